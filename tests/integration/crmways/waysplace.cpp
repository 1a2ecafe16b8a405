// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/crmways/waysplace.h"

#include "integration/runcheck.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace sluice::testing {

QString WaysPlace::begin(int rows)
{
    return start({u"--limits"_s, u"off"_s, u"--scale"_s, QString::number(rows)});
}

QString WaysPlace::beginAnew(const QJsonObject &parameters, const QJsonObject &sandboxSettings)
{
    const QString jobs = file(u"jobs.json"_s);
    const QString own = file(u"jobs-own.json"_s);
    if (!QFile::exists(own) && !QFile::copy(jobs, own))
        return u"The job file could not be kept"_s;
    if (!QFile::remove(jobs) || !QFile::copy(own, jobs))
        return u"The job file could not be put back"_s;
    return Workplace::beginAnew(parameters, sandboxSettings);
}

qint64 WaysPlace::credits()
{
    return sandbox().get(u"/limits"_s)[u"zoho-crm"][u"credits"][u"total"].toInteger(-1);
}

qint64 WaysPlace::jobLooks()
{
    return requests(u"GET"_s, u"^/crm/bulk/v8/(read|write)/[0-9]+$"_s).size();
}

qint64 WaysPlace::recordCalls()
{
    return requests(u"PUT"_s, u"^/crm/v8/Leads$"_s).size()
        + requests(u"POST"_s, u"^/crm/v8/Leads(/upsert)?$"_s).size();
}

qint64 WaysPlace::writeJobs()
{
    return requests(u"POST"_s, u"^/crm/bulk/v8/write$"_s).size();
}

qint64 WaysPlace::automations()
{
    return digest().value("automations"_L1).toInteger(-1);
}

QStringList WaysPlace::ids()
{
    QStringList all;
    for (const QJsonObject &row : ledger())
        all << row.value("id"_L1).toString();
    return all;
}

QMap<QString, int> WaysPlace::histogram()
{
    QMap<QString, int> counts;
    const QJsonObject applied = digest().value("applied"_L1).toObject();
    for (auto it = applied.begin(); it != applied.end(); ++it)
        counts.insert(it.key(), it.value().toInt());
    return counts;
}

bool WaysPlace::mutate(const QJsonArray &changes)
{
    QJsonArray all;
    for (const QJsonValue &change : changes) {
        QJsonObject whole = change.toObject();
        whole.insert(u"service"_s, u"zoho-crm"_s);
        whole.insert(u"stream"_s, u"Leads"_s);
        all.append(whole);
    }
    return !sandbox().post(u"/mutate"_s, all).isEmpty();
}

bool WaysPlace::deleteAll()
{
    QJsonArray changes;
    for (const QString &id : ids())
        changes.append(QJsonObject{{u"id"_s, id}, {u"delete"_s, true}});
    return mutate(changes);
}

QString WaysPlace::problem(qint64 rows) const
{
    const QString run = u"SELECT %1 FROM run ORDER BY number DESC LIMIT 1"_s;
    const QString state = sqlText(run.arg(u"state"_s));
    if (!state.startsWith("completed"_L1))
        return u"the run is "_s + state;
    if (sqlNumber(run.arg(u"n_read"_s)) != rows)
        return u"%1 rows read of %2"_s.arg(sqlNumber(run.arg(u"n_read"_s))).arg(rows);
    if (sqlNumber(run.arg(u"n_read - n_written - n_skipped - n_rejected"_s)) != 0)
        return u"the counters do not add up to a complete run"_s;
    QMap<QString, QString> answered;
    for (const StoreRow &row :
        sql(u"SELECT step_id, idem_key, state FROM attempt WHERE idem_key='job' OR idem_key"
            " LIKE 'call:%' ORDER BY id"_s)) {
        const QString key = row[u"step_id"_s].toString() + u' ' + row[u"idem_key"_s].toString();
        const QString became = row[u"state"_s].toString();
        if (answered.contains(key))
            return u"%1 was sent again although it was %2"_s.arg(key, answered.value(key));
        if (became == "acked"_L1 || became == "resolved_applied"_L1)
            answered.insert(key, became);
        if (became == "sending"_L1 || became == "ambiguous"_L1)
            return u"%1 is still %2"_s.arg(key, became);
    }
    const QList<qint64> ordinals = outcomeOrdinals(runFolder());
    for (qsizetype i = 0; i < ordinals.size(); ++i) {
        if (ordinals.at(i) != i + 1)
            return u"the outcome files do not hold row %1 exactly once"_s.arg(i + 1);
    }
    return ordinals.size() == rows ? QString()
                                   : u"the outcome files hold %1 rows"_s.arg(ordinals.size());
}

QList<QByteArrayList> WaysPlace::outcome(const QString &kind) const
{
    QList<QByteArrayList> rows;
    QFile file(runFolder() + u"/outcome/%1.csv"_s.arg(kind));
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine().trimmed(); // no value holds a line's end
        QByteArrayList row{QByteArray()};
        bool isQuoted = false;
        for (const char c : line) {
            if (c == '"')
                isQuoted = !isQuoted;
            else if (c == ',' && !isQuoted)
                row << QByteArray();
            else
                row.last() += c;
        }
        rows << row;
    }
    return rows;
}

QJsonObject WaysPlace::fault(
    const QString &path, const QJsonObject &action, int nth, const QString &when)
{
    QJsonObject rule{
        {u"service"_s, u"zoho-crm"_s}, {u"path"_s, path}, {u"when"_s, when}, {u"action"_s, action}};
    if (nth > 0)
        rule.insert(u"nth"_s, nth);
    return rule;
}

} // namespace sluice::testing
