// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/httptests.h"

#include <QCoreApplication>
#include <QFile>
#include <QTest>

#include <csignal>
#include <unistd.h>

using namespace sluice;

Timings shortTimings()
{
    using std::chrono::milliseconds;
    Timings timings;
    timings.connect = milliseconds(300);
    timings.inactivity = milliseconds(300);
    timings.deadlineBase = milliseconds(1000);
    return timings;
}

HttpRequest requestTo(const QUrl &url, const QByteArray &method)
{
    HttpRequest request;
    request.method = method;
    request.url = url;
    return request;
}

HttpRequest postTo(const QUrl &url, const HttpBody &body)
{
    HttpRequest request = requestTo(url, "POST");
    request.body = body;
    request.hasSideEffect = true;
    return request;
}

qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    return file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

int main(int argc, char **argv)
{
    std::signal(SIGPIPE, SIG_IGN); // as Qt does; QtTest's own handler would end the program
    const QCoreApplication app(argc, argv);
    int failures = 0;
    const auto run = [&](QObject &&test) { failures += QTest::qExec(&test, argc, argv); };
    run(ClassifyTest());
    run(RateLimiterTest());
    run(SingleSendTest());
    run(FaultsTest());
    run(StopTest());
    run(TlsTest());
    run(ProxyTest());
    run(HostsTest());
    run(DownloadTest());
    return failures == 0 ? 0 : 1;
}
