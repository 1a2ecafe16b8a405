// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "app/runs/runfeed.h"
#include "app/runs/runs.h"
#include "base/clock.h"
#include "console/main/consolecontext.h"
#include "console/runs/applicationrunaccess.h"
#include "console/runs/payloadlines.h"
#include "console/runs/runfiles.h"
#include "console/runs/runspage.h"
#include "console/runs/runtablemodel.h"
#include "console/runs/runview.h"
#include "console/widgets/badges.h"
#include "core/engine/issuelist.h"
#include "core/engine/runledger.h"
#include "core/store/budgets.h"
#include "core/store/store.h"
#include "gui/runs/fakerunaccess.h"
#include "gui/runs/runtests.h"

#include <QAbstractItemView>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace sluice;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

Result<RunRow> makeRun(RunLedger &ledger)
{
    RunSpec spec;
    spec.jobName = u"Clean up leads"_s;
    spec.kind = u"crm-bulk"_s;
    spec.subject = u"Leads"_s;
    spec.environment = u"sandbox"_s;
    return ledger.create(spec);
}

Result<void> addIssue(Store &store, qint64 run, qint64 ordinal, const QString &message)
{
    return store.write([=](Sql &sql) -> Result<void> {
        auto added = sql.run("INSERT INTO record_issue(run_number, stream, ordinal, outcome,"
                             " source_key, code, field, message, chunk_id)"
                             " VALUES(?,0,?,'rejected',?,'INVALID_DATA','Mobile',?,0)",
            {run, ordinal, u"id%1"_s.arg(ordinal), message});
        if (!added)
            return fail(added.error());
        return {};
    });
}

} // namespace

// Against a real store and application, without any service.
class RunFileTest final : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_store.reset();
        auto store = Store::open(m_folder->path() + u"/data"_s, Timings());
        QVERIFY2(store, qPrintable(store ? QString() : store.error().text()));
        m_store = std::move(*store);
        m_ledger = std::make_unique<RunLedger>(*m_store, Clock::system(), Timings());
    }

    void issuesAreWrittenForPeople()
    {
        auto run = makeRun(*m_ledger);
        QVERIFY(run);
        QVERIFY(addIssue(*m_store, run->number, 7, u"=cmd|' /C calc'!A0"_s));
        QVERIFY(addIssue(*m_store, run->number, 9, u"Not valid, \"quoted\""_s));
        const QString path = m_folder->filePath(u"rejected.csv"_s);
        auto count = writeIssuesCsv(*m_store, *run, {.outcome = u"rejected"_s}, path);
        QVERIFY(count);
        QCOMPARE(*count, 2);
        const QByteArrayList lines = contentOf(path).trimmed().split('\n');
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines.at(0), QByteArray("row,record_id,field,code,what_is_wrong"));
        QCOMPARE(lines.at(1), QByteArray("7,id7,Mobile,INVALID_DATA,'=cmd|' /C calc'!A0"));
        QCOMPARE(
            lines.at(2), QByteArray("9,id9,Mobile,INVALID_DATA,\"Not valid, \"\"quoted\"\"\""));
        QVERIFY(
            !writeIssuesCsv(*m_store, *run, {.outcome = u"rejected"_s}, u"/nowhere/at/all.csv"_s));
    }

    // The store filters, counts and says where the pages begin.
    void issuesAreListedInPages()
    {
        auto run = makeRun(*m_ledger);
        QVERIFY(run);
        for (int ordinal = 1; ordinal <= 25; ++ordinal)
            QVERIFY(addIssue(*m_store, run->number, ordinal * 3,
                ordinal % 5 == 0 ? u"100 % Wrong_x"_s : u"No phone number"_s));
        IssueList list(*m_store, *run);
        const IssueFilter all{.outcome = u"rejected"_s};
        auto index = list.index(all, 10, 33);
        QVERIFY2(index.has_value(), qPrintable(index ? QString() : index.error().text()));
        QCOMPARE(index->count, 25);
        QCOMPARE(index->pageStarts, (QList<qint64>{3, 33, 63}));
        QCOMPARE(index->row, 10);
        auto page = list.page(all, 33, 10);
        QVERIFY(page);
        QCOMPARE(page->size(), 10);
        QCOMPARE(page->first().ordinal, 33);
        IssueFilter text = all;
        text.text = u"% wrong_"_s; // no pattern of the store's
        index = list.index(text, 10);
        QVERIFY(index);
        QCOMPARE(index->count, 5);
        QCOMPARE(index->row, -1);
        text.text = u"%w"_s;
        QCOMPARE(list.index(text, 10)->count, 0);
        IssueFilter codes = all;
        codes.codes = {u"INVALID_DATA"_s};
        QCOMPARE(list.index(codes, 10)->count, 25);
        codes.isNoneOfCodes = true;
        QCOMPARE(list.index(codes, 10)->count, 0);
        IssueFilter field = all;
        field.field = QString();
        QCOMPARE(list.index(field, 10)->count, 0);
        auto groups = list.groups(u"rejected"_s);
        QVERIFY(groups);
        QCOMPARE(groups->size(), 1);
        QCOMPARE(groups->first().field, u"Mobile"_s);
        QCOMPARE(groups->first().count, 25);
    }

    void valuesOfARejectedRecord()
    {
        auto run = makeRun(*m_ledger);
        QVERIFY(run);
        const QString folder = m_ledger->runDirectory(run->id);
        auto none = rejectedValues(folder, 5);
        QVERIFY(none && none->isEmpty());
        write(folder + u"/outcome/rejected.csv"_s,
            "_row,_code,_field,_message,id,Mobile\n"
            "5,INVALID_DATA,Mobile,no,100,\"+44, 20\"\n"
            "8,INVALID_DATA,Mobile,no,101,x\n");
        auto values = rejectedValues(folder, 5);
        QVERIFY(values);
        QCOMPARE(*values, (RecordValues{{u"id"_s, u"100"_s}, {u"Mobile"_s, u"+44, 20"_s}}));
        auto missing = rejectedValues(folder, 6);
        QVERIFY(missing && missing->isEmpty());
    }

    // What was sent as JSON is told value by value; of what was refused before, the value.
    void valuesOfAPayload()
    {
        auto run = makeRun(*m_ledger);
        QVERIFY(run);
        const QString folder = m_ledger->runDirectory(run->id);
        QByteArray many = R"({""type"":""profile"",""attributes"":{""p"":{)";
        for (int i = 0; i < 300; ++i)
            many += "\"\"k" + QByteArray::number(100 + i) + "\"\":" + QByteArray::number(i) + ',';
        many += R"(""z"":""last""}}})";
        write(folder + u"/outcome/rejected.csv"_s,
            "_row,_code,_field,_message,id,resource,_value,payload\n"
            "5,invalid,location.city,no,c-1,customers,Rome,"
            R"("{""type"":""profile"",""attributes"":{""email"":""a@b.example"",)"
            R"(""location"":{""city"":""Rome"",""zip"":7},""tags"":[""x"",""y""]}}")"
            "\n8,email_invalid,email,no,c-2,customers,nobody,\n"
            "9,invalid,z,no,c-3,customers,last,\""
                + many + "\"\n");
        auto sent = rejectedValues(folder, 5);
        QVERIFY(sent);
        QCOMPARE(*sent,
            (RecordValues{{u"id"_s, u"c-1"_s}, {u"resource"_s, u"customers"_s},
                {u"email"_s, u"a@b.example"_s}, {u"location.city"_s, u"Rome"_s},
                {u"location.zip"_s, u"7"_s}, {u"tags.1"_s, u"x"_s}, {u"tags.2"_s, u"y"_s},
                {u"type"_s, u"profile"_s}}));
        QVERIFY(isRefusedField(u"location.city"_s, u"location.city"_s));
        QVERIFY(isRefusedField(u"city,zip"_s, u"location.zip"_s));
        QVERIFY(!isRefusedField(u"ip"_s, u"location.zip"_s));
        QVERIFY(!isRefusedField(QString(), u"location.zip"_s));
        auto before = rejectedValues(folder, 8);
        QVERIFY(before);
        QCOMPARE(before->last(), std::pair(u"email"_s, u"nobody"_s));
        auto large = rejectedValues(folder, 9);
        QVERIFY(large);
        QVERIFY(large->size() < 150);
        QVERIFY(large->contains(std::pair(u"p.z"_s, u"last"_s))); // the refused one, however late
        QVERIFY2(large->last().second.startsWith("1"_L1), qPrintable(large->last().second));
    }

    void limitsOfTheAccountUsedLast()
    {
        StoredBudgets budgets(*m_store, Clock::system());
        const auto spend = [&budgets](const QString &group, double cost) {
            const LimitUse use{
                .group = group, .capacity = 100, .perSecond = 1.0 / 600, .cost = cost};
            return budgets.take({{.use = use, .amount = cost}}).has_value();
        };
        QVERIFY(spend(u"zoho-crm/1/credits"_s, 50));
        QVERIFY(spend(u"run/abc/credits"_s, 7));
        QTest::qWait(2); // by the clock, which counts milliseconds
        QVERIFY(spend(u"zoho-crm/2/downloads"_s, 3));
        QVERIFY(spend(u"zoho-crm/2/credits"_s, 60));
        const auto place = budgets.takePlace(u"zoho-crm/2/calls"_s, 19);
        QCOMPARE(place, 0);
        auto levels = latestLimitLevels(budgets, u"zoho-crm"_s);
        QVERIFY(levels);
        QCOMPARE(levels->size(), 3);
        QCOMPARE(levels->at(0).group, u"zoho-crm/2/calls"_s);
        QCOMPARE(levels->at(0).used, 1);
        QCOMPARE(levels->at(0).left, 18);
        QCOMPARE(levels->at(1).group, u"zoho-crm/2/credits"_s);
        QCOMPARE(levels->at(1).used, 60);
        QCOMPARE(levels->at(1).capacity, 100);
        QCOMPARE(levels->at(1).left, 40);
        QCOMPARE(levels->at(1).windowMs, 60'000'000);
        QVERIFY(budgets.told(u"zoho-crm/2/credits"_s, 25, 60)); // the service's own word
        levels = latestLimitLevels(budgets, u"zoho-crm"_s);
        QCOMPARE(levels->at(1).left, 25);
        auto other = latestLimitLevels(budgets, u"unknown"_s);
        QVERIFY(other && other->isEmpty());
    }

    void pageWorksOnTheRealApplication()
    {
        auto made = makeRun(*m_ledger);
        QVERIFY(made);
        QVERIFY(addIssue(*m_store, made->number, 3, u"Not a valid phone number"_s));
        m_ledger.reset();
        m_store.reset();
        const QString key = m_folder->filePath(u"key"_s);
        write(key, QByteArray(32, 'k'));
        QVERIFY(QFile::setPermissions(key, QFile::ReadOwner | QFile::WriteOwner));
        qputenv("SLUICE_VAULT_KEY_FILE", QFile::encodeName(key));
        auto application = Application::open({.dataDirectory = m_folder->path() + u"/data"_s,
            .logLevel = LogLevel::Info,
            .createdBy = u"console"_s});
        QVERIFY2(application, qPrintable(application ? QString() : application.error().text()));
        RunFeed feed((*application)->runs(), 50);
        FakePrompt prompt;
        ConsoleContext context{**application, feed, prompt};
        RunsPage page(context);
        page.resize(1080, 682);
        page.show();
        page.activate();
        QTRY_COMPARE(page.model()->rowCount(), 1);
        page.openRun(made->id);
        QTRY_VERIFY(page.view()->hasSnapshot());
        QVERIFY(page.view()->run().id == made->id);
        for (const QString &tab : {u"rejected"_s, u"log"_s, u"files"_s, u"settings"_s, u"stages"_s})
            page.view()->showTab(tab);
        Logger(&(*application)->log(), "engine", made->id).info(u"A line of this run"_s);
        page.view()->showTab(u"log"_s);
        auto *log = page.findChild<QAbstractItemView *>(u"runLogTable"_s);
        QTRY_COMPARE(log->model()->rowCount(), 1);
        page.stop(); // a queued run: the wish must reach the store
        QTRY_COMPARE(page.view()->run().wish, u"stop"_s);
    }

    void cleanup()
    {
        qunsetenv("SLUICE_VAULT_KEY_FILE");
        m_ledger.reset();
        m_store.reset();
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Store> m_store;
    std::unique_ptr<RunLedger> m_ledger;
};

QObject *makeRunFileTest()
{
    return new RunFileTest;
}

#include "tst_runfiles.moc"
