// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/connections.h"
#include "app/documents/jobs.h"
#include "app/vaultkeys.h"
#include "console/analytics/applicationanalyticsaccess.h"
#include "console/analytics/applicationwatchaccess.h"
#include "console/connections/accountcheckdialog.h"
#include "console/connections/connectionspage.h"
#include "console/connections/signindialog.h"
#include "console/klaviyo/applicationklaviyoaccess.h"
#include "console/overview/applicationoverviewaccess.h"
#include "console/runs/applicationrunaccess.h"
#include "console/schedules/applicationscheduleaccess.h"
#include "console/settings/vaultkeydialog.h"
#include "core/auth/vault.h"
#include "core/engine/runledger.h"
#include "gui/pagefixture.h"
#include "gui/settings/settingstests.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

const QByteArray kThreeConnections = QByteArray(R"({"formatVersion":1,"connections":[
    {"name":"Shop","service":"catalyst","environment":"sandbox","settings":{
     "accountsUrl":"HOST","apiUrl":"HOST","projectId":"1","orgId":"2"},"secrets":{"clientId":{"value":"a"},"clientSecret":{"value":"b"},
     "refreshToken":{"value":"c"}}},
    {"name":"CRM","service":"zoho-crm","environment":"sandbox","settings":{
     "accountsUrl":"HOST","apiUrl":"HOST","uploadUrl":"HOST"},"secrets":{
     "clientId":{"value":"a"},"clientSecret":{"value":"b"},"refreshToken":{"value":"c"}}},
    {"name":"Reports","service":"zoho-analytics","environment":"sandbox","settings":{
     "accountsUrl":"HOST","apiUrl":"HOST","orgId":"3","workspaceId":"4"},"secrets":{"clientId":{"value":"a"},
     "clientSecret":{"value":"b"},"refreshToken":{"value":"c"}}}]})")
                                         .replace("HOST",
                                             "http:/"
                                             "/127.0.0.1:9"); // moc takes two strokes for a comment

} // namespace

// Each action that needs the locked vault asks for it where it is, and does nothing if it stays
// locked. With a real application; no service is there.
class VaultGuardTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();
    void asksInPlace_data();
    void asksInPlace();
    void switchingOffNeedsNothing();
    void windowsAsk();

private:
    using Ended = std::function<void(const Result<void> &)>;
    using Action = std::function<void(VaultGuardTest &test, const Ended &ended)>;
    static QList<std::pair<const char *, Action>> actions();
    template <class T> static std::function<void(const Result<T> &)> told(const Ended &ended)
    {
        return [ended](const Result<T> &end) {
            ended(end ? Result<void>() : Result<void>(fail(end.error())));
        };
    }
    QString id(const QString &name)
    {
        const auto connection = m_fixture->application->connections().find(name);
        return connection ? connection->id : QString();
    }
    static VaultKeyDialog *dialog()
    {
        const QWidgetList all = QApplication::topLevelWidgets();
        for (QWidget *widget : all) {
            if (auto *found = qobject_cast<VaultKeyDialog *>(widget); found && found->isVisible())
                return found;
        }
        return nullptr;
    }

    std::unique_ptr<PageFixture> m_fixture;
    std::unique_ptr<QWidget> m_owner;
    std::unique_ptr<ApplicationRunAccess> m_runs;
    std::unique_ptr<ApplicationAnalyticsAccess> m_analytics;
    std::unique_ptr<ApplicationWatchAccess> m_watch;
    std::unique_ptr<ApplicationScheduleAccess> m_schedules;
    std::unique_ptr<ApplicationKlaviyoAccess> m_klaviyo;
    std::unique_ptr<ApplicationOverviewAccess> m_overview;
    Job m_job;
    QString m_run;
};

void VaultGuardTest::initTestCase()
{
    m_fixture = std::make_unique<PageFixture>();
    QCOMPARE(m_fixture->open(), QString());
    const auto imported = m_fixture->application->connections().import(kThreeConnections);
    QVERIFY2(imported.has_value(), imported ? "" : qPrintable(imported.error().text()));
    Job job{.name = u"Orders"_s, .kind = u"datastore-analytics"_s};
    job.source = u"Shop"_s;
    job.target = u"Reports"_s;
    job.parameters = QJsonObject{{u"table"_s, u"Orders"_s}, {u"view"_s, u"77"_s},
        {u"mode"_s, u"incremental"_s}, {u"watchSeconds"_s, 3600}};
    const auto saved = m_fixture->application->jobs().save(job);
    QVERIFY2(saved.has_value(), saved ? "" : qPrintable(saved.error().text()));
    m_job = *saved;
    QVERIFY(m_fixture->application->jobs().setEnabled(m_job.name, false));
    RunSpec spec;
    spec.jobId = m_job.id;
    spec.jobName = m_job.name;
    spec.kind = m_job.kind;
    spec.subject = u"Orders"_s;
    spec.environment = u"sandbox"_s;
    const auto run = m_fixture->application->ledger().create(spec);
    QVERIFY2(run.has_value(), run ? "" : qPrintable(run.error().text()));
    m_run = run->id;
}

void VaultGuardTest::init()
{
    m_owner = std::make_unique<QWidget>();
    m_owner->show();
    ConsoleContext context = m_fixture->context();
    m_runs = std::make_unique<ApplicationRunAccess>(context);
    m_analytics = std::make_unique<ApplicationAnalyticsAccess>(context);
    m_watch = std::make_unique<ApplicationWatchAccess>(context);
    m_schedules = std::make_unique<ApplicationScheduleAccess>(context);
    m_klaviyo = std::make_unique<ApplicationKlaviyoAccess>(context);
    m_overview = std::make_unique<ApplicationOverviewAccess>(context);
    lockVault(*m_fixture->application);
}

void VaultGuardTest::cleanup()
{
    m_owner.reset();
    m_runs.reset();
    m_analytics.reset();
    m_watch.reset();
    m_schedules.reset();
    m_klaviyo.reset();
    m_overview.reset();
}

void VaultGuardTest::cleanupTestCase()
{
    m_fixture.reset();
}

QList<std::pair<const char *, VaultGuardTest::Action>> VaultGuardTest::actions()
{
    using Test = VaultGuardTest;
    const auto waiting = [](const QString &) {};
    return {
        {"send one row",
            [waiting](Test &test, const Ended &ended) {
                test.m_analytics->sendRow(test.m_owner.get(),
                    {.job = test.m_job.name, .rowId = u"1"_s, .action = u"update"_s}, waiting,
                    told<RowVerdict>(ended));
            }},
        {"send a rejected row again",
            [waiting](Test &test, const Ended &ended) {
                test.m_runs->sendRow(
                    test.m_owner.get(), test.m_run, u"1"_s, waiting, told<RowVerdict>(ended));
            }},
        {"keep in step",
            [](Test &test, const Ended &ended) {
                test.m_watch->start(test.m_owner.get(), told<void>(ended));
            }},
        {"try rows again",
            [](Test &test, const Ended &ended) {
                test.m_watch->sendAgain(
                    test.m_owner.get(), test.m_job.id, {u"1"_s}, told<int>(ended));
            }},
        {"switch a schedule on",
            [](Test &test, const Ended &ended) {
                test.m_schedules->setEnabled(
                    test.m_owner.get(), test.m_job.name, true, told<void>(ended));
            }},
        {"run a missed schedule",
            [](Test &test, const Ended &ended) {
                test.m_schedules->runNow(test.m_owner.get(), test.m_job.id, told<void>(ended));
            }},
        {"run a missed schedule from the overview",
            [](Test &test, const Ended &ended) {
                test.m_overview->runNow(test.m_owner.get(), test.m_job.id, told<void>(ended));
            }},
        {"verify",
            [](Test &test, const Ended &ended) {
                test.m_runs->verify(test.m_owner.get(), test.m_run, told<VerifyReport>(ended));
            }},
        {"resume",
            [](Test &test, const Ended &ended) {
                test.m_runs->resume(test.m_owner.get(), test.m_run, told<void>(ended));
            }},
        {"retry",
            [](Test &test, const Ended &ended) {
                test.m_runs->retry(test.m_owner.get(), test.m_run, {}, told<RunRow>(ended));
            }},
        {"undo",
            [](Test &test, const Ended &ended) {
                test.m_runs->undo(test.m_owner.get(), test.m_run, true, {}, told<RunRow>(ended));
            }},
        {"run",
            [](Test &test, const Ended &ended) {
                test.m_klaviyo->start(
                    test.m_owner.get(), test.m_job.name, true, {}, told<RunRow>(ended));
            }},
        {"count what would be deleted",
            [](Test &test, const Ended &ended) {
                test.m_klaviyo->countDeletion(
                    test.m_owner.get(), test.m_job.name, {}, told<qint64>(ended));
            }},
    };
}

void VaultGuardTest::asksInPlace_data()
{
    QTest::addColumn<int>("action");
    const auto all = actions();
    for (qsizetype i = 0; i < all.size(); ++i)
        QTest::newRow(all.at(i).first) << static_cast<int>(i);
}

void VaultGuardTest::asksInPlace()
{
    QFETCH(const int, action);
    std::optional<Result<void>> end;
    actions().at(action).second(*this, [&end](const Result<void> &told) { end = told; });
    QTRY_VERIFY(dialog());
    QCOMPARE(dialog()->parentWidget(), m_owner.get());
    QVERIFY(!end);
    dialog()->reject();
    QTRY_VERIFY(end);
    QVERIFY(!*end);
    QCOMPARE(end->error().code, QLatin1String(kVaultLocked));
    QVERIFY(!m_fixture->application->jobs().find(m_job.name)->isEnabled);
}

void VaultGuardTest::switchingOffNeedsNothing()
{
    std::optional<Result<void>> end;
    m_schedules->setEnabled(
        m_owner.get(), m_job.name, false, [&end](const Result<void> &told) { end = told; });
    QTRY_VERIFY(end);
    QVERIFY(*end);
    QVERIFY(!dialog());
}

void VaultGuardTest::windowsAsk()
{
    const auto connection = m_fixture->application->connections().find(u"Reports"_s);
    QVERIFY(connection.has_value());
    const auto secret
        = m_fixture->application->connections().secret(*connection, u"clientSecret"_s);
    QVERIFY(!secret);
    QCOMPARE(secret.error().why, u"The vault is locked"_s); // it is not that it is missing
    {
        // A code is good once: it stays in its field until there is a place for what it gives.
        auto *signIn = new SignInDialog(m_fixture->context(), *connection, m_owner.get());
        signIn->show();
        auto *code = signIn->findChild<QLineEdit *>(u"grantCodeEdit"_s);
        code->setText(u"1000.abc"_s);
        signIn->findChild<QPushButton *>(u"signInButton"_s)->click();
        QTRY_VERIFY(dialog());
        dialog()->reject();
        QTRY_VERIFY(signIn->findChild<QWidget *>(u"signInProblem"_s)->isVisible());
        QCOMPARE(code->text(), u"1000.abc"_s);
        signIn->findChild<QPushButton *>(u"openBrowserButton"_s)->click();
        QTRY_VERIFY(dialog());
        dialog()->reject();
        QTRY_VERIFY(!dialog());
        QVERIFY(m_fixture->prompt.links.isEmpty());
        delete signIn;
    }
    {
        const auto crm = m_fixture->application->connections().find(u"CRM"_s);
        QVERIFY(crm.has_value());
        AccountCheckDialog check(m_fixture->context(), *crm, m_owner.get());
        check.setAttribute(Qt::WA_DeleteOnClose, false);
        check.show();
        check.findChild<QPushButton *>(u"accountCheckButton"_s)->click();
        QTRY_VERIFY(dialog());
        dialog()->reject();
        QTRY_VERIFY(!dialog());
    }
    ConnectionsPage page(m_fixture->context(), nullptr);
    page.show();
    page.activate();
    auto *test = page.findChild<QPushButton *>(u"connectionTestButton"_s);
    QVERIFY(test);
    QTRY_VERIFY(test->isEnabled());
    test->click();
    QTRY_VERIFY(dialog());
    dialog()->findChild<QPushButton *>(u"actionButton"_s)->click(); // its key file is known
    QTRY_VERIFY(!dialog());
    QCOMPARE(m_fixture->application->vault().state(), VaultState::Ready);
}

QObject *makeVaultGuardTest()
{
    return new VaultGuardTest;
}

#include "tst_vaultguard.moc"
