// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/commerceklaviyo/mapping/customermapper.h"
#include "syncs/commerceklaviyo/recordmaker.h"

namespace sluice {

// Customers become profiles of the bulk import; attributes that one has lost are cleared after it
// (commercetools-klaviyo D.3).
class CustomerMaker final : public RecordMaker
{
public:
    explicit CustomerMaker(CommerceRun &run);
    Outcome<bool> prepare(
        StepContext &context, const std::vector<JsonElements::Element> &page) override;
    MadeRecord make(const JsonElements::Element &record, const SentRecord *known) override;

private:
    CommerceRun &m_run;
    commercemap::CustomerMapper m_mapper;
};

} // namespace sluice
