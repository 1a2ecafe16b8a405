// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/jobs/transformparts.h"

#include <QCoreApplication>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

struct PartText
{
    Q_DECLARE_TR_FUNCTIONS(TransformParts)
};

} // namespace

TransformParts transformParts(TransformKind kind)
{
    switch (kind) {
    case TransformKind::Replace:
        return {.text = PartText::tr("Find"), .with = PartText::tr("Becomes")};
    case TransformKind::ReplacePattern:
        return {.text = PartText::tr("Pattern"),
            .with = PartText::tr("Becomes"),
            .flag = PartText::tr("Match case")};
    case TransformKind::Default:
        return {.text = PartText::tr("Value")};
    case TransformKind::Date:
    case TransformKind::DateText:
        return {.text = PartText::tr("Pattern"), .hasZone = true};
    case TransformKind::Cut:
        return {.length = PartText::tr("At most")};
    case TransformKind::Mask:
        return {.length = PartText::tr("Shown at the end")};
    case TransformKind::Substring:
        return {
            .length = PartText::tr("Characters, 0: all"), .number = PartText::tr("From character")};
    case TransformKind::Pad:
        return {.with = PartText::tr("With"),
            .length = PartText::tr("Made as long as"),
            .flag = PartText::tr("At the start")};
    case TransformKind::Part:
        return {
            .text = PartText::tr("Separated by"), .number = PartText::tr("Which, -1: the last")};
    case TransformKind::List:
        return {.text = PartText::tr("Separated by"), .with = PartText::tr("Then by")};
    case TransformKind::Words:
        return {.hasWords = true};
    case TransformKind::Map:
        return {.flag = PartText::tr("Match case"), .hasTable = true};
    case TransformKind::Number:
        return {.with = PartText::tr("Decimal point"),
            .length = PartText::tr("Decimals"),
            .hasGroup = true};
    case TransformKind::Phone:
        return {.text = PartText::tr("Country of national numbers")};
    case TransformKind::Country:
        return {.flag = PartText::tr("As its name, not its code")};
    default:
        return {};
    }
}

CellTransform newTransform(TransformKind kind)
{
    CellTransform transform{.kind = kind};
    switch (kind) {
    case TransformKind::Cut:
        transform.length = 100;
        break;
    case TransformKind::Mask:
        transform.length = 4;
        break;
    case TransformKind::Date:
    case TransformKind::DateText:
        transform.text = u"dd.MM.yyyy"_s;
        break;
    case TransformKind::Substring:
        transform.length = 3;
        break;
    case TransformKind::Pad:
        transform.length = 5;
        transform.with = u"0"_s;
        transform.flag = true;
        break;
    case TransformKind::ReplacePattern:
        transform.flag = true;
        break;
    case TransformKind::Part:
        transform.text = u","_s;
        break;
    case TransformKind::List:
        transform.text = u","_s;
        transform.with = u";"_s;
        break;
    case TransformKind::Number:
        transform.length = 2;
        transform.with = u"."_s;
        break;
    default:
        break;
    }
    return transform;
}

QString tableText(const QMap<QString, QString> &values)
{
    QStringList lines;
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        lines << u"%1 = %2"_s.arg(it.key(), it.value());
    return lines.join(u'\n');
}

QMap<QString, QString> tableOf(const QString &text)
{
    QMap<QString, QString> values;
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        const qsizetype at = line.indexOf(u'=');
        if (at > 0)
            values.insert(line.left(at).trimmed(), line.mid(at + 1).trimmed());
    }
    return values;
}

} // namespace sluice
