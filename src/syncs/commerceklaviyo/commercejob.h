// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace sluice {

class JsonObjectReader;

// The words of a commerce-klaviyo job, shared by its parameters, its steps and its store rows.
// Plain values for any thread; nothing is kept.
inline constexpr QLatin1StringView kCommerceKlaviyoKind{"commerce-klaviyo"};

// What of a shop is sent. The numbers are kept in the store: streams of the records sent.
enum class CommerceResource { Customers = 1, Orders = 2, Categories = 3, Products = 4 };

QString commerceResourceName(CommerceResource resource); // "customers", as in job files and keys
QString commerceResourceTitle(CommerceResource resource); // "Customers"
inline constexpr QLatin1StringView kAllResourcesTitle{"All"}; // of a job of all four
std::optional<CommerceResource> commerceResource(const QString &name);

enum class CommerceMode { All, Ids, From, Since, Incremental, Failures };

// The parameters of a commerce-klaviyo job (design 9) as a plain value, read strictly from JSON: an
// unknown key or a value out of its range is an Error that names the key. A run's parameters may
// hold what is never saved in a job, see `ofRun`.
struct CommerceJob
{
    static constexpr qsizetype kMostIds = 10'000;
    static constexpr qint64 kMostDeleted = 10'000; // without the exact count

    QList<CommerceResource> resources; // one, or all four in their order
    bool isAll = false;
    CommerceMode mode = CommerceMode::All;
    QStringList ids;
    QString startId;
    QString since; // ISO 8601, UTC, with milliseconds
    bool onlyChanged = true;
    int readers = 4;
    int jobsInProgress = 400; // 500 are taken (C.6); with 100 the windows are used to 82 %
    int rejectionLimitPercent = 20;
    bool deletesMissingCategories = false;
    QString list; // name or id; empty: none
    bool subscribes = false;
    qint64 subscribeAtMost = 0;
    bool withoutLock = false;

    // Of one run only.
    qint64 failuresOf = 0; // the number of the run whose rejected records are meant; 0: the newest
    bool deletesAll = false;
    bool deletesEverything = false;
    qint64 exactCount = -1;
    QString confirmDeletion;
    QString breakLock;

    // `ofRun`: the keys of one run are taken too.
    static Result<CommerceJob> fromJson(const QJsonObject &parameters, bool ofRun = false);
    static CommerceJob read(JsonObjectReader &reader, bool ofRun); // notes the problems
    bool has(CommerceResource resource) const { return resources.contains(resource); }
    QString describe() const; // "Customers, changed since the last run"
};

// The parameters of a run: a job's with what was chosen for this run over them. A selection holds
// ids, startId, since, mode, failuresOf, the keys of one run and, for a job of all resources,
// `resource`.
Result<QJsonObject> withCommerceSelection(
    const QJsonObject &parameters, const QJsonObject &selection);

} // namespace sluice
