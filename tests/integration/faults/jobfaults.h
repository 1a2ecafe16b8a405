// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "integration/faults/faulttests.h"

// C26-C28: jobs at the service that never end, fail, or are forgotten. On the test's thread.
class JobFaultsTest : public QObject
{
    Q_OBJECT
private slots:
    void neverEnds_data();
    void neverEnds();
    void failedReadJobsAreMadeAnew();
    void failedWriteJobRejects();
    void failedWithoutCounts_data();
    void failedWithoutCounts();
    void forgottenReads_data();
    void forgottenReads();
    void forgottenWrites_data();
    void forgottenWrites();
    void pageTokenExpired();
};

// C31, C45, C46, C49: the source and the time are not what they were. On the test's thread.
class SourceFaultsTest : public QObject
{
    Q_OBJECT
private slots:
    void clockSkew_data();
    void clockSkew();
    void changesWhileReading_data();
    void changesWhileReading();
    void recordsVanish();
    void pagesWithoutEnd_data();
    void pagesWithoutEnd();
    void sleepsInMidRun();
};
