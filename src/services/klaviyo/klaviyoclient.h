// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/klaviyo/klaviyobodies.h"
#include "services/klaviyo/klaviyojob.h"
#include "services/klaviyo/klaviyosession.h"

namespace sluice {

// The account that a key belongs to.
struct KlaviyoAccountInfo
{
    QString id;
    QString organization;
    QString currency;
    QString timeZone;
    bool isTest = false;
};

// What a list is asked for: `filter` as klaviyoAny() and klaviyoEquals() make it, `cursor` as the
// page before said.
struct KlaviyoListing
{
    QString filter = {};
    QString cursor = {};
    QStringList fields = {}; // only these attributes; empty: all
    int pageSize = 0; // 0: the most that the service takes
    QString sort = {};
    QueryItems more = {}; // additional-fields[profile]=subscriptions
};

// The calls to Klaviyo (commercetools-klaviyo C), one function for each, on the session's thread.
// It keeps no state, waits for no job, and repeats nothing but after a short pause (see
// KlaviyoSession). Bodies that hold many records are made by the caller, with KlaviyoBatch.
//
// An Error of a writing call: NotSent and Answered leave nothing behind; with Unknown the service
// may have acted. Whether sending it again does harm: profile imports, updates and deletes no;
// events no, if each has its unique_id; creates give conflicts; subscriptions no.
class KlaviyoClient final
{
public:
    explicit KlaviyoClient(KlaviyoSession &session);

    // All that the service said in the last answer that was refused.
    const QList<KlaviyoProblem> &problems() const { return m_session.problems(); }

    Result<KlaviyoAccountInfo> accountInfo();

    // Jobs
    Result<KlaviyoJob> startJob(KlaviyoJobKind kind, const HttpBody &body);
    Result<KlaviyoJob> job(KlaviyoJobKind kind, const QString &id);
    // Up to 100 jobs in a state ("queued", "processing", ..): one call in place of a hundred.
    Result<KlaviyoPage> jobs(KlaviyoJobKind kind, const QString &state, const QString &cursor = {});
    Result<KlaviyoPage> importErrors(const QString &jobId, const QString &cursor = {});

    // Events: accepted, not yet processed; there is no job to ask about (C.5).
    Result<void> createEvents(const HttpBody &body);
    Result<void> createEvent(const QByteArray &element);
    Result<KlaviyoPage> events(const KlaviyoListing &listing);
    Result<KlaviyoPage> metrics(const QString &cursor = {});

    // Profiles
    static constexpr int kMaxAny = 100; // values of one any(): a page holds as many
    Result<KlaviyoPage> profiles(const KlaviyoListing &listing);
    // `field`: id, email, phone_number or external_id.
    Result<KlaviyoPage> profilesWith(const QString &field, const QStringList &values,
        bool withSubscriptions = false, const QString &cursor = {});
    Result<QString> createProfile(const QByteArray &element); // its id
    Result<void> updateProfile(const QString &id, const QByteArray &element); // null clears
    Result<QString> importProfile(const QByteArray &element); // create or update
    Result<void> subscribe(const KlaviyoSubscription &order);
    Result<void> unsubscribe(const KlaviyoSubscription &order);

    // Lists
    Result<KlaviyoPage> lists(const KlaviyoListing &listing = {});
    Result<QString> createList(const QString &name);
    Result<void> addToList(const QString &listId, const QStringList &profileIds);

    // The catalog, one by one. Ids are compound, see klaviyoCatalogId().
    Result<KlaviyoPage> catalog(KlaviyoCatalog catalog, const KlaviyoListing &listing = {});
    Result<KlaviyoPage> variantsOf(const QString &itemId, const QString &cursor = {});
    Result<QByteArray> catalogObject(KlaviyoCatalog catalog, const QString &id);
    Result<QString> createCatalogObject(KlaviyoCatalog catalog, const QByteArray &element);
    Result<void> updateCatalogObject(
        KlaviyoCatalog catalog, const QString &id, const QByteArray &element);
    Result<bool> removeCatalogObject(KlaviyoCatalog catalog, const QString &id); // false: not there
    Result<void> setCategoriesOfItem(const QString &itemId, const QStringList &categoryIds);

private:
    Result<KlaviyoPage> list(const QString &path, const KlaviyoListing &listing,
        const QString &type, const QString &what);
    Result<QString> create(const QString &path, const QByteArray &body, const QString &what);
    Result<void> write(
        const QByteArray &method, const QString &path, const HttpBody &body, const QString &what);

    KlaviyoSession &m_session;
};

} // namespace sluice
