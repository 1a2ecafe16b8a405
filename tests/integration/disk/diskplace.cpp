// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/disk/diskplace.h"

using namespace Qt::StringLiterals;
using namespace sluice::testing;

void DiskPlace::load(const QString &name, const QString &value)
{
    m_place.setVariable(u"LD_PRELOAD"_s, QStringLiteral(SLUICE_FILE_FAULTS));
    m_place.setVariable(u"SLUICE_FAULT_UNDER"_s, m_place.dataDirectory());
    m_place.setVariable(u"SLUICE_FAULT_COUNTS"_s, m_place.file(u"counts"_s));
    m_place.setVariable(u"SLUICE_FAULT_SWITCH"_s, switchFile());
    m_place.setVariable(name, value);
}

QString DiskPlace::timings()
{
    return u"poll=50,retryBase=20,retryCap=200,ambiguousSettle=100,rateLimitedDefault=300,"
           "wishPoll=50,progress=50,diskPause=100,storePause=50,stopGrace=500"_s;
}

QString DiskPlace::prepare()
{
    if (QString problem
        = m_place.start({u"--limits"_s, u"off"_s, u"--scale"_s, QString::number(kRows)});
        !problem.isEmpty())
        return problem;
    m_place.setVariable(u"SLUICE_TIMINGS"_s, timings());
    if (QString problem = beginAnew(); !problem.isEmpty())
        return problem;
    const CliResult run = m_place.runJob();
    if (run.exitCode != 0)
        return QString::fromUtf8(run.errors);
    m_digest = m_place.digest().value("sha256"_L1).toString();
    return checkedRun(m_place, kRows, m_digest).problem;
}

QString DiskPlace::beginAnew()
{
    clearFaults();
    return m_place.beginAnew({{u"chunkRows"_s, 1000}});
}

void DiskPlace::setFault(const QString &fault)
{
    load(u"SLUICE_FAULT"_s, fault);
}

void DiskPlace::setFaultAfter(qint64 bytes, int error)
{
    load(u"SLUICE_FAULT_AFTER"_s, u"%1:%2"_s.arg(bytes).arg(error));
}

void DiskPlace::setTrace(const QString &file, int killAtSync)
{
    load(u"SLUICE_FAULT_TRACE"_s, file);
    m_place.setVariable(u"SLUICE_FAULT_KILL"_s, QString::number(killAtSync));
}

void DiskPlace::clearFaults()
{
    for (const auto &name : {u"LD_PRELOAD"_s, u"SLUICE_FAULT"_s, u"SLUICE_FAULT_AFTER"_s,
             u"SLUICE_FAULT_TRACE"_s, u"SLUICE_FAULT_KILL"_s})
        m_place.removeVariable(name);
    QFile::remove(switchFile());
}

QMap<QString, int> DiskPlace::counts() const
{
    QMap<QString, int> counts;
    QFile file(m_place.file(u"counts"_s));
    if (!file.open(QIODevice::ReadOnly))
        return counts;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        if (words.size() == 2)
            counts.insert(QString::fromLatin1(words.first()), words.last().toInt());
    }
    return counts;
}

QString DiskPlace::finishAndCheck()
{
    clearFaults();
    const bool hasRun = m_place.sqlNumber(u"SELECT COUNT(*) FROM run"_s) > 0;
    const QString state
        = hasRun ? m_place.sqlText(u"SELECT state FROM run ORDER BY number DESC"_s) : QString();
    if (state != "completed"_L1) {
        const CliResult again = hasRun
            ? m_place.cli({u"runs"_s, u"resume"_s, u"1"_s, u"--json"_s, u"--quiet"_s})
            : m_place.runJob();
        if (again.exitCode != 0)
            return u"then it ends as %1: %2"_s.arg(again.exitCode)
                .arg(QString::fromUtf8(again.errors));
    }
    if (const QString found = m_place.sqlText(u"PRAGMA integrity_check"_s); found != "ok"_L1)
        return u"the store is damaged: "_s + found;
    return checkedRun(m_place, kRows, m_digest).problem;
}
