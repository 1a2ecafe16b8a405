// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "integration/workplace.h"

#include <QObject>
#include <QTest>

// The parts of tst_faults and what they share: one sandbox of 900 leads in pages of 450, written in
// chunks of at most 300. Test code only, on the test's thread.
namespace sluice::testing {

constexpr int kFaultRows = 900;

Workplace &faultPlace(); // started at first use
void closeFaultPlace(); // while the application still stands
QString undisturbedDigest(); // of the rows after a run that nothing disturbed
QJsonObject faultJob(); // the job's parameters
QString beginFaultRun(const QJsonObject &settings = {}); // empty on success
bool becomesSent(Workplace &place); // soon a write job is known to be at the service
QString timingsWith(const QString &more); // for SLUICE_TIMINGS

QJsonObject rule(const QString &method, const QString &path, const QJsonObject &action,
    const QString &when = QStringLiteral("before"));
QJsonObject times(QJsonObject rule, int count, int skip = 0);
QString errorBody(const QString &code, const QString &message);

int mostApplied(const QJsonObject &digest);
int firedRules(SandboxProcess &sandbox); // how many rules have fired at least once
CliResult resumedRun(); // run 1, with --json
qint64 writeJobsAsked(); // requests that create a write job
// All that the run told anybody: its reason, events and log.
QString told(const CliResult &result);

// The paths of matrix C's requests, as patterns.
constexpr auto kTokenPath = "^/oauth/v2/token$";
constexpr auto kReadCreate = "^/crm/bulk/v8/read$";
constexpr auto kReadStatus = "^/crm/bulk/v8/read/[0-9]+$";
constexpr auto kReadResult = "^/crm/bulk/v8/read/[0-9]+/result$";
constexpr auto kUpload = "^/crm/v8/upload$";
constexpr auto kWriteCreate = "^/crm/bulk/v8/write$";
constexpr auto kWriteStatus = "^/crm/bulk/v8/write/[0-9]+$";
constexpr auto kWriteResult = "/bulk-write/.*zip$";

} // namespace sluice::testing

// C3-C12, C15, C16, C21, C22: one fault somewhere on the way, and the run still comes to its end.
class FaultMatrixTest : public QObject
{
    Q_OBJECT
private slots:
    void undisturbed();
    void survives_data();
    void survives();
    void stopsForAPerson_data();
    void stopsForAPerson();
};

// C17-C20: sign-in and limits.
class LimitFaultsTest : public QObject
{
    Q_OBJECT
private slots:
    void tooManyRequests_data();
    void tooManyRequests();
    void tokenThrottled_data();
    void tokenThrottled();
    void signInRevoked();
};

// C1, C2, C32: the service or the disk is away for a while.
class OutageFaultsTest : public QObject
{
    Q_OBJECT
private slots:
    void serviceGoesAndComesBack();
    void serviceStaysAway();
    void unknownHost();
    void diskFull();
};

// C40-C43: what the result file says.
class ResultFaultsTest : public QObject
{
    Q_OBJECT
private slots:
    void unprocessedIsNotAttempted();
    void oddResultFiles_data();
    void oddResultFiles();
    void countsDisagree();
    void rejectionsAreNamed();
    void rejectionLimitAsks();
};
