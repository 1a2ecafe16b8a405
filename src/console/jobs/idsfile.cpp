// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/jobs/idsfile.h"

#include "base/csv/csvreader.h"

#include <QFile>
#include <QRegularExpression>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

bool isIdText(const QString &text)
{
    static const QRegularExpression pattern(u"\\A[A-Za-z0-9_-]{1,256}\\z"_s);
    return pattern.match(text).hasMatch();
}

} // namespace

QStringList splitIds(const QString &text)
{
    static const QRegularExpression between(u"[\\s,;]+"_s);
    QStringList ids = text.split(between, Qt::SkipEmptyParts);
    ids.removeDuplicates();
    return ids;
}

Result<QStringList> readIdsFile(const QString &path, qsizetype most)
{
    const QString what = u"%1 holds no list of ids"_s.arg(path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Disk, u"%1 cannot be read"_s.arg(path), file.errorString());
    CsvReader reader(file);
    QStringList ids;
    qsizetype column = 0;
    bool isFirst = true;
    for (;;) {
        const auto kind = reader.next();
        if (!kind)
            return fail(kind.error());
        if (*kind == CsvReader::Kind::End)
            break;
        if (*kind == CsvReader::Kind::BadRow)
            return fail(ErrorKind::Config, what,
                u"Line %1: %2"_s.arg(QString::number(reader.line()), reader.problem().message));
        QStringList cells;
        for (const QByteArrayView field : reader.fields())
            cells << QString::fromUtf8(field).trimmed();
        const qsizetype named = cells.indexOf(u"id"_s, 0);
        if (isFirst && named >= 0) {
            column = named;
            isFirst = false;
            continue;
        }
        isFirst = false;
        const QString id = cells.value(column);
        if (id.isEmpty())
            continue;
        if (!isIdText(id))
            return fail(ErrorKind::Config, what,
                u"Line %1 has something that is no id"_s.arg(reader.line()),
                u"Write one id in a line, or name the column id"_s);
        ids << id;
    }
    ids.removeDuplicates();
    if (ids.isEmpty())
        return fail(ErrorKind::Config, what, u"It is empty"_s);
    if (ids.size() > most)
        return fail(ErrorKind::Config, what,
            u"It has %1 ids; a job takes %2"_s.arg(ids.size()).arg(most),
            u"Split it, or take what changed since a time"_s);
    return ids;
}

} // namespace sluice
