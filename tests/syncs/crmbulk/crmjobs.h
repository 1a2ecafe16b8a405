// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/crmbulk/crmbulkjob.h"

namespace sluice::testing {

using namespace Qt::StringLiterals;

// Jobs over the module Leads, by what they say besides. Plain functions.
inline QJsonObject parameters(const QJsonObject &more)
{
    QJsonObject all{{u"module"_s, u"Leads"_s}};
    for (auto it = more.begin(); it != more.end(); ++it)
        all.insert(it.key(), it.value());
    return all;
}

inline CrmBulkJob jobOf(const QJsonObject &more)
{
    const auto job = CrmBulkJob::fromJson(parameters(more));
    if (!job)
        qFatal("%s", qPrintable(job.error().text()));
    return *job;
}

} // namespace sluice::testing
