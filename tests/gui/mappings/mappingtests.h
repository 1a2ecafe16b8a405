// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QObject;

namespace sluice::testing {

// The test objects of tst_gui_mappings, one for each file; the caller deletes them.
QObject *makeMappingPartsTest();
QObject *makeProcessorDialogTest();
QObject *makeMappingMendingTest();
QObject *makeMappingsPageTest();

} // namespace sluice::testing
