// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The parts of tst_contract_commerce; each runs one test object and returns its number of failures.
int runKlaviyoSchemaTest(int argc, char **argv);
int runCommerceCallsTest(int argc, char **argv);
