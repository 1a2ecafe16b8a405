// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include "base/files.h"
#include "core/store/storeerror.h"

#include <QJsonArray>

#include <algorithm>
#include <cerrno>
#include <cstdio>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

bool s_isOutputLost = false; // main thread

}

ExitCode exitCodeOf(RunState state)
{
    switch (state) {
    case RunState::Completed:
        return ExitCode::Completed;
    case RunState::CompletedWithRejections:
        return ExitCode::Rejections;
    case RunState::Stopped:
        return ExitCode::Stopped;
    case RunState::Failed:
        return ExitCode::Failed;
    case RunState::NeedsAttention:
        return ExitCode::NeedsAttention;
    default:
        return ExitCode::Resumable;
    }
}

ExitCode exitCodeOf(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Config:
    case ErrorKind::Data:
        return ExitCode::Usage;
    case ErrorKind::Disk:
        if (isDamagedStore(error))
            return ExitCode::NeedsAttention;
        return error.isRetryable ? ExitCode::Resumable : ExitCode::Usage;
    case ErrorKind::Locked:
        return ExitCode::Locked;
    case ErrorKind::Cancelled:
        return error.code == QLatin1StringView(kTerminatedCode) ? ExitCode::Resumable
                                                                : ExitCode::Stopped;
    case ErrorKind::Internal:
        return ExitCode::Failed;
    default:
        return ExitCode::Service;
    }
}

bool isOutputLost()
{
    return s_isOutputLost;
}

void writeOut(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    const auto size = static_cast<size_t>(bytes.size());
    if (std::fwrite(bytes.constData(), 1, size, stdout) == size && std::fflush(stdout) == 0)
        return;
    const int reason = errno;
    if (!s_isOutputLost)
        writeError(diskError(u"The output could not be written"_s, reason).text() + u'\n');
    s_isOutputLost = true;
}

void writeError(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stderr);
    std::fflush(stderr);
}

ExitCode refuseWith(const Error &error, bool isJson)
{
    if (isJson) {
        const QJsonObject told{{u"kind"_s, QString(errorKindName(error.kind))},
            {u"what"_s, error.what}, {u"why"_s, error.why}, {u"next"_s, error.next},
            {u"code"_s, error.code}, {u"requestId"_s, error.requestId}};
        writeOut(QString::fromUtf8(QJsonDocument(QJsonObject{{u"error"_s, told}}).toJson()));
    }
    writeError(error.text() + u'\n');
    return exitCodeOf(error);
}

void CommandContext::print(const QJsonObject &json, const QString &text) const
{
    if (isJson)
        writeOut(QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Indented)));
    else if (!text.isEmpty())
        writeOut(text.endsWith(u'\n') ? text : QString(text + u'\n'));
}

void CommandContext::print(const QJsonArray &json, const QString &text) const
{
    if (isJson)
        writeOut(QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Indented)));
    else if (!text.isEmpty())
        writeOut(text.endsWith(u'\n') ? text : QString(text + u'\n'));
}

ExitCode CommandContext::refuse(const Error &error) const
{
    return refuseWith(error, isJson);
}

QString tableText(const QList<QStringList> &rows)
{
    QList<qsizetype> widths;
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            if (i >= widths.size())
                widths.append(0);
            widths[i] = std::max(widths.at(i), row.at(i).size());
        }
    }
    QString text;
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i)
            line += i + 1 < row.size() ? row.at(i).leftJustified(widths.at(i) + 2) : row.at(i);
        text += line + u'\n';
    }
    return text;
}

} // namespace sluice
