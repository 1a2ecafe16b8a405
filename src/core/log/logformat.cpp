// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/logformat.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

QByteArray quotedForLog(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}

QByteArray compactDetails(const QJsonObject &details)
{
    return QJsonDocument(details).toJson(QJsonDocument::Compact);
}

} // namespace

QString logTime(qint64 atMs)
{
    return QDateTime::fromMSecsSinceEpoch(atMs, Qt::UTC).toString(Qt::ISODateWithMs);
}

QByteArray logLine(const LogRecord &record, LogFormat format)
{
    QByteArray line;
    line.reserve(160 + record.message.size());
    const QByteArray time = logTime(record.atMs).toLatin1();
    const QByteArray level(logLevelName(record.level).data());
    if (format == LogFormat::Text) {
        line.append(time).append(' ').append(level.toUpper().leftJustified(7, ' '));
        line.append(" [").append(record.component).append("] ");
        if (!record.runId.isEmpty())
            line.append("run ").append(record.runId.toUtf8()).append(": ");
        line.append(record.message.toUtf8());
        if (!record.details.isEmpty())
            line.append(' ').append(compactDetails(record.details));
        return line.append('\n');
    }
    line.append("{\"time\":\"").append(time).append("\",\"level\":\"").append(level);
    line.append("\",\"run\":").append(quotedForLog(record.runId));
    line.append(",\"component\":").append(quotedForLog(QString::fromUtf8(record.component)));
    line.append(",\"message\":").append(quotedForLog(record.message));
    if (!record.details.isEmpty())
        line.append(",\"details\":").append(compactDetails(record.details));
    return line.append("}\n");
}

std::optional<LogRecord> logRecordOf(QByteArrayView jsonLine)
{
    const QJsonObject object
        = QJsonDocument::fromJson(QByteArray::fromRawData(jsonLine.data(), jsonLine.size()))
              .object();
    const QDateTime time
        = QDateTime::fromString(object.value("time"_L1).toString(), Qt::ISODateWithMs);
    const auto level = logLevelFromName(object.value("level"_L1).toString());
    if (!time.isValid() || !level)
        return std::nullopt;
    return LogRecord{.atMs = time.toMSecsSinceEpoch(),
        .level = *level,
        .runId = object.value("run"_L1).toString(),
        .component = object.value("component"_L1).toString().toUtf8(),
        .message = object.value("message"_L1).toString(),
        .details = object.value("details"_L1).toObject()};
}

} // namespace sluice
