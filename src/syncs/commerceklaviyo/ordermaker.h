// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/commerceklaviyo/mapping/ordermapper.h"
#include "syncs/commerceklaviyo/recordmaker.h"

namespace sluice {

// Orders become events, those that were sent before left out: Klaviyo keeps the first event of an
// id and drops later ones (commercetools-klaviyo C.5). Those of a customer whose e-mail address
// another's profile has go to that profile.
class OrderMaker final : public RecordMaker
{
public:
    OrderMaker(CommerceRun &run, qint64 asOfMs);
    Outcome<bool> prepare(
        StepContext &context, const std::vector<JsonElements::Element> &page) override;
    MadeRecord make(const JsonElements::Element &record, const SentRecord *known) override;

private:
    Outcome<bool> findOwners(StepContext &context, const QHash<QByteArray, QByteArray> &addresses);
    void addGroups(const commercemap::MappedOrder &order, const QList<QByteArray> &keys,
        const QList<qsizetype> &chosen, MadeRecord &made) const;

    CommerceRun &m_run;
    commercemap::OrderContext m_context;
    commercemap::ProductCategories m_products;
    QHash<QByteArray, QByteArray> m_owners; // by the page's e-mail addresses
    std::optional<commercemap::OrderMapper> m_mapper;
};

} // namespace sluice
