// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/rules/scorerules.h"

#include <algorithm>
#include <charconv>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

bool isWordByte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
        || (c & 0x80) != 0;
}

QString conditionText(const ScoreRule::Condition &condition)
{
    QStringList texts;
    for (const QByteArray &text : condition.texts) {
        texts.append(QString::fromUtf8(text));
    }
    const QString points = QString::number(condition.points);
    switch (condition.test) {
    case ScoreRule::Test::Words:
        return u"%1 if %2 has the word %3"_s.arg(
            points, condition.field, joinedForReading(texts, u"or"_s));
    case ScoreRule::Test::Substrings:
        return u"%1 if %2 contains the letters %3"_s.arg(
            points, condition.field, joinedForReading(texts, u"or"_s));
    case ScoreRule::Test::AtLeast:
        return u"%1 if %2 is at least %3"_s.arg(
            points, condition.field, QString::number(condition.limit));
    case ScoreRule::Test::AtMost:
        break;
    }
    return u"%1 if %2 is at most %3"_s.arg(
        points, condition.field, QString::number(condition.limit));
}

} // namespace

bool containsWord(QByteArrayView text, QByteArrayView word)
{
    for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        const qsizetype end = at + word.size();
        if ((at == 0 || !isWordByte(text[at - 1]))
            && (end == text.size() || !isWordByte(text[end]))) {
            return true;
        }
    }
    return false;
}

ScoreRule::ScoreRule(const QString &into, std::vector<Condition> conditions)
    : m_into(into)
    , m_conditions(std::move(conditions))
{
    for (Condition &condition : m_conditions) {
        input(condition.field, condition.column);
    }
    output(into, m_to);
}

QString ScoreRule::describe() const
{
    QStringList parts;
    for (const Condition &condition : m_conditions) {
        parts.append(conditionText(condition));
    }
    return u"%1: the sum of %2."_s.arg(m_into, parts.join(u"; "_s));
}

bool ScoreRule::holds(const Condition &condition, QByteArrayView value)
{
    switch (condition.test) {
    case Test::Words:
    case Test::Substrings: {
        const QByteArrayView lower = m_lower.of(value);
        return std::any_of(condition.texts.begin(), condition.texts.end(),
            [&condition, lower](const QByteArray &text) {
                return condition.test == Test::Words ? containsWord(lower, text)
                                                     : lower.contains(text);
            });
    }
    case Test::AtLeast: {
        const std::optional<qint64> number = plainInteger(value);
        return number && *number >= condition.limit;
    }
    case Test::AtMost:
        break;
    }
    const std::optional<qint64> number = plainInteger(value);
    return number && *number <= condition.limit;
}

void ScoreRule::apply(RecordBatch &batch)
{
    forEachKeptRow(batch, [this, &batch](qsizetype row) {
        qint64 score = 0;
        for (const Condition &condition : m_conditions) {
            const QByteArrayView value = batch.value(row, condition.column);
            score += !value.isEmpty() && holds(condition, value) ? condition.points : 0;
        }
        char text[24];
        const auto written = std::to_chars(text, text + sizeof text, score);
        batch.set(row, m_to, QByteArrayView(text, written.ptr - text));
    });
}

QualityRule::QualityRule(const QString &into, std::vector<Check> checks, const QString &all,
    const QString &some, const QString &none)
    : m_into(into)
    , m_checks(std::move(checks))
    , m_all(all.toUtf8())
    , m_some(some.toUtf8())
    , m_none(none.toUtf8())
{
    for (Check &check : m_checks) {
        input(check.field, check.column);
        if (!check.country.isEmpty()) {
            input(check.country, check.countryColumn);
        }
    }
    output(into, m_to);
}

QString QualityRule::describe() const
{
    QStringList fields;
    for (const Check &check : m_checks) {
        fields.append(check.field);
    }
    return u"%1: %2 if %3 are valid, %4 if none is, else %5."_s.arg(m_into,
        QString::fromUtf8(m_all), joinedForReading(fields, u"and"_s), QString::fromUtf8(m_none),
        QString::fromUtf8(m_some));
}

bool QualityRule::holds(const Check &check, const RecordBatch &batch, qsizetype row)
{
    const QByteArrayView value = batch.value(row, check.column);
    if (check.country.isEmpty()) {
        return std::any_of(check.oneOf.begin(), check.oneOf.end(),
            [value](const QByteArray &allowed) { return QByteArrayView(allowed) == value; });
    }
    const DialPlan *plan = check.plans.find(batch.value(row, check.countryColumn));
    return plan != nullptr && isNormalizedPhone(value, *plan);
}

void QualityRule::apply(RecordBatch &batch)
{
    forEachKeptRow(batch, [this, &batch](qsizetype row) {
        const auto held = std::count_if(m_checks.begin(), m_checks.end(),
            [&batch, row](const Check &check) { return holds(check, batch, row); });
        const bool isAll = held == static_cast<std::ptrdiff_t>(m_checks.size());
        batch.set(row, m_to, isAll ? m_all : held == 0 ? m_none : m_some);
    });
}

} // namespace sluice
