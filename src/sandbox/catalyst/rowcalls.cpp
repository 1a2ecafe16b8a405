// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/catalyst/rowcalls.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qint64 kDefaultPageRows = 200;
constexpr qsizetype kMostRowsInCall = 200;
constexpr qint64 kDevelopmentTableRows = 5000;
constexpr qint64 kDevelopmentProjectRows = 25'000;
constexpr int kTruncateBatch = 10'000;

CatalystProblem unreadable()
{
    return invalidInput(u"The input value is not readable. Please check your input"_s);
}

HttpReply serverError(const Error &error)
{
    return CatalystProblem{500, u"INTERNAL_SERVER_ERROR"_s, error.text()}.reply();
}

// A bare array of 1 to 200 objects; a wrapper is refused (A.4).
tl::expected<QList<QJsonObject>, CatalystProblem> rowsOfBody(const HttpRequest &request)
{
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (!document.isArray() || document.array().isEmpty())
        return tl::unexpected(unreadable());
    const QJsonArray array = document.array();
    if (array.size() > kMostRowsInCall)
        return tl::unexpected(invalidInput(u"Up to 200 rows are taken in one call"_s));
    QList<QJsonObject> rows;
    for (const QJsonValue &value : array) {
        if (!value.isObject())
            return tl::unexpected(unreadable());
        rows.append(value.toObject());
    }
    return rows;
}

QString tokenOf(qint64 ordinal)
{
    return QString::fromLatin1(
        QByteArray("row-" + QByteArray::number(ordinal)).toBase64(QByteArray::Base64UrlEncoding));
}

// The ordinal that a page begins with; -1: the token is not ours.
qint64 ordinalOfToken(const QByteArray &token)
{
    const QByteArray text = QByteArray::fromBase64(token, QByteArray::Base64UrlEncoding);
    qint64 ordinal = -1;
    return text.startsWith("row-") && parseInteger(text.mid(4), ordinal) ? ordinal : -1;
}

} // namespace

RowCalls::RowCalls(
    Environment &environment, CatalystStore &store, EventFeed &events, CatalystLimits &limits)
    : m_environment(environment)
    , m_store(store)
    , m_events(events)
    , m_limits(limits)
{
}

HttpReply RowCalls::page(const HttpRequest &request, int table) const
{
    const DataTableSpec &spec = m_store.spec(table);
    const RowStore &rows = m_store.rows(table);
    qint64 wanted = kDefaultPageRows;
    if (const QByteArray text = request.param("max_rows"); !text.isEmpty()) {
        if (!parseInteger(text, wanted) || wanted < 1)
            return invalidInput(u"Invalid input value for max_rows"_s).reply();
    }
    wanted = qMin(wanted, m_environment.settings.number(u"catalystMostRows"_s));
    qint64 ordinal = 0;
    if (const QByteArray token = request.param("next_token"); !token.isEmpty())
        ordinal = ordinalOfToken(token);
    if (ordinal < 0)
        return invalidInput(u"Invalid input value for next_token"_s).reply();
    RowReader reader(rows, rows.snapshot());
    QJsonArray found;
    for (; ordinal < reader.snapshot().rows && found.size() < wanted; ++ordinal) {
        if (reader.read(ordinal, RowReader::kAllFields))
            found.append(rowJson(spec, reader, ordinal, {}, wantsTextIds(request)));
    }
    while (ordinal < reader.snapshot().rows && !reader.readHead(ordinal))
        ++ordinal;
    QJsonObject body{{u"status"_s, u"success"_s}, {u"data"_s, found}};
    const bool hasMore = ordinal < reader.snapshot().rows;
    body.insert(u"more_records"_s, hasMore);
    if (hasMore)
        body.insert(u"next_token"_s, tokenOf(ordinal));
    return HttpReply::json(200, body);
}

HttpReply RowCalls::one(const HttpRequest &request, int table, const QByteArray &rowId) const
{
    const DataTableSpec &spec = m_store.spec(table);
    const RowStore &rows = m_store.rows(table);
    RowReader reader(rows, rows.snapshot());
    const qint64 ordinal = ordinalOf(spec.module, rowId);
    if (ordinal >= 0 && reader.read(ordinal, RowReader::kAllFields))
        return catalystSuccess(rowJson(spec, reader, ordinal, {}, wantsTextIds(request)));
    if (m_environment.settings.text(u"catalystMissingRow"_s) == "noData"_L1)
        return HttpReply::json(200, {{u"status"_s, u"success"_s}});
    return unknownId(u"Row"_s).reply();
}

std::optional<CatalystProblem> RowCalls::checkRoom(
    const HttpRequest &request, int table, qint64 rows) const
{
    if (request.header("environment") == "Production"
        || !m_environment.settings.flag(u"catalystDevelopmentLimits"_s)) {
        return std::nullopt;
    }
    const bool isFull = m_store.rows(table).snapshot().live() + rows > kDevelopmentTableRows
        || m_store.liveRows() + rows > kDevelopmentProjectRows;
    if (!isFull)
        return std::nullopt;
    m_limits.noteFullTable();
    return CatalystProblem{
        403, u"API_LIMIT_REACHED"_s, u"The row limit of the Development environment is reached"_s};
}

HttpReply RowCalls::written(TableEdit &edit, const QList<qint64> &ordinals, bool isText)
{
    QJsonArray rows;
    for (const qint64 ordinal : ordinals) {
        edit.rows().read(ordinal, RowReader::kAllFields);
        rows.append(rowJson(edit.spec(), edit.rows(), ordinal, {}, isText));
    }
    if (auto done = edit.commit(); !done)
        return serverError(done.error());
    HttpReply reply = catalystSuccess(rows);
    reply.hasEffect = true;
    return reply;
}

HttpReply RowCalls::insert(const HttpRequest &request, int table)
{
    const auto rows = rowsOfBody(request);
    if (!rows)
        return rows.error().reply();
    TableEdit edit(m_store, m_events, table, true);
    if (auto opened = edit.open(); !opened)
        return serverError(opened.error());
    if (const auto problem = checkRoom(request, table, rows->size()))
        return problem->reply();
    QList<qint64> ordinals;
    for (const QJsonObject &row : *rows) {
        const auto ordinal = edit.insert(row);
        if (!ordinal)
            return ordinal.error().reply();
        ordinals.append(*ordinal);
    }
    return written(edit, ordinals, wantsTextIds(request));
}

HttpReply RowCalls::update(const HttpRequest &request, int table)
{
    const auto rows = rowsOfBody(request);
    if (!rows)
        return rows.error().reply();
    TableEdit edit(m_store, m_events, table, true);
    if (auto opened = edit.open(); !opened)
        return serverError(opened.error());
    QList<qint64> ordinals;
    for (const QJsonObject &row : *rows) {
        if (!row.contains("ROWID"_L1))
            return invalidInput(u"ROWID is mandatory"_s).reply();
        const qint64 ordinal = edit.ordinalOfRow(row.value("ROWID"_L1));
        if (ordinal < 0)
            return unknownId(u"Row"_s).reply();
        const auto done = edit.update(ordinal, row);
        if (!done)
            return done.error().reply();
        ordinals.append(ordinal);
    }
    return written(edit, ordinals, wantsTextIds(request));
}

HttpReply RowCalls::remove(const HttpRequest &request, int table, const QList<QByteArray> &rowIds)
{
    if (rowIds.isEmpty() || rowIds.size() > kMostRowsInCall)
        return invalidInput(u"ids takes 1 to 200 row ids"_s).reply();
    TableEdit edit(m_store, m_events, table, true);
    if (auto opened = edit.open(); !opened)
        return serverError(opened.error());
    QJsonArray gone;
    for (const QByteArray &id : rowIds) {
        const qint64 ordinal = edit.ordinalOfRow(QString::fromLatin1(id.trimmed()));
        if (ordinal < 0)
            return unknownId(u"Row"_s).reply();
        edit.rows().read(ordinal, RowReader::kAllFields);
        gone.append(rowJson(edit.spec(), edit.rows(), ordinal, {}, wantsTextIds(request)));
        if (const auto done = edit.remove(ordinal); !done)
            return done.error().reply();
    }
    if (auto done = edit.commit(); !done)
        return serverError(done.error());
    const bool isOne = !request.params.contains("ids");
    HttpReply reply = catalystSuccess(isOne ? QJsonValue(gone.first()) : QJsonValue(gone));
    reply.hasEffect = true;
    return reply;
}

HttpReply RowCalls::truncate(int table)
{
    TableEdit edit(m_store, m_events, table, true);
    if (auto opened = edit.open(); !opened)
        return serverError(opened.error());
    int pending = 0;
    const qint64 rows = edit.rows().snapshot().rows;
    for (qint64 ordinal = 0; ordinal < rows; ++ordinal) {
        if (!edit.rows().readHead(ordinal))
            continue;
        if (const auto done = edit.remove(ordinal); !done)
            return done.error().reply();
        if (++pending % kTruncateBatch != 0)
            continue;
        if (auto done = edit.commit(); !done)
            return serverError(done.error());
    }
    if (auto done = edit.commit(); !done)
        return serverError(done.error());
    HttpReply reply = HttpReply::json(200, {{u"status"_s, u"success"_s}});
    reply.hasEffect = true;
    return reply;
}

} // namespace sluice::sandbox
