// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stage.h"

#include <QByteArray>
#include <QString>

namespace sluice {

class CrmBulkRun;
class StepContext;
class ZohoSession;
struct CrmFacts;

// The records that another run made, as they are now: a page of the columns id, the run's fields
// (Modified_Time first) and kInsertedColumn, which says whether each is still as it was made. What
// somebody changed since, or deleted, is named there, and left. On the network lane; reads a
// hundred records a call.
StepResult readInsertedPage(
    StepContext &context, CrmBulkRun &run, const CrmFacts &facts, ZohoSession &session);

// "same", "gone", or "changed" and the fields: kChangedPrefix and their names.
inline constexpr auto kInsertedColumn = "undo:record";
inline constexpr QByteArrayView kInsertedSame = "same";
inline constexpr QByteArrayView kInsertedGone = "gone";
inline constexpr QByteArrayView kChangedPrefix = "changed:";

} // namespace sluice
