// SPDX-License-Identifier: GPL-3.0-or-later
// Writes pictures of every page of the console into DIR/en and DIR/de, and of the pages at 200 %
// into DIR/200, with contact sheets; no test.
#include "app/documents/jobs.h"
#include "app/watch/tablewatch.h"
#include "app/watch/watchledger.h"
#include "base/clock.h"
#include "console/main/language.h"
#include "console/main/mainwindow.h"
#include "console/main/page.h"
#include "console/theme/theme.h"
#include "gui/camera.h"
#include "gui/contactsheets.h"
#include "gui/crmbulk/crmpictures.h"
#include "gui/doubledpictures.h"
#include "gui/language/consolewalk.h"
#include "gui/pagestates.h"
#include "gui/slowservices.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QCursor>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QScreen>
#include <QSettings>
#include <QTabWidget>
#include <QtTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

// Files so small that a run can be seen in their midst.
void makeChunksSmall(ConsoleFixture &console)
{
    auto job = console.application().jobs().find(u"Clean up leads"_s);
    if (job)
        job->parameters.insert(u"chunkRows"_s, 250);
    if (!job || !console.application().jobs().save(*job))
        std::fprintf(stderr, "screenshots: no job with small files\n");
    console.window()->showPage(u"runs"_s);
    console.window()->showPage(u"crm"_s);
    QTest::qWait(300);
    waitForJob(console);
}

void planAndRun(ConsoleFixture &console, Camera &camera)
{
    MainWindow *window = console.window();
    makeChunksSmall(console);
    window->findChild<QAction *>(u"actionCheckPlan"_s)->trigger();
    if (!waitForPlan(console))
        std::fprintf(stderr, "screenshots: no plan\n");
    waitForJob(console);
    camera.takeAll(u"crm-plan"_s);
    auto *run = window->findChild<QAction *>(u"actionRun"_s);
    run->trigger();
    QTest::qWait(300);
    camera.takeDialog(u"run-dialog"_s, u"RunDialog"_s);
    run->trigger();
    QTest::qWait(200);
    if (auto *dialog = window->findChild<QDialog *>(u"RunDialog"_s))
        dialog->accept();
    {
        SlowServices slow(console, 1'000);
        slow.waitForTimeLeft();
        camera.takeAll(u"run-progress"_s);
        for (const QString &page : {u"crm"_s, u"overview"_s}) {
            window->showPage(page);
            QTest::qWait(600);
            camera.takeAll(page + u"-running"_s);
        }
        showRunList(console);
        QTest::qWait(600);
        camera.takeAll(u"runs-running"_s);
    }
    if (!QTest::qWaitFor([&console] { return isEnded(newestState(console)); }, kRunLimitMs))
        std::fprintf(stderr, "screenshots: the run did not end\n");
    QTest::qWait(800);
    if (auto runs = console.application().runs().list(1))
        window->openRun(runs->first().id);
    QTest::qWait(800);
    camera.takeAll(u"run-ended"_s);
    showRunList(console);
}

// The page Klaviyo with its dialogs, and a run of the shop.
void showKlaviyo(ConsoleFixture &console, Camera &camera)
{
    MainWindow *window = console.window();
    window->showPage(u"klaviyo"_s);
    waitForJob(console);
    camera.takeAll(u"klaviyo-ready"_s);
    for (const auto &[button, dialog] : {std::pair{u"mappingButton"_s, u"mappingDialog"_s},
             std::pair{u"locksButton"_s, u"locksDialog"_s}}) {
        window->currentPage()->findChild<QPushButton *>(button)->click();
        QTest::qWait(400);
        camera.takeDialog(u"klaviyo-"_s + dialog, dialog);
    }
    auto *run = window->findChild<QAction *>(u"actionRun"_s);
    if (!run->isEnabled())
        return;
    run->trigger();
    QTest::qWait(200);
    camera.takeDialog(u"klaviyo-run-dialog"_s, u"RunDialog"_s);
    run->trigger();
    QTest::qWait(200);
    if (auto *dialog = window->findChild<QDialog *>(u"RunDialog"_s))
        dialog->accept();
    {
        SlowServices slow(console, 600);
        slow.waitForTimeLeft();
        camera.takeAll(u"klaviyo-progress"_s);
        window->showPage(u"klaviyo"_s);
        QTest::qWait(600);
        camera.takeAll(u"klaviyo-running"_s);
    }
    if (auto runs = console.application().runs().list(1))
        window->openRun(runs->first().id);
    if (!QTest::qWaitFor([&console] { return isEnded(newestState(console)); }, kRunLimitMs))
        std::fprintf(stderr, "screenshots: the run of the shop did not end\n");
    QTest::qWait(800);
    camera.takeAll(u"klaviyo-ended"_s);
}

// The page Analytics with its editor, and a run of a table.
void showAnalytics(ConsoleFixture &console, Camera &camera)
{
    MainWindow *window = console.window();
    window->showPage(u"analytics"_s);
    waitForJob(console);
    camera.takeAll(u"analytics-ready"_s);
    window->currentPage()->findChild<QPushButton *>(u"mappingButton"_s)->click();
    QTest::qWait(1'500); // sample rows are on their way
    auto *dialog = window->findChild<QDialog *>(u"tableMappingDialog"_s);
    if (auto *tabs = dialog ? dialog->findChild<QTabWidget *>() : nullptr) {
        for (int tab = 1; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            camera.takeDialog(u"analytics-mapping-%1"_s.arg(tab), u"tableMappingDialog"_s, true);
        }
        tabs->setCurrentIndex(0);
    }
    camera.takeDialog(u"analytics-mapping"_s, u"tableMappingDialog"_s);
    window->currentPage()->findChild<QPushButton *>(u"actionSendOneRow"_s)->click();
    camera.takeDialog(u"analytics-send-row"_s, u"sendRowDialog"_s);
    auto *run = window->findChild<QAction *>(u"actionRun"_s);
    window->findChild<QAction *>(u"actionCheckPlan"_s)->trigger();
    if (!waitForPlan(console))
        std::fprintf(stderr, "screenshots: no plan of the table\n");
    waitForJob(console);
    camera.takeAll(u"analytics-plan"_s);
    run->trigger();
    QTest::qWait(300);
    camera.takeDialog(u"analytics-run-dialog"_s, u"RunDialog"_s);
    run->trigger();
    QTest::qWait(200);
    if (auto *asked = window->findChild<QDialog *>(u"RunDialog"_s))
        asked->accept();
    {
        SlowServices slow(console, 1'000);
        slow.waitForTimeLeft();
        camera.takeAll(u"analytics-progress"_s);
        window->showPage(u"analytics"_s);
        QTest::qWait(600);
        camera.takeAll(u"analytics-running"_s);
    }
    if (!QTest::qWaitFor([&console] { return isEnded(newestState(console)); }, kRunLimitMs))
        std::fprintf(stderr, "screenshots: the run of the table did not end\n");
    QTest::qWait(800);
    camera.takeAll(u"analytics-ended"_s);
    if (auto runs = console.application().runs().list(1))
        window->openRun(runs->first().id);
    QTest::qWait(800);
    window->findChild<QPushButton *>(u"actionVerify"_s)->click();
    auto *save = window->findChild<QPushButton *>(u"saveReportButton"_s);
    if (!QTest::qWaitFor([save] { return save->isVisible(); }, 3 * kRunLimitMs))
        std::fprintf(stderr, "screenshots: the table was not verified\n");
    camera.takeAll(u"analytics-verified"_s);
}

// The page with schedules of the sandbox's jobs, and its form.
void showSchedules(ConsoleFixture &console, Camera &camera)
{
    MainWindow *window = console.window();
    const auto jobs = console.application().jobs().list();
    const QStringList times{u"0 2 * * *"_s, u"30 * * * *"_s, u"0 6 * * 1-5"_s, u"0 4 * * 0"_s};
    const qsizetype count = jobs ? std::min(jobs->size() - 1, times.size()) : 0;
    for (qsizetype i = 0; i < count; ++i) {
        const QString then = i == 2 ? jobs->last().name : QString();
        if (!console.application().jobs().setSchedule(
                jobs->at(i).name, times.at(i), {.zone = {}, .thenJob = then}))
            std::fprintf(stderr, "screenshots: no schedule\n");
    }
    window->showPage(u"schedules"_s);
    QTest::qWait(600);
    camera.takeAll(u"schedules-filled"_s);
    window->currentPage()->findChild<QPushButton *>(u"scheduleEditButton"_s)->click();
    QTest::qWait(300);
    camera.takeDialog(u"schedule-edit"_s, u"scheduleDialog"_s);
}

void showAlerts(ConsoleFixture &console, Camera &camera)
{
    console.window()->findChild<QAction *>(u"actionAlerts"_s)->trigger();
    QTest::qWait(400);
    auto *dialog = console.window()->findChild<QDialog *>(u"alertsDialog"_s);
    if (auto *tabs = dialog ? dialog->findChild<QTabWidget *>() : nullptr) {
        for (int tab = 1; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            camera.takeDialog(u"alerts-%1"_s.arg(tab), u"alertsDialog"_s, true);
        }
        tabs->setCurrentIndex(0);
    }
    camera.takeDialog(u"alerts"_s, u"alertsDialog"_s);
}

// The job form in two of its ways, and the board with a row that could not be sent. What a watch
// would have noted is noted by hand: the pictures are the same each time.
void showWatch(ConsoleFixture &console, Camera &camera)
{
    MainWindow *window = console.window();
    window->showPage(u"analytics"_s);
    waitForJob(console);
    auto *mode = window->currentPage()->findChild<QComboBox *>(u"modeCombo"_s);
    const int before = mode->currentIndex();
    for (const QString &way : {u"replace"_s, u"incremental"_s}) {
        mode->setCurrentIndex(mode->findData(way));
        emit mode->activated(mode->currentIndex());
        camera.takeAll(u"analytics-form-"_s + way);
    }
    mode->setCurrentIndex(before);
    emit mode->activated(before);
    Application &application = console.application();
    RowOutbox &outbox = application.watch().outbox();
    WatchLedger ledger(application.store(), Clock::system());
    const auto jobs = application.jobs().list();
    for (Job job : jobs ? *jobs : QList<Job>()) {
        if (job.kind != "datastore-analytics"_L1)
            continue;
        job.parameters.insert(u"mode"_s, u"incremental"_s);
        job.parameters.insert(u"watchSeconds"_s, 60);
        const bool isNoted = application.jobs().save(job) && ledger.claimLook(job.id, 1'000)
            && ledger.looked(job.id, u"seen"_s)
            && outbox.note(job.id,
                {{u"17604000000418233"_s, RowAction::Update},
                    {u"17604000000099120"_s, RowAction::Delete}});
        const auto rows = outbox.list(job.id);
        if (!isNoted || !rows || !outbox.sending({rows->last()}, u"none"_s)
            || !outbox.bury(job.id, u"none"_s, u"The view lacks the column Reason"_s))
            std::fprintf(stderr, "screenshots: nothing to keep in step\n");
    }
    window->findChild<QAction *>(u"actionKeepInStep"_s)->trigger();
    QTest::qWait(1'600); // it has looked once more
    camera.takeAll(u"analytics-watch"_s);
}

// How somebody begins, and what is shown of it.
void showFirstRun(ConsoleFixture &console, Camera &camera)
{
    const auto trigger = [&console](const QString &action) {
        console.window()->findChild<QAction *>(action)->trigger();
        QTest::qWait(300);
    };
    trigger(u"actionWelcome"_s);
    camera.takeAll(u"welcome"_s);
    trigger(u"actionMoving"_s);
    camera.takeDialog(u"moving"_s, u"movingDialog"_s);
    trigger(u"actionConnectAccounts"_s);
    camera.takeDialog(u"connect-accounts"_s, u"connectDialog"_s);
}

// Every window that is no page, also those that the others above have no reason to open.
void showWindows(ConsoleFixture &console, Camera &camera)
{
    static const QRegularExpression separators(u"[^A-Za-z0-9]+"_s);
    ConsoleWalk walk(console);
    walk.goWindows([&camera](QWidget *window, QString name) {
        camera.takeWidget(u"window-"_s + name.replace(separators, u"-"_s), window);
    });
    for (const QString &missing : walk.missing())
        std::fprintf(stderr, "screenshots: %s\n", qPrintable(missing));
}

// The pictures of the manual, by those that they are.
QMap<QString, QString> manualPictures()
{
    return {{u"crm-light-1280"_s, u"crm"_s}, {u"crm-plan-light-1280"_s, u"plan"_s},
        {u"run-dialog-light-1280"_s, u"run-dialog"_s}, {u"run-progress-light-1280"_s, u"run"_s},
        {u"run-ended-light-1280"_s, u"run-ended"_s}, {u"crm-mapping-light-1280"_s, u"mapping"_s},
        {u"undo-light-1280"_s, u"undo"_s}, {u"klaviyo-light-1280"_s, u"klaviyo"_s},
        {u"analytics-light-1280"_s, u"analytics"_s},
        {u"schedules-filled-light-1280"_s, u"schedules"_s},
        {u"connections-light-1280"_s, u"connections"_s}, {u"alerts-light-1280"_s, u"alerts"_s},
        {u"runs-filled-light-1280"_s, u"runs"_s}, {u"log-filled-light-1280"_s, u"log"_s}};
}

// Everything, in the language that is installed; the manual's alone.
bool photograph(const QString &folder, bool isForManual)
{
    QDir().mkpath(folder);
    ConsoleFixture console;
    if (!console.problem().isEmpty()) {
        std::fprintf(stderr, "screenshots: %s\n", qPrintable(console.problem()));
        return false;
    }
    console.sandbox().setSettings({{u"pageRows"_s, 4'000}, {u"catalystPageRows"_s, 500}});
    Camera camera(console, folder);
    if (isForManual)
        camera.keepOnly(manualPictures());
    waitForJob(console);
    for (Page *page : console.window()->pages()) {
        console.window()->showPage(page->key());
        QTest::qWait(300);
        camera.takeAll(page->key());
    }
    console.window()->showPage(u"crm"_s);
    showCrmForm(console, camera);
    planAndRun(console, camera);
    showUndo(console, camera);
    showGate(console, camera);
    showKlaviyo(console, camera);
    showAnalytics(console, camera);
    showWatch(console, camera);
    console.window()->findChild<QAction *>(u"actionControlApi"_s)->trigger();
    QTest::qWait(300);
    camera.takeDialog(u"control-api"_s, u"controlDialog"_s);
    console.window()->findChild<QAction *>(u"actionRetention"_s)->trigger();
    QTest::qWait(600);
    camera.takeDialog(u"retention"_s, u"retentionDialog"_s);
    console.window()->findChild<QAction *>(u"actionErasePerson"_s)->trigger();
    QTest::qWait(300);
    camera.takeDialog(u"erase-person"_s, u"erasePersonDialog"_s);
    showAlerts(console, camera);
    showSchedules(console, camera);
    console.window()->showPage(u"connections"_s);
    console.window()->findChild<QPushButton *>(u"pasteSettingsButton"_s)->click();
    camera.takeDialog(u"import-configuration"_s, u"importDialog"_s);
    showFirstRun(console, camera);
    for (const QString &key : {u"overview"_s, u"runs"_s, u"log"_s}) {
        console.window()->showPage(u"crm"_s);
        console.window()->showPage(key);
        if (key == "runs"_L1)
            showRunList(console);
        QTest::qWait(400);
        camera.takeAll(key + u"-filled"_s);
    }
    if (!isForManual) {
        showWindows(console, camera);
        showPageStates(console, camera, folder);
    }
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QStringList arguments = QCoreApplication::arguments().mid(1);
    const bool isForManual = arguments.removeAll(u"--manual"_s) > 0;
    const bool isForPages = arguments.removeAll(u"--pages"_s) > 0;
    if (arguments.isEmpty()) {
        std::fprintf(
            stderr, "usage: screenshots DIR [LANGUAGE...]\n       screenshots --manual DIR\n");
        return 1;
    }
    const QString folder = arguments.takeFirst();
    const QTemporaryDir settings;
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    QCursor::setPos(app.primaryScreen()->geometry().bottomRight()); // nothing is under it
    Theme theme(settings.path());
    theme.setMode(Theme::Mode::Light);
    if (isForManual || isForPages) {
        installLanguage(u"en"_s);
        return (isForManual ? photograph(folder, true) : photographPages(folder)) ? 0 : 2;
    }
    if (arguments.isEmpty())
        arguments = {u"en"_s, u"de"_s};
    for (const QString &language : std::as_const(arguments)) {
        installLanguage(language);
        const QString place = folder + u'/' + language;
        if (!photograph(place, false))
            return 2;
        writeContactSheets(place);
    }
    const QString doubled = folder + u"/200"_s;
    if (!photographDoubled(doubled))
        return 2;
    writeContactSheets(doubled);
    return 0;
}
