// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/queriedpage.h"

#include "base/csv/csvwriter.h"
#include "services/catalyst/catalystclient.h"
#include "services/catalyst/zcql.h"
#include "syncs/files/pagewriter.h"

#include <QSet>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

class PageQuery
{
public:
    PageQuery(CatalystClient &client, const RowQuery &query, PageWriter &page)
        : m_client(client)
        , m_query(query)
        , m_page(page)
    {
    }
    Result<void> write(const CancelToken &token);
    QStringList gone() const;

private:
    Result<void> writeRows(const QList<CatalystRow> &rows);
    Result<qsizetype> writeNext(qsizetype from); // how many rows came
    Result<QString> condition(qsizetype from) const;

    CatalystClient &m_client;
    const RowQuery &m_query;
    PageWriter &m_page;
    QString m_last; // ROWID
    QSet<QString> m_found;
};

Result<void> PageQuery::writeRows(const QList<CatalystRow> &rows)
{
    QByteArray text;
    CsvWriter csv(text);
    for (const CatalystRow &row : rows) {
        for (const QString &column : m_query.columns)
            csv.field(row.value(column).toUtf8());
        csv.endRow();
        m_last = row.rowId();
        if (!m_query.ids.isEmpty())
            m_found.insert(m_last);
    }
    return m_page.write(text);
}

Result<QString> PageQuery::condition(qsizetype from) const
{
    if (!m_query.ids.isEmpty())
        return u"ROWID IN (%1)"_s.arg(m_query.ids.mid(from, kZcqlMaxRows).join(u','));
    QString text = u"MODIFIEDTIME > "_s + zcqlText(m_query.since);
    if (m_last.isEmpty())
        return text;
    auto last = zcqlId(m_last);
    if (!last)
        return last;
    return text + u" AND ROWID > "_s + *last;
}

Result<qsizetype> PageQuery::writeNext(qsizetype from)
{
    auto select = zcqlSelect(m_query.table);
    if (!select)
        return fail(select.error());
    auto where = condition(from);
    if (!where)
        return fail(where.error());
    auto rows = m_client.query(
        u"%1 WHERE %2 ORDER BY ROWID"_s.arg(*select, *where) + zcqlLimit(0, kZcqlMaxRows));
    if (!rows)
        return fail(rows.error());
    if (auto written = writeRows(*rows); !written)
        return fail(written.error());
    return rows->size();
}

Result<void> PageQuery::write(const CancelToken &token)
{
    const bool isOfIds = !m_query.ids.isEmpty();
    for (qsizetype from = 0; !isOfIds || from < m_query.ids.size(); from += kZcqlMaxRows) {
        if (token.isStopped())
            return fail(ErrorKind::Cancelled, u"Stopped while the rows were read"_s);
        auto rows = writeNext(from);
        if (!rows)
            return fail(rows.error());
        if (!isOfIds && *rows < kZcqlMaxRows)
            break;
    }
    return {};
}

QStringList PageQuery::gone() const
{
    QStringList gone;
    for (const QString &id : m_query.ids) {
        if (!m_found.contains(id))
            gone.append(id);
    }
    return gone;
}

} // namespace

Result<QueriedRows> queryPage(
    CatalystClient &client, const RowQuery &query, const QString &path, const CancelToken &token)
{
    auto page
        = PageWriter::begin(path, "Table-" + query.table.toUtf8() + ".csv", query.columns);
    if (!page)
        return fail(page.error());
    PageQuery rows(client, query, **page);
    if (auto written = rows.write(token); !written)
        return fail(written.error());
    auto bytes = (*page)->finish();
    if (!bytes)
        return fail(bytes.error());
    return QueriedRows{.bytes = *bytes, .gone = rows.gone()};
}

} // namespace sluice
