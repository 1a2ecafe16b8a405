// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/customermaker.h"

namespace sluice {

using commercemap::ProfileField;

namespace {

// A profile stays who it is: what identifies it is never cleared.
constexpr quint32 kIdentity = quint32(ProfileField::Email) | quint32(ProfileField::ExternalId);

} // namespace

CustomerMaker::CustomerMaker(CommerceRun &run)
    : m_run(run)
    , m_mapper(run.mapping())
{
}

Outcome<bool> CustomerMaker::prepare(StepContext &, const std::vector<JsonElements::Element> &)
{
    return true;
}

MadeRecord CustomerMaker::make(const JsonElements::Element &record, const SentRecord *known)
{
    commercemap::MappedProfile profile = m_mapper.map(record.json);
    MadeRecord made;
    made.record.id = record.id;
    if (profile.rejection) {
        made.fate = MadeRecord::Fate::Reject;
        made.rejection = outNote(*profile.rejection);
        return made;
    }
    const bool subscribes = profile.consent && m_run.job().subscribes;
    if (subscribes) // who agrees later is sent again
        profile.hash
            = commercemap::contentHash(QByteArray(profile.hash + profile.consent->toText()));
    if (m_run.job().onlyChanged && known && known->hash == profile.hash) {
        made.reason = "unchanged";
        return made;
    }
    made.fate = MadeRecord::Fate::Send;
    made.record.hash = profile.hash;
    made.record.detail = QByteArray::number(profile.fields);
    for (const commercemap::MappingNote &warning : std::as_const(profile.warnings))
        made.record.warnings.append(outNote(warning));
    if (!profile.emailKey.isEmpty())
        made.unique.append(profile.emailKey);
    made.parts.push_back({.kind = OutKind::Profile,
        .key = profile.externalId,
        .otherKey = profile.emailKey,
        .element = profile.payload});
    const quint32 before = known ? known->detail.toUInt() : 0;
    if (const quint32 lost = before & ~profile.fields & ~kIdentity; lost != 0)
        made.parts.push_back({.kind = OutKind::ProfileClear,
            .key = profile.externalId,
            .otherKey = profile.emailKey,
            .element = QByteArray::number(lost)});
    if (subscribes)
        made.parts.push_back({.kind = OutKind::Consent,
            .key = profile.externalId,
            .otherKey = profile.email,
            .element = profile.consent->toText()});
    return made;
}

} // namespace sluice
