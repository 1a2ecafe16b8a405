// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/analytics/analyticsbodies.h"
#include "services/analytics/analyticsclient.h"
#include "services/analytics/analyticsjobanswer.h"
#include "services/zoho/zohojson.h"

#include <QFileInfo>

#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

// What an import may have done is never undone by sending it again: not repeatable.
AnalyticsClient::Call AnalyticsClient::importCall(const QString &path, const QJsonObject &config,
    double units, const QString &csvPath, const Progress &onProgress, const QString &what) const
{
    return {.method = "POST",
        .path = path,
        .kind = AnalyticsLimits::Class::Bulk,
        .units = units,
        .config = config,
        .place = Place::Multipart,
        .file = csvPath,
        .onUpload = onProgress,
        .what = what,
        .hasSideEffect = true};
}

Result<QByteArray> AnalyticsClient::import(const Call &call, qint64 maxBytes)
{
    const QFileInfo file(call.file);
    if (!file.isFile())
        return fail(ErrorKind::Disk, call.what, u"The file is not there."_s);
    if (file.size() == 0)
        return fail(ErrorKind::Data, call.what, u"The file is empty."_s);
    if (file.size() > maxBytes) {
        return fail(ErrorKind::Data, call.what,
            u"The file has %1 bytes, and Zoho Analytics takes at most %2."_s.arg(file.size())
                .arg(maxBytes),
            u"Send it in parts."_s);
    }
    return ask(call);
}

Result<ImportJob> AnalyticsClient::importNow(const QString &view, const ImportOrder &order,
    const QString &csvPath, const Progress &onProgress)
{
    ImportOrder atOnce = order;
    atOnce.callbackUrl.clear(); // the answer says how it ended
    const Call call = importCall(viewPath(view) + u"/data"_s, importConfig(atOnce),
        m_limits.importUnits(order.importType, order.rows), csvPath, onProgress,
        u"Could not import into the view %1."_s.arg(view));
    const auto text = import(call, kMaxSyncFileBytes);
    return text ? settled(parseImportNow(*text, call.what), call) : fail(text.error());
}

Result<QString> AnalyticsClient::createImport(const QString &view, const ImportOrder &order,
    const QString &csvPath, const Progress &onProgress)
{
    const Call call = importCall(viewPath(view, true) + u"/data"_s, importConfig(order),
        m_limits.importUnits(order.importType, order.rows), csvPath, onProgress,
        u"Could not create the import job for the view %1."_s.arg(view));
    const auto text = import(call, kMaxFileBytes);
    return text ? settled(parseAnalyticsId(*text, "jobId"_L1, call.what), call)
                : fail(text.error());
}

Result<BatchStart> AnalyticsClient::startBatch(const QString &view, const ImportOrder &order,
    const QString &csvPath, bool isLast, const Progress &onProgress)
{
    const Call call = importCall(viewPath(view, true) + u"/data/batch"_s,
        batchStartConfig(order, isLast), m_limits.importUnits(order.importType, order.rows),
        csvPath, onProgress, u"Could not begin the batch import of the view %1."_s.arg(view));
    const auto text = import(call, kMaxFileBytes);
    return text ? settled(parseBatchStart(*text, call.what), call) : fail(text.error());
}

Result<QString> AnalyticsClient::sendBatch(const QString &view, const QString &batchKey,
    const QString &csvPath, bool isLast, double units, const Progress &onProgress)
{
    const Call call
        = importCall(viewPath(view, true) + u"/data/batch"_s, nextBatchConfig(batchKey, isLast),
            units, csvPath, onProgress, u"Could not send a batch to the view %1."_s.arg(view));
    const auto text = import(call, kMaxFileBytes);
    return text ? settled(parseAnalyticsId(*text, "jobId"_L1, call.what), call)
                : fail(text.error());
}

Result<ImportJob> AnalyticsClient::importJob(const QString &id)
{
    const QString what = u"Could not ask for the state of import job %1."_s.arg(id);
    const auto answer = ask(
        {.path = workspacePath(true) + u"/importjobs/"_s + encodedPathPart(id), .what = what});
    return analyticsJobOf<ImportJob>(answer, id, "8137"_L1, &parseImportJob, what);
}

} // namespace sluice
