// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/faults/faulttests.h"

#include <QDirIterator>

using namespace Qt::StringLiterals;
using namespace sluice::testing;

namespace sluice::testing {

namespace {

std::unique_ptr<Workplace> &thePlace()
{
    static std::unique_ptr<Workplace> place;
    return place;
}

} // namespace

void closeFaultPlace()
{
    thePlace().reset();
}

Workplace &faultPlace()
{
    std::unique_ptr<Workplace> &place = thePlace();
    if (!place) {
        place = std::make_unique<Workplace>();
        const QString problem = place->start({u"--limits"_s, u"off"_s, u"--scale"_s,
            QString::number(kFaultRows), u"--page-rows"_s, u"450"_s, u"--seed"_s, u"11"_s});
        if (!problem.isEmpty())
            qFatal("%s", qPrintable(problem));
    }
    return *place;
}

QJsonObject faultJob()
{
    return {{u"chunkRows"_s, 300}};
}

QString timingsWith(const QString &more)
{
    return u"poll=50,retryBase=10,retryCap=60,ambiguousSettle=60,rateLimitedDefault=300,"
           "wishPoll=40,progress=50,connect=500,inactivity=500,deadlineBase=1500,"
           "tokenThrottle=400,tokenRequest=1000"_s
        + more;
}

QString beginFaultRun(const QJsonObject &settings)
{
    Workplace &place = faultPlace();
    place.setVariable(u"SLUICE_TIMINGS"_s, timingsWith({}));
    QJsonObject all{{u"pageRows"_s, 450}};
    for (auto it = settings.begin(); it != settings.end(); ++it)
        all.insert(it.key(), it.value());
    return place.beginAnew(faultJob(), all);
}

bool becomesSent(Workplace &place)
{
    return QTest::qWaitFor(
        [&place] {
            return place.sqlNumber(u"SELECT COUNT(*) FROM attempt"
                                   " WHERE url_path='/crm/bulk/v8/write' AND state='acked'"_s)
                > 0;
        },
        20'000);
}

QString undisturbedDigest()
{
    static QString digest;
    if (digest.isEmpty()) {
        if (const QString problem = beginFaultRun(); !problem.isEmpty())
            qFatal("%s", qPrintable(problem));
        const CliResult result = faultPlace().runJob();
        if (result.exitCode != 0)
            qFatal("the undisturbed run: %s", result.errors.constData());
        digest = faultPlace().digest().value("sha256"_L1).toString();
    }
    return digest;
}

QJsonObject rule(
    const QString &method, const QString &path, const QJsonObject &action, const QString &when)
{
    return {{u"method"_s, method}, {u"path"_s, path}, {u"when"_s, when}, {u"times"_s, 1},
        {u"action"_s, action}};
}

QJsonObject times(QJsonObject rule, int count, int skip)
{
    rule.insert(u"times"_s, count);
    rule.insert(u"skip"_s, skip);
    return rule;
}

QString errorBody(const QString &code, const QString &message)
{
    return QString::fromUtf8(QJsonDocument(
        QJsonObject{{u"code"_s, code}, {u"details"_s, QJsonObject()}, {u"message"_s, message},
            {u"status"_s,
                u"error"_s}}).toJson(QJsonDocument::Compact));
}

int mostApplied(const QJsonObject &digest)
{
    int most = 0;
    for (const QString &applied : digest.value("applied"_L1).toObject().keys())
        most = std::max(most, applied.toInt());
    return most;
}

int firedRules(SandboxProcess &sandbox)
{
    int fired = 0;
    for (const QJsonValue &one : sandbox.get(u"/faults"_s).value("faults"_L1).toArray())
        fired += one.toObject().value("fired"_L1).toInt() > 0;
    return fired;
}

CliResult resumedRun()
{
    return faultPlace().cli({u"runs"_s, u"resume"_s, u"1"_s, u"--json"_s, u"--quiet"_s});
}

qint64 writeJobsAsked()
{
    return faultPlace().requests(u"POST"_s, QString::fromLatin1(kWriteCreate)).size();
}

QString told(const CliResult &result)
{
    QString all
        = result.json().value("reason"_L1).toString() + u'\n' + QString::fromUtf8(result.errors);
    for (const StoreRow &row : faultPlace().sql(u"SELECT text FROM run_event"_s))
        all += row.first().toString() + u'\n';
    QDirIterator it(faultPlace().dataDirectory() + "/logs"_L1, QDir::Files);
    while (it.hasNext()) {
        QFile file(it.next());
        if (file.open(QIODevice::ReadOnly))
            all += QString::fromUtf8(file.readAll());
    }
    return all;
}

} // namespace sluice::testing
