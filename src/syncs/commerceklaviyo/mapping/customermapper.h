// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/commerceklaviyo/mapping/mapped.h"
#include "syncs/commerceklaviyo/mapping/mappingsettings.h"

namespace sluice::commercemap {

// A commercetools customer becomes an element of a bulk profile import (A.8, D.3). Keeps a
// reference to the settings of the run; constant, so that any number of threads call it at once.
// It never sets consent and never sends null, which the bulk import does not take (C.4).
class CustomerMapper
{
public:
    static constexpr qsizetype kMostProfileBytes = 100'000; // C.4: 100 KB a profile

    explicit CustomerMapper(const MappingSettings &settings)
        : m_settings(settings)
    {
    }
    enum class Phone { Send, LeaveOut };
    MappedProfile map(QByteArrayView customer, Phone phone = Phone::Send) const;

private:
    const MappingSettings &m_settings;
};

} // namespace sluice::commercemap
