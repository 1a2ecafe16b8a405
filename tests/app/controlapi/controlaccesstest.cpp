// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controlapi/controladdress.h"
#include "app/controlapi/controlkey.h"
#include "app/controlapi/controlrig.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QtConcurrent>

using namespace Qt::StringLiterals;
using namespace sluice;

// The request table of reliability-security E8. HOST, PORT and KEY stand for the real ones.
void ControlAccessTest::access_data()
{
    QTest::addColumn<QByteArray>("lines");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &lines, int status) {
        QTest::newRow(name) << lines << status;
    };
    const QByteArray get = "GET /sync/status HTTP/1.1\n";
    const QByteArray key = "Authorization: Bearer KEY\n";
    const QByteArray host = "Host: HOST\n";
    row("good", get + host + key, 200);
    row("good localhost", get + "Host: localhost:PORT\n" + key, 200);
    row("good IPv6 loopback name", get + "Host: [::1]:PORT\n" + key, 200);
    row("good CodeLib header", get + host + "catalyst-codelib-secret-key: KEY\n", 200);
    row("scheme in lower case", get + host + "Authorization: bearer KEY\n", 200);
    row("own origin", get + host + key + "Origin: http://HOST\n", 200);
    row("own site", get + host + key + "Sec-Fetch-Site: same-origin\n", 200);
    row("no site", get + host + key + "Sec-Fetch-Site: none\n", 200);
    row("no Host", get + key, 400);
    row("no Host in HTTP/1.0", "GET /sync/status HTTP/1.0\n" + key, 400);
    row("two Hosts", get + host + host + key, 400);
    row("wrong Host", get + "Host: evil.example:PORT\n" + key, 403);
    row("Host without port", get + "Host: 127.0.0.1\n" + key, 403);
    row("Host with other port", get + "Host: 127.0.0.1:1\n" + key, 403);
    row("Host that begins alike", get + "Host: 127.0.0.1.evil.example:PORT\n" + key, 403);
    row("Host with user", get + "Host: x@127.0.0.1:PORT\n" + key, 403);
    row("Host of other loopback", get + "Host: 127.0.0.2:PORT\n" + key, 403);
    row("Origin null", get + host + key + "Origin: null\n", 403);
    row("other origin", get + host + key + "Origin: https://evil.example\n", 403);
    row("origin of other port", get + host + key + "Origin: http://127.0.0.1:1\n", 403);
    row("two origins", get + host + key + "Origin: http://HOST\nOrigin: http://HOST\n", 403);
    row("other site", get + host + key + "Sec-Fetch-Site: cross-site\n", 403);
    row("same site", get + host + key + "Sec-Fetch-Site: same-site\n", 403);
    row("wrong Host before key", get + "Host: evil.example\n", 403);
    row("no key", get + host, 401);
    row("empty key", get + host + "Authorization: Bearer \n", 401);
    row("wrong key", get + host + "Authorization: Bearer AAAA\n", 401);
    row("key short of one character", get + host + "Authorization: Bearer SHORT\n", 401);
    row("key and one character", get + host + "Authorization: Bearer KEYx\n", 401);
    row("key in the address", "GET /sync/status?key=KEY HTTP/1.1\n" + host, 401);
    row("key as Basic", get + host + "Authorization: Basic KEY\n", 401);
    row("two keys", get + host + key + key, 401);
    row("wrong key beside the CodeLib header",
        get + host + "Authorization: Bearer x\ncatalyst-codelib-secret-key: KEY\n", 401);
    row("unknown path without key", "GET /nothing HTTP/1.1\n" + host, 401);
    row("health without key", "GET /healthz HTTP/1.1\n" + host, 200);
    row("health with wrong Host", "GET /healthz HTTP/1.1\nHost: evil.example\n", 403);
    row("health by POST", "POST /healthz HTTP/1.1\n" + host, 405);
    row("metrics without key", "GET /metrics HTTP/1.1\n" + host, 401);
    row("unknown path", "GET /nothing HTTP/1.1\n" + host + key, 404);
    row("root", "GET / HTTP/1.1\n" + host + key, 404);
    row("unknown resource", "POST /sync/carts HTTP/1.1\n" + host + key, 404);
    row("start of all", "POST /sync/all HTTP/1.1\n" + host + key, 404);
    row("path with more", "POST /sync/customers/stop/now HTTP/1.1\n" + host + key, 404);
    row("start by GET", "GET /sync/customers HTTP/1.1\n" + host + key, 405);
    row("stop by GET", "GET /sync/customers/stop HTTP/1.1\n" + host + key, 405);
    row("start by PUT", "PUT /sync/customers HTTP/1.1\n" + host + key, 405);
    row("start by OPTIONS", "OPTIONS /sync/customers HTTP/1.1\n" + host + key, 405);
    row("status by POST", "POST /sync/status HTTP/1.1\n" + host + key, 405);
    row("no HTTP", "HELLO\n", 400);
    row("long path", "GET /" + QByteArray(9000, 'a') + " HTTP/1.1\n" + host + key, 414);
}

void ControlAccessTest::access()
{
    QFETCH(QByteArray, lines);
    QFETCH(int, status);
    ControlRig rig;
    QCOMPARE(rig.problem, QString());
    const QByteArray key = rig.key();
    QVERIFY(key.size() >= 43);
    lines.replace("HOST", rig.host()).replace("PORT", QByteArray::number(rig.port()));
    lines.replace("KEY", key).replace("SHORT", key.chopped(1)).replace("\n", "\r\n");
    const ControlAnswer answer = rig.ask(lines + "\r\n");
    QCOMPARE(answer.status, status);
    QVERIFY(!answer.head.toLower().contains("access-control"));
    QVERIFY(!answer.body.contains(key));
    QCOMPARE(rig.stub.starts.load(), 0);
    if (status == 401)
        QCOMPARE(answer.header("WWW-Authenticate"), "Bearer");
    if (status == 405)
        QVERIFY(!answer.header("Allow").isEmpty());
}

void ControlAccessTest::wrongKeysPause()
{
    ControlRig rig([](ControlApiOptions &options) {
        options.timings.controlKeyPause = std::chrono::milliseconds(1'500);
    });
    QCOMPARE(rig.problem, QString());
    const QByteArray wrong = "GET /sync/status HTTP/1.1\r\nHost: " + rig.host()
        + "\r\nAuthorization: Bearer wrong\r\n\r\n";
    for (int i = 0; i < 9; ++i)
        QCOMPARE(rig.ask(wrong).status, 401);
    QCOMPARE(rig.get("/sync/status").status, 200); // the right one begins the count anew
    for (int i = 0; i < 10; ++i)
        QCOMPARE(rig.ask(wrong).status, 401);
    const ControlAnswer paused = rig.ask(wrong);
    QCOMPARE(paused.status, 429);
    QVERIFY(paused.header("Retry-After").toInt() >= 1);
    // Whoever has the key is not kept out by another's mistake.
    QCOMPARE(rig.get("/sync/status").status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(rig.ask(wrong).status, 401, 5'000);
}

void ControlAccessTest::keyFile()
{
    ControlRig rig;
    QCOMPARE(rig.problem, QString());
    const QString path = rig.folder() + "/control.key"_L1;
    QCOMPARE(rig.api().keyPath(), path);
    QCOMPARE(QFile::permissions(path) & ~(QFile::ReadUser | QFile::WriteUser),
        QFile::ReadOwner | QFile::WriteOwner);
    const QByteArray first = rig.key();
    rig.api().stop();
    QVERIFY(rig.api().start());
    QCOMPARE(rig.key(), first); // kept over a restart

    // Those who make it at the same time have the same one.
    QTemporaryDir folder;
    QList<QFuture<QByteArray>> keys;
    for (int i = 0; i < 8; ++i)
        keys.append(QtConcurrent::run([path = folder.path()] {
            const auto made = controlKey(path);
            return made ? made->reveal() : made.error().text().toUtf8();
        }));
    for (auto &made : keys)
        QCOMPARE(made.result(), keys.first().result());
    QCOMPARE(keys.first().result().size(), 43);
    QVERIFY(keys.first().result() != first);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void ControlAccessTest::keyFileOfOthersIsRefused()
{
    QTemporaryDir folder;
    QVERIFY(controlKey(folder.path()));
    const QString path = controlKeyPath(folder.path());
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
    const auto open = controlKey(folder.path());
    QVERIFY(!open);
    QCOMPARE(open.error().kind, ErrorKind::Config);
    QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(controlKey(folder.path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("short");
    file.close();
    QVERIFY(!controlKey(folder.path()));
}

void ControlAccessTest::bodies_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const QByteArray json = "Content-Type: application/json\r\n";
    const auto length = [](qsizetype size) -> QByteArray {
        return "Content-Length: " + QByteArray::number(size) + "\r\n";
    };
    const QByteArray ids = R"({"ids":["a"]})";
    const auto filled = [](qsizetype size) -> QByteArray {
        const QByteArray start = R"({"ids":["a"],"more":")";
        return start + QByteArray(size - start.size() - 2, 'x') + "\"}";
    };
    QTest::newRow("none, no length, no type") << QByteArray() << QByteArray() << 202;
    QTest::newRow("none, length 0") << length(0) << QByteArray() << 202;
    QTest::newRow("none, odd type")
        << QByteArray("Content-Type: text/plain\r\n" + length(0)) << QByteArray() << 202;
    QTest::newRow("JSON") << QByteArray(json + length(ids.size())) << ids << 202;
    QTest::newRow("JSON with charset")
        << QByteArray("Content-Type: application/json; charset=utf-8\r\n" + length(ids.size()))
        << ids << 202;
    QTest::newRow("100-continue") << QByteArray(
        json + length(ids.size()) + "Expect: 100-continue\r\n")
                                  << ids << 100;
    QTest::newRow("form") << QByteArray(
        "Content-Type: application/x-www-form-urlencoded\r\n" + length(5))
                          << QByteArray("ids=a") << 415;
    QTest::newRow("text") << QByteArray("Content-Type: text/plain\r\n" + length(ids.size())) << ids
                          << 415;
    QTest::newRow("no type") << length(ids.size()) << ids << 415;
    QTest::newRow("compressed") << QByteArray(
        json + length(ids.size()) + "Content-Encoding: gzip\r\n")
                                << ids << 415;
    QTest::newRow("100 kB") << QByteArray(json + length(102400)) << filled(102400) << 202;
    QTest::newRow("100 kB and 1") << QByteArray(json + length(102401)) << filled(102401) << 413;
    QTest::newRow("said to be huge") << QByteArray(json + length(1LL << 40)) << QByteArray() << 413;
    QTest::newRow("negative length") << QByteArray(json + "Content-Length: -1\r\n") << ids << 400;
    QTest::newRow("length of letters") << QByteArray(json + "Content-Length: x\r\n") << ids << 400;
    QTest::newRow("two lengths") << QByteArray(json + length(13) + length(14)) << ids << 400;
    QTest::newRow("length and chunks")
        << QByteArray(json + length(13) + "Transfer-Encoding: chunked\r\n") << ids << 400;
    QTest::newRow("no chunks") << QByteArray(json + "Transfer-Encoding: chunked\r\n")
                               << QByteArray("zz\r\n") << 400;
    QTest::newRow("chunks over 100 kB")
        << QByteArray(json + "Transfer-Encoding: chunked\r\n") << QByteArray("19001\r\n") << 413;
}

void ControlAccessTest::bodies()
{
    QFETCH(QByteArray, headers);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    ControlRig rig;
    QCOMPARE(rig.problem, QString());
    const ControlAnswer answer = rig.ask("POST /sync/customers HTTP/1.1\r\nHost: " + rig.host()
        + "\r\nAuthorization: Bearer " + rig.key() + "\r\n" + headers + "\r\n" + body);
    QCOMPARE(answer.status, status);
    QCOMPARE(rig.stub.starts.load(), status <= 202 ? 1 : 0);
    if (status == 100)
        QVERIFY(answer.body.contains(" 202 "));
}

void ControlAccessTest::chunkedBody()
{
    ControlRig rig;
    QCOMPARE(rig.problem, QString());
    const ControlAnswer answer = rig.ask("POST /sync/customers HTTP/1.1\r\nHost: " + rig.host()
        + "\r\nAuthorization: Bearer " + rig.key()
        + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
          "7;x=y\r\n{\"ids\":\r\n6\r\n[\"a\"]}\r\n0\r\nTrailer: 1\r\n\r\n");
    QCOMPARE(answer.status, 202);
    QCOMPARE(rig.stub.lastParameters.value("ids"_L1).toArray().at(0).toString(), u"a"_s);
}

void ControlAccessTest::slowClientIsLeft()
{
    ControlRig rig([](ControlApiOptions &options) {
        options.timings.controlRequest = std::chrono::milliseconds(700);
    });
    QCOMPARE(rig.problem, QString());
    // Headers that drip, faster than any time-out between two bytes.
    QTcpSocket drip;
    drip.connectToHost(u"127.0.0.1"_s, rig.port());
    QVERIFY(drip.waitForConnected());
    drip.write("GET /sync/status HTTP/1.1\r\nX: ");
    QElapsedTimer timer;
    timer.start();
    while (drip.state() == QAbstractSocket::ConnectedState && timer.elapsed() < 8'000) {
        drip.write("a");
        drip.waitForReadyRead(50);
    }
    QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
    // A body that does not come.
    timer.start();
    const ControlAnswer late = rig.ask("POST /sync/customers HTTP/1.1\r\nHost: " + rig.host()
        + "\r\nAuthorization: Bearer " + rig.key()
        + "\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{");
    QCOMPARE(late.status, 408);
    QVERIFY(timer.elapsed() < 5'000);
    // A head without end.
    const ControlAnswer endless = rig.ask("GET /healthz HTTP/1.1\r\nHost: " + rig.host() + "\r\n"
        + QByteArray("X-More: " + QByteArray(1000, 'x') + "\r\n").repeated(64) + "\r\n");
    QVERIFY(endless.status != 200);
    QCOMPARE(rig.get("/healthz").status, 200);
    QCOMPARE(rig.stub.starts.load(), 0);
}

void ControlAccessTest::connectionsAreBounded()
{
    constexpr int kMost = 4;
    ControlRig rig([](ControlApiOptions &options) { options.mostConnections = kMost; });
    QCOMPARE(rig.problem, QString());
    std::vector<std::unique_ptr<QTcpSocket>> idle;
    for (int i = 0; i < kMost; ++i) {
        idle.push_back(std::make_unique<QTcpSocket>());
        idle.back()->connectToHost(u"127.0.0.1"_s, rig.port());
        QVERIFY(idle.back()->waitForConnected());
    }
    const QByteArray health = "GET /healthz HTTP/1.1\r\nHost: " + rig.host() + "\r\n\r\n";
    // Asked once each time: QTRY_COMPARE would ask again after the right answer.
    const auto answers = [&rig, &health](int status) {
        return QTest::qWaitFor([&] { return rig.ask(health).status == status; }, 5'000);
    };
    QVERIFY(answers(503));
    idle.clear();
    QVERIFY(answers(200));
}

void ControlAccessTest::addresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected"); // empty: refused
    QTest::addColumn<bool>("isLoopback");
    QTest::newRow("whole") << u"127.0.0.1:6779"_s << u"127.0.0.1:6779"_s << true;
    QTest::newRow("no port") << u"127.0.0.1"_s << u"127.0.0.1:6779"_s << true;
    QTest::newRow("no host") << u":8080"_s << u"127.0.0.1:8080"_s << true;
    QTest::newRow("IPv6") << u"[::1]:1234"_s << u"[::1]:1234"_s << true;
    QTest::newRow("localhost") << u"localhost:0"_s << u"localhost:0"_s << true;
    QTest::newRow("every") << u"0.0.0.0:6779"_s << u"0.0.0.0:6779"_s << false;
    QTest::newRow("other") << u"192.168.1.5:6779"_s << u"192.168.1.5:6779"_s << false;
    for (const QString &wrong : {QString(), u"127.0.0.1:"_s, u"127.0.0.1:x"_s, u"::1:80"_s,
             u"127.0.0.1:65536"_s, u"http://127.0.0.1:80"_s, u"a b:80"_s, u"127.0.0.1:80/x"_s})
        QTest::newRow(qPrintable(u"wrong "_s + wrong)) << wrong << QString() << false;
}

void ControlAccessTest::addresses()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QFETCH(bool, isLoopback);
    const auto address = ControlAddress::parse(text);
    QCOMPARE(bool(address), !expected.isEmpty());
    if (!address)
        return;
    QCOMPARE(address->text(), expected);
    QCOMPARE(address->isLoopback(), isLoopback);
    if (address->host == "0.0.0.0"_L1) {
        QVERIFY(address->isNamedBy("10.1.2.3:6779", {})); // a literal
        QVERIFY(address->isNamedBy("127.0.0.1:6779", {}));
        QVERIFY(!address->isNamedBy("evil.example:6779", {})); // a name may be rebound
        QVERIFY(address->isNamedBy("sluice:6779", {u"sluice"_s}));
    } else if (!isLoopback) {
        QVERIFY(address->isNamedBy("192.168.1.5:6779", {}));
        QVERIFY(!address->isNamedBy("localhost:6779", {}));
    }
}

void ControlAccessTest::listensOnLoopbackOnly()
{
    ControlRig rig;
    QCOMPARE(rig.problem, QString());
    QFile table(u"/proc/net/tcp"_s);
    QVERIFY(table.open(QIODevice::ReadOnly));
    const QByteArray port = QByteArray::number(rig.port(), 16).toUpper().rightJustified(4, '0');
    int listeners = 0;
    for (const QByteArray &line : table.readAll().split('\n')) {
        const QByteArrayList parts = line.simplified().split(' ');
        if (parts.size() < 4 || parts.at(3) != "0A"
            || !parts.at(1).endsWith(QByteArray(':' + port)))
            continue;
        ++listeners;
        QCOMPARE(parts.at(1), "0100007F:" + port);
    }
    QCOMPARE(listeners, 1);
    // The port is this one's alone.
    ControlApiOptions options = rig.options();
    options.address.port = rig.port();
    const auto second = rig.newApi(options);
    const auto taken = second->start();
    QVERIFY(!taken);
    QCOMPARE(taken.error().kind, ErrorKind::Config);
}

void ControlAccessTest::tellsOfContainersAndOtherAddresses()
{
    ControlRig rig;
    QCOMPARE(rig.api().notices(), QStringList());
    qputenv("K_SERVICE", "shop");
    QCOMPARE(rig.api().notices().size(), 1);
    qunsetenv("K_SERVICE");
    ControlApiOptions options = rig.options();
    options.address.host = u"0.0.0.0"_s;
    QCOMPARE(rig.newApi(options)->notices().size(), 1);
}
