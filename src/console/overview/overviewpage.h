// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/runs.h"
#include "console/main/consolecontext.h"
#include "console/main/page.h"
#include "console/overview/overviewaccess.h"

#include <QElapsedTimer>
#include <QTimer>

#include <memory>

class QBoxLayout;
class QLabel;
class QScrollArea;

namespace sluice {

class AttentionModel;
class RunAccess;
class RunActions;
class RunWishes;
struct AttentionRow;
class BadgeLabel;
class EmptyState;
class MessageBar;
class Prompt;
class RunTableModel;
class SyncCard;
class TableCard;
class TypedLabel;

// The page Overview, where the console opens: a card for each sync, what needs attention with the
// one action that mends it, and the newest runs, all of the chosen environment. GUI thread; owned
// by the stack of pages; everything is asked of its access, which answers later.
class OverviewPage final : public Page
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OverviewPage)

public:
    explicit OverviewPage(ConsoleContext &context, QWidget *parent = nullptr);
    OverviewPage(std::unique_ptr<OverviewAccess> access, std::unique_ptr<RunAccess> runs,
        Prompt &prompt, QWidget *parent);
    ~OverviewPage() override;

    QString key() const override { return QStringLiteral("overview"); }
    QString title() const override { return tr("Overview"); }
    void find(const QString &text) override;
    void setEnvironment(const QString &environment) override;
    void activate() override;
    void deactivate() override;
    Actions actions() const override;
    void run() override; // the job of the chosen run, else of the first card
    // Of the run that is chosen among the newest:
    void pauseOrResume() override;
    void stop() override;
    void finishChunk() override;
    void forceStop() override;
    void retryRejected() override;

    AttentionModel *attention() const { return m_attention; }
    RunTableModel *recent() const { return m_recent; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();
    void makeCards(QBoxLayout *content);
    void makeAttention(QBoxLayout *content);
    void makeRecent(QBoxLayout *content);
    void setRunColumns(bool isNarrow);
    void look();
    void take(const Result<OverviewFacts> &facts);
    void takeRuns(const QList<RunRow> &runs);
    void showAll();
    void showCards(const QDateTime &now);
    void showAttention(const QDateTime &now);
    void showRecent(const QDateTime &now);
    void showParts();
    void showProblem(const Error &error);
    void mend(const AttentionRow &row);
    void runMissed(const QString &jobId);
    void connectRuns();
    void sendStop(StopMode mode);
    std::optional<RunRow> chosenRun() const;
    QString chosenJob() const;
    QString pageOfJob(const QString &job) const;
    void fitToWindow();

    std::unique_ptr<OverviewAccess> m_access;
    std::unique_ptr<RunAccess> m_runAccess;
    RunWishes *m_wishes;
    RunActions *m_runActions;
    Prompt &m_prompt;
    AttentionModel *m_attention;
    RunTableModel *m_recent;
    MessageBar *m_bar;
    QLabel *m_loading;
    EmptyState *m_empty;
    QScrollArea *m_scroll;
    QBoxLayout *m_cardRow = nullptr;
    QList<SyncCard *> m_cards;
    TableCard *m_attentionCard = nullptr;
    BadgeLabel *m_attentionCount = nullptr;
    TableCard *m_recentCard = nullptr;
    OverviewFacts m_facts;
    QList<RunRow> m_runs;
    QString m_environment;
    QString m_find;
    QString m_problem; // that was told last
    QTimer m_lookTimer;
    QTimer m_tick;
    QTimer m_patience; // until "Loading…"
    QElapsedTimer m_sinceLook;
    size_t m_states = 0; // of the runs, when was last looked
    bool m_isLooking = false;
    bool m_isLookWanted = false;
    bool m_hasFacts = false;
    bool m_hasRuns = false;
    bool m_isNarrow = false;
};

} // namespace sluice
