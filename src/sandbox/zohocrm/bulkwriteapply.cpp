// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csv/csvreader.h"
#include "base/zip/zipreader.h"
#include "sandbox/data/rowwriter.h"
#include "sandbox/zohocrm/bulkwrite.h"
#include "sandbox/zohocrm/rowcheck.h"
#include "sandbox/zohocrm/uploadedcsv.h"
#include "sandbox/zohocrm/writtenrows.h"

#include <QFile>

#include <cstring>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qint64 kRowsPerFile = 25'000;
constexpr int kBatchRows = 500;

struct OutcomeHead
{
    quint8 status = 0;
    quint8 unused = 0;
    quint16 errorBytes = 0;
    quint32 alsoUnused = 0;
    qint64 recordId = 0;
};
static_assert(sizeof(OutcomeHead) == 16);

void countOutcome(WriteCounts &counts, RowStatus status)
{
    counts.added += status == RowStatus::Added ? 1 : 0;
    counts.updated += status == RowStatus::Updated ? 1 : 0;
    counts.skipped += status == RowStatus::Skipped ? 1 : 0;
}

Error applyError(const QString &code, const QString &what)
{
    return Error{.kind = ErrorKind::Data, .what = what, .code = code};
}

// Counts the data rows beforehand: a file with too many must change nothing.
Result<qint64> countRows(const QString &path, const QString &entry)
{
    auto csv = UploadedCsv::open(path, entry);
    if (!csv)
        return fail(csv.error());
    qint64 rows = 0;
    for (;;) {
        auto kind = (*csv)->next();
        if (!kind)
            return fail(kind.error());
        if (*kind == CsvReader::Kind::End)
            return rows;
        ++rows;
    }
}

// What the cells stand for that lead from a child's file to its parent's.
QHash<QByteArray, qint64> parentsOf(const WriteJob &job, const CrmStore &store, int file)
{
    for (const WriteMapping &mapping : job.request.files.at(file).mappings) {
        if (mapping.parentColumn >= 0)
            return parentsByColumn(job, store, mapping.parentColumn);
    }
    return {};
}

// Applies the rows of one of a job's files from where it was.
class FileApplier
{
public:
    FileApplier(WriteJob &job, int file, CrmStore &store, Environment &environment)
        : m_job(job)
        , m_file(job.request.files.at(file))
        , m_number(file)
        , m_store(store)
        , m_environment(environment)
        , m_writer(store.rows(m_file.module))
        , m_check(job.request, file, CellRules::from(environment.settings), store, m_writer,
              parentsOf(job, store, file))
        , m_outcomes(outcomesPath(job, store, file))
    {
    }

    Result<void> open();
    Result<void> run(const JobThread &thread, const std::function<void(const WriteJob &)> &tell);

private:
    // Anew each time: what is told of the job is a copy that must not change.
    WriteCounts &counts() { return m_job.counts[m_number]; }
    Result<void> readOutcomes();
    void findTail();
    Result<RowOutcome> applyRow(std::span<const QByteArrayView> fields, bool isBad, qint64 row);
    Result<RowOutcome> put(const CheckedRow &checked, qint64 row);
    Result<void> commit();

    WriteJob &m_job;
    const WriteFile &m_file;
    int m_number;
    CrmStore &m_store;
    Environment &m_environment;
    RowWriter m_writer;
    RowCheck m_check;
    QFile m_outcomes;
    QByteArray m_pending;
    qint64 m_done = 0;
    QHash<quint64, qint64> m_tail; // rows that were inserted just before a kill
};

Result<void> FileApplier::open()
{
    if (auto opened = m_writer.open(); !opened)
        return opened;
    if (auto opened = m_check.open(); !opened)
        return opened;
    m_writer.runAutomations(m_environment.settings.flag(u"bulkWriteAutomations"_s));
    if (!m_outcomes.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return fail(ErrorKind::Disk, u"Could not open %1"_s.arg(m_outcomes.fileName()));
    if (auto read = readOutcomes(); !read)
        return read;
    findTail();
    return {};
}

Result<void> FileApplier::readOutcomes()
{
    counts() = {.total = counts().total};
    const QByteArray all = m_outcomes.readAll();
    QByteArrayView rest = all;
    RowOutcome outcome;
    while (takeOutcome(rest, outcome)) {
        ++m_done;
        countOutcome(counts(), outcome.status);
    }
    // What a kill left half written is written again.
    const qint64 whole = all.size() - rest.size();
    if (!m_outcomes.resize(whole) || !m_outcomes.seek(whole))
        return fail(ErrorKind::Disk, u"Could not shorten %1"_s.arg(m_outcomes.fileName()));
    return {};
}

void FileApplier::findTail()
{
    const qint64 rows = m_writer.snapshot().rows;
    for (qint64 ordinal = qMax<qint64>(rows - 2 * kBatchRows, 0); ordinal < rows; ++ordinal) {
        if (m_writer.readHead(ordinal) && (m_writer.marker() >> 20) == m_job.number())
            m_tail.insert(m_writer.marker(), ordinal);
    }
}

Result<RowOutcome> FileApplier::put(const CheckedRow &checked, qint64 row)
{
    const ModuleSpec &module = m_store.spec(m_file.module);
    const quint64 marker = m_job.number() << 20 | static_cast<quint64>(row);
    const qint64 now = m_environment.clock.nowMs();
    RowOutcome outcome;
    if (checked.ordinal >= 0) {
        outcome.status = RowStatus::Updated;
        outcome.recordId = recordId(module, checked.ordinal);
        if (m_writer.readHead(checked.ordinal) && m_writer.marker() == marker)
            return outcome; // by the run that was killed
        if (auto done = m_writer.update(checked.ordinal, checked.changes, now, marker, true); !done)
            return fail(done.error());
        return outcome;
    }
    outcome.status = RowStatus::Added;
    const auto ordinal = m_writer.insert(checked.changes, now, marker, true);
    if (!ordinal)
        return fail(ordinal.error());
    outcome.recordId = recordId(module, *ordinal);
    return outcome;
}

Result<RowOutcome> FileApplier::applyRow(
    std::span<const QByteArrayView> fields, bool isBad, qint64 row)
{
    RowOutcome outcome;
    const quint64 marker = m_job.number() << 20 | static_cast<quint64>(row);
    if (const auto before = m_tail.constFind(marker);
        before != m_tail.constEnd() && m_job.request.operation != WriteOperation::Update) {
        m_writer.readHead(*before);
        outcome.status = m_writer.applied() > 1 ? RowStatus::Updated : RowStatus::Added;
        outcome.recordId = recordId(m_store.spec(m_file.module), *before);
        return outcome;
    }
    if (m_job.unprocessedEvery > 0 && row % m_job.unprocessedEvery == 0) {
        outcome.status = RowStatus::Unprocessed;
        return outcome;
    }
    if (isBad) {
        outcome.errors = "CANNOT_PROCESS";
        return outcome;
    }
    const CheckedRow &checked = m_check.check(fields, m_environment.clock.nowMs());
    if (checked.errors.isEmpty())
        return put(checked, row);
    outcome.errors = checked.errors;
    return outcome;
}

Result<void> FileApplier::commit()
{
    if (auto done = m_writer.commit(); !done)
        return done;
    if (m_outcomes.write(m_pending) != m_pending.size())
        return fail(ErrorKind::Disk, u"Could not write %1"_s.arg(m_outcomes.fileName()));
    m_pending.resize(0);
    return {};
}

Result<void> FileApplier::run(
    const JobThread &thread, const std::function<void(const WriteJob &)> &tell)
{
    auto csv = UploadedCsv::open(m_store.uploadPath(m_job.request.fileId), m_file.entry);
    if (!csv)
        return fail(csv.error());
    const qint64 startedMs = m_environment.clock.nowMs();
    const qint64 before = m_done;
    for (qint64 row = 1;; ++row) {
        auto kind = (*csv)->next();
        if (!kind)
            return fail(kind.error());
        const bool isEnd = *kind == CsvReader::Kind::End;
        if (!isEnd && row > m_done) {
            auto outcome = applyRow((*csv)->fields(), *kind == CsvReader::Kind::BadRow, row);
            if (!outcome)
                return fail(outcome.error());
            countOutcome(counts(), outcome->status);
            appendOutcome(m_pending, *outcome);
        }
        if (!isEnd && row % kBatchRows != 0)
            continue;
        if (auto done = commit(); !done)
            return done;
        if (isEnd)
            return {};
        tell(m_job);
        const qint64 rate = m_job.rowsPerSecond;
        if (rate > 0 && row > before
            && !thread.waitUntil(startedMs + (row - before) * 1000 / rate)) {
            return fail(ErrorKind::Cancelled, u"Stopped"_s);
        }
        if (thread.stopToken().isStopped())
            return fail(ErrorKind::Cancelled, u"Stopped"_s);
    }
}

} // namespace

void appendOutcome(QByteArray &out, const RowOutcome &outcome)
{
    OutcomeHead head;
    head.status = static_cast<quint8>(outcome.status);
    head.errorBytes = static_cast<quint16>(qMin<qsizetype>(outcome.errors.size(), 65535));
    head.recordId = outcome.recordId;
    out.append(reinterpret_cast<const char *>(&head), sizeof head);
    out.append(outcome.errors.constData(), head.errorBytes);
}

bool takeOutcome(QByteArrayView &from, RowOutcome &outcome)
{
    constexpr auto kHeadBytes = static_cast<qsizetype>(sizeof(OutcomeHead));
    OutcomeHead head;
    if (from.size() < kHeadBytes)
        return false;
    std::memcpy(&head, from.data(), sizeof head);
    if (from.size() < kHeadBytes + head.errorBytes)
        return false;
    outcome.status = static_cast<RowStatus>(head.status);
    outcome.recordId = head.recordId;
    outcome.errors = from.sliced(kHeadBytes, head.errorBytes).toByteArray();
    from = from.sliced(kHeadBytes + head.errorBytes);
    return true;
}

Result<void> applyWriteJob(WriteJob &job, CrmStore &store, Environment &environment,
    const JobThread &thread, const std::function<void(const WriteJob &)> &tell)
{
    for (qsizetype i = 0; i < job.request.files.size(); ++i) {
        const WriteFile &file = job.request.files.at(i);
        const auto rows = countRows(store.uploadPath(job.request.fileId), file.entry);
        if (!rows)
            return fail(rows.error());
        job.counts[i].total = *rows;
        const bool isSubform = store.spec(file.module).generatedType == "subform";
        const qint64 most = isSubform ? environment.settings.number(u"subformRows"_s) : 0;
        if (*rows > (most > 0 ? most : kRowsPerFile))
            return fail(applyError(u"LIMIT_EXCEEDED"_s, u"The file has too many rows"_s));
    }
    for (int i = 0; i < job.request.files.size(); ++i) {
        FileApplier applier(job, i, store, environment);
        if (auto opened = applier.open(); !opened)
            return opened;
        if (auto done = applier.run(thread, tell); !done)
            return done;
    }
    return {};
}

} // namespace sluice::sandbox
