// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/sentrecords.h"

#include "core/engine/steptx.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

SentRecord sentRecordOf(const QSqlQuery &row)
{
    return {.id = row.value(0).toString().toUtf8(),
        .hash = row.value(1).toByteArray(),
        .detail = row.value(2).toByteArray()};
}

} // namespace

Result<qint64> SentRecords::place(Store &store, const QString &source, const QString &target)
{
    qint64 place = 0;
    const auto look = [&place, &source, &target](Sql &sql) -> Result<void> {
        auto row
            = sql.run("SELECT id FROM sent_place WHERE source=? AND target=?", {source, target});
        if (!row)
            return fail(row.error());
        if ((*row)->next())
            place = (*row)->value(0).toLongLong();
        (*row)->finish();
        return {};
    };
    if (auto looked = store.read(look); !looked)
        return fail(looked.error());
    if (place > 0)
        return place;
    auto made = store.write([&place, &look, &source, &target](Sql &sql) -> Result<void> {
        if (auto looked = look(sql); !looked || place > 0) // another was quicker
            return looked;
        auto key = nextKey(sql, "SELECT COALESCE(MAX(id), 0) FROM sent_place");
        if (!key)
            return fail(key.error());
        auto added = sql.run(
            "INSERT INTO sent_place(id, source, target) VALUES(?,?,?)", {*key, source, target});
        if (!added)
            return fail(added.error());
        place = *key;
        return {};
    });
    if (!made)
        return fail(made.error());
    return place;
}

Result<QList<SentRecord>> SentRecords::range(
    Store &store, const QByteArray &after, const QByteArray &upTo, int limit) const
{
    QList<SentRecord> records;
    auto done = store.read([this, &records, &after, &upTo, limit](Sql &sql) -> Result<void> {
        const QString from = QString::fromUtf8(after);
        // Text that no id reaches: ids are printable.
        const QString to = upTo.isEmpty() ? u"\U0010FFFF"_s : QString::fromUtf8(upTo);
        auto rows = sql.run("SELECT id, hash, detail FROM sent_record WHERE place=? AND stream=?"
                            " AND id>? AND id<=? ORDER BY id LIMIT ?",
            {m_place, m_stream, from, to, limit < 0 ? qint64{1} << 60 : qint64{limit}});
        if (!rows)
            return fail(rows.error());
        while ((*rows)->next())
            records.append(sentRecordOf(**rows));
        return {};
    });
    if (!done)
        return fail(done.error());
    return records;
}

Result<QHash<QByteArray, SentRecord>> SentRecords::find(
    Store &store, const QList<QByteArray> &ids) const
{
    QHash<QByteArray, SentRecord> records;
    auto done = store.read([this, &records, &ids](Sql &sql) -> Result<void> {
        for (const QByteArray &id : ids) {
            auto rows = sql.run("SELECT id, hash, detail FROM sent_record WHERE place=? AND"
                                " stream=? AND id=?",
                {m_place, m_stream, QString::fromUtf8(id)});
            if (!rows)
                return fail(rows.error());
            if ((*rows)->next())
                records.insert(id, sentRecordOf(**rows));
            (*rows)->finish();
        }
        return {};
    });
    if (!done)
        return fail(done.error());
    return records;
}

Result<qint64> SentRecords::count(Store &store) const
{
    qint64 count = 0;
    auto done = store.read([this, &count](Sql &sql) -> Result<void> {
        auto row = sql.run(
            "SELECT COUNT(*) FROM sent_record WHERE place=? AND stream=?", {m_place, m_stream});
        if (!row)
            return fail(row.error());
        if ((*row)->next())
            count = (*row)->value(0).toLongLong();
        (*row)->finish();
        return {};
    });
    if (!done)
        return fail(done.error());
    return count;
}

Result<void> SentRecords::put(
    Sql &sql, const QList<SentRecord> &records, qint64 runNumber) const
{
    QList<QVariantList> columns(6);
    for (const SentRecord &record : records) {
        qsizetype column = 0;
        for (const QVariant &value : {QVariant(m_place), QVariant(m_stream),
                 QVariant(QString::fromUtf8(record.id)), QVariant(record.hash),
                 QVariant(record.detail), QVariant(runNumber)})
            columns[column++].append(value);
    }
    return sql.runBatch("INSERT INTO sent_record(place, stream, id, hash, detail, run_number)"
                        " VALUES(?,?,?,?,?,?) ON CONFLICT(place, stream, id) DO UPDATE SET"
                        " hash=excluded.hash, detail=excluded.detail,"
                        " run_number=excluded.run_number",
        columns);
}

Result<void> SentRecords::remove(Sql &sql, const QList<QByteArray> &ids) const
{
    for (const QByteArray &id : ids) {
        auto gone = sql.run("DELETE FROM sent_record WHERE place=? AND stream=? AND id=?",
            {m_place, m_stream, QString::fromUtf8(id)});
        if (!gone)
            return fail(gone.error());
    }
    return {};
}

Result<QByteArray> SentRecords::claim(Sql &sql, const QByteArray &id, const QByteArray &owner,
    const QByteArray &before, qint64 runNumber) const
{
    const QString key = QString::fromUtf8(id);
    auto claimed = sql.run("INSERT INTO sent_record(place, stream, id, hash, detail, run_number)"
                           " VALUES(?,?,?,NULL,?,?) ON CONFLICT(place, stream, id) DO UPDATE SET"
                           " detail=excluded.detail WHERE sent_record.detail=?",
        {m_place, m_stream, key, owner, runNumber, before});
    if (!claimed)
        return fail(claimed.error());
    auto row = sql.run("SELECT detail FROM sent_record WHERE place=? AND stream=? AND id=?",
        {m_place, m_stream, key});
    if (!row)
        return fail(row.error());
    const QByteArray now = (*row)->next() ? (*row)->value(0).toByteArray() : owner;
    (*row)->finish();
    return now;
}

} // namespace sluice
