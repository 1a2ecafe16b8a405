// SPDX-License-Identifier: GPL-3.0-or-later
// The console from its start to its first painted window, and its memory a moment later, against
// KeePassXC and qBittorrent on the same display: a data directory with 20 connections, 100,000 runs
// and 100,000 lines of log. Prints only.
#include "app/application.h"
#include "app/documents/connections.h"
#include "app/documents/jobs.h"
#include "app/documents/starters.h"
#include "bench/benchkit.h"
#include "core/log/log.h"
#include "core/store/store.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <chrono>
#include <thread>

using namespace sluice;
using namespace sluice::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int kConnections = 20;
constexpr int kRuns = 100'000;
constexpr int kRunsAtOnce = 10'000;
constexpr int kLogLines = 100'000;
constexpr int kStarts = 15; // of each, in turn: one start differs much from the next
constexpr int kSettleMs = 3'000;
constexpr int kProcessWaitMs = 10'000;
constexpr int kShownWaitMs = 20'000;
constexpr int kScreenWidth = 1280;
constexpr int kScreenHeight = 1024;
constexpr int kPaintedPixels = 250'000; // more than a splash or "Opening…" has

struct Program
{
    QString path;
    QStringList arguments;
    QList<double> seconds;
    QList<double> pss;
    QList<double> rss;
};

// Of three jobs in turn, each with the parameters that a run keeps.
void fillRuns(Store &store, const QList<Job> &jobs)
{
    const qint64 began = QDateTime::currentMSecsSinceEpoch() - kRuns * 15'000LL; // in 17 days
    for (int first = 1; first <= kRuns; first += kRunsAtOnce) {
        QList<QVariantList> columns(10);
        for (int number = first; number < first + kRunsAtOnce; ++number) {
            const Job &job = jobs.at(number % jobs.size());
            const QJsonObject params{{u"job"_s, job.parameters}, {u"mapping"_s, job.mapping}};
            const bool isRejected = number % 10 == 0;
            const QVariantList row{u"run-%1"_s.arg(number), number, job.id, job.name, job.kind,
                u"Leads"_s, isRejected ? u"completed_with_rejections"_s : u"completed"_s,
                QString::fromUtf8(QJsonDocument(params).toJson(QJsonDocument::Compact)),
                began + number * 15'000LL, isRejected ? 37 : 0};
            for (qsizetype i = 0; i < columns.size(); ++i)
                columns[i].append(row.at(i));
        }
        must(store.write([&columns](Sql &sql) {
            return sql.runBatch(
                "INSERT INTO run(id, number, job_def_id, job_name, kind, subject, state, params,"
                " created_at, n_rejected, environment, target_lock, created_by, started_at,"
                " finished_at, n_read, n_written) SELECT c.column1, c.column2, c.column3,"
                " c.column4, c.column5, c.column6, c.column7, c.column8, c.column9, c.column10,"
                " 'test', '', 'bench', c.column9, c.column9 + 500, 1000 + c.column10, 1000"
                " FROM (VALUES(?,?,?,?,?,?,?,?,?,?)) AS c",
                columns);
        }));
    }
}

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
    for (const QString &starter : starterNames())
        must(application->jobs().importStarter(starter));
    fillRuns(application->store(), must(application->jobs().list()));
    const Logger logger(&application->log(), "bench");
    for (int i = 0; i < kLogLines; ++i)
        logger.info(u"Line %1 of what went on before"_s.arg(i));
}

// The display's memory, as Xvfb shares it: what is painted is seen at once, by whatever program.
class Screen
{
public:
    explicit Screen(const QString &folder)
        : m_file(folder + u"/Xvfb_screen0"_s)
    {
        if (!m_file.open(QIODevice::ReadOnly))
            qFatal("The screen of Xvfb is not there");
        m_bytes = m_file.map(0, m_file.size());
        m_start = m_file.size() - qint64(kScreenWidth) * kScreenHeight * 4;
    }
    // About how many; one in sixteen is looked at.
    int painted() const
    {
        int count = 0;
        for (int i = 0; i < kScreenWidth * kScreenHeight; i += 16) {
            const uchar *pixel = m_bytes + m_start + qint64(i) * 4;
            count += pixel[0] || pixel[1] || pixel[2];
        }
        return count * 16;
    }
    bool waitFor(bool isPainted) const
    {
        QElapsedTimer timer;
        timer.start();
        while ((painted() >= kPaintedPixels) != isPainted && timer.elapsed() < kShownWaitMs)
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        return timer.elapsed() < kShownWaitMs;
    }

private:
    QFile m_file;
    const uchar *m_bytes = nullptr;
    qint64 m_start = 0;
};

// What the process alone would free, and its part of what it shares.
double proportionalMemory(qint64 processId)
{
    QFile file(u"/proc/%1/smaps_rollup"_s.arg(processId));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("Pss:"))
            return line.mid(4).simplified().split(' ').value(0).toDouble() * 1024;
    }
    return 0;
}

// Until the window is painted; then the memory is looked at and the program ended.
void show(Program &program, const Screen &screen)
{
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    if (!screen.waitFor(false))
        qFatal("The display is not free");
    QElapsedTimer timer;
    timer.start();
    process.start(program.path, program.arguments);
    if (!process.waitForStarted() || !screen.waitFor(true))
        qFatal("%s showed no window", qUtf8Printable(program.path));
    program.seconds << double(timer.nsecsElapsed()) / 1e9;
    if (process.waitForFinished(kSettleMs))
        qFatal("%s ended by itself", qUtf8Printable(program.path));
    program.pss << proportionalMemory(process.processId()) / 1e6;
    program.rss << double(currentMemory(process.processId())) / 1e6;
    process.terminate();
    if (!process.waitForFinished(kProcessWaitMs)) {
        process.kill();
        process.waitForFinished(kProcessWaitMs);
    }
}

bool hasDisplay(QProcess &server, const QString &folder)
{
    server.start(u"Xvfb"_s,
        {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s,
            u"%1x%2x24"_s.arg(kScreenWidth).arg(kScreenHeight), u"-fbdir"_s, folder, u"-nolisten"_s,
            u"tcp"_s});
    if (!server.waitForReadyRead(kProcessWaitMs))
        return false;
    qputenv("DISPLAY", ':' + server.readLine().trimmed());
    qputenv("QT_QPA_PLATFORM", "xcb");
    return true;
}

// Its first start asks for a consent.
void settleQBittorrent(const QString &home)
{
    QDir(home).mkpath(u".config/qBittorrent"_s);
    QFile file(home + u"/.config/qBittorrent/qBittorrent.conf"_s);
    if (!file.open(QIODevice::WriteOnly)
        || file.write("[LegalNotice]\nAccepted=true\n[Preferences]\n"
                      "General\\NoSplashScreen=true\n")
            < 0)
        qFatal("The settings of qBittorrent could not be written");
}

void printAgainst(const QString &title, const Program &own, const QList<Program> &others,
    QList<double> Program::*figures, const QString &unit, const QString &limit)
{
    const Program *best = &others.first();
    QStringList parts{u"%1 %2"_s.arg(number(median(own.*figures), 3), unit)};
    for (const Program &other : others) {
        parts << u"%1 %2"_s.arg(other.path, number(median(other.*figures), 3));
        if (median(other.*figures) < median(best->*figures))
            best = &other;
    }
    const double share = median(own.*figures) / median(best->*figures);
    print(title,
        u"%1 x  %2  [%3]"_s.arg(number(share), verdict(share, {Goal::Kind::TimeAtMost, 0.6, limit}),
            parts.join(u", "_s)));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    if (!hasTool(u"Xvfb"_s) || !hasTool(u"qbittorrent"_s) || !hasTool(u"keepassxc"_s))
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
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qunsetenv(name);
    settleQBittorrent(folder.path());
    QProcess display;
    if (!hasDisplay(display, folder.path()))
        qFatal("Xvfb did not start");
    const Screen screen(folder.path());
    Program own{QStringLiteral(SLUICE_CONSOLE_PROGRAM), {u"--data-dir"_s, data}, {}, {}, {}};
    QList<Program> others{
        {u"keepassxc"_s, {}, {}, {}, {}}, {u"qbittorrent"_s, {u"--no-splash"_s}, {}, {}, {}}};
    for (int start = 0; start < kStarts; ++start) {
        show(own, screen);
        for (Program &other : others)
            show(other, screen);
    }
    printAgainst(u"first painted window"_s, own, others, &Program::seconds, u"s"_s, {});
    printAgainst(u"memory after the start, Pss"_s, own, others, &Program::pss, u"MB"_s, {});
    printAgainst(u"memory after the start, RSS"_s, own, others, &Program::rss, u"MB"_s, {});
    display.terminate();
    display.waitForFinished(kProcessWaitMs);
    return 0;
}
