// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/crmlimits.h"

#include "sandbox/zohocrm/upload.h"

#include <QMutexLocker>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

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

int CrmLimits::heavyPlaces() const
{
    return static_cast<int>(m_environment.settings.number(u"subConcurrency"_s));
}

qint64 CrmLimits::creditWindowMs() const
{
    return m_environment.settings.number(u"creditWindowMs"_s);
}

qint64 CrmLimits::downloadWindowMs() const
{
    return m_environment.settings.number(u"downloadWindowMs"_s);
}

void CrmLimits::dropOld(qint64 now) const
{
    for (const qint64 window = creditWindowMs();
         !m_spent.empty() && m_spent.front().timeMs <= now - window;) {
        m_used -= m_spent.front().credits;
        m_spent.pop_front();
    }
    for (const qint64 window = downloadWindowMs();
         !m_downloads.empty() && m_downloads.front() <= now - window;)
        m_downloads.pop_front();
}

CrmLimits::Refusal CrmLimits::refusalOf(const CrmCost &cost, qint64 now) const
{
    dropOld(now);
    const qint64 downloads = m_environment.settings.number(u"downloadsPerMinute"_s);
    if (m_running.now >= places())
        return Refusal::Concurrency;
    if (cost.isHeavy && m_heavy.now >= heavyPlaces())
        return Refusal::SubConcurrency;
    if (m_used + cost.credits > budget())
        return Refusal::Credits;
    if (cost.isDownload && downloads > 0 && static_cast<qint64>(m_downloads.size()) >= downloads)
        return Refusal::Downloads;
    return Refusal::None;
}

CrmLimits::Refusal CrmLimits::enter(const CrmCost &cost)
{
    const bool isStrict = m_environment.settings.flag(u"limits"_s);
    const QMutexLocker lock(&m_mutex);
    const qint64 now = m_environment.clock.nowMs();
    const Refusal refusal = refusalOf(cost, now);
    if (isStrict && refusal != Refusal::None) {
        ++m_violations[static_cast<size_t>(refusal)];
        return refusal;
    }
    m_running.most = qMax(m_running.most, ++m_running.now);
    if (cost.isHeavy)
        m_heavy.most = qMax(m_heavy.most, ++m_heavy.now);
    if (cost.isDownload) {
        m_downloads.push_back(now);
        ++m_downloadsTotal;
    }
    m_used += cost.credits;
    m_total += cost.credits;
    if (m_spent.empty() || m_spent.back().timeMs != now)
        m_spent.push_back({now, 0});
    m_spent.back().credits += cost.credits;
    return Refusal::None;
}

void CrmLimits::leave(const CrmCost &cost)
{
    const QMutexLocker lock(&m_mutex);
    --m_running.now;
    if (cost.isHeavy)
        --m_heavy.now;
}

void CrmLimits::noteTooLarge()
{
    const QMutexLocker lock(&m_mutex);
    ++m_tooLarge;
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

QJsonObject CrmLimits::group(
    qint64 used, qint64 allowed, qint64 windowMs, const QList<Refusal> &refusals) const
{
    qint64 violations = 0;
    for (const Refusal refusal : refusals)
        violations += m_violations[static_cast<size_t>(refusal)];
    return {{u"used"_s, used}, {u"allowed"_s, allowed}, {u"windowMs"_s, windowMs},
        {u"violations"_s, violations}};
}

QJsonObject CrmLimits::describe() const
{
    const qint64 most = budget();
    const QMutexLocker lock(&m_mutex);
    dropOld(m_environment.clock.nowMs());
    const QJsonObject groups{
        {u"credits"_s, group(m_used, most, creditWindowMs(), {Refusal::Credits})},
        {u"concurrency"_s, group(m_running.most, places(), 0, {Refusal::Concurrency})},
        {u"subConcurrency"_s, group(m_heavy.most, heavyPlaces(), 0, {Refusal::SubConcurrency})},
        {u"downloads"_s,
            group(static_cast<qint64>(m_downloads.size()),
                m_environment.settings.number(u"downloadsPerMinute"_s), downloadWindowMs(),
                {Refusal::Downloads})},
        {u"uploadBytes"_s,
            QJsonObject{{u"allowed"_s, kMostUploadBytes}, {u"violations"_s, m_tooLarge}}}};
    return {{u"enforced"_s, m_environment.settings.flag(u"limits"_s)}, {u"groups"_s, groups},
        {u"downloadsTotal"_s, m_downloadsTotal},
        {u"credits"_s,
            QJsonObject{{u"budget"_s, most}, {u"used"_s, m_used}, {u"total"_s, m_total},
                {u"remaining"_s, most - m_used}}},
        {u"concurrency"_s,
            QJsonObject{
                {u"places"_s, places()}, {u"now"_s, m_running.now}, {u"most"_s, m_running.most}}},
        {u"violations"_s,
            QJsonObject{{u"credits"_s, m_violations[1]}, {u"concurrency"_s, m_violations[2]},
                {u"subConcurrency"_s, m_violations[3]}, {u"downloads"_s, m_violations[4]},
                {u"uploadBytes"_s, m_tooLarge}}}};
}

void CrmLimits::reset()
{
    const QMutexLocker lock(&m_mutex);
    m_spent.clear();
    m_downloads.clear();
    m_used = 0;
    m_total = 0;
    m_downloadsTotal = 0;
    m_running.most = m_running.now;
    m_heavy.most = m_heavy.now;
    m_violations = {};
    m_tooLarge = 0;
}

} // namespace sluice::sandbox
