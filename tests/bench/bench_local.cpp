// SPDX-License-Identifier: GPL-3.0-or-later
// The local part of a page of 200,000 records (unzip, parse, rules, compare, split, zip), as a run
// does it, against `zip -6` of the same CSV. Five interleaved rounds, medians; prints, judges
// nothing. Files lie in memory.
#include "bench/benchkit.h"
#include "bench/localpart.h"
#include "integration/workplace.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>

using namespace sluice;
using namespace sluice::bench;
using namespace sluice::testing;
using namespace Qt::StringLiterals;

namespace {

constexpr int kRunLimitMs = 600'000;

// The same as the rules, in JavaScript.
QJsonArray leadScript()
{
    QFile file(QStringLiteral(SLUICE_SOURCE_DIR) + u"/packaging/examples/lead-clean-up.js"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("No script");
    return {QJsonObject{{u"type"_s, u"script"_s}, {u"source"_s, QString::fromUtf8(file.readAll())},
        {u"reads"_s,
            QJsonArray{u"Designation"_s, u"No_of_Employees"_s, u"Last_Activity_Days"_s,
                u"Web_Engagement_Score"_s}},
        {u"writes"_s,
            QJsonArray{u"Mobile"_s, u"Country"_s, u"Lead_Score_Value"_s, u"Lead_Segment"_s,
                u"Sales_Priority"_s, u"Data_Quality_Status"_s}}}};
}

// A run of the product fetches the pages.
QStringList fetchedPages(Workplace &place, qint64 rows, const QJsonArray &rules)
{
    const QString started
        = place.start({u"--limits"_s, u"off"_s, u"--scale"_s, QString::number(rows)});
    if (!started.isEmpty())
        qFatal("%s", qUtf8Printable(started));
    const QString imported = place.import({{u"onlyChanged"_s, true}, {u"processors"_s, rules}});
    if (!imported.isEmpty())
        qFatal("%s", qUtf8Printable(imported));
    const auto process = place.launch({u"run"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s});
    if (place.finish(*process, kRunLimitMs).exitCode != 0)
        qFatal("The run that fetches the pages failed");
    const QDir folder(place.runFolder() + u"/pages"_s);
    QStringList pages;
    for (const QString &name : folder.entryList({u"*.zip"_s}, QDir::Files, QDir::Name))
        pages << folder.filePath(name);
    return pages;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption rowsOption(u"rows"_s, u"Records."_s, u"N"_s, u"200000"_s);
    const QCommandLineOption ownOption(u"own-only"_s, u"Rounds without zip, for a profiler."_s);
    parser.addOptions({rowsOption, ownOption});
    parser.addHelpOption();
    parser.process(app);

    const QTemporaryDir folder(ramFolderTemplate());
    const QJsonArray rules{QJsonObject{
        {u"type"_s, u"rules"_s}, {u"preset"_s, u"lead-clean-up"_s}, {u"ruleSet"_s, u"C"_s}}};
    Workplace place;
    const QStringList pages
        = fetchedPages(place, std::max(1LL, parser.value(rowsOption).toLongLong()), rules);
    LocalRun local(folder.path(), place.file(u"connections.json"_s), rules);
    LocalRun scripted(
        folder.filePath(u"script"_s), place.file(u"connections.json"_s), leadScript());
    place.sandbox().stop();
    if (parser.isSet(ownOption)) {
        for (int i = 0; i < kRounds; ++i) {
            const LocalPart part = local.run(pages);
            print(u"local part"_s,
                u"%1 s, cpu %2"_s.arg(number(part.seconds, 3), number(part.cpuSeconds, 3)));
        }
        return 0;
    }

    QStringList csvs;
    for (const QString &page : pages) {
        csvs << folder.filePath(QFileInfo(page).completeBaseName() + u".csv"_s);
        if (!runTool(u"unzip"_s, {u"-p"_s, page}, csvs.last()))
            qFatal("unzip failed");
    }
    LocalPart part;
    const QString toolZip = folder.filePath(u"tool.zip"_s);
    qint64 bytes = 0;
    for (const QString &csv : std::as_const(csvs))
        bytes += QFileInfo(csv).size();
    compare(
        u"local part / zip -6"_s, timed([&csvs, &toolZip] {
            QFile::remove(toolZip);
            return runTool(u"zip"_s, QStringList{u"-6qj"_s, toolZip} + csvs);
        }),
        [&local, &pages, &part]() -> Cost {
            part = local.run(pages);
            return {part.seconds, part.cpuSeconds};
        },
        {Goal::Kind::TimeAtMost, 0.7, u"0.5"_s}, bytes);
    const double cpuByRules = local.run(pages).cpuSeconds;
    const LocalPart byScript = scripted.run(pages);
    print(u"local part by script / by rules, cpu"_s,
        u"%1 x  %2  [%3 s, cpu %4; by rules cpu %5; %6 changed]"_s.arg(
            number(byScript.cpuSeconds / cpuByRules),
            verdict(byScript.cpuSeconds / cpuByRules, {Goal::Kind::TimeAtMost, 12, {}}),
            number(byScript.seconds), number(byScript.cpuSeconds), number(cpuByRules),
            QString::number(byScript.changed)));
    print(QString(),
        u"%1 rows, %2 changed, %3 chunks of %4 MB; most memory %5 MB"_s.arg(part.rows)
            .arg(part.changed)
            .arg(part.chunks)
            .arg(number(double(part.zipBytes) / 1e6, 1),
                number(double(peakMemory(QCoreApplication::applicationPid())) / 1e6, 0)));
    return 0;
}
