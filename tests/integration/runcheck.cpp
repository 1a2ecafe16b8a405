// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/runcheck.h"

#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

QString balanceProblem(const Workplace &place, qint64 rows)
{
    const QString run = u"SELECT %1 FROM run ORDER BY number DESC LIMIT 1"_s;
    if (const QString state = place.sqlText(run.arg(u"state"_s)); state != "completed"_L1)
        return u"the run is "_s + state;
    if (const qint64 read = place.sqlNumber(run.arg(u"n_read"_s)); read != rows)
        return u"%1 rows read of %2"_s.arg(read).arg(rows);
    if (place.sqlNumber(run.arg(u"n_read - n_written - n_skipped - n_rejected"_s)) != 0)
        return u"the run's counters do not add up to a complete run"_s;
    const QString unbalanced
        = u"SELECT COUNT(*) FROM chunk WHERE last_ordinal - first_ordinal + 1 <> n_written +"
          " n_skipped + n_rejected OR state <> 'settled'"_s;
    if (const qint64 chunks = place.sqlNumber(unbalanced); chunks != 0)
        return u"%1 chunks are not settled or do not add up"_s.arg(chunks);
    if (const QString found = place.sqlText(u"PRAGMA quick_check"_s); found != "ok"_L1)
        return u"the store is damaged: "_s + found;
    return {};
}

} // namespace

// Nothing is sent after an answer is known, and nothing twice without a lost answer between.
QString attemptProblem(const Workplace &place)
{
    const QList<StoreRow> attempts
        = place.sql(u"SELECT id, step_id, idem_key, state FROM attempt ORDER BY id"_s);
    QMap<QString, QString> answered;
    for (const StoreRow &row : attempts) {
        const QString key = row[u"step_id"_s].toString() + u' ' + row[u"idem_key"_s].toString();
        const QString state = row[u"state"_s].toString();
        if (row[u"idem_key"_s].toString() == "job"_L1 && answered.contains(key))
            return u"step %1 was sent again although it was %2"_s.arg(key, answered.value(key));
        if (state == "acked"_L1 || state == "resolved_applied"_L1)
            answered.insert(key, state);
        if (state == "sending"_L1 || state == "ambiguous"_L1)
            return u"step %1 has an attempt that is still %2"_s.arg(key, state);
    }
    return {};
}

QList<qint64> outcomeOrdinals(const QString &runFolder)
{
    QList<qint64> ordinals;
    const QDir folder(runFolder + u"/outcome"_s);
    for (const QString &name : folder.entryList({u"*.csv"_s}, QDir::Files)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        file.readLine(); // the header; no value of the emulated rows holds a line end
        while (!file.atEnd())
            ordinals.append(file.readLine().split(',').first().toLongLong());
    }
    std::sort(ordinals.begin(), ordinals.end());
    return ordinals;
}

RunCheck checkedRun(Workplace &place, qint64 rows, const QString &digest)
{
    RunCheck check;
    const QString writes
        = u"SELECT COUNT(*) FROM attempt WHERE url_path='/crm/bulk/v8/write' AND state %1"_s;
    check.ambiguous = static_cast<int>(place.sqlNumber(writes.arg(u"LIKE 'resolved%'"_s)));
    check.sentAgain = static_cast<int>(place.sqlNumber(writes.arg(u"= 'resolved_not_applied'"_s)));
    const qint64 recorded = place.sqlNumber(writes.arg(u"<> ''"_s));
    check.chunks
        = static_cast<int>(place.sqlNumber(u"SELECT COUNT(*) FROM chunk WHERE n_members > 0"_s));
    check.writeJobs
        = static_cast<int>(place.requests(u"POST"_s, u"^/crm/bulk/v\\d/write$"_s).size());

    check.problem = balanceProblem(place, rows);
    if (check.problem.isEmpty())
        check.problem = attemptProblem(place);
    if (!check.problem.isEmpty())
        return check;

    const QJsonObject found = place.digest();
    if (found.value("sha256"_L1).toString() != digest)
        check.problem = u"the records differ from those of an undisturbed run"_s;
    qint64 applied = 0;
    const QJsonObject histogram = found.value("applied"_L1).toObject();
    for (auto it = histogram.begin(); it != histogram.end(); ++it) {
        applied += it.key().toLongLong() * it.value().toInteger();
        if (it.key().toInt() > 1 + check.ambiguous)
            check.problem = u"%1 records were written %2 times with %3 lost answers"_s.arg(
                QString::number(it.value().toInteger()), it.key(),
                QString::number(check.ambiguous));
    }
    const qint64 written = place.sqlNumber(u"SELECT n_written FROM run"_s);
    const qint64 repeated = place.sqlNumber(
        u"SELECT COALESCE(SUM(chunk.n_members), 0) FROM attempt JOIN step ON step.id ="
        " attempt.step_id JOIN chunk ON step.step_key = 'write:chunk:' || chunk.first_ordinal"
        " WHERE attempt.url_path='/crm/bulk/v8/write' AND attempt.state='resolved_not_applied'"_s);
    if (applied < written || applied > written + repeated)
        check.problem = u"%1 writes reached records; %2 written, at most %3 again"_s.arg(applied)
                            .arg(written)
                            .arg(repeated);
    const qint64 refused = place.sqlNumber(writes.arg(u"= 'refused'"_s));
    // An attempt is recorded before it is sent, so the service cannot have seen more of them.
    if (check.writeJobs > recorded || check.writeJobs < check.chunks
        || check.writeJobs > check.chunks + check.ambiguous + refused)
        check.problem = u"%1 write jobs for %2 chunks, %3 lost answers and %4 recorded attempts"_s
                            .arg(check.writeJobs)
                            .arg(check.chunks)
                            .arg(check.ambiguous)
                            .arg(recorded);
    const QList<qint64> ordinals = outcomeOrdinals(place.runFolder());
    for (qsizetype i = 0; i < ordinals.size() && check.problem.isEmpty(); ++i) {
        if (ordinals.at(i) != i + 1)
            check.problem = u"the outcome files do not hold row %1 exactly once"_s.arg(i + 1);
    }
    if (check.problem.isEmpty() && ordinals.size() != rows)
        check.problem = u"the outcome files hold %1 rows of %2"_s.arg(ordinals.size()).arg(rows);
    return check;
}

} // namespace sluice::testing
