// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/environment.h"

#include <QJsonObject>
#include <QMap>
#include <QMutex>

#include <array>
#include <deque>

namespace sluice::sandbox {

// The class of a request, for the limits of a minute (datastore-analytics B.8).
enum class AnalyticsClass { Metadata, Dml, Bulk };

// Analytics' meters: requests in a minute, units in a day, slots, and what was refused. Counts
// always; refuses by the minute and the units only where limits are on. The units of a day survive
// a restart. Any thread; owned by AnalyticsService.
class AnalyticsLimits
{
public:
    explicit AnalyticsLimits(Environment &environment);

    Result<void> open(const QString &folder);
    void reset();

    // The code to refuse with; 0: none.
    int enter(AnalyticsClass of, qint64 milliUnits);
    void spend(qint64 milliUnits);
    // Units of an import or export, in thousandths: `perThousand` for a thousand rows.
    qint64 unitsOfRows(qint64 rows, int perThousand) const;

    void noteRefusal(int code); // 7092, 8062, 8132, 8134
    void noteImportSlots(int taken);
    void noteExportSlots(int taken);

    qint64 usedMilliUnits() const;
    QJsonObject describe() const;

private:
    struct Minute
    {
        std::deque<qint64> times;
        qint64 most = 0; // in any minute
        qint64 total = 0;
    };
    void dropOld(Minute &minute, qint64 now) const;
    qint64 allowed(size_t of) const;
    void rollDay() const;
    void saveDay() const;

    Environment &m_environment;
    QString m_path;
    mutable QMutex m_mutex;
    std::array<Minute, 4> m_minutes; // by class, and all
    QMap<int, qint64> m_violations;
    mutable qint64 m_day = 0;
    mutable qint64 m_used = 0;
    int m_imports = 0;
    int m_mostImports = 0;
    int m_exports = 0;
    int m_mostExports = 0;
};

} // namespace sluice::sandbox
