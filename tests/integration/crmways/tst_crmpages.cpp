// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/crmways/waysplace.h"

#include <QDateTime>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace {

constexpr int kRows = 1'000;
constexpr int kPageRows = 300;
constexpr int kPages = 4;
constexpr int kHour = 3'600;
constexpr auto kReadStatus = "^/crm/bulk/v8/read/[0-9]+$";
constexpr auto kReadResult = "^/crm/bulk/v8/read/[0-9]+/result$";

QJsonObject always(QJsonObject fault)
{
    fault.insert(u"times"_s, 0);
    return fault;
}

} // namespace

// Pages that no token leads to, or one that has expired, and a service whose clock is another: what
// is read is what there is (zoho-crm-bulk B1, G3; reliability-security C31, C46).
class CrmPagesTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void withoutTokens_data();
    void withoutTokens();
    void checkInACircle();
    void expiredToken();
    void lostPage();
    void incrementsByItsClock_data();
    void incrementsByItsClock();
    void sinceATimeByItsClock();
    void guardByItsClock();

private:
    QString beginAnew(const QJsonObject &parameters = {}, QJsonObject settings = {})
    {
        settings.insert(u"pageRows"_s, kPageRows);
        return m_place.beginAnew(parameters, settings);
    }
    CliResult run(const QStringList &more = {}) const
    {
        return m_place.cli(
            QStringList{u"run"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s} + more);
    }
    CliResult resume() const
    {
        return m_place.cli({u"runs"_s, u"resume"_s, u"1"_s, u"--json"_s, u"--quiet"_s});
    }
    bool setClock(qint64 offsetSeconds)
    {
        return !m_place.sandbox()
                    .post(u"/clock"_s, QJsonObject{{u"offset_s"_s, offsetSeconds}})
                    .isEmpty();
    }
    QString country(const QString &id);
    WaysPlace m_place;
    QString m_digest; // undisturbed
    qint64 m_written = 0;
};

void CrmPagesTest::initTestCase()
{
    QCOMPARE(m_place.begin(kRows), QString());
    QCOMPARE(beginAnew(), QString());
    const CliResult undisturbed = run();
    QVERIFY2(undisturbed.exitCode == 0, undisturbed.errors.constData());
    m_digest = m_place.digest().value("sha256"_L1).toString();
    m_written = undisturbed.count(u"written"_s);
    QVERIFY(m_written > kRows / 2);
}

QString CrmPagesTest::country(const QString &id)
{
    for (const QJsonObject &row : m_place.ledger()) {
        if (row.value("id"_L1).toString() == id)
            return row.value("values"_L1)["Country"_L1].toString();
    }
    return {};
}

void CrmPagesTest::withoutTokens_data()
{
    QTest::addColumn<bool>("areResultsGone");
    QTest::newRow("results as ever") << false;
    QTest::newRow("results gone") << true;
}

// By their numbers: what is written, what is looked at again, and what is checked.
void CrmPagesTest::withoutTokens()
{
    QFETCH(bool, areResultsGone);
    QCOMPARE(beginAnew({}, {{u"pageTokens"_s, false}}), QString());
    if (areResultsGone)
        QVERIFY(m_place.sandbox().setFaults({always(
            WaysPlace::fault(u"/bulk-write/.*zip$"_s, {{u"status"_s, 410}}, 0, u"before"_s))}));
    const CliResult done = run();
    QVERIFY(m_place.sandbox().setFaults({}));
    QVERIFY2(done.exitCode == 0, done.errors.constData());
    QCOMPARE(done.count(u"read"_s), kRows);
    QCOMPARE(done.count(u"written"_s), m_written);
    QCOMPARE(done.count(u"rejected"_s), 0);
    QCOMPARE(m_place.digest().value("sha256"_L1).toString(), m_digest);
    const qsizetype before = m_place.requests(u"POST"_s, u"^/crm/bulk/v8/read$"_s).size();
    const CliResult checked = m_place.cli({u"runs"_s, u"verify"_s, u"1"_s});
    QVERIFY2(checked.exitCode == 0, QByteArray(checked.output + checked.errors).constData());
    QVERIFY(checked.output.contains(
        QByteArray(QByteArray::number(m_written) + " the same, 0 changed since,")));
    QVERIFY(m_place.requests(u"POST"_s, u"^/crm/bulk/v8/read$"_s).size() > before + 1);
}

// C46: a check, too, ends where the pages do not.
void CrmPagesTest::checkInACircle()
{
    QCOMPARE(beginAnew(), QString());
    QCOMPARE(run().exitCode, 0);
    const qsizetype before = m_place.requests(u"POST"_s, u"^/crm/bulk/v8/read$"_s).size();
    QVERIFY(m_place.sandbox().setFaults({always(WaysPlace::fault(QString::fromLatin1(kReadStatus),
        {{u"replace"_s,
            QJsonObject{
                {u"find"_s, u"\"more_records\":(true|false)(,\"next_page_token\":\"([^\"]*)\")?"_s},
                {u"with"_s, u"\"more_records\":true,\"next_page_token\":\"aaaa\""_s}}}},
        0))}));
    const CliResult checked = m_place.cli({u"runs"_s, u"verify"_s, u"1"_s});
    QVERIFY(m_place.sandbox().setFaults({}));
    QVERIFY(checked.exitCode != 0);
    QVERIFY2(checked.errors.contains("does not end the list of pages"), checked.errors.constData());
    QVERIFY(m_place.requests(u"POST"_s, u"^/crm/bulk/v8/read$"_s).size() <= before + 4);
}

// G3: a day later the token of page 2 has expired, and its number is refused.
void CrmPagesTest::expiredToken()
{
    QCOMPARE(beginAnew({}, {{u"strictPaging"_s, true}}), QString());
    m_place.setVariable(u"SLUICE_CRASH_AT"_s, u"S3.before_commit:2"_s);
    QCOMPARE(run().exitCode, -1);
    m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM step WHERE step_key='read:page:2'"_s), 1);
    QVERIFY(setClock(25 * kHour));
    const CliResult resumed = resume();
    QVERIFY2(resumed.exitCode == 0, resumed.errors.constData());
    QVERIFY(resumed.balances());
    QCOMPARE(resumed.count(u"read"_s), kRows + kPageRows); // page 1 once more
    QCOMPARE(resumed.count(u"written"_s), m_written);
    QCOMPARE(resumed.count(u"skipped"_s), kRows - m_written + kPageRows);
    QCOMPARE(m_place.digest().value("sha256"_L1).toString(), m_digest);
    QCOMPARE(
        m_place.sqlNumber(u"SELECT COUNT(*) FROM run_event WHERE code='PAGES_READ_ANEW'"_s), 1);
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM step WHERE step_key LIKE 'read:page:%'"_s),
        kPages + 1);
}

// The same while a page is fetched whose next one is known: its places are given away.
void CrmPagesTest::lostPage()
{
    QCOMPARE(beginAnew({}, {{u"strictPaging"_s, true}}), QString());
    QVERIFY(m_place.sandbox().setFaults(
        {WaysPlace::fault(QString::fromLatin1(kReadResult), {{u"hang"_s, true}}, 2, u"before"_s)}));
    const auto process = m_place.launch({u"run"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s});
    QVERIFY(QTest::qWaitFor(
        [this] {
            return m_place.sqlNumber(u"SELECT COUNT(*) FROM step WHERE step_key='read:page:3'"_s)
                == 1;
        },
        30'000));
    process->kill();
    process->waitForFinished();
    QVERIFY(m_place.sandbox().setFaults({}));
    QVERIFY(setClock(25 * kHour));
    const CliResult resumed = resume();
    QVERIFY2(resumed.exitCode == 0, resumed.errors.constData());
    QVERIFY(resumed.balances());
    QCOMPARE(resumed.count(u"notAttempted"_s), kPageRows);
    QCOMPARE(resumed.count(u"written"_s), m_written); // page 3 began anew, with page 2's behind it
    QCOMPARE(m_place.digest().value("sha256"_L1).toString(), m_digest);
    QCOMPARE(m_place.sqlNumber(u"SELECT COUNT(*) FROM run_event WHERE code='PAGE_LOST'"_s), 1);
}

void CrmPagesTest::incrementsByItsClock_data()
{
    QTest::addColumn<int>("offset");
    QTest::newRow("an hour behind this machine's") << -kHour;
    QTest::newRow("an hour ahead of this machine's") << kHour;
}

// What somebody changes right after a run is read by the next one.
void CrmPagesTest::incrementsByItsClock()
{
    QFETCH(int, offset);
    QCOMPARE(beginAnew({{u"mode"_s, u"incremental"_s}}), QString());
    QVERIFY(setClock(offset));
    const CliResult first = run();
    QVERIFY2(first.exitCode == 0, first.errors.constData());
    QCOMPARE(first.count(u"read"_s), kRows);
    QTest::qWait(2'100); // what is modified in the seconds of a run's making belongs to the next
    const QString id = m_place.ids().at(7);
    QVERIFY(m_place.mutate({QJsonObject{
        {u"id"_s, id}, {u"values"_s, QJsonObject{{u"Country"_s, u" sWITZERland "_s}}}}}));
    QTest::qWait(2'100);
    const CliResult second = run();
    QVERIFY2(second.exitCode == 0, second.errors.constData());
    QCOMPARE(second.count(u"written"_s), 1);
    QVERIFY(second.count(u"read"_s) <= first.count(u"written"_s) + 1);
    QCOMPARE(m_place.outcome(u"written"_s).value(1).value(2), id.toLatin1());
}

void CrmPagesTest::sinceATimeByItsClock()
{
    QCOMPARE(beginAnew(), QString());
    QVERIFY(setClock(kHour));
    QVERIFY(m_place.mutate({QJsonObject{{u"id"_s, m_place.ids().at(7)},
        {u"values"_s, QJsonObject{{u"Country"_s, u" sWITZERland "_s}}}}}));
    QTest::qWait(2'100);
    const QString since = QDateTime::currentDateTimeUtc().addSecs(kHour / 2).toString(Qt::ISODate);
    const CliResult done = run({u"--since"_s, since});
    QVERIFY2(done.exitCode == 0, done.errors.constData());
    QCOMPARE(done.count(u"read"_s), 1);
    QCOMPARE(done.count(u"written"_s), 1);
}

// Chosen records have no read job that tells the service's time.
void CrmPagesTest::guardByItsClock()
{
    QCOMPARE(beginAnew({{u"guard"_s, true}, {u"rejectionLimitPercent"_s, 0}}), QString());
    QVERIFY(setClock(-kHour));
    const QStringList ids = m_place.ids().mid(0, 40);
    m_place.setVariable(u"SLUICE_CRASH_AT"_s, u"S5.after_commit:1"_s);
    QCOMPARE(run({u"--ids"_s, ids.join(u',')}).exitCode, -1);
    m_place.removeVariable(u"SLUICE_CRASH_AT"_s);
    QTest::qWait(2'100); // what is changed in the second of a run's making is not told apart
    QJsonArray changes;
    for (const QString &id : ids)
        changes.append(
            QJsonObject{{u"id"_s, id}, {u"values"_s, QJsonObject{{u"Country"_s, u"Iceland"_s}}}});
    QVERIFY(m_place.mutate(changes));
    const CliResult resumed = resume();
    QVERIFY2(resumed.exitCode == 4, resumed.errors.constData());
    QCOMPARE(resumed.count(u"written"_s), 0);
    QVERIFY(resumed.count(u"rejected"_s) > 10);
    for (const QString &id : ids.mid(0, 3))
        QCOMPARE(country(id), u"Iceland"_s);
}

QTEST_GUILESS_MAIN(CrmPagesTest)
#include "tst_crmpages.moc"
