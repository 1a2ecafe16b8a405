// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/runtablemodel.h"

#include "console/runs/ratewords.h"
#include "console/runs/runreasons.h"
#include "console/widgets/format.h"
#include "console/widgets/rowdelegate.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

bool isShownTheSame(const RunRow &a, const RunRow &b)
{
    return a.state == b.state && a.reason == b.reason && a.wish == b.wish && a.counts == b.counts
        && a.expected == b.expected && a.requests == b.requests && a.startedAtMs == b.startedAtMs
        && a.finishedAtMs == b.finishedAtMs && a.activeMs == b.activeMs && a.jobName == b.jobName
        && a.subject == b.subject;
}

QDateTime runMoment(qint64 ms)
{
    return ms > 0 ? QDateTime::fromMSecsSinceEpoch(ms) : QDateTime();
}

} // namespace

RunTableModel::RunTableModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void RunTableModel::applyWish(RunRow &run)
{
    const auto wish = m_localWishes.constFind(run.id);
    if (wish == m_localWishes.constEnd())
        return;
    if (isEnded(run.state)) {
        m_localWishes.erase(wish);
        return;
    }
    run.wish = *wish;
}

void RunTableModel::setRuns(QList<RunRow> runs, qint64 nowMs)
{
    m_nowMs = nowMs;
    std::sort(runs.begin(), runs.end(),
        [](const RunRow &a, const RunRow &b) { return a.number > b.number; });
    int row = 0;
    for (RunRow &run : runs) {
        applyWish(run);
        while (row < m_runs.size() && m_runs.at(row).number > run.number) {
            beginRemoveRows({}, row, row);
            m_runs.removeAt(row);
            endRemoveRows();
        }
        if (row < m_runs.size() && m_runs.at(row).id == run.id) {
            if (!isShownTheSame(m_runs.at(row), run)) {
                m_runs[row] = run;
                m_staleStandings.insert(run.id);
                emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
            }
        } else {
            beginInsertRows({}, row, row);
            m_runs.insert(row, run);
            endInsertRows();
        }
        ++row;
    }
    if (row < m_runs.size()) {
        beginRemoveRows({}, row, static_cast<int>(m_runs.size()) - 1);
        m_runs.remove(row, m_runs.size() - row);
        endRemoveRows();
    }
    meter();
}

void RunTableModel::meter()
{
    QHash<QString, RateMeter> meters;
    m_rates.clear();
    for (const RunRow &run : std::as_const(m_runs)) {
        if (run.state != RunState::Running)
            continue;
        RateMeter meter = m_meters.take(run.id);
        m_rates.insert(run.id, meter.add({.run = run}, m_nowMs));
        meters.insert(run.id, std::move(meter));
    }
    m_meters = std::move(meters);
    const auto isOver = [this](const auto &entry) { return !m_rates.contains(entry.key()); };
    m_limits.removeIf(isOver);
    m_limitsAskedMs.removeIf(isOver);
}

void RunTableModel::tick(qint64 nowMs)
{
    m_nowMs = nowMs;
    meter();
    for (int row = 0; row < m_runs.size(); ++row) {
        if (!isEnded(m_runs.at(row).state) && m_runs.at(row).startedAtMs > 0)
            emit dataChanged(index(row, Duration), index(row, TimeLeft), {Qt::DisplayRole});
    }
}

const RunRow *RunTableModel::find(const QString &runId) const
{
    const auto it = std::find_if(
        m_runs.cbegin(), m_runs.cend(), [&runId](const RunRow &run) { return run.id == runId; });
    return it == m_runs.cend() ? nullptr : &*it;
}

int RunTableModel::rowOf(qint64 number) const
{
    const auto it = std::lower_bound(m_runs.cbegin(), m_runs.cend(), number,
        [](const RunRow &run, qint64 sought) { return run.number > sought; });
    return it != m_runs.cend() && it->number == number ? static_cast<int>(it - m_runs.cbegin())
                                                       : -1;
}

void RunTableModel::setLocalWish(const QString &runId, const QString &wish)
{
    if (wish.isEmpty())
        m_localWishes.remove(runId);
    else
        m_localWishes.insert(runId, wish);
    for (int row = 0; row < m_runs.size(); ++row) {
        if (m_runs.at(row).id != runId)
            continue;
        m_runs[row].wish = wish;
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    }
}

void RunTableModel::setKindShown(bool isShown)
{
    if (m_isKindShown == isShown)
        return;
    m_isKindShown = isShown;
    if (!m_runs.isEmpty())
        emit dataChanged(index(0, Job), index(rowCount() - 1, Job), {CellRole::Note});
}

int RunTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}

int RunTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

// What depends on neither the moment nor what was seen before.
QString RunTableModel::plainText(const RunRow &run, int column)
{
    switch (column) {
    case Job:
        return run.jobName;
    case Environment:
        return environmentLook(run.environment).word;
    case StartedBy:
        return startedByWord(run);
    case RunId:
        return run.id;
    case Mapping:
        return mappingText(run);
    default:
        return {};
    }
}

QString RunTableModel::rateText(const RunRow &run, int column) const
{
    const auto rates = m_rates.constFind(run.id);
    if (rates == m_rates.constEnd())
        return Format::none();
    if (column == Rate)
        wantLimits(run);
    if (column == Rate)
        return rates->writtenPerSecond > 0 ? Format::rate(rates->writtenPerSecond) : Format::none();
    return rates->secondsLeft ? Format::timeLeft(Format::Seconds(*rates->secondsLeft))
                              : Format::estimating();
}

QString RunTableModel::text(const RunRow &run, int column) const
{
    switch (column) {
    case Number:
        return u'#' + QString::number(run.number);
    case State:
        return runLook(run).word;
    case Progress:
        return progress(run, Qt::DisplayRole).toString();
    case Written: // a plan writes nothing and has nothing refused
        return run.isDryRun ? Format::none() : Format::count(run.counts.written);
    case Rejected:
        return run.isDryRun ? Format::none() : Format::count(run.counts.rejected);
    case Started:
        return Format::moment(runMoment(run.startedAtMs), QDateTime::fromMSecsSinceEpoch(m_nowMs));
    case Duration: {
        const qint64 ms = m_stopwatch.activeMs(run, m_nowMs);
        return ms < 0 ? Format::none() : Format::durationTable(Format::Milliseconds(ms));
    }
    case Requests:
        return Format::count(run.requests);
    case Finished:
        return Format::moment(runMoment(run.finishedAtMs), QDateTime::fromMSecsSinceEpoch(m_nowMs));
    case Rate:
    case TimeLeft:
        return rateText(run, column);
    case Stage:
    case Retries:
        return standingText(run, column);
    default:
        return plainText(run, column);
    }
}

QVariant RunTableModel::progress(const RunRow &run, int role) const
{
    const RunState state = shownState(run);
    const std::optional<double> share = settledShare(run);
    const bool isShown = hasProgressShown(state);
    if (role == Qt::DisplayRole) {
        if (!isShown)
            return Format::none();
        if (!share)
            return state == RunState::Queued ? Format::percent(0) : Format::unknown();
        return Format::percent(*share);
    }
    if (role == CellRole::Value && isShown)
        return share ? *share : (state == RunState::Running ? -1.0 : 0.0);
    return {};
}

QVariant RunTableModel::sortKey(const RunRow &run, int column, qint64 activeMs)
{
    switch (column) {
    case Number:
        return run.number;
    case Progress:
        return hasProgressShown(shownState(run)) ? settledShare(run).value_or(0) : 2.0;
    case Written:
        return run.counts.written;
    case Rejected:
        return run.counts.rejected;
    case Started:
        return run.startedAtMs;
    case Duration:
        return activeMs;
    case Requests:
        return run.requests;
    case Finished:
        return run.finishedAtMs;
    case State:
        return static_cast<int>(shownState(run));
    case Rate: // of one that is over there is none
    case TimeLeft:
    case Retries: // nor is it known of those that were not looked at
        return 0;
    default:
        return plainText(run, column);
    }
}

QVariant RunTableModel::cellLook(const RunRow &run, int column, int role) const
{
    switch (role) {
    case CellRole::Note:
        if (column == Job && run.isDryRun)
            return m_isKindShown ? tr("Plan, %1").arg(kindTitle(run.kind)) : tr("Plan");
        if (column == Job && m_isKindShown)
            return kindTitle(run.kind);
        return column == State ? QVariant(runNote(run)) : QVariant();
    case CellRole::Icon:
        return column == State ? QVariant(runLook(run).icon) : QVariant();
    case CellRole::Tone:
        if (column == Environment)
            return static_cast<int>(environmentLook(run.environment).tone);
        return column == State || column == Progress ? QVariant(static_cast<int>(runLook(run).tone))
                                                     : QVariant();
    case CellRole::Weight:
        if (column == Job)
            return static_cast<int>(QFont::Medium);
        return column == Rejected && run.counts.rejected > 0 && !run.isDryRun
            ? QVariant(static_cast<int>(QFont::DemiBold))
            : QVariant();
    case CellRole::Color:
        return column == Started || column == Finished ? QVariant(static_cast<int>(Role::Muted))
                                                       : QVariant();
    default:
        return {};
    }
}

QString RunTableModel::toolTip(const RunRow &run, int column) const
{
    switch (column) {
    case Started:
        return run.startedAtMs > 0 ? Format::momentFull(runMoment(run.startedAtMs)) : QString();
    case Finished:
        return run.finishedAtMs > 0 ? Format::momentFull(runMoment(run.finishedAtMs)) : QString();
    case Job:
        return kindAndSubject(run);
    case State:
        return runSentence(run);
    case Rate:
        return rateTip(m_rates.value(run.id), m_limits.value(run.id));
    default:
        return {};
    }
}

QVariant RunTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    return cell(m_runs.at(index.row()), index.column(), role);
}

QVariant RunTableModel::cell(const RunRow &run, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return text(run, column);
    case CellRole::Value:
        return column == Progress ? progress(run, role) : QVariant();
    case SortRole:
        if (column == Rate)
            return m_rates.value(run.id).writtenPerSecond;
        if (column == TimeLeft)
            return m_rates.value(run.id).secondsLeft.value_or(0);
        if (column == Retries)
            return m_standings.value(run.id).retries;
        if (column == Stage)
            return m_standings.value(run.id).stage;
        return sortKey(run, column, m_stopwatch.activeMs(run, m_nowMs));
    case RunIdRole:
        return run.id;
    case Qt::TextAlignmentRole:
        return headerData(column, Qt::Horizontal, role);
    case Qt::ToolTipRole: {
        const QString tip = toolTip(run, column);
        return tip.isEmpty() ? QVariant() : QVariant(tip);
    }
    case Qt::AccessibleTextRole:
        if (column == Progress && hasProgressShown(shownState(run)))
            return tr("%1, %2 records")
                .arg(text(run, column),
                    Format::ofTotal(run.counts.settled(),
                        run.expected >= 0 ? std::optional(run.expected) : std::nullopt));
        return {};
    default:
        return cellLook(run, column, role);
    }
}

} // namespace sluice
