// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/jobs/transformwords.h"

#include "console/widgets/format.h"
#include "core/mapping/jsoncheck.h"

#include <QCoreApplication>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

struct TransformText
{
    Q_DECLARE_TR_FUNCTIONS(TableMapping)
};

} // namespace

QList<TransformKind> transformKinds()
{
    return {TransformKind::Trim, TransformKind::Upper, TransformKind::Lower, TransformKind::Cut,
        TransformKind::Replace, TransformKind::Default, TransformKind::Words,
        TransformKind::DecimalPoint, TransformKind::Date, TransformKind::Hash, TransformKind::Mask,
        TransformKind::Blank, TransformKind::Collapse, TransformKind::Title,
        TransformKind::Substring, TransformKind::Pad, TransformKind::ReplacePattern,
        TransformKind::Part, TransformKind::List, TransformKind::Map, TransformKind::Number,
        TransformKind::DateText, TransformKind::Phone, TransformKind::Country};
}

QString transformWord(TransformKind kind)
{
    switch (kind) {
    case TransformKind::Trim:
        return TransformText::tr("Trim");
    case TransformKind::Upper:
        return TransformText::tr("Upper case");
    case TransformKind::Lower:
        return TransformText::tr("Lower case");
    case TransformKind::Cut:
        return TransformText::tr("Cut");
    case TransformKind::Replace:
        return TransformText::tr("Replace");
    case TransformKind::Default:
        return TransformText::tr("If empty");
    case TransformKind::Words:
        return TransformText::tr("Words to true and false");
    case TransformKind::DecimalPoint:
        return TransformText::tr("Decimal comma to point");
    case TransformKind::Date:
        return TransformText::tr("Date of a pattern");
    case TransformKind::Hash:
        return TransformText::tr("Hash");
    case TransformKind::Mask:
        return TransformText::tr("Mask");
    case TransformKind::Blank:
        return TransformText::tr("Empty");
    case TransformKind::Collapse:
        return TransformText::tr("Collapse spaces");
    case TransformKind::Title:
        return TransformText::tr("Capitals");
    case TransformKind::Substring:
        return TransformText::tr("Part of the text");
    case TransformKind::Pad:
        return TransformText::tr("Pad");
    case TransformKind::ReplacePattern:
        return TransformText::tr("Replace a pattern");
    case TransformKind::Part:
        return TransformText::tr("One of several");
    case TransformKind::List:
        return TransformText::tr("List");
    case TransformKind::Map:
        return TransformText::tr("By a table");
    case TransformKind::Number:
        return TransformText::tr("Number format");
    case TransformKind::DateText:
        return TransformText::tr("Date to text");
    case TransformKind::Phone:
        return TransformText::tr("Telephone number");
    case TransformKind::Country:
        return TransformText::tr("Country");
    }
    return {};
}

QString describeTransform(const CellTransform &transform)
{
    switch (transform.kind) {
    case TransformKind::Trim:
        return TransformText::tr("Trim: spaces at both ends go");
    case TransformKind::Cut:
        return TransformText::tr("Cut to %1 characters", nullptr, Format::plural(transform.length))
            .arg(Format::count(transform.length));
    case TransformKind::Replace:
        return TransformText::tr("Replace “%1” with “%2”").arg(transform.text, transform.with);
    case TransformKind::Default:
        return TransformText::tr("If empty: “%1”").arg(transform.text);
    case TransformKind::Words:
        return TransformText::tr("True: %1; false: %2")
            .arg(transform.trueWords.join(u", "_s), transform.falseWords.join(u", "_s));
    case TransformKind::DecimalPoint:
        return TransformText::tr("1.234,56 becomes 1234.56");
    case TransformKind::Date:
        return TransformText::tr("Date written as %1").arg(transform.text);
    case TransformKind::Hash:
        return TransformText::tr("Hash with the key: 64 hex digits");
    case TransformKind::Mask:
        return TransformText::tr("Mask all but the last %1").arg(Format::count(transform.length));
    case TransformKind::Blank:
        return TransformText::tr("Empty: nothing stays");
    case TransformKind::Substring:
        return transform.length == 0
            ? TransformText::tr("From character %1 on").arg(transform.number)
            : TransformText::tr(
                "%1 characters from character %2 on", nullptr, Format::plural(transform.length))
                  .arg(QString::number(transform.length), QString::number(transform.number));
    case TransformKind::Pad:
        return TransformText::tr(
            "Pad with “%1” to %2 characters", nullptr, Format::plural(transform.length))
            .arg(transform.with, QString::number(transform.length));
    case TransformKind::ReplacePattern:
        return TransformText::tr("Replace what fits %1 with “%2”")
            .arg(transform.text, transform.with);
    case TransformKind::Part:
        return TransformText::tr("Part %1, separated by “%2”")
            .arg(QString::number(transform.number), transform.text);
    case TransformKind::List:
        return TransformText::tr("List: “%1” becomes “%2”").arg(transform.text, transform.with);
    case TransformKind::Map:
        return TransformText::tr(
            "By a table of %1 values", nullptr, Format::plural(transform.values.size()))
            .arg(Format::count(transform.values.size()));
    case TransformKind::Number:
        return TransformText::tr(
            "Number with %1 decimals", nullptr, Format::plural(transform.length))
            .arg(transform.length);
    case TransformKind::DateText:
        return TransformText::tr("Date to text as %1").arg(transform.text);
    case TransformKind::Phone:
        return TransformText::tr("Telephone number of %1").arg(transform.text);
    case TransformKind::Country:
        return transform.flag ? TransformText::tr("Country as its name")
                              : TransformText::tr("Country as its code");
    default:
        break;
    }
    return transformWord(transform.kind);
}

QString transformSummary(const QList<CellTransform> &transforms)
{
    QStringList words;
    for (const CellTransform &transform : transforms)
        words << transformWord(transform.kind);
    return words.join(u" → "_s);
}

// As a document would be refused that says so; and what would do nothing at all.
QString transformProblem(const CellTransform &transform)
{
    const bool isWordless = transform.kind == TransformKind::Words && transform.trueWords.isEmpty()
        && transform.falseWords.isEmpty();
    if (isWordless)
        return TransformText::tr("name the words");
    JsonProblems problems;
    JsonObjectReader reader(transform.toJson(), {}, problems);
    CellTransform::read(reader);
    return problems.texts().value(0);
}

} // namespace sluice
