// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/klaviyo/klaviyoquery.h"

#include "sandbox/klaviyo/jsontext.h"

#include <algorithm>

namespace sluice::sandbox {

namespace {

// Reads one filter text from left to right; `bad` is set at the first thing that does not fit.
class FilterReader
{
public:
    explicit FilterReader(const QByteArray &text)
        : m_text(text)
    {
    }

    bool readAll(QList<FilterTerm> &terms)
    {
        do {
            if (!readTerm(terms))
                return false;
        } while (take(','));
        return m_at == m_text.size();
    }

private:
    void skipBlanks()
    {
        while (m_at < m_text.size() && m_text.at(m_at) == ' ')
            ++m_at;
    }
    bool take(char c)
    {
        skipBlanks();
        if (m_at >= m_text.size() || m_text.at(m_at) != c)
            return false;
        ++m_at;
        return true;
    }
    QByteArray word()
    {
        skipBlanks();
        const qsizetype from = m_at;
        while (m_at < m_text.size() && !QByteArrayView("(),[]\"' ").contains(m_text.at(m_at)))
            ++m_at;
        return m_text.mid(from, m_at - from);
    }
    bool readTerm(QList<FilterTerm> &terms)
    {
        FilterTerm term;
        term.operation = word();
        if (term.operation.isEmpty() || !take('('))
            return false;
        if (term.operation == "and") {
            do {
                if (!readTerm(terms))
                    return false;
            } while (take(','));
            return take(')');
        }
        term.field = word();
        if (term.field.isEmpty() || !take(',') || !readValues(term))
            return false;
        terms.append(term);
        return take(')');
    }
    bool readValues(FilterTerm &term)
    {
        if (!take('['))
            return readValue(term);
        if (take(']'))
            return true;
        do {
            if (!readValue(term))
                return false;
        } while (take(','));
        return take(']');
    }
    bool readValue(FilterTerm &term)
    {
        skipBlanks();
        const char quote = m_at < m_text.size() ? m_text.at(m_at) : '\0';
        if (quote != '"' && quote != '\'') {
            term.values.append(word());
            return !term.values.last().isEmpty();
        }
        QByteArray value;
        for (++m_at; m_at < m_text.size() && m_text.at(m_at) != quote; ++m_at) {
            if (m_text.at(m_at) == '\\' && m_at + 1 < m_text.size())
                ++m_at;
            value.append(m_text.at(m_at));
        }
        term.values.append(value);
        return m_at++ < m_text.size();
    }

    const QByteArray &m_text;
    qsizetype m_at = 0;
};

std::optional<KlaviyoProblem> readPage(
    const HttpRequest &request, const QueryRule &rule, ListQuery &query)
{
    query.pageSize = rule.pageSize;
    if (request.params.contains("page[size]")) {
        bool isNumber = false;
        query.pageSize = request.param("page[size]").toLongLong(&isNumber);
        if (!isNumber || query.pageSize < 1 || query.pageSize > rule.mostPageSize)
            return invalidParameter("Page size must be an integer between 1 and "
                    + QByteArray::number(rule.mostPageSize) + '.',
                "page[size]");
    }
    const QByteArray cursor = request.param("page[cursor]");
    if (cursor.isEmpty())
        return std::nullopt;
    const QList<QByteArray> parts
        = QByteArray::fromBase64(cursor, QByteArray::Base64UrlEncoding).split(':');
    bool isRow = false;
    bool isKey = false;
    if (parts.size() == 3 && parts.at(0) == "at") {
        query.cursorKey = parts.at(1).toLongLong(&isKey);
        query.cursorRow = parts.at(2).toLongLong(&isRow);
    }
    query.hasCursor = isKey && isRow;
    if (!query.hasCursor)
        return invalidParameter("Invalid page cursor.", "page[cursor]");
    return std::nullopt;
}

} // namespace

const FilterTerm *ListQuery::term(QByteArrayView field) const
{
    for (const FilterTerm &term : terms) {
        if (term.field == field)
            return &term;
    }
    return nullptr;
}

std::optional<KlaviyoProblem> readFilter(const QByteArray &text, QList<FilterTerm> &terms)
{
    if (text.isEmpty() || FilterReader(text).readAll(terms))
        return std::nullopt;
    return invalidParameter("Invalid filter provided.", "filter");
}

std::optional<KlaviyoProblem> ListQuery::read(
    const HttpRequest &request, const QueryRule &rule, ListQuery &query)
{
    if (auto problem = readFilter(request.param("filter"), query.terms))
        return problem;
    for (const FilterTerm &term : query.terms) {
        if (!rule.filters.contains(term.field + ' ' + term.operation))
            return invalidParameter('\'' + term.operation
                    + "' is not a valid filter operator for the field '" + term.field + "'.",
                "filter");
    }
    QByteArray sort = request.param("sort");
    query.isDescending = sort.isEmpty() ? rule.isNewestFirst : sort.startsWith('-');
    if (sort.startsWith('-'))
        sort.remove(0, 1);
    if (!sort.isEmpty() && !rule.sorts.contains(sort))
        return invalidParameter('\'' + sort + "' is not a valid sort field.", "sort");
    return readPage(request, rule, query);
}

std::optional<QSet<QByteArray>> wantedFields(const HttpRequest &request, const QByteArray &type)
{
    const QByteArray name = "fields[" + type + ']';
    if (!request.params.contains(name))
        return std::nullopt;
    const QList<QByteArray> names = request.param(name).split(',');
    return QSet<QByteArray>(names.begin(), names.end());
}

QByteArray cursorText(qint64 key, qint64 row)
{
    return QByteArray("at:" + QByteArray::number(key) + ':' + QByteArray::number(row))
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray pageLinks(const HttpRequest &request, const QByteArray &self, const QByteArray &cursor)
{
    QList<QByteArray> pairs = request.rawQuery.split('&');
    pairs.removeAll(QByteArray());
    const QByteArray here
        = self + (pairs.isEmpty() ? QByteArray() : QByteArray('?' + pairs.join('&')));
    pairs.removeIf([](const QByteArray &pair) {
        return QByteArray::fromPercentEncoding(pair.split('=').first()) == "page[cursor]";
    });
    QByteArray next = "null";
    if (!cursor.isEmpty()) {
        pairs.append("page%5Bcursor%5D=" + cursor);
        next = jsonQuoted(QByteArray(self + '?' + pairs.join('&')));
    }
    return "{\"self\":" + jsonQuoted(here) + ",\"next\":" + next + ",\"prev\":null}";
}

QByteArray pageJson(const HttpRequest &request, const ListQuery &query, const PageSource &source)
{
    const qint64 count = source.rows ? source.rows->size() : source.count;
    const auto rowAt = [&source](qint64 i) { return source.rows ? source.rows->at(i) : i; };
    QByteArray out = "{\"data\":[";
    QByteArray cursor;
    qint64 taken = 0;
    qint64 last = -1;
    for (qint64 step = 0; step < count; ++step) {
        const qint64 row = rowAt(query.isDescending ? count - 1 - step : step);
        if (query.hasCursor
            && (query.isDescending ? row >= query.cursorRow : row <= query.cursorRow))
            continue;
        if (!source.matches(row))
            continue;
        if (taken == query.pageSize) {
            cursor = cursorText(0, last);
            break;
        }
        if (taken++ > 0)
            out.append(',');
        source.write(out, row);
        last = row;
    }
    out += "],\"links\":" + pageLinks(request, source.self, cursor) + '}';
    return out;
}

} // namespace sluice::sandbox
