// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/httpclient.h"
#include "support/rawserver.h"
#include "support/testcertificates.h"

#include <QObject>

#include <memory>

// The parts of tst_http and what they share. Test code only.

sluice::Timings shortTimings(); // connect and inactivity 300 ms, deadline 1 s
sluice::HttpRequest requestTo(const QUrl &url, const QByteArray &method = "GET");
sluice::HttpRequest postTo(const QUrl &url, const sluice::HttpBody &body); // with side effect
qint64 residentBytes(); // of this process

class SingleSendTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void seenOnce_data();
    void seenOnce();
    void plainQtRepeats();
    void bodiesArrive_data();
    void bodiesArrive();
    void quietlyClosedConnection_data();
    void quietlyClosedConnection();
    void answerThenClose_data();
    void answerThenClose();
    void fileThatShrinks();
    void missingFile();
    void mayNotLeave_data();
    void mayNotLeave();

private:
    std::unique_ptr<sluice::testing::TestCertificates> m_certificates;
};

class FaultsTest : public QObject
{
    Q_OBJECT
private slots:
    void matrix_data();
    void matrix();
    void chunkedCutShort();
    void refused();
    void unknownHost();
    void brokenUpload();
    void statusIsAResponse_data();
    void statusIsAResponse();
    void shortLengthDoesNotSpoilTheNext();
    void unauthorizedAfterBody_data();
    void unauthorizedAfterBody();
    void redirectIsNotFollowed();
    void noCookies();
    void refusedBeforeSending_data();
    void refusedBeforeSending();
    void logLine();
};

class StopTest : public QObject
{
    Q_OBJECT
private slots:
    void stoppedBefore();
    void abortedInFlight_data();
    void abortedInFlight();
    void stopLetsInFlightEnd();
    void stopWhileConnecting();
};

class DownloadTest : public QObject
{
    Q_OBJECT
private slots:
    void toFile();
    void failureLeavesNoFile_data();
    void failureLeavesNoFile();
    void errorBodyIsKeptShort();
    void tooLarge_data();
    void tooLarge();
    void memory();
    void throughput();
    void bodyInUpload();
};

class TlsTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void verification_data();
    void verification();
    void connectionIsNotLentToOthers();
    void silentServer();
    void badCaFile_data();
    void badCaFile();
    void caFileAdds();
    void oldProtocol_data();
    void oldProtocol();
    void noTlsThere();

private:
    std::unique_ptr<sluice::testing::TestCertificates> m_certificates;
};

class ProxyTest : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void settings_data();
    void settings();
    void leadsThere_data();
    void leadsThere();
    void passwordIsAskedEachTime();
    void loopbackGoesStraight();
    void systemOnlyWhenChosen();
    void refusals_data();
    void refusals();
    void nothingThere();
    void silent_data();
    void silent();
    void identityBehindIt();

private:
    std::unique_ptr<sluice::testing::TestCertificates> m_certificates;
};

class HostsTest : public QObject
{
    Q_OBJECT
private slots:
    void outbound_data();
    void outbound();
    void nothingLeaves();
    void lookUp();
};

class ClassifyTest : public QObject
{
    Q_OBJECT
private slots:
    void header();
    void retryAfter_data();
    void retryAfter();
    void statuses_data();
    void statuses();
    void json_data();
    void json();
    void excerpt();
    void retryDelays();
};

class RateLimiterTest : public QObject
{
    Q_OBJECT
private slots:
    void neverAboveTheRate_data();
    void neverAboveTheRate();
    void concurrency();
    void block();
    void allOrNothing();
    void costlierThanAll();
    void slowRequestsCountAsOfTheirAnswer();
    void sums();
    void ledger();
    void ledgerFails();
    void clientWaitsAndGivesUp();
    void tooManyRequestsBlocksTheGroup();
};
