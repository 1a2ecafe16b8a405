// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/crmfacts.h"

#include "core/engine/stepcontext.h"
#include "syncs/callbackaddresses.h"
#include "syncs/crmbulk/mapping/mappingprocessor.h"
#include "syncs/crmbulk/undo/deleteprocessor.h"
#include "syncs/crmbulk/undo/undojob.h"
#include "syncs/crmbulk/undo/undoprocessor.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// What processors may change; a record that may be new gets all that the job reads, too.
QStringList writtenFields(
    const ProcessorChain &chain, const CrmBulkJob &job, const QHash<QString, CrmField> &fields)
{
    QStringList written = chain.writes();
    if (!job.makesRecords() && !job.sourceFile)
        return written;
    for (const QString &name : job.sourceFile ? job.sourceFile->columns : job.fields) {
        const CrmField field = fields.value(name);
        const bool mayBeWritten = job.makesRecords() ? field.isApiCreatable : field.isApiUpdatable;
        if (fields.contains(name) && !written.contains(name) && mayBeWritten && field.isWritable())
            written << name;
    }
    return written;
}

// Of the module, or of the file that is read instead of it. Through a lookup to another module,
// fields are not known here.
QStringList unknownFields(const CrmFacts &facts, const CrmBulkJob &job, const QStringList &names)
{
    QStringList unknown;
    for (const QString &name : names) {
        const bool isKnown = job.sourceFile
            ? job.sourceFile->columns.contains(name) || facts.writeFields.contains(name)
            : facts.fields.contains(name) || name.contains(u'.');
        if (!isKnown && !unknown.contains(name))
            unknown << name;
    }
    return unknown;
}

Result<void> checkFields(const CrmFacts &facts, const CrmBulkJob &job)
{
    const QStringList unknown = unknownFields(facts, job, facts.readFields);
    QStringList readOnly;
    for (const QString &name : facts.writeFields) {
        if (job.undoOf && name == deletionField())
            continue; // it is looked at, and never goes out
        if (facts.fields.contains(name) && !facts.fields.value(name).isWritable())
            readOnly << name;
    }
    if (!unknown.isEmpty() && job.sourceFile)
        return fail(ErrorKind::Config,
            u"The file %1 lacks columns that the job names"_s.arg(job.sourceFile->path),
            unknown.join(u", "_s), u"Add them to its header, or change the job"_s);
    if (!unknown.isEmpty())
        return fail(ErrorKind::Config,
            u"The module %1 lacks fields that the job names"_s.arg(job.module),
            unknown.join(u", "_s), u"Create them in the CRM, or change the job"_s);
    if (!readOnly.isEmpty() && !job.targetFile)
        return fail(ErrorKind::Config, u"The job writes fields that cannot be written"_s,
            readOnly.join(u", "_s), u"Change the processors' field names"_s);
    const bool lacksIds = job.sourceFile && job.sendsId()
        && !job.sourceFile->columns.contains(u"id"_s, Qt::CaseInsensitive);
    if (lacksIds)
        return fail(ErrorKind::Config, u"Records cannot be found by id"_s,
            u"The file %1 has no column “id”"_s.arg(job.sourceFile->path),
            u"Add it, or find the records by a unique field"_s);
    if (job.findBy.isEmpty() || job.sendsId() || job.targetFile)
        return {};
    if (!facts.fields.value(job.findBy).isUnique)
        return fail(ErrorKind::Config, u"Records cannot be found by %1"_s.arg(job.findBy),
            u"It is no unique field of %1"_s.arg(job.module),
            u"Make it unique in the CRM, or find them by another field"_s);
    if (!facts.writeFields.contains(job.findBy))
        return fail(ErrorKind::Config, u"Records cannot be found by %1"_s.arg(job.findBy),
            u"The job does not write it"_s, u"Add it to the job's fields"_s);
    return {};
}

// zoho-crm-bulk C2: system_mandatory of the metadata, and what the layouts demand.
Result<void> checkRequired(
    const CrmFacts &facts, const CrmBulkJob &job, const QStringList &byLayouts)
{
    QStringList missing;
    const auto need = [&facts, &missing](const QString &name) {
        const CrmField field = facts.fields.value(name);
        if (!facts.writeFields.contains(name) && !missing.contains(name)
            && (field.apiName.isEmpty() || field.isWritable()))
            missing << name;
    };
    for (const CrmField &field : facts.fields) {
        if (field.isRequired)
            need(field.apiName);
    }
    for (const QString &name : byLayouts)
        need(name);
    missing.sort();
    if (missing.isEmpty())
        return {};
    return fail(ErrorKind::Config,
        u"New records of %1 lack fields that the CRM demands"_s.arg(job.module),
        missing.join(u", "_s), u"Add them to the job's fields"_s);
}

// What stands in a file behind the id: the fields that the job names, or all that can be read, in
// an order that does not change with the service's; then what the processors add.
QStringList fileColumns(
    const ProcessorChain &chain, const CrmBulkJob &job, const QHash<QString, CrmField> &fields)
{
    QStringList columns = job.fields;
    if (columns.isEmpty()) {
        for (const CrmField &field : fields) {
            if (field.isOneCell() && field.apiName.compare("id"_L1, Qt::CaseInsensitive) != 0)
                columns << field.apiName;
        }
        columns.sort();
    }
    for (const QString &name : chain.writes()) {
        if (!columns.contains(name))
            columns << name;
    }
    return columns;
}

bool isSensitiveColumn(const CrmFacts &facts, const QString &name)
{
    if (facts.plan) {
        for (const CrmPlannedField &planned : facts.plan->fields) {
            if (planned.rule.target == name)
                return planned.isHidden && planned.rule.sensitive != CrmSensitive::Send;
        }
    }
    return facts.fields.value(name).isSensitive();
}

// A file is read by whoever gets it: what is sensitive stands in it only where somebody chose so.
Result<void> chooseFileColumns(CrmFacts &facts, const CrmBulkJob &job)
{
    const TargetFile::Sensitive choice = job.targetFile->sensitive;
    QStringList columns;
    QStringList toChoose;
    for (const QString &name : std::as_const(facts.writeFields)) {
        if (choice == TargetFile::Sensitive::Include || !isSensitiveColumn(facts, name))
            columns << name;
        else if (choice == TargetFile::Sensitive::Default && !job.fields.isEmpty())
            toChoose << name;
        else
            facts.leftOut << name;
    }
    if (!toChoose.isEmpty())
        return fail(ErrorKind::Config, u"The file would hold sensitive fields"_s,
            sensitiveNames(facts.fields, toChoose).join(u", "_s),
            u"Say in targetFile whether to include them or to leaveOut: “sensitive”"_s);
    if (columns.size() > CrmMapping::kMostFields)
        return fail(ErrorKind::Config,
            u"The module %1 has %2 fields that can be read"_s.arg(job.module).arg(columns.size()),
            u"The CRM reads and takes %1 beside the id at once"_s.arg(CrmMapping::kMostFields),
            u"Name the fields in the job; a second job can bring the others"_s);
    facts.writeFields = columns;
    for (const CrmField &field : std::as_const(facts.fields)) {
        if (job.fields.isEmpty() && !facts.plan && !field.isOneCell())
            facts.notRead << field.apiName;
    }
    facts.notRead.sort();
    return {};
}

// What is read and what is written, by the processors and the mapping.
Result<void> chooseFields(CrmFacts &facts, const CrmBulkJob &job, const ProcessorChain &chain)
{
    const bool isMapped = job.mapping && !job.mapping->fields.isEmpty();
    facts.writeFields = job.undoOf ? job.fields
        : isMapped                 ? chain.writes()
        : job.targetFile           ? fileColumns(chain, job, facts.fields)
                                   : writtenFields(chain, job, facts.fields);
    if (!job.sourceFile)
        facts.readFields = job.fields;
    QStringList needed = chain.reads();
    if (job.mapping) {
        auto plan = planCrmMapping(*job.mapping,
            {.module = job.module,
                .operation = job.operation,
                .ignoreEmpty = job.ignoreEmpty,
                .targetFields = facts.fields,
                .isSameRecord = !job.isInsert() && !job.sourceFile,
                .isToFile = job.targetFile.has_value(),
                .sourceFields = job.sourceFile ? QHash<QString, CrmField>() : facts.fields,
                .fileColumns = job.sourceFile ? job.sourceFile->columns : QStringList(),
                .made = facts.writeFields,
                .choiceSeparator = facts.conventions.choiceSeparator,
                .readSeparator
                = job.sourceFile ? QString() : facts.conventions.readChoiceSeparator});
        if (!plan) {
            Error all = plan.error();
            for (const QString &name : unknownFields(facts, job, job.fields + needed))
                all.why += u"; the job reads %1, which the module lacks"_s.arg(name);
            return fail(all);
        }
        facts.plan = std::move(*plan);
        needed += facts.plan->readFields();
        if (isMapped || !job.targetFile)
            facts.writeFields = facts.plan->writeFields();
    }
    if (auto chosen = job.targetFile ? chooseFileColumns(facts, job) : Result<void>(); !chosen)
        return chosen;
    for (const QString &name : needed + facts.writeFields) {
        const bool isId = name.compare("id"_L1, Qt::CaseInsensitive) == 0; // always there
        // A file has columns, too, that no field is behind.
        const bool isMade = job.targetFile && !facts.fields.contains(name) && !needed.contains(name)
            && !job.fields.contains(name);
        if (!isId && !isMade && !facts.readFields.contains(name))
            facts.readFields << name;
    }
    facts.sensitive = sensitiveNames(facts.fields, facts.readFields);
    for (const QString &name : std::as_const(facts.writeFields)) {
        if (facts.plan ? facts.plan->hides(name) : facts.fields.value(name).isSensitive())
            facts.hiddenFields.insert(name);
    }
    return {};
}

} // namespace

QString CrmFacts::findBy(const QString &field) const
{
    if (plan) {
        for (const CrmPlannedField &planned : plan->fields) {
            if (planned.rule.target == field && !planned.rule.findBy.isEmpty())
                return planned.rule.findBy;
        }
    }
    return fields.value(field).isLookup() ? u"id"_s : QString();
}

QTimeZone CrmFacts::timeZone() const
{
    const QTimeZone zone(
        (conventions.writeTimeZone.isEmpty() ? org.timeZone : conventions.writeTimeZone).toUtf8());
    return zone.isValid() ? zone : QTimeZone::utc();
}

QString CrmFacts::choiceSeparator() const
{
    return plan && !plan->choiceSeparator.isEmpty() ? plan->choiceSeparator
                                                    : conventions.choiceSeparator;
}

QString CrmFacts::uniqueKey(const CrmBulkJob &job) const
{
    if (!job.findBy.isEmpty())
        return job.findBy;
    for (const QString &name : writeFields) {
        if (fields.value(name).isUnique)
            return name;
    }
    return {};
}

CrmBulkRun::CrmBulkRun(
    CrmBulkServices services, CrmBulkJob job, ZohoAccount account, bool isProduction)
    : m_services(std::move(services))
    , m_job(std::move(job))
    , m_account(std::move(account))
    , m_isGuarded(!m_job.isInsert() && m_job.guard.value_or(isProduction))
{
}

CrmBulkRun::CrmBulkRun(std::shared_ptr<CrmBulkRun> whole, CrmBulkJob job)
    : m_whole(std::move(whole))
    , m_services(m_whole->m_services)
    , m_job(std::move(job))
    , m_account(m_whole->m_account)
    , m_isGuarded(m_whole->m_isGuarded && m_job.guard.value_or(true))
{
}

QString CrmBulkRun::callback(const StepContext &context) const
{
    return m_services.callbacks == nullptr
        ? QString()
        : m_services.callbacks->of(context.run().id, CallbackOf::CrmJob);
}

ZohoSession CrmBulkRun::session(StepContext &context) const
{
    ZohoSession session(m_account, *m_services.tokens, context.http(), context.token(),
        context.logger().withComponent("crm"), context.timings());
    session.setLimitGate(m_services.gate);
    if (m_services.onCredits) {
        session.setOnCredits([onCredits = m_services.onCredits, id = m_account.connectionId](
                                 qint64 remaining) { onCredits(id, remaining); });
    }
    return session;
}

Result<ProcessorChain> CrmBulkRun::processors(const CrmFacts &facts) const
{
    auto chain = ProcessorChain::fromJson(m_job.processors);
    if (chain && m_job.isDelete())
        chain->append(std::make_unique<DeleteProcessor>(*m_job.undoOf));
    else if (chain && m_job.undoOf)
        chain->append(std::make_unique<UndoProcessor>(facts.writeFields));
    if (!chain || !facts.plan)
        return chain;
    auto mapping = MappingProcessor::make(*facts.plan);
    if (!mapping)
        return fail(mapping.error());
    chain->append(std::move(*mapping));
    return chain;
}

Result<CrmFacts> CrmBulkRun::fetchFacts(
    ZohoSession &session, const CrmBulkJob &job, const QString &runId)
{
    CrmFacts facts;
    CrmClient client(session, CrmLimits::beforeOrg(session.account(), runId));
    auto org = client.org();
    if (!org)
        return fail(org.error());
    facts.org = *org;
    facts.clockAheadMs = session.clockAheadMs();
    facts.limits = CrmLimits::of(*org, session.account(), runId);
    facts.conventions = session.account().conventions;
    auto fields = client.fields(job.module);
    if (!fields)
        return fail(fields.error());
    for (const CrmField &field : std::as_const(*fields))
        facts.fields.insert(field.apiName, field);

    auto chain = ProcessorChain::fromJson(job.processors);
    if (!chain)
        return fail(chain.error());
    if (auto chosen = chooseFields(facts, job, *chain); !chosen)
        return fail(chosen.error());
    if (auto checked = checkFields(facts, job); !checked)
        return fail(checked.error());
    if (job.makesRecords()) {
        auto layouts = CrmRecordClient(session, facts.limits).layouts(job.module);
        if (!layouts)
            return fail(layouts.error());
        if (auto checked = checkRequired(facts, job, requiredByLayouts(*layouts)); !checked)
            return fail(checked.error());
    }
    return facts;
}

Outcome<const CrmFacts *> CrmBulkRun::facts(StepContext &context)
{
    if (m_whole)
        return m_whole->facts(context);
    const std::lock_guard lock(m_mutex);
    if (!m_facts) {
        ZohoSession crm = session(context);
        auto fetched = fetchFacts(crm, m_job, context.run().id);
        if (!fetched)
            return tl::unexpected(context.orElse(fetched.error()));
        m_facts = *fetched;
    }
    return &*m_facts;
}

} // namespace sluice
