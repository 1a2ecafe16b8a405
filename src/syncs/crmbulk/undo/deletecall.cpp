// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/undo/deletecall.h"

#include "services/zohocrm/crmvalues.h"
#include "syncs/crmbulk/crmbulkjob.h"
#include "syncs/crmbulk/recordrows.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

const QString &lookedAtField()
{
    static const QString field = u"Modified_Time"_s;
    return field;
}

CrmRowAnswer deletedAnswer(const CallRow &row)
{
    return {.isDone = true, .action = u"delete"_s, .id = QString::fromUtf8(row.id)};
}

} // namespace

DeleteCall::DeleteCall(CrmRecordClient &client, const CrmBulkJob &job, const QTimeZone &zone)
    : m_client(client)
    , m_job(job)
    , m_zone(zone)
{
}

Result<QHash<QString, QJsonObject>> DeleteCall::there(const std::vector<CallRow> &rows)
{
    QStringList ids;
    for (const CallRow &row : rows)
        ids.append(QString::fromUtf8(row.id));
    return RecordRows(m_client, m_job.module).of(ids, {lookedAtField()});
}

Result<CallOutcome> DeleteCall::look(const std::vector<CallRow> &rows)
{
    auto found = there(rows);
    if (!found)
        return fail(found.error());
    CallOutcome outcome{.isFound = true};
    for (qsizetype i = 0; i < std::ssize(rows); ++i) {
        const CallRow &row = rows[static_cast<size_t>(i)];
        const bool isThere = found->contains(QString::fromUtf8(row.id));
        outcome.rows.append(isThere ? CrmRowAnswer() : deletedAnswer(row));
        if (isThere)
            outcome.missing.append(i);
    }
    return outcome;
}

Result<CallOutcome> DeleteCall::send(const std::vector<CallRow> &rows, bool isRest)
{
    auto found = there(rows);
    if (!found) {
        Error error = found.error();
        error.delivery = Delivery::NotSent; // nothing that changes anything
        return fail(std::move(error));
    }
    CallOutcome outcome;
    QStringList ids;
    QList<qsizetype> places;
    for (qsizetype i = 0; i < std::ssize(rows); ++i) {
        const CallRow &row = rows[static_cast<size_t>(i)];
        const QString id = QString::fromUtf8(row.id);
        const auto now = found->constFind(id);
        outcome.rows.append(deletedAnswer(row));
        if (now == found->constEnd()) {
            if (!isRest)
                outcome.rows.last() = {.code = kRecordGone};
        } else if (!isCrmValue(now->value(lookedAtField()), row.values.front(),
                       CrmValueKind::DateTime, m_zone)) {
            outcome.rows.last() = {.code = u"CHANGED_SINCE"_s,
                .field = lookedAtField(),
                .message = u"Somebody changed it since; it was left as it is"_s};
        } else {
            ids.append(id);
            places.append(i);
        }
    }
    if (ids.isEmpty())
        return outcome;
    auto answers = m_client.remove(m_job.module, ids, m_job.runsAutomations);
    if (!answers)
        return fail(answers.error());
    for (qsizetype i = 0; i < places.size(); ++i) {
        const CrmRowAnswer &answer = answers->at(i);
        if (answer.isDone)
            continue;
        // What went between the look and the deletion has an id that the service does not know.
        outcome.rows[places.at(i)]
            = answer.code == "INVALID_DATA"_L1 ? CrmRowAnswer{.code = kRecordGone} : answer;
    }
    return outcome;
}

} // namespace sluice
