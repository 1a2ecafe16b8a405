// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/analytics/exportjobs.h"

#include "base/files.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr int kExportUnits = 3; // for a thousand rows
constexpr qsizetype kExportBlock = 256 * 1024;

void appendExported(QByteArray &out, QByteArrayView value, char quote)
{
    if (quote == 0) {
        out.append(value);
        return;
    }
    out.append(quote);
    for (const char letter : value) {
        if (letter == quote)
            out.append(quote);
        out.append(letter);
    }
    out.append(quote);
}

void appendCsvRow(
    QByteArray &out, std::span<const QByteArrayView> values, const ExportLayout &layout)
{
    for (size_t i = 0; i < values.size(); ++i) {
        if (i > 0)
            out.append(layout.delimiter);
        appendExported(out, values[i], layout.quote);
    }
    out.append(layout.rowEnd);
}

void appendJsonRow(QByteArray &out, std::span<const QByteArrayView> values,
    const QList<QByteArray> &titles, bool isFirst)
{
    QJsonObject row;
    for (size_t i = 0; i < values.size(); ++i) {
        row.insert(
            QString::fromUtf8(titles.at(static_cast<qsizetype>(i))), QString::fromUtf8(values[i]));
    }
    out.append(isFirst ? "" : ",");
    out.append(QJsonDocument(row).toJson(QJsonDocument::Compact));
}

HttpReply exportedFile(const QString &path, bool isJson, bool isKept)
{
    HttpReply reply;
    reply.contentType = isJson ? "application/json;charset=UTF-8" : "text/csv;charset=UTF-8";
    reply.producer = [path, isKept](const ByteSink &sink) {
        QFile file(path);
        bool isWhole = file.open(QIODevice::ReadOnly);
        while (isWhole && !file.atEnd())
            isWhole = sink(file.read(kExportBlock));
        if (!isKept)
            QFile::remove(path);
        return isWhole;
    };
    return reply;
}

} // namespace

Result<qint64> writeExport(const ExportWish &wish, qint64 mostRows, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return fail(diskError(u"Could not write %1"_s.arg(path), errno));
    QByteArray out;
    const QList<QByteArray> titles = wish.query.titles();
    if (wish.layout.isJson) {
        out = "{\"data\":[";
    } else if (wish.layout.hasHeader) {
        const std::vector<QByteArrayView> views(titles.begin(), titles.end());
        appendCsvRow(out, views, wish.layout);
    }
    qint64 rows = 0;
    bool isWritten = true;
    runViewQuery(wish.query, wish.view->table(), [&](std::span<const QByteArrayView> values) {
        if (mostRows >= 0 && rows >= mostRows)
            return false;
        if (wish.layout.isJson)
            appendJsonRow(out, values, titles, rows == 0);
        else
            appendCsvRow(out, values, wish.layout);
        ++rows;
        if (out.size() >= kExportBlock) {
            isWritten = file.write(out) == out.size();
            out.resize(0);
        }
        return isWritten;
    });
    if (wish.layout.isJson)
        out += "]}";
    if (!isWritten || file.write(out) != out.size())
        return fail(diskError(u"Could not write %1"_s.arg(path), errno));
    return rows;
}

ExportJobs::ExportJobs(Environment &environment, ViewCatalog &catalog, AnalyticsLimits &limits)
    : m_environment(environment)
    , m_catalog(catalog)
    , m_limits(limits)
    , m_callbacks(environment)
    , m_thread(environment.clock)
{
}

Result<void> ExportJobs::start()
{
    const QString folder = m_catalog.folder() + u"/exports"_s;
    QDir(folder).removeRecursively(); // of an earlier process
    if (auto made = makePrivateFolder(folder); !made)
        return made;
    m_thread.start(m_environment.stop);
    return {};
}

void ExportJobs::stop()
{
    m_thread.stop();
    m_callbacks.stop();
}

void ExportJobs::reset()
{
    m_thread.clear();
    const std::scoped_lock lock(m_mutex);
    for (const Job &job : std::as_const(m_jobs))
        QFile::remove(pathOf(job.id));
    m_jobs.clear();
}

QString ExportJobs::pathOf(const QString &id) const
{
    return m_catalog.folder() + u"/exports/"_s + id;
}

void ExportJobs::charge(qint64 rows)
{
    m_limits.spend(m_limits.unitsOfRows(rows, kExportUnits));
}

HttpReply ExportJobs::create(const ExportWish &wish)
{
    if (const auto problem = m_callbacks.check(wish.callbackUrl))
        return analyticsFailure(*problem);
    Job job;
    job.id = m_catalog.newId();
    job.wish = wish;
    job.createdMs = m_environment.clock.nowMs();
    {
        const std::scoped_lock lock(m_mutex);
        int open = 0;
        for (const Job &one : std::as_const(m_jobs))
            open += one.code < JobCode::Failed ? 1 : 0;
        if (open >= m_environment.settings.number(u"analyticsExportSlots"_s)) {
            m_limits.noteRefusal(8132);
            return analyticsFailure(8132);
        }
        m_limits.noteExportSlots(open + 1);
        m_jobs.insert(job.id, job);
    }
    m_thread.post(job.createdMs + m_environment.settings.number(u"analyticsQueuedMs"_s),
        [this, id = job.id] { work(id); });
    return analyticsSuccess(u"Create bulk export job"_s, {{u"jobId"_s, job.id}}, true);
}

HttpReply ExportJobs::exportNow(const ExportWish &wish)
{
    if (wish.view->table().state().live()
        > m_environment.settings.number(u"analyticsSyncExportRows"_s))
        return analyticsFailure(8133);
    const QString path = pathOf(m_catalog.newId());
    const auto rows = writeExport(wish, -1, path);
    if (!rows)
        return analyticsFailure(7005, rows.error().text());
    charge(*rows);
    return exportedFile(path, wish.layout.isJson, false);
}

std::optional<ExportJobs::Job> ExportJobs::find(const QString &id)
{
    const std::scoped_lock lock(m_mutex);
    const auto job = m_jobs.constFind(id);
    return job == m_jobs.constEnd() ? std::nullopt : std::optional(*job);
}

void ExportJobs::setCode(const QString &id, JobCode code)
{
    const std::scoped_lock lock(m_mutex);
    const auto job = m_jobs.find(id);
    if (job == m_jobs.end())
        return;
    job->code = code;
    int open = 0;
    for (const Job &one : std::as_const(m_jobs))
        open += one.code < JobCode::Failed ? 1 : 0;
    m_limits.noteExportSlots(open);
    if (code >= JobCode::Failed)
        job->endedMs = m_environment.clock.nowMs();
}

void ExportJobs::work(const QString &id)
{
    const auto job = find(id);
    if (!job)
        return;
    setCode(id, JobCode::InProgress);
    const Settings &settings = m_environment.settings;
    if (!m_thread.waitUntil(m_environment.clock.nowMs() + settings.number(u"analyticsExportMs"_s)))
        return;
    const qint64 most = job->wish.isSql ? settings.number(u"analyticsSqlRows"_s) : -1;
    const auto rows = writeExport(job->wish, most, pathOf(id));
    if (rows)
        charge(*rows);
    setCode(id, rows ? JobCode::Completed : JobCode::Failed);
    if (const auto ended = find(id))
        m_callbacks.send(ended->wish.callbackUrl, describe(*ended));
}

QJsonObject ExportJobs::describe(const Job &job) const
{
    QJsonObject data{{u"jobId"_s, job.id}, {u"jobCode"_s, jobCodeText(job.code)},
        {u"jobStatus"_s, jobStatusText(job.code)}};
    if (job.code == JobCode::Failed)
        data.insert(u"jobInfo"_s,
            QJsonObject{{u"errorCode"_s, 7005}, {u"errorMessage"_s, analyticsMessage(7005)}});
    if (job.code != JobCode::Completed)
        return data;
    data.insert(u"downloadUrl"_s,
        u"%1/restapi/v2/bulk/workspaces/%2/exportjobs/%3/data"_s.arg(
            m_environment.baseUrl, job.wish.workspace, job.id));
    data.insert(u"expiryTime"_s,
        QString::number(job.endedMs + m_environment.settings.number(u"analyticsExportLifeMs"_s)));
    return data;
}

HttpReply ExportJobs::status(const QString &workspace, const QString &id)
{
    const auto job = find(id);
    const qint64 life = m_environment.settings.number(u"analyticsExportLifeMs"_s);
    const bool isGone = !job || job->wish.workspace != workspace
        || (job->code >= JobCode::Failed && job->endedMs + life <= m_environment.clock.nowMs());
    if (!isGone)
        return analyticsSuccess(u"Fetch export job info"_s, describe(*job));
    return analyticsSuccess(u"Fetch export job info"_s,
        {{u"jobId"_s, id}, {u"jobCode"_s, jobCodeText(JobCode::NotFound)},
            {u"jobStatus"_s, jobStatusText(JobCode::NotFound)}});
}

HttpReply ExportJobs::file(const QString &id)
{
    const auto job = find(id);
    const qint64 life = m_environment.settings.number(u"analyticsExportLifeMs"_s);
    if (!job || job->code == JobCode::Failed)
        return analyticsFailure(8120);
    if (job->code == JobCode::NotInitiated)
        return analyticsFailure(8121);
    if (job->code == JobCode::InProgress)
        return analyticsFailure(8122);
    if (job->endedMs + life <= m_environment.clock.nowMs())
        return analyticsFailure(8120);
    return exportedFile(pathOf(id), job->wish.layout.isJson, true);
}

} // namespace sluice::sandbox
