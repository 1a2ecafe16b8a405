// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/connections.h"
#include "app/documents/jobs.h"
#include "console/main/mainwindow.h"
#include "console/main/page.h"
#include "console/mappings/mappingeditor.h"
#include "console/mappings/mappingsource.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "core/engine/runledger.h"
#include "core/mapping/jsoncheck.h"
#include "core/store/store.h"
#include "gui/acceptance/acceptancetests.h"
#include "gui/pagefaults.h"
#include "gui/pagefixture.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QDir>
#include <QJsonDocument>
#include <QLabel>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

constexpr int kStateLimitMs = 20'000;
constexpr int kPatienceMs = 400; // then it would say so

// Everything that the page says now.
QString textsOn(const QWidget *page)
{
    QStringList texts;
    for (const QLabel *label : page->findChildren<QLabel *>()) {
        if (label->isVisibleTo(page))
            texts << label->text();
    }
    for (const QAbstractButton *button : page->findChildren<QAbstractButton *>()) {
        if (button->isVisibleTo(page))
            texts << button->text();
    }
    texts.removeAll(QString());
    return texts.join(u'\n');
}

// Connections to services that are not there.
const QByteArray kNowhere = QByteArray(R"({"formatVersion":1,"connections":[
    {"name":"C","service":"zoho-crm","environment":"sandbox","settings":
        {"accountsUrl":"HOST","apiUrl":"HOST",
         "uploadUrl":"HOST"},
     "secrets":{"clientId":{"sandbox":"a"},"clientSecret":{"sandbox":"b"},
        "refreshToken":{"sandbox":"c"}}},
    {"name":"S","service":"catalyst","environment":"sandbox","settings":
        {"accountsUrl":"HOST","apiUrl":"HOST","projectId":"4"},
     "secrets":{"clientId":{"sandbox":"a"},"clientSecret":{"sandbox":"b"},
        "refreshToken":{"sandbox":"c"}}},
    {"name":"B","service":"zoho-analytics","environment":"sandbox","settings":
        {"accountsUrl":"HOST","apiUrl":"HOST","orgId":"5",
         "workspaceId":"6"},
     "secrets":{"clientId":{"sandbox":"a"},"clientSecret":{"sandbox":"b"},
        "refreshToken":{"sandbox":"c"}}},
    {"name":"H","service":"commercetools","environment":"sandbox","settings":
        {"apiUrl":"HOST","authUrl":"HOST","projectKey":"harbour",
         "scopes":"view_customers:harbour"},
     "secrets":{"clientId":{"sandbox":"a"},"clientSecret":{"sandbox":"b"}}},
    {"name":"K","service":"klaviyo","environment":"sandbox","settings":
        {"apiUrl":"HOST"},"secrets":{"privateKey":{"sandbox":"k"}}}]})")
                                .replace("HOST",
                                    "http:/"
                                    "/127.0.0.1:9"); // moc takes two strokes for a comment

// In a cell of a table of the page.
bool shows(MainWindow &window, const QString &text)
{
    for (const QAbstractItemView *view :
        window.currentPage()->findChildren<QAbstractItemView *>()) {
        for (int row = 0; view->model() && row < view->model()->rowCount(); ++row) {
            for (int column = 0; column < view->model()->columnCount(); ++column) {
                if (view->model()->index(row, column).data().toString().contains(text))
                    return true;
            }
        }
    }
    return false;
}

// A message on the page.
bool complains(MainWindow &window)
{
    const auto bars = window.currentPage()->findChildren<MessageBar *>();
    return std::any_of(bars.cbegin(), bars.cend(), [&window](const MessageBar *bar) {
        return bar->isVisibleTo(window.currentPage()) && !bar->text().isEmpty();
    });
}

// A run of each sync that this process works on, and the job that it is of.
QString addRunning(Application &application)
{
    if (auto imported = application.connections().import(kNowhere); !imported)
        return imported.error().text();
    struct Sync
    {
        QString kind, source, target;
        QJsonObject parameters;
    };
    for (const Sync &sync : {Sync{u"crm-bulk"_s, u"C"_s, u"C"_s, {{u"module"_s, u"Leads"_s}}},
             Sync{u"datastore-analytics"_s, u"S"_s, u"B"_s, {{u"table"_s, u"Orders"_s}}},
             Sync{u"commerce-klaviyo"_s, u"H"_s, u"K"_s, {{u"resource"_s, u"customers"_s}}}}) {
        Job job{.name = sync.kind, .kind = sync.kind};
        job.source = sync.source;
        job.target = sync.target;
        job.parameters = sync.parameters;
        const auto saved = application.jobs().save(job);
        if (!saved)
            return saved.error().text();
        RunSpec spec;
        spec.jobId = saved->id;
        spec.jobName = saved->name;
        spec.kind = sync.kind;
        spec.subject = u"Leads"_s;
        spec.environment = u"sandbox"_s;
        auto run = application.ledger().create(spec);
        if (!run)
            return run.error().text();
        auto written = application.store().write([&run](Sql &sql) -> Result<void> {
            auto put
                = sql.run("UPDATE run SET state='running', started_at=1 WHERE id=?", {run->id});
            return put ? Result<void>() : fail(put.error());
        });
        if (!written)
            return written.error().text();
    }
    return {};
}

QJsonObject documentIn(const char *text)
{
    return QJsonDocument::fromJson(QByteArray(text)).object();
}

} // namespace

// Of the acceptance list what is about all pages, and all mappings.
class PagesAndMappingsTest final : public QObject
{
    Q_OBJECT

private slots:
    void mappingsKeepTheirBytes_data();
    void mappingsKeepTheirBytes();
    void pagesHaveFourStates_data();
    void pagesHaveFourStates();

private:
    static QByteArray bytesOf(Application &application, const Job &job);
};

// As the editor writes it.
QByteArray PagesAndMappingsTest::bytesOf(Application &application, const Job &job)
{
    QWidget holder;
    const auto source = MappingSource::make(application, job);
    const auto editor = source ? source->makeEditor(&holder)
                               : Result<MappingEditor *>(fail(ErrorKind::Config, u"none"_s));
    return editor ? writeJsonDocument((*editor)->document()) : editor.error().text().toUtf8();
}

void PagesAndMappingsTest::mappingsKeepTheirBytes_data()
{
    QTest::addColumn<QString>("fixture"); // a store of an earlier version; empty: a new one
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QJsonObject>("mapping");
    const QString folder = QStringLiteral(SLUICE_SOURCE_DIR "/tests/fixtures");
    for (const QString &store : QDir(folder).entryList({u"store-v*"_s}, QDir::Dirs))
        QTest::newRow(qPrintable(store))
            << QString(folder + u'/' + store) << QString() << QJsonObject();
    QTest::newRow("CRM") << QString() << u"crm-bulk"_s
                         << documentIn(R"({"formatVersion":1,"fields":[
        {"target":"Company","template":"{{Company}} Ltd"},{"target":"Phone","source":"Phone",
         "transforms":[{"do":"trim"}]}]})");
    QTest::newRow("table") << QString() << u"datastore-analytics"_s
                           << documentIn(R"({"formatVersion":1,"columns":{
        "Priority":{"type":"POSITIVE_NUMBER"},"Name":{"to":"Customer"}}})");
    QTest::newRow("shop") << QString() << u"commerce-klaviyo"_s
                          << documentIn(R"({"formatVersion":1,"customer":{"properties":{
        "exclude":["locale"]}}})");
}

// 7. Save, load, save: the same bytes; mappings of earlier versions load.
void PagesAndMappingsTest::mappingsKeepTheirBytes()
{
    QFETCH(const QString, fixture);
    QFETCH(const QString, kind);
    QFETCH(const QJsonObject, mapping);
    PageFixture place;
    if (!fixture.isEmpty()) {
        QVERIFY(QDir().mkpath(place.dataDirectory()));
        for (const QString &name : QDir(fixture).entryList(QDir::Files))
            QVERIFY(
                QFile::copy(fixture + u'/' + name, QString(place.dataDirectory() + u'/' + name)));
    }
    QCOMPARE(place.open(), QString());
    Jobs &jobs = place.application->jobs();
    QList<Job> all;
    if (fixture.isEmpty())
        all = {Job{.name = u"Mapped"_s, .kind = kind}};
    else
        all = jobs.list().value_or(QList<Job>());
    QVERIFY(!all.isEmpty());
    for (Job job : all) {
        if (fixture.isEmpty())
            job.mapping = mapping;
        const QByteArray first = bytesOf(*place.application, job);
        const QJsonObject document = QJsonDocument::fromJson(first).object();
        QVERIFY2(!document.isEmpty(), first.constData()); // it loads
        job.mapping = document;
        if (!fixture.isEmpty()) {
            const auto saved = jobs.save(job);
            QVERIFY2(saved.has_value(), saved ? "" : qPrintable(saved.error().text()));
            job = *jobs.findById(saved->id);
        }
        QCOMPARE(bytesOf(*place.application, job), first);
        for (auto it = mapping.constBegin(); it != mapping.constEnd(); ++it)
            QVERIFY2(document.contains(it.key()), first.constData()); // nothing was dropped
    }
}

void PagesAndMappingsTest::pagesHaveFourStates_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("empty");
    QTest::addColumn<QString>("running"); // empty: nothing runs there
    const auto row = [](const char *page, const QString &empty, const QString &running = {}) {
        QTest::newRow(page) << QString::fromLatin1(page) << empty << running;
    };
    row("overview", u"Nothing is connected yet"_s, u"Running"_s);
    row("crm", u"No jobs here yet"_s, u"Open Run"_s);
    row("analytics", u"No jobs here yet"_s, u"Open Run"_s);
    row("klaviyo", u"No jobs here yet"_s, u"Open Run"_s);
    row("runs", u"No runs yet"_s, u"Running"_s);
    row("mappings", u"No mappings yet"_s);
    row("schedules", u"Nothing is scheduled"_s);
    row("connections", u"Nothing is connected yet"_s);
}

// 8. Every page that shows what is stored: before it is read, with nothing there, with what runs,
// and when it cannot be read. The log has its own tests: it is no page of the store.
void PagesAndMappingsTest::pagesHaveFourStates()
{
    QFETCH(const QString, page);
    QFETCH(const QString, empty);
    QFETCH(const QString, running);
    PageFixture place;
    QCOMPARE(place.open(), QString());
    const auto says = [&page](MainWindow &window, const QString &text) {
        return QTest::qWaitFor(
            [&window, &text, &page] {
                if (window.currentPage()->key() != page) // the welcome came between
                    window.showPage(page);
                return textsOn(window.currentPage()).contains(text) || shows(window, text);
            },
            kStateLimitMs);
    };
    {
        // It does not say that nothing is there before it knows. Nobody answers: the threads that
        // read have other work, and the feed was not started.
        RunFeed feed(place.application->runs(), 250, RunFeed::Begin::WhenTold);
        ConsoleContext context{*place.application, feed, place.prompt};
        const BusyThreads busy;
        MainWindow window(context);
        window.show();
        window.showPage(page);
        QTest::qWait(kPatienceMs);
        const QString texts = textsOn(window.currentPage());
        QVERIFY2(!texts.contains(empty) && !complains(window), qPrintable(texts));
    }
    {
        MainWindow window(place.context());
        window.show();
        QVERIFY2(says(window, empty), qPrintable(textsOn(window.currentPage())));
    }
    if (!running.isEmpty()) {
        QCOMPARE(addRunning(*place.application), QString());
        MainWindow window(place.context());
        window.show();
        QVERIFY2(says(window, running), qPrintable(textsOn(window.currentPage())));
    }
    QVERIFY(loseTables(place.application->store()));
    MainWindow window(place.context());
    window.show();
    const auto isTold = [&window, &page] {
        if (window.currentPage()->key() != page)
            window.showPage(page);
        return complains(window);
    };
    QVERIFY2(QTest::qWaitFor(isTold, kStateLimitMs), qPrintable(textsOn(window.currentPage())));
    QTest::qWait(kPatienceMs); // nobody goes on waiting for what could not be read
    const auto views = window.currentPage()->findChildren<RowView *>();
    for (const RowView *view : views)
        QVERIFY2(!view->isVisible() || view->placeholderText() != u"Loading…"_s,
            qPrintable(view->objectName()));
}

} // namespace sluice::testing

QObject *makePagesAndMappingsTest()
{
    return new sluice::testing::PagesAndMappingsTest;
}

#include "pagesandmappings.moc"
