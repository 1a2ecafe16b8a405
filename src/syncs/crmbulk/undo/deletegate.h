// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

namespace sluice {

class StepContext;
class StepTx;
struct UndoPlan;

// Before the first record is deleted all of them are counted: in the last transaction of a page,
// once no other page of such records is left to be processed. An Error, and nothing is deleted or
// put back, if they are not as many as a person confirmed. On the step's thread.
Result<void> letDeletionsGo(StepTx &tx, const StepContext &context, const UndoPlan &plan);

} // namespace sluice
