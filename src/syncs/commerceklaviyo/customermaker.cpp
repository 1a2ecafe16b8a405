// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/customermaker.h"

#include "syncs/commerceklaviyo/retryread.h"
namespace sluice {

using namespace Qt::StringLiterals;
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

// The addresses that the shop has now of these customers; who is not there has none.
Outcome<QHash<QByteArray, QList<QByteArray>>> CustomerMaker::addressesInShop(
    StepContext &context, const QList<QByteArray> &customers)
{
    QHash<QByteArray, QList<QByteArray>> addresses;
    const auto shop = m_run.shop(context);
    for (qsizetype first = 0; first < customers.size(); first += kMaxCtIds) {
        QStringList ids;
        for (const QByteArray &id : customers.mid(first, kMaxCtIds))
            ids.append(QString::fromUtf8(id));
        auto page = retryRead(
            context, [&shop, &ids] { return shop->client.byIds(CtResource::Customers, ids); });
        if (!page)
            return tl::unexpected(context.orElse(page.error()));
        for (const JsonElements::Element &element : page->items.elements()) {
            const commercemap::MappedProfile profile = m_mapper.map(element.json);
            addresses.insert(element.id, {profile.emailKey, profile.phone});
        }
    }
    return addresses;
}

// Whose the addresses are, as far as it is known and that customer is still in the shop with it.
Outcome<bool> CustomerMaker::findOwners(StepContext &context, QList<Address> &addresses)
{
    QList<QByteArray> keys;
    for (const Address &address : std::as_const(addresses))
        keys.append(address.key);
    auto known = m_run.addressOwners().find(context.store(), keys);
    if (!known)
        return tl::unexpected(context.orElse(known.error()));
    QList<QByteArray> others;
    for (Address &address : addresses) {
        address.owner = known->value(address.key).detail;
        if (!address.owner.isEmpty() && address.owner != address.customer)
            others.append(address.owner);
    }
    if (others.isEmpty())
        return true;
    auto inShop = addressesInShop(context, others);
    if (!inShop)
        return tl::unexpected(inShop.error());
    for (Address &address : addresses)
        address.isOwnerGone = !inShop->value(address.owner).contains(address.text);
    return true;
}

// Each address has one owner before anything of the page is sent; another reader may be quicker.
Outcome<bool> CustomerMaker::claim(StepContext &context, const QList<Address> &addresses)
{
    QList<Address> free;
    const auto lose = [this](const Address &address, const QByteArray &owner) {
        (address.isPhone ? m_phoneOwners : m_emailOwners).insert(address.customer, owner);
    };
    for (const Address &address : addresses) {
        if (address.owner.isEmpty() || (address.owner != address.customer && address.isOwnerGone))
            free.append(address);
        else if (address.owner != address.customer)
            lose(address, address.owner);
    }
    const auto claimAll = [this, &context, &free, &lose](StepTx &tx) -> Result<void> {
        for (const Address &address : std::as_const(free)) {
            auto owner = m_run.addressOwners().claim(
                tx.sql(), address.key, address.customer, address.owner, context.run().number);
            if (!owner)
                return fail(owner.error());
            if (*owner != address.customer)
                lose(address, *owner);
        }
        return {};
    };
    if (!free.isEmpty() && !context.run().isDryRun) {
        if (auto claimed = context.commit(claimAll); !claimed)
            return tl::unexpected(context.orElse(claimed.error()));
    }
    return true;
}

Outcome<bool> CustomerMaker::prepare(
    StepContext &context, const std::vector<JsonElements::Element> &page)
{
    m_mapped.clear();
    m_emailOwners.clear();
    m_phoneOwners.clear();
    QList<Address> addresses;
    const auto note = [&addresses](const QByteArray &text, const QByteArray &id, bool isPhone) {
        if (!text.isEmpty())
            addresses.append({.key = commercemap::contentHash(text).toHex(),
                .text = text,
                .isPhone = isPhone,
                .customer = id,
                .owner = {}});
    };
    for (const JsonElements::Element &element : page) {
        commercemap::MappedProfile profile = m_mapper.map(element.json);
        if (!profile.rejection) {
            note(profile.emailKey, element.id, false);
            note(profile.phone, element.id, true);
        }
        m_mapped.insert(element.id, std::move(profile));
    }
    if (auto found = findOwners(context, addresses); !found)
        return found;
    return claim(context, addresses);
}

MadeRecord CustomerMaker::make(const JsonElements::Element &record, const SentRecord *known)
{
    commercemap::MappedProfile profile = m_mapped.take(record.id);
    MadeRecord made;
    made.record.id = record.id;
    if (profile.rejection) {
        made.reject(outNote(*profile.rejection));
        return made;
    }
    if (m_phoneOwners.contains(record.id)) {
        profile = m_mapper.map(record.json, commercemap::CustomerMapper::Phone::LeaveOut);
        profile.warn("phone_taken"_L1, u"phone"_s,
            u"customer %1 has the same telephone number; it is left out"_s.arg(
                QString::fromUtf8(m_phoneOwners.value(record.id))));
    }
    if (const QByteArray owner = m_emailOwners.value(record.id); !owner.isEmpty()) {
        made.reject({"DUPLICATE_EMAIL", "email",
            QByteArray("customer %1 has the same e-mail address and is the profile at Klaviyo")
                .replace("%1", owner)});
        return made;
    }
    const bool subscribes = profile.consent && m_run.job().subscribes;
    if (subscribes) // who agrees later is sent again
        profile.hash
            = commercemap::contentHash(QByteArray(profile.hash + profile.consent->toText()));
    if (m_run.job().onlyChanged && known && known->hash == profile.hash) {
        made.skip("unchanged");
        return made;
    }
    made.fate = MadeRecord::Fate::Send;
    made.record.hash = profile.hash;
    made.record.detail = QByteArray::number(profile.fields);
    made.warn(profile.warnings);
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
