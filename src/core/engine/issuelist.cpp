// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/issuelist.h"

#include "core/engine/issuerows.h"

#include <QVariant>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// A filter as a condition with its values.
struct IssueCondition
{
    QByteArray sql = "run_number=? AND stream=0";
    QVariantList values;

    void add(const QByteArray &condition, const QVariant &value)
    {
        sql += " AND " + condition;
        values.append(value);
    }
};

QString likePattern(const QString &text)
{
    QString pattern = text.toLower();
    for (const QChar special : {u'\\', u'%', u'_'})
        pattern.replace(special, u'\\' + QString(special));
    return u'%' + pattern + u'%';
}

void addCodes(IssueCondition &condition, const IssueFilter &filter)
{
    if (filter.codes.isEmpty())
        return;
    QByteArray places;
    for (const QString &code : filter.codes) {
        places += places.isEmpty() ? "?" : ",?";
        condition.values.append(code);
    }
    condition.sql
        += QByteArray(" AND code ") + (filter.isNoneOfCodes ? "NOT IN(" : "IN(") + places + ')';
}

void addText(IssueCondition &condition, const QString &text)
{
    if (text.isEmpty())
        return;
    QByteArray any;
    for (const char *column : {"CAST(ordinal AS TEXT)", "source_key", "code", "field", "message"}) {
        any += any.isEmpty() ? "" : " OR ";
        any += "LOWER(" + QByteArray(column) + ") LIKE ? ESCAPE '\\'";
        condition.values.append(likePattern(text));
    }
    condition.sql += " AND (" + any + ')';
}

IssueCondition conditionOf(qint64 runNumber, const IssueFilter &filter)
{
    IssueCondition condition;
    condition.values.append(runNumber);
    if (!filter.outcome.isEmpty())
        condition.add("outcome=?", filter.outcome);
    if (filter.code)
        condition.add("code=?", *filter.code);
    if (filter.field)
        condition.add("COALESCE(field,'')=?", *filter.field);
    addCodes(condition, filter);
    addText(condition, filter.text);
    return condition;
}

} // namespace

IssueList::IssueList(Store &store, const RunRow &run)
    : m_store(store)
    , m_runNumber(run.number)
{
}

Result<QList<RecordIssue>> IssueList::page(const IssueFilter &filter, qint64 fromOrdinal, int limit)
{
    IssueCondition condition = conditionOf(m_runNumber, filter);
    condition.add("ordinal>=?", fromOrdinal);
    condition.values.append(limit);
    return issueRows(m_store,
        "SELECT " SLUICE_ISSUE_COLUMNS " FROM record_issue WHERE " + condition.sql
            + " ORDER BY ordinal LIMIT ?",
        condition.values);
}

// The store counts the rows: only the first of each page, the last and the wanted one come here.
Result<IssueIndex> IssueList::index(const IssueFilter &filter, int pageSize, qint64 ordinal)
{
    IssueCondition condition = conditionOf(m_runNumber, filter);
    condition.values << pageSize << ordinal;
    IssueIndex index;
    auto done = m_store.read([&condition, &index, pageSize, ordinal](Sql &sql) -> Result<void> {
        const QByteArray statement
            = "SELECT ordinal, n FROM (SELECT ordinal, ROW_NUMBER() OVER (ORDER BY ordinal) AS n,"
              " LEAD(ordinal) OVER (ORDER BY ordinal) AS following FROM record_issue WHERE "
            + condition.sql
            + ") AS numbered WHERE (n-1)%?=0 OR ordinal=? OR following IS NULL ORDER BY n";
        auto rows = sql.run(statement.constData(), condition.values);
        if (!rows)
            return fail(rows.error());
        while ((*rows)->next()) {
            const qint64 at = (*rows)->value(0).toLongLong();
            const qint64 number = (*rows)->value(1).toLongLong();
            if ((number - 1) % pageSize == 0)
                index.pageStarts.append(at);
            if (at == ordinal)
                index.row = number - 1;
            index.count = number;
        }
        return {};
    });
    if (!done)
        return fail(done.error());
    return index;
}

Result<QList<IssueGroup>> IssueList::groups(const QString &outcome)
{
    const IssueCondition condition = conditionOf(m_runNumber, {.outcome = outcome});
    QList<IssueGroup> all;
    auto done = m_store.read([&condition, &all](Sql &sql) -> Result<void> {
        const QByteArray statement
            = "SELECT code, COALESCE(field,'') AS name, COUNT(*) AS amount FROM record_issue WHERE "
            + condition.sql + " GROUP BY code, name ORDER BY amount DESC, code, name";
        auto rows = sql.run(statement.constData(), condition.values);
        if (!rows)
            return fail(rows.error());
        while ((*rows)->next())
            all.append({(*rows)->value(0).toString(), (*rows)->value(1).toString(),
                (*rows)->value(2).toLongLong()});
        return {};
    });
    if (!done)
        return fail(done.error());
    return all;
}

} // namespace sluice
