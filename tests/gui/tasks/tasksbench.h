// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/main/mainwindow.h"
#include "gui/main/consolefixture.h"
#include "gui/tasks/keyboard.h"

#include <QLabel>
#include <QObject>

#include <memory>
#include <optional>

// The tests of tst_gui_tasks; the caller deletes them.
QObject *makeRunTasksTest();
QObject *makeRecordTasksTest();
// This program as a console of its own that runs a job, until it is killed.
int runAsConsole(const QString &dataDirectory, const QString &job);

namespace sluice::testing {

constexpr int kTaskLimitMs = 60'000;
constexpr int kMostActions = 5;

// What operators come to do, by keyboard alone, each in at most five actions: a shortcut, an
// activation or a choice. The window, the pipelines and the sandbox are the real ones; nothing is
// pressed but keys. In the language that SLUICE_TASKS_LANGUAGE names, else in English. On the
// test's thread.
class TasksBench : public QObject
{
    Q_OBJECT

protected:
    template <class T = QWidget> T *shown(const char *name) const
    {
        for (T *found : m_console->window()->findChildren<T *>(QLatin1StringView(name))) {
            if (found->isVisible())
                return found;
        }
        return nullptr;
    }
    std::optional<RunRow> newestRun() const;
    bool waitForEnd(const QString &runId = {}); // of one that is not this
    void goTo(const QString &page); // by its key
    RunRow runJob(const QString &job); // as somebody did before
    bool setWriteJobMs(int ms);
    void begin(const QStringList &sandboxArguments);
    void beginTask(); // on the page that the console opens with, and nothing in hand
    void endTask();
    // A console of its own begins the job and is killed when its records are on their way.
    void dieInMidRun(const QString &job);
    void setBackByADay(const RunRow &run); // as if it had been yesterday

    std::unique_ptr<ConsoleFixture> m_console;
    std::unique_ptr<Keyboard> m_keys;
};

} // namespace sluice::testing
