// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/jobs.h"
#include "console/log/recordstorydialog.h"
#include "console/log/storywords.h"
#include "console/widgets/format.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "core/store/store.h"
#include "gui/tasks/tasksbench.h"

#include <QApplication>
#include <QDialog>
#include <QJsonDocument>
#include <QPushButton>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

constexpr int kRejected = 37;
constexpr int kLeads = 60;
const QString kJob = u"Sort leads"_s;

} // namespace

// Tasks with single records: why they were rejected, and what became of one.
class RecordTasksTest final : public TasksBench
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { beginTask(); }
    void cleanup() { endTask(); }
    void mendsRejectedRecords();
    void findsARecordsStory();

private:
    QList<QJsonObject> ledger();
    QHash<QString, QString> segments(); // of the service's leads, by id
    QStringList rejectedIds(const RunRow &run);
};

QList<QJsonObject> RecordTasksTest::ledger()
{
    QList<QJsonObject> rows;
    const QByteArray text
        = m_console->sandbox().getText(u"/ledger?service=zoho-crm&stream=Leads"_s);
    for (const QByteArray &line : text.split('\n')) {
        if (!line.isEmpty())
            rows.append(QJsonDocument::fromJson(line).object());
    }
    return rows;
}

QHash<QString, QString> RecordTasksTest::segments()
{
    QHash<QString, QString> found;
    for (const QJsonObject &row : ledger())
        found.insert(
            row.value("id"_L1).toString(), row.value("values"_L1)[u"Lead_Segment"].toString());
    return found;
}

QStringList RecordTasksTest::rejectedIds(const RunRow &run)
{
    QStringList ids;
    auto issues = m_console->application().runs().rejected(run.id, kLeads);
    for (const RecordIssue &issue : issues ? *issues : QList<RecordIssue>())
        ids << issue.sourceKey;
    return ids;
}

// A job that makes a pick list of what people wrote: 37 of them wrote something that is not in it.
void RecordTasksTest::initTestCase()
{
    begin({u"--scale"_s, QString::number(kLeads)});
    if (QTest::currentTestFailed())
        return;
    QJsonArray mutations;
    const QList<QJsonObject> rows = ledger();
    QCOMPARE(rows.size(), kLeads);
    for (int i = 0; i < kLeads; ++i)
        mutations.append(QJsonObject{{u"service"_s, u"zoho-crm"_s}, {u"stream"_s, u"Leads"_s},
            {u"id"_s, rows.at(i).value("id"_L1).toString()},
            {u"values"_s,
                QJsonObject{{u"Designation"_s, i < kRejected ? u"warmish"_s : u"Warm"_s}}}});
    QVERIFY(!m_console->sandbox().post(u"/mutate"_s, mutations).isEmpty());
    auto job = m_console->application().jobs().find(u"Clean up leads"_s);
    QVERIFY(job.has_value());
    job->id.clear();
    job->revision = 0;
    job->name = kJob;
    job->parameters.insert(u"processors"_s, QJsonArray());
    job->parameters.insert(
        u"fields"_s, QJsonArray{u"Last_Name"_s, u"Designation"_s, u"Lead_Segment"_s});
    job->mapping = QJsonObject{{u"formatVersion"_s, 1}, {u"kind"_s, u"crm-bulk"_s},
        {u"fields"_s,
            QJsonArray{
                QJsonObject{{u"target"_s, u"Lead_Segment"_s}, {u"source"_s, u"Designation"_s}}}}};
    const auto saved = m_console->application().jobs().save(*job);
    QVERIFY2(saved, qPrintable(saved ? QString() : saved.error().text()));
}

// Why 37 were rejected, what made it so, mended and sent again: all of them are written.
void RecordTasksTest::mendsRejectedRecords()
{
    const RunRow run = runJob(kJob);
    QCOMPARE(run.state, RunState::CompletedWithRejections);
    QCOMPARE(run.counts.rejected, kRejected);
    const QStringList ids = rejectedIds(run);
    QCOMPARE(ids.size(), kRejected);

    // The page that the console opens with lists it.
    const auto *recent = shown<RowView>("recentRuns")->model();
    const QString number = u"#%1"_s.arg(run.number);
    QTRY_VERIFY_WITH_TIMEOUT(
        !recent->match(recent->index(0, 0), Qt::DisplayRole, number).isEmpty(), kTaskLimitMs);
    QVERIFY2(m_keys->reach(u"recentRuns"_s), qPrintable(m_keys->where()));
    QVERIFY(m_keys->choose(number));
    m_keys->activate(Qt::Key_Return);
    QTRY_VERIFY(shown("rejectedTable"));
    // Why: the field, the value and the reason stand there.
    QTRY_COMPARE(shown<RowView>("rejectedTable")->model()->rowCount(), kRejected);
    QTRY_VERIFY(shown<QLabel>("rejectionMessage"));
    QTRY_VERIFY(shown<QLabel>("rejectionFacts")->text().contains(u"Lead_Segment"_s));
    QTRY_VERIFY(shown("rejectionValues"));
    QVERIFY(shown<QLabel>("rejectionAdvice")->text().size() > 20);
    takePicture(*m_console->window(), u"task-rejected"_s);

    QVERIFY2(m_keys->reach(u"mendMappingButton"_s), qPrintable(m_keys->where()));
    m_keys->activate();
    QTRY_VERIFY_WITH_TIMEOUT(shown<MessageBar>("mendingBar"), kTaskLimitMs);
    QVERIFY(shown<MessageBar>("mendingBar")->text().contains(QString::number(kRejected)));
    QTRY_COMPARE_WITH_TIMEOUT(m_keys->focus()->objectName(), u"mappingTable"_s, kTaskLimitMs);
    auto *table = shown<RowView>("mappingTable");
    QTRY_COMPARE(table->currentIndex().data().toString(), u"Designation"_s);
    QTRY_VERIFY(table->model()->rowCount() > 5); // the module's fields are there
    QTest::qWait(300); // nothing takes the place of what is typed
    m_keys->type(u"=Cold"_s);
    m_keys->activate(Qt::Key_Return);
    QTRY_COMPARE(table->currentIndex().data().toString(), Format::quoted(u"Cold"_s));
    takePicture(*m_console->window(), u"task-mending"_s);
    QVERIFY2(m_keys->reach(u"messageAction-saveAndRetry"_s), qPrintable(m_keys->where()));
    m_keys->activate();
    QVERIFY(waitForEnd(run.id));

    const RunRow retried = *newestRun();
    QCOMPARE(retried.state, RunState::Completed);
    QCOMPARE(retried.counts.read, kRejected);
    QCOMPARE(retried.counts.written, kRejected);
    QTRY_VERIFY(shown("runTabs")); // and the operator sees it
    const QHash<QString, QString> segments = this->segments();
    for (const auto &[id, segment] : segments.asKeyValueRange())
        QCOMPARE(segment, ids.contains(id) ? u"Cold"_s : u"Warm"_s);
}

// From anywhere: the id is typed, and every event of all runs is there.
void RecordTasksTest::findsARecordsStory()
{
    const RunRow first = runJob(u"Clean up leads"_s);
    QVERIFY(first.counts.written > 0);
    const RunRow second = runJob(u"Clean up leads"_s);
    QVERIFY(second.number > first.number);
    const QString id = ledger().first().value("id"_L1).toString();
    // And one from an earlier start: the whole history is searched, not what is in memory.
    QCOMPARE(m_console->restart(), QString());
    m_console->window()->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_console->window()));
    m_keys = std::make_unique<Keyboard>(m_console->window());

    m_keys->press(QKeySequence(u"Ctrl+Shift+F"_s));
    QTRY_VERIFY(shown<RecordStoryDialog>("recordStoryDialog"));
    QTRY_COMPARE(m_keys->focus()->objectName(), u"storyIdEdit"_s);
    m_keys->type(id);
    m_keys->activate(Qt::Key_Return);
    auto *table = shown("recordStoryDialog")->findChild<RowView *>(u"storyTable"_s);
    QVERIFY(table);
    QTRY_VERIFY_WITH_TIMEOUT(table->isVisible() && table->model()->rowCount() >= 6, kTaskLimitMs);
    QHash<qint64, QStringList> told; // what happened, by run
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        const auto cell = [table, row](int column) {
            return table->model()->index(row, column).data().toString();
        };
        QVERIFY2(!cell(0).isEmpty() && !cell(4).isEmpty(), qPrintable(QString::number(row)));
        for (const RunRow &run : {first, second}) {
            if (cell(1).startsWith(u"#%1 "_s.arg(run.number)))
                told[run.number] << cell(2);
        }
    }
    using What = StoryEvent::What;
    const auto word
        = [](What what) { return storyLook({.what = what, .outcome = u"written"_s}).word; };
    for (const What what : {What::Read, What::Changed, What::Sent, What::Answered})
        QVERIFY2(told[first.number].contains(word(what)), qPrintable(word(what)));
    QVERIFY(told[second.number].contains(word(What::Read)));
    QVERIFY(told[second.number].contains(word(What::Answered)));
    auto *dialog = shown<RecordStoryDialog>("recordStoryDialog");
    takePicture(*dialog, u"task-story"_s);
    dialog->close();
}

} // namespace sluice::testing

QObject *makeRecordTasksTest()
{
    return new sluice::testing::RecordTasksTest;
}

#include "tst_recordtasks.moc"
