// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/processor.h"

#include "core/mapping/jsoncheck.h"
#include "core/mapping/processors/commandprocessor.h"
#include "core/mapping/rules/rulesprocessor.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// What a message calls a record by. Goes over the page once more: for the end of a failed one.
QString idOfRecord(RecordPasses &records, RecordBatch &batch, qsizetype idColumn, qint64 ordinal)
{
    if (idColumn < 0 || !records.rewind())
        return {};
    for (bool isMore = true; isMore;) {
        batch.clear();
        const auto filled = records.fill(batch);
        isMore = filled && *filled;
        for (qsizetype row = 0; row < batch.rowCount(); ++row) {
            if (batch.ordinal(row) == ordinal)
                return QString::fromUtf8(batch.value(row, idColumn));
        }
    }
    return {};
}

// Null with problems noted.
std::unique_ptr<Processor> processorFromJson(
    const QJsonValue &json, const QString &path, CommandSpec::Form form, JsonProblems &problems)
{
    if (!json.isObject()) {
        problems.add(path, u"must be an object"_s);
        return nullptr;
    }
    JsonObjectReader reader(json.toObject(), path, problems);
    const QString type = reader.choice(u"type"_s, {u"rules"_s, u"script"_s, u"command"_s});
    if (type == "rules"_L1) {
        return RulesProcessor::fromJson(reader);
    }
    return type.isEmpty() ? nullptr : CommandProcessor::fromJson(reader, form);
}

} // namespace

Result<void> Processor::prepare(RecordBatch &, const NextBatch &, const ProcessingPlace &)
{
    return {};
}

void Processor::discard(const ProcessingPlace &) { }

Result<ProcessorChain> ProcessorChain::fromJson(const QJsonArray &processors, const QString &path)
{
    ProcessorChain chain;
    JsonProblems problems;
    for (qsizetype i = 0; i < processors.size(); ++i) {
        chain.m_processors.push_back(processorFromJson(processors.at(i),
            u"%1[%2]"_s.arg(path, QString::number(i)), CommandSpec::Form::Whole, problems));
    }
    if (!problems.isEmpty()) {
        return fail(problems.toError(
            u"The processors cannot be used"_s, u"Correct the named places of the job"_s));
    }
    return chain;
}

void ProcessorChain::check(const QJsonValue &processor, const QString &path, JsonProblems &problems)
{
    [[maybe_unused]] const auto made
        = processorFromJson(processor, path, CommandSpec::Form::Document, problems);
}

QStringList ProcessorChain::reads() const
{
    QStringList needed;
    QStringList made;
    for (const auto &processor : m_processors) {
        for (const QString &name : processor->reads()) {
            if (!made.contains(name) && !needed.contains(name)) {
                needed.append(name);
            }
        }
        made += processor->writes();
    }
    return needed;
}

QStringList ProcessorChain::writes() const
{
    QStringList written;
    for (const auto &processor : m_processors) {
        for (const QString &name : processor->writes()) {
            if (!written.contains(name)) {
                written.append(name);
            }
        }
    }
    return written;
}

Result<void> ProcessorChain::bind(Columns &columns)
{
    for (const auto &processor : m_processors) {
        if (auto bound = processor->bind(columns); !bound) {
            return bound;
        }
    }
    return {};
}

bool ProcessorChain::needsPage() const
{
    return std::ranges::any_of(
        m_processors, [](const auto &processor) { return processor->needsPage(); });
}

Result<void> ProcessorChain::prepare(
    std::shared_ptr<const Columns> columns, RecordPasses &records, const ProcessingPlace &place)
{
    RecordBatch batch(std::move(columns), place.batchRows);
    for (size_t i = 0; i < m_processors.size(); ++i) {
        if (!m_processors[i]->needsPage())
            continue;
        ProcessingPlace own = place;
        own.name += u"-processor-%1"_s.arg(i + 1);
        own.idOf = [&records, &batch, &place](qint64 ordinal) {
            return idOfRecord(records, batch, place.idColumn, ordinal);
        };
        if (auto rewound = records.rewind(); !rewound)
            return rewound;
        reset();
        const NextBatch next = [this, &records, &place, i](RecordBatch &rows) -> Result<bool> {
            rows.clear();
            auto filled = records.fill(rows);
            for (size_t before = 0; filled && before < i; ++before) {
                if (auto done = m_processors[before]->process(rows, place.token); !done)
                    return fail(done.error());
            }
            return filled;
        };
        if (auto prepared = m_processors[i]->prepare(batch, next, own); !prepared)
            return prepared;
    }
    reset();
    return {};
}

void ProcessorChain::discard(const ProcessingPlace &place)
{
    for (size_t i = 0; i < m_processors.size(); ++i) {
        ProcessingPlace own = place;
        own.name += u"-processor-%1"_s.arg(i + 1);
        m_processors[i]->discard(own);
    }
}

Result<void> ProcessorChain::process(RecordBatch &batch, const CancelToken &token)
{
    for (const auto &processor : m_processors) {
        if (auto done = processor->process(batch, token); !done) {
            return done;
        }
    }
    return {};
}

void ProcessorChain::reset()
{
    for (const auto &processor : m_processors) {
        processor->reset();
    }
}

QString ProcessorChain::describe() const
{
    QStringList texts;
    for (const auto &processor : m_processors) {
        texts.append(processor->describe());
    }
    return texts.join(u'\n');
}

} // namespace sluice
