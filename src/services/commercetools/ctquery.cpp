// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/commercetools/ctquery.h"

#include <algorithm>
#include <array>
#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kCtPaths{std::pair{CtResource::Customers, "customers"_L1},
    std::pair{CtResource::Orders, "orders"_L1}, std::pair{CtResource::Products, "products"_L1},
    std::pair{CtResource::ProductProjections, "product-projections"_L1},
    std::pair{CtResource::Categories, "categories"_L1},
    std::pair{CtResource::Inventory, "inventory"_L1},
    std::pair{CtResource::StandalonePrices, "standalone-prices"_L1},
    std::pair{CtResource::Payments, "payments"_L1}};

// The id whose first eight hex digits are `head`, and all others f.
QString lastIdOf(quint32 head)
{
    return QString::number(head, 16).rightJustified(8, u'0') + u"-ffff-ffff-ffff-ffffffffffff"_s;
}

Error ctOrderBroken(const QString &why)
{
    return Error{.kind = ErrorKind::Protocol,
        .what = u"A page of commercetools cannot be used."_s,
        .why = why,
        .next = u"It is read again; report it to the vendor if it stays."_s,
        .isRetryable = true,
        .delivery = Delivery::Answered};
}

} // namespace

QString ctPath(CtResource resource)
{
    for (const auto &[value, path] : kCtPaths) {
        if (value == resource)
            return path;
    }
    return {};
}

std::optional<CtResource> ctResource(const QString &path)
{
    for (const auto &[value, name] : kCtPaths) {
        if (name == path)
            return value;
    }
    return {};
}

QueryItems CtQuery::items() const
{
    QueryItems items;
    for (const QString &condition : where) {
        if (!condition.isEmpty())
            items.append({u"where"_s, condition});
    }
    for (const QString &field : sort)
        items.append({u"sort"_s, field});
    items.append({u"limit"_s, QString::number(limit)});
    items.append({u"withTotal"_s, withTotal ? u"true"_s : u"false"_s});
    for (const QString &path : expand)
        items.append({u"expand"_s, path});
    return items + more;
}

QString ctQuoted(const QString &text)
{
    QString quoted = text;
    quoted.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
    return u'"' + quoted + u'"';
}

QString CtIdRange::predicate() const
{
    QStringList parts;
    if (!after.isEmpty())
        parts.append(u"id > "_s + ctQuoted(after));
    else if (!from.isEmpty())
        parts.append(u"id >= "_s + ctQuoted(from));
    if (!upTo.isEmpty())
        parts.append(u"id <= "_s + ctQuoted(upTo));
    return parts.join(u" and "_s);
}

QList<CtIdRange> ctIdRanges(int count)
{
    QList<CtIdRange> ranges;
    const quint64 parts = quint64(std::clamp(count, 1, 256));
    QString last;
    for (quint64 i = 1; i <= parts; ++i) {
        const QString end
            = i == parts ? QString() : lastIdOf(quint32(((quint64(1) << 32) * i / parts) - 1));
        ranges.append({.after = last, .upTo = end});
        last = end;
    }
    return ranges;
}

CtQuery ctRangePage(const CtIdRange &range, const QString &lastId, const QString &filter)
{
    CtIdRange rest = range;
    if (!lastId.isEmpty())
        rest.after = lastId;
    return {.where = {rest.predicate(), filter}, .sort = {u"id asc"_s}};
}

CtQuery ctChangesPage(const CtWindow &window, const CtChangeCursor &cursor, const QString &filter)
{
    CtQuery query{.where = {filter}, .sort = {u"lastModifiedAt asc"_s, u"id asc"_s}};
    if (!cursor.lastModifiedAt.isEmpty()) {
        const QString time = ctQuoted(cursor.lastModifiedAt);
        query.where.append(u"lastModifiedAt > %1 or (lastModifiedAt = %1 and id > %2)"_s.arg(
            time, ctQuoted(cursor.id)));
    } else if (!window.since.isEmpty()) {
        query.where.append(u"lastModifiedAt >= "_s + ctQuoted(window.since));
    }
    if (!window.until.isEmpty())
        query.where.append(u"lastModifiedAt < "_s + ctQuoted(window.until));
    return query;
}

CtQuery ctIdsQuery(const QStringList &ids, const QString &field)
{
    QStringList quoted;
    for (const QString &id : ids.first(std::min<qsizetype>(ids.size(), kMaxCtIds)))
        quoted.append(ctQuoted(id));
    return {.where = {field + u" in ("_s + quoted.join(u',') + u')'}, .sort = {u"id asc"_s}};
}

QString CtPage::lastId() const
{
    return size() > 0 ? QString::fromUtf8(items.elements().back().id) : QString();
}

CtChangeCursor CtPage::lastChange() const
{
    if (size() == 0)
        return {};
    const JsonElements::Element &last = items.elements().back();
    return {QString::fromUtf8(last.extra), QString::fromUtf8(last.id)};
}

Result<CtPage> parseCtPage(QByteArray answer, int limit, const QString &what)
{
    auto items = JsonElements::parse(std::move(answer), "results", what, "lastModifiedAt");
    if (!items)
        return fail(std::move(items).error());
    CtPage page{.items = *std::move(items)};
    page.count = page.items.number("count").value_or(-1);
    page.total = page.items.number("total");
    // The service may grant less than was asked for; it says so.
    const qint64 granted = page.items.number("limit").value_or(limit);
    page.isLast = page.count < std::min<qint64>(limit, granted);
    if (page.count != page.size()) {
        return fail(ctOrderBroken(
            u"It announces %1 records and holds %2."_s.arg(page.count).arg(page.size())));
    }
    return page;
}

Result<void> checkCtIdOrder(const CtPage &page, const CtIdRange &range, const QString &lastId)
{
    QByteArray last = (lastId.isEmpty() ? range.after : lastId).toUtf8();
    for (const JsonElements::Element &element : page.items.elements()) {
        if (!last.isEmpty() && element.id <= last) {
            return fail(ctOrderBroken(u"%1 comes after %2, which is not the order of ids."_s.arg(
                QString::fromUtf8(element.id), QString::fromUtf8(last))));
        }
        last = element.id;
    }
    return {};
}

Result<void> checkCtChangeOrder(const CtPage &page, const CtChangeCursor &cursor)
{
    std::pair<QByteArray, QByteArray> last(cursor.lastModifiedAt.toUtf8(), cursor.id.toUtf8());
    for (const JsonElements::Element &element : page.items.elements()) {
        std::pair<QByteArray, QByteArray> here(element.extra, element.id);
        if (here.first.isEmpty() || here <= last) {
            return fail(ctOrderBroken(
                u"%1 of %2 comes after %3 of %4, which is not the order of "
                "changes."_s.arg(QString::fromUtf8(here.second), QString::fromUtf8(here.first),
                    QString::fromUtf8(last.second), QString::fromUtf8(last.first))));
        }
        last = std::move(here);
    }
    return {};
}

} // namespace sluice
