// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/upload.h"

#include "sandbox/server/multipart.h"
#include "sandbox/statefile.h"
#include "sandbox/zohocrm/crmmodules.h"
#include "sandbox/zohocrm/zipparts.h"

#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

// The upload host's errors have a shape of their own.
HttpReply badHeaders()
{
    return HttpReply::json(400,
        {{u"ERROR_MESSAGE"_s, u"Bad Request"_s}, {u"ERROR_CODE"_s, 400},
            {u"x-error"_s, u"check if headers [feature, X-CRM-ORG] are present and valid"_s}});
}

HttpReply badFormat(const QString &createdTime)
{
    return crmError(400, u"INVALID_FILE_FORMAT"_s,
        u"invalid file format. only zip format is supported"_s, {{u"created_time"_s, createdTime}});
}

} // namespace

HttpReply receiveUpload(const HttpRequest &request, Environment &environment, CrmStore &store)
{
    if (request.header("feature") != "bulk-write" || request.header("x-crm-org") != kOrgId)
        return badHeaders();
    const QString now = QString::fromLatin1(isoMoment(environment.clock.nowMs()));
    const QList<MultipartPart> parts = parseMultipart(request.header("content-type"), request.body);
    const MultipartPart *file = nullptr;
    for (const MultipartPart &part : parts) {
        if (part.name == "file")
            file = &part;
    }
    if (!file)
        return crmError(400, u"MANDATORY_NOT_FOUND"_s, u"required field not found"_s,
            {{u"api_name"_s, u"file"_s}});
    if (file->content.size() > kMostUploadBytes)
        return crmError(413, u"FILE_TOO_LARGE"_s, u"File size too large to process"_s);
    const bool isNamedZip = file->fileName.toLower().endsWith(".zip");
    if (!isNamedZip || !file->content.startsWith("PK\x03\x04"))
        return badFormat(now);
    const QByteArray id = store.newFileId();
    const QString path = store.uploadPath(id);
    if (auto written = writeStateFile(path, file->content); !written)
        return crmError(500, u"INTERNAL_ERROR"_s, written.error().text());
    const QStringList names = csvNamesOfUpload(path);
    const bool isSound = !names.isEmpty()
        && std::all_of(names.begin(), names.end(),
            [&path](const QString &name) { return headerLineOfUpload(path, name).has_value(); });
    if (!isSound) {
        QFile::remove(path);
        return badFormat(now);
    }
    const bool isUnzippedLimited = environment.settings.text(u"uploadLimit"_s) == "unzipped"_L1;
    if (isUnzippedLimited && unzippedSizeOfUpload(path) > kMostUploadBytes) {
        QFile::remove(path);
        return crmError(413, u"FILE_TOO_LARGE"_s, u"File size too large to process"_s);
    }
    HttpReply reply = HttpReply::json(200,
        {{u"status"_s, u"success"_s}, {u"code"_s, u"FILE_UPLOAD_SUCCESS"_s},
            {u"message"_s, u"file uploaded."_s},
            {u"details"_s,
                QJsonObject{{u"file_id"_s, idAsTold(environment.settings, id)},
                    {u"created_time"_s, now}}}});
    reply.hasEffect = true;
    return reply;
}

} // namespace sluice::sandbox
