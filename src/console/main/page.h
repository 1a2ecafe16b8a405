// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <functional>

namespace sluice {

// One page of the console's stack: what the window asks of it and what it tells the window. GUI
// thread; owned by the stack. It shows its own messages in its message bar and opens no dialog by
// itself but through Prompt or its own non-modal dialogs.
class Page : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Page)

public:
    using QWidget::QWidget;

    virtual QString key() const = 0; // "crm", "runs", "connections", "log"
    virtual QString title() const = 0; // for the window's title and the navigation

    // The tool bar's find field works on the page that is shown.
    virtual QString findPlaceholder() const { return tr("Find on this page"); }
    virtual void find(const QString &text) { Q_UNUSED(text) }
    // The next or previous place that matches. False: matches are the rows that are left, and the
    // window goes from one to the other.
    virtual bool findAgain(bool isForward)
    {
        Q_UNUSED(isForward)
        return false;
    }

    virtual void toggleDetails() { } // F8
    virtual void openRun(const QString &runId) { Q_UNUSED(runId) } // of the page "runs"
    // Shows one of its things: a job by its name, a connection by its id and what mends it. False:
    // there is no such thing here now.
    virtual bool openItem(const QString &item)
    {
        Q_UNUSED(item)
        return false;
    }
    virtual void create() { } // a new one of its things, from the menu File

    // The environment whose jobs and runs are shown: sandbox, test, production; empty: all.
    virtual void setEnvironment(const QString &environment) { Q_UNUSED(environment) }

    // What is edited here, not saved, and would be lost: each as the operator knows it. The window
    // asks before it closes or shows another environment, and says what is to become of it.
    enum class Leaving { Window, Environment };
    virtual QStringList unsaved(Leaving) const { return {}; }
    // `then` comes when all of it is saved, or could not be; the page shows why.
    virtual void saveUnsaved(std::function<void(bool isSaved)> then) { then(true); }
    virtual void discardUnsaved() { }

    virtual void setFollowing(bool isFollowing) { Q_UNUSED(isFollowing) } // of the page "log"
    virtual void activate() { } // it is shown now
    virtual void deactivate() { }
    virtual void refresh() { activate(); } // F5: what it shows, anew

    // What the tool bar's actions mean here; false: disabled.
    struct Actions
    {
        bool canRun = false;
        bool canPause = false;
        bool canResume = false;
        bool canStop = false;
        bool canRetryRejected = false;
        bool canUndo = false;
        bool canErase = false;
        bool canCheckPlan = false;
        QString stoppingRun; // the id of the run that is meant, if its stop was asked for
        // Why not, where the page can tell.
        QString noRun = {};
        QString noRetry = {};
        QString noUndo = {};
    };
    virtual Actions actions() const { return {}; }
    virtual void run() { }
    virtual void checkPlan() { }
    virtual void pauseOrResume() { }
    virtual void stop() { }
    virtual void finishChunk() { }
    virtual void forceStop() { }
    virtual void retryRejected() { }
    virtual void undoRun() { }
    virtual void eraseRun() { }

signals:
    void actionsChanged();
    void partsMade(); // tables and shortcuts that were not there when the page was made
    void runOpened(const QString &runId); // show the run's dashboard
    void pageWanted(const QString &key);
    void environmentWanted(const QString &environment); // what is shown next is there
    // A thing on another page: see openItem().
    void itemWanted(const QString &key, const QString &item);
    // What the window does: see MainWindow::runCommand().
    void commandWanted(const QString &command, const QString &argument);
    void accountChanged(const QString &facts); // for the status bar
};

} // namespace sluice
