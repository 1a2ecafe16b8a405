// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sluice::bench {

// A CRM mapping of ten fields, each value checked, over 200,000 records, beside the lead example as
// rules over the same records. Prints two lines; main thread.
void benchCrmMapping();

} // namespace sluice::bench
