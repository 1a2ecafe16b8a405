// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/crmcodelib.h"

#include "app/documents/catalystcron.h"
#include "app/documents/codelibsettings.h"
#include "app/documents/connectionfile.h"
#include "app/documents/connections.h"
#include "app/documents/jobfile.h"
#include "app/documents/jobs.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

using CrmVariables = QMap<QString, QString>;

constexpr auto kModule = "MODULE"_L1;
constexpr auto kFields = "FIELDS_TO_BE_PROCESSED"_L1;
constexpr auto kDailySchedule = "0 2 * * *"_L1; // the reference names a daily cron and no time

bool isCrmFunction(const QString &name)
{
    return name == "BulkDataProcessor"_L1 || name == "BulkJobScheduler"_L1
        || name == "BulkJobSchedule"_L1 || name == "zohocrm_bulk_callback"_L1;
}

Error notTakenOver(const QString &why, const QString &next)
{
    return Error{.kind = ErrorKind::Config,
        .what = u"The configuration of the CRM CodeLib was not taken over"_s,
        .why = why,
        .next = next + u"; nothing was changed"_s};
}

QStringList without(const CrmVariables &variables, const QStringList &names)
{
    QStringList missing;
    for (const QString &name : names) {
        if (variables.value(name).trimmed().isEmpty())
            missing.append(name);
    }
    return missing;
}

// The comma list as the CodeLib reads it: all white space goes.
QStringList fieldsOf(const QString &text, QStringList &notices)
{
    static const QRegularExpression blank(u"\\s+"_s);
    QStringList fields;
    QStringList doubled;
    for (const QString &name : QString(text).remove(blank).split(u',', Qt::SkipEmptyParts)) {
        if (name.compare("id"_L1, Qt::CaseInsensitive) == 0)
            continue; // always read
        (fields.contains(name) ? doubled : fields).append(name);
    }
    if (!doubled.isEmpty())
        notices.append(u"FIELDS_TO_BE_PROCESSED names %1 more than once; once is enough"_s.arg(
            doubled.join(u", "_s)));
    return fields;
}

void noteSecretKey(const CrmVariables &variables, QStringList &notices)
{
    if (!variables.value(u"CODELIB_SECRET_KEY"_s).isEmpty())
        notices.append(u"CODELIB_SECRET_KEY is not taken over: the end of bulk jobs is polled, and"
                       " a callback has an address of its own that nobody can guess"_s);
}

void noteFunction(const CrmVariables &variables, QStringList &notices)
{
    const QString function = variables.value(kCatalystFunction);
    if (!function.isEmpty())
        notices.append(
            u"Stack, type and execution of the function %1 have no use here; its tables"
            " (BulkRead, ReadQueue, WriteQueue), event rule and folder neither"_s.arg(function));
}

// How the CodeLib works where the job works otherwise (zoho-crm-bulk E3).
void noteDifferences(QStringList &notices)
{
    notices.append(
        u"Your processRecords class is no configuration: run it as a command processor of"
        " the job (packaging/examples has one in Java), or choose rules or a script."
        " Without one the job changes nothing"_s);
    notices.append(u"The CodeLib writes every record back by upsert; the job updates the records"
                   " that changed. As there, empty values leave a field alone (ignoreEmpty)"_s);
}

Result<CatalystCron> cronOf(const CrmVariables &variables)
{
    const QString text = variables.value(kCatalystCron);
    if (text.isEmpty())
        return CatalystCron{};
    return readCatalystCron(QJsonDocument::fromJson(text.toUtf8()).object());
}

QString scheduleOf(const CatalystCron &cron, bool hasCron, QStringList &notices)
{
    if (!cron.schedule.isEmpty() || (hasCron && !cron.notices.isEmpty()))
        return cron.schedule;
    notices.append(u"The CodeLib's cron runs daily and its time is not in what was given: the"
                   " schedule is 02:00 by this computer's clock"_s);
    return kDailySchedule;
}

Result<Job> knownOrNewJob(Jobs &jobs, const QString &name)
{
    auto known = jobs.list();
    if (!known)
        return fail(known.error());
    const auto before = std::find_if(known->cbegin(), known->cend(),
        [&name](const Job &candidate) { return candidate.name == name; });
    if (before != known->cend() && before->kind != "crm-bulk"_L1)
        return fail(notTakenOver(
            u"There is a job “%1” already, of another kind"_s.arg(name), u"Remove it"_s));
    if (before != known->cend())
        return *before;
    Job job;
    job.name = name;
    job.kind = u"crm-bulk"_s;
    job.parameters = {
        {u"operation"_s, u"update"_s}, {u"ignoreEmpty"_s, true}, {u"processors"_s, QJsonArray()}};
    job.isEnabled = false;
    return job;
}

Result<Job> processingJob(
    Jobs &jobs, const CrmVariables &variables, const QString &source, QStringList &notices)
{
    const QStringList missing = without(variables, {kModule, kFields});
    if (!missing.isEmpty())
        return fail(notTakenOver(u"The cron's parameters lack %1"_s.arg(missing.join(u", "_s)),
            u"Name both, as the CodeLib demands"_s));
    const QString module = variables.value(kModule).trimmed();
    auto job = knownOrNewJob(jobs, crmCodeLibJobName(module));
    if (!job)
        return job;
    const bool isNew = job->id.isEmpty();
    auto cron = cronOf(variables);
    if (!cron)
        return fail(cron.error());
    const bool hasCron = variables.contains(kCatalystCron);
    job->source = source;
    job->target = source;
    job->parameters.insert(u"module"_s, module);
    job->parameters.insert(
        u"fields"_s, QJsonArray::fromStringList(fieldsOf(variables.value(kFields), notices)));
    if (isNew || hasCron)
        job->schedule = scheduleOf(*cron, hasCron, notices);
    if (auto checked = checkJob(*job); !checked)
        return fail(
            notTakenOver(checked.error().text(), u"Correct MODULE or FIELDS_TO_BE_PROCESSED"_s));
    notices += cron->notices;
    if (!cron->name.isEmpty())
        notices.append(
            u"The cron “%1” became the schedule of the job “%2”"_s.arg(cron->name, job->name));
    if (!cron->isOn)
        notices.append(u"The cron was switched off"_s);
    if (isNew) {
        noteDifferences(notices);
        if (!job->schedule.isEmpty())
            notices.append(u"The schedule “%1” is off until you switch it on (sluice-cli schedules"
                           " enable \"%2\"); switch the CodeLib's cron off first"_s.arg(
                               job->schedule, job->name));
    }
    return job;
}

} // namespace

bool isCrmCodeLibVariable(const QString &name)
{
    return name == kModule || name == kFields || name == kCatalystFunction || name == kCatalystCron;
}

bool isCrmCodeLibMeant(const CrmVariables &variables)
{
    if (variables.contains(kModule) || variables.contains(kFields)
        || variables.contains(kCatalystCron) || isCrmFunction(variables.value(kCatalystFunction)))
        return true;
    return without(variables, codeLibSecretVariables()).isEmpty()
        && variables.contains(u"CODELIB_SECRET_KEY"_s) && !isSyncCodeLibMeant(variables)
        && variables.value(kCatalystFunction).isEmpty();
}

QString crmCodeLibJobName(const QString &module)
{
    return u"Process %1 (CodeLib)"_s.arg(module);
}

Result<OriginalsPlan> planCrmCodeLib(
    Connections &connections, Jobs &jobs, const CrmVariables &variables)
{
    OriginalsPlan plan;
    const QStringList secrets = codeLibSecretVariables();
    const QStringList missing = without(variables, secrets);
    const bool hasJob = variables.contains(kModule) || variables.contains(kFields)
        || variables.contains(kCatalystCron);
    QString source;
    if (missing.isEmpty()) {
        auto hosts = codeLibHosts(variables);
        if (!hosts)
            return fail(hosts.error());
        if (hosts->contains(u"apiUrl"_s))
            hosts->insert(u"uploadUrl"_s, hosts->value(u"apiUrl"_s));
        Connection crm = codeLibConnection(kCrmCodeLibName, u"zoho-crm"_s, *hosts);
        if (auto completed = completeOriginal(connections, crm, plan.notices); !completed)
            return fail(completed.error());
        if (auto checked = checkConnection(crm); !checked)
            return fail(checked.error());
        plan.connections.append(crm);
        source = crm.name;
    } else if (missing.size() < secrets.size()) {
        return fail(notTakenOver(
            u"Not set: %1"_s.arg(missing.join(u", "_s)), u"Set them and import again"_s));
    } else if (!hasJob) {
        return fail(notTakenOver(u"There is no sign-in in it: CLIENT_ID, CLIENT_SECRET and"
                                 " REFRESH_TOKEN stand with the function BulkDataProcessor"_s,
            u"Import the catalyst-config.json of BulkDataProcessor, then the cron's parameters"_s));
    } else {
        auto name = onlyConnection(connections, u"zoho-crm"_s, kCrmCodeLibName);
        if (!name)
            return fail(name.error());
        source = *name;
        plan.notices.append(u"The job uses the connection “%1”"_s.arg(source));
    }
    if (hasJob) {
        auto job = processingJob(jobs, variables, source, plan.notices);
        if (!job)
            return fail(job.error());
        plan.jobs.append(*job);
    } else {
        plan.notices.append(u"No job was made: MODULE and FIELDS_TO_BE_PROCESSED are parameters of"
                            " the CodeLib's cron; import them too, as JSON or as lines"_s);
    }
    noteSecretKey(variables, plan.notices);
    noteFunction(variables, plan.notices);
    return plan;
}

} // namespace sluice
