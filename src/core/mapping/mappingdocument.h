// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/jsoncheck.h"

#include <QLatin1StringView>

#include <utility>

namespace sluice {

// What a mapping document is, whatever its sync: one JSON object with its version and, if it likes,
// the kind of the jobs that it is for; keys sorted, so that what was written reads and writes back
// byte for byte; every problem named with its JSON path, unknown keys too. A sync's mapping is a
// struct with `static Result<M> fromJson(object, path)` and `toJson()`, made of these functions.
// Pure, any thread. A mapping never holds a secret.
struct MappingFormat
{
    QLatin1StringView kind; // "commerce-klaviyo"
    int version = 1;
    bool writesKind = true; // else a kind is only taken, and must be the right one
};

// Takes formatVersion and kind from the document.
void readMappingFormat(JsonObjectReader &reader, const MappingFormat &format);
// The members with formatVersion and kind among them.
QJsonObject mappingToJson(QJsonObject members, const MappingFormat &format);
Error mappingError(const JsonProblems &problems);
Result<QJsonObject> readMappingObject(const QByteArray &document);

// `readMembers` takes what is the sync's own from the reader and gives the mapping.
template <class ReadMembers>
auto mappingFromJson(const QJsonObject &object, const QString &path, const MappingFormat &format,
    ReadMembers &&readMembers) -> Result<decltype(readMembers(std::declval<JsonObjectReader &>()))>
{
    JsonProblems problems;
    JsonObjectReader reader(object, path, problems);
    readMappingFormat(reader, format);
    auto mapping = readMembers(reader);
    reader.finish();
    if (!problems.isEmpty())
        return fail(mappingError(problems));
    return mapping;
}

template <class Mapping> Result<Mapping> readMapping(const QByteArray &document)
{
    const Result<QJsonObject> object = readMappingObject(document);
    return object ? Mapping::fromJson(*object) : Result<Mapping>(fail(object.error()));
}

} // namespace sluice
