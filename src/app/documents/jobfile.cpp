// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/jobfile.h"

#include "app/documents/documentchecks.h"
#include "app/documents/jobkinds.h"

#include <QRegularExpression>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// An object, or the plain name of a file beside the job file.
QJsonValue readMapping(JsonObjectReader &reader)
{
    const QJsonValue mapping = reader.value(u"mapping"_s);
    if (mapping.isUndefined() || mapping.isNull()) {
        return QJsonValue(QJsonValue::Null);
    }
    static const QRegularExpression fileName(u"\\A[^/\\\\\\x00-\\x1f]{1,200}\\.json\\z"_s);
    if (!mapping.isObject()
        && !(mapping.isString() && fileName.match(mapping.toString()).hasMatch()
            && !mapping.toString().startsWith(u'.'))) {
        reader.problem(
            u"mapping"_s, u"must be an object or the name of a .json file beside this one"_s);
    }
    return mapping;
}

Job readJob(JsonObjectReader &reader)
{
    Job job;
    job.name = reader.filledText(u"name"_s);
    checkDocumentName(reader, u"name"_s, job.name);
    job.kind = reader.choice(u"kind"_s, knownJobKinds());
    job.source = reader.filledText(u"source"_s);
    checkDocumentName(reader, u"source"_s, job.source);
    const JobServices services = servicesOfJobKind(job.kind);
    const bool isSameConnection = services.source == services.target;
    job.target = reader.has(u"target"_s) || !isSameConnection ? reader.filledText(u"target"_s)
                                                              : job.source;
    checkDocumentName(reader, u"target"_s, job.target);
    if (!job.kind.isEmpty() && isSameConnection && job.target != job.source) {
        reader.problem(u"target"_s, u"must be the connection that is the source too"_s);
    }
    job.parameters = reader.object(u"parameters"_s);
    checkJobParameters(job.kind, job.parameters, reader.pathOf(u"parameters"_s), reader.problems());
    job.mapping = readMapping(reader);
    if (job.mapping.isObject()) {
        checkJobMapping(
            job.kind, job.mapping.toObject(), reader.pathOf(u"mapping"_s), reader.problems());
    }
    readSchedule(reader, u"schedule"_s, job.schedule, job.terms);
    return job;
}

QJsonObject jobToJson(const Job &job)
{
    QJsonObject json{{u"formatVersion"_s, kDocumentVersion}, {u"name"_s, job.name},
        {u"kind"_s, job.kind}, {u"source"_s, job.source}, {u"target"_s, job.target},
        {u"parameters"_s, job.parameters}};
    if (job.mapping.isObject() || job.mapping.isString()) {
        json.insert(u"mapping"_s, job.mapping);
    }
    const QJsonValue schedule = scheduleToJson(job.schedule, job.terms);
    if (!schedule.isUndefined()) {
        json.insert(u"schedule"_s, schedule);
    }
    return json;
}

QList<Job> readJobList(JsonObjectReader &top)
{
    QList<Job> jobs;
    const QJsonArray list = top.array(u"jobs"_s);
    QStringList names;
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString path = u"jobs[%1]"_s.arg(i);
        names.append(QString());
        if (!list.at(i).isObject()) {
            top.problems().add(path, u"must be an object"_s);
            continue;
        }
        JsonObjectReader reader(list.at(i).toObject(), path, top.problems());
        if (reader.has(u"formatVersion"_s)) {
            checkFormatVersion(reader);
        }
        jobs.append(readJob(reader));
        reader.finish();
        names.last() = jobs.last().name;
    }
    checkDistinctNames(names, u"jobs"_s, top.problems());
    return jobs;
}

} // namespace

Result<QList<Job>> parseJobFile(const QByteArray &text)
{
    const auto document = readJsonDocument(text, u"The job file"_s);
    if (!document) {
        return fail(document.error());
    }
    JsonProblems problems;
    JsonObjectReader top(*document, {}, problems);
    checkFormatVersion(top);
    QList<Job> jobs;
    if (document->value(u"formatVersion"_s).toDouble() <= kDocumentVersion) {
        if (top.has(u"jobs"_s)) {
            jobs = readJobList(top);
        } else {
            jobs.append(readJob(top));
        }
        top.finish();
    }
    if (!problems.isEmpty()) {
        return fail(problems.toError(u"The job file was not taken over"_s,
            u"Correct the named places and import it again; nothing was changed"_s));
    }
    return jobs;
}

QByteArray writeJobFile(const Job &job)
{
    return writeJsonDocument(jobToJson(job));
}

QByteArray writeJobsFile(QList<Job> jobs)
{
    std::sort(jobs.begin(), jobs.end(), [](const Job &a, const Job &b) { return a.name < b.name; });
    QJsonArray list;
    for (const Job &job : jobs) {
        list.append(jobToJson(job));
    }
    return writeJsonDocument({{u"formatVersion"_s, kDocumentVersion}, {u"jobs"_s, list}});
}

Result<void> checkJob(const Job &job)
{
    JsonProblems problems;
    JsonObjectReader reader(jobToJson(job), {}, problems);
    readJob(reader);
    if (!problems.isEmpty()) {
        return fail(problems.toError(u"The job cannot be saved"_s, {}));
    }
    return {};
}

} // namespace sluice
