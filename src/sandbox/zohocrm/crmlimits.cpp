// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/crmlimits.h"

#include <QMutexLocker>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qint64 kMinuteMs = 60'000;
constexpr qint64 kMinutesPerDay = 1440;

struct EditionRow
{
    QLatin1StringView name;
    qint64 base;
    qint64 perUser;
    qint64 most; // 0: no end
    int places;
};
constexpr EditionRow kEditions[] = {
    {QLatin1StringView("free"), 5'000, 0, 5'000, 5},
    {QLatin1StringView("standard"), 50'000, 250, 100'000, 10},
    {QLatin1StringView("professional"), 50'000, 500, 3'000'000, 15},
    {QLatin1StringView("enterprise"), 50'000, 1'000, 5'000'000, 20},
    {QLatin1StringView("ultimate"), 50'000, 2'000, 0, 25},
};

const EditionRow &editionOf(const Settings &settings)
{
    const QString name = settings.text(u"edition"_s);
    for (const EditionRow &row : kEditions) {
        if (name == row.name)
            return row;
    }
    return kEditions[3];
}

} // namespace

CrmLimits::CrmLimits(Environment &environment)
    : m_environment(environment)
{
}

qint64 CrmLimits::budget() const
{
    const qint64 fixed = m_environment.settings.number(u"credits"_s);
    if (fixed > 0)
        return fixed;
    const EditionRow &edition = editionOf(m_environment.settings);
    const qint64 sum = edition.base + edition.perUser * m_environment.settings.number(u"users"_s);
    return edition.most > 0 ? qMin(sum, edition.most) : sum;
}

int CrmLimits::places() const
{
    const auto fixed = static_cast<int>(m_environment.settings.number(u"concurrency"_s));
    return fixed > 0 ? fixed : editionOf(m_environment.settings).places;
}

void CrmLimits::dropOld(qint64 now) const
{
    while (!m_slices.empty() && m_slices.front().minute <= now / kMinuteMs - kMinutesPerDay) {
        m_used -= m_slices.front().credits;
        m_slices.pop_front();
    }
}

CrmLimits::Refusal CrmLimits::enter(int credits, bool isDownload)
{
    const bool isStrict = m_environment.settings.flag(u"limits"_s);
    const qint64 now = m_environment.clock.nowMs();
    const qint64 most = budget();
    const int seats = places();
    const qint64 downloads = m_environment.settings.number(u"downloadsPerMinute"_s);
    const QMutexLocker lock(&m_mutex);
    dropOld(now);
    while (!m_downloads.empty() && m_downloads.front() <= now - kMinuteMs)
        m_downloads.pop_front();
    auto refusal = Refusal::None;
    if (m_running >= seats)
        refusal = Refusal::Concurrency;
    else if (m_used + credits > most)
        refusal = Refusal::Credits;
    else if (isDownload && downloads > 0 && static_cast<qint64>(m_downloads.size()) >= downloads)
        refusal = Refusal::Downloads;
    if (isStrict && refusal != Refusal::None) {
        ++m_violations[static_cast<int>(refusal)];
        return refusal;
    }
    ++m_running;
    m_mostRunning = qMax(m_mostRunning, m_running);
    if (isDownload)
        m_downloads.push_back(now);
    m_used += credits;
    m_total += credits;
    if (m_slices.empty() || m_slices.back().minute != now / kMinuteMs)
        m_slices.push_back({now / kMinuteMs, 0});
    m_slices.back().credits += credits;
    return Refusal::None;
}

void CrmLimits::leave()
{
    const QMutexLocker lock(&m_mutex);
    --m_running;
}

std::optional<qint64> CrmLimits::remainingToTell() const
{
    if (!m_environment.settings.flag(u"limits"_s))
        return std::nullopt;
    const qint64 most = budget();
    const QMutexLocker lock(&m_mutex);
    if (m_used * 2 < most)
        return std::nullopt;
    return qMax<qint64>(most - m_used, 0);
}

QJsonObject CrmLimits::describe() const
{
    const qint64 most = budget();
    const int seats = places();
    const bool isStrict = m_environment.settings.flag(u"limits"_s);
    const QMutexLocker lock(&m_mutex);
    dropOld(m_environment.clock.nowMs());
    return {{u"enforced"_s, isStrict},
        {u"credits"_s,
            QJsonObject{{u"budget"_s, most}, {u"used"_s, m_used}, {u"total"_s, m_total},
                {u"remaining"_s, most - m_used}}},
        {u"concurrency"_s,
            QJsonObject{{u"places"_s, seats}, {u"now"_s, m_running}, {u"most"_s, m_mostRunning}}},
        {u"violations"_s,
            QJsonObject{{u"credits"_s, m_violations[1]}, {u"concurrency"_s, m_violations[2]},
                {u"downloads"_s, m_violations[3]}}}};
}

void CrmLimits::reset()
{
    const QMutexLocker lock(&m_mutex);
    m_slices.clear();
    m_downloads.clear();
    m_used = 0;
    m_total = 0;
    m_mostRunning = m_running;
    for (qint64 &count : m_violations)
        count = 0;
}

} // namespace sluice::sandbox
