// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/changes/changeprofile.h"

#include <QLocale>

#include <algorithm>
#include <array>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kFewestFindings = 10; // fewer can be what happens now and then
constexpr qint64 kFewestEmptied = 20;
constexpr double kSharePercent = 1; // of the records

struct Pattern
{
    FieldChanges::Kind kind;
    const char *code;
    const char *text; // %1 the field, %2 how many
    double shareOfChanged; // beside that of all records: how much of the field's changes it must be
};

constexpr std::array kPatterns{
    Pattern{FieldChanges::Swapped, "FIELDS_SWAPPED",
        "%1 gets what another field held in %2 records, which changes too", 0.02},
    Pattern{FieldChanges::Rescaled, "UNIT_CHANGED",
        "%1 is multiplied by the same factor in %2 records", 0.2},
    Pattern{FieldChanges::FromOtherRow, "FROM_OTHER_RECORD",
        "%1 gets what another record held in %2 records", 0.05},
    Pattern{FieldChanges::Collapsed, "ALL_THE_SAME",
        "%1 held a value of its own and gets one and the same in %2 records", 0.05},
    Pattern{FieldChanges::Truncated, "CUT_OFF", "%1 loses its end in %2 records", 0.05},
    Pattern{FieldChanges::Garbled, "LETTERS_LOST", "%1 loses letters in %2 records", 0},
    Pattern{FieldChanges::Placeholder, "PLACEHOLDER",
        "%1 gets a word that stands for nothing in %2 records", 0},
    Pattern{FieldChanges::TypeBroken, "TYPE_BROKEN",
        "%1 is no longer what it was (a number, a date, an address) in %2 records", 0.02},
    Pattern{
        FieldChanges::DateShifted, "DATES_MOVED", "%1 moves in the same way in %2 records", 0.2},
};

QString number(qint64 value)
{
    return QLocale::c().toString(value);
}

qint64 share(qint64 records, double percent, qint64 atLeast)
{
    return std::max(atLeast, static_cast<qint64>(static_cast<double>(records) * percent / 100));
}

void judgeField(const FieldChanges &field, qint64 records, QList<ChangeFinding> &findings)
{
    const qint64 overwritten = field.changed - field.filled;
    for (const Pattern &pattern : kPatterns) {
        const qint64 count = field.of[static_cast<size_t>(pattern.kind)];
        const bool isOften = count >= share(records, kSharePercent, kFewestFindings);
        const bool isMuch = static_cast<double>(count)
            >= pattern.shareOfChanged * static_cast<double>(overwritten);
        if (isOften && isMuch)
            findings.append({.code = QString::fromLatin1(pattern.code),
                .field = field.name,
                .records = count,
                .text = QString::fromLatin1(pattern.text).arg(field.name, number(count)),
                .example = field.example[pattern.kind]});
    }
}

void judgeRecords(const ChangeProfile &profile, const ChangeLimits &limits, qint64 lastChanged,
    QList<ChangeFinding> &findings)
{
    const qint64 changed = profile.changedRecords();
    if (limits.changedPercent > 0
        && static_cast<double>(changed) * 100
            > limits.changedPercent * static_cast<double>(profile.records()))
        findings.append({.code = u"TOO_MANY_CHANGED"_s,
            .records = changed,
            .text = u"%1 of %2 records change, more than the limit of %3 %"_s
                        .arg(number(changed), number(profile.records()))
                        .arg(limits.changedPercent)});
    if (limits.timesLastRun > 0 && lastChanged >= 0 && changed >= kFewestEmptied
        && static_cast<double>(changed)
            > limits.timesLastRun * static_cast<double>(std::max<qint64>(lastChanged, 1)))
        findings.append({.code = u"UNLIKE_LAST_RUN"_s,
            .records = changed,
            .text = u"%1 records change; the last run changed %2"_s.arg(
                number(changed), number(lastChanged))});
}

} // namespace

QJsonObject ChangeFinding::toJson() const
{
    QJsonObject json{
        {u"code"_s, code}, {u"field"_s, field}, {u"records"_s, records}, {u"text"_s, text}};
    if (!example.isEmpty())
        json.insert(u"example"_s, example);
    return json;
}

QString ChangeFinding::textOf(const QJsonObject &finding)
{
    const QString text = finding.value(u"text").toString();
    const QString example = finding.value(u"example").toString();
    return example.isEmpty() ? text : QString(text + u": "_s + example);
}

QList<ChangeFinding> judgeChanges(
    const ChangeProfile &profile, const ChangeLimits &limits, qint64 lastChanged)
{
    QList<ChangeFinding> findings;
    judgeRecords(profile, limits, lastChanged, findings);
    const qint64 records = profile.records();
    const qint64 mayBeEmptied
        = limits.emptied >= 0 ? limits.emptied : share(records, kSharePercent, kFewestEmptied);
    qint64 emptied = 0;
    const QList<FieldChanges> fields = profile.fields();
    for (const FieldChanges &field : fields)
        emptied += field.of[FieldChanges::Emptied];
    for (const FieldChanges &field : fields) {
        const qint64 lost = field.of[FieldChanges::Emptied];
        if (limits.emptied != 0 && emptied > mayBeEmptied && lost > 0)
            findings.append({.code = u"FIELD_EMPTIED"_s,
                .field = field.name,
                .records = lost,
                .text = u"%1 loses its value in %2 records"_s.arg(field.name, number(lost)),
                .example = field.example[FieldChanges::Emptied]});
        if (limits.patterns)
            judgeField(field, records, findings);
    }
    return findings;
}

} // namespace sluice
