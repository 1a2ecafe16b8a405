// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/analytics/analyticslimits.h"

#include "sandbox/statefile.h"

#include <QFile>
#include <QJsonDocument>
#include <QMutexLocker>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qint64 kMinuteMs = 60'000;
constexpr qint64 kDayMs = 24 * 60 * kMinuteMs;
constexpr size_t kAllRequests = 3;
constexpr qint64 kUnit = 1000; // in thousandths

const char *const kClassNames[] = {"metadata", "dml", "bulk", "all"};

} // namespace

AnalyticsLimits::AnalyticsLimits(Environment &environment)
    : m_environment(environment)
{
}

Result<void> AnalyticsLimits::open(const QString &folder)
{
    const QMutexLocker lock(&m_mutex);
    m_path = folder + u"/units.json"_s;
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject saved = QJsonDocument::fromJson(file.readAll()).object();
    m_day = saved.value("day"_L1).toInteger();
    m_used = saved.value("usedMilli"_L1).toInteger();
    return {};
}

void AnalyticsLimits::reset()
{
    const QMutexLocker lock(&m_mutex);
    m_minutes = {};
    m_violations.clear();
    m_used = 0;
    m_imports = m_mostImports = m_exports = m_mostExports = 0;
    saveDay();
}

void AnalyticsLimits::saveDay() const
{
    if (m_path.isEmpty())
        return;
    const auto saved = writeStateFile(m_path,
        QJsonDocument(QJsonObject{{u"day"_s, m_day}, {u"usedMilli"_s, m_used}})
            .toJson(QJsonDocument::Compact));
    if (!saved)
        qWarning("%s", qUtf8Printable(saved.error().text()));
}

void AnalyticsLimits::rollDay() const
{
    const qint64 day = m_environment.clock.nowMs() / kDayMs;
    if (day == m_day)
        return;
    m_day = day;
    m_used = 0;
}

void AnalyticsLimits::dropOld(Minute &minute, qint64 now) const
{
    const bool isSliding = m_environment.settings.text(u"analyticsWindows"_s) == "sliding"_L1;
    const qint64 begin = isSliding ? now - kMinuteMs + 1 : now - now % kMinuteMs;
    while (!minute.times.empty() && minute.times.front() < begin)
        minute.times.pop_front();
}

qint64 AnalyticsLimits::allowed(size_t of) const
{
    static const QString kKeys[] = {u"analyticsMetadataPerMinute"_s, u"analyticsDmlPerMinute"_s,
        u"analyticsBulkPerMinute"_s, u"analyticsRequestsPerMinute"_s};
    return m_environment.settings.number(kKeys[of]);
}

int AnalyticsLimits::enter(AnalyticsClass of, qint64 milliUnits)
{
    const bool isStrict = m_environment.settings.flag(u"analyticsLimits"_s);
    const QMutexLocker lock(&m_mutex);
    const qint64 now = m_environment.clock.nowMs();
    const auto own = static_cast<size_t>(of);
    for (const size_t index : {own, kAllRequests}) {
        dropOld(m_minutes[index], now);
        const bool isFull = static_cast<qint64>(m_minutes[index].times.size()) >= allowed(index);
        if (isStrict && isFull) {
            ++m_violations[6045];
            return 6045;
        }
    }
    rollDay();
    const qint64 budget = m_environment.settings.number(u"analyticsUnitsPerDay"_s) * kUnit;
    if (isStrict && milliUnits > 0 && m_used + milliUnits > budget) {
        const auto code = static_cast<int>(m_environment.settings.number(u"analyticsUnitsCode"_s));
        ++m_violations[code];
        return code;
    }
    for (const size_t index : {own, kAllRequests}) {
        Minute &minute = m_minutes[index];
        minute.times.push_back(now);
        ++minute.total;
        minute.most = qMax(minute.most, static_cast<qint64>(minute.times.size()));
    }
    return 0;
}

void AnalyticsLimits::spend(qint64 milliUnits)
{
    if (milliUnits == 0)
        return;
    const QMutexLocker lock(&m_mutex);
    rollDay();
    m_used += milliUnits;
    saveDay();
}

qint64 AnalyticsLimits::unitsOfRows(qint64 rows, int perThousand) const
{
    if (m_environment.settings.text(u"analyticsUnitRounding"_s) == "up"_L1)
        return (rows + 999) / 1000 * perThousand * kUnit;
    return rows * perThousand; // a thousandth of a unit for each of a thousand rows
}

void AnalyticsLimits::noteRefusal(int code)
{
    const QMutexLocker lock(&m_mutex);
    ++m_violations[code];
}

void AnalyticsLimits::noteImportSlots(int taken)
{
    const QMutexLocker lock(&m_mutex);
    m_imports = taken;
    m_mostImports = qMax(m_mostImports, taken);
}

void AnalyticsLimits::noteExportSlots(int taken)
{
    const QMutexLocker lock(&m_mutex);
    m_exports = taken;
    m_mostExports = qMax(m_mostExports, taken);
}

qint64 AnalyticsLimits::usedMilliUnits() const
{
    const QMutexLocker lock(&m_mutex);
    rollDay();
    return m_used;
}

QJsonObject AnalyticsLimits::describe() const
{
    const QMutexLocker lock(&m_mutex);
    rollDay();
    QJsonObject minutes;
    for (size_t i = 0; i < m_minutes.size(); ++i) {
        minutes.insert(QString::fromLatin1(kClassNames[i]),
            QJsonObject{{u"used"_s, m_minutes[i].most}, {u"allowed"_s, allowed(i)},
                {u"total"_s, m_minutes[i].total}});
    }
    QJsonObject violations{
        {u"6045"_s, 0}, {u"7092"_s, 0}, {u"8062"_s, 0}, {u"8132"_s, 0}, {u"8134"_s, 0}};
    for (auto it = m_violations.begin(); it != m_violations.end(); ++it)
        violations.insert(QString::number(it.key()), it.value());
    const Settings &settings = m_environment.settings;
    return {{u"enforced"_s, settings.flag(u"analyticsLimits"_s)}, {u"minutes"_s, minutes},
        {u"units"_s,
            QJsonObject{{u"used"_s, static_cast<double>(m_used) / kUnit}, {u"usedMilli"_s, m_used},
                {u"allowed"_s, settings.number(u"analyticsUnitsPerDay"_s)}}},
        {u"slots"_s,
            QJsonObject{{u"imports"_s, m_imports}, {u"mostImports"_s, m_mostImports},
                {u"exports"_s, m_exports}, {u"mostExports"_s, m_mostExports}}},
        {u"violations"_s, violations}};
}

} // namespace sluice::sandbox
