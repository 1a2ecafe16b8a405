// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/documentoutput.h"

#include "base/files.h"

#include <QFile>
#include <QJsonArray>

#include <cerrno>

namespace sluice {

using namespace Qt::StringLiterals;

Result<QByteArray> readDocument(const QString &path)
{
    constexpr qint64 kLargest = 16 << 20;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Config, u"Could not read %1"_s.arg(path), file.errorString());
    if (file.size() > kLargest)
        return fail(ErrorKind::Config, u"%1 is larger than 16 MB"_s.arg(path));
    return file.readAll();
}

ExitCode writeDocument(const CommandContext &context, const QByteArray &text, const QString &path)
{
    if (path.isEmpty()) {
        writeOut(QString::fromUtf8(text));
        return ExitCode::Completed;
    }
    if (auto written = writeFileDurably(path, text); !written)
        return context.refuse(written.error());
    context.print(QJsonObject{{u"file"_s, path}}, u"Written to %1"_s.arg(path));
    return ExitCode::Completed;
}

void printImport(const CommandContext &context, const ImportReport &report)
{
    QStringList lines;
    for (const QString &name : report.added)
        lines << u"Added “%1”"_s.arg(name);
    for (const QString &name : report.changed)
        lines << u"Changed “%1”"_s.arg(name);
    for (const QString &name : report.unchanged)
        lines << u"“%1” was there already"_s.arg(name);
    lines << report.notices;
    context.print(QJsonObject{{u"added"_s, QJsonArray::fromStringList(report.added)},
                      {u"changed"_s, QJsonArray::fromStringList(report.changed)},
                      {u"unchanged"_s, QJsonArray::fromStringList(report.unchanged)},
                      {u"notices"_s, QJsonArray::fromStringList(report.notices)}},
        lines.join(u'\n'));
}

} // namespace sluice
