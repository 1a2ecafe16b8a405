// SPDX-License-Identifier: GPL-3.0-or-later
// A table of a million rows copied from the emulated Data Store into the emulated Analytics, limits
// off, against the time that no copy can do without: curl fetching the same exports, curl sending
// the same imports, and half (there are two processors) of the processor time of the services in
// this run and of unzip and mlr on the same bytes, whichever is most. Interleaved rounds, medians.
// Then the most memory of both programs at 20,000 rows and at a million. Prints only.
#include "bench/benchkit.h"
#include "integration/datastore/tableplace.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

using namespace sluice;
using namespace sluice::bench;
using namespace sluice::testing;
using namespace Qt::StringLiterals;

namespace {

constexpr int kRunLimitMs = 1'800'000;
constexpr int kSampleMs = 20;
constexpr qint64 kFewRows = 20'000;
constexpr int kPollSeconds = 300;
constexpr double kGoal = 1.3;
constexpr double kProcessors = 2;

struct Copy
{
    Cost cost; // of sluice-cli
    double sandboxCpu = 0;
    qint64 peak = 0;
    qint64 sandboxPeak = 0;
};

// What one round came to, in seconds.
struct Round
{
    Copy copy;
    double fetching = 0;
    double sending = 0; // without what the service does with it then
    double tools = 0; // processor time
    double floor() const
    {
        return std::max({fetching, sending, (copy.sandboxCpu + tools) / kProcessors});
    }
    double ratio() const { return copy.cost.seconds / floor(); }
};

// curl, signed in to both services as a script would be.
class Curl
{
public:
    explicit Curl(TablePlace &place)
        : m_place(place)
        , m_project(place.sandbox().ready()["credentials"_L1]["catalyst"_L1])
        , m_organisation(place.sandbox().ready()["credentials"_L1]["zoho-analytics"_L1])
    {
    }

    // The results of all read jobs that the newest run made, one after the other.
    QStringList fetch(double &seconds)
    {
        static const QRegularExpression number(u"bulk/read/(\\d+)/download"_s);
        const QString token = signIn(m_project);
        QStringList files;
        for (const QJsonObject &request : m_place.requests(u"GET"_s, number.pattern())) {
            const QString path = request["path"_L1].toString();
            const QString file
                = m_place.file(u"fetched-%1.zip"_s.arg(number.match(path).captured(1)));
            if (files.contains(file))
                continue;
            files << file;
            seconds += measured([&] {
                return runTool(u"curl"_s,
                    {u"-sSf"_s, u"-o"_s, file, u"-H"_s, authorization(token), url(path)});
            }).seconds;
        }
        if (files.isEmpty())
            qFatal("The run fetched nothing");
        return files;
    }

    // Import jobs of the view, one after the other, as it takes one at a time.
    void send(const QStringList &files, double &seconds)
    {
        static const QRegularExpression data(u"workspaces/(\\d+)/views/(\\d+)/data"_s);
        const QList<QJsonObject> imports = m_place.requests(u"POST"_s, data.pattern());
        if (imports.isEmpty())
            qFatal("The run imported nothing");
        const auto view = data.match(imports.first()["path"_L1].toString());
        const QString workspace = u"/restapi/v2/bulk/workspaces/%1"_s.arg(view.captured(1));
        const QString to = url(workspace + u"/views/%1/data"_s.arg(view.captured(2)));
        // Expect: else curl waits a second before each file.
        const QStringList headers{u"-H"_s, u"Expect:"_s, u"-H"_s,
            authorization(signIn(m_organisation)), u"-H"_s,
            u"ZANALYTICS-ORGID: "_s + m_organisation["orgId"_L1].toString()};
        const QString config = u"CONFIG={\"importType\":\"updateadd\",\"fileType\":\"csv\","
                               "\"onError\":\"skiprow\",\"autoIdentify\":true,"
                               "\"matchingColumns\":[\"ROWID\"],"
                               "\"dateFormat\":\"yyyy-MM-dd HH:mm:ss\"}"_s;
        for (const QString &file : files) {
            QByteArray answer;
            seconds += measured([&] {
                answer = toolOutput(u"curl"_s,
                    QStringList{u"-sSf"_s} + headers
                        + QStringList{u"-F"_s, config, u"-F"_s, u"FILE=@"_s + file, to});
                return !answer.isEmpty();
            }).seconds;
            const QString job
                = QJsonDocument::fromJson(answer)["data"_L1]["jobId"_L1].toVariant().toString();
            waitFor(url(workspace + u"/importjobs/"_s + job), headers);
        }
    }

private:
    QString signIn(const QJsonValue &credentials)
    {
        const QByteArray answer = toolOutput(u"curl"_s,
            {u"-sSf"_s, u"-d"_s, u"grant_type=refresh_token"_s, u"-d"_s,
                u"client_id="_s + credentials["clientId"_L1].toString(), u"-d"_s,
                u"client_secret="_s + credentials["clientSecret"_L1].toString(), u"-d"_s,
                u"refresh_token="_s + credentials["refreshToken"_L1].toString(),
                m_place.sandbox().url(u"accounts"_s).toString() + u"/oauth/v2/token"_s});
        const QString token = QJsonDocument::fromJson(answer)["access_token"_L1].toString();
        if (token.isEmpty())
            qFatal("curl could not sign in: %s", answer.constData());
        return token;
    }
    static QString authorization(const QString &token)
    {
        return u"Authorization: Zoho-oauthtoken "_s + token;
    }
    QString url(const QString &path)
    {
        return m_place.sandbox().url(u"analytics"_s).toString() + path;
    }
    static void waitFor(const QString &job, const QStringList &headers)
    {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < kPollSeconds * 1000) {
            const QByteArray answer
                = toolOutput(u"curl"_s, QStringList{u"-sSf"_s} + headers + QStringList{job});
            const QString code
                = QJsonDocument::fromJson(answer)["data"_L1]["jobCode"_L1].toString();
            if (code == "1004"_L1)
                return;
            if (code != "1001"_L1 && code != "1002"_L1)
                qFatal("curl's import failed: %s", answer.constData());
            ::usleep(50'000);
        }
        qFatal("curl's import does not end");
    }

    TablePlace &m_place;
    QJsonValue m_project;
    QJsonValue m_organisation;
};

void begin(TablePlace &place, qint64 rows)
{
    const QString started
        = place.start({}, {u"--limits"_s, u"off"_s, u"--scale"_s, QString::number(rows)});
    if (!started.isEmpty())
        qFatal("%s", qUtf8Printable(started));
    place.removeVariable(u"SLUICE_TIMINGS"_s); // the product's own
}

Copy copyOnce(TablePlace &place, qint64 rows)
{
    const QString begun = place.beginAnew({{u"table"_s, u"Orders"_s}, {u"view"_s, u"Measured"_s}});
    if (!begun.isEmpty())
        qFatal("%s", qUtf8Printable(begun));
    const qint64 sandbox = place.sandbox().processId();
    const double before = processorTime(sandbox);
    Copy copy;
    CliResult run;
    copy.cost = measured([&place, &copy, &run] {
        const auto process = place.launchRun();
        QElapsedTimer timer;
        timer.start();
        while (!process->waitForFinished(kSampleMs) && timer.elapsed() < kRunLimitMs)
            copy.peak = std::max(copy.peak, peakMemory(process->processId()));
        run = place.finish(*process);
        return run.exitCode == 0 && run.balances();
    });
    if (run.count(u"written"_s) != rows)
        qFatal("%lld rows were written", run.count(u"written"_s));
    copy.sandboxCpu = processorTime(sandbox) - before;
    copy.sandboxPeak = peakMemory(sandbox);
    return copy;
}

// The run's own files where they are still there, else made of the pages: the imports' bytes.
QStringList importFiles(TablePlace &place)
{
    const QDir folder(place.runFolder() + u"/chunks"_s);
    QStringList files;
    for (const QString &name : folder.entryList({u"*.csv"_s}, QDir::Files, QDir::Name))
        files << folder.filePath(name);
    return files;
}

Round measureRound(TablePlace &place, qint64 rows)
{
    Round round;
    round.copy = copyOnce(place, rows);
    Curl curl(place);
    const QStringList pages = curl.fetch(round.fetching);
    const QString csv = place.file(u"page.csv"_s);
    QStringList files = importFiles(place);
    const bool isKept = !files.isEmpty();
    for (const QString &page : pages) {
        round.tools += measured([&] { return runTool(u"unzip"_s, {u"-p"_s, page}, csv); }).cpu;
        const QString copy
            = isKept ? place.file(u"copy.csv"_s) : place.file(u"import-%1.csv"_s.arg(files.size()));
        round.tools += measured([&] {
            return runTool(u"mlr"_s, {u"--csv"_s, u"cat"_s, csv}, copy);
        }).cpu;
        QFile::remove(page);
        if (!isKept)
            files << copy;
    }
    curl.send(files, round.sending);
    if (!isKept) {
        for (const QString &file : std::as_const(files))
            QFile::remove(file);
    }
    return round;
}

double middle(const QList<Round> &rounds, double (*value)(const Round &))
{
    QList<double> values;
    for (const Round &round : rounds)
        values << value(round);
    return median(values);
}

void printRounds(const QList<Round> &rounds, qint64 rows)
{
    const double ratio = middle(rounds, [](const Round &round) { return round.ratio(); });
    const double seconds
        = middle(rounds, [](const Round &round) { return round.copy.cost.seconds; });
    const auto figure
        = [&rounds](double (*value)(const Round &)) { return number(middle(rounds, value)); };
    print(u"%1 rows x 20 columns"_s.arg(rows),
        u"%1 x  %2  [%3 s, %4 rows/s; curl fetching %5 s, sending %6 s; half of sandbox cpu %7 s "
        "and unzip and mlr cpu %8 s: %9 s]"_s.arg(number(ratio),
            verdict(ratio, {Goal::Kind::TimeAtMost, kGoal}), number(seconds),
            number(double(rows) / seconds, 0),
            figure([](const Round &round) { return round.fetching; }),
            figure([](const Round &round) { return round.sending; }),
            figure([](const Round &round) { return round.copy.sandboxCpu; }),
            figure([](const Round &round) { return round.tools; }), figure([](const Round &round) {
                return (round.copy.sandboxCpu + round.tools) / kProcessors;
            })));
    print(QString(), u"sluice-cli cpu %1 s"_s.arg(figure([](const Round &round) {
        return round.copy.cost.cpu;
    })));
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption rowsOption(u"rows"_s, u"Rows of the table."_s, u"N"_s, u"1000000"_s);
    const QCommandLineOption roundsOption(
        u"rounds"_s, u"Rounds."_s, u"N"_s, QString::number(kRounds));
    const QCommandLineOption ownOption(u"own-only"_s, u"The run alone, for a profiler."_s);
    parser.addOptions({rowsOption, roundsOption, ownOption});
    parser.addHelpOption();
    parser.process(app);
    const qint64 rows = std::max(1LL, parser.value(rowsOption).toLongLong());
    const int rounds = std::max(1, parser.value(roundsOption).toInt());
    const bool hasTools = !parser.isSet(ownOption) && hasTool(u"curl"_s) && hasTool(u"mlr"_s);

    QList<Round> all;
    Copy many;
    {
        TablePlace place;
        begin(place, rows);
        for (int i = 0; i < rounds; ++i) {
            const Round round
                = hasTools ? measureRound(place, rows) : Round{.copy = copyOnce(place, rows)};
            all << round;
            many.peak = std::max(many.peak, round.copy.peak);
            many.sandboxPeak = std::max(many.sandboxPeak, round.copy.sandboxPeak);
        }
    }
    if (hasTools) {
        printRounds(all, rows);
    } else {
        print(u"%1 rows x 20 columns"_s.arg(rows),
            u"%1 s  [sluice-cli cpu %2 s; sandbox cpu %3 s]"_s.arg(
                number(middle(all, [](const Round &round) { return round.copy.cost.seconds; })),
                number(middle(all, [](const Round &round) { return round.copy.cost.cpu; })),
                number(middle(all, [](const Round &round) { return round.copy.sandboxCpu; }))));
    }
    TablePlace place;
    begin(place, kFewRows);
    const Copy few = copyOnce(place, kFewRows);
    const auto megabytes = [](qint64 bytes) { return number(double(bytes) / 1e6, 0); };
    print(u"most memory, %1 and %2 rows"_s.arg(kFewRows).arg(rows),
        u"sluice-cli %1 and %2 MB, sandbox %3 and %4 MB"_s.arg(megabytes(few.peak),
            megabytes(many.peak), megabytes(few.sandboxPeak), megabytes(many.sandboxPeak)));
    return 0;
}
