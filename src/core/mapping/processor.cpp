// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/processor.h"

#include "core/mapping/jsoncheck.h"
#include "core/mapping/rules/rulesprocessor.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// Null with problems noted.
std::unique_ptr<Processor> processorFromJson(
    const QJsonValue &json, const QString &path, JsonProblems &problems)
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
    if (!type.isEmpty()) {
        reader.problem(u"type"_s, u"\"%1\" is not available in this version"_s.arg(type));
    }
    return nullptr;
}

} // namespace

Result<ProcessorChain> ProcessorChain::fromJson(const QJsonArray &processors, const QString &path)
{
    ProcessorChain chain;
    JsonProblems problems;
    for (qsizetype i = 0; i < processors.size(); ++i) {
        chain.m_processors.push_back(processorFromJson(
            processors.at(i), u"%1[%2]"_s.arg(path, QString::number(i)), problems));
    }
    if (!problems.isEmpty()) {
        return fail(problems.toError(
            u"The processors cannot be used"_s, u"Correct the named places of the job"_s));
    }
    return chain;
}

void ProcessorChain::check(const QJsonValue &processor, const QString &path, JsonProblems &problems)
{
    [[maybe_unused]] const auto made = processorFromJson(processor, path, problems);
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
