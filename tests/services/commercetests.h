// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The parts of tst_commercetools and tst_klaviyo; each runs one test object and returns its number
// of failures.
int runCtBasicsTest(int argc, char **argv);
int runCtClientTest(int argc, char **argv);
int runKlaviyoBasicsTest(int argc, char **argv);
int runKlaviyoClientTest(int argc, char **argv);
int runKlaviyoPausesTest(int argc, char **argv);
