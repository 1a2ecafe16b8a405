// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The parts of tst_zohocrm; each runs one test object and returns its number of failures.
int runZohoBasicsTest(int argc, char **argv);
int runCrmBodiesTest(int argc, char **argv);
int runCrmStrictAnswersTest(int argc, char **argv);
int runCrmFilesTest(int argc, char **argv);
int runZohoAnswersTest(int argc, char **argv);
int runCrmMetadataTest(int argc, char **argv);
int runCrmRecordsTest(int argc, char **argv);
int runCrmRecordBodiesTest(int argc, char **argv);
