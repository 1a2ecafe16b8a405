// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/jobscommand.h"

#include "app/application.h"
#include "app/documents/jobs.h"
#include "app/documents/originals.h"
#include "app/runs/runs.h"
#include "cli/documentoutput.h"

#include <QFileInfo>
#include <QJsonArray>

namespace sluice {

using namespace Qt::StringLiterals;

QStringList JobsCommand::valuedOptions() const
{
    return {u"out"_s, u"starter"_s};
}

ExitCode JobsCommand::run(const CommandContext &context, Arguments &arguments)
{
    const QString what = arguments.takeWord();
    const QString starter = what == "import"_L1 ? arguments.takeValue(u"starter"_s) : QString();
    const bool takesName = what != "list"_L1 && starter.isEmpty();
    const QString name = takesName ? arguments.takeWord() : QString();
    const QString out = what == "export"_L1 ? arguments.takeValue(u"out"_s) : QString();
    if (auto finished = arguments.finish(); !finished)
        return context.refuse(finished.error());
    if (what == "list"_L1)
        return list(context);
    if (takesName && name.isEmpty())
        return context.refuse(Error{.kind = ErrorKind::Config,
            .what = what == "import"_L1 ? u"A file or --starter NAME is needed"_s
                                        : u"The name of a job is needed"_s,
            .next = u"See sluice-cli jobs list"_s});
    if (what == "show"_L1)
        return show(context, name);
    if (what == "import"_L1)
        return importJobs(context, name, starter);
    if (what == "export"_L1)
        return exportJob(context, name, out);
    if (what == "remove"_L1)
        return remove(context, name);
    return context.refuse(Error{.kind = ErrorKind::Config,
        .what = u"“jobs %1” is not a command"_s.arg(what),
        .next = u"Use list, show, import, export or remove"_s});
}

ExitCode JobsCommand::list(const CommandContext &context)
{
    auto jobs = context.application.jobs().list();
    if (!jobs)
        return context.refuse(jobs.error());
    QJsonArray json;
    QList<QStringList> rows{{u"Name"_s, u"Kind"_s, u"What"_s, u"Source"_s, u"Target"_s}};
    for (const Job &job : std::as_const(*jobs)) {
        const SyncKind *kind = context.application.runs().kind(job.kind);
        const QString what = kind ? kind->describe(job.parameters) : QString();
        json.append(QJsonObject{{u"id"_s, job.id}, {u"name"_s, job.name}, {u"kind"_s, job.kind},
            {u"source"_s, job.source}, {u"target"_s, job.target}, {u"what"_s, what}});
        rows.append({job.name, job.kind, what, job.source, job.target});
    }
    context.print(json, jobs->isEmpty() ? u"No jobs yet"_s : tableText(rows));
    return ExitCode::Completed;
}

ExitCode JobsCommand::show(const CommandContext &context, const QString &name)
{
    auto text = context.application.jobs().exportJob(name);
    if (!text)
        return context.refuse(text.error());
    writeOut(QString::fromUtf8(*text).trimmed() + u'\n');
    return ExitCode::Completed;
}

ExitCode JobsCommand::importJobs(
    const CommandContext &context, const QString &path, const QString &starter)
{
    Jobs &jobs = context.application.jobs();
    if (!starter.isEmpty()) {
        auto report = jobs.importStarter(starter);
        if (!report)
            return context.refuse(report.error());
        printImport(context, *report);
        return ExitCode::Completed;
    }
    auto text = readDocument(path);
    if (!text)
        return context.refuse(text.error());
    auto report = isPluginConfiguration(*text)
        ? importPluginFile(context.application.connections(), jobs, *text)
        : jobs.import(*text, QFileInfo(path).absolutePath());
    if (!report)
        return context.refuse(report.error());
    printImport(context, *report);
    return ExitCode::Completed;
}

ExitCode JobsCommand::exportJob(
    const CommandContext &context, const QString &name, const QString &path)
{
    auto text = context.application.jobs().exportJob(name);
    if (!text)
        return context.refuse(text.error());
    return writeDocument(context, *text, path);
}

ExitCode JobsCommand::remove(const CommandContext &context, const QString &name)
{
    if (auto removed = context.application.jobs().remove(name); !removed)
        return context.refuse(removed.error());
    context.print(QJsonObject{{u"removed"_s, name}}, u"“%1” is removed"_s.arg(name));
    return ExitCode::Completed;
}

} // namespace sluice
