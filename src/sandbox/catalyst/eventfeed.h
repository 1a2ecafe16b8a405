// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/catalyst/catalyststore.h"

#include <QMutex>

namespace sluice::sandbox {

// Writes what an Event Listener would be told of each change (datastore-analytics A.10), a JSON
// object a line, into a file of the state folder that a setting names. Any thread; owned by
// CatalystService. It never sends anything.
class EventFeed
{
public:
    explicit EventFeed(Environment &environment);

    enum class Action { Insert, Update, Delete };
    struct Change
    {
        Action action = Action::Insert;
        QJsonObject row;
    };
    bool isOn() const;
    void tell(const DataTableSpec &spec, const QList<Change> &changes);

private:
    QJsonObject event(const DataTableSpec &spec, Action action, const QJsonValue &data) const;

    Environment &m_environment;
    QMutex m_mutex;
};

} // namespace sluice::sandbox
