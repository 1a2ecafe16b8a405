// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stage.h"

#include <QList>

namespace sluice {

class CrmBulkRun;
class StepContext;
class ZohoSession;
struct CrmFacts;

// Records that were chosen by their ids, asked for with the record API, a hundred a call, instead
// of by a read job: a page as any other. An id that the module does not have is rejected by name.
QList<StepSpec> chosenPageSteps(qint64 ids);
bool isChosenPage(const StepRow &step);
StepResult readChosenPage(
    StepContext &context, CrmBulkRun &run, const CrmFacts &facts, ZohoSession &session);

} // namespace sluice
