// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/klaviyo/klaviyoproblem.h"

#include <QHash>
#include <QSet>

#include <functional>
#include <optional>

namespace sluice::sandbox {

// filter, page, sort and fields of a list call (commercetools-klaviyo C.1), read and checked, and
// the page that comes of them. Plain values, on the thread of one request.

struct FilterTerm
{
    QByteArray operation; // "any"
    QByteArray field; // "ids"
    QList<QByteArray> values;
};

// What one list call knows.
struct QueryRule
{
    QList<QByteArray> filters; // "ids any"
    int pageSize = 100;
    int mostPageSize = 100;
    QList<QByteArray> sorts = {"created"}; // the first is the order without a wish
    bool isNewestFirst = false;
};

struct ListQuery
{
    QList<FilterTerm> terms;
    qint64 pageSize = 100;
    bool hasCursor = false;
    qint64 cursorKey = 0;
    qint64 cursorRow = 0;
    bool isDescending = false;

    const FilterTerm *term(QByteArrayView field) const; // nullptr: not asked for
    static std::optional<KlaviyoProblem> read(
        const HttpRequest &request, const QueryRule &rule, ListQuery &query);
};

std::optional<KlaviyoProblem> readFilter(const QByteArray &text, QList<FilterTerm> &terms);

// The attributes that fields[type] names; nothing: all.
std::optional<QSet<QByteArray>> wantedFields(const HttpRequest &request, const QByteArray &type);

// One page as JSON: rows 0 to `count` in the query's order, of which `matches` takes some.
struct PageSource
{
    qint64 count = 0;
    std::optional<QList<qint64>> rows; // only these, ascending
    std::function<bool(qint64)> matches;
    std::function<void(QByteArray &, qint64)> write;
    QByteArray self; // the URL without its query
};
QByteArray pageJson(const HttpRequest &request, const ListQuery &query, const PageSource &source);
// "links" of a page; `cursor` empty: it is the last.
QByteArray pageLinks(const HttpRequest &request, const QByteArray &self, const QByteArray &cursor);
QByteArray cursorText(qint64 key, qint64 row);

} // namespace sluice::sandbox
