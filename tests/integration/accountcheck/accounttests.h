// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "integration/accountcheck/accountplace.h"

#include <QObject>

// The parts of tst_accountcheck: Check My Account against an emulated CRM that does what is
// undocumented one way or the other. Test code only.

class SettlingTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void readsOnlyWithoutTheFlag();
    void planAsksNothing();
    void settles_data();
    void settles();
    void settlesTheCostOfReadJobs();
    void limitAnswersAreNoted();
    void refused_data();
    void refused();

private:
    void runOnce();
    sluice::testing::AccountPlace m_place;
};

class ScratchTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void scratchRecordIsGone_data();
    void scratchRecordIsGone();
    void whatIsLeftIsToldAndDeletedLater();
    void killedInTheMiddle();
    void stopDeletesTheRecord();
    void productionWantsTheName();

private:
    sluice::testing::AccountPlace m_place;
};
