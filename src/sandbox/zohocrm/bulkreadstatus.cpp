// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/bulkread.h"
#include "sandbox/zohocrm/crmmetadata.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qint64 kReadHourMs = 3'600'000;
constexpr int kFirstVersionWithTokens = 7; // B6
constexpr int kFirstVersionWithObjects = 5;

HttpReply readJobNotFound(const Settings &settings)
{
    return crmError(static_cast<int>(settings.number(u"missingJobStatus"_s)),
        u"RESOURCE_NOT_FOUND"_s, u"The requested resource doesn't exist."_s);
}

} // namespace

QJsonObject BulkRead::resultOf(const ReadJob &job) const
{
    const Settings &settings = m_environment.settings;
    const QString path
        = u"/crm/bulk/v%1/read/%2/result"_s.arg(job.version).arg(QString::fromLatin1(job.id));
    const bool isAbsolute = settings.text(u"readDownloadUrl"_s) == "absolute"_L1;
    QJsonObject result{{u"page"_s, job.page}, {u"per_page"_s, job.pageRows},
        {u"count"_s, job.count + settings.number(u"readCountOffset"_s)},
        {u"download_url"_s, isAbsolute ? QString(m_environment.baseUrl + path) : path},
        {u"more_records"_s, !job.nextToken.isEmpty()}};
    const bool hasTokens = settings.flag(u"pageTokens"_s) && job.version >= kFirstVersionWithTokens;
    if (!job.nextToken.isEmpty() && hasTokens)
        result.insert(u"next_page_token"_s, QString::fromLatin1(job.nextToken));
    return result;
}

QJsonObject BulkRead::describe(const ReadJob &job, qint64 now) const
{
    const Settings &settings = m_environment.settings;
    const QString state = job.state(now);
    const ModuleSpec &module = m_store.spec(job.module);
    QJsonObject query = job.query;
    if (job.version < kFirstVersionWithObjects && query.value("module"_L1).isString())
        query.insert(u"module"_s, moduleText(module.name));
    else
        query.insert(u"module"_s, moduleReference(module));
    query.insert(u"page"_s, job.page);
    QString word = state;
    if (state == "FAILURE"_L1)
        word = settings.text(u"readFailureWord"_s);
    else if (state == "IN PROGRESS"_L1)
        word = settings.text(u"readInProgressWord"_s);
    QJsonObject entry{{u"id"_s, idAsTold(settings, job.id)}, {u"operation"_s, u"read"_s},
        {u"state"_s, word}, {u"query"_s, query}, {u"created_by"_s, userReference()},
        {u"created_time"_s, QString::fromLatin1(isoMoment(job.createdMs))},
        {u"file_type"_s, u"csv"_s}};
    if (state == "COMPLETED"_L1) {
        entry.insert(u"result"_s, resultOf(job));
    } else if (state == "FAILURE"_L1) {
        const QJsonObject message{{u"status"_s, u"error"_s},
            {u"code"_s, u"INTERNAL_SERVER_ERROR"_s},
            {u"message"_s, u"Internal server error occurred."_s}, {u"details"_s, QJsonObject()}};
        entry.insert(u"result"_s, QJsonObject{{u"error_message"_s, message}});
    } else if (settings.flag(u"resultBeforeCompletion"_s)) {
        entry.insert(u"result"_s, resultOf(job));
    }
    return entry;
}

// B4: what Zoho's own CodeLib reads.
QJsonObject BulkRead::describeFlat(const ReadJob &job, qint64 now) const
{
    const QJsonObject entry = describe(job, now);
    QJsonObject flat{{u"job_id"_s, entry.value("id"_L1)}};
    for (const QString &key : {u"operation"_s, u"state"_s, u"query"_s, u"result"_s})
        flat.insert(key, entry.value(key));
    return flat;
}

void BulkRead::callBack(const ReadJob &job)
{
    m_callbacks.post(job.callback, job.doneMs(), [this, job]() -> QJsonObject {
        const qint64 now = m_environment.clock.nowMs();
        if (m_callbacks.isFlat())
            return describeFlat(job, now);
        return {{u"data"_s, QJsonArray{describe(job, now)}}};
    });
}

HttpReply BulkRead::status(const QByteArray &jobId)
{
    const auto job = find(jobId);
    if (!job)
        return readJobNotFound(m_environment.settings);
    return HttpReply::json(
        200, {{u"data"_s, QJsonArray{describe(*job, m_environment.clock.nowMs())}}});
}

HttpReply BulkRead::result(const QByteArray &jobId)
{
    const auto job = find(jobId);
    const qint64 now = m_environment.clock.nowMs();
    const qint64 life = m_environment.settings.number(u"readResultHours"_s) * kReadHourMs;
    if (!job || job->state(now) != "COMPLETED"_L1 || job->doneMs() + life <= now)
        return readJobNotFound(m_environment.settings);
    HttpReply reply;
    reply.contentType = "application/x-download";
    reply.headers.append({"Content-Disposition", "attachment;filename=" + job->id + ".zip"});
    reply.producer = [this, job = *job](const ByteSink &sink) {
        return writeReadResult(job, m_store, m_environment.settings, sink);
    };
    return reply;
}

} // namespace sluice::sandbox
