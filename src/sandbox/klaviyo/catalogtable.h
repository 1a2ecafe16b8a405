// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/klaviyo/jsontext.h"
#include "sandbox/klaviyo/klaviyoproblem.h"
#include "sandbox/klaviyo/recordlog.h"

#include <QHash>
#include <QSet>

#include <array>
#include <vector>

namespace sluice::sandbox {

// The custom catalog: items, their variants, categories (commercetools-klaviyo C.6). Memory holds
// ids, relations and places, the attributes stay in the log. Under the store's lock; owned by
// KlaviyoStore.
enum class CatalogKind { Item, Variant, Category };

// What is fixed about one kind.
struct CatalogShape
{
    QByteArray type; // "catalog-item"
    QByteArray plural; // "items", in bodies and paths
    QList<QByteArray> attributes; // in the order of replies
    QList<QByteArray> required;
    QList<QByteArray> creationOnly; // not in an update
};
const CatalogShape &shapeOf(CatalogKind kind);
inline constexpr std::array kCatalogKinds{
    CatalogKind::Item, CatalogKind::Variant, CatalogKind::Category};

// The switches that decide where the service's documents do not.
struct CatalogRules
{
    bool addsCategories = false; // an item update adds to its categories
    bool cascades = true;
    bool ignoresUnknown = false; // categories that are not there
    bool counts = true; // as applied; false: a change by somebody else
};

class CatalogTable
{
public:
    explicit CatalogTable(RecordLog &log)
        : m_log(log)
    {
    }

    struct Row
    {
        QByteArray externalId;
        LogSpan attributes;
        qint64 createdMs = 0;
        qint64 updatedMs = 0;
        quint32 applied = 0;
        bool isDeleted = false;
        std::vector<quint32> links; // an item's categories; a variant's one item
        std::vector<quint32> variants; // of an item, deleted ones among them
    };
    enum class Change { Create, Update, Delete };
    struct Outcome
    {
        std::optional<KlaviyoProblem> problem;
        qint64 row = -1;
    };

    // Applies one resource object ({"type","id","attributes","relationships"}) that check() took.
    // Problems point below `pointer`, as "/data".
    Outcome apply(CatalogKind kind, Change change, JsonElement resource, const CatalogRules &rules,
        qint64 nowMs, const QByteArray &pointer);
    // What is wrong with the form of a resource object.
    static std::optional<KlaviyoProblem> check(
        CatalogKind kind, Change change, JsonElement resource, const QByteArray &pointer);

    // Links of an item to categories: adds, removes or replaces.
    enum class LinkChange { Add, Remove, Replace };
    void changeLinks(qint64 item, const QSet<quint32> &categories, LinkChange change, qint64 nowMs);
    void changeItems(qint64 category, const QSet<quint32> &items, LinkChange change, qint64 nowMs);
    void remove(CatalogKind kind, qint64 row, bool cascades);

    qint64 count(CatalogKind kind) const { return qint64(rowsOf(kind).size()); }
    const Row &row(CatalogKind kind, qint64 row) const
    {
        return rowsOf(kind).at(static_cast<size_t>(row));
    }
    QByteArray attributes(CatalogKind kind, qint64 row) const
    {
        return m_log.read(this->row(kind, row).attributes);
    }
    qint64 byId(CatalogKind kind, QByteArrayView id) const; // -1: there is none
    QByteArray idOf(CatalogKind kind, qint64 row) const;
    bool hasLink(qint64 row, CatalogKind kind, quint32 to) const;

    bool replay(char type, HeadReader &head, LogSpan payload);
    void clear();

private:
    struct Rows
    {
        std::vector<Row> rows;
        QHash<QByteArray, quint32> index; // by external id
    };
    const std::vector<Row> &rowsOf(CatalogKind kind) const { return of(kind).rows; }
    Rows &of(CatalogKind kind) { return m_kinds[static_cast<size_t>(kind)]; }
    const Rows &of(CatalogKind kind) const { return m_kinds[static_cast<size_t>(kind)]; }

    std::optional<KlaviyoProblem> readLinks(CatalogKind kind, Change change, JsonElement resource,
        const CatalogRules &rules, const QByteArray &pointer, std::optional<QSet<quint32>> &links);
    Outcome create(CatalogKind kind, JsonElement resource, const CatalogRules &rules, qint64 nowMs,
        const QByteArray &pointer);
    Outcome update(CatalogKind kind, JsonElement resource, const CatalogRules &rules, qint64 nowMs,
        const QByteArray &pointer);
    void put(CatalogKind kind, qint64 row, const QByteArray &attributes);

    RecordLog &m_log;
    std::array<Rows, 3> m_kinds;
    JsonText m_oldText;
};

} // namespace sluice::sandbox
