// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/storecommand.h"

#include "core/store/storerecovery.h"

#include <QDateTime>
#include <QFileInfo>
#include <QJsonArray>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QString utcText(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

QJsonArray doubtfulJson(const QList<DoubtfulRun> &runs)
{
    QJsonArray json;
    for (const DoubtfulRun &run : runs)
        json.append(QJsonObject{{u"id"_s, run.id}, {u"number"_s, run.number},
            {u"job"_s, run.jobName}, {u"isInCopy"_s, run.number > 0}});
    return json;
}

QString doubtfulText(const QList<DoubtfulRun> &runs)
{
    if (runs.isEmpty())
        return u"No run was worked on after it.\n"_s;
    QString text = u"Worked on after it; check at the service what they wrote:\n"_s;
    for (const DoubtfulRun &run : runs)
        text += u"  %1\n"_s.arg(run.text());
    return text;
}

void tell(bool isJson, const QJsonObject &json, const QString &text)
{
    writeOut(isJson ? QString::fromUtf8(QJsonDocument(json).toJson()) : text);
}

} // namespace

QStringList StoreCommand::valuedOptions()
{
    return {u"backup"_s};
}

ExitCode StoreCommand::run(const QString &directory, Arguments &arguments, bool isJson)
{
    const QString what = arguments.takeWord();
    const QString name = arguments.takeValue(u"backup"_s);
    if (auto finished = arguments.finish(); !finished)
        return refuseWith(finished.error(), isJson);
    if (!QFileInfo(directory).isDir())
        return refuseWith(Error{.kind = ErrorKind::Config,
                              .what = u"There is no data directory %1"_s.arg(directory)},
            isJson);
    if (what == "check"_L1 && name.isEmpty())
        return check(directory, isJson);
    if (what == "restore"_L1)
        return restore(directory, name, isJson);
    return refuseWith(Error{.kind = ErrorKind::Config,
                          .what = u"“store %1” is not understood"_s.arg(what),
                          .next = u"Use check, or restore [--backup NAME]"_s},
        isJson);
}

ExitCode StoreCommand::check(const QString &directory, bool isJson)
{
    const StoreReport report = examineStore(directory);
    QJsonArray copies;
    QList<QStringList> rows{{u"Copy"_s, u"Made"_s, u"Bytes"_s, u"State"_s}};
    for (const StoreCopy &copy : report.copies) {
        copies.append(QJsonObject{{u"name"_s, copy.name}, {u"made"_s, utcText(copy.atMs)},
            {u"bytes"_s, copy.bytes}, {u"isGood"_s, copy.isGood}, {u"why"_s, copy.why}});
        rows.append({copy.name, utcText(copy.atMs), QString::number(copy.bytes),
            copy.isGood ? u"good"_s : u"not good: "_s + copy.why});
    }
    QString text = report.isGood ? u"The job store is good.\n"_s
                                 : u"%1: %2\n"_s.arg(report.problem.what, report.problem.why);
    text += report.copies.isEmpty() ? u"There are no copies in the folder backup.\n"_s
                                    : tableText(rows);
    const StoreCopy *good = report.newestGood();
    if (!report.isGood && good)
        text += u"The newest good copy is %1.\n"_s.arg(good->name) + doubtfulText(report.doubtful)
            + u"Type: sluice-cli --data-dir '%1' store restore\n"_s.arg(directory);
    tell(isJson,
        {{u"isGood"_s, report.isGood}, {u"why"_s, report.isGood ? QString() : report.problem.why},
            {u"backups"_s, copies}, {u"newestGood"_s, good ? good->name : QString()},
            {u"runsToCheck"_s, doubtfulJson(report.doubtful)}},
        text);
    return report.isGood ? ExitCode::Completed : exitCodeOf(report.problem);
}

ExitCode StoreCommand::restore(const QString &directory, const QString &name, bool isJson)
{
    auto restored = restoreStore(directory, name);
    if (!restored)
        return refuseWith(restored.error(), isJson);
    tell(isJson,
        {{u"backup"_s, restored->copy.name}, {u"made"_s, utcText(restored->copy.atMs)},
            {u"keptIn"_s, restored->keptIn}, {u"runsToCheck"_s, doubtfulJson(restored->doubtful)}},
        u"The job store is that of %1 again (%2).\nThe files that were there are kept in %3.\n"_s
                .arg(utcText(restored->copy.atMs), restored->copy.name, restored->keptIn)
            + doubtfulText(restored->doubtful));
    return ExitCode::Completed;
}

} // namespace sluice
