// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/accountcheck/accounttests.h"

#include <QDateTime>
#include <QFile>
#include <QTest>

#include <signal.h>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

void ScratchTest::initTestCase()
{
    QCOMPARE(m_place.begin(), QString());
}

void ScratchTest::init()
{
    QCOMPARE(m_place.beginAnew(), QString());
}

void ScratchTest::scratchRecordIsGone_data()
{
    QTest::addColumn<QJsonObject>("fault");
    const QJsonObject lost{{u"close"_s, u"rst"_s}, {u"afterBytes"_s, 0}};
    const auto broken = [](int status) { return QJsonObject{{u"status"_s, status}}; };
    const QString record = u"/"_s + AccountPlace::module() + u"$"_s;
    const auto row
        = [](const char *name, const QJsonObject &fault) { QTest::newRow(name) << fault; };
    row("nothing", {});
    row("answer of the insert lost", AccountPlace::fault(u"POST"_s, record, lost, u"after"_s));
    row("insert never came", AccountPlace::fault(u"POST"_s, record, lost));
    row("upload failed", AccountPlace::fault(u"POST"_s, u"/upload$"_s, broken(500)));
    row("write job failed", AccountPlace::fault(u"POST"_s, u"/write$"_s, broken(500), u"after"_s));
    row("deletion's answer lost", AccountPlace::fault(u"DELETE"_s, record, lost, u"after"_s));
    if (!qEnvironmentVariableIsSet("SLUICE_LONG"))
        return;
    row("insert refused", AccountPlace::fault(u"POST"_s, record, broken(400)));
    row("update failed", AccountPlace::fault(u"PUT"_s, record, broken(500), u"after"_s));
    QJsonObject readBack = AccountPlace::fault(u"GET"_s, record, broken(500));
    readBack.insert(u"nth"_s, 3); // two lists are asked for before
    row("reading back failed", readBack);
    row("look failed", AccountPlace::fault(u"GET"_s, u"/write/[0-9]+$"_s, broken(400)));
    row("result is gone", AccountPlace::fault(u"GET"_s, u"bulk-write"_s, broken(410)));
    row("deletion failed once", AccountPlace::fault(u"DELETE"_s, record, broken(503)));
}

void ScratchTest::scratchRecordIsGone()
{
    QFETCH(QJsonObject, fault);
    const QList<QJsonObject> before = m_place.visits();
    if (!fault.isEmpty())
        QVERIFY(m_place.sandbox().setFaults({fault}));
    const CliResult checked = m_place.check({u"--scratch-record"_s});
    QVERIFY2(checked.exitCode == 0, qPrintable(saidBy(checked)));
    QCOMPARE(m_place.scratchRecords(), 0);
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM meta WHERE k LIKE 'account-scratch/%'"_s), 0);
    const QJsonObject result = checked.json();
    if (fault.isEmpty()) {
        for (const QString &id : {u"scratchRecord"_s, u"upload"_s, u"writeJob"_s, u"writeDates"_s,
                 u"writeTimeZone"_s, u"writeChoices"_s, u"writePickLists"_s, u"scratchGone"_s})
            QVERIFY2(AccountPlace::finding(result, id).value("outcome"_L1).toString() == "same"_L1,
                qPrintable(saidBy(checked)));
        QVERIFY(result.value("scratchRecord"_L1)["deleted"_L1].toBool());
    }
    QCOMPARE(m_place.visits(), before); // no other record was touched
}

void ScratchTest::whatIsLeftIsToldAndDeletedLater()
{
    QJsonObject always = AccountPlace::fault(u"DELETE"_s, u"."_s, {{u"status"_s, 500}});
    always.remove(u"nth"_s);
    QVERIFY(m_place.sandbox().setFaults({always}));
    const CliResult checked = m_place.check({u"--scratch-record"_s});
    QVERIFY2(checked.exitCode == 3, qPrintable(saidBy(checked)));
    QCOMPARE(m_place.scratchRecords(), 1);
    const QJsonObject record = checked.json().value("scratchRecord"_L1).toObject();
    const QString id = record.value("id"_L1).toString();
    QVERIFY(!id.isEmpty() && !record.value("deleted"_L1).toBool());
    QVERIFY(AccountPlace::finding(checked.json(), u"scratchGone"_s)
                .value("why"_L1)
                .toString()
                .contains(id));
    QVERIFY(m_place.sandbox().setFaults({}));
    const CliResult reading = m_place.check(); // does not write, and goes on telling
    QCOMPARE(m_place.scratchRecords(), 1);
    QCOMPARE(reading.json().value("scratchRecord"_L1)["id"_L1].toString(), id);
    const CliResult again = m_place.check({u"--scratch-record"_s});
    QVERIFY2(again.exitCode == 0, qPrintable(saidBy(again)));
    QCOMPARE(m_place.scratchRecords(), 0);
}

void ScratchTest::killedInTheMiddle()
{
    QVERIFY(m_place.sandbox().setFaults(
        {AccountPlace::fault(u"POST"_s, u"/upload$"_s, {{u"hang"_s, true}})}));
    const auto process = m_place.launch(m_place.words({u"--scratch-record"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(
        !m_place.requests(u"POST"_s, u"/upload$"_s).isEmpty() || m_place.scratchRecords() == 1,
        20'000);
    QTRY_COMPARE_WITH_TIMEOUT(m_place.scratchRecords(), 1, 20'000);
    process->kill();
    process->waitForFinished();
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM meta WHERE k LIKE 'account-scratch/%'"_s), 1);
    QVERIFY(m_place.sandbox().setFaults({}));
    const CliResult again = m_place.check({u"--scratch-record"_s});
    QVERIFY2(again.exitCode == 0, qPrintable(saidBy(again)));
    QCOMPARE(m_place.scratchRecords(), 0);
}

void ScratchTest::stopDeletesTheRecord()
{
    QVERIFY(m_place.sandbox().setFaults(
        {AccountPlace::fault(u"POST"_s, u"/upload$"_s, {{u"hang"_s, true}})}));
    const auto process = m_place.launch(m_place.words({u"--scratch-record"_s, u"--quiet"_s}));
    QTRY_COMPARE_WITH_TIMEOUT(m_place.scratchRecords(), 1, 20'000);
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);
    QTest::qWait(50);
    ::kill(static_cast<pid_t>(process->processId()), SIGINT); // what is in flight too
    const CliResult stopped = m_place.finish(*process);
    QVERIFY2(stopped.exitCode == 5, qPrintable(saidBy(stopped)));
    QCOMPARE(m_place.scratchRecords(), 0);
    QCOMPARE(stopped.json().value("end"_L1).toString(), u"stopped"_s);
    QVERIFY(stopped.json().value("changes"_L1).toArray().isEmpty());
}

// Before anything is asked; addresses of this computer are never production.
void ScratchTest::productionWantsTheName()
{
    QFile live(m_place.file(u"live.json"_s));
    QVERIFY(live.open(QIODevice::WriteOnly));
    live.write(R"({"formatVersion":1,"connections":[{"name":"Live","service":"zoho-crm",
        "environment":"production","settings":{"dataCentre":"us"},"secrets":{
        "clientId":{"env":"NOT_SET_A"},"clientSecret":{"env":"NOT_SET_B"},
        "refreshToken":{"env":"NOT_SET_C"}}}]})");
    live.close();
    QCOMPARE(m_place.cli({u"connections"_s, u"import"_s, live.fileName()}).exitCode, 0);
    const auto said = [this](const QStringList &more) {
        return saidBy(m_place.cli(
            QStringList{u"connections"_s, u"check"_s, u"Live"_s, u"--scratch-record"_s} + more));
    };
    const QString question = u"must be confirmed"_s;
    QVERIFY(said({}).contains(question));
    QVERIFY(said({u"--confirm"_s, u"live"_s}).contains(question));
    const QString confirmed = said({u"--confirm"_s, u"Live"_s});
    QVERIFY2(!confirmed.contains(question), qPrintable(confirmed));
    QVERIFY2(confirmed.contains("NOT_SET_"_L1), qPrintable(confirmed));
}
