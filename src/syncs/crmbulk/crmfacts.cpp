// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/crmfacts.h"

#include "core/engine/stepcontext.h"

namespace sluice {

using namespace Qt::StringLiterals;

std::optional<CrmDateKind> CrmFacts::dateKind(const QString &field) const
{
    const auto it = fields.constFind(field);
    if (it == fields.constEnd())
        return std::nullopt;
    if (it->dataType == "date"_L1)
        return CrmDateKind::Date;
    if (it->dataType == "datetime"_L1)
        return CrmDateKind::DateTime;
    return std::nullopt;
}

QTimeZone CrmFacts::timeZone() const
{
    const QTimeZone zone(org.timeZone.toUtf8());
    return zone.isValid() ? zone : QTimeZone::utc();
}

CrmBulkRun::CrmBulkRun(CrmBulkServices services, CrmBulkJob job, ZohoAccount account)
    : m_services(std::move(services))
    , m_job(std::move(job))
    , m_account(std::move(account))
{
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

Result<ProcessorChain> CrmBulkRun::processors() const
{
    return ProcessorChain::fromJson(m_job.processors);
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
    facts.limits = CrmLimits::of(*org, session.account(), runId);
    auto fields = client.fields(job.module);
    if (!fields)
        return fail(fields.error());
    for (const CrmField &field : std::as_const(*fields))
        facts.fields.insert(field.apiName, field);

    auto chain = ProcessorChain::fromJson(job.processors);
    if (!chain)
        return fail(chain.error());
    facts.writeFields = chain->writes();
    facts.readFields = job.fields;
    for (const QString &name : chain->reads() + facts.writeFields) {
        if (!facts.readFields.contains(name))
            facts.readFields << name;
    }
    QStringList unknown;
    QStringList readOnly;
    for (const QString &name : std::as_const(facts.readFields)) {
        if (!facts.fields.contains(name) && !name.contains(u'.'))
            unknown << name;
    }
    for (const QString &name : std::as_const(facts.writeFields)) {
        if (facts.fields.contains(name) && !facts.fields.value(name).isWritable())
            readOnly << name;
    }
    if (!unknown.isEmpty())
        return fail(ErrorKind::Config, u"The module %1 lacks fields that the job names"_s.arg(job.module),
            unknown.join(u", "_s), u"Create them in the CRM, or change the job"_s);
    if (!readOnly.isEmpty())
        return fail(ErrorKind::Config, u"The job writes fields that cannot be written"_s,
            readOnly.join(u", "_s), u"Change the processors' field names"_s);
    return facts;
}

Outcome<const CrmFacts *> CrmBulkRun::facts(StepContext &context)
{
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
