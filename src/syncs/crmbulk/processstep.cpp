// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/processstep.h"

namespace sluice {

using namespace Qt::StringLiterals;

StepSpec processStep(
    int page, qint64 firstOrdinal, const PartRows &rows, const QString &relPath, char delimiter)
{
    return {.stage = u"process"_s,
        .key = u"process:page:%1"_s.arg(page),
        .title = u"Page %1"_s.arg(page),
        .input = {{u"page"_s, page}, {u"firstOrdinal"_s, firstOrdinal}, {u"firstRow"_s, rows.first},
            {u"lastRow"_s, rows.last}, {u"path"_s, relPath},
            {u"delimiter"_s, QString(QLatin1Char(delimiter))}},
        .records = rows.count()};
}

PartRows rowsOfProcessStep(const QJsonObject &input)
{
    return {.first = input.value(u"firstRow").toInteger(1),
        .last = input.value(u"lastRow").toInteger()};
}

} // namespace sluice
