// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/language/consolewalk.h"

#include "app/documents/connections.h"
#include "app/documents/jobs.h"
#include "console/connections/accountcheckdialog.h"
#include "console/connections/connectiondialog.h"
#include "console/connections/signindialog.h"
#include "console/jobs/transformsdialog.h"
#include "console/klaviyo/breaklockdialog.h"
#include "console/klaviyo/deletealldialog.h"
#include "console/main/dialogprompt.h"
#include "console/main/mainwindow.h"
#include "console/main/page.h"
#include "console/mappings/newmappingdialog.h"
#include "console/runs/eraserundialog.h"
#include "console/runs/retrydialog.h"
#include "console/runs/runspage.h"
#include "console/runs/runview.h"
#include "console/runs/undodialog.h"
#include "gui/runs/fakerunaccess.h"
#include "gui/runs/runsamples.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QTabBar>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

constexpr int kReadyLimitMs = 10'000;

// What opens a dialog: the name of a button of the page, or of an action.
struct Opener
{
    QString page;
    QString name;
    QString dialog;
};

QList<Opener> dialogOpeners()
{
    return {{u"crm"_s, u"actionRun"_s, u"runDialog"_s},
        {u"crm"_s, u"newJobButton"_s, u"nameDialog"_s},
        {u"crm"_s, u"fieldsButton"_s, u"fieldsDialog"_s},
        {u"crm"_s, u"criteriaButton"_s, u"criteriaDialog"_s},
        {u"crm"_s, u"mappingButton"_s, u"crmMappingDialog"_s},
        {u"crm"_s, u"actionAddScript"_s, u"processorDialog"_s},
        {u"crm"_s, u"actionAddCommand"_s, u"processorDialog"_s},
        {u"crm"_s, u"actionAddRules"_s, u"processorDialog"_s},
        {u"crm"_s, u"actionControlApi"_s, u"controlDialog"_s},
        {u"crm"_s, u"actionRetention"_s, u"retentionDialog"_s},
        {u"crm"_s, u"actionAlerts"_s, u"alertsDialog"_s},
        {u"analytics"_s, u"actionRun"_s, u"runDialog"_s},
        {u"analytics"_s, u"newJobButton"_s, u"nameDialog"_s},
        {u"analytics"_s, u"mappingButton"_s, u"tableMappingDialog"_s},
        {u"analytics"_s, u"actionSendOneRow"_s, u"sendRowDialog"_s},
        {u"analytics"_s, u"actionKeepInStep"_s, u"watchDialog"_s},
        {u"klaviyo"_s, u"actionRun"_s, u"runDialog"_s},
        {u"klaviyo"_s, u"newJobButton"_s, u"nameDialog"_s},
        {u"klaviyo"_s, u"mappingButton"_s, u"mappingDialog"_s},
        {u"klaviyo"_s, u"locksButton"_s, u"locksDialog"_s},
        {u"crm"_s, u"actionRenameJob"_s, u"nameDialog"_s},
        {u"schedules"_s, u"scheduleAddButton"_s, u"scheduleDialog"_s},
        {u"connections"_s, u"pasteSettingsButton"_s, u"importDialog"_s}};
}

void settle()
{
    for (int round = 0; round < 3; ++round) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
    QTest::qWait(10);
}

bool press(MainWindow *window, const QString &name)
{
    if (auto *button = window->currentPage()->findChild<QAbstractButton *>(name)) {
        button->click();
        return true;
    }
    auto *action = window->findChild<QAction *>(name);
    if (action)
        action->trigger();
    return action != nullptr;
}

// A job is chosen, its connections were looked at, its form is filled.
void waitForPage(MainWindow *window, const QString &key)
{
    if (key == "crm"_L1 || key == "analytics"_L1 || key == "klaviyo"_L1) {
        auto *run = window->findChild<QAction *>(u"actionRun"_s);
        [[maybe_unused]] const bool isReady
            = QTest::qWaitFor([run] { return run->isEnabled(); }, kReadyLimitMs);
    }
    settle();
}

RunPlan undoPlan(const RunRow &run)
{
    RunPlan plan{.run = run};
    plan.run.counts = {1200, 1187, 3, 10, 0, 0};
    plan.run.params = {{u"job"_s,
        QJsonObject{{u"undoOf"_s, QJsonObject{{u"inserts"_s, true}, {u"updated"_s, 14}}}}}};
    plan.cost = {{u"credits"_s, 133}};
    return plan;
}

} // namespace

struct ConsoleWalk::Prepared
{
    QString name;
    std::function<QWidget *()> make;
};

ConsoleWalk::ConsoleWalk(ConsoleFixture &console)
    : m_console(console)
    , m_feed(std::make_unique<RunFeed>(console.application().runs(), 1'000))
{
}

ConsoleWalk::~ConsoleWalk() = default;

QList<ConsoleWalk::Prepared> ConsoleWalk::preparedWindows()
{
    const RunRow run = samples::inState(RunState::CompletedWithRejections).run;
    const ConsoleContext context{
        .application = m_console.application(), .feed = *m_feed, .prompt = m_console.prompt()};
    const auto jobs = m_console.application().jobs().list();
    QList<Prepared> all{
        {u"undo"_s,
            [run] {
                auto *dialog = new UndoDialog(run, nullptr);
                dialog->setPlan(undoPlan(run), samples::issues(10));
                return dialog;
            }},
        {u"erase"_s, [run] { return new EraseRunDialog(run, nullptr); }},
        {u"retry"_s, [run] { return new RetryDialog(run, {}, nullptr); }},
        {u"go on"_s,
            [run] { return new GoOnDialog(run, {u"99 % of the records change"_s}, nullptr); }},
        {u"transforms"_s,
            [] { return new TransformsDialog(u"Phone"_s, QList<CellTransform>(1), nullptr); }},
        {u"delete all"_s,
            [] {
                auto *dialog = new DeleteAllDialog({.resource = u"products"_s,
                                                       .connection = u"Klaviyo shop"_s,
                                                       .environment = u"production"_s,
                                                       .account = u"Harbour"_s},
                    nullptr);
                dialog->setCount(12'345);
                return dialog;
            }},
        {u"break lock"_s,
            [] {
                return new BreakLockDialog({.resource = u"categories"_s,
                                               .holder = ShopLock::Holder::Plugin,
                                               .since = u"2026-11-20T22:41:00Z"_s},
                    u"my-shop"_s, nullptr);
            }},
        {u"new mapping"_s,
            [jobs] { return new NewMappingDialog(jobs ? *jobs : QList<Job>(), nullptr); }},
        {u"question"_s,
            [] {
                return new QuestionDialog({.title = u"Remove “Harbour”?"_s,
                                              .text = u"The job “Leads” uses it."_s,
                                              .action = u"Remove Connection"_s,
                                              .isDestructive = true},
                    nullptr);
            }},
    };
    const auto connections = m_console.application().connections().list();
    for (const Connection &connection : connections ? *connections : QList<Connection>()) {
        all.append({u"connection to %1"_s.arg(connection.service),
            [=] { return new ConnectionDialog(context, connection, nullptr); }});
        if (connection.service != "zoho-crm"_L1)
            continue;
        all.append({u"sign-in"_s, [=] { return new SignInDialog(context, connection, nullptr); }});
        all.append({u"account check"_s,
            [=] { return new AccountCheckDialog(context, connection, nullptr); }});
    }
    return all;
}

void ConsoleWalk::go(const QList<QSize> &sizes, const Visit &visit)
{
    goPages(sizes, visit);
    goDialogs(visit);
    goPrepared(visit);
    goRuns(sizes, visit);
}

void ConsoleWalk::visitTabs(QWidget *window, const QString &name, const Visit &visit)
{
    const auto bars = window->findChildren<QTabBar *>();
    for (QTabBar *bar : bars) {
        if (!bar->isVisibleTo(window))
            continue;
        for (int tab = bar->count() - 1; tab > 0; --tab) {
            bar->setCurrentIndex(tab);
            settle();
            visit(window, u"%1, tab %2"_s.arg(name, bar->tabText(tab)));
        }
        bar->setCurrentIndex(0);
        settle();
    }
    visit(window, name);
}

void ConsoleWalk::goPages(const QList<QSize> &sizes, const Visit &visit)
{
    MainWindow *window = m_console.window();
    for (const Page *page : window->pages()) {
        window->showPage(page->key());
        waitForPage(window, page->key());
        for (const QSize &size : sizes) {
            window->resize(size);
            settle();
            visitTabs(window,
                u"page %1 at %2 x %3"_s.arg(page->key()).arg(size.width()).arg(size.height()),
                visit);
            if (window->size() != size)
                m_missing << u"%1 does not fit %2 x %3"_s.arg(page->key())
                                 .arg(size.width())
                                 .arg(size.height());
        }
    }
}

void ConsoleWalk::goDialogs(const Visit &visit)
{
    MainWindow *window = m_console.window();
    const auto openers = dialogOpeners();
    for (const Opener &opener : openers) {
        if (window->currentPage()->key() != opener.page) {
            window->showPage(opener.page);
            waitForPage(window, opener.page);
        }
        const bool isPressed = press(window, opener.name);
        settle();
        auto *dialog = window->findChild<QDialog *>(opener.dialog);
        if (!isPressed || !dialog || !dialog->isVisible()) {
            m_missing << u"%1 does not open by %2"_s.arg(opener.dialog, opener.name);
            continue;
        }
        visitTabs(dialog, opener.dialog, visit);
        const QPointer<QDialog> open = dialog;
        dialog->reject();
        if (!QTest::qWaitFor([&open] { return !open || !open->isVisible(); }))
            m_missing << u"%1 does not close"_s.arg(opener.dialog);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

void ConsoleWalk::goPrepared(const Visit &visit)
{
    const auto windows = preparedWindows();
    for (const Prepared &prepared : windows) {
        const QPointer<QWidget> window = prepared.make();
        window->show();
        settle();
        visitTabs(window, prepared.name, visit);
        delete window.data();
    }
}

// The page of runs with a run in its middle and one with rejected records, by a fake.
void ConsoleWalk::goRuns(const QList<QSize> &sizes, const Visit &visit)
{
    for (const RunState state : {RunState::Running, RunState::CompletedWithRejections}) {
        PreparedPrompt prompt;
        auto *access = new FakeRunAccess;
        access->allIssues = samples::issues(37);
        access->log.records = samples::logLines(u"run-128"_s, 40);
        RunsPage page{std::unique_ptr<RunAccess>(access), prompt};
        page.show();
        page.activate();
        emit access->listChanged(samples::runs());
        const RunSnapshot snapshot = samples::inState(state);
        page.openRun(snapshot.run.id);
        page.view()->setSnapshot(snapshot, samples::rates(), samples::kNowMs, 0);
        for (const QSize &size : sizes) {
            // Without sidebar, which is folded in a narrow window, and bars.
            page.resize(size.width() - (size.width() < 1000 ? 52 : 200), size.height() - 98);
            settle();
            visitTabs(&page,
                u"run, state %1, at %2 x %3"_s.arg(static_cast<int>(state))
                    .arg(size.width())
                    .arg(size.height()),
                visit);
        }
    }
}

} // namespace sluice::testing
