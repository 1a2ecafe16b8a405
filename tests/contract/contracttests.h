// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The parts of tst_contract_zohocrm; each runs one test object and returns its failures.
int runZohoSignInTest(int argc, char **argv);
int runCrmCallsTest(int argc, char **argv);
int runCrmFailuresTest(int argc, char **argv);
int runCrmBusyTest(int argc, char **argv);
int runCrmRecordCallsTest(int argc, char **argv);
