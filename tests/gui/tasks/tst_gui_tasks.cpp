// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/connections.h"
#include "app/documents/jobs.h"
#include "console/crmbulk/crmbulkpage.h"
#include "console/klaviyo/deletealldialog.h"
#include "console/main/language.h"
#include "console/runs/runtablemodel.h"
#include "console/runs/runview.h"
#include "console/runs/runwords.h"
#include "console/widgets/eliding.h"
#include "console/widgets/format.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "gui/guimain.h"
#include "gui/tasks/tasksbench.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

const QString kRewrite = u"Write leads again"_s; // has something to write every time

} // namespace

// Tasks with jobs and runs.
class TasksTest final : public TasksBench
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { beginTask(); }
    void cleanup() { endTask(); }
    void undoesYesterdaysRun();
    void movesAJobToProduction();
    void seesWhichIdAnImportReached();
    void stopsAndResumes();
    void rotatesASecret();
    void schedulesTheNightlyCleanUp();
    void deletesAllProducts();
    void exportsARunsLog();
    void seesWhatIsLeftOfTheCredits();
    void recoversAfterTheMachineDied();

private:
    QString jobName() const // in the form
    {
        const auto *label = shown<QLabel>("jobNameLabel");
        return label ? label->text() : QString();
    }
};

void TasksTest::initTestCase()
{
    begin({u"--scale"_s, u"20"_s});
    if (QTest::currentTestFailed())
        return;
    QVERIFY(m_console->sandbox().setSettings({{u"commerceProducts"_s, 12},
        {u"commerceCustomers"_s, 20}, {u"commerceOddRecords"_s, false}}));
    for (const QString &resource : {u"customers"_s, u"categories"_s, u"products"_s}) {
        Job job{.name = u"Send "_s + resource, .kind = u"commerce-klaviyo"_s};
        job.source = u"Sandbox shop"_s;
        job.target = u"Sandbox Klaviyo"_s;
        job.parameters = {{u"resource"_s, resource}};
        QVERIFY(m_console->application().jobs().save(job));
    }
    auto leads = m_console->application().jobs().find(u"Clean up leads"_s);
    QVERIFY(leads.has_value());
    leads->id.clear();
    leads->revision = 0;
    leads->name = kRewrite;
    leads->parameters.insert(u"onlyChanged"_s, false);
    leads->parameters.insert(u"writeBy"_s, u"bulk"_s);
    QVERIFY(m_console->application().jobs().save(*leads));
}

void TasksTest::undoesYesterdaysRun()
{
    const RunRow run = runJob(u"Clean up leads"_s);
    QVERIFY(run.counts.written > 0);
    setBackByADay(run);
    const RunRow newer = runJob(u"Clean up leads"_s); // not this one, of today
    goTo(u"runs"_s);
    QVERIFY2(m_keys->reach(u"runTable"_s), qPrintable(m_keys->where()));
    const QDateTime now = QDateTime::currentDateTime();
    const QString began
        = Format::moment(QDateTime::fromMSecsSinceEpoch(run.startedAtMs).addDays(-1), now);
    const auto *list = shown<RowView>("runTable")->model();
    QTRY_VERIFY(
        !list->match(list->index(0, RunTableModel::Started), Qt::DisplayRole, began).isEmpty());
    QVERIFY(m_keys->choose(began));
    m_keys->press(QKeySequence(u"Ctrl+Shift+U"_s));
    QTRY_VERIFY_WITH_TIMEOUT(
        shown<QPushButton>("undoButton") && shown<QPushButton>("undoButton")->isEnabled(),
        kTaskLimitMs);
    const auto plan = newestRun();
    QVERIFY2(m_keys->reach(u"undoButton"_s), qPrintable(m_keys->where()));
    m_keys->activate();
    QVERIFY(waitForEnd(plan->id));
    QCOMPARE(newestRun()->state, RunState::Completed);
    QCOMPARE(newestRun()->counts.written, run.counts.written);
    QCOMPARE(kinOf(*newestRun(), {}).undoesId, run.id);
    QVERIFY(newer.number > run.number);
}

// Tried in the test environment, now for the real account.
void TasksTest::movesAJobToProduction()
{
    QJsonArray connections;
    for (const auto &[name, environment] :
        {std::pair{u"Harbour test"_s, u"test"_s}, std::pair{u"Harbour live"_s, u"production"_s}}) {
        QJsonObject secrets;
        for (const QString &which : {u"clientId"_s, u"clientSecret"_s, u"refreshToken"_s})
            secrets.insert(which, QJsonObject{{u"env"_s, u"SLUICE_TASKS_UNSET"_s}});
        connections.append(QJsonObject{{u"name"_s, name}, {u"service"_s, u"zoho-crm"_s},
            {u"environment"_s, environment},
            {u"settings"_s, QJsonObject{{u"dataCentre"_s, u"eu"_s}}}, {u"secrets"_s, secrets}});
    }
    const auto imported = m_console->application().connections().import(QJsonDocument(
        QJsonObject{
            {u"formatVersion"_s, 1}, {u"connections"_s, connections}}).toJson());
    QVERIFY2(imported, qPrintable(imported ? QString() : imported.error().text()));
    auto job = m_console->application().jobs().find(u"Clean up leads"_s);
    QVERIFY(job.has_value());
    job->id.clear();
    job->revision = 0;
    job->name = u"Tried leads"_s;
    job->source = job->target = u"Harbour test"_s;
    QVERIFY(m_console->application().jobs().save(*job));
    m_console->window()->setEnvironment(u"test"_s);
    goTo(u"crm"_s);
    QTRY_COMPARE(jobName(), u"Tried leads"_s);
    QVERIFY2(m_keys->reach(u"duplicateButton"_s), qPrintable(m_keys->where()));
    m_keys->activate();
    QTRY_VERIFY(shown<QDialog>("nameDialog"));
    m_keys->type(u"Live leads"_s);
    QVERIFY2(m_keys->reach(u"copySourceCombo"_s), qPrintable(m_keys->where()));
    QVERIFY(m_keys->choose(u"Harbour live"_s));
    m_keys->activate(Qt::Key_Return);
    QTRY_COMPARE(m_console->window()->environment(), u"production"_s);
    QTRY_COMPARE(jobName(), u"Live leads"_s);
    auto moved = m_console->application().jobs().find(u"Live leads"_s);
    QVERIFY(moved.has_value());
    QCOMPARE(moved->target, u"Harbour live"_s);
    QCOMPARE(moved->parameters, job->parameters);
}

void TasksTest::seesWhichIdAnImportReached()
{
    const RunRow run = runJob(u"Send customers"_s);
    auto known = m_console->application().runs().confirmed(run);
    QVERIFY(known && !known->isEmpty());
    goTo(u"runs"_s);
    QVERIFY2(m_keys->reach(u"runTable"_s), qPrintable(m_keys->where()));
    QVERIFY(m_keys->choose(u"#%1"_s.arg(run.number)));
    m_keys->activate(Qt::Key_Return);
    QTRY_VERIFY(shown("runTabs"));
    QVERIFY2(m_keys->reach(u"runTabs"_s), qPrintable(m_keys->where()));
    QVERIFY(m_keys->choose(RunView::tr("Confirmed IDs")));
    auto *table = shown<RowView>("confirmedTable");
    QVERIFY(table);
    QTRY_COMPARE(table->model()->index(0, 1).data().toString(), known->first().id);
}

void TasksTest::stopsAndResumes()
{
    QVERIFY(setWriteJobMs(30'000));
    auto started = m_console->application().runs().start(kRewrite, false, CancelToken());
    QVERIFY(started.has_value());
    QTRY_VERIFY_WITH_TIMEOUT(newestRun()->counts.pending > 0, kTaskLimitMs);
    goTo(u"runs"_s);
    QVERIFY2(m_keys->reach(u"runTable"_s), qPrintable(m_keys->where()));
    QVERIFY(m_keys->choose(u"#%1"_s.arg(started->number)));
    const auto *stop = m_console->window()->findChild<QAction *>(u"actionStop"_s);
    QTRY_VERIFY_WITH_TIMEOUT(stop->isEnabled(), kTaskLimitMs);
    m_keys->press(QKeySequence(u"Ctrl+."_s));
    QTRY_COMPARE_WITH_TIMEOUT(newestRun()->state, RunState::Stopped, kTaskLimitMs);
    QVERIFY(setWriteJobMs(20));
    m_keys->press(QKeySequence(u"Ctrl+Shift+P"_s));
    QTRY_COMPARE_WITH_TIMEOUT(newestRun()->state, RunState::Completed, kTaskLimitMs);
    QVERIFY(newestRun()->counts.balances());
}

void TasksTest::rotatesASecret()
{
    auto &connections = m_console->application().connections();
    auto old = connections.find(u"Sandbox Klaviyo"_s);
    QVERIFY(old.has_value());
    old->id.clear();
    old->name = u"Other Klaviyo"_s;
    QVERIFY(connections.save(*old, {{u"privateKey"_s, Secret("pk_old_0123456789abcdef")}}));
    goTo(u"connections"_s);
    QVERIFY2(m_keys->reach(u"connectionTable"_s), qPrintable(m_keys->where()));
    const auto *model = shown<RowView>("connectionTable")->model();
    QTRY_VERIFY(!model->match(model->index(0, 0), Qt::DisplayRole, u"Other Klaviyo"_s).isEmpty());
    QVERIFY(m_keys->choose(u"Other Klaviyo"_s));
    m_keys->activate(Qt::Key_Return);
    QTRY_VERIFY(shown<QDialog>("ConnectionDialog"));
    QVERIFY2(m_keys->reach(u"replaceSecretButton"_s), qPrintable(m_keys->where()));
    m_keys->activate();
    m_keys->type(u"pk_rotated_0123456789abcdef"_s);
    m_keys->activate(Qt::Key_Return);
    QTRY_VERIFY(!shown<QDialog>("ConnectionDialog"));
    auto connection = connections.find(u"Other Klaviyo"_s);
    QVERIFY(connection.has_value());
    auto secret = connections.secret(*connection, u"privateKey"_s);
    QVERIFY(secret.has_value());
    QVERIFY(*secret == Secret("pk_rotated_0123456789abcdef"));
}

void TasksTest::schedulesTheNightlyCleanUp()
{
    goTo(u"schedules"_s);
    QTRY_VERIFY(shown<QPushButton>("scheduleDailyButton")->isEnabled());
    QVERIFY2(m_keys->reach(u"scheduleDailyButton"_s), qPrintable(m_keys->where()));
    m_keys->activate();
    QTRY_VERIFY(QApplication::activePopupWidget());
    m_keys->activate(Qt::Key_Down);
    m_keys->activate(Qt::Key_Return);
    QTRY_COMPARE(
        m_console->application().jobs().find(u"Clean up leads"_s)->schedule, u"0 2 * * *"_s);
}

void TasksTest::deletesAllProducts()
{
    runJob(u"Send categories"_s);
    const RunRow sent = runJob(u"Send products"_s);
    QVERIFY(sent.counts.written > 0);
    goTo(u"klaviyo"_s);
    QVERIFY2(m_keys->reach(u"jobList"_s), qPrintable(m_keys->where()));
    QTRY_VERIFY(shown<RowView>("jobList")->model()->rowCount() > 0);
    QVERIFY(m_keys->choose(u"Send products"_s));
    QTRY_VERIFY(shown<QPushButton>("deleteAllButton")->isEnabled());
    QVERIFY2(m_keys->reach(u"deleteAllButton"_s), qPrintable(m_keys->where()));
    m_keys->activate();
    QTRY_VERIFY(shown<DeleteAllDialog>("DeleteAllDialog"));
    QTRY_VERIFY_WITH_TIMEOUT(
        shown<DeleteAllDialog>("DeleteAllDialog")->count().has_value(), kTaskLimitMs);
    QVERIFY2(m_keys->reach(u"wordEdit"_s), qPrintable(m_keys->where()));
    m_keys->type(u"products"_s);
    QTRY_VERIFY_WITH_TIMEOUT(shown<QPushButton>("deleteButton")->isEnabled(), kTaskLimitMs);
    const QString counting = newestRun()->id;
    QVERIFY2(m_keys->reach(u"deleteButton"_s), qPrintable(m_keys->where()));
    m_keys->activate();
    QVERIFY(waitForEnd(counting));
    QCOMPARE(newestRun()->state, RunState::Completed);
    QCOMPARE(m_console->prompt().asked.size(), 1); // the question that follows
}

void TasksTest::exportsARunsLog()
{
    const RunRow run = runJob(u"Clean up leads"_s);
    const QTemporaryDir folder;
    m_console->prompt().path = folder.path();
    goTo(u"runs"_s);
    QVERIFY2(m_keys->reach(u"runTable"_s), qPrintable(m_keys->where()));
    QVERIFY(m_keys->choose(u"#%1"_s.arg(run.number)));
    QVERIFY2(m_keys->reach(u"exportButton"_s), qPrintable(m_keys->where()));
    m_keys->activate();
    const auto log = [&folder] {
        QDirIterator files(
            folder.path(), {u"run.log.jsonl"_s}, QDir::Files, QDirIterator::Subdirectories);
        return files.hasNext() ? QFileInfo(files.next()).size() : 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(log() > 0, kTaskLimitMs);
}

void TasksTest::seesWhatIsLeftOfTheCredits()
{
    goTo(u"crm"_s);
    const QRegularExpression pattern(
        QRegularExpression::escape(CrmBulkPage::tr("%1 of %2 credits left"))
            .replace(u"\\%1"_s, u"\\d\\S*"_s)
            .replace(u"\\%2"_s, u"\\d\\S*"_s));
    const auto says = [this, pattern] {
        for (const auto *label : m_console->window()->findChildren<ElidingLabel *>()) {
            if (label->isVisible() && label->text().contains(pattern))
                return true;
        }
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(says(), kTaskLimitMs);
}

void TasksTest::recoversAfterTheMachineDied()
{
    QVERIFY(setWriteJobMs(30'000));
    dieInMidRun(kRewrite);
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(m_console->restart(), QString());
    QCOMPARE(newestRun()->state, RunState::Interrupted);
    QVERIFY(setWriteJobMs(20));
    MainWindow *window = m_console->window();
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window));
    m_keys = std::make_unique<Keyboard>(window);
    QTRY_VERIFY_WITH_TIMEOUT(shown<MessageBar>("windowMessageBar"), kTaskLimitMs);
    QVERIFY2(m_keys->reach(u"messageAction-resumeAll"_s), qPrintable(m_keys->where()));
    m_keys->activate();
    QTRY_COMPARE_WITH_TIMEOUT(newestRun()->state, RunState::Completed, kTaskLimitMs);
    QVERIFY(newestRun()->counts.balances());
}

} // namespace sluice::testing

QObject *makeRunTasksTest()
{
    return new sluice::testing::TasksTest;
}

int main(int argc, char **argv)
{
    sluice::testing::GuiMain<> gui(argc, argv);
    if (argc == 4 && qstrcmp(argv[1], "--as-console") == 0)
        return runAsConsole(QString::fromLocal8Bit(argv[2]), QString::fromLocal8Bit(argv[3]));
    sluice::installLanguage(qEnvironmentVariable("SLUICE_TASKS_LANGUAGE", QStringLiteral("en")));
    return gui.run({makeRunTasksTest, makeRecordTasksTest});
}

#include "tst_gui_tasks.moc"
