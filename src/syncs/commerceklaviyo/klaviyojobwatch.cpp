// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/klaviyojobwatch.h"

#include "base/clock.h"

#include <algorithm>
#include <iterator>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kAskedSingly = 3;
constexpr int kMostListPages = 12; // 500 jobs at most are in progress (C.6)

} // namespace

KlaviyoJobWatch::KlaviyoJobWatch(bool isFree, const Timings &timings)
    : m_isFree(isFree)
    , m_timings(timings)
{
}

void KlaviyoJobWatch::add(KlaviyoJobKind kind, const QString &id)
{
    const std::lock_guard lock(m_mutex);
    Watched &watched = m_watched[kind];
    // The first one needs its time; those that join it must not put the look at it off.
    const bool isFirst = std::ranges::none_of(
        watched.jobs, [](const auto &entry) { return !entry.second.has_value(); });
    if (watched.jobs.try_emplace(id).second) {
        if (isFirst)
            watched.lookedAtMs = monotonicMs();
        watched.looks = 0;
    }
}

void KlaviyoJobWatch::forget(KlaviyoJobKind kind, const QString &id)
{
    const std::lock_guard lock(m_mutex);
    m_watched[kind].jobs.erase(id);
}

int KlaviyoJobWatch::openCount() const
{
    const std::lock_guard lock(m_mutex);
    qsizetype count = 0;
    for (const auto &[kind, watched] : m_watched)
        count += std::ranges::count_if(
            watched.jobs, [](const auto &entry) { return !entry.second.has_value(); });
    return static_cast<int>(count);
}

std::chrono::milliseconds KlaviyoJobWatch::pauseOf(const Watched &watched) const
{
    const auto &plan = m_isFree ? m_timings.pollFree : m_timings.poll;
    return plan[std::min<size_t>(static_cast<size_t>(watched.looks), std::size(plan) - 1)];
}

std::chrono::milliseconds KlaviyoJobWatch::pause(KlaviyoJobKind kind) const
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_watched.find(kind);
    if (it == m_watched.end())
        return m_timings.pollFree[0];
    const qint64 gone = monotonicMs() - it->second.lookedAtMs;
    return std::max(m_timings.pollFree[0], pauseOf(it->second) - std::chrono::milliseconds(gone));
}

Result<QSet<QString>> KlaviyoJobWatch::running(KlaviyoClient &client, KlaviyoJobKind kind) const
{
    QSet<QString> ids;
    for (const QString &state : {u"queued"_s, u"processing"_s}) {
        QString cursor;
        for (int pages = 0; pages < kMostListPages; ++pages) {
            auto page = client.jobs(kind, state, cursor);
            if (!page)
                return fail(page.error());
            for (qsizetype i = 0; i < page->items.size(); ++i)
                ids.insert(QString::fromUtf8(page->items.elements()[size_t(i)].id));
            cursor = page->next;
            if (cursor.isEmpty())
                break;
        }
    }
    return ids;
}

// A job that no list of running ones names is asked for itself: its own word decides.
Result<QList<KlaviyoJob>> KlaviyoJobWatch::ended(
    KlaviyoClient &client, KlaviyoJobKind kind, const QStringList &open) const
{
    QStringList asked = open;
    if (open.size() > kAskedSingly) {
        auto still = running(client, kind);
        if (!still)
            return fail(still.error());
        asked.removeIf([&still](const QString &id) { return still->contains(id); });
    }
    QList<KlaviyoJob> jobs;
    if (asked.size() > kAskedSingly) {
        QString cursor;
        for (int pages = 0; pages < kMostListPages && !asked.isEmpty(); ++pages) {
            auto page = client.jobs(kind, u"complete"_s, cursor);
            if (!page)
                return fail(page.error());
            for (qsizetype i = 0; i < page->items.size(); ++i) {
                if (asked.removeOne(QString::fromUtf8(page->items.elements()[size_t(i)].id)))
                    jobs.append(klaviyoJobOf(page->object(i)));
            }
            cursor = page->next;
            if (cursor.isEmpty())
                break;
        }
    }
    for (const QString &id : std::as_const(asked)) {
        auto job = client.job(kind, id);
        if (!job)
            return fail(job.error());
        if (job->isOver())
            jobs.append(*job);
    }
    return jobs;
}

Result<std::optional<KlaviyoJob>> KlaviyoJobWatch::look(
    KlaviyoClient &client, KlaviyoJobKind kind, const QString &id)
{
    QStringList open;
    {
        const std::lock_guard lock(m_mutex);
        Watched &watched = m_watched[kind];
        auto &job = watched.jobs[id]; // a run that is resumed asks for what it has not added
        if (job)
            return job;
        const qint64 gone = monotonicMs() - watched.lookedAtMs;
        if (watched.isLooking || std::chrono::milliseconds(gone) < pauseOf(watched))
            return std::optional<KlaviyoJob>();
        watched.isLooking = true;
        for (const auto &[openId, ended] : watched.jobs) {
            if (!ended)
                open.append(openId);
        }
    }
    auto jobs = ended(client, kind, open);
    const std::lock_guard lock(m_mutex);
    Watched &watched = m_watched[kind];
    watched.isLooking = false;
    watched.lookedAtMs = monotonicMs();
    if (!jobs)
        return fail(jobs.error());
    watched.looks = jobs->isEmpty() ? watched.looks + 1 : 0;
    for (const KlaviyoJob &job : std::as_const(*jobs)) {
        if (const auto it = watched.jobs.find(job.id); it != watched.jobs.end())
            it->second = job;
    }
    return watched.jobs[id];
}

} // namespace sluice
