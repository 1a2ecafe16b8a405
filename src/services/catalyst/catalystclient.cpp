// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/catalyst/catalystclient.h"

#include "services/catalyst/catalystbodies.h"
#include "services/catalyst/catalystscopes.h"
#include "services/catalyst/zcql.h"
#include "services/zoho/zohoerrors.h"
#include "services/zoho/zohojson.h"

#include <algorithm>
#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMaxCatalystAnswer = 64LL << 20; // 300 rows of long texts
constexpr auto kCatalystAccept = "application/vnd.catalyst.v2+json"; // A.2
constexpr auto kZcqlAccept = "application/vnd.catalyst.v2+json, application/vnd.catalyst.v2+zcql";

Error catalystMisuse(const QString &what, const QString &why)
{
    return Error{.kind = ErrorKind::Internal, .what = what, .why = why};
}

QString tablePath(const QString &table)
{
    return u"/table/"_s + encodedPathPart(table);
}

} // namespace

CatalystClient::CatalystClient(
    ZohoSession &session, const CatalystAccount &account, CatalystLimits limits)
    : m_session(session)
    , m_account(account)
    , m_limits(std::move(limits))
{
    m_session.setDialect(catalystDialect());
}

HttpRequest CatalystClient::request(const Call &call) const
{
    HttpRequest request;
    request.method = call.method;
    request.url = m_account.zoho.hosts.api;
    request.url.setPath(request.url.path(QUrl::FullyEncoded) + u"/baas/v1/project/"_s
            + encodedPathPart(m_account.projectId) + call.path,
        QUrl::TolerantMode);
    if (!call.query.isEmpty())
        request.url.setQuery(encodedQuery(call.query), QUrl::StrictMode);
    request.headers = {HttpHeader{"Accept", call.isZcql ? kZcqlAccept : kCatalystAccept}};
    if (!m_account.orgId.isEmpty())
        request.headers.append(HttpHeader{"CATALYST-ORG", m_account.orgId.toLatin1()});
    if (!m_account.projectEnvironment.isEmpty())
        request.headers.append(HttpHeader{"Environment", m_account.projectEnvironment.toLatin1()});
    if (!call.body.isEmpty()) {
        request.headers.append(HttpHeader{"Content-Type", "application/json"});
        request.body = call.body;
    }
    request.component = "catalyst";
    request.hasSideEffect = call.hasSideEffect;
    request.maxBytes = kMaxCatalystAnswer;
    request.limits = m_limits.call();
    return request;
}

// Names the scope in a scope error (A.2), and what was being done in any.
Error CatalystClient::refused(const Call &call, Error error) const
{
    error.what = call.what;
    if (error.code == "OAUTH_SCOPE_MISMATCH"_L1) {
        const QStringList scopes = catalystScopesFor(call.method, call.path);
        if (!scopes.isEmpty())
            error.next = u"Sign in again with the scope %1."_s.arg(scopes.join(u" and "_s));
    }
    if (error.delivery == Delivery::Unknown)
        error.isRetryable = call.isRepeatable;
    return error;
}

Result<QByteArray> CatalystClient::ask(const Call &call)
{
    HttpRequest out = request(call);
    const int atOnce = out.limits.isEmpty() ? 0 : out.limits.first().concurrent;
    Result<QByteArray> text = m_session.jsonText(std::move(out));
    if (text) {
        if (m_limits.pace)
            m_limits.pace->answered();
        return text;
    }
    if (m_limits.pace && atOnce > 0 && text.error().httpStatus == 429)
        m_limits.pace->refused(atOnce);
    return fail(refused(call, std::move(text).error()));
}

Result<QList<CatalystTable>> CatalystClient::tables()
{
    const auto text = ask({.path = u"/table"_s, .what = u"Could not read the list of tables."_s});
    return text ? parseCatalystTables(*text) : fail(text.error());
}

Result<CatalystTable> CatalystClient::table(const QString &nameOrId)
{
    const auto text = ask(
        {.path = tablePath(nameOrId), .what = u"Could not read the table %1."_s.arg(nameOrId)});
    return text ? parseCatalystTable(*text) : fail(text.error());
}

Result<QList<CatalystColumn>> CatalystClient::columns(const QString &table)
{
    const auto text = ask({.path = tablePath(table) + u"/column"_s,
        .what = u"Could not read the columns of %1."_s.arg(table)});
    return text ? parseCatalystColumns(*text) : fail(text.error());
}

Result<qint64> CatalystClient::count(const QString &table)
{
    const Result<QString> name = zcqlName(table);
    if (!name)
        return fail(name.error());
    const auto text = ask({.method = "POST",
        .path = u"/query"_s,
        .body = catalystQueryBody(u"SELECT COUNT(ROWID) FROM "_s + *name),
        .what = u"Could not count the rows of %1."_s.arg(table),
        .isZcql = true});
    return text ? parseCatalystCount(*text) : fail(text.error());
}

Result<QList<CatalystRow>> CatalystClient::query(const QString &zcql)
{
    const QString what = u"The query failed."_s;
    if (!zcql.trimmed().startsWith("SELECT "_L1, Qt::CaseInsensitive))
        return fail(catalystMisuse(what, u"It is no SELECT."_s));
    auto text = ask({.method = "POST",
        .path = u"/query"_s,
        .body = catalystQueryBody(zcql),
        .what = what,
        .isZcql = true});
    if (!text)
        return fail(std::move(text).error());
    auto page = parseCatalystRows(*std::move(text), true, what);
    if (!page)
        return fail(std::move(page).error());
    return std::move(page->rows);
}

Result<CatalystRowPage> CatalystClient::rows(
    const QString &table, const QString &nextToken, int maxRows)
{
    Call call{.path = tablePath(table) + u"/row"_s,
        .query = {{u"max_rows"_s, QString::number(std::max(1, maxRows))}},
        .what = u"Could not read the rows of %1."_s.arg(table)};
    if (!nextToken.isEmpty())
        call.query.append({u"next_token"_s, nextToken});
    auto text = ask(call);
    return text ? parseCatalystRows(*std::move(text), false, call.what) : fail(text.error());
}

Result<std::optional<CatalystRow>> CatalystClient::row(const QString &table, const QString &id)
{
    const QString what = u"Could not read row %1 of %2."_s.arg(id, table);
    if (!isZohoId(id))
        return fail(catalystMisuse(what, u"That is no row id."_s));
    auto text = ask({.path = tablePath(table) + u"/row/"_s + id, .what = what});
    if (!text) {
        // An unknown id answers without data or with 404 (A.4); an unknown table does so too, and
        // whoever asks for a row knows its table.
        if (text.error().httpStatus == 404 && text.error().code == "INVALID_ID"_L1)
            return std::nullopt;
        return fail(std::move(text).error());
    }
    if (text->isEmpty())
        return std::nullopt;
    auto page = parseCatalystRows(*std::move(text), false, what);
    if (!page)
        return fail(std::move(page).error());
    if (page->rows.isEmpty() || page->rows.first().size() == 0)
        return std::nullopt;
    if (page->rows.first().rowId() != id)
        return fail(zohoProtocolError(what, u"The answer is about another row."_s));
    return page->rows.first();
}

Result<QList<CatalystRow>> CatalystClient::change(const QByteArray &method, const QString &table,
    const QList<CatalystRow> &rows, const QString &what)
{
    const bool isUpdate = method == "PATCH";
    if (rows.isEmpty() || rows.size() > kMaxChangedRows) {
        return fail(catalystMisuse(what,
            u"It has %1 rows, and Catalyst takes 1 to %2."_s.arg(rows.size())
                .arg(kMaxChangedRows)));
    }
    const auto lacksId = [](const CatalystRow &row) { return !isZohoId(row.rowId()); };
    if (isUpdate && std::ranges::any_of(rows, lacksId))
        return fail(catalystMisuse(what, u"A row has no ROWID."_s));
    auto text = ask({.method = method,
        .path = tablePath(table) + u"/row"_s,
        .body = catalystRowsBody(rows),
        .what = what,
        .hasSideEffect = true,
        .isRepeatable = isUpdate});
    if (!text)
        return fail(std::move(text).error());
    auto page = parseCatalystRows(*std::move(text), false, what, true);
    if (!page) {
        Error error = std::move(page).error();
        error.isRetryable = isUpdate;
        return fail(std::move(error));
    }
    return std::move(page->rows);
}

Result<QList<CatalystRow>> CatalystClient::insertRows(
    const QString &table, const QList<CatalystRow> &rows)
{
    return change("POST", table, rows, u"Could not insert rows into %1."_s.arg(table));
}

// PATCH as the vendor's kits send it (A.4).
Result<QList<CatalystRow>> CatalystClient::updateRows(
    const QString &table, const QList<CatalystRow> &rows)
{
    return change("PATCH", table, rows, u"Could not update rows of %1."_s.arg(table));
}

Result<void> CatalystClient::deleteRows(const QString &table, const QStringList &ids)
{
    const QString what = u"Could not delete rows of %1."_s.arg(table);
    const auto isId = [](const QString &id) { return isZohoId(id); };
    if (ids.isEmpty() || ids.size() > kMaxChangedRows || !std::ranges::all_of(ids, isId)) {
        return fail(catalystMisuse(what, u"It wants 1 to %1 row ids."_s.arg(kMaxChangedRows)));
    }
    const auto text = ask({.method = "DELETE",
        .path = tablePath(table) + u"/row"_s,
        .query = {{u"ids"_s, ids.join(u',')}},
        .what = what,
        .hasSideEffect = true});
    return text ? Result<void>() : fail(text.error());
}

} // namespace sluice
