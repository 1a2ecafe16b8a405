// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/processors/commandprocessor.h"

#include "core/mapping/processors/commandexchange.h"

namespace sluice {

using namespace Qt::StringLiterals;

std::unique_ptr<CommandProcessor> CommandProcessor::fromJson(
    JsonObjectReader &reader, CommandSpec::Form form)
{
    auto spec = CommandSpec::fromJson(reader, form);
    return spec ? std::unique_ptr<CommandProcessor>(new CommandProcessor(std::move(*spec)))
                : nullptr;
}

CommandProcessor::CommandProcessor(CommandSpec spec)
    : m_spec(std::move(spec))
{
}

Result<void> CommandProcessor::bind(Columns &columns)
{
    QStringList missing;
    for (const QString &name : m_spec.reads) {
        if (!columns.contains(name))
            missing.append(name);
    }
    if (!missing.isEmpty())
        return fail(ErrorKind::Config,
            u"The %1 needs fields that are not in the input"_s.arg(m_spec.title()),
            missing.join(u", "_s), u"Add them to the job's fields, or do not read them"_s);
    for (const QString &name : m_spec.columns())
        m_given.push_back(columns.add(name));
    return {};
}

void CommandProcessor::useSpool(std::unique_ptr<AnswerSpool> spool, const Columns &columns)
{
    m_spool = std::move(spool);
    m_targets.clear();
    for (const QString &name : m_spool->columns())
        m_targets.push_back({columns.indexOf(name), m_spec.writes.contains(name)});
}

Result<void> CommandProcessor::prepare(
    RecordBatch &batch, const NextBatch &next, const ProcessingPlace &place)
{
    auto kept = AnswerSpool::open(CommandExchange::spoolPath(place), m_spec.digest());
    if (!kept)
        return fail(kept.error());
    if (*kept) {
        place.logger.info(u"The answers of the %1 are there already"_s.arg(m_spec.title()));
        useSpool(std::move(*kept), batch.columns());
        return {};
    }
    CommandExchange exchange(m_spec, place);
    auto made = exchange.run(batch, next, m_given);
    if (!made) {
        CommandExchange::removeFiles(place);
        return fail(made.error());
    }
    useSpool(std::move(*made), batch.columns());
    return {};
}

void CommandProcessor::discard(const ProcessingPlace &place)
{
    m_spool.reset();
    CommandExchange::removeFiles(place);
}

Result<void> CommandProcessor::takeAnswer(RecordBatch &batch, qsizetype row)
{
    if (!m_spool->find(batch.ordinal(row), m_values)) {
        batch.drop(row, u"dropped by the %1"_s.arg(m_spec.title()));
        return {};
    }
    const size_t first = m_spool->hasReject() ? 1 : 0;
    if (m_values.size() != m_targets.size() + first)
        return fail(
            ErrorKind::Internal, u"The answers of the %1 are damaged"_s.arg(m_spec.title()));
    if (first == 1 && !m_values.front().isEmpty()) {
        batch.reject(row, u"REJECTED"_s, QString(), QString::fromUtf8(m_values.front()));
        return {};
    }
    for (size_t i = 0; i < m_targets.size(); ++i) {
        const QByteArrayView value = m_values[first + i];
        const qsizetype column = m_targets[i].column;
        if (m_targets[i].isWritten) {
            batch.set(row, column, value);
        } else if (batch.value(row, column) != value) {
            return fail(ErrorKind::Config,
                u"The %1 changes %2, which is not among the fields that the job says it writes"_s
                    .arg(m_spec.title(), batch.columns().name(column)),
                u"It is record %1"_s.arg(batch.ordinal(row)),
                u"Add it to the processor's writes, or leave it as it is, or leave it out"_s);
        }
    }
    return {};
}

Result<void> CommandProcessor::process(RecordBatch &batch, const CancelToken &token)
{
    if (!m_spool)
        return fail(ErrorKind::Internal, u"The %1 has not seen the page"_s.arg(m_spec.title()));
    if (token.isStopped())
        return fail(ErrorKind::Cancelled, u"Processing was stopped"_s);
    for (qsizetype row = 0; row < batch.rowCount(); ++row) {
        if (!batch.isKept(row))
            continue;
        if (auto taken = takeAnswer(batch, row); !taken)
            return taken;
    }
    return {};
}

} // namespace sluice
