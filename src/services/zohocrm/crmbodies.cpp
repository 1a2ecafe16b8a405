// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zohocrm/crmbodies.h"

#include "services/zoho/zohoerrors.h"
#include "services/zoho/zohojson.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> crmProtocolError(const QString &what, const QString &why)
{
    return fail(Error{
        .kind = ErrorKind::Protocol, .what = what, .why = why, .delivery = Delivery::Answered});
}

Result<QJsonObject> crmObject(QByteArrayView json, const QString &what)
{
    const Result<QJsonDocument> document = zohoJson(json, what);
    if (!document)
        return fail(document.error());
    if (document->isObject())
        return document->object();
    if (document->isArray() && document->array().size() == 1
        && document->array().first().isObject())
        return document->array().first().toObject();
    return crmProtocolError(what, u"It is not a JSON object."_s);
}

// The one job of an answer, wrapped in data[] or bare; refused if it is an error envelope.
Result<QJsonObject> crmOneObject(QByteArrayView json, const QString &what)
{
    Result<QJsonObject> object = crmObject(json, what);
    if (!object)
        return object;
    if (const auto problem = zohoProblem(*object))
        return fail(zohoErrorOf(*problem, 200, what));
    const QJsonValue data = object->value("data"_L1);
    if (data.isArray()) {
        const QJsonArray items = data.toArray();
        if (items.isEmpty() || !items.first().isObject())
            return crmProtocolError(what, u"The list data is empty."_s);
        return items.first().toObject();
    }
    return data.isObject() ? data.toObject() : *object;
}

Result<QString> crmDetailsId(QByteArrayView json, const QString &key, const QString &what)
{
    const Result<QJsonObject> object = crmOneObject(json, what);
    if (!object) {
        Error error = object.error();
        if (error.kind == ErrorKind::Protocol)
            error.delivery = Delivery::Unknown;
        return fail(std::move(error));
    }
    const QString id = zohoIdText(object->value("details"_L1).toObject().value(key));
    if (isZohoId(id))
        return id;
    return fail(Error{.kind = ErrorKind::Protocol,
        .what = what,
        .why = u"The answer has no usable details.%1."_s.arg(key),
        .delivery = Delivery::Unknown});
}

// A count as a number or as text; nothing if it is neither, negative or a fraction. A count that is
// taken for 0 would be records that nobody misses.
std::optional<qint64> crmCount(const QJsonValue &value)
{
    bool isCount = value.isDouble();
    const qint64 count
        = value.isString() ? value.toString().toLongLong(&isCount) : value.toInteger(-1);
    if (!isCount || count < 0)
        return {};
    return count;
}

// Adds a counter of the write job's file up. False if it is there and no count.
bool addCrmCount(const QJsonObject &file, QLatin1String key, qint64 &sum, bool &isTold)
{
    const QJsonValue value = file.value(key);
    if (value.isUndefined() || value.isNull())
        return true;
    const auto count = crmCount(value);
    sum += count.value_or(0);
    isTold = true;
    return count.has_value();
}

// What a finished read job tells of its page.
Result<void> readCrmPage(const QJsonObject &result, ReadJob &job, const QString &what)
{
    const auto count = crmCount(result.value("count"_L1));
    if (!count)
        return crmProtocolError(what, u"Its result.count is no number of records."_s);
    const QJsonValue more = result.value("more_records"_L1);
    if (!more.isBool())
        return crmProtocolError(what, u"Its result.more_records is neither true nor false."_s);
    const QJsonValue token = result.value("next_page_token"_L1);
    if (!token.isString() && !token.isNull() && !token.isUndefined())
        return crmProtocolError(what, u"Its result.next_page_token is no text."_s);
    const QJsonValue url = result.value("download_url"_L1);
    if (*count > 0 && url.toString().isEmpty())
        return crmProtocolError(what, u"Its result has records and no download_url."_s);
    job.count = *count;
    job.moreRecords = more.toBool();
    job.nextPageToken = token.toString();
    job.downloadUrl = url.toString();
    job.page = static_cast<int>(
        std::clamp<qint64>(crmCount(result.value("page"_L1)).value_or(1), 1, 1 << 30));
    job.perPage = crmCount(result.value("per_page"_L1)).value_or(0);
    return {};
}

Error crmJobFailure(const QJsonObject &reason, const QString &what, const QString &word)
{
    const ZohoProblem problem{reason.value("code"_L1).toString().left(100),
        reason.value("message"_L1).toString().left(500), {}};
    Error error = zohoErrorOf(problem, 0, what);
    error.kind = ErrorKind::Service;
    if (problem.code.isEmpty() && problem.message.isEmpty())
        error.why = u"Zoho says %1 and gives no reason."_s.arg(word);
    error.isRetryable = false;
    return error;
}

// `code` of a resource is often only its state again (D3).
bool isCrmStateWord(const QString &code)
{
    return code == "SUCCESS"_L1 || crmJobState(code) != CrmJobState::InProgress
        || code == "INPROGRESS"_L1 || code == "IN PROGRESS"_L1;
}

bool hasText(const QJsonObject &object, QLatin1String key)
{
    return !object.value(key).toString().isEmpty();
}

QJsonObject crmMapping(const WriteMapping &mapping)
{
    QJsonObject object{{u"api_name"_s, mapping.apiName}};
    if (mapping.index >= 0)
        object.insert("index"_L1, mapping.index);
    if (!mapping.findBy.isEmpty())
        object.insert("find_by"_L1, mapping.findBy);
    if (!mapping.format.isEmpty())
        object.insert("format"_L1, mapping.format);
    if (!mapping.defaultValue.isUndefined())
        object.insert("default_value"_L1, QJsonObject{{u"value"_s, mapping.defaultValue}});
    if (!mapping.module.isEmpty())
        object.insert("module"_L1, mapping.module);
    return object;
}

void addCrmCallback(QJsonObject &body, const QString &url)
{
    if (!url.isEmpty())
        body.insert("callback"_L1, QJsonObject{{u"url"_s, url}, {u"method"_s, u"post"_s}});
}

// Why a write job or its only resource failed, if it did.
std::optional<Error> crmWriteFailure(const QJsonObject &job, CrmJobState state, const QString &word)
{
    const QJsonObject resource = job.value("resource"_L1).toArray().first().toObject();
    const QString resourceWord = resource.value("status"_L1).toString();
    const QString fileWord = resource.value("file"_L1).toObject().value("status"_L1).toString();
    const bool isResourceFailed = crmJobState(resourceWord) == CrmJobState::Failed
        || crmJobState(fileWord) == CrmJobState::Failed;
    if (state != CrmJobState::Failed && !(state == CrmJobState::Completed && isResourceFailed))
        return {};
    QJsonObject reason;
    for (const QJsonObject &candidate : {resource, resource.value("file"_L1).toObject(),
             job.value("result"_L1).toObject().value("error_message"_L1).toObject(), job}) {
        const QString code = candidate.value("code"_L1).toString();
        if (hasText(candidate, "message"_L1) || (!code.isEmpty() && !isCrmStateWord(code))) {
            reason = candidate;
            break;
        }
    }
    return crmJobFailure(reason, u"The write job failed."_s,
        isResourceFailed && !resourceWord.isEmpty() ? resourceWord : word);
}

} // namespace

CrmJobState crmJobState(QStringView word)
{
    QString key;
    for (const QChar c : word) {
        if (c.isLetter())
            key += c.toUpper();
    }
    if (key == "COMPLETED"_L1)
        return CrmJobState::Completed;
    if (key == "FAILED"_L1 || key == "FAILURE"_L1 || key == "SKIPPED"_L1)
        return CrmJobState::Failed;
    if (key == "QUEUED"_L1)
        return CrmJobState::Queued;
    if (key == "ADDED"_L1 || key.isEmpty())
        return CrmJobState::Added;
    return CrmJobState::InProgress;
}

QByteArray readJobBody(const ReadQuery &query)
{
    QJsonObject object{{u"module"_s, QJsonObject{{u"api_name"_s, query.module}}},
        {u"page"_s, std::max(1, query.page)}};
    if (!query.fields.isEmpty())
        object.insert("fields"_L1, QJsonArray::fromStringList(query.fields));
    if (!query.criteria.isEmpty())
        object.insert("criteria"_L1, query.criteria);
    if (!query.cvid.isEmpty())
        object.insert("cvid"_L1, query.cvid);
    QJsonObject body{{u"query"_s, object}, {u"file_type"_s, u"csv"_s}};
    addCrmCallback(body, query.callbackUrl);
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

QByteArray nextReadJobBody(const QString &pageToken)
{
    return QJsonDocument(QJsonObject{{u"query"_s, QJsonObject{{u"page_token"_s, pageToken}}}})
        .toJson(QJsonDocument::Compact);
}

QByteArray writeJobBody(const WriteOrder &order)
{
    QJsonArray mappings;
    for (const WriteMapping &mapping : order.mappings)
        mappings.append(crmMapping(mapping));
    QJsonObject resource{{u"type"_s, u"data"_s},
        {u"module"_s, QJsonObject{{u"api_name"_s, order.module}}}, {u"file_id"_s, order.fileId},
        {u"file_names"_s, QJsonArray{order.fileName}}};
    if (!order.findBy.isEmpty())
        resource.insert("find_by"_L1, order.findBy);
    if (!mappings.isEmpty())
        resource.insert("field_mappings"_L1, mappings);
    QJsonObject body{{u"operation"_s, order.operation}, {u"ignore_empty"_s, order.ignoreEmpty},
        {u"character_encoding"_s, u"UTF-8"_s}, {u"resource"_s, QJsonArray{resource}}};
    addCrmCallback(body, order.callbackUrl);
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

Result<QString> parseCreatedId(QByteArrayView json)
{
    return crmDetailsId(json, u"id"_s, u"The job may have been created, but its id is unknown."_s);
}

Result<QString> parseUploadedFileId(QByteArrayView json)
{
    return crmDetailsId(json, u"file_id"_s, u"The upload was answered without a file id."_s);
}

Result<ReadJob> parseReadJob(QByteArrayView json)
{
    const QString what = u"The state of the read job cannot be understood."_s;
    const Result<QJsonObject> object = crmOneObject(json, what);
    if (!object)
        return fail(object.error());
    ReadJob job;
    job.id = zohoIdText(object->value("id"_L1));
    if (job.id.isEmpty())
        job.id = zohoIdText(object->value("job_id"_L1)); // B4
    job.stateWord = object->value("state"_L1).toString();
    if (!isZohoId(job.id) || job.stateWord.isEmpty())
        return crmProtocolError(what, u"It has no id or no state."_s);
    job.state = crmJobState(job.stateWord);
    const QDateTime created
        = QDateTime::fromString(object->value("created_time"_L1).toString(), Qt::ISODate);
    if (created.isValid() && created.timeSpec() != Qt::LocalTime)
        job.createdMs = created.toMSecsSinceEpoch();
    const QJsonObject result = object->value("result"_L1).toObject();
    if (job.state == CrmJobState::Failed) {
        job.why = crmJobFailure(
            result.value("error_message"_L1).toObject(), u"The read job failed."_s, job.stateWord);
    }
    if (job.state != CrmJobState::Completed) // samples print a copied result before (B2)
        return job;
    if (result.isEmpty())
        return crmProtocolError(what, u"It is completed, but has no result."_s);
    if (auto page = readCrmPage(result, job, what); !page)
        return fail(page.error());
    return job;
}

Result<WriteJob> parseWriteJob(QByteArrayView json)
{
    const QString what = u"The state of the write job cannot be understood."_s;
    const Result<QJsonObject> object = crmOneObject(json, what);
    if (!object)
        return fail(object.error());
    WriteJob job;
    job.id = zohoIdText(object->value("id"_L1));
    if (job.id.isEmpty())
        job.id = zohoIdText(object->value("job_id"_L1)); // D5
    job.stateWord = object->value("status"_L1).toString();
    if (job.stateWord.isEmpty())
        job.stateWord = object->value("state"_L1).toString();
    if (!isZohoId(job.id) || job.stateWord.isEmpty())
        return crmProtocolError(what, u"It has no id or no status."_s);
    job.state = crmJobState(job.stateWord);
    for (const QJsonValue &resource : object->value("resource"_L1).toArray()) {
        const QJsonObject file = resource.toObject().value("file"_L1).toObject();
        if (!addCrmCount(file, "added_count"_L1, job.added, job.hasCounts)
            || !addCrmCount(file, "updated_count"_L1, job.updated, job.hasCounts)
            || !addCrmCount(file, "skipped_count"_L1, job.skipped, job.hasCounts)
            || !addCrmCount(file, "total_count"_L1, job.total, job.hasCounts))
            return crmProtocolError(what, u"One of its counters is no number of records."_s);
    }
    job.downloadUrl = object->value("result"_L1).toObject().value("download_url"_L1).toString();
    job.why = crmWriteFailure(*object, job.state, job.stateWord);
    if (job.state == CrmJobState::Completed && !job.why && job.downloadUrl.isEmpty())
        return crmProtocolError(what, u"It is completed, but has no result.download_url."_s);
    return job;
}

} // namespace sluice
