// SPDX-License-Identifier: GPL-3.0-or-later
#include "csvtests.h"

#include <QCoreApplication>

using namespace sluice;
using namespace Qt::StringLiterals;

// Everything a file gives, as text: good rows as [a|b], bad ones as !code@line:byte.
QString readAllCsv(QIODevice &in, const CsvOptions &options)
{
    CsvReader reader(in, options);
    const auto header = reader.readHeader();
    if (!header)
        return u"header:"_s + header.error().code;
    QString text = u"{"_s + QString::fromUtf8(header->join('|')) + u"}"_s;
    for (;;) {
        const auto kind = reader.next();
        if (!kind)
            return text + u"error:"_s + kind.error().code;
        if (*kind == CsvReader::Kind::End)
            break;
        if (*kind == CsvReader::Kind::BadRow) {
            const CsvProblem &p = reader.problem();
            text += u"!%1@%2:%3"_s.arg(p.code).arg(p.line).arg(p.byteOffset);
            continue;
        }
        QByteArrayList fields;
        for (const QByteArrayView field : reader.fields())
            fields << field.toByteArray();
        text += u"["_s + QString::fromUtf8(fields.join('|')) + u"]"_s;
    }
    if (reader.blankLines() > 0)
        text += u"blank:%1"_s.arg(reader.blankLines());
    return text;
}

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const int failures = runCsvReadingTest(argc, argv) + runCsvLargeTest(argc, argv)
        + runCsvWritingTest(argc, argv);
    return failures == 0 ? 0 : 1;
}
