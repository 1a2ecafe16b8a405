// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/catalyst/catalystlimits.h"

#include <QMutexLocker>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

CatalystLimits::CatalystLimits(Environment &environment)
    : m_environment(environment)
{
}

bool CatalystLimits::enter()
{
    const bool isStrict = m_environment.settings.flag(u"catalystLimits"_s);
    const qint64 places = m_environment.settings.number(u"catalystMaxConcurrent"_s);
    const QMutexLocker lock(&m_mutex);
    if (isStrict && m_now >= places) {
        ++m_refused;
        return false;
    }
    m_most = qMax(m_most, ++m_now);
    ++m_calls;
    return true;
}

void CatalystLimits::leave()
{
    const QMutexLocker lock(&m_mutex);
    --m_now;
}

void CatalystLimits::noteFullTable()
{
    const QMutexLocker lock(&m_mutex);
    ++m_fullTables;
}

QJsonObject CatalystLimits::describe() const
{
    const QMutexLocker lock(&m_mutex);
    const qint64 places = m_environment.settings.number(u"catalystMaxConcurrent"_s);
    const QJsonObject concurrency{{u"used"_s, m_most}, {u"allowed"_s, places}, {u"windowMs"_s, 0},
        {u"violations"_s, m_refused}};
    return {{u"enforced"_s, m_environment.settings.flag(u"catalystLimits"_s)},
        {u"groups"_s, QJsonObject{{u"concurrency"_s, concurrency}}}, {u"calls"_s, m_calls},
        {u"concurrency"_s,
            QJsonObject{{u"places"_s, places}, {u"now"_s, m_now}, {u"most"_s, m_most}}},
        {u"violations"_s,
            QJsonObject{{u"concurrency"_s, m_refused}, {u"developmentRows"_s, m_fullTables}}}};
}

void CatalystLimits::reset()
{
    const QMutexLocker lock(&m_mutex);
    m_most = m_now;
    m_calls = 0;
    m_refused = 0;
    m_fullTables = 0;
}

} // namespace sluice::sandbox
