// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "syncs/files/partrange.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace sluice {

// The rows of a file that an earlier run rejected, taken from the copy that it kept.
struct CrmRejectedRows
{
    QString run; // its id
    qint64 number = 0;
    QString path; // of its copy
    char delimiter = ',';

    QJsonObject toJson() const;
    static CrmRejectedRows read(JsonObjectReader &reader);
};

struct ChangeFinding;

// A change that a person has seen in the plan of all pages and said yes to, for one run.
struct CrmAgreedChange
{
    QString code;
    QString field; // none: of whole records
    qint64 records = 0; // at most so many

    bool covers(const ChangeFinding &finding) const;
    QJsonObject toJson() const;
};

// The records that an earlier run rejected, too many to be named: their ids are read from its
// ledger in parts. Those that are gone or were changed by others are not among them.
struct CrmRejectedIds
{
    qint64 number = 0; // of the run
    qint64 count = 0;

    QJsonObject toJson() const;
    static CrmRejectedIds read(JsonObjectReader &reader);
};

// Which of the module's records a run is about, beside the job's criteria; a plain value. `mode`
// may be saved in a job, the rest is chosen for one run. At most one of them.
struct CrmSelection
{
    static constexpr int kMostIds = 20'000;

    bool isIncremental = false; // what was modified since the last run of the same job read it
    QString since; // ISO 8601 with offset: what was modified from then on
    QStringList ids;
    PartRange rows; // as they are read, in the pages of the service
    PartRange pages;
    std::optional<CrmRejectedRows> rejected;
    std::optional<CrmRejectedIds> rejectedIds;
    // Beside any of them. Other changes, and the same ones of more records, are asked about as
    // ever.
    QList<CrmAgreedChange> meant;

    bool isOfPart() const { return idCount() > 0 || !rows.isAll() || !pages.isAll() || rejected; }
    qint64 idCount() const { return rejectedIds ? rejectedIds->count : ids.size(); }
    bool isAll() const { return !isOfPart() && !isIncremental && since.isEmpty(); }
    QString describe() const; // "3 chosen records"; empty: all

    // Takes its keys out of a job's parameters: mode, since, ids, rows, pages, rejected,
    // rejectedIds, meant.
    static Result<CrmSelection> take(QJsonObject &parameters);
};

// The parameters with what was chosen for a run over them; see SyncKind::withSelection().
Result<QJsonObject> withCrmSelection(const QJsonObject &parameters, const QJsonObject &selection);

// The bulk read criteria (zoho-crm-bulk B1) for records modified from `fromMs` on (0: ever) and
// before `untilMs`, and those of the job.
QJsonObject modifiedBetween(const QJsonObject &criteria, qint64 fromMs, qint64 untilMs);

} // namespace sluice
