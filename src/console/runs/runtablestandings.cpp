// SPDX-License-Identifier: GPL-3.0-or-later
// What the columns of the list of runs are called, and what those say that are left out at first:
// what the steps tell, the mapping, and the limits in the tool tip of the rate.
#include "console/errors/errorwords.h"
#include "console/runs/runtablemodel.h"
#include "console/widgets/format.h"

#include <QJsonArray>
#include <QTimer>

#include <cstdlib>
#include <utility>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr qsizetype kMostStandings = 50; // asked for at a time
constexpr qsizetype kMostStandingsKept = 5'000;
constexpr qint64 kTableLimitsEveryMs = 5'000;

} // namespace

// A mapping belongs to its job; this is what the run had of it.
QString RunTableModel::mappingText(const RunRow &run)
{
    const QJsonObject mapping = run.params.value("mapping"_L1).toObject();
    if (mapping.isEmpty())
        return Format::none();
    const qint64 fields = mapping.value("fields"_L1).toArray().size()
        + mapping.value("columns"_L1).toObject().size();
    return fields == 0
        ? tr("Of the job")
        : tr("%1 fields", nullptr, Format::plural(fields)).arg(Format::count(fields));
}

// Asked for while it is looked at: it takes reading all steps.
QString RunTableModel::standingText(const RunRow &run, int column) const
{
    const auto known = m_standings.constFind(run.id);
    if (known == m_standings.constEnd() || m_staleStandings.contains(run.id)) {
        if (m_fetchStandings && m_wantedStandings.size() < kMostStandings)
            m_wantedStandings.insert(run.id);
        if (m_fetchStandings && !std::exchange(m_areStandingsAsked, true))
            QTimer::singleShot(
                0, this, [self = const_cast<RunTableModel *>(this)] { self->fetchStandings(); });
    }
    if (known == m_standings.constEnd())
        return Format::none();
    if (column == Retries)
        return Format::count(known->retries);
    return known->stage.isEmpty() ? Format::none() : sentenceInWords(known->stage);
}

void RunTableModel::fetchStandings()
{
    const QStringList wanted = m_wantedStandings.values();
    m_wantedStandings.clear();
    m_fetchStandings(wanted);
}

void RunTableModel::takeStandings(const QStringList &asked, const RunStandings &standings)
{
    m_areStandingsAsked = false;
    if (m_standings.size() > kMostStandingsKept)
        m_standings.clear();
    for (const QString &id : asked) {
        m_staleStandings.remove(id);
        m_wantedStandings.remove(id); // painted once more meanwhile
        m_standings.insert(id, standings.value(id));
    }
    for (int row = 0; row < m_runs.size(); ++row) {
        if (asked.contains(m_runs.at(row).id))
            emit dataChanged(index(row, Stage), index(row, Retries));
    }
}

void RunTableModel::wantLimits(const RunRow &run) const
{
    const auto asked = m_limitsAskedMs.constFind(run.id);
    const bool isKnown
        = asked != m_limitsAskedMs.constEnd() && std::abs(m_nowMs - *asked) < kTableLimitsEveryMs;
    if (!m_fetchLimits || isKnown)
        return;
    m_limitsAskedMs.insert(run.id, m_nowMs);
    QTimer::singleShot(0, this, [this, run] { m_fetchLimits(run); }); // it is being painted
}

void RunTableModel::takeLimits(const QString &runId, const QList<LimitLevel> &levels)
{
    if (m_rates.contains(runId))
        m_limits.insert(runId, levels); // a tool tip is asked for as it is shown
}

QVariant RunTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber = section == Written || section == Rejected || section == Duration
            || section == Requests || section == Rate || section == Retries;
        return QVariant(int((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number:
        return tr("Run");
    case Job:
        return tr("Job");
    case State:
        return tr("State");
    case Progress:
        return tr("Progress");
    case Written:
        return tr("Written");
    case Rejected:
        return tr("Rejected");
    case Started:
        return tr("Started");
    case Duration:
        return tr("Duration");
    case Environment:
        return tr("Environment");
    case StartedBy:
        return tr("Started By");
    case Requests:
        return tr("Requests");
    case Finished:
        return tr("Finished");
    case RunId:
        return tr("Run ID");
    case Rate:
        return tr("Rate");
    case TimeLeft:
        return tr("Time Left");
    case Stage:
        return tr("Stage");
    case Retries:
        return tr("Retries");
    case Mapping:
        return tr("Mapping");
    default:
        return {};
    }
}

} // namespace sluice
