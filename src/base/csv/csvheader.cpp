// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/csv/csvheader.h"

#include <QHash>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostNamedProblems = 10;

QString delimiterName(char delimiter)
{
    switch (delimiter) {
    case ',':
        return u"comma"_s;
    case ';':
        return u"semicolon"_s;
    case '\t':
        return u"tab"_s;
    case '|':
        return u"vertical bar"_s;
    default:
        return QString(u"\"" % QLatin1Char(delimiter) % u"\"");
    }
}

Error delimiterError(char found, const CsvOptions &options)
{
    return csvHeaderError(u"Its columns are separated by %1, but %2 is configured"_s.arg(
                              delimiterName(found), delimiterName(options.delimiter)),
        u"csv_delimiter"_s,
        u"Set the delimiter to %1, or save the file again"_s.arg(delimiterName(found)));
}

} // namespace

Error csvHeaderError(const QString &why, const QString &code, const QString &next)
{
    return Error{.kind = ErrorKind::Data,
        .what = u"The header of the CSV file was refused"_s,
        .why = why,
        .next = next,
        .code = code};
}

Result<bool> checkDelimiter(
    QByteArrayView raw, std::span<const QByteArrayView> fields, const CsvOptions &options)
{
    QByteArrayView line = raw.trimmed().size() >= 4 ? raw : QByteArrayView();
    while (!line.isEmpty() && (line.back() == '\n' || line.back() == '\r'))
        line.chop(1);
    if (line.size() >= 2 && line.front() == '"' && line.back() == '"')
        line = line.sliced(1, line.size() - 2);
    if (line.size() == 5
        && line.first(4).compare(QByteArrayView("sep="), Qt::CaseInsensitive) == 0) {
        if (line.back() == options.delimiter)
            return true;
        return fail(delimiterError(line.back(), options));
    }
    if (fields.size() == 1 && raw.front() != '"') {
        for (const char candidate : {';', '\t', '|', ','}) {
            if (candidate != options.delimiter && fields[0].contains(candidate))
                return fail(delimiterError(candidate, options));
        }
    }
    return false;
}

Result<QList<QByteArray>> checkedHeader(std::span<const QByteArrayView> fields,
    qsizetype fieldCount, const CsvOptions &options, QStringList &notices)
{
    if (fieldCount > options.maxColumns) {
        return fail(csvHeaderError(
            u"It has %1 columns; at most %2 are allowed"_s.arg(fieldCount).arg(options.maxColumns),
            u"csv_columns"_s));
    }
    QList<QByteArray> names;
    QHash<QString, qsizetype> seen;
    QStringList problems;
    qsizetype trimmedCount = 0;
    for (const QByteArrayView field : fields) {
        const QByteArrayView trimmed = field.trimmed();
        trimmedCount += trimmed.size() != field.size() ? 1 : 0;
        names << (options.trimHeader ? trimmed : field).toByteArray();
        const qsizetype position = names.size();
        if (trimmed.isEmpty()) {
            problems << u"column %1 has no name"_s.arg(position);
            continue;
        }
        const QString name = QString::fromUtf8(names.last());
        const qsizetype first = seen.value(name.toCaseFolded(), 0);
        if (first == 0) {
            seen.insert(name.toCaseFolded(), position);
        } else if (names.at(first - 1) == names.last()) {
            problems << u"columns %1 and %2 are both called \"%3\""_s.arg(first).arg(position).arg(
                name.left(80));
        } else {
            problems << u"columns %1 (\"%2\") and %3 (\"%4\") differ only in case"_s.arg(
                QString::number(first), QString::fromUtf8(names.at(first - 1)).left(80),
                QString::number(position), name.left(80));
        }
    }
    if (!problems.isEmpty()) {
        const qsizetype more = problems.size() - kMostNamedProblems;
        QString why = problems.mid(0, kMostNamedProblems).join(u"; "_s);
        why[0] = why.at(0).toUpper();
        if (more > 0)
            why += u"; and %1 more"_s.arg(more);
        return fail(csvHeaderError(why, u"csv_header"_s, u"Correct the first line of the file"_s));
    }
    if (options.trimHeader && trimmedCount > 0)
        notices << u"Spaces around %1 column names were removed"_s.arg(trimmedCount);
    return names;
}

} // namespace sluice
