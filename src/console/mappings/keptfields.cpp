// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/mappings/keptfields.h"

#include "base/clock.h"
#include "base/files.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kKeptFormat = 1;
constexpr qint64 kMostKeptBytes = 8 << 20;

QString keptFieldsPath(const QString &dataDirectory, const QString &what)
{
    const QByteArray hash
        = QCryptographicHash::hash(what.toUtf8(), QCryptographicHash::Sha256).toHex().left(32);
    return dataDirectory + u"/fields/"_s + QString::fromLatin1(hash) + u".json"_s;
}

} // namespace

void keepFields(const QString &dataDirectory, const QString &what, const QJsonArray &fields)
{
    if (!makePrivateFolder(dataDirectory + u"/fields"_s))
        return;
    [[maybe_unused]] const auto kept = writeFileDurably(keptFieldsPath(dataDirectory, what),
        QJsonDocument(QJsonObject{{u"formatVersion"_s, kKeptFormat}, {u"what"_s, what},
                          {u"at"_s, Clock::system().nowMs()}, {u"fields"_s, fields}})
            .toJson(QJsonDocument::Compact));
}

std::optional<KeptFields> keptFields(const QString &dataDirectory, const QString &what)
{
    QFile file(keptFieldsPath(dataDirectory, what));
    if (!file.open(QIODevice::ReadOnly) || file.size() > kMostKeptBytes)
        return std::nullopt;
    const QJsonObject kept = QJsonDocument::fromJson(file.readAll()).object();
    if (kept.value("formatVersion"_L1).toInt() != kKeptFormat
        || kept.value("what"_L1).toString() != what)
        return std::nullopt;
    return KeptFields{
        .atMs = kept.value("at"_L1).toInteger(), .fields = kept.value("fields"_L1).toArray()};
}

} // namespace sluice
