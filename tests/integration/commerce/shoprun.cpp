// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/commerce/shoprun.h"

#include "integration/runcheck.h"

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

const QString kRun = u"SELECT %1 FROM run ORDER BY number DESC LIMIT 1"_s;
const QString kNewest = u"(SELECT number FROM run ORDER BY number DESC LIMIT 1)"_s;

QString balanceProblem(const CommercePlace &place)
{
    const QString state = place.sqlText(kRun.arg(u"state"_s));
    if (!state.startsWith("completed"_L1))
        return u"the run is "_s + state;
    if (place.sqlNumber(kRun.arg(u"n_read - n_written - n_skipped - n_rejected"_s)) != 0)
        return u"the run's counters do not add up: "_s + countsText(place);
    const QString chunks
        = u"SELECT COUNT(*) FROM chunk WHERE run_number=%1 AND (state<>'settled' OR"
          " last_ordinal - first_ordinal + 1 <> n_written + n_skipped + n_rejected)"_s.arg(kNewest);
    if (const qint64 count = place.sqlNumber(chunks); count != 0)
        return u"%1 chunks are not settled or do not add up"_s.arg(count);
    if (const QString found = place.sqlText(u"PRAGMA quick_check"_s); found != "ok"_L1)
        return u"the store is damaged: "_s + found;
    return {};
}

QString resentProblem(const CommercePlace &place)
{
    QMap<QString, QString> answered;
    for (const StoreRow &row :
        place.sql(u"SELECT step_id, idem_key, state FROM attempt ORDER BY id"_s)) {
        const QString key = row[u"step_id"_s].toString() + u' ' + row[u"idem_key"_s].toString();
        const QString state = row[u"state"_s].toString();
        if (answered.contains(key))
            return u"step %1 was sent again although it was %2"_s.arg(key, answered.value(key));
        if (state == "acked"_L1)
            answered.insert(key, state);
        if (state == "sending"_L1 || state == "ambiguous"_L1)
            return u"step %1 has an attempt that is still %2"_s.arg(key, state);
    }
    return {};
}

} // namespace

QString shopRunProblem(const CommercePlace &place)
{
    if (const QString problem = balanceProblem(place); !problem.isEmpty())
        return problem;
    if (const QString problem = resentProblem(place); !problem.isEmpty())
        return problem;
    const qint64 read = place.sqlNumber(kRun.arg(u"n_read"_s));
    const QList<qint64> ordinals = outcomeOrdinals(place.runFolder());
    for (qsizetype i = 0; i < ordinals.size(); ++i) {
        if (ordinals.at(i) != i + 1)
            return u"the outcome files do not hold record %1 exactly once"_s.arg(i + 1);
    }
    if (ordinals.size() != read)
        return u"the outcome files hold %1 records of %2"_s.arg(ordinals.size()).arg(read);
    return {};
}

QString difference(const KlaviyoDigests &found, const KlaviyoDigests &expected)
{
    QString text;
    for (auto it = expected.begin(); it != expected.end(); ++it) {
        if (found.value(it.key()) != it.value())
            text += u"%1: %2 instead of %3; "_s.arg(it.key(), found.value(it.key()), it.value());
    }
    return text;
}

QString countsText(const CommercePlace &place)
{
    return place.sqlText(kRun.arg(
        u"n_read||' read, '||n_written||' written, '||n_skipped||' skipped, '||n_rejected||"
        "' rejected'"_s));
}

QByteArray said(const CliResult &result)
{
    QJsonObject told = result.json();
    if (!told.contains("counts"_L1))
        return result.output + result.errors;
    for (const QString &name : told.keys()) {
        if (!QStringList{u"counts"_s, u"reason"_s, u"state"_s, u"error"_s}.contains(name))
            told.remove(name);
    }
    return QJsonDocument(told).toJson(QJsonDocument::Compact) + result.errors;
}

int sentAgain(const CommercePlace &place)
{
    return static_cast<int>(
        place.sqlNumber(u"SELECT COUNT(*) FROM attempt WHERE state='resolved_not_applied'"_s));
}

} // namespace sluice::testing
