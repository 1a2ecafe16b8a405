// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/diagnosticscommand.h"

#include "app/application.h"
#include "app/diagnostics/diagnostics.h"

#include <QJsonArray>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

Result<DiagnosticsParts> diagnosticsParts(const QString &text)
{
    if (text.isEmpty())
        return kAllDiagnostics;
    DiagnosticsParts parts;
    for (const QString &word : text.split(u',', Qt::SkipEmptyParts)) {
        if (word == "versions"_L1)
            parts |= DiagnosticsPart::Versions;
        else if (word == "settings"_L1)
            parts |= DiagnosticsPart::Settings;
        else if (word == "log"_L1)
            parts |= DiagnosticsPart::Log;
        else if (word == "store"_L1)
            parts |= DiagnosticsPart::Store;
        else
            return fail(ErrorKind::Config, u"“%1” is no part of the diagnostics"_s.arg(word), {},
                u"There is versions, settings, log and store"_s);
    }
    return parts;
}

} // namespace

QStringList DiagnosticsCommand::valuedOptions() const
{
    return {u"out"_s, u"only"_s};
}

ExitCode DiagnosticsCommand::run(const CommandContext &context, Arguments &arguments)
{
    const QString path = arguments.takeValue(u"out"_s);
    auto parts = diagnosticsParts(arguments.takeValue(u"only"_s));
    if (auto finished = arguments.finish(); !finished)
        return context.refuse(finished.error());
    if (!parts)
        return context.refuse(parts.error());
    if (path.isEmpty())
        return context.refuse(Error{.kind = ErrorKind::Config,
            .what = u"Where the diagnostics go is missing"_s,
            .next = u"Give --out FILE.zip"_s});
    auto files = collectDiagnostics(context.application, *parts, CancelToken());
    if (!files)
        return context.refuse(files.error());
    if (auto written = writeDiagnostics(*files, path); !written)
        return context.refuse(written.error());
    QJsonArray listed;
    QList<QStringList> rows{{u"File"_s, u"Bytes"_s, u"Content"_s}};
    for (const DiagnosticsFile &file : std::as_const(*files)) {
        listed.append(QJsonObject{
            {u"name"_s, file.name}, {u"bytes"_s, file.content.size()}, {u"what"_s, file.what}});
        rows.append({file.name, QString::number(file.content.size()), file.what});
    }
    context.print(QJsonObject{{u"file"_s, path}, {u"files"_s, listed}}, tableText(rows));
    return ExitCode::Completed;
}

} // namespace sluice
