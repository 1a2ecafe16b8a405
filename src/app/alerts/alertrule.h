// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/connection.h"

#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>

namespace sluice {

// When a rule speaks. Each condition stands for itself; one that is met is enough.
struct AlertWhen
{
    bool failedRows = false; // a run ended with records rejected, or sent with unknown outcome
    bool failedRuns = false; // a run failed, needs attention or was interrupted
    bool missedSchedules = false; // what was due did not run
    std::optional<double> nothingSyncedHours; // no run of a job completed for so long
    std::optional<double> rejectedPercentAbove; // more than that of what a run read

    bool isAny() const;
    friend bool operator==(const AlertWhen &, const AlertWhen &) = default;
};

struct AlertMail
{
    QString server; // smtps://host[:port], or smtp://host[:port] with STARTTLS
    bool isPlain = false; // no TLS: for a loopback literal only
    QString from;
    QString user; // of the server; its password is the secret smtpPassword
    QStringList to;
    QMap<QString, QStringList> toByJob; // in place of `to` for runs of these jobs

    bool isUsed() const { return !server.isEmpty(); }
    friend bool operator==(const AlertMail &, const AlertMail &) = default;
};

struct AlertHook
{
    QString format; // generic, slack, teams; empty: none. Its address is the secret webHookUrl
    QString proxy; // see ProxySetting

    bool isUsed() const { return !format.isEmpty(); }
    friend bool operator==(const AlertHook &, const AlertHook &) = default;
};

// A rule of alerts: of which jobs, when, and where to. A plain value, kept by AlertRules in the
// store; any thread. It never holds a secret.
struct AlertRule
{
    QString id; // given by the store; not part of the file
    QString name;
    QStringList jobs; // names; empty: all
    QStringList kinds; // of jobs; empty: all
    AlertWhen when;
    AlertMail email;
    AlertHook webHook;
    bool isDesktop = false;
    QString caFile; // adds to the certificates that mail server and web hook are checked with
    QMap<QString, SecretRef> secrets; // smtpPassword, webHookUrl
    qint64 updatedAtMs = 0; // not part of the file

    bool appliesTo(const QString &job, const QString &kind) const;
    QStringList recipientsFor(const QString &job) const; // of mails
    QStringList allRecipients() const;
};

} // namespace sluice
