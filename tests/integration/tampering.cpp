// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/tampering.h"

#include <QFile>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

bool flipByte(const QString &path, qint64 at)
{
    QFile file(path);
    char byte = 0;
    if (!file.open(QIODevice::ReadWrite) || !file.seek(at) || !file.getChar(&byte)
        || !file.seek(at))
        return false;
    return file.putChar(char(byte ^ 1));
}

QString rightProblem(Workplace &place, const QString &run, const QStringList &usual)
{
    const Verdict verdict = verdictOn(place, run);
    return verdict.exitCode == (usual.isEmpty() ? 0 : 3) && verdict.bad == usual
        ? QString()
        : u"run %1 is not right (%2): %3"_s.arg(
            run, QString::number(verdict.exitCode), verdict.bad.join(u", "_s));
}

} // namespace

Verdict verdictOn(Workplace &place, const QString &run)
{
    const CliResult result = place.cli({u"runs"_s, u"verify"_s, run, u"--json"_s});
    Verdict verdict{.exitCode = result.exitCode, .bad = {}};
    const QJsonArray checks = result.json().value("checks"_L1).toArray();
    if (checks.isEmpty())
        verdict.bad << u"nothing was checked: "_s + QString::fromUtf8(result.errors);
    for (const QJsonValue &check : checks) {
        if (!check[u"isGood"].toBool())
            verdict.bad << check[u"title"].toString();
    }
    return verdict;
}

QList<StoreRow> outcomeFiles(const Workplace &place, const QString &run)
{
    return place.sql(
        u"SELECT 'runs/' || run.id || '/' || rel_path AS path, rel_path, bytes, sha256, n_records"
        " FROM artifact JOIN run ON run.id=artifact.run_id WHERE artifact.kind='outcome'"
        " AND artifact.state='committed' AND run.number=%1"_s.arg(run));
}

QString tamperProblem(
    Workplace &place, const QString &run, qsizetype mostFiles, const QStringList &usual)
{
    if (const QString problem = rightProblem(place, run, usual); !problem.isEmpty())
        return problem;
    const QList<StoreRow> files = outcomeFiles(place, run).mid(0, mostFiles);
    if (files.isEmpty())
        return u"run %1 has no outcome files"_s.arg(run);
    for (const StoreRow &file : files) {
        const QString rel = file[u"rel_path"_s].toString();
        const QString path = place.dataDirectory() + u'/' + file[u"path"_s].toString();
        const qint64 last = file[u"bytes"_s].toLongLong() - 2; // of the last value
        if (!flipByte(path, last))
            return u"%1 could not be changed"_s.arg(path);
        const Verdict verdict = verdictOn(place, run);
        if (verdict.exitCode != 3 || !verdict.bad.contains(rel))
            return u"nobody noticed that %1 was changed"_s.arg(rel);
        if (!flipByte(path, last))
            return u"%1 could not be changed back"_s.arg(path);
    }
    return rightProblem(place, run, usual);
}

} // namespace sluice::testing
