// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/runs/runaccess.h"
#include "console/runs/runstanding.h"
#include "console/runs/runwords.h"

#include <QAbstractTableModel>
#include <QSet>

#include <functional>

namespace sluice {

// All runs of the data directory as rows, newest first. Takes whole lists and turns them into exact
// inserts, removes and changes, so that selection and scroll position stay. A stop that was asked
// for here shows at once, before the store knows it. GUI thread; owned by its page.
class RunTableModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunTableModel)

public:
    enum Column {
        Number,
        Job,
        State,
        Progress,
        Written,
        Rejected,
        Started,
        Duration,
        Environment,
        StartedBy,
        Requests,
        Finished,
        RunId,
        Rate,
        TimeLeft,
        Stage,
        Retries,
        Mapping,
        ColumnCount
    };
    enum : int { SortRole = Qt::UserRole + 1, RunIdRole };

    explicit RunTableModel(QObject *parent = nullptr);

    void setRuns(QList<RunRow> runs, qint64 nowMs);
    void tick(qint64 nowMs); // durations and rates of active runs
    const QList<RunRow> &runs() const { return m_runs; }
    const RunRow *find(const QString &runId) const;
    int rowOf(qint64 number) const; // -1: it is not there
    // As it shows any run, also one that it does not hold.
    QVariant cell(const RunRow &run, int column, int role) const;
    // What a run that is over is sorted by. Any thread.
    static QVariant sortKey(const RunRow &run, int column, qint64 activeMs);

    // Shows the wish of a stop or pause that is on its way to the store; empty: as the store says.
    void setLocalWish(const QString &runId, const QString &wish);

    // Brings what the steps of runs tell, which is asked for as it is painted; see takeStandings().
    void setWorkFetch(std::function<void(const QStringList &runIds)> fetch)
    {
        m_fetchStandings = std::move(fetch);
    }
    void takeStandings(const QStringList &asked, const RunStandings &standings);

    // Brings what is left of the limits of a run that goes on, for the tool tip of its rate; asked
    // for now and then while that is painted.
    void setLimitsFetch(std::function<void(const RunRow &run)> fetch)
    {
        m_fetchLimits = std::move(fetch);
    }
    void takeLimits(const QString &runId, const QList<LimitLevel> &levels);

    // Where there is little room the sync leaves the Job column.
    void setKindShown(bool isShown);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(const RunRow &run, int column) const;
    static QString plainText(const RunRow &run, int column);
    QVariant progress(const RunRow &run, int role) const;
    QVariant cellLook(const RunRow &run, int column, int role) const;
    QString toolTip(const RunRow &run, int column) const;
    static QString mappingText(const RunRow &run);
    QString standingText(const RunRow &run, int column) const;
    void fetchStandings();
    void applyWish(RunRow &run);
    void meter();
    QString rateText(const RunRow &run, int column) const;
    void wantLimits(const RunRow &run) const;

    QList<RunRow> m_runs; // by number, descending
    QHash<QString, QString> m_localWishes;
    mutable RunStopwatch m_stopwatch;
    QHash<QString, RateMeter> m_meters; // of those that run
    QHash<QString, RunRates> m_rates;
    std::function<void(const QStringList &runIds)> m_fetchStandings;
    RunStandings m_standings; // as they were last
    mutable QSet<QString> m_wantedStandings; // not known, or from before it went on
    mutable bool m_areStandingsAsked = false;
    QSet<QString> m_staleStandings;
    std::function<void(const RunRow &run)> m_fetchLimits;
    QHash<QString, QList<LimitLevel>> m_limits; // of those that run, as they were last
    mutable QHash<QString, qint64> m_limitsAskedMs;
    qint64 m_nowMs = 0;
    bool m_isKindShown = true;
};

} // namespace sluice
