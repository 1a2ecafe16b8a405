// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/testcertificates.h"

#include <QObject>

// The parts of tst_alerts. Test code only.

class AlertRulesTest : public QObject
{
    Q_OBJECT
private slots:
    void conditions_data();
    void conditions();
    void silence_data();
    void silence();
    void bad_data();
    void bad();
    void importOfExportIsIdentical();
    void secretsGoIntoTheVault();
    void readyRuleComesOnce();
};

class AlertTextTest : public QObject
{
    Q_OBJECT
private slots:
    void digest();
    void mail();
    void headersHoldOneLine_data();
    void headersHoldOneLine();
    void hooks();
    void failedRows();
};

class AlertMailTest : public QObject
{
    Q_OBJECT
private slots:
    void arrives_data();
    void arrives();
    void refusesWeakServers_data();
    void refusesWeakServers();
    void troubles_data();
    void troubles();

private:
    sluice::testing::TestCertificates m_certificates;
};

class AlertDeskTest : public QObject
{
    Q_OBJECT
private slots:
    void oneDigestARun();
    void recipientsPerJob();
    void deadServerIsTriedAgain_data();
    void deadServerIsTriedAgain();
    void growingPauses();
    void endingWaitsForNoDeadServer();
    void givenUpAtLast();
    void desktop();
    void noDesktopWritesNothing();
    void prunesWhileItRuns();
    void silentJob();
    void silentTables();
    void missedSchedule();
    void killedProcessSendsLater_data();
    void killedProcessSendsLater();
};

class AlertHookTest : public QObject
{
    Q_OBJECT
private slots:
    void webHooks_data();
    void webHooks();
    void hookIsRefused_data();
    void hookIsRefused();
    void secretsStayOut();
};

// What the program does in place of the tests when it is started as a process that is to be killed.
int runAsVictim(const QString &folder);
