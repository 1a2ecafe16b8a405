// SPDX-License-Identifier: GPL-3.0-or-later
// The console from its start to its first window, and its memory a moment later, against KeePassXC
// on the same display: a data directory with 20 connections and 100,000 lines of log. Prints only.
#include "app/application.h"
#include "app/documents/connections.h"
#include "bench/benchkit.h"
#include "core/log/log.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

using namespace sluice;
using namespace sluice::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int kConnections = 20;
constexpr int kLogLines = 100'000;
constexpr int kSettleMs = 1'500;
constexpr int kProcessWaitMs = 10'000;

struct Program
{
    QString path;
    QStringList arguments;
    QString window; // its name begins so
    QList<double> megabytes;
};

void fillDataDirectory(const QString &folder)
{
    const auto application
        = must(Application::open({.dataDirectory = folder, .createdBy = u"bench"_s}));
    QJsonArray connections;
    for (int i = 1; i <= kConnections; ++i)
        connections.append(QJsonObject{{u"name"_s, u"Connection %1"_s.arg(i)},
            {u"service"_s, u"zoho-crm"_s}, {u"environment"_s, u"test"_s},
            {u"settings"_s, QJsonObject{{u"dataCentre"_s, u"eu"_s}}},
            {u"secrets"_s, QJsonObject()}});
    must(application->connections().import(QJsonDocument(
        QJsonObject{{u"formatVersion"_s, 1},
            {u"connections"_s, connections}}).toJson()));
    const Logger logger(&application->log(), "bench");
    for (int i = 0; i < kLogLines; ++i)
        logger.info(u"Line %1 of what went on before"_s.arg(i));
}

// Until the window is on the display; then the memory is looked at and the program ended.
Cost shown(Program &program)
{
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    QElapsedTimer timer;
    timer.start();
    process.start(program.path, program.arguments);
    if (!process.waitForStarted()
        || !runTool(u"timeout"_s,
            {u"20"_s, u"xdotool"_s, u"search"_s, u"--sync"_s, u"--onlyvisible"_s, u"--name"_s,
                u'^' + program.window}))
        qFatal("%s showed no window", qUtf8Printable(program.path));
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    if (process.waitForFinished(kSettleMs))
        qFatal("%s ended by itself", qUtf8Printable(program.path));
    program.megabytes << double(currentMemory(process.processId())) / 1e6;
    process.terminate();
    if (!process.waitForFinished(kProcessWaitMs)) {
        process.kill();
        process.waitForFinished(kProcessWaitMs);
    }
    return {.seconds = seconds, .cpu = 0};
}

bool hasDisplay(QProcess &server)
{
    server.start(u"Xvfb"_s,
        {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1280x1024x24"_s, u"-nolisten"_s,
            u"tcp"_s});
    if (!server.waitForReadyRead(kProcessWaitMs))
        return false;
    qputenv("DISPLAY", ':' + server.readLine().trimmed());
    qputenv("QT_QPA_PLATFORM", "xcb");
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    if (!hasTool(u"Xvfb"_s) || !hasTool(u"xdotool"_s) || !hasTool(u"keepassxc"_s))
        return 0;
    const QTemporaryDir folder;
    qputenv("HOME", folder.path().toUtf8());
    QFile key(folder.filePath(u"vault.key"_s));
    if (!key.open(QIODevice::WriteOnly) || key.write(QByteArray(32, 'k')) != 32)
        qFatal("The key file could not be written");
    key.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    key.close();
    qputenv("SLUICE_VAULT_KEY_FILE", key.fileName().toUtf8());
    const QString data = folder.filePath(u"data"_s);
    fillDataDirectory(data);
    QProcess display;
    if (!hasDisplay(display))
        qFatal("Xvfb did not start");
    Program own{QStringLiteral(SLUICE_CONSOLE_PROGRAM), {u"--data-dir"_s, data}, u"Sluice"_s, {}};
    Program other{u"keepassxc"_s, {}, u"KeePassXC"_s, {}};
    compare(
        u"first window / KeePassXC"_s, [&other] { return shown(other); },
        [&own] { return shown(own); }, {Goal::Kind::TimeAtMost, 0.7, u"0.18"_s});
    const double share = median(own.megabytes) / median(other.megabytes);
    print(u"memory after the start / KeePassXC"_s,
        u"%1 x  %2  [%3 MB, reference %4 MB]"_s.arg(number(share),
            verdict(share, {Goal::Kind::TimeAtMost, 0.7, u"0.30"_s}),
            number(median(own.megabytes), 0), number(median(other.megabytes), 0)));
    display.terminate();
    display.waitForFinished(kProcessWaitMs);
    return 0;
}
