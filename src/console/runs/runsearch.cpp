// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/runsearch.h"

#include "console/runs/runtablemodel.h"
#include "core/engine/runlist.h"

#include <QSet>

#include <algorithm>

namespace sluice {

namespace {

bool isBefore(const FoundRuns::Run &a, const FoundRuns::Run &b, Qt::SortOrder order)
{
    if (a.key != b.key)
        return order == Qt::AscendingOrder ? a.key < b.key : a.key > b.key;
    return a.number > b.number; // equal ones stay newest first
}

bool isTextBefore(const QString &a, const QString &b)
{
    return QString::localeAwareCompare(a, b) < 0;
}

// Few texts are different: they are put in order once, and the runs by their places.
void rankTexts(FoundRuns &found, const QHash<QString, qsizetype> &seen)
{
    found.texts = seen.keys();
    std::sort(found.texts.begin(), found.texts.end(), isTextBefore);
    std::vector<double> ranks(static_cast<size_t>(found.texts.size()));
    for (qsizetype rank = 0; rank < found.texts.size(); ++rank)
        ranks[static_cast<size_t>(seen.value(found.texts.at(rank)))] = static_cast<double>(rank);
    for (FoundRuns::Run &run : found.runs)
        run.key = ranks[static_cast<size_t>(run.key)];
}

} // namespace

qsizetype FoundRuns::placeOf(const QVariant &key, qint64 number) const
{
    Run sought{number, 0};
    if (isByText) {
        const QString text = key.toString();
        const auto at = std::lower_bound(texts.cbegin(), texts.cend(), text, isTextBefore);
        sought.key = static_cast<double>(at - texts.cbegin());
        if (at == texts.cend() || *at != text)
            sought.key -= 0.5;
    } else {
        sought.key = key.toDouble();
    }
    const auto at = std::lower_bound(runs.cbegin(), runs.cend(), sought,
        [this](const Run &a, const Run &b) { return isBefore(a, b, order); });
    return at - runs.cbegin();
}

Result<FoundRuns> searchRuns(
    Store &store, const RunSearch &search, const std::function<bool()> &isWanted)
{
    FoundRuns found;
    found.order = search.order;
    RunStopwatch stopwatch;
    const QSet<qint64> held(search.except.cbegin(), search.except.cend());
    QHash<QString, qsizetype> seen;
    const auto visit = [&](const RunRow &run) {
        if (held.contains(run.number))
            return true;
        if (!search.filter.acceptsButGroup(run))
            return isWanted();
        for (size_t i = 0; i < RunFilter::kGroups.size(); ++i)
            found.counts[i] += RunFilter::isIn(run.state, RunFilter::kGroups[i]) ? 1 : 0;
        if (!RunFilter::isIn(run.state, search.filter.group))
            return isWanted();
        const QVariant key = RunTableModel::sortKey(run, search.column, stopwatch.activeMs(run, 0));
        found.isByText = key.userType() == QMetaType::QString;
        double place = key.toDouble();
        if (found.isByText) {
            const QString text = key.toString();
            auto at = seen.constFind(text);
            if (at == seen.constEnd())
                at = seen.insert(text, seen.size());
            place = static_cast<double>(*at);
        }
        found.runs.push_back({run.number, place});
        return isWanted();
    };
    auto done = eachOlderRun(store,
        {.below = search.below,
            .kind = search.filter.kind,
            .environment = search.filter.environment,
            .sinceMs = search.filter.sinceMs},
        visit);
    if (!done)
        return fail(done.error());
    if (found.isByText)
        rankTexts(found, seen);
    const bool isByAge
        = search.column == RunTableModel::Number && search.order == Qt::DescendingOrder;
    if (!isByAge) // it is read so
        std::sort(found.runs.begin(), found.runs.end(),
            [&search](const FoundRuns::Run &a, const FoundRuns::Run &b) {
                return isBefore(a, b, search.order);
            });
    return found;
}

} // namespace sluice
