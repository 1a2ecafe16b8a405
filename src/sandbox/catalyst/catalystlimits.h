// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/environment.h"

#include <QJsonObject>
#include <QMutex>

namespace sluice::sandbox {

// How many calls run at the same moment (datastore-analytics A.9). Counts always, refuses only
// where limits are on. Any thread; owned by CatalystService.
class CatalystLimits
{
public:
    explicit CatalystLimits(Environment &environment);

    // False: one too many. Every call that is admitted must be left().
    bool enter();
    void leave();
    void noteFullTable(); // an insert that the Development environment refused
    QJsonObject describe() const;
    void reset();

private:
    Environment &m_environment;
    mutable QMutex m_mutex;
    qint64 m_now = 0;
    qint64 m_most = 0;
    qint64 m_calls = 0;
    qint64 m_refused = 0;
    qint64 m_fullTables = 0;
};

} // namespace sluice::sandbox
