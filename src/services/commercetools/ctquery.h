// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/jsonelements.h"
#include "services/servicehosts.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace sluice {

// How the resources of a project are asked for, page by page (commercetools-klaviyo B.2). Plain
// values and pure functions for any thread. Sort and cursor are always the same field: what the
// sort leaves out, the cursor must not cut.

enum class CtResource {
    Customers,
    Orders,
    Products,
    ProductProjections,
    Categories,
    Inventory,
    StandalonePrices,
    Payments,
};

QString ctPath(CtResource resource); // "product-projections"
std::optional<CtResource> ctResource(const QString &path);

// One request for a list.
struct CtQuery
{
    static constexpr int kMaxLimit = 500;

    QStringList where = {}; // each must hold
    QStringList sort = {};
    int limit = kMaxLimit;
    bool withTotal = false;
    QStringList expand = {};
    QueryItems more = {}; // priceCurrency, localeProjection, staged ...

    QueryItems items() const;
};

// Text inside a predicate, quoted: "a \"b\"".
QString ctQuoted(const QString &text);

// A part of all ids. Parts of one ctIdRanges() cover every id once.
struct CtIdRange
{
    QString from = {}; // this one and those behind it; empty: from the first
    QString after = {}; // only those behind it
    QString upTo = {}; // up to and with this one; empty: to the last

    QString predicate() const; // empty for all
};

// Ids are UUIDs in text (B.2), so that ranges of equal width hold about as many records each.
QList<CtIdRange> ctIdRanges(int count);

// How far a reader has come in the order of changes.
struct CtChangeCursor
{
    QString lastModifiedAt = {}; // as the service wrote it; empty: at the start of the window
    QString id = {};
};

// Changes within [since, until), as ISO 8601 with milliseconds in UTC; an empty bound is none.
struct CtWindow
{
    QString since = {};
    QString until = {};
};

// `filter` is one more condition of every page, for example masterData(published = true).
CtQuery ctRangePage(const CtIdRange &range, const QString &lastId, const QString &filter = {});
CtQuery ctChangesPage(
    const CtWindow &window, const CtChangeCursor &cursor, const QString &filter = {});
// At most kMaxCtIds ids, so that the address stays short (A.9 16).
inline constexpr int kMaxCtIds = 100;
CtQuery ctIdsQuery(const QStringList &ids, const QString &field = QStringLiteral("id"));

// An answer to a query: the envelope and its elements, as bytes. It is checked that the list holds
// as many as the service says: a page that is cut must not pass for the last one.
struct CtPage
{
    JsonElements items;
    qint64 count = 0;
    std::optional<qint64> total; // at most 10,000 with a predicate (B.2)
    bool isLast = false; // fewer than were asked for

    qsizetype size() const { return items.size(); }
    // Where the next page begins; as `cursor` was if the page is empty.
    QString lastId() const;
    CtChangeCursor lastChange() const;
};

Result<CtPage> parseCtPage(QByteArray answer, int limit, const QString &what);

// Whether the elements follow one another and the cursor as the sort promises; if not, going on
// would lose or repeat records (A.9 1).
Result<void> checkCtIdOrder(const CtPage &page, const CtIdRange &range, const QString &lastId);
Result<void> checkCtChangeOrder(const CtPage &page, const CtChangeCursor &cursor);

} // namespace sluice
