// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/zohocrm/crmclient.h"

#include <QJsonObject>
#include <QStringList>

namespace sluice {

struct CrmBulkJob;
struct CrmFacts;

// The order for a chunk's file, but for the file's id: the id where it goes out, then `columns`.
WriteOrder writeOrder(const CrmBulkJob &job, const CrmFacts &facts, const QStringList &columns);

// What a step remembers of its ended write job, so that it goes on after a crash without asking
// again, and back. Pure functions, any thread; they never hold values of records.
QJsonObject writeJobMemo(const WriteJob &job);
WriteJob writeJobOf(const QJsonObject &memo);

} // namespace sluice
