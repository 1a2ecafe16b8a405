// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/runcheck.h"

#include <QDir>
#include <QDirIterator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr int kRows = 2000;
constexpr auto kSeed = "7"; // of tests/fixtures/make-store-fixture.sh

QString fixtures()
{
    return QStringLiteral(SLUICE_SOURCE_DIR) + u"/tests/fixtures"_s;
}

bool copyFolder(const QString &from, const QString &to)
{
    QDirIterator it(from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString path = it.next();
        const QString copy = to + path.mid(from.size());
        if (!QDir().mkpath(QFileInfo(copy).path()) || !QFile::copy(path, copy))
            return false;
        QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
    }
    return true;
}

} // namespace

// A store of every schema that was ever released opens, and the run that was interrupted in it goes
// on to its end (reliability-security P14).
class UpgradeTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void interruptedRunGoesOn_data();
    void interruptedRunGoesOn();

private:
    Workplace m_place;
    QString m_digest;
};

void UpgradeTest::initTestCase()
{
    QString problem = m_place.start({u"--limits"_s, u"off"_s, u"--seed"_s,
        QString::fromLatin1(kSeed), u"--scale"_s, QString::number(kRows)});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    problem = m_place.beginAnew({{u"chunkRows"_s, 500}});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    const CliResult run = m_place.runJob();
    QVERIFY2(run.exitCode == 0, run.errors.constData());
    m_digest = m_place.digest().value("sha256"_L1).toString();
}

void UpgradeTest::interruptedRunGoesOn_data()
{
    QTest::addColumn<QString>("folder");
    const QStringList stores = QDir(fixtures()).entryList({u"store-v*"_s}, QDir::Dirs);
    QVERIFY(!stores.isEmpty());
    for (const QString &store : stores)
        QTest::newRow(qPrintable(store)) << fixtures() + u'/' + store;
}

void UpgradeTest::interruptedRunGoesOn()
{
    QFETCH(const QString, folder);
    QVERIFY(m_place.sandbox().reset());
    m_place.setDataDirectory(m_place.file(QFileInfo(folder).fileName()));
    QVERIFY(copyFolder(folder, m_place.dataDirectory()));

    const CliResult listed = m_place.cli({u"runs"_s, u"list"_s, u"--json"_s});
    QVERIFY2(listed.exitCode == 0, listed.errors.constData());
    QCOMPARE(listed.document().array().size(), 1);
    QCOMPARE(listed.document().array().at(0)[u"state"].toString(), u"interrupted"_s);

    // The service is at another port now.
    const CliResult imported
        = m_place.cli({u"connections"_s, u"import"_s, m_place.file(u"connections.json"_s)});
    QVERIFY2(imported.exitCode == 0, imported.errors.constData());
    const CliResult resumed
        = m_place.cli({u"runs"_s, u"resume"_s, u"1"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY2(resumed.exitCode == 0, resumed.errors.constData());
    QCOMPARE(resumed.json().value("state"_L1).toString(), u"completed"_s);
    const RunCheck check = checkedRun(m_place, kRows, m_digest);
    QVERIFY2(check.problem.isEmpty(), qPrintable(check.problem));
    QCOMPARE(check.ambiguous, 1); // the write job that was never sent
}

QTEST_GUILESS_MAIN(UpgradeTest)
#include "tst_upgrade.moc"
