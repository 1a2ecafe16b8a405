// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/processors/commandexchange.h"

#include "base/csv/csvreader.h"
#include "base/csv/csvwriter.h"
#include "base/files.h"
#include "base/libexec.h"
#include "core/mapping/processors/commandpipes.h"

#include <QDir>

#include <charconv>
#include <csignal>
#include <cstring>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLeastFreeBytes = 256LL << 20;
constexpr qint64 kMostRowBytes = 16 << 20;
constexpr qint64 kLookAtDiskEvery = 64LL << 20; // bytes of answers

QString workFolder(const ProcessingPlace &place)
{
    return place.folder + u'/' + place.name + u".work"_s;
}

QString scriptPath(const ProcessingPlace &place)
{
    return place.folder + u'/' + place.name + u".js"_s;
}

qint64 rowNumber(QByteArrayView text)
{
    qint64 number = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && number > 0 ? number : -1;
}

// Whole sentences, so that each can be said in another language.
QString failedText(const CommandSpec &spec, qint64 row, const QString &id, qint64 line)
{
    const QString atRow = QString::number(row);
    const QString inLine = QString::number(line);
    if (row <= 0 && line <= 0)
        return spec.kind == CommandSpec::Kind::Script
            ? u"The script %1 failed"_s.arg(spec.file)
            : u"The command %1 failed"_s.arg(spec.program.section(u'/', -1));
    if (row <= 0)
        return u"The %1 failed, line %2"_s.arg(spec.title(), inLine);
    if (id.isEmpty())
        return line > 0 ? u"The %1 failed at record %2, line %3"_s.arg(spec.title(), atRow, inLine)
                        : u"The %1 failed at record %2"_s.arg(spec.title(), atRow);
    return line > 0
        ? u"The %1 failed at record %2 (id %3), line %4"_s.arg(spec.title(), atRow, id, inLine)
        : u"The %1 failed at record %2 (id %3)"_s.arg(spec.title(), atRow, id);
}

Error diskNearlyFull()
{
    return Error{.kind = ErrorKind::Disk,
        .what = u"The disk is nearly full"_s,
        .next = u"Free some space; the run goes on by itself"_s,
        .code = u"ENOSPC"_s,
        .isRetryable = true};
}

CommandChild::Spec childOf(
    const CommandSpec &spec, const ProcessingPlace &place, const QString &program)
{
    CommandChild::Spec child{.keeper = program,
        .program = spec.program,
        .arguments = spec.arguments,
        .path = QString::fromLatin1(CommandSpec::kPath),
        .folder = workFolder(place),
        .dataBytes = spec.limits.memoryBytes,
        .fileBytes = spec.limits.fileBytes,
        .cpuSeconds = spec.limits.cpuSeconds,
        .askedToEnd = place.timings.commandEnd,
        .leave = place.timings.commandLeave};
    if (spec.kind != CommandSpec::Kind::Script)
        return child;
    const auto milliseconds
        = [](std::chrono::milliseconds time) -> QString { return QString::number(time.count()); };
    child.program = program;
    child.arguments = QStringList{u"--record-ms"_s,
        milliseconds(spec.limits.record.value_or(place.timings.scriptRecord)), u"--frame-ms"_s,
        milliseconds(spec.limits.frame.value_or(place.timings.scriptFrame)), u"--look-ms"_s,
        milliseconds(place.timings.scriptLook), u"--name"_s, spec.file};
    for (const QString &name : spec.writes)
        child.arguments << u"--write"_s << name;
    if (spec.writes.isEmpty())
        child.arguments << u"--write-nothing"_s;
    child.arguments << scriptPath(place);
    child.fileBytes = 0; // it can open none
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    child.dataBytes = 0; // a sanitizer takes all of it
    child.fileBytes = 64 << 20; // and that of threads maps a file when it starts
#endif
    child.openFiles = 16;
    child.furtherProcesses = 8; // threads count
    return child;
}

} // namespace

QString scriptProgram()
{
    return libexecFile(u"sluice-script"_s);
}

CommandExchange::CommandExchange(const CommandSpec &spec, const ProcessingPlace &place)
    : m_spec(spec)
    , m_place(place)
{
}

CommandExchange::~CommandExchange() = default;

QString CommandExchange::spoolPath(const ProcessingPlace &place)
{
    return place.folder + u'/' + place.name + u".answers"_s;
}

void CommandExchange::removeFiles(const ProcessingPlace &place)
{
    AnswerSpool::remove(spoolPath(place));
    QFile::remove(scriptPath(place));
    QDir(workFolder(place)).removeRecursively();
}

Error CommandExchange::failureOf(const CommandSpec &spec, const ProcessingPlace &place,
    const QString &why, qint64 row, qint64 line)
{
    const QString id = row > 0 && place.idOf ? place.idOf(row) : QString();
    return Error{.kind = ErrorKind::Config,
        .what = failedText(spec, row, id, line),
        .why = why,
        .next = u"Correct it in the job and run that again"_s,
        .code = u"PROCESSOR_FAILED"_s};
}

Error CommandExchange::withErrors(QString why, qint64 row, qint64 line) const
{
    if (const QString lines = m_log->lastLines(); !lines.isEmpty())
        why += u". Its last words: %1"_s.arg(lines);
    return failureOf(m_spec, m_place, why, row, line);
}

Result<void> CommandExchange::start()
{
    const QString program = scriptProgram();
    if (program.isEmpty())
        return fail(ErrorKind::Config, u"The program sluice-script is not there"_s,
            u"Scripts and commands run by it"_s, u"Install Sluice as a whole"_s);
    removeFiles(m_place);
    if (auto made = makePrivateFolder(workFolder(m_place)); !made)
        return made;
    if (m_spec.kind == CommandSpec::Kind::Script) {
        if (auto written = writeFileDurably(scriptPath(m_place), m_spec.source.toUtf8()); !written)
            return written;
    }
    auto spool = AnswerSpool::create(spoolPath(m_place), m_spec.digest());
    if (!spool)
        return fail(spool.error());
    m_spool = std::move(*spool);
    m_log = std::make_unique<CommandLog>(m_place.logger.withComponent(
        m_spec.kind == CommandSpec::Kind::Script ? "script" : "command"));
    auto child = CommandChild::start(childOf(m_spec, m_place, program));
    if (!child)
        return fail(child.error());
    m_child = std::move(*child);
    m_pipes = std::make_unique<CommandPipes>(
        *m_child, *m_log, [this](QByteArray &out) { return nextInput(out); },
        m_spec.limits.silence.value_or(m_place.timings.commandSilence), m_place.token);
    return {};
}

Result<bool> CommandExchange::nextInput(QByteArray &out)
{
    CsvWriter csv(out);
    if (!m_isHeaderGiven) {
        m_isHeaderGiven = true;
        csv.field("_row");
        for (const QString &name : m_spec.columns())
            csv.field(name.toUtf8());
        csv.endRow();
    }
    auto more = m_next(*m_batch);
    if (!more)
        return more;
    std::vector<QByteArrayView> fields(m_columns.size() + 1);
    char digits[24];
    for (qsizetype row = 0; row < m_batch->rowCount(); ++row) {
        if (!m_batch->isKept(row))
            continue;
        const qint64 ordinal = m_batch->ordinal(row);
        m_spool->announce(ordinal);
        const auto end = std::to_chars(digits, digits + sizeof digits, ordinal).ptr;
        fields[0] = QByteArrayView(digits, end);
        for (size_t i = 0; i < m_columns.size(); ++i)
            fields[i + 1] = m_batch->value(row, m_columns[i]);
        csv.row(fields);
    }
    if (m_place.onProgress && m_batch->rowCount() > 0)
        m_place.onProgress(m_batch->ordinal(m_batch->rowCount() - 1), m_spec.title());
    return more;
}

Result<void> CommandExchange::readHeader(CsvReader &csv)
{
    auto header = csv.readHeader();
    if (!header)
        return fail(withErrors(header.error().text()));
    if (!header->contains("_row"))
        return fail(withErrors(u"The first line that it wrote has no column _row: %1"_s.arg(
            QString::fromUtf8(header->join(", ").left(300)))));
    const QStringList known = m_spec.columns();
    QStringList columns;
    qsizetype rejectColumn = -1;
    for (qsizetype i = 0; i < header->size(); ++i) {
        const QString name = QString::fromUtf8(header->at(i));
        if (name == "_row"_L1) {
            m_rowColumn = i;
        } else if (name == "_reject"_L1) {
            rejectColumn = i;
        } else if (!known.contains(name)) {
            return fail(withErrors(
                u"It gives the column “%1”, which is not among the fields that the job says it writes"_s
                    .arg(name.left(100))));
        } else {
            columns << name;
            m_taken.push_back(i);
        }
    }
    if (rejectColumn >= 0)
        m_taken.insert(m_taken.begin(), rejectColumn);
    m_spool->begin(columns, rejectColumn >= 0);
    m_values.resize(m_taken.size());
    return {};
}

Result<void> CommandExchange::takeRow(const CsvReader &csv)
{
    const auto fields = csv.fields();
    const QByteArrayView text = fields[static_cast<size_t>(m_rowColumn)];
    const qint64 ordinal = rowNumber(text);
    if (!m_spool->isAnnounced(ordinal))
        return fail(withErrors(u"It answers with a _row that it was not given: “%1”"_s.arg(
            QString::fromUtf8(text.first(std::min<qsizetype>(text.size(), 40))))));
    if (m_spool->isAnswered(ordinal))
        return fail(withErrors(u"It answers twice with the same _row"_s, ordinal));
    for (size_t i = 0; i < m_taken.size(); ++i)
        m_values[i] = fields[static_cast<size_t>(m_taken[i])];
    return m_spool->add(ordinal, m_values);
}

Result<void> CommandExchange::readRows(CsvReader &csv)
{
    qint64 lookAt = kLookAtDiskEvery;
    for (;;) {
        auto kind = csv.next();
        if (!kind)
            return fail(withErrors(kind.error().text()));
        if (*kind == CsvReader::Kind::End)
            return {};
        if (*kind == CsvReader::Kind::BadRow)
            return fail(withErrors(u"Line %1 of what it wrote is no CSV row: %2"_s.arg(
                QString::number(csv.problem().line), csv.problem().message)));
        if (auto taken = takeRow(csv); !taken)
            return taken;
        if (m_spool->bytes() < lookAt)
            continue;
        lookAt = m_spool->bytes() + kLookAtDiskEvery;
        if (const qint64 free = freeBytes(m_place.folder); free >= 0 && free < kLeastFreeBytes)
            return fail(diskNearlyFull());
    }
}

// Why the command's own end is none that counts.
std::optional<Error> CommandExchange::endProblem()
{
    const CommandChild::End &end = m_child->end();
    if (end.startError != 0)
        return failureOf(m_spec, m_place,
            u"It could not be started: %1"_s.arg(
                QString::fromLocal8Bit(std::strerror(end.startError))));
    if (const auto fault = m_log->fault();
        fault && m_spec.kind == CommandSpec::Kind::Script && (end.exitCode != 0))
        return withErrors(fault->text, fault->row, fault->line);
    if (end.signal == SIGXCPU)
        return withErrors(
            u"It used more than %1 s of processor time"_s.arg(m_spec.limits.cpuSeconds));
    if (end.signal == SIGXFSZ)
        return withErrors(u"It wrote a file of more than %1 bytes"_s.arg(m_spec.limits.fileBytes));
    if (end.signal != 0)
        return withErrors(u"It was ended by the signal %1 (%2)"_s.arg(
            QString::number(end.signal), QString::fromLocal8Bit(::strsignal(end.signal))));
    if (end.exitCode != 0)
        return withErrors(u"It ended with the exit code %1"_s.arg(end.exitCode));
    return std::nullopt;
}

Result<void> CommandExchange::converse()
{
    CsvReader csv(*m_pipes, {.maxFieldBytes = kMostRowBytes, .maxRowBytes = kMostRowBytes});
    Result<void> read = readHeader(csv);
    if (read)
        read = readRows(csv);
    // What is wrong with a live command's output is its failure; what is missing at the end of a
    // dead one's is not.
    if (read || m_pipes->isOutputOver())
        m_pipes->finish();
    else
        m_log->finish();
    const std::optional<Error> broken = m_pipes->failure();
    const bool wasOver = m_pipes->isOutputOver() && !broken;
    m_child->finish();
    if (broken && !m_pipes->isItsOwnFault())
        return fail(*broken);
    if (broken)
        return fail(withErrors(broken->what));
    if (wasOver) {
        if (const auto problem = endProblem())
            return fail(*problem);
    }
    if (m_pipes->bytesTaken() == 0)
        return fail(
            withErrors(u"It wrote nothing, not even a line with the names of its columns"_s));
    return read;
}

void CommandExchange::tellEnd()
{
    const QString title = m_spec.title();
    if (m_pipes->isInputLeft())
        m_place.logger.warning(
            u"The %1 did not read all of its input; what it did not answer counts as dropped"_s.arg(
                title));
    if (m_child->end().leftBehind > 0)
        m_place.logger.warning(u"The %1 left %2 processes behind, which were ended"_s.arg(
            title, QString::number(m_child->end().leftBehind)));
    const qint64 given = m_spool->announced();
    const QString told = u"The %1 was given %2 records and gave back %3"_s.arg(
        title, QString::number(given), QString::number(m_spool->answered()));
    if (given > 0 && m_spool->answered() == 0)
        m_place.logger.warning(told);
    else
        m_place.logger.info(told,
            {{u"bytesGiven"_s, m_pipes->bytesGiven()}, {u"bytesTaken"_s, m_pipes->bytesTaken()}});
}

Result<std::unique_ptr<AnswerSpool>> CommandExchange::run(
    RecordBatch &batch, const NextBatch &next, const std::vector<qsizetype> &columns)
{
    m_batch = &batch;
    m_next = next;
    m_columns = columns;
    if (auto started = start(); !started)
        return fail(started.error());
    m_place.logger.info(m_spec.describe());
    if (auto done = converse(); !done)
        return fail(done.error());
    tellEnd();
    if (auto finished = m_spool->finish(); !finished)
        return fail(finished.error());
    QFile::remove(scriptPath(m_place));
    QDir(workFolder(m_place)).removeRecursively();
    return std::move(m_spool);
}

} // namespace sluice
