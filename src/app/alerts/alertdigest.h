// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/alerts/alertconditions.h"
#include "app/alerts/alertrule.h"

#include <QJsonObject>

namespace sluice {

// What a message tells: facts, made when the event is recorded and kept with it. A plain value, any
// thread. It holds no record's values: those are in the attachment, which is made when a mail goes.
struct AlertDigest
{
    enum class Kind { Run, NothingSynced, MissedSchedule, Test };

    Kind kind = Kind::Test;
    QString rule;
    QString job;
    qint64 atMs = 0; // of the event
    QStringList conditions; // sentences, without a full stop
    // of Kind::Run
    QString runId;
    qint64 runNumber = 0;
    QString state;
    QString reason;
    QString environment;
    QString subject; // what the run works on
    Counts counts;

    QJsonObject toJson() const;
    static AlertDigest fromJson(const QJsonObject &json);
};

AlertDigest digestOfRun(const AlertRule &rule, const RunRow &run, const QStringList &conditions);
AlertDigest digestOfSilence(
    const AlertRule &rule, const QString &job, qint64 sinceMs, qint64 nowMs);
AlertDigest digestOfMiss(const AlertRule &rule, const MissedSchedule &missed, qint64 nowMs);
AlertDigest digestOfTest(const AlertRule &rule, qint64 nowMs);

// One line without control characters, and the whole text, in English; times are UTC.
QString alertSubject(const AlertDigest &digest);
QString alertText(const AlertDigest &digest);

} // namespace sluice
