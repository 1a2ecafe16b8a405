// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/recordinrun.h"

#include "base/csv/csvreader.h"
#include "base/files.h"
#include "base/zip/zipreader.h"
#include "core/engine/rundata.h"
#include "core/engine/runledger.h"
#include "core/store/store.h"

#include <QFile>
#include <QtEndian>

#include <algorithm>
#include <cerrno>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kStoryBlockBytes = 1 << 20;
constexpr qint64 kStoryIdBytes = sizeof(quint64);

Result<std::unique_ptr<QIODevice>> openStoryTable(const QString &path)
{
    if (path.endsWith(".zip"_L1)) {
        auto zip = ZipReader::open(path);
        if (!zip)
            return fail(zip.error());
        auto entry = singleCsvEntry(**zip);
        if (!entry)
            return fail(entry.error());
        auto device = (*zip)->openEntry(entry->index);
        if (!device)
            return fail(device.error());
        return std::unique_ptr<QIODevice>(std::move(*device));
    }
    auto file = std::make_unique<QFile>(path);
    if (!file->open(QIODevice::ReadOnly))
        return fail(diskError(u"Could not read %1"_s.arg(path), errno));
    return std::unique_ptr<QIODevice>(std::move(file));
}

// Most files do not have it: searching the bytes is soon done.
Result<bool> holdsStoryId(const QString &path, const QByteArray &wanted, const CancelToken &token)
{
    auto device = openStoryTable(path);
    if (!device)
        return fail(device.error());
    QByteArray block;
    while (!token.isStopped()) {
        const QByteArray more = (*device)->read(kStoryBlockBytes);
        if (more.isEmpty())
            return false;
        block = block.right(wanted.size()) + more;
        if (block.contains(wanted))
            return true;
    }
    return false;
}

bool isStoryIdColumn(const QByteArray &name)
{
    return name.compare("id", Qt::CaseInsensitive) == 0
        || name.compare("rowid", Qt::CaseInsensitive) == 0;
}

} // namespace

const QByteArray *RecordInRun::Row::value(QByteArrayView name) const
{
    for (qsizetype i = 0; i < names.size() && i < values.size(); ++i) {
        if (names.at(i).compare(name, Qt::CaseInsensitive) == 0)
            return &values.at(i);
    }
    return nullptr;
}

RecordInRun::RecordInRun(RunLedger &ledger, const RunRow &run, const QByteArray &id)
    : m_ledger(ledger)
    , m_run(run)
    , m_id(id)
    , m_folder(ledger.runDirectory(run.id))
{
}

Result<void> RecordInRun::load()
{
    auto steps = m_ledger.steps(m_run.id);
    if (!steps)
        return fail(steps.error());
    RunData data(m_ledger.store(), m_run);
    auto artifacts = data.artifacts();
    if (!artifacts)
        return fail(artifacts.error());
    auto chunks = data.chunks(false);
    if (!chunks)
        return fail(chunks.error());
    m_steps = *steps;
    m_artifacts = *artifacts;
    m_chunks = *chunks;
    return {};
}

// A page has its ids beside it, as numbers: much sooner searched than the page unpacked.
bool RecordInRun::isKnownAbsent(const Artifact &page) const
{
    bool isNumber = false;
    const quint64 id = m_id.toULongLong(&isNumber);
    QFile file(m_folder + u'/' + page.relPath.section(u'.', 0, -2) + u".ids"_s);
    if (!isNumber || !page.relPath.startsWith("pages/"_L1)
        || file.size() != page.records * kStoryIdBytes || !file.open(QIODevice::ReadOnly))
        return false;
    for (;;) {
        const QByteArray block = file.read(kStoryBlockBytes);
        if (block.isEmpty())
            return true;
        for (qsizetype at = 0; at + kStoryIdBytes <= block.size(); at += kStoryIdBytes) {
            if (qFromLittleEndian<quint64>(block.constData() + at) == id)
                return false;
        }
    }
}

Result<std::optional<RecordInRun::Row>> RecordInRun::rowIn(
    const Artifact &artifact, const CancelToken &token) const
{
    const QString path = m_folder + u'/' + artifact.relPath;
    const bool isTable = path.endsWith(".csv"_L1) || path.endsWith(".zip"_L1);
    if (!isTable || !QFile::exists(path) || isKnownAbsent(artifact))
        return std::nullopt;
    const auto holds = holdsStoryId(path, m_id, token);
    if (!holds)
        return fail(holds.error());
    if (!*holds)
        return std::nullopt;
    auto device = openStoryTable(path);
    if (!device)
        return fail(device.error());
    CsvReader csv(**device);
    auto header = csv.readHeader();
    if (!header)
        return std::nullopt; // no table that could be read so
    const auto at = std::find_if(header->cbegin(), header->cend(), isStoryIdColumn);
    const qsizetype column = at == header->cend() ? -1 : at - header->cbegin();
    while (!token.isStopped()) {
        auto kind = csv.next();
        if (!kind || *kind == CsvReader::Kind::End)
            break;
        if (*kind != CsvReader::Kind::Row)
            continue;
        const auto fields = csv.fields();
        const auto isIt = [this](QByteArrayView field) { return field == m_id; };
        const bool isFound = column < 0
            ? std::any_of(fields.begin(), fields.end(), isIt)
            : column < std::ssize(fields) && isIt(fields[static_cast<size_t>(column)]);
        if (!isFound)
            continue;
        Row row{.names = *header, .values = {}, .number = csv.row()};
        for (const QByteArrayView field : fields)
            row.values << field.toByteArray();
        return row;
    }
    return std::nullopt;
}

Result<void> RecordInRun::findRows(const CancelToken &token)
{
    for (const Artifact &artifact : std::as_const(m_artifacts)) {
        const bool isPage = artifact.kind == "page"_L1;
        const bool isChunk = artifact.kind == "chunk"_L1;
        const bool isOutcome = artifact.kind == "outcome"_L1;
        if ((isPage && m_page) || (isChunk && m_sent) || (isOutcome && m_outcome)
            || (!isPage && !isChunk && !isOutcome))
            continue;
        auto row = rowIn(artifact, token);
        if (!row) {
            if (!QFile::exists(m_folder + u'/' + artifact.relPath))
                continue; // cleaned away meanwhile
            return fail(row.error());
        }
        if (!*row)
            continue;
        if (isPage) {
            m_page = **row;
            m_pageFile = artifact;
        } else if (isChunk) {
            m_sent = **row;
            m_chunkFile = artifact;
        } else {
            m_outcome = **row;
            m_outcomeKind = artifact.relPath.section(u'/', -1).section(u'.', 0, 0);
        }
    }
    return {};
}

Result<void> RecordInRun::findIssue()
{
    return m_ledger.store().read([this](Sql &sql) -> Result<void> {
        auto rows = sql.run("SELECT ordinal, outcome, code, field, message, chunk_id"
                            " FROM record_issue WHERE run_number=? AND source_key=?",
            {m_run.number, QString::fromUtf8(m_id)});
        if (!rows)
            return fail(rows.error());
        if ((*rows)->next()) {
            m_issue = RecordIssue{.ordinal = (*rows)->value(0).toLongLong(),
                .outcome = (*rows)->value(1).toString(),
                .code = (*rows)->value(2).toString(),
                .field = (*rows)->value(3).toString(),
                .message = (*rows)->value(4).toString(),
                .chunkId = (*rows)->value(5).toLongLong()};
        }
        (*rows)->finish();
        return {};
    });
}

void RecordInRun::findChunk()
{
    const QByteArray *number = m_outcome ? m_outcome->value("_row") : nullptr;
    m_ordinal = number ? number->toLongLong() : m_issue ? m_issue->ordinal : 0;
    for (const Chunk &chunk : std::as_const(m_chunks)) {
        const bool isIts = m_sent
            ? chunk.artifactId == m_chunkFile.id
            : m_ordinal > 0 && chunk.firstOrdinal <= m_ordinal && m_ordinal <= chunk.lastOrdinal;
        if (isIts) {
            m_chunk = chunk;
            return;
        }
    }
}

const StepRow *RecordInRun::step(qint64 id) const
{
    const auto found = std::find_if(
        m_steps.cbegin(), m_steps.cend(), [id](const StepRow &step) { return step.id == id; });
    return id == 0 || found == m_steps.cend() ? nullptr : &*found;
}

const StepRow *RecordInRun::stepOfOrdinal() const
{
    const StepRow *last = nullptr;
    for (const StepRow &step : m_steps) {
        const qint64 first = step.input.value("firstOrdinal"_L1).toInteger();
        if (step.stage == "process"_L1 && first > 0 && first <= m_ordinal)
            last = &step;
    }
    return last;
}

const StepRow *RecordInRun::writeStep() const
{
    if (!m_chunk)
        return nullptr;
    const auto found = std::find_if(m_steps.cbegin(), m_steps.cend(), [this](const StepRow &step) {
        return step.stage == "write"_L1 && step.input.value("chunk"_L1).toInteger() == m_chunk->id;
    });
    return found == m_steps.cend() ? nullptr : &*found;
}

qint64 RecordInRun::endedMs() const
{
    return m_run.finishedAtMs > 0 ? m_run.finishedAtMs : m_run.startedAtMs;
}

StoryEvent RecordInRun::event(StoryEvent::What what, const StepRow *step) const
{
    StoryEvent event{.what = what,
        .atMs = endedMs(),
        .runId = m_run.id,
        .runNumber = m_run.number,
        .jobName = m_run.jobName};
    if (step) {
        event.place = step->title;
        if (step->finishedAtMs > 0 || step->startedAtMs > 0)
            event.atMs = step->finishedAtMs > 0 ? step->finishedAtMs : step->startedAtMs;
    }
    return event;
}

void RecordInRun::addRead(QList<StoryEvent> &events) const
{
    const StepRow *reading = m_page ? step(m_pageFile.stepId) : nullptr;
    if (!m_page && m_chunk) { // what was read was not kept as a page
        const auto file = std::find_if(m_artifacts.cbegin(), m_artifacts.cend(),
            [this](const Artifact &one) { return one.id == m_chunk->artifactId; });
        reading = file == m_artifacts.cend() ? stepOfOrdinal() : step(file->stepId);
    }
    StoryEvent read = event(StoryEvent::What::Read, reading);
    if (!reading)
        read.atMs = m_run.startedAtMs;
    read.fields = m_page ? static_cast<int>(m_page->values.size()) : 0;
    events << read;
}

void RecordInRun::addChanged(QList<StoryEvent> &events) const
{
    if (!m_sent || !m_page)
        return;
    StoryEvent changed = event(StoryEvent::What::Changed, step(m_chunkFile.stepId));
    for (qsizetype i = 0; i < m_sent->names.size() && i < m_sent->values.size(); ++i) {
        const QByteArray &name = m_sent->names.at(i);
        const QByteArray *before = m_page->value(name);
        if (isStoryIdColumn(name) || (before && *before == m_sent->values.at(i)))
            continue;
        const QByteArray *told = m_outcome ? m_outcome->value(name) : nullptr;
        const bool isShown = told && *told == m_sent->values.at(i); // else the run masks it
        changed.changes << StoryEvent::Value{.name = QString::fromUtf8(name),
            .before = isShown && before ? QString::fromUtf8(*before) : QString(),
            .after = isShown ? QString::fromUtf8(*told) : QString(),
            .isShown = isShown};
    }
    if (!changed.changes.isEmpty())
        events << changed;
}

// Of a step that sends record by record only the request that held it.
Result<void> RecordInRun::addSent(QList<StoryEvent> &events)
{
    const StepRow *writing = writeStep();
    if (!writing)
        return {};
    struct Request
    {
        qint64 first = -1; // row of the chunk's file; -1: the whole of it
        StoryEvent event;
        qint64 doneMs = 0;
    };
    QList<Request> requests;
    auto done = m_ledger.store().read([this, writing, &requests](Sql &sql) -> Result<void> {
        auto rows = sql.run("SELECT idem_key, method, url_path, state, remote_id, sent_at,"
                            " COALESCE(done_at, 0) FROM attempt WHERE step_id=? ORDER BY id",
            {writing->id});
        if (!rows)
            return fail(rows.error());
        while ((*rows)->next()) {
            Request request;
            const QString key = (*rows)->value(0).toString();
            if (key.startsWith("call:"_L1))
                request.first = key.mid(5).toLongLong();
            request.event = event(StoryEvent::What::Sent, writing);
            request.event.atMs = (*rows)->value(5).toLongLong();
            request.event.text = QStringList{(*rows)->value(1).toString(),
                (*rows)->value(2).toString(), (*rows)->value(4).toString()}
                                     .join(u' ')
                                     .trimmed();
            request.event.outcome = (*rows)->value(3).toString();
            request.doneMs = (*rows)->value(6).toLongLong();
            requests << request;
        }
        (*rows)->finish();
        return {};
    });
    if (!done)
        return done;
    const qint64 row = m_sent ? m_sent->number - 1 : 0;
    qint64 holding = -1;
    for (const Request &request : std::as_const(requests)) {
        if (request.first <= row)
            holding = std::max(holding, request.first);
    }
    for (const Request &request : std::as_const(requests)) {
        if (request.first >= 0 && request.first != holding)
            continue;
        events << request.event;
        if (request.first >= 0)
            m_answeredMs = request.doneMs;
    }
    return {};
}

void RecordInRun::addAnswered(QList<StoryEvent> &events) const
{
    if (!m_outcome && !m_issue)
        return;
    const bool wasSent = std::any_of(events.cbegin(), events.cend(),
        [](const StoryEvent &one) { return one.what == StoryEvent::What::Sent; });
    StoryEvent answered
        = event(StoryEvent::What::Answered, wasSent ? writeStep() : stepOfOrdinal());
    if (m_answeredMs > 0)
        answered.atMs = m_answeredMs;
    answered.outcome = m_outcome ? m_outcomeKind : m_issue->outcome;
    const auto own = [this](QByteArrayView name) {
        const QByteArray *value = m_outcome ? m_outcome->value(name) : nullptr;
        return value ? QString::fromUtf8(*value) : QString();
    };
    answered.action = own("_action");
    answered.code = m_issue ? m_issue->code : own("_code");
    answered.field = m_issue ? m_issue->field : own("_field");
    answered.text = m_issue ? m_issue->message : own("_message");
    events << answered;
}

Result<QList<StoryEvent>> RecordInRun::events(const CancelToken &token)
{
    if (auto loaded = load(); !loaded)
        return fail(loaded.error());
    if (auto found = findRows(token); !found)
        return fail(found.error());
    if (auto found = findIssue(); !found)
        return fail(found.error());
    QList<StoryEvent> events;
    if (!m_page && !m_sent && !m_outcome && !m_issue)
        return events;
    findChunk();
    addRead(events);
    addChanged(events);
    if (auto added = addSent(events); !added)
        return fail(added.error());
    addAnswered(events);
    return events;
}

} // namespace sluice
