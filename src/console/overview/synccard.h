// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/runfeed.h"
#include "console/overview/overviewwords.h"
#include "console/widgets/card.h"

class QBoxLayout;

namespace sluice {

class RowBar;

// The card of a sync on the page Overview: both ends and the mapping, the run that goes on or was
// the last, what comes next, and buttons. Three of them are equally high. GUI thread; owned by the
// page; it shows what it is told.
class SyncCard final : public Card
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SyncCard)

public:
    struct Look
    {
        QString name; // of the object: "crmCard"
        QString kind;
        QString icon;
        QString title;
    };
    SyncCard(const Look &look, QWidget *parent);

    QString kind() const { return m_kind; }
    void setFacts(const SyncCardFacts &facts, const QDateTime &now);
    const SyncCardFacts &facts() const { return m_facts; }
    // Where the name of a job has no room for how its run ended, that stands below it.
    void setNarrow(bool isNarrow) { m_isNarrow = isNarrow; }

signals:
    void runWanted(); // a new one
    void openWanted(); // the sync's page
    void openRunWanted(const QString &runId);

private:
    struct Row
    {
        IconLabel *icon = nullptr;
        ElidingLabel *text = nullptr;
    };
    Row addRow(QBoxLayout *layout);
    void makeButtons();
    void showLoading();
    void showLines();
    void showLive(const RunRow &run, qint64 nowMs);
    void showLast(const std::optional<RunRow> &run, const QDateTime &now);

    QString m_kind;
    SyncCardFacts m_facts;
    RateMeter m_meter;
    QList<Row> m_lines;
    Row m_head; // of the run
    ElidingLabel *m_percent;
    RowBar *m_bar;
    ElidingLabel *m_detail;
    ElidingLabel *m_next;
    QPushButton *m_run;
    QPushButton *m_open;
    QPushButton *m_openRun;
    bool m_isNarrow = false;
};

} // namespace sluice
