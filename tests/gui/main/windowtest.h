// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/runs.h"
#include "console/main/mainwindow.h"
#include "console/main/page.h"
#include "gui/main/consolefixture.h"

#include <QAction>
#include <QDialog>
#include <QPushButton>
#include <QtTest>

namespace sluice::testing {

using namespace Qt::StringLiterals;

// Until the sandbox has answered, and until a run is over: far more than either takes. GUI thread.
constexpr int kLoadLimitMs = 20'000;
constexpr int kEndLimitMs = 60'000;

// A test of the window with a real application and a real sandbox, pressed by object names: what
// such tests share. GUI thread.
class WindowTest : public QObject
{
    Q_OBJECT

protected:
    void open(const QStringList &sandboxArguments = {})
    {
        m_console = std::make_unique<ConsoleFixture>(sandboxArguments);
        QVERIFY2(m_console->problem().isEmpty(), qPrintable(m_console->problem()));
        QVERIFY(setJobTimes(100));
        m_console->window()->showPage(u"crm"_s);
        QTRY_VERIFY_WITH_TIMEOUT(action("actionRun")->isEnabled(), kLoadLimitMs);
    }
    void close() { m_console.reset(); }
    // A window of its own, with the jobs of the sandbox, on the page of one that can run.
    void openAnew()
    {
        m_console->closeWindow();
        m_console->prompt() = PreparedPrompt();
        m_console->openWindow();
        m_console->window()->showPage(u"crm"_s);
        QTRY_VERIFY_WITH_TIMEOUT(action("actionRun")->isEnabled(), kLoadLimitMs);
        m_console->window()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_console->window()));
    }

    QAction *action(const char *name) const
    {
        return m_console->window()->findChild<QAction *>(QLatin1StringView(name));
    }
    QDialog *dialog(const char *name) const
    {
        return m_console->window()->findChild<QDialog *>(QLatin1StringView(name));
    }
    // Of the page that is shown, else of the window: pages of syncs have parts of the same name.
    template <class T> T *widget(const char *name) const
    {
        const QLatin1StringView known(name);
        T *found = m_console->window()->currentPage()->findChild<T *>(known);
        return found ? found : m_console->window()->findChild<T *>(known);
    }
    std::optional<RunRow> newestRun() const
    {
        auto runs = m_console->application().runs().list(1);
        return runs && !runs->isEmpty() ? std::optional<RunRow>(runs->first()) : std::nullopt;
    }
    // How long jobs take at the service; a second each is what it does unless told otherwise.
    bool setJobTimes(int ms)
    {
        return m_console->sandbox().setSettings({{u"addedMs"_s, ms / 5}, {u"queuedMs"_s, ms / 5},
            {u"readJobMs"_s, ms}, {u"writeJobMs"_s, ms}});
    }
    // Runs until what was sent waits at the service, as slow as it is told to be.
    void pressRunAndWait(int writeJobMs)
    {
        QVERIFY(m_console->sandbox().setSettings({{u"writeJobMs"_s, writeJobMs}}));
        pressRun();
        QTRY_VERIFY_WITH_TIMEOUT(newestRun() && newestRun()->counts.pending > 0, kEndLimitMs);
    }
    void pressRun()
    {
        action("actionRun")->trigger();
        auto *run = widget<QPushButton>("dialogRunButton");
        QVERIFY(run);
        run->click();
        QTRY_COMPARE_WITH_TIMEOUT(
            m_console->window()->currentPage()->key(), u"runs"_s, kLoadLimitMs);
    }

    std::unique_ptr<ConsoleFixture> m_console;
};

} // namespace sluice::testing
