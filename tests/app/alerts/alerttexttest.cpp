// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/alerts/alertdigest.h"
#include "app/alerts/alerttests.h"
#include "app/alerts/failedrows.h"
#include "app/alerts/hookbody.h"
#include "app/alerts/mailtext.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

AlertDigest sampleDigest()
{
    AlertRule rule;
    rule.name = u"Failed_to_update_analytics"_s;
    rule.when.failedRows = true;
    RunRow run{.id = u"0199aa00000000000000000000000001"_s,
        .number = 7,
        .jobName = u"Orders to Analytics"_s,
        .kind = u"datastore-analytics"_s,
        .subject = u"Orders"_s,
        .environment = u"production"_s,
        .state = RunState::CompletedWithRejections};
    run.finishedAtMs = 1'790'000'000'000; // 2026-09-21 14:13:20 UTC
    run.counts = {.read = 1'000'000,
        .written = 999'000,
        .skipped = 995,
        .rejected = 5,
        .notAttempted = 0,
        .pending = 0};
    return digestOfRun(rule, run, metByRun(rule.when, run));
}

constexpr auto kSampleText = "5 records were rejected.\n"
                             "\n"
                             "Job            Orders to Analytics\n"
                             "Run            #7 0199aa00000000000000000000000001\n"
                             "What           Orders\n"
                             "Environment    production\n"
                             "State          completed with rejections\n"
                             "Ended          2026-09-21 14:13:20 UTC\n"
                             "\n"
                             "Read                1000000\n"
                             "Written              999000\n"
                             "Skipped                 995\n"
                             "Rejected                  5\n"
                             "Not Attempted             0\n"
                             "Pending                   0\n"
                             "\n"
                             "Look at it: the page Runs, or sluice-cli runs show 7\n"
                             "Alert: Failed_to_update_analytics\n";

} // namespace

void AlertTextTest::digest()
{
    const AlertDigest digest = sampleDigest();
    QCOMPARE(
        alertSubject(digest), u"[Sluice] Orders to Analytics: run #7 completed with rejections"_s);
    QCOMPARE(alertText(digest), QString::fromLatin1(kSampleText));
    // As it is kept in the store and read again.
    const AlertDigest again = AlertDigest::fromJson(digest.toJson());
    QCOMPARE(alertText(again), alertText(digest));
    QCOMPARE(again.toJson(), digest.toJson());
}

void AlertTextTest::mail()
{
    MailParts parts{.from = u"sluice@example.com"_s,
        .to = u"ops@example.com"_s,
        .subject = u"Größe"_s,
        .text = u"Too many\n"_s,
        .csv = "_row,name\n1,Zoë\n",
        .csvName = u"run-7-rejected.csv"_s,
        .id = u"0199"_s,
        .atMs = 1'790'000'000'000};
    const QByteArray golden = "Date: Mon, 21 Sep 2026 14:13:20 +0000\r\n"
                              "From: Sluice <sluice@example.com>\r\n"
                              "To: <ops@example.com>\r\n"
                              "Subject: =?UTF-8?B?R3LDtsOfZQ==?=\r\n"
                              "Message-ID: <0199@sluice.invalid>\r\n"
                              "Auto-Submitted: auto-generated\r\n"
                              "MIME-Version: 1.0\r\n"
                              "Content-Type: multipart/mixed; boundary=\"sluice_0199\"\r\n"
                              "\r\n"
                              "--sluice_0199\r\n"
                              "Content-Type: text/plain; charset=utf-8\r\n"
                              "Content-Transfer-Encoding: base64\r\n"
                              "\r\n"
                              "VG9vIG1hbnkNCg==\r\n"
                              "--sluice_0199\r\n"
                              "Content-Type: text/csv; charset=utf-8\r\n"
                              "Content-Disposition: attachment; filename=\"run-7-rejected.csv\"\r\n"
                              "Content-Transfer-Encoding: base64\r\n"
                              "\r\n"
                              "X3JvdyxuYW1lCjEsWm/Dqwo=\r\n"
                              "--sluice_0199--\r\n";
    QCOMPARE(mailText(parts), golden);
    parts.csv.clear();
    QVERIFY(!mailText(parts).contains("boundary"));
    QVERIFY(mailText(parts).endsWith("\r\n\r\nVG9vIG1hbnkNCg==\r\n"));
}

void AlertTextTest::headersHoldOneLine_data()
{
    QTest::addColumn<QString>("subject");
    QTest::newRow("line end") << u"x\r\nBcc: thief@example.com"_s;
    QTest::newRow("encoded word") << u"=?UTF-8?B?eA==?="_s;
    QTest::newRow("long") << QString(500, u'ü');
    QTest::newRow("beyond the basic plane")
        << QString::fromUtf8(QByteArray("\xf0\x9f\x9a\xa8")).repeated(40);
}

void AlertTextTest::headersHoldOneLine()
{
    QFETCH(QString, subject);
    const QByteArray mail = mailText({.from = u"a@b.example"_s,
        .to = u"c@d.example"_s,
        .subject = subject,
        .text = u"x"_s,
        .csv = {},
        .csvName = {},
        .id = u"1"_s});
    QString decoded;
    bool isSubject = false;
    for (const QByteArray &line : mail.left(mail.indexOf("\r\n\r\n")).split('\n')) {
        QVERIFY2(line.size() <= 78, line.constData());
        QVERIFY(!line.startsWith("Bcc"));
        isSubject = line.startsWith("Subject: ") || (isSubject && line.startsWith(' '));
        if (!isSubject)
            continue;
        const qsizetype from = line.indexOf("?B?") + 3;
        decoded += QString::fromUtf8(
            QByteArray::fromBase64(line.mid(from, line.lastIndexOf("?=") - from)));
    }
    QCOMPARE(decoded, subject);
}

void AlertTextTest::hooks()
{
    AlertDigest digest = sampleDigest();
    digest.job = u"<!channel> & co"_s;
    const auto body = [&digest](const QString &format) {
        return QJsonDocument::fromJson(hookBody(format, digest, u"0199"_s)).object();
    };
    const QJsonObject generic = body(u"generic"_s);
    QCOMPARE(generic["id"_L1], u"0199"_s);
    QCOMPARE(generic["event"_L1], u"run"_s);
    QCOMPARE(generic["run"_L1]["number"_L1].toInt(), 7);
    QCOMPARE(generic["run"_L1]["counts"_L1]["rejected"_L1].toInt(), 5);
    QCOMPARE(generic["text"_L1], alertText(digest));
    const QJsonObject slack = body(u"slack"_s);
    QCOMPARE(slack.keys(), QStringList{u"text"_s});
    const QString text = slack["text"_L1].toString();
    QVERIFY(text.startsWith(
        u"*[Sluice] &lt;!channel&gt; &amp; co: run #7 completed with rejections*\n```5 records"_s));
    QVERIFY(!text.contains(u'<'));
    const QJsonObject teams = body(u"teams"_s);
    QCOMPARE(teams["type"_L1], u"message"_s);
    const QJsonObject attachment = teams["attachments"_L1][0].toObject();
    QCOMPARE(attachment["contentType"_L1], u"application/vnd.microsoft.card.adaptive"_s);
    QCOMPARE(attachment["content"_L1]["type"_L1], u"AdaptiveCard"_s);
    QCOMPARE(attachment["content"_L1]["body"_L1][0]["text"_L1], alertSubject(digest));
    QCOMPARE(attachment["content"_L1]["body"_L1][1]["inlines"_L1][0]["text"_L1], alertText(digest));
}

void AlertTextTest::failedRows()
{
    QTemporaryDir folder;
    QVERIFY(QDir().mkpath(folder.filePath(u"outcome"_s)));
    const auto nothing = failedRowsOf(folder.path());
    QVERIFY(nothing && nothing->csv.isEmpty());
    QFile file(folder.filePath(u"outcome/rejected.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("_row,_code,name\n1,BAD,\"a, b\"\n2,BAD,=HYPERLINK(1)\n3,BAD,plain\n");
    file.close();
    const QByteArray whole = "_row,_code,name\n1,BAD,\"a, b\"\n2,BAD,'=HYPERLINK(1)\n3,BAD,plain\n";
    const auto all = failedRowsOf(folder.path());
    QVERIFY(all);
    QCOMPARE(all->csv, whole);
    QCOMPARE(all->rows, 3);
    QVERIFY(!all->isCut);
    // A limit that falls into the last row, then one that is exactly enough.
    const auto cut = failedRowsOf(folder.path(), whole.size() - 1);
    QVERIFY(cut);
    QCOMPARE(cut->csv, whole.left(whole.indexOf("3,BAD")));
    QCOMPARE(cut->rows, 2);
    QVERIFY(cut->isCut);
    QVERIFY(!failedRowsOf(folder.path(), whole.size())->isCut);
}
