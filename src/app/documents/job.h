// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schedules/scheduleterms.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

namespace sluice {

// A saved definition of a sync (design 4). A plain value, kept by Jobs in the store.
struct Job
{
    QString id; // given by the store; not part of the file
    QString name;
    QString kind; // crm-bulk, datastore-analytics, commerce-klaviyo
    QString source; // names of connections
    QString target;
    QJsonObject parameters;
    QJsonValue mapping; // an object, the name of a file beside the job file, or null
    QString schedule; // five fields as cron has them, or empty
    ScheduleTerms terms; // of the schedule
    int revision = 0; // counts the changes; not part of the file
    qint64 changedMs = 0; // when it was stored last; not part of the file
    bool isEnabled = true; // whether the schedule starts it; not part of the file
};

} // namespace sluice
