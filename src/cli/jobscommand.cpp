// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/jobscommand.h"

#include "app/application.h"
#include "app/documents/jobs.h"
#include "app/documents/originals.h"
#include "app/runs/runs.h"
#include "base/csv/csvreader.h"
#include "cli/documentoutput.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// The header of a file and the first values of each column, for SyncKind::suggestMapping().
Result<QJsonObject> columnsOfFile(const QString &path)
{
    constexpr int kSampleRows = 100;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Config, u"%1 cannot be read"_s.arg(path), file.errorString());
    CsvReader reader(file, {.fillMissing = true});
    auto header = reader.readHeader();
    if (!header)
        return fail(header.error());
    QJsonArray columns;
    for (const QByteArray &name : std::as_const(*header))
        columns.append(QString::fromUtf8(name));
    QList<QJsonArray> samples(header->size());
    for (int row = 0; row < kSampleRows; ++row) {
        auto kind = reader.next();
        if (!kind)
            return fail(kind.error());
        if (*kind == CsvReader::Kind::End)
            break;
        for (size_t i = 0; *kind == CsvReader::Kind::Row && i < reader.fields().size(); ++i)
            samples[static_cast<qsizetype>(i)].append(QString::fromUtf8(reader.fields()[i]));
    }
    QJsonArray lists;
    for (const QJsonArray &values : std::as_const(samples))
        lists.append(values);
    return QJsonObject{{u"columns"_s, columns}, {u"samples"_s, lists}};
}

} // namespace

QStringList JobsCommand::valuedOptions() const
{
    return {u"out"_s, u"starter"_s, u"file"_s};
}

ExitCode JobsCommand::run(const CommandContext &context, Arguments &arguments)
{
    const QString what = arguments.takeWord();
    const QString starter = what == "import"_L1 ? arguments.takeValue(u"starter"_s) : QString();
    const bool takesName = what != "list"_L1 && starter.isEmpty();
    const QString name = takesName ? arguments.takeWord() : QString();
    const bool isAutomap = what == "automap"_L1;
    const bool saves = isAutomap && arguments.takeFlag(u"save"_s);
    const QString file = isAutomap ? arguments.takeValue(u"file"_s) : QString();
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
    if (isAutomap)
        return automap(context, name, file, saves);
    return context.refuse(Error{.kind = ErrorKind::Config,
        .what = u"“jobs %1” is not a command"_s.arg(what),
        .next = u"Use list, show, import, export, remove or automap"_s});
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

ExitCode JobsCommand::automap(
    const CommandContext &context, const QString &name, const QString &file, bool saves)
{
    QJsonObject columns;
    if (!file.isEmpty()) {
        auto read = columnsOfFile(file);
        if (!read)
            return context.refuse(read.error());
        columns = *read;
    }
    auto found = context.application.runs().suggestMapping(name, columns, CancelToken());
    if (!found)
        return context.refuse(found.error());
    if (saves) {
        auto job = context.application.jobs().find(name);
        if (!job)
            return context.refuse(job.error());
        job->mapping = found->value(u"mapping");
        if (auto saved = context.application.jobs().save(*job); !saved)
            return context.refuse(saved.error());
    }
    QJsonObject json = *found;
    json.insert(u"saved"_s, saves);
    const QJsonValue suggested = found->value(u"suggested");
    QList<QStringList> rows{{u"Source"_s, u"Target"_s, u"Confidence"_s, u"Reason"_s}};
    for (const QJsonValue &pair : suggested[u"pairs"].toArray())
        rows.append({pair[u"source"].toString(), pair[u"target"].toString(),
            u"%1 %"_s.arg(pair[u"confidence"].toInt()), pair[u"why"].toString()});
    for (const QJsonValue &source : suggested[u"freeSources"].toArray())
        rows.append({source.toString(), u"-"_s, {}, {}});
    context.print(json, tableText(rows));
    return ExitCode::Completed;
}

} // namespace sluice
