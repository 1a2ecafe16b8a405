// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/jobs/idsfile.h"

#include "base/csv/csvreader.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

struct IdsFileText
{
    Q_DECLARE_TR_FUNCTIONS(IdsFile)
};

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
    const QString what = IdsFileText::tr("%1 holds no list of ids").arg(path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(
            ErrorKind::Disk, IdsFileText::tr("%1 cannot be read").arg(path), file.errorString());
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
                IdsFileText::tr("Line %1: %2")
                    .arg(QString::number(reader.line()), reader.problem().message));
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
                IdsFileText::tr("Line %1 has something that is no id").arg(reader.line()),
                IdsFileText::tr("Write one id in a line, or name the column id"));
        ids << id;
    }
    ids.removeDuplicates();
    if (ids.isEmpty())
        return fail(ErrorKind::Config, what, IdsFileText::tr("It is empty"));
    if (ids.size() > most)
        return fail(ErrorKind::Config, what,
            IdsFileText::tr("It has %1 ids; a job takes %2").arg(ids.size()).arg(most),
            IdsFileText::tr("Split it, or take what changed since a time"));
    return ids;
}

} // namespace sluice
