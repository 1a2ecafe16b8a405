// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/options.h"
#include "sandbox/sandbox.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <arpa/inet.h>
#include <csignal>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

int failed(const sluice::Error &error, int code)
{
    std::fprintf(stderr, "sluice-sandbox: %s\n", qUtf8Printable(error.text()));
    return code;
}

bool isOnlyOurs(const QString &listen)
{
    in_addr address{};
    const bool isNumber = inet_pton(AF_INET, listen.toLatin1().constData(), &address) == 1;
    return listen == "::1"_L1 || listen == "localhost"_L1
        || (isNumber && ntohl(address.s_addr) >> 24 == 127);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"sluice-sandbox"_s);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments.contains(u"--help"_s)) {
        std::printf("%s\n", qUtf8Printable(sluice::sandbox::SandboxOptions::usage()));
        return 0;
    }
    // Blocked before the first thread starts, so that all inherit it and this one can wait.
    sigset_t signalsToWaitFor;
    sigemptyset(&signalsToWaitFor);
    sigaddset(&signalsToWaitFor, SIGTERM);
    sigaddset(&signalsToWaitFor, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signalsToWaitFor, nullptr);

    auto options = sluice::sandbox::SandboxOptions::fromArguments(arguments);
    if (!options)
        return failed(options.error(), 1);
    if (!isOnlyOurs(options->listen)) {
        std::fprintf(stderr,
            "sluice-sandbox: WARNING: --listen %s lets other computers in. Everything here opens "
            "with public credentials.\n",
            qUtf8Printable(options->listen));
    }
    sluice::sandbox::Sandbox sandbox(*options);
    if (auto started = sandbox.start(); !started)
        return failed(started.error(), 2);
    const QByteArray line = QJsonDocument(sandbox.readyDocument()).toJson(QJsonDocument::Compact);
    std::printf("%s\n", line.constData());
    std::fflush(stdout);

    int received = 0;
    sigwait(&signalsToWaitFor, &received);
    sandbox.stop();
    return 0;
}
