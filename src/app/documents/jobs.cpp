// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/jobs.h"

#include "app/documents/jobconnections.h"
#include "app/documents/jobfile.h"
#include "app/documents/jobkinds.h"
#include "app/documents/scriptfiles.h"
#include "app/documents/starters.h"
#include "app/schedules/chains.h"
#include "base/clock.h"
#include "base/ids.h"
#include "core/mapping/jsoncheck.h"
#include "core/store/store.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostMappingBytes = 10 * 1024 * 1024;

constexpr const char *kJobById
    = "SELECT id, name, kind, source_conn, target_conn, params, mapping, schedule, revision, "
      "enabled, updated_at FROM job_def WHERE id = ?";
constexpr const char *kJobByName
    = "SELECT id, name, kind, source_conn, target_conn, params, mapping, schedule, revision, "
      "enabled, updated_at FROM job_def WHERE name = ?";
constexpr const char *kJobList
    = "SELECT id, name, kind, source_conn, target_conn, params, mapping, schedule, revision, "
      "enabled, updated_at FROM job_def ORDER BY name";
constexpr const char *kJobPut
    = "INSERT INTO job_def(id, name, kind, source_conn, target_conn, params, mapping, schedule, "
      "revision, enabled, updated_at, schedule_seen) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
      "ON CONFLICT(id) DO UPDATE SET name = excluded.name, kind = excluded.kind, "
      "source_conn = excluded.source_conn, target_conn = excluded.target_conn, "
      "params = excluded.params, mapping = excluded.mapping, schedule = excluded.schedule, "
      "revision = excluded.revision, enabled = excluded.enabled, "
      // What was due before the schedule became what it is, or was switched on, is not due now.
      "schedule_seen = CASE WHEN job_def.schedule <> excluded.schedule "
      "OR job_def.enabled <> excluded.enabled THEN excluded.schedule_seen "
      "ELSE job_def.schedule_seen END, updated_at = excluded.updated_at";

// An object as JSON, a file name as it is, nothing as "".
QString mappingText(const QJsonValue &mapping)
{
    return mapping.isObject()
        ? QString::fromUtf8(QJsonDocument(mapping.toObject()).toJson(QJsonDocument::Compact))
        : mapping.toString(u""_s);
}

QJsonValue mappingOfText(const QString &text)
{
    if (text.isEmpty()) {
        return QJsonValue(QJsonValue::Null);
    }
    return text.startsWith(u'{') ? QJsonValue(QJsonDocument::fromJson(text.toUtf8()).object())
                                 : QJsonValue(text);
}

Job jobOfRow(const QSqlQuery &row)
{
    Job job{.id = row.value(0).toString(),
        .name = row.value(1).toString(),
        .kind = row.value(2).toString(),
        .source = row.value(3).toString(),
        .target = row.value(4).toString(),
        .parameters = QJsonDocument::fromJson(row.value(5).toString().toUtf8()).object(),
        .mapping = mappingOfText(row.value(6).toString()),
        .revision = row.value(8).toInt(),
        .changedMs = row.value(10).toLongLong(),
        .isEnabled = row.value(9).toBool()};
    scheduleOfText(row.value(7).toString(), job.schedule, job.terms);
    return job;
}

bool isSameJobContent(const Job &a, const Job &b)
{
    return writeJobFile(a) == writeJobFile(b);
}

Result<void> writeJobRow(Sql &sql, const Job &job)
{
    auto taken = sql.run(kJobByName, {job.name});
    if (!taken) {
        return fail(taken.error());
    }
    if ((*taken)->next() && (*taken)->value(0).toString() != job.id) {
        return fail(ErrorKind::Config, u"There is a job “%1” already"_s.arg(job.name), {},
            u"Choose another name"_s);
    }
    const qint64 now = Clock::system().nowMs();
    auto put = sql.run(kJobPut,
        {job.id, job.name, job.kind, job.source, job.target,
            QString::fromUtf8(QJsonDocument(job.parameters).toJson(QJsonDocument::Compact)),
            mappingText(job.mapping), scheduleToText(job.schedule, job.terms), job.revision,
            job.isEnabled ? 1 : 0, now, now});
    return put ? Result<void>() : Result<void>(fail(put.error()));
}

// Takes the mapping file that the job names over into the job.
Result<void> takeMappingFile(Job &job, const QString &folder)
{
    if (!job.mapping.isString()) {
        return {};
    }
    const QString what = u"The mapping file %1 of “%2”"_s.arg(job.mapping.toString(), job.name);
    QFile file(folder + u'/' + job.mapping.toString());
    if (folder.isEmpty() || !QFileInfo(file).isFile() || !file.open(QIODevice::ReadOnly)) {
        return fail(ErrorKind::Config, u"%1 cannot be read"_s.arg(what), file.errorString(),
            u"Put it beside the job file"_s);
    }
    auto mapping = readJsonDocument(file.read(kMostMappingBytes + 1), what, kMostMappingBytes);
    if (!mapping) {
        return fail(mapping.error());
    }
    job.mapping = *mapping;
    return checkJob(job);
}

} // namespace

Jobs::Jobs(Store &store)
    : m_store(store)
{
}

Result<QList<Job>> Jobs::list()
{
    QList<Job> found;
    auto done = m_store.read([&found](Sql &sql) -> Result<void> {
        auto query = sql.run(kJobList);
        if (!query) {
            return fail(query.error());
        }
        while ((*query)->next()) {
            found.append(jobOfRow(**query));
        }
        return {};
    });
    if (!done) {
        return fail(done.error());
    }
    return found;
}

// A job without an id if there is none.
Result<Job> Jobs::findWhere(const char *statement, const QString &value)
{
    Job found;
    auto done = m_store.read([&found, statement, &value](Sql &sql) -> Result<void> {
        auto query = sql.run(statement, {value});
        if (!query) {
            return fail(query.error());
        }
        if ((*query)->next()) {
            found = jobOfRow(**query);
        }
        return {};
    });
    if (!done) {
        return fail(done.error());
    }
    return found;
}

Result<Job> Jobs::find(const QString &name)
{
    auto found = findWhere(kJobByName, name);
    if (found && found->id.isEmpty()) {
        return fail(ErrorKind::Config, u"There is no job “%1”"_s.arg(name), {},
            u"Choose one that is listed, or import it"_s);
    }
    return found;
}

Result<Job> Jobs::findById(const QString &id)
{
    auto found = findWhere(kJobById, id);
    if (found && found->id.isEmpty()) {
        return fail(ErrorKind::Config, u"The job is not there any more"_s);
    }
    return found;
}

Result<QStringList> Jobs::namesUsing(const QString &connectionName)
{
    auto jobs = list();
    if (!jobs) {
        return fail(jobs.error());
    }
    QStringList names;
    for (const Job &job : *jobs) {
        if (job.source == connectionName || job.target == connectionName) {
            names.append(job.name);
        }
    }
    return names;
}

Result<Job> Jobs::save(Job job)
{
    if (auto checked = checkJob(job); !checked) {
        return fail(checked.error());
    }
    QStringList notices;
    if (auto fitting = checkJobConnections(m_store, job, notices); !fitting) {
        return fail(fitting.error());
    }
    Job formerly;
    if (job.id.isEmpty()) {
        job.id = newId();
        job.revision = 1;
    } else {
        auto before = findById(job.id);
        if (!before) {
            return before;
        }
        formerly = *before;
        job.isEnabled = before->isEnabled; // only setEnabled() switches it
        job.revision = before->revision + (isSameJobContent(*before, job) ? 0 : 1);
    }
    const QString formerName = formerly.name == job.name ? QString() : formerly.name;
    if (auto written = write({job}, formerName); !written) {
        return fail(written.error());
    }
    return job;
}

Result<Job> Jobs::setSchedule(const QString &name, const QString &cron, const ScheduleTerms &terms)
{
    auto job = find(name);
    if (!job) {
        return job;
    }
    if (!terms.thenJob.isEmpty()) {
        if (auto next = find(terms.thenJob); !next) {
            return next;
        }
    }
    const Job before = *job;
    job->schedule = cron.simplified();
    job->terms = terms;
    if (auto checked = checkJob(*job); !checked) {
        return fail(checked.error());
    }
    job->revision += isSameJobContent(before, *job) ? 0 : 1;
    if (auto written = write({*job}); !written) {
        return fail(written.error());
    }
    return job;
}

Result<void> Jobs::setEnabled(const QString &name, bool isEnabled)
{
    auto job = find(name);
    if (!job) {
        return fail(job.error());
    }
    job->isEnabled = isEnabled;
    return write({*job});
}

Result<void> Jobs::remove(const QString &name)
{
    auto job = find(name);
    if (!job) {
        return fail(job.error());
    }
    return m_store.write([&job](Sql &sql) -> Result<void> {
        for (const char *statement : {"DELETE FROM schedule_fire WHERE job_def_id = ?",
                 "DELETE FROM cursor_state WHERE job_def_id = ?",
                 "DELETE FROM job_def WHERE id = ?"}) {
            if (auto gone = sql.run(statement, {job->id}); !gone) {
                return fail(gone.error());
            }
        }
        return {};
    });
}

Result<ImportReport> Jobs::import(const QByteArray &text, const QString &folder)
{
    auto jobs = parseJobFile(text);
    if (!jobs) {
        return fail(jobs.error());
    }
    for (Job &job : *jobs) {
        if (auto taken = takeMappingFile(job, folder); !taken) {
            return fail(taken.error());
        }
        if (auto taken = takeScriptFiles(job, folder); !taken) {
            return fail(taken.error());
        }
    }
    return importJobs(*jobs);
}

Result<ImportReport> Jobs::importStarter(const QString &starter)
{
    auto jobs = parseJobFile(starterDocument(starter));
    if (!jobs) {
        return fail(ErrorKind::Config, u"There is no starter “%1”"_s.arg(starter), {},
            u"Choose one of %1"_s.arg(starterNames().join(u", "_s)));
    }
    for (Job &job : *jobs) {
        for (QString *end : {&job.source, &job.target}) {
            const JobServices services = servicesOfJobKind(job.kind);
            const QString service = end == &job.source ? services.source : services.target;
            QStringList names;
            auto done = m_store.read([&names, &service](Sql &sql) -> Result<void> {
                auto query = sql.run("SELECT name FROM connection WHERE service = ?", {service});
                if (!query) {
                    return fail(query.error());
                }
                while ((*query)->next()) {
                    names.append((*query)->value(0).toString());
                }
                return {};
            });
            if (!done) {
                return fail(done.error());
            }
            if (names.size() == 1) {
                *end = names.front();
            }
        }
    }
    return importJobs(*jobs);
}

Result<ImportReport> Jobs::importJobs(QList<Job> jobs)
{
    ImportReport report;
    QList<Job> changed;
    for (Job &job : jobs) {
        if (auto fitting = checkJobConnections(m_store, job, report.notices); !fitting) {
            return fail(fitting.error());
        }
        auto before = findWhere(kJobByName, job.name);
        if (!before) {
            return fail(before.error());
        }
        const bool isNew = before->id.isEmpty();
        job.id = isNew ? newId() : before->id;
        job.revision = before->revision + 1;
        job.isEnabled = isNew || before->isEnabled;
        if (!isNew && isSameJobContent(*before, job)) {
            report.unchanged.append(job.name);
        } else {
            report.notices += commandNotices(job);
            (isNew ? report.added : report.changed).append(job.name);
            changed.append(job);
        }
    }
    if (auto written = write(changed); !written) {
        return fail(written.error());
    }
    if (auto noted = noteMissingNext(m_store, changed, report.notices); !noted) {
        return fail(noted.error());
    }
    return report;
}

Result<void> Jobs::write(const QList<Job> &jobs, const QString &formerName)
{
    if (jobs.isEmpty()) {
        return {};
    }
    return m_store.write([&jobs, &formerName](Sql &sql) -> Result<void> {
        for (const Job &job : jobs) {
            if (auto written = writeJobRow(sql, job); !written) {
                return written;
            }
        }
        if (!formerName.isEmpty()) {
            if (auto followed = renameInChains(sql, formerName, jobs.constFirst().name);
                !followed) {
                return followed;
            }
        }
        return checkChains(sql);
    });
}

Result<QByteArray> Jobs::exportJob(const QString &name)
{
    auto job = find(name);
    if (!job) {
        return fail(job.error());
    }
    return writeJobFile(*job);
}

} // namespace sluice
