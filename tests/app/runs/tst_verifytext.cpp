// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/runs/verifytext.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

// The report of a verification that is handed on.
class VerifyTextTest final : public QObject
{
    Q_OBJECT

private slots:
    void saysEverything()
    {
        const QString text = QString::fromUtf8(verifyText(whole()));
        for (const QString &part :
            {u"# Verification of run #12, Copy orders"_s,
                u"**Verdict: not right.** 1 of 2 checks"_s, u"- Checked: 2026-11-22 05:40:00 UTC"_s,
                u"- Table: Orders"_s, u"- View: Orders EU"_s, u"- Environment: production"_s,
                u"10 read = 7 written + 1 skipped + 2 rejected"_s,
                u"- Units or credits spent: 61.5"_s,
                u"| right | Rows in table and view | 10 | 10 | as many |"_s,
                u"| not right | Smallest Amount | 1 | 2 | differs |"_s, u"| 4711 | 3 |"_s,
                u"The first 1 of 5."_s, u"| 4 | 4712 | Amount | INVALID | Not a number |"_s,
                u"The first 1 of 2."_s,
                u"| Import 1 | POST /bulk | 1767024000003153087 | req-1 | acked | 2026-11-22 "
                u"05:30:00 UTC |"_s})
            QVERIFY2(text.contains(part), qPrintable(part + u"\n\n"_s + text));
    }

    // Of another kind: nothing of two sides, nothing that is not known.
    void leavesOutWhatThereIsNot()
    {
        VerifiedRun verified;
        verified.run.jobName = u"Clean up leads"_s;
        verified.run.kind = u"crm-bulk"_s;
        verified.report.checks = {{u"Counters"_s, u"they balance"_s, true}};
        const QString text = QString::fromUtf8(verifyText(verified));
        QVERIFY(text.contains(u"**Verdict: right.** All 1 checks"_s));
        QVERIFY(text.contains(u"| right | Counters | they balance |"_s));
        for (const QString &part : {u"Source"_s, u"Units"_s, u"Started"_s, u"more than once"_s,
                 u"Rejected"_s, u"asked to do"_s, u"1970"_s})
            QVERIFY2(!text.contains(part), qPrintable(part + u"\n\n"_s + text));
    }

    void textsAreHarmless_data()
    {
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("written");
        QTest::newRow("a column") << u"a | b"_s << u"a \\| b"_s;
        QTest::newRow("lines") << u"a\nb\r\n# c"_s << u"a b \\# c"_s;
        QTest::newRow("markup") << u"<img src=x>"_s << u"\\<img src=x\\>"_s;
        QTest::newRow("a link") << u"[a](http://b)"_s << u"\\[a\\](http://b)"_s;
    }
    void textsAreHarmless()
    {
        QFETCH(QString, said);
        QFETCH(QString, written);
        VerifiedRun verified;
        verified.report.checks = {{u"Check"_s, said, false}};
        const QString text = QString::fromUtf8(verifyText(verified));
        QVERIFY2(text.contains(u"| Check | %1 |"_s.arg(written)), qPrintable(text));
    }

    void noSecrets()
    {
        VerifiedRun verified = whole();
        verified.rejected.first().message
            = u"Authorization: Zoho-oauthtoken 1000.0123456789abcdef0123456789abcdef.fedcba"_s;
        const QByteArray text = verifyText(verified);
        QVERIFY2(!text.contains("0123456789abcdef"), text.constData());
    }

private:
    static VerifiedRun whole()
    {
        const qint64 atMs
            = QDateTime(QDate(2026, 11, 22), QTime(5, 40), Qt::UTC).toMSecsSinceEpoch();
        VerifiedRun verified;
        verified.run.id = u"0191"_s;
        verified.run.number = 12;
        verified.run.jobName = u"Copy orders"_s;
        verified.run.kind = u"datastore-analytics"_s;
        verified.run.environment = u"production"_s;
        verified.run.state = RunState::CompletedWithRejections;
        verified.run.counts = {10, 7, 1, 2, 0, 0};
        verified.report.compared = {{u"Table"_s, u"Orders"_s}, {u"View"_s, u"Orders EU"_s}};
        verified.report.checks
            = {{u"Rows in table and view"_s, u"as many"_s, true, u"10"_s, u"10"_s},
                {u"Smallest Amount"_s, u"differs"_s, false, u"1"_s, u"2"_s}};
        verified.report.doubles = {{u"4711"_s, 3}};
        verified.report.doubleCount = 5;
        verified.report.atMs = atMs;
        verified.units = 61.5;
        verified.rejected = {{.ordinal = 4,
            .outcome = u"rejected"_s,
            .sourceKey = u"4712"_s,
            .code = u"INVALID"_s,
            .field = u"Amount"_s,
            .message = u"Not a number"_s}};
        verified.requests = {{u"Import 1"_s, u"POST"_s, u"/bulk"_s, u"1767024000003153087"_s,
            u"req-1"_s, u"acked"_s, atMs - 600'000}};
        verified.requestCount = 1;
        return verified;
    }
};

QTEST_GUILESS_MAIN(VerifyTextTest)

#include "tst_verifytext.moc"
