// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/klaviyo/jobtable.h"

namespace sluice::sandbox {

namespace {

constexpr char kJobRecord = 'J';
constexpr char kJobError = 'X';
constexpr char kJobDone = 'D';
const QByteArray kJobIdStart = "U0JY"; // looks like the service's, which are Base64
constexpr int kJobIdDigits = 12;

} // namespace

QByteArray JobTable::typeOf(int kind)
{
    if (kind == kProfileImport)
        return "profile-bulk-import-job";
    constexpr const char *kChanges[] = {"create", "update", "delete"};
    return shapeOf(catalogKind(kind)).type + "-bulk-" + kChanges[static_cast<int>(change(kind))]
        + "-job";
}

QByteArray JobTable::idOf(qint64 job)
{
    return kJobIdStart
        + QByteArray::number(job + 1, 36).toUpper().rightJustified(kJobIdDigits, '0');
}

qint64 JobTable::byId(QByteArrayView id, int kind) const
{
    bool isNumber = false;
    if (!id.startsWith(kJobIdStart))
        return -1;
    const qint64 job = id.sliced(kJobIdStart.size()).toByteArray().toLongLong(&isNumber, 36) - 1;
    if (!isNumber || job < 0 || job >= count() || this->job(job).kind != kind || idOf(job) != id)
        return -1;
    return job;
}

QByteArray JobTable::status(qint64 job, qint64 nowMs) const
{
    const Job &entry = this->job(job);
    if (entry.isDone)
        return entry.isCancelled ? "cancelled" : "complete";
    return nowMs < entry.startMs || entry.startMs == entry.dueMs ? "queued" : "processing";
}

qint64 JobTable::inProgress(int kind) const
{
    qint64 number = 0;
    for (const auto &[due, job] : m_pending) {
        const int of = this->job(job).kind;
        number += of == kind || (kind < 0 && of != kProfileImport) ? 1 : 0;
    }
    return number;
}

qint64 JobTable::add(Job job, QByteArrayView body)
{
    const qint64 number = count();
    HeadWriter head;
    head.number(number).number(job.kind).number(job.createdMs).number(job.startMs);
    head.number(job.dueMs).number(job.total).number(job.isCancelled ? 1 : 0);
    head.number(static_cast<qint64>(job.lists.size()));
    for (const quint32 list : job.lists)
        head.number(list);
    job.body = m_log.add(kJobRecord, head, body);
    m_pending.emplace(job.dueMs, number);
    m_jobs.push_back(std::move(job));
    return number;
}

void JobTable::addError(qint64 job, QByteArrayView json)
{
    this->job(job).errors.push_back(m_log.add(kJobError, HeadWriter().number(job), json));
}

void JobTable::finish(qint64 job)
{
    Job &entry = this->job(job);
    entry.isDone = true;
    std::erase_if(m_pending, [job](const auto &pending) { return pending.second == job; });
    HeadWriter head;
    head.number(job).number(entry.completed).number(entry.failed);
    head.number(static_cast<qint64>(entry.rows.size()));
    for (const quint32 row : entry.rows)
        head.number(row);
    m_log.add(kJobDone, head);
}

qint64 JobTable::nextDue(qint64 nowMs) const
{
    const auto first = m_pending.begin();
    return first == m_pending.end() || first->first > nowMs ? -1 : first->second;
}

bool JobTable::replay(char type, HeadReader &head, LogSpan payload)
{
    if (type != kJobRecord && type != kJobError && type != kJobDone)
        return false;
    const qint64 number = head.number();
    if (type == kJobRecord) {
        Job job;
        job.kind = static_cast<int>(head.number());
        job.createdMs = head.number();
        job.startMs = head.number();
        job.dueMs = head.number();
        job.total = head.number();
        job.isCancelled = head.number() != 0;
        job.lists.resize(static_cast<size_t>(head.number()));
        for (quint32 &list : job.lists)
            list = static_cast<quint32>(head.number());
        job.body = payload;
        m_pending.emplace(job.dueMs, number);
        m_jobs.push_back(std::move(job));
        return true;
    }
    Job &job = this->job(number);
    if (type == kJobError) {
        job.errors.push_back(payload);
        return true;
    }
    job.isDone = true;
    job.completed = head.number();
    job.failed = head.number();
    job.rows.resize(static_cast<size_t>(head.number()));
    for (quint32 &row : job.rows)
        row = static_cast<quint32>(head.number());
    std::erase_if(m_pending, [number](const auto &pending) { return pending.second == number; });
    return true;
}

void JobTable::clear()
{
    m_jobs.clear();
    m_pending.clear();
}

} // namespace sluice::sandbox
