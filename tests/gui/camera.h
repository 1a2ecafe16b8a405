// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/main/mainwindow.h"
#include "console/main/page.h"
#include "console/theme/theme.h"
#include "gui/main/consolefixture.h"

#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QtTest>

#include <cstdio>

namespace sluice::testing {

using namespace Qt::StringLiterals;

// Writes pictures of a console into a folder. GUI thread; for programs that are no test.
class Camera
{
public:
    Camera(ConsoleFixture &console, const QString &folder)
        : m_console(&console)
        , m_folder(folder)
    {
    }
    Camera(MainWindow *window, const QString &folder)
        : m_window(window)
        , m_folder(folder)
    {
    }

    // Only these pictures from now on, under other names: by "name-theme-width".
    void keepOnly(const QMap<QString, QString> &names) { m_only = names; }

    // The page in both themes and both sizes.
    void takeAll(const QString &name)
    {
        for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
            Theme::instance().setMode(mode);
            for (const QSize size : {QSize(1280, 800), QSize(900, 560)}) {
                window()->resize(size);
                take(name, window(), mode, size.width());
            }
        }
        Theme::instance().setMode(Theme::Mode::Light);
        window()->resize(1280, 800);
    }

    // An open dialog over the window.
    void takeDialog(const QString &name, const QString &objectName, bool isKept = false)
    {
        auto *dialog = window()->findChild<QDialog *>(objectName);
        if (!dialog) {
            std::fprintf(stderr, "screenshots: no %s\n", qPrintable(objectName));
            return;
        }
        for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
            Theme::instance().setMode(mode);
            take(name, dialog, mode, 1280);
        }
        Theme::instance().setMode(Theme::Mode::Light);
        if (!isKept)
            dialog->done(QDialog::Rejected); // without being asked what becomes of edits
        QTest::qWait(50);
    }

    // A part of a page, whole, in both themes.
    void takeWidget(const QString &name, QWidget *widget)
    {
        for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
            Theme::instance().setMode(mode);
            take(name, widget, mode, 1280);
        }
        Theme::instance().setMode(Theme::Mode::Light);
    }

private:
    MainWindow *window() const { return m_console ? m_console->window() : m_window; }
    void take(const QString &name, QWidget *widget, Theme::Mode mode, int width)
    {
        const QString picture = u"%1-%2-%3"_s.arg(
            name, mode == Theme::Mode::Dark ? u"dark"_s : u"light"_s, QString::number(width));
        if (!m_only.isEmpty() && !m_only.contains(picture))
            return;
        QTest::qWait(120);
        const QString file = u"%1/%2.png"_s.arg(m_folder, m_only.value(picture, picture));
        if (!widget->grab().save(file))
            std::fprintf(stderr, "screenshots: cannot write %s\n", qPrintable(file));
    }

    ConsoleFixture *m_console = nullptr; // its window of now
    MainWindow *m_window = nullptr;
    QString m_folder;
    QMap<QString, QString> m_only;
};

constexpr int kRunLimitMs = 40'000;

inline bool waitForJob(ConsoleFixture &console)
{
    auto *run = console.window()->findChild<QAction *>(u"actionRun"_s);
    return QTest::qWaitFor([run] { return run->isEnabled(); }, 20'000);
}

// The list of runs, whatever of that page was shown last.
inline void showRunList(ConsoleFixture &console)
{
    console.window()->showPage(u"runs"_s);
    auto *path = console.window()->findChild<QWidget *>(u"runBreadcrumb"_s);
    if (path && path->isVisible()) {
        path->setFocus();
        QTest::keyClick(console.window()->currentPage(), Qt::Key_Left, Qt::AltModifier);
    }
}

// In any language: the page says it with the words of its own.
inline bool waitForPlan(ConsoleFixture &console)
{
    const QString end
        = QCoreApplication::translate("sluice::JobsPage", "Plan checked %1; nothing was written")
              .section(u';', 1);
    auto *note = console.window()->currentPage()->findChild<QLabel *>(u"planNote"_s);
    return QTest::qWaitFor([note, end] { return note->text().contains(end); }, kRunLimitMs);
}

inline RunState newestState(ConsoleFixture &console)
{
    auto runs = console.application().runs().list(1);
    return runs && !runs->isEmpty() ? runs->first().state : RunState::Queued;
}

} // namespace sluice::testing
