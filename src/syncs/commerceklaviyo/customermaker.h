// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/commerceklaviyo/mapping/customermapper.h"
#include "syncs/commerceklaviyo/recordmaker.h"

namespace sluice {

// Customers become profiles of the bulk import; attributes that one has lost are cleared after it
// (commercetools-klaviyo D.3). Of two customers with the same e-mail address the first that came is
// sent, as long as the shop has it, and of two with the same telephone number the second goes
// without: Klaviyo has one profile for both, and each run would turn it into the other.
class CustomerMaker final : public RecordMaker
{
public:
    explicit CustomerMaker(CommerceRun &run);
    Outcome<bool> prepare(
        StepContext &context, const std::vector<JsonElements::Element> &page) override;
    MadeRecord make(const JsonElements::Element &record, const SentRecord *known) override;

private:
    struct Address
    {
        QByteArray key; // of addressOwners()
        QByteArray text; // an e-mail address in lower case, or a telephone number
        bool isPhone = false;
        QByteArray customer;
        QByteArray owner; // as it was found; empty: nobody
        bool isOwnerGone = false;
    };
    Outcome<bool> findOwners(StepContext &context, QList<Address> &addresses);
    Outcome<bool> claim(StepContext &context, const QList<Address> &addresses);
    Outcome<QHash<QByteArray, QList<QByteArray>>> addressesInShop(
        StepContext &context, const QList<QByteArray> &customers);

    CommerceRun &m_run;
    commercemap::CustomerMapper m_mapper;
    QHash<QByteArray, commercemap::MappedProfile> m_mapped; // of the page, by id
    // By customer, who has its address already.
    QHash<QByteArray, QByteArray> m_emailOwners;
    QHash<QByteArray, QByteArray> m_phoneOwners;
};

} // namespace sluice
