// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/main/consolecontext.h"
#include "console/main/page.h"
#include "console/schedules/scheduleaccess.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

#include <memory>

class QBoxLayout;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace sluice {

class Card;
class DayPlan;
class EmptyState;
class MessageBar;
class Prompt;
class ScheduleDialog;
class ScheduleModel;
class TableCard;
class TypedLabel;

// The page Schedules: which jobs run by themselves, when, and how it went; the next 24 hours; what
// a server's own scheduler needs. GUI thread; owned by the stack of pages; everything is asked of
// its access, which answers later.
class SchedulesPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SchedulesPage)

public:
    explicit SchedulesPage(ConsoleContext context, QWidget *parent = nullptr);
    SchedulesPage(std::unique_ptr<ScheduleAccess> access, Prompt &prompt, QWidget *parent);
    ~SchedulesPage() override;

    QString key() const override { return QStringLiteral("schedules"); }
    QString title() const override { return tr("Schedules"); }
    QString findPlaceholder() const override { return tr("Find a schedule"); }
    void find(const QString &text) override;
    void setEnvironment(const QString &environment) override;
    void activate() override;
    void deactivate() override;
    Actions actions() const override;
    void run() override { runNow(); }
    bool openItem(const QString &jobId) override
    {
        select(jobId);
        return true;
    }

    ScheduleModel *model() const { return m_model; }
    void select(const QString &jobId);

private:
    void makeHead(QBoxLayout *layout);
    void makeTable();
    void setColumns(bool isNarrow);
    void makeMenu();
    void makeServerCard();
    void look();
    void take(const Result<ScheduleFacts> &facts);
    void showRows();
    void showEmpty();
    void showSelected();
    void showMissed();
    void showDaily();
    QList<Job> unscheduled() const;
    const ListedSchedule *selected() const;
    void add();
    void addDaily();
    void edit();
    void open(const QList<Job> &jobs);
    void save();
    void remove();
    void toggle();
    void setEnabled(const QString &job, bool isEnabled);
    void runNow();
    void runMissed();
    QList<ListedSchedule> missed() const; // of the environment that is chosen
    void askToRun(const QList<ListedSchedule> &wanted);
    void begin(const QString &jobId, const QString &name);
    bool isHere(const ListedSchedule &listed) const;
    enum class Copied { Command, Systemd, Cron };
    void copy(Copied what);
    void tell(const Result<void> &done, const QString &text);
    void fitToWindow();
    void resizeEvent(QResizeEvent *event) override;

    std::unique_ptr<ScheduleAccess> m_access;
    Prompt &m_prompt;
    ScheduleModel *m_model;
    MessageBar *m_bar;
    TableCard *m_table;
    EmptyState *m_empty;
    Card *m_dayCard;
    DayPlan *m_day;
    Card *m_serverCard;
    QLineEdit *m_command;
    QVBoxLayout *m_content = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_daily = nullptr;
    QPushButton *m_edit = nullptr;
    QPushButton *m_runNow = nullptr;
    QList<QPushButton *> m_copies; // of the selected one
    QPointer<ScheduleDialog> m_dialog;
    ScheduleFacts m_facts;
    QString m_environment;
    QString m_find;
    QString m_wanted; // the name of a job to be selected once it is listed
    QString m_missed; // what was told last
    QTimer m_timer;
    QElapsedTimer m_sinceLook;
    bool m_isNarrow = false;
    bool m_isLooking = false;
    bool m_isLookWanted = false;
    bool m_hasLooked = false;
};

} // namespace sluice
