// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/outcomefiles.h"

#include "base/crashpoint.h"
#include "base/csv/csvreader.h"
#include "base/csv/csvwriter.h"
#include "base/files.h"
#include "core/engine/steptx.h"
#include "core/log/log.h"
#include "core/store/store.h"

#include <QBuffer>
#include <QFileInfo>

#include <cerrno>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLoggedRows = 200; // of one append; the file has them all
constexpr qint64 kLongestHeader = 1 << 20;

// A file that an earlier version began keeps its columns: those that have come since, at the end,
// are left out of its rows.
Result<QByteArray> rowsLike(
    const QByteArray &known, const QByteArray &header, const QByteArray &rows)
{
    if (known == header)
        return rows;
    const auto columnsOf = [](QByteArray line) -> Result<qsizetype> {
        QBuffer buffer(&line);
        buffer.open(QIODevice::ReadOnly);
        auto columns = CsvReader(buffer).readHeader();
        return columns ? Result<qsizetype>(columns->size()) : fail(columns.error());
    };
    const auto there = columnsOf(known);
    const auto wanted = columnsOf(header);
    if (!there || !wanted || *there >= *wanted)
        return rows;
    QByteArray all = rows;
    QBuffer buffer(&all);
    buffer.open(QIODevice::ReadOnly);
    CsvReader reader(buffer);
    QByteArray fitted;
    CsvWriter writer(fitted);
    for (;;) {
        const auto kind = reader.next();
        if (!kind)
            return fail(kind.error());
        if (*kind == CsvReader::Kind::End)
            return fitted;
        const auto fields = reader.fields();
        writer.row(fields.first(std::min(fields.size(), static_cast<size_t>(*there))));
    }
}

} // namespace

OutcomeFiles::OutcomeFiles(QString runDirectory, QString runId, Log *log)
    : m_runDirectory(std::move(runDirectory))
    , m_runId(std::move(runId))
    , m_log(log)
{
}

QString OutcomeFiles::relPath(const QString &kind)
{
    return u"outcome/"_s + kind + u".csv"_s;
}

Result<void> OutcomeFiles::append(Sql &sql, const QString &kind, const QByteArray &header,
    const QByteArray &rows, qint64 rowCount)
{
    const QString rel = relPath(kind);
    qint64 length = 0;
    qint64 records = 0;
    bool isNew = true;
    auto row = sql.run(
        "SELECT bytes, n_records FROM artifact WHERE run_id=? AND rel_path=?", {m_runId, rel});
    if (!row)
        return fail(row.error());
    if ((*row)->next()) {
        length = (*row)->value(0).toLongLong();
        records = (*row)->value(1).toLongLong();
        isNew = false;
    }
    (*row)->finish();

    QFile file(m_runDirectory + u'/' + rel);
    const QString what = u"Could not write the outcome file %1"_s.arg(rel);
    if (!file.open(QIODevice::ReadWrite))
        return fail(diskError(what, errno));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (file.size() < length)
        return fail(ErrorKind::Data, u"The outcome file %1 is shorter than it was"_s.arg(rel),
            u"%1 bytes of %2 are there"_s.arg(file.size()).arg(length),
            u"It was changed by someone else; the counters in the store still hold"_s);
    if (file.size() != length && !file.resize(length))
        return fail(diskError(what, errno));
    const auto fitted = isNew ? Result<QByteArray>(header + rows)
                              : rowsLike(file.readLine(kLongestHeader), header, rows);
    if (!fitted)
        return fail(fitted.error());
    const QByteArray &bytes = *fitted;
    if (!file.seek(length) || file.write(bytes) != bytes.size())
        return fail(diskError(what, errno));
    if (auto synced = syncFile(file); !synced)
        return synced;
    if (isNew) { // its name is as much a part of it as its bytes
        if (auto synced = syncFolder(QFileInfo(file).absolutePath()); !synced)
            return synced;
    }
    SLUICE_CRASH_POINT("S7.outcome_appended");

    follow(rel, length, bytes);
    logRows(kind, rows);
    const qint64 newLength = length + bytes.size();
    if (isNew) {
        auto id = nextKey(sql, "SELECT COALESCE(MAX(id), 0) FROM artifact");
        if (!id)
            return fail(id.error());
        auto added = sql.run("INSERT INTO artifact(id, run_id, kind, rel_path, state, bytes,"
                             " n_records) VALUES(?,?,'outcome',?,'committed',?,?)",
            {*id, m_runId, rel, newLength, rowCount});
        return added ? Result<void>() : fail(added.error());
    }
    auto updated = sql.run("UPDATE artifact SET bytes=?, n_records=?, sha256=''"
                           " WHERE run_id=? AND rel_path=?",
        {newLength, records + rowCount, m_runId, rel});
    return updated ? Result<void>() : fail(updated.error());
}

void OutcomeFiles::logRows(const QString &kind, const QByteArray &rows) const
{
    if (!m_log || !m_log->keepsValues())
        return;
    const Logger logger(m_log, kRecordsComponent, m_runId);
    qsizetype from = 0;
    for (qsizetype row = 0; row < kLoggedRows && from < rows.size(); ++row) {
        qsizetype end = rows.indexOf('\n', from);
        end = end < 0 ? rows.size() : end;
        logger.debug(u"A record for %1.csv"_s.arg(kind),
            {{u"values"_s, QString::fromUtf8(rows.mid(from, end - from)).trimmed()}});
        from = end + 1;
    }
}

void OutcomeFiles::follow(const QString &rel, qint64 from, const QByteArray &bytes)
{
    const std::lock_guard lock(m_mutex);
    auto &running = m_hashes[rel];
    if (from == 0)
        running = std::make_unique<RunningHash>();
    if (!running || running->bytes != from) {
        running.reset(); // begun by an earlier owner, or an append was rolled back
        return;
    }
    running->sha256.addData(bytes);
    running->bytes += bytes.size();
}

QByteArray OutcomeFiles::hash(const QString &rel, qint64 bytes)
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_hashes.find(rel);
    if (it == m_hashes.end() || !it->second || it->second->bytes != bytes)
        return {};
    return it->second->sha256.result();
}

Result<void> sealOutcomeFiles(
    Sql &sql, OutcomeFiles &outcomes, const QString &runDirectory, const QString &runId)
{
    struct Found
    {
        qint64 id;
        QString rel;
        qint64 bytes;
    };
    QList<Found> found;
    auto rows = sql.run("SELECT id, rel_path, bytes FROM artifact"
                        " WHERE run_id=? AND kind='outcome' AND sha256=''",
        {runId});
    if (!rows)
        return fail(rows.error());
    while ((*rows)->next())
        found.append({(*rows)->value(0).toLongLong(), (*rows)->value(1).toString(),
            (*rows)->value(2).toLongLong()});
    (*rows)->finish();

    for (const Found &entry : found) {
        QFile file(runDirectory + u'/' + entry.rel);
        const QString what = u"Could not read the outcome file %1"_s.arg(entry.rel);
        if (!file.open(QIODevice::ReadWrite))
            return fail(diskError(what, errno));
        if (file.size() > entry.bytes && !file.resize(entry.bytes))
            return fail(diskError(what, errno));
        if (file.size() < entry.bytes)
            return fail(ErrorKind::Data,
                u"The outcome file %1 is shorter than it was"_s.arg(entry.rel),
                u"%1 bytes of %2 are there"_s.arg(file.size()).arg(entry.bytes),
                u"It was changed by someone else; the counters in the store still hold"_s);
        QByteArray hash = outcomes.hash(entry.rel, entry.bytes);
        if (hash.isEmpty()) {
            QCryptographicHash whole(QCryptographicHash::Sha256);
            whole.addData(&file);
            hash = whole.result();
        }
        auto updated = sql.run("UPDATE artifact SET sha256=? WHERE id=?",
            {QString::fromLatin1(hash.toHex()), entry.id});
        if (!updated)
            return fail(updated.error());
    }
    return {};
}

} // namespace sluice
