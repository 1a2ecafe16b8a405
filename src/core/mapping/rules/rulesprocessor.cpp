// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/rules/rulesprocessor.h"

#include "core/mapping/rules/leadpreset.h"
#include "core/mapping/rules/rulefactory.h"

namespace sluice {

using namespace Qt::StringLiterals;

std::unique_ptr<RulesProcessor> RulesProcessor::fromJson(JsonObjectReader &reader)
{
    const qsizetype before = reader.problems().texts().size();
    QString title = u"Rules"_s;
    QString path = reader.pathOf(u"rules"_s);
    QJsonArray rules;
    reader.value(u"type"_s);
    if (reader.has(u"preset"_s)) {
        rules = leadCleanUpRules(reader);
        title = u"Lead clean-up, rule set %1"_s.arg(reader.value(u"ruleSet"_s).toString(u"C"_s));
        path = reader.pathOf(u"preset"_s);
    } else {
        rules = reader.array(u"rules"_s);
        if (reader.has(u"rules"_s) && rules.isEmpty()) {
            reader.problem(u"rules"_s, u"needs at least one rule"_s);
        }
    }
    reader.finish();
    auto made = rulesFromJson(rules, path, reader.problems());
    if (reader.problems().texts().size() != before) {
        return nullptr;
    }
    return std::unique_ptr<RulesProcessor>(new RulesProcessor(std::move(title), std::move(made)));
}

RulesProcessor::RulesProcessor(QString title, std::vector<std::unique_ptr<Rule>> rules)
    : m_title(std::move(title))
    , m_rules(std::move(rules))
{
}

QString RulesProcessor::describe() const
{
    QStringList sentences;
    for (const auto &rule : m_rules) {
        sentences.append(rule->describe());
    }
    return sentences.join(u'\n');
}

QStringList RulesProcessor::reads() const
{
    QStringList needed;
    QStringList made;
    for (const auto &rule : m_rules) {
        for (const QString &name : rule->reads()) {
            if (!made.contains(name) && !needed.contains(name)) {
                needed.append(name);
            }
        }
        made += rule->writes();
    }
    return needed;
}

QStringList RulesProcessor::writes() const
{
    QStringList written;
    for (const auto &rule : m_rules) {
        for (const QString &name : rule->writes()) {
            if (!written.contains(name)) {
                written.append(name);
            }
        }
    }
    return written;
}

Result<void> RulesProcessor::bind(Columns &columns)
{
    QStringList missing;
    for (const QString &name : reads()) {
        if (!columns.contains(name)) {
            missing.append(name);
        }
    }
    if (!missing.isEmpty()) {
        return fail(ErrorKind::Config, u"%1 needs fields that are not in the input"_s.arg(m_title),
            missing.join(u", "_s),
            u"Add them to the job's fields, or give the rules the names that the input has"_s);
    }
    for (const QString &name : writes()) {
        columns.add(name);
    }
    for (const auto &rule : m_rules) {
        rule->bind(columns);
    }
    return {};
}

Result<void> RulesProcessor::process(RecordBatch &batch, const CancelToken &token)
{
    for (const auto &rule : m_rules) {
        if (token.isStopped()) {
            return fail(ErrorKind::Cancelled, u"Processing was stopped"_s);
        }
        rule->apply(batch);
    }
    return {};
}

} // namespace sluice
