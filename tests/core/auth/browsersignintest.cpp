// SPDX-License-Identifier: GPL-3.0-or-later
#include "browsersignintest.h"

#include "base/clock.h"
#include "core/auth/browsersignin.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTcpSocket>
#include <QTest>

#include <future>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

constexpr int kAnswerWaitMs = 10'000;
using Finding = std::future<Result<BrowserAnswer>>;

Timings quickTimings()
{
    Timings timings;
    timings.signInPoll = std::chrono::milliseconds(10);
    timings.signIn = std::chrono::milliseconds(20'000);
    return timings;
}

std::unique_ptr<BrowserSignIn> begun(const Timings &timings = quickTimings())
{
    return BrowserSignIn::begin(
        {.port = 0, .knownParameters = {u"location"_s, u"accounts-server"_s}}, timings);
}

Finding waiting(BrowserSignIn &signIn, const CancelToken &token = {})
{
    return std::async(std::launch::async, [&signIn, token] { return signIn.wait(token); });
}

QByteArray hostOf(const BrowserSignIn &signIn)
{
    return signIn.redirectUri().authority().toLatin1();
}

QByteArray requestFor(const BrowserSignIn &signIn, const QByteArray &query)
{
    return "GET /sign-in?" + query + " HTTP/1.1\r\nHost: " + hostOf(signIn) + "\r\n\r\n";
}

QByteArray goodQuery(const BrowserSignIn &signIn)
{
    return "code=1000.ab.cd&location=us&state=" + signIn.state().reveal() + '&';
}

void connectTo(const BrowserSignIn &signIn, QTcpSocket &socket)
{
    socket.connectToHost(u"127.0.0.1"_s, quint16(signIn.redirectUri().port()));
    QVERIFY(socket.waitForConnected(kAnswerWaitMs));
}

void sendOn(QTcpSocket &socket, const QByteArray &request)
{
    socket.write(request);
    QVERIFY(socket.waitForBytesWritten(kAnswerWaitMs));
}

// The whole answer to a request, or what there is at the end of the time.
QByteArray answerOn(QTcpSocket &socket)
{
    while (
        socket.state() == QAbstractSocket::ConnectedState && socket.waitForReadyRead(kAnswerWaitMs))
        ;
    return socket.readAll();
}

QByteArray answerTo(const BrowserSignIn &signIn, const QByteArray &request)
{
    QTcpSocket socket;
    connectTo(signIn, socket);
    sendOn(socket, request);
    return answerOn(socket);
}

// "%S" is the state, "%H" the host.
QByteArray filledIn(QByteArray text, const BrowserSignIn &signIn)
{
    return text.replace("%S", signIn.state().reveal()).replace("%H", hostOf(signIn));
}

} // namespace

void BrowserSignInTest::proofKeyIsAsSpecified()
{
    const ProofKey key = newProofKey();
    const QByteArray verifier = key.verifier.reveal();
    QVERIFY(verifier.size() >= 43 && verifier.size() <= 128);
    for (const char c : verifier)
        QVERIFY(QByteArray("-_").contains(c) || QChar::isLetterOrNumber(uint(c)));
    QCOMPARE(key.challenge,
        QCryptographicHash::hash(verifier, QCryptographicHash::Sha256)
            .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    QVERIFY(!(newProofKey().verifier == key.verifier));
}

void BrowserSignInTest::statesDiffer()
{
    const auto one = begun();
    const auto other = begun();
    QCOMPARE(QByteArray::fromBase64(one->state().reveal(), QByteArray::Base64UrlEncoding).size(),
        32); // 256 bits
    QVERIFY(!(one->state() == other->state()));
    QVERIFY(one->redirectUri() != other->redirectUri());
}

void BrowserSignInTest::listensOnThisComputerOnly()
{
    const auto signIn = begun();
    const QByteArray port
        = QByteArray::number(signIn->redirectUri().port(), 16).toUpper().rightJustified(4, '0');
    int listeners = 0;
    for (const QString &table : {u"/proc/net/tcp"_s, u"/proc/net/tcp6"_s}) {
        QFile file(table);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &line : file.readAll().split('\n')) {
            const QList<QByteArray> columns = line.simplified().split(' ');
            if (columns.size() < 4 || columns.at(3) != "0A" || !columns.at(1).endsWith(port))
                continue;
            ++listeners;
            QCOMPARE(columns.at(1), QByteArray("0100007F:" + port));
        }
    }
    QCOMPARE(listeners, 1);
}

void BrowserSignInTest::takesTheCode()
{
    const auto signIn = begun();
    Finding found = waiting(*signIn);
    QTcpSocket browser;
    connectTo(*signIn, browser);
    sendOn(browser, requestFor(*signIn, goodQuery(*signIn)));
    const auto answer = found.get();
    QVERIFY2(answer, qPrintable(answer ? QString() : answer.error().text()));
    QCOMPARE(answer->code.reveal(), "1000.ab.cd"_ba);
    QCOMPARE(answer->parameters, (QMap<QString, QString>{{u"location"_s, u"us"_s}}));
    // The page waits for how it ended, and shows nothing of the query.
    QVERIFY(browser.bytesAvailable() == 0);
    signIn->conclude(true);
    const QByteArray page = answerOn(browser);
    QVERIFY2(page.startsWith("HTTP/1.1 200 "), page.constData());
    QVERIFY(page.contains("You can close this tab."));
    QVERIFY(!page.contains("1000.ab"));
    QVERIFY(!page.contains(signIn->state().reveal()));
    QVERIFY(page.contains("Referrer-Policy: no-referrer"));
    QTcpSocket late;
    late.connectToHost(u"127.0.0.1"_s, quint16(signIn->redirectUri().port()));
    QVERIFY(!late.waitForConnected(kAnswerWaitMs)); // one request that fits, and it is closed
}

void BrowserSignInTest::refusesRequests_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const QByteArray end = " HTTP/1.1\r\nHost: %H\r\n\r\n";
    const QByteArray good = "GET /sign-in?code=1000.ab.cd&state=%S";
    const auto row = [](const char *name, const QByteArray &request, int status) {
        QTest::newRow(name) << request << status;
    };
    row("wrong state", "GET /sign-in?code=1000.ab.cd&state=x" + end, 400);
    row("state with one more letter", good + "x" + end, 400);
    row("no state", "GET /sign-in?code=1000.ab.cd" + end, 400);
    row("empty state", "GET /sign-in?code=1000.ab.cd&state=" + end, 400);
    row("two states", good + "&state=%S" + end, 400);
    row("two codes", good + "&code=1000.ef.01" + end, 400);
    row("one more parameter", good + "&next=http://evil.example" + end, 400);
    row("no code", "GET /sign-in?state=%S" + end, 400);
    row("code and error", good + "&error=access_denied" + end, 400);
    row("denied with a wrong state", "GET /sign-in?error=access_denied&state=x" + end, 400);
    row("nothing", "GET /sign-in" + end, 400);
    row("other path", "GET /favicon.ico" + end, 404);
    row("path behind it", "GET /sign-in/x?code=1000.ab.cd&state=%S" + end, 404);
    row("POST", "POST /sign-in?code=1000.ab.cd&state=%S" + end, 405);
    row("foreign host", good + " HTTP/1.1\r\nHost: evil.example\r\n\r\n", 403);
    row("its name", good + " HTTP/1.1\r\nHost: localhost\r\n\r\n", 403);
    row("without port", good + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 403);
    row("no host", good + " HTTP/1.1\r\nAccept: */*\r\n\r\n", 403);
    row("two hosts", good + " HTTP/1.1\r\nHost: %H\r\nHost: %H\r\n\r\n", 403);
    row("no HTTP", "hello\r\n\r\n", 400);
    row("too long", "GET /sign-in?" + QByteArray(20'000, 'a'), 400);
}

void BrowserSignInTest::refusesRequests()
{
    QFETCH(const QByteArray, request);
    QFETCH(const int, status);
    const auto signIn = begun();
    Finding found = waiting(*signIn);
    const QByteArray page = answerTo(*signIn, filledIn(request, *signIn));
    QVERIFY2(
        page.startsWith(QByteArray("HTTP/1.1 " + QByteArray::number(status))), page.constData());
    QVERIFY(page.contains("Not signed in"));
    QVERIFY(!page.contains(signIn->state().reveal()));
    // And the real one still comes through.
    QTcpSocket browser;
    connectTo(*signIn, browser);
    sendOn(browser, requestFor(*signIn, goodQuery(*signIn)));
    QVERIFY(found.get());
    signIn->conclude(true);
}

void BrowserSignInTest::stateWorksOnce()
{
    const auto signIn = begun();
    QTcpSocket first;
    QTcpSocket second;
    connectTo(*signIn, first);
    sendOn(first, requestFor(*signIn, goodQuery(*signIn)));
    QVERIFY(waiting(*signIn).get());
    connectTo(*signIn, second);
    sendOn(second, requestFor(*signIn, goodQuery(*signIn).replace("1000.ab", "1000.ef")));
    signIn->conclude(true);
    QVERIFY(answerOn(first).startsWith("HTTP/1.1 200 "));
    const QByteArray page = answerOn(second);
    QVERIFY2(page.startsWith("HTTP/1.1 410 "), page.constData());
    QVERIFY(page.contains("used already"));
    const QByteArray address = signIn->redirectUri().toEncoded() + '?' + goodQuery(*signIn);
    QVERIFY(!signIn->paste(Secret(address)));
}

void BrowserSignInTest::silentConnectionsAreNoHindrance()
{
    const auto signIn = begun();
    Finding found = waiting(*signIn);
    QTcpSocket silent;
    QTcpSocket half;
    connectTo(*signIn, silent);
    connectTo(*signIn, half);
    sendOn(half, "GET /sign-in?code=1000");
    QTcpSocket browser;
    connectTo(*signIn, browser);
    sendOn(browser, requestFor(*signIn, goodQuery(*signIn)));
    QCOMPARE(found.wait_for(std::chrono::seconds(5)), std::future_status::ready);
    QVERIFY(found.get());
}

void BrowserSignInTest::refusalEndsIt_data()
{
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<QString>("words");
    QTest::newRow("denied") << "access_denied"_ba << u"refused in the browser"_s;
    QTest::newRow("scope") << "invalid_scope"_ba << u"without a sign-in"_s;
}

void BrowserSignInTest::refusalEndsIt()
{
    QFETCH(const QByteArray, error);
    QFETCH(const QString, words);
    const auto signIn = begun();
    Finding found = waiting(*signIn);
    QTcpSocket browser;
    connectTo(*signIn, browser);
    sendOn(browser, requestFor(*signIn, "error=" + error + "&state=" + signIn->state().reveal()));
    const auto answer = found.get();
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Auth);
    QCOMPARE(answer.error().code, QString::fromLatin1(error));
    QVERIFY(answer.error().what.contains(words));
    QVERIFY(!answer.error().next.isEmpty());
    signIn->conclude(false);
    const QByteArray page = answerOn(browser);
    QVERIFY(page.startsWith("HTTP/1.1 400 "));
    QVERIFY(page.contains("Not signed in"));
}

void BrowserSignInTest::endsInTime()
{
    Timings timings = quickTimings();
    timings.signIn = std::chrono::milliseconds(150);
    const auto signIn = begun(timings);
    const qint64 start = monotonicMs();
    const auto answer = signIn->wait(CancelToken());
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Auth);
    QVERIFY(monotonicMs() - start >= 140);
    QVERIFY(monotonicMs() - start < 5'000);
}

void BrowserSignInTest::canBeCancelled()
{
    const auto signIn = begun();
    CancelSource source;
    Finding found = waiting(*signIn, source.token());
    source.request(StopWish::Abort);
    QCOMPARE(found.wait_for(std::chrono::seconds(5)), std::future_status::ready);
    QCOMPARE(found.get().error().kind, ErrorKind::Cancelled);
}

void BrowserSignInTest::takesAPastedAddress()
{
    const auto signIn = begun();
    Finding found = waiting(*signIn);
    QVERIFY(signIn->paste(
        Secret(' ' + signIn->redirectUri().toEncoded() + '?' + goodQuery(*signIn) + '\n')));
    const auto answer = found.get();
    QVERIFY(answer);
    QCOMPARE(answer->code.reveal(), "1000.ab.cd"_ba);
}

void BrowserSignInTest::refusesPastedAddresses_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::newRow("code alone") << "1000.ab.cd"_ba;
    QTest::newRow("other host") << "http://evil.example/sign-in?code=1000.ab.cd&state=%S"_ba;
    QTest::newRow("other port") << "http://127.0.0.1:1/sign-in?code=1000.ab.cd&state=%S"_ba;
    QTest::newRow("https") << "https://%H/sign-in?code=1000.ab.cd&state=%S"_ba;
    QTest::newRow("other sign-in") << "http://%H/sign-in?code=1000.ab.cd&state=x"_ba;
    QTest::newRow("no query") << "http://%H/sign-in"_ba;
    QTest::newRow("no code") << "http://%H/sign-in?state=%S"_ba;
}

void BrowserSignInTest::refusesPastedAddresses()
{
    QFETCH(const QByteArray, address);
    const auto signIn = begun();
    const auto taken = signIn->paste(Secret(filledIn(address, *signIn)));
    QVERIFY(!taken);
    QVERIFY(!taken.error().next.isEmpty());
    QVERIFY(!taken.error().text().contains(u"1000.ab"_s));
    QVERIFY(signIn->paste(
        Secret(signIn->redirectUri().toEncoded() + '?' + goodQuery(*signIn)))); // still good
}

void BrowserSignInTest::takenPortIsNamed()
{
    const auto first = begun();
    const auto port = quint16(first->redirectUri().port());
    const auto second = BrowserSignIn::begin({.port = port, .knownParameters = {}}, quickTimings());
    QVERIFY(second->problem());
    QVERIFY(second->problem()->text().contains(QString::number(port)));
    QVERIFY(second->problem()->text().contains(u"redirectPort"_s));
    QCOMPARE(second->redirectUri(), first->redirectUri());
    Finding found = waiting(*second);
    QVERIFY(second->paste(Secret(
        second->redirectUri().toEncoded() + "?code=1000.ab.cd&state=" + second->state().reveal())));
    QVERIFY(found.get());
}
