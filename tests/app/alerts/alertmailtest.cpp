// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/alerts/alerttests.h"
#include "app/alerts/mailsender.h"
#include "support/smtpsink.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

using Tls = SmtpManners::Tls;

Timings shortTimings()
{
    Timings timings;
    timings.connect = std::chrono::milliseconds(2'000);
    timings.alertSend = std::chrono::milliseconds(3'000);
    return timings;
}

MailRoute routeTo(const QString &server)
{
    return {.server = server,
        .isPlain = false,
        .user = {},
        .password = {},
        .caFile = {},
        .from = u"sluice@example.com"_s,
        .to = u"ops@example.com"_s};
}

const QByteArray kMail = "Subject: x\r\n\r\nfirst\r\n.dotted\r\n..twice\r\nlast\r\n";

} // namespace

void AlertMailTest::arrives_data()
{
    QTest::addColumn<int>("tls");
    QTest::addColumn<bool>("signsIn");
    QTest::newRow("plain on loopback") << int(Tls::None) << false;
    QTest::newRow("plain, signed in") << int(Tls::None) << true;
    QTest::newRow("STARTTLS") << int(Tls::Offered) << false;
    QTest::newRow("STARTTLS, signed in") << int(Tls::Offered) << true;
    QTest::newRow("smtps") << int(Tls::Implicit) << false;
    QTest::newRow("smtps, signed in") << int(Tls::Implicit) << true;
}

void AlertMailTest::arrives()
{
    QFETCH(int, tls);
    QFETCH(bool, signsIn);
    QVERIFY(m_certificates.isValid());
    SmtpSink sink({.tls = Tls(tls), .certificate = m_certificates.good(), .wantsSignIn = signsIn});
    MailRoute route = routeTo(sink.server());
    route.isPlain = Tls(tls) == Tls::None;
    route.caFile = m_certificates.caFile();
    if (signsIn) {
        route.user = u"sluice"_s;
        route.password = Secret("canary-password");
    }
    const auto sent = sendMail(route, kMail, shortTimings(), CancelToken());
    QVERIFY2(sent, sent ? "" : qPrintable(sent.error().text()));
    QCOMPARE(sink.mails().size(), 1);
    const SunkMail mail = sink.mails().first();
    QCOMPARE(mail.from, "sluice@example.com");
    QCOMPARE(mail.to, "ops@example.com");
    QCOMPARE(mail.data, kMail);
    QCOMPARE(mail.isEncrypted, Tls(tls) != Tls::None);
    QCOMPARE(mail.user, signsIn ? "sluice" : "");
    QCOMPARE(mail.password, signsIn ? "canary-password" : "");
}

void AlertMailTest::refusesWeakServers_data()
{
    QTest::addColumn<int>("tls");
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<bool>("knowsCa");
    QTest::newRow("no STARTTLS offered") << int(Tls::None) << u"good"_s << true;
    for (const Tls tls : {Tls::Offered, Tls::Implicit}) {
        const QByteArray way = tls == Tls::Offered ? "STARTTLS, " : "smtps, ";
        QTest::newRow(QByteArray(way + "unknown CA").constData()) << int(tls) << u"good"_s << false;
        QTest::newRow(QByteArray(way + "other CA").constData()) << int(tls) << u"foreign"_s << true;
        QTest::newRow(QByteArray(way + "wrong name").constData()) << int(tls) << u"wrong"_s << true;
        QTest::newRow(QByteArray(way + "expired").constData()) << int(tls) << u"expired"_s << true;
        QTest::newRow(QByteArray(way + "self-signed").constData()) << int(tls) << u"self"_s << true;
    }
}

void AlertMailTest::refusesWeakServers()
{
    QFETCH(int, tls);
    QFETCH(QString, certificate);
    QFETCH(bool, knowsCa);
    const QMap<QString, QSslConfiguration> certificates{{u"good"_s, m_certificates.good()},
        {u"foreign"_s, m_certificates.ofOtherCa()}, {u"wrong"_s, m_certificates.wrongName()},
        {u"expired"_s, m_certificates.expired()}, {u"self"_s, m_certificates.selfSigned()}};
    SmtpSink sink(
        {.tls = Tls(tls), .certificate = certificates.value(certificate), .wantsSignIn = true});
    MailRoute route = routeTo(sink.server());
    route.user = u"sluice"_s;
    route.password = Secret("canary-password");
    if (knowsCa)
        route.caFile = m_certificates.caFile();
    const auto sent = sendMail(route, kMail, shortTimings(), CancelToken());
    QVERIFY(!sent);
    QVERIFY2(sent.error().kind == ErrorKind::Tls, qPrintable(sent.error().text()));
    QCOMPARE(sent.error().delivery, Delivery::NotSent);
    QVERIFY(sink.mails().isEmpty());
    QVERIFY(!sink.commands().contains("AUTH")); // the password stayed here
}

void AlertMailTest::troubles_data()
{
    QTest::addColumn<QByteArray>("at"); // the command that is answered
    QTest::addColumn<QByteArray>("with");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("delivery");
    const auto row = [](const char *name, const QByteArray &at, const QByteArray &with,
                         ErrorKind kind, Delivery delivery) {
        QTest::newRow(name) << at << with << int(kind) << int(delivery);
    };
    row("silent", "", "hang", ErrorKind::Timeout, Delivery::NotSent);
    row("busy at once", "", "421 come again", ErrorKind::Service, Delivery::Answered);
    row("sender refused", "MAIL", "550 5.1.0 not you", ErrorKind::Service, Delivery::Answered);
    row("recipient put off", "RCPT", "451 4.7.1 grey", ErrorKind::Service, Delivery::Answered);
    row("recipient unknown", "RCPT", "550 5.1.1 who?", ErrorKind::Service, Delivery::Answered);
    row("mail refused", ".", "554 5.7.1 spam", ErrorKind::Service, Delivery::Answered);
    row("answer lost", ".", "drop", ErrorKind::Network, Delivery::Unknown);
    row("answer never comes", ".", "hang", ErrorKind::Timeout, Delivery::Unknown);
}

void AlertMailTest::troubles()
{
    QFETCH(QByteArray, at);
    QFETCH(QByteArray, with);
    QFETCH(int, kind);
    QFETCH(int, delivery);
    SmtpManners manners;
    manners.answer = [at, with](const QByteArray &command) {
        return (at.isEmpty() ? command.isEmpty() : command.startsWith(at)) ? with : QByteArray();
    };
    const SmtpSink sink(manners);
    MailRoute route = routeTo(sink.server());
    route.isPlain = true;
    Timings timings = shortTimings();
    timings.alertSend = std::chrono::milliseconds(300);
    const auto sent = sendMail(route, kMail, timings, CancelToken());
    QVERIFY(!sent);
    QVERIFY2(int(sent.error().kind) == kind, qPrintable(sent.error().text()));
    QVERIFY2(int(sent.error().delivery) == delivery, qPrintable(sent.error().text()));
    if (sent.error().delivery == Delivery::Answered)
        QVERIFY2(
            sent.error().why.contains(QString::fromLatin1(with)), qPrintable(sent.error().text()));
}
