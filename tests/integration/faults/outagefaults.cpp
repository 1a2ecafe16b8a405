// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/faults/faulttests.h"

#include <QDir>

#include <sys/mount.h>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

QStringList outageSandbox()
{
    return {u"--limits"_s, u"off"_s, u"--scale"_s, QString::number(kFaultRows), u"--page-rows"_s,
        u"450"_s, u"--seed"_s, u"11"_s};
}

// A small disk of its own for a data directory, where this user may mount one.
class SmallDisk
{
public:
    SmallDisk()
    {
        m_isMounted = ::mount("tmpfs", m_folder.path().toLocal8Bit().constData(), "tmpfs", 0,
                          "size=340m,mode=0700")
            == 0;
    }
    ~SmallDisk()
    {
        if (m_isMounted)
            ::umount2(m_folder.path().toLocal8Bit().constData(), MNT_DETACH);
    }
    bool isMounted() const { return m_isMounted; }
    QString path() const { return m_folder.path(); }
    QString filler() const { return m_folder.filePath(u"filler"_s); }
    // Takes all that is free, or all but `left` bytes.
    void fill(qint64 left = 0)
    {
        QFile file(filler());
        if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
            return;
        const QByteArray block(64 << 10, 'f');
        while (file.write(block) == block.size()) { }
        if (left > 0)
            file.resize(std::max<qint64>(0, file.size() - left));
    }

private:
    QTemporaryDir m_folder;
    bool m_isMounted = false;
};

} // namespace

// C1: nothing was lost, so the run goes on by itself once the service is there again.
void OutageFaultsTest::serviceGoesAndComesBack()
{
    const QString expected = undisturbedDigest();
    Workplace place;
    QCOMPARE(place.start(outageSandbox()), QString());
    place.setVariable(u"SLUICE_TIMINGS"_s, timingsWith({}));
    QCOMPARE(place.import(faultJob()), QString());
    QVERIFY(place.sandbox().setSettings({{u"writeJobMs"_s, 400}, {u"pageRows"_s, 450}}));
    const QUrl before = place.sandbox().url(u"crm"_s);
    const auto process = place.launch({u"run"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY(becomesSent(place));
    place.sandbox().stop();
    QVERIFY(QTest::qWaitFor(
        [&place] {
            return place.sqlNumber(u"SELECT COUNT(*) FROM step WHERE attempt>0"
                                   " AND wait_reason LIKE '%cannot be reached%'"_s)
                > 0;
        },
        10'000));
    QCOMPARE(process->state(), QProcess::Running);
    QCOMPARE(place.start(outageSandbox()), QString()); // the same state, the same ports
    QCOMPARE(place.sandbox().url(u"crm"_s), before);
    place.setVariable(u"SLUICE_TIMINGS"_s, timingsWith({}));
    const CliResult result = place.finish(*process);
    QVERIFY2(result.exitCode == 0, result.errors.constData());
    QCOMPARE(result.count(u"written"_s), kFaultRows);
    QCOMPARE(place.digest().value("sha256"_L1).toString(), expected);
    QVERIFY(mostApplied(place.digest()) <= 2);
}

// For longer than is waited for: resumable, and the exit code says so.
void OutageFaultsTest::serviceStaysAway()
{
    const QString expected = undisturbedDigest();
    Workplace place;
    QCOMPARE(place.start(outageSandbox()), QString());
    place.setVariable(u"SLUICE_TIMINGS"_s, timingsWith(u",unreachableLimit=500"_s));
    QCOMPARE(place.import(faultJob()), QString());
    QVERIFY(place.sandbox().setSettings({{u"writeJobMs"_s, 400}, {u"pageRows"_s, 450}}));
    const auto process = place.launch({u"run"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY(becomesSent(place));
    place.sandbox().stop();
    const CliResult result = place.finish(*process, 20'000);
    QVERIFY2(result.exitCode == 75, qPrintable(QString::number(result.exitCode)));
    QVERIFY(result.balances());
    QCOMPARE(place.start(outageSandbox()), QString());
    const CliResult resumed
        = place.cli({u"runs"_s, u"resume"_s, u"1"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY2(resumed.exitCode == 0, resumed.errors.constData());
    QCOMPARE(place.digest().value("sha256"_L1).toString(), expected);
    QVERIFY(mostApplied(place.digest()) <= 2);
}

// C2: the message names the host. Which hosts a connection may name is fixed, and a test asks nobody
// on the internet: the unknown one is the proxy's.
void OutageFaultsTest::unknownHost()
{
    Workplace &place = faultPlace();
    QCOMPARE(beginFaultRun(), QString());
    const QString host = u"proxy.sluice-test.invalid"_s;
    const QJsonObject secret{{u"env"_s, u"SLUICE_TEST_SECRET"_s}};
    const QJsonObject connection{{u"name"_s, u"Sandbox CRM"_s}, {u"service"_s, u"zoho-crm"_s},
        {u"environment"_s, u"test"_s},
        {u"settings"_s,
            QJsonObject{{u"dataCentre"_s, u"us"_s}, {u"proxy"_s, QString(u"http://"_s + host + u":3128"_s)}}},
        {u"secrets"_s,
            QJsonObject{{u"clientId"_s, secret}, {u"clientSecret"_s, secret},
                {u"refreshToken"_s, secret}}}};
    QFile file(place.file(u"unknown-host.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QJsonDocument(
        QJsonObject{{u"formatVersion"_s, 1}, {u"connections"_s, QJsonArray{connection}}})
                   .toJson());
    file.close();
    place.setVariable(u"SLUICE_TEST_SECRET"_s, u"1000.not.real"_s);
    const CliResult imported = place.cli({u"connections"_s, u"import"_s, file.fileName()});
    QVERIFY2(imported.exitCode == 0, imported.errors.constData());
    place.setVariable(u"SLUICE_TIMINGS"_s, timingsWith(u",unreachableLimit=300"_s));
    const CliResult result = place.runJob();
    QVERIFY2(result.exitCode == 2, qPrintable(QString::number(result.exitCode)));
    QVERIFY2(told(result).contains(host), qPrintable(told(result)));
}

// C32: a full disk costs time. First it is full when the page should be stored, then utterly, in
// mid-write.
void OutageFaultsTest::diskFull()
{
    SmallDisk disk;
    if (!disk.isMounted())
        QSKIP("A disk of its own cannot be mounted here");
    const QString expected = undisturbedDigest();
    Workplace &place = faultPlace();
    QCOMPARE(beginFaultRun({{u"writeJobMs"_s, 500}}), QString());
    place.setDataDirectory(disk.path() + "/data"_L1);
    QCOMPARE(place.import(faultJob()), QString());
    disk.fill(40 << 20); // below the 256 MB that a page asks for
    const auto process = place.launch({u"run"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s});
    const auto waits = [&place] {
        return place.sqlText(u"SELECT wait_reason FROM step WHERE wait_reason LIKE 'disk%'"_s)
            == "disk full"_L1;
    };
    QVERIFY(QTest::qWaitFor(waits, 10'000));
    QCOMPARE(process->state(), QProcess::Running);
    QVERIFY(QFile::remove(disk.filler()));
    QVERIFY(QTest::qWaitFor([&place] { return becomesSent(place); }, 15'000));
    disk.fill();
    QTest::qWait(1'500); // it meets the full disk with its result in hand
    QCOMPARE(process->state(), QProcess::Running);
    QVERIFY(QFile::remove(disk.filler()));
    const CliResult result = place.finish(*process, 40'000);
    QVERIFY2(result.exitCode == 0, qPrintable(QString::number(result.exitCode) + told(result)));
    QCOMPARE(result.count(u"written"_s), kFaultRows);
    QVERIFY(result.balances());
    QCOMPARE(place.digest().value("sha256"_L1).toString(), expected);
    QCOMPARE(mostApplied(place.digest()), 1);
    QCOMPARE(place.sqlText(u"PRAGMA integrity_check"_s), u"ok"_s);
    place.setDataDirectory(place.file(u"data"_s));
}
