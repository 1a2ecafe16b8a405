// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/recordread.h"

#include "sandbox/zohocrm/criteria.h"
#include "sandbox/zohocrm/crmmodules.h"
#include "sandbox/zohocrm/recordvalue.h"
#include "sandbox/zohocrm/recordwrite.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr int kMostFieldsOfList = 50;
constexpr int kMostRowsOfPage = 200;
constexpr int kMostIds = 100;
constexpr qint64 kRowsWithoutToken = 2000;
constexpr qint64 kTokenDayMs = 24LL * 3'600'000;

tl::unexpected<CrmProblem> wrongParam(const QString &name, const QJsonObject &more = {})
{
    QJsonObject details{{u"param_name"_s, name}, {u"param"_s, name}};
    for (auto it = more.begin(); it != more.end(); ++it)
        details.insert(it.key(), it.value());
    return tl::unexpected(CrmProblem{u"INVALID_DATA"_s, u"invalid data"_s, details});
}

bool sortOf(const HttpRequest &request, RecordToken &token)
{
    const QByteArray by = request.param("sort_by");
    const QByteArray order = request.param("sort_order").toLower();
    if (by == "Created_Time")
        token.sort = RecordSort::Created;
    else if (by == "Modified_Time")
        token.sort = RecordSort::Modified;
    else if (!by.isEmpty() && by != "id")
        return false;
    token.isDescending = order != "asc";
    return order.isEmpty() || order == "asc" || order == "desc";
}

QString sortName(RecordSort sort)
{
    return sort == RecordSort::Id     ? u"id"_s
        : sort == RecordSort::Created ? u"Created_Time"_s
                                      : u"Modified_Time"_s;
}

// -1: none was given; false: it is no moment.
bool modifiedSince(const HttpRequest &request, qint64 &ms)
{
    ms = -1;
    const QByteArray header = request.header("if-modified-since");
    return header.isEmpty() || parseIsoMoment(header, ms);
}

HttpReply notModified()
{
    HttpReply reply;
    reply.status = 304;
    return reply;
}

} // namespace

HttpReply noContent()
{
    HttpReply reply;
    reply.status = 204;
    return reply;
}

RecordRead::RecordRead(Environment &environment, const CrmStore &store)
    : m_environment(environment)
    , m_store(store)
    , m_list(store)
{
}

tl::expected<QList<ReadColumn>, CrmProblem> RecordRead::columnsOf(
    const HttpRequest &request, int module, bool isNeeded) const
{
    QStringList names;
    for (const QByteArray &name : idsOf(request.param("fields")))
        names << QString::fromUtf8(name);
    if (names.isEmpty() && isNeeded)
        return tl::unexpected(
            CrmProblem{u"REQUIRED_PARAM_MISSING"_s, u"One of the expected parameter is missing"_s,
                {{u"param_name"_s, u"fields"_s}, {u"param"_s, u"fields"_s}}});
    if (names.size() > kMostFieldsOfList)
        return tl::unexpected(CrmProblem{u"LIMIT_EXCEEDED"_s, u"Max field limit exceeded"_s,
            {{u"param_name"_s, u"fields"_s}, {u"limit"_s, kMostFieldsOfList}}});
    QString unknown;
    const auto columns = columnsFor(names, module, m_store, unknown);
    if (!columns)
        return wrongParam(u"fields"_s, {{u"api_name"_s, unknown}});
    // Asked for nothing but ids, columnsFor() would give every field.
    const bool isIdOnly = !names.isEmpty() && columns->isEmpty();
    return isIdOnly ? QList<ReadColumn>() : *columns;
}

tl::expected<RecordRead::Page, CrmProblem> RecordRead::pageOf(
    const HttpRequest &request, int module, quint16 user) const
{
    Page page;
    bool isRight = true;
    if (const QByteArray rows = request.param("per_page"); !rows.isEmpty())
        page.rows = rows.toInt(&isRight);
    if (!isRight || page.rows < 1 || page.rows > kMostRowsOfPage)
        return wrongParam(u"per_page"_s, {{u"maximum_length"_s, kMostRowsOfPage}});
    if (!modifiedSince(request, page.since))
        return wrongParam(u"If-Modified-Since"_s);
    const QByteArray number = request.param("page");
    const QByteArray hex = request.param("page_token");
    if (!hex.isEmpty()) {
        if (!number.isEmpty())
            return tl::unexpected(CrmProblem{u"AMBIGUITY_DURING_PROCESSING"_s,
                u"page and page_token exclude each other"_s,
                {{u"ambiguity_due_to"_s,
                    QJsonArray{QJsonObject{{u"param_name"_s, u"page"_s}},
                        QJsonObject{{u"param_name"_s, u"page_token"_s}}}}}});
        const auto token = RecordToken::fromHex(hex);
        const bool isValid = token && token->module == module && token->user == user
            && token->createdMs + kTokenDayMs > m_environment.clock.nowMs();
        if (!isValid)
            return wrongParam(u"page_token"_s);
        page.token = *token;
        page.isByToken = true;
        return page;
    }
    page.token.module = module;
    page.token.user = user;
    if (!sortOf(request, page.token))
        return wrongParam(u"sort_by"_s,
            {{u"supported_values"_s, QJsonArray{u"id"_s, u"Created_Time"_s, u"Modified_Time"_s}}});
    if (!number.isEmpty())
        page.token.page = number.toInt(&isRight);
    if (!isRight || page.token.page < 1)
        return wrongParam(u"page"_s);
    if (static_cast<qint64>(page.token.page) * page.rows > kRowsWithoutToken)
        return tl::unexpected(CrmProblem{u"DISCRETE_PAGINATION_LIMIT_EXCEEDED"_s,
            u"You can only get the first 2000 records without using page_token param"_s,
            {{u"limit"_s, kRowsWithoutToken}}});
    return page;
}

std::vector<RecordPlace> RecordRead::placesOf(const Page &page, int module)
{
    const RecordToken &token = page.token;
    const qint64 skip = page.isByToken ? 0 : static_cast<qint64>(token.page - 1) * page.rows;
    if (page.since < 0)
        return m_list.next(module, token.sort, token.isDescending, token.from, skip, page.rows + 1);
    // Only what was changed since then: walk on until the page is full.
    const RowStore &rows = m_store.rows(module);
    RowReader reader(rows, rows.snapshot());
    std::vector<RecordPlace> kept;
    RecordPlace from = token.from;
    qint64 left = skip;
    for (;;) {
        const auto some
            = m_list.next(module, token.sort, token.isDescending, from, 0, kRowsWithoutToken);
        for (const RecordPlace &place : some) {
            if (!reader.readHead(place.ordinal) || reader.modifiedMs() <= page.since || left-- > 0)
                continue;
            kept.push_back(place);
            if (std::ssize(kept) > page.rows)
                return kept;
        }
        if (std::ssize(some) < kRowsWithoutToken)
            return kept;
        from = some.back();
    }
}

QJsonArray RecordRead::objects(
    const QList<ReadColumn> &columns, int module, std::span<const RecordPlace> places) const
{
    const RowStore &rows = m_store.rows(module);
    RowReader reader(rows, rows.snapshot());
    RecordJson json(module, m_store, columns);
    if (m_environment.settings.flag(u"healthFieldsHidden"_s))
        json.hideHealth();
    QJsonArray list;
    for (const RecordPlace &place : places) {
        if (reader.read(place.ordinal, json.mask()))
            list.append(json.object(reader, place.ordinal));
    }
    return list;
}

HttpReply RecordRead::byIds(
    const QList<ReadColumn> &columns, int module, const QList<QByteArray> &ids)
{
    if (ids.size() > kMostIds)
        return crmError(400, u"LIMIT_EXCEEDED"_s, u"Record count exceeded"_s,
            {{u"param_name"_s, u"ids"_s}, {u"limit"_s, kMostIds}});
    std::vector<RecordPlace> places;
    for (const QByteArray &id : ids) {
        if (const qint64 ordinal = ordinalOf(m_store.spec(module), id); ordinal >= 0)
            places.push_back({0, ordinal});
    }
    const QJsonArray data = objects(columns, module, places);
    if (data.isEmpty())
        return noContent();
    const QJsonObject info{{u"per_page"_s, kMostRowsOfPage}, {u"count"_s, data.size()},
        {u"page"_s, 1}, {u"more_records"_s, false}};
    return HttpReply::json(200, {{u"data"_s, data}, {u"info"_s, info}});
}

HttpReply RecordRead::list(const HttpRequest &request, int module, const QByteArray &user)
{
    const auto columns = columnsOf(request, module, true);
    if (!columns)
        return columns.error().reply();
    if (const QList<QByteArray> ids = idsOf(request.param("ids")); !ids.isEmpty())
        return byIds(*columns, module, ids);
    const quint16 userMark = qChecksum(user);
    const auto page = pageOf(request, module, userMark);
    if (!page)
        return page.error().reply();
    std::vector<RecordPlace> places = placesOf(*page, module);
    if (places.empty())
        return page->since >= 0 ? notModified() : noContent();
    const bool hasMore = std::ssize(places) > page->rows;
    if (hasMore)
        places.pop_back();
    const qint64 now = m_environment.clock.nowMs();
    RecordToken next = page->token;
    next.before = page->token.from;
    next.hasBefore = page->isByToken || page->token.page == 1;
    next.from = places.back();
    next.createdMs = now;
    ++next.page;
    RecordToken previous = page->token;
    previous.from = page->token.before;
    previous.hasBefore = false;
    previous.createdMs = now;
    --previous.page;
    const bool hasPrevious = page->isByToken && page->token.hasBefore;
    const auto tokenOrNull = [](bool isThere, const RecordToken &token) {
        return isThere ? QJsonValue(QString::fromLatin1(token.toHex()))
                       : QJsonValue(QJsonValue::Null);
    };
    const QJsonArray data = objects(*columns, module, places);
    QJsonValue expiry(QJsonValue::Null);
    if (hasMore || hasPrevious)
        expiry = QString::fromLatin1(isoMoment(now + kTokenDayMs));
    const QJsonObject info{{u"per_page"_s, page->rows}, {u"count"_s, data.size()},
        {u"page"_s, page->token.page}, {u"more_records"_s, hasMore},
        {u"next_page_token"_s, tokenOrNull(hasMore, next)},
        {u"previous_page_token"_s, tokenOrNull(hasPrevious, previous)},
        {u"page_token_expiry"_s, expiry}, {u"sort_by"_s, sortName(page->token.sort)},
        {u"sort_order"_s, page->token.isDescending ? u"desc"_s : u"asc"_s}};
    return HttpReply::json(200, {{u"data"_s, data}, {u"info"_s, info}});
}

HttpReply RecordRead::one(const HttpRequest &request, int module, const QByteArray &id)
{
    const auto columns = columnsOf(request, module, false);
    if (!columns)
        return columns.error().reply();
    qint64 since = -1;
    if (!modifiedSince(request, since))
        return wrongParam(u"If-Modified-Since"_s).value().reply();
    const RowStore &rows = m_store.rows(module);
    RowReader reader(rows, rows.snapshot());
    const qint64 ordinal = ordinalOf(rows.module(), id);
    if (ordinal < 0 || !reader.readHead(ordinal))
        return crmError(400, u"INVALID_DATA"_s, u"the id given seems to be invalid"_s,
            {{u"resource_path_index"_s, 1}, {u"id"_s, QString::fromUtf8(id)}});
    if (since >= 0 && reader.modifiedMs() <= since)
        return notModified();
    const RecordPlace place{0, ordinal};
    return HttpReply::json(200, {{u"data"_s, objects(*columns, module, {&place, 1})}});
}

} // namespace sluice::sandbox
