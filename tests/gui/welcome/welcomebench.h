// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/application.h"
#include "console/main/mainwindow.h"
#include "console/main/page.h"
#include "console/welcome/firstrun.h"
#include "console/welcome/sandboxchild.h"
#include "gui/pagefixture.h"
#include "support/sandboxprocess.h"

#include <QAction>
#include <QEvent>
#include <QPushButton>
#include <QSettings>
#include <QToolBar>
#include <QToolButton>
#include <QtTest>

#include <memory>

namespace sluice::testing {

using namespace Qt::StringLiterals;

// How long a window and a run of it may take.
constexpr int kWelcomeLimitMs = 30'000;
constexpr int kWelcomeRunMs = 60'000;

// The console as it is started the first time: an empty data directory, the window, and the program
// of the sandbox where the tests have it. GUI thread.
class FirstStart
{
public:
    FirstStart() { m_problem = m_fixture.open(); }
    ~FirstStart() { close(); }

    QString problem() const { return m_problem; }
    Application &application() { return *m_fixture.application; }
    PreparedPrompt &prompt() { return m_fixture.prompt; }
    PageFixture &fixture() { return m_fixture; }
    MainWindow *window() const { return m_window.get(); }
    SandboxChild &sandbox() const { return m_window->firstRun().sandbox(); }

    void openWindow(const QString &program = QStringLiteral(SLUICE_SANDBOX_PROGRAM))
    {
        m_window = std::make_unique<MainWindow>(m_fixture.context());
        sandbox().setProgram(program);
        m_window->resize(1180, 760);
        m_window->show();
        m_window->activateWindow();
    }
    void close()
    {
        if (!m_window)
            return;
        const auto sandbox = m_window->takeSandbox();
        m_window.reset();
        QThreadPool::globalInstance()->waitForDone();
    }
    template <class T> T *widget(const QString &name) const
    {
        T *found = m_window->currentPage()->findChild<T *>(name);
        return found ? found : m_window->findChild<T *>(name);
    }
    QString page() const
    {
        return m_window->currentPage() ? m_window->currentPage()->key() : QString();
    }
    std::optional<RunRow> newestRun()
    {
        auto runs = application().runs().list(1);
        return runs && !runs->isEmpty() ? std::optional<RunRow>(runs->first()) : std::nullopt;
    }

private:
    PageFixture m_fixture;
    QString m_problem;
    std::unique_ptr<MainWindow> m_window;
};

// Counts what an operator does: presses of the mouse that reach a widget.
class ClickCounter final : public QObject
{
public:
    ClickCounter() { qApp->installEventFilter(this); }
    int clicks() const { return m_clicks; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        // A press travels up through the parents of what was pressed; it is counted once.
        if (event->type() == QEvent::MouseButtonPress && watched->isWidgetType()) {
            const auto stamp = static_cast<QInputEvent *>(event)->timestamp();
            if (stamp != m_last || event != m_event)
                ++m_clicks;
            m_last = stamp;
            m_event = event;
        }
        return false;
    }

private:
    int m_clicks = 0;
    quint64 m_last = 0;
    const QEvent *m_event = nullptr;
};

inline void clickOn(QWidget *widget)
{
    QVERIFY(widget);
    QVERIFY2(widget->isVisible() && widget->isEnabled(), qPrintable(widget->objectName()));
    QTest::mouseClick(widget, Qt::LeftButton);
}

// The button of the tool bar that shows an action.
inline QWidget *toolButtonOf(MainWindow *window, const QString &action)
{
    auto *bar = window->findChild<QToolBar *>(u"mainToolBar"_s);
    return bar->widgetForAction(window->findChild<QAction *>(action));
}

QObject *makeWelcomePageTest();
QObject *makeSandboxChildTest();
QObject *makeConnectDialogTest();

} // namespace sluice::testing
