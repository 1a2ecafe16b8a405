// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "services/jsonelements.h"
#include "services/klaviyo/klaviyoerrors.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace sluice {

// Klaviyo's jobs and lists, as plain values for any thread (commercetools-klaviyo C.4, C.6).

enum class KlaviyoJobKind {
    ProfileImport,
    ItemCreate,
    ItemUpdate,
    ItemDelete,
    VariantCreate,
    VariantUpdate,
    VariantDelete,
    CategoryCreate,
    CategoryUpdate,
    CategoryDelete,
};

enum class KlaviyoCatalog { Items, Variants, Categories };

QString klaviyoJobPath(KlaviyoJobKind kind); // "api/catalog-item-bulk-create-jobs"
QString klaviyoJobType(KlaviyoJobKind kind); // "catalog-item-bulk-create-job"
QString klaviyoJobElements(KlaviyoJobKind kind); // "items": the member with the elements
QString klaviyoElementType(KlaviyoJobKind kind); // "catalog-item"
// Events go in bulk, too, and make no job that could be asked for (commercetools-klaviyo C.5).
inline constexpr QLatin1StringView kKlaviyoEventsPath("api/event-bulk-create-jobs");
std::optional<KlaviyoJobKind> klaviyoJobKind(const QString &type);

QString klaviyoCatalogPath(KlaviyoCatalog catalog); // "api/catalog-items"
QString klaviyoCatalogType(KlaviyoCatalog catalog); // "catalog-item"

// "$custom:::$default:::<external id>" (C.1), and back; empty if it is no such id.
QString klaviyoCatalogId(const QString &externalId);
QString klaviyoExternalId(const QString &catalogId);

enum class KlaviyoJobState { Queued, Processing, Complete, Cancelled };

struct KlaviyoJob
{
    QString id = {};
    KlaviyoJobState state = KlaviyoJobState::Queued; // a word that is not known is Processing
    QString stateWord = {};
    qint64 total = 0;
    qint64 completed = 0;
    qint64 failed = 0;
    QString createdAt = {};
    QString completedAt = {};
    QString expiresAt = {};
    QList<KlaviyoProblem> problems = {}; // of catalog jobs; profiles have import errors

    bool isOver() const { return state >= KlaviyoJobState::Complete; }
};

// Delivery::Unknown if it cannot be understood: the job may exist.
Result<KlaviyoJob> parseKlaviyoJob(const QByteArray &answer, const QString &what);
KlaviyoJob klaviyoJobOf(const QJsonObject &data); // one of a list

// What became of one profile of a bulk import.
struct KlaviyoImportError
{
    KlaviyoProblem problem;
    // Attributes of the profile, the way back to the record: its external_id, or its e-mail.
    QJsonObject originalPayload;
};
KlaviyoImportError klaviyoImportErrorOf(const QJsonObject &data);

// One page of any list; `next` is the cursor of the page behind it, empty on the last one.
struct KlaviyoPage
{
    JsonElements items;
    QString next;

    QJsonObject object(qsizetype index) const;
};

// `allowedHosts`: links.next is only taken from those, and only its cursor is used.
Result<KlaviyoPage> parseKlaviyoPage(
    QByteArray answer, const QStringList &allowedHosts, const QString &cursor, const QString &what);

// any(field,["a","b"]), equals(field,"a").
QString klaviyoAny(const QString &field, const QStringList &values);
QString klaviyoEquals(const QString &field, const QString &value);

} // namespace sluice
