// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/mappingdocument.h"

namespace sluice {

using namespace Qt::StringLiterals;

void readMappingFormat(JsonObjectReader &reader, const MappingFormat &format)
{
    reader.integer(u"formatVersion"_s, format.version, format.version);
    const QString kind(format.kind);
    reader.choice(u"kind"_s, {kind}, kind);
}

QJsonObject mappingToJson(QJsonObject members, const MappingFormat &format)
{
    members.insert(u"formatVersion"_s, format.version);
    if (format.writesKind)
        members.insert(u"kind"_s, QString(format.kind));
    return members;
}

Error mappingError(const JsonProblems &problems)
{
    return problems.toError(
        u"The mapping cannot be used"_s, u"Correct what is named and try again"_s);
}

Result<QJsonObject> readMappingObject(const QByteArray &document)
{
    return readJsonDocument(document, u"The mapping"_s);
}

} // namespace sluice
