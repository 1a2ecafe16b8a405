// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csv/csvreader.h"
#include "base/zip/zipreader.h"
#include "sandbox/data/rowwriter.h"
#include "sandbox/zohocrm/bulkwrite.h"
#include "sandbox/zohocrm/rowcheck.h"
#include "sandbox/zohocrm/uploadedcsv.h"

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

void countOutcome(WriteJob &job, RowStatus status)
{
    job.added += status == RowStatus::Added ? 1 : 0;
    job.updated += status == RowStatus::Updated ? 1 : 0;
    job.skipped += status == RowStatus::Skipped ? 1 : 0;
}

Error applyError(const QString &code, const QString &what)
{
    return Error{.kind = ErrorKind::Data, .what = what, .code = code};
}

// Counts the data rows beforehand: a file with too many must change nothing.
Result<qint64> countRows(const QString &path)
{
    auto csv = UploadedCsv::open(path);
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

// Applies a job's rows from where it was.
class JobApplier
{
public:
    JobApplier(WriteJob &job, CrmStore &store, Environment &environment)
        : m_job(job)
        , m_store(store)
        , m_environment(environment)
        , m_writer(store.rows(job.request.module))
        , m_check(job.request, CellRules::from(environment.settings), store, m_writer)
        , m_outcomes(store.jobPath("write", job.id) + u".rows"_s)
    {
    }

    Result<void> open();
    Result<void> run(const JobThread &thread, const std::function<void(const WriteJob &)> &tell);

private:
    Result<void> readOutcomes();
    void findTail();
    Result<RowOutcome> applyRow(std::span<const QByteArrayView> fields, bool isBad, qint64 row);
    Result<RowOutcome> put(const CheckedRow &checked, qint64 row);
    Result<void> commit();

    WriteJob &m_job;
    CrmStore &m_store;
    Environment &m_environment;
    RowWriter m_writer;
    RowCheck m_check;
    QFile m_outcomes;
    QByteArray m_pending;
    qint64 m_done = 0;
    QHash<quint64, qint64> m_tail; // rows that were inserted just before a kill
};

Result<void> JobApplier::open()
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

Result<void> JobApplier::readOutcomes()
{
    m_job.added = 0;
    m_job.updated = 0;
    m_job.skipped = 0;
    const QByteArray all = m_outcomes.readAll();
    QByteArrayView rest = all;
    RowOutcome outcome;
    while (takeOutcome(rest, outcome)) {
        ++m_done;
        countOutcome(m_job, outcome.status);
    }
    // What a kill left half written is written again.
    const qint64 whole = all.size() - rest.size();
    if (!m_outcomes.resize(whole) || !m_outcomes.seek(whole))
        return fail(ErrorKind::Disk, u"Could not shorten %1"_s.arg(m_outcomes.fileName()));
    return {};
}

void JobApplier::findTail()
{
    const qint64 rows = m_writer.snapshot().rows;
    for (qint64 ordinal = qMax<qint64>(rows - 2 * kBatchRows, 0); ordinal < rows; ++ordinal) {
        if (m_writer.readHead(ordinal) && (m_writer.marker() >> 20) == m_job.number())
            m_tail.insert(m_writer.marker(), ordinal);
    }
}

Result<RowOutcome> JobApplier::put(const CheckedRow &checked, qint64 row)
{
    const ModuleSpec &module = m_store.spec(m_job.request.module);
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

Result<RowOutcome> JobApplier::applyRow(
    std::span<const QByteArrayView> fields, bool isBad, qint64 row)
{
    RowOutcome outcome;
    const quint64 marker = m_job.number() << 20 | static_cast<quint64>(row);
    if (const auto before = m_tail.constFind(marker);
        before != m_tail.constEnd() && m_job.request.operation != WriteOperation::Update) {
        m_writer.readHead(*before);
        outcome.status = m_writer.applied() > 1 ? RowStatus::Updated : RowStatus::Added;
        outcome.recordId = recordId(m_store.spec(m_job.request.module), *before);
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

Result<void> JobApplier::commit()
{
    if (auto done = m_writer.commit(); !done)
        return done;
    if (m_outcomes.write(m_pending) != m_pending.size())
        return fail(ErrorKind::Disk, u"Could not write %1"_s.arg(m_outcomes.fileName()));
    m_pending.resize(0);
    return {};
}

Result<void> JobApplier::run(
    const JobThread &thread, const std::function<void(const WriteJob &)> &tell)
{
    auto csv = UploadedCsv::open(m_store.uploadPath(m_job.request.fileId));
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
            countOutcome(m_job, outcome->status);
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
    const auto rows = countRows(store.uploadPath(job.request.fileId));
    if (!rows)
        return fail(rows.error());
    job.total = *rows;
    if (*rows > kRowsPerFile)
        return fail(applyError(u"LIMIT_EXCEEDED"_s, u"More than 25,000 rows"_s));
    JobApplier applier(job, store, environment);
    if (auto opened = applier.open(); !opened)
        return opened;
    return applier.run(thread, tell);
}

} // namespace sluice::sandbox
