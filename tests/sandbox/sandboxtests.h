// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The parts of tst_sandbox; each runs one test object and returns its number of failures.
int runAccountsTest(int argc, char **argv);
int runQueryTest(int argc, char **argv);
int runReadTest(int argc, char **argv);
int runWriteTest(int argc, char **argv);
int runRowsTest(int argc, char **argv);
int runFaultsTest(int argc, char **argv);
int runStateTest(int argc, char **argv);
int runCrmChildrenTest(int argc, char **argv);
int runCrmRecordRowsTest(int argc, char **argv);
int runCrmRecordWriteTest(int argc, char **argv);
int runCrmConflictsTest(int argc, char **argv);
int runCrmJobShapesTest(int argc, char **argv);
int runCrmMutationsTest(int argc, char **argv);
int runCrmScaleTest(int argc, char **argv);
int runCrmRecordReadTest(int argc, char **argv);
int runCrmCoqlTest(int argc, char **argv);
int runCommercetoolsPredicateTest(int argc, char **argv);
int runCommercetoolsSignInTest(int argc, char **argv);
int runCommercetoolsQueryTest(int argc, char **argv);
int runCommercetoolsObjectsTest(int argc, char **argv);
int runCommercetoolsDataTest(int argc, char **argv);
int runCommercetoolsChangesTest(int argc, char **argv);
int runKlaviyoProfilesTest(int argc, char **argv);
int runKlaviyoEventsTest(int argc, char **argv);
int runKlaviyoCatalogTest(int argc, char **argv);
int runKlaviyoLimitsTest(int argc, char **argv);
int runCatalystRowsTest(int argc, char **argv);
int runCatalystZcqlTest(int argc, char **argv);
int runCatalystExportTest(int argc, char **argv);
int runCatalystServiceTest(int argc, char **argv);
int runAnalyticsMetadataTest(int argc, char **argv);
int runAnalyticsImportTest(int argc, char **argv);
int runAnalyticsJobsTest(int argc, char **argv);
int runAnalyticsRowsTest(int argc, char **argv);
int runAnalyticsExportTest(int argc, char **argv);
int runAnalyticsLimitsTest(int argc, char **argv);
int runDiskIndexTest(int argc, char **argv);
