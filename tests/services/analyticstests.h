// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The parts of tst_catalyst and tst_analytics; each runs one test object and returns its number of
// failures.
int runCatalystBasicsTest(int argc, char **argv);
int runCatalystCallsTest(int argc, char **argv);
int runCatalystErrorsTest(int argc, char **argv);
int runAnalyticsBasicsTest(int argc, char **argv);
int runAnalyticsCallsTest(int argc, char **argv);
int runAnalyticsErrorsTest(int argc, char **argv);
int runAnalyticsJobsTest(int argc, char **argv);
