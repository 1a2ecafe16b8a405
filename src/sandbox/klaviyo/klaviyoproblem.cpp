// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/klaviyo/klaviyoproblem.h"

#include "sandbox/klaviyo/jsontext.h"

#include <QUuid>

namespace sluice::sandbox {

KlaviyoProblem invalidInput(const QByteArray &detail, const QByteArray &pointer)
{
    return {.detail = detail, .pointer = pointer};
}

KlaviyoProblem invalidParameter(const QByteArray &detail, const QByteArray &parameter)
{
    return {.detail = detail, .pointer = parameter, .isParameter = true};
}

KlaviyoProblem notFound(const QByteArray &detail, const QByteArray &pointer)
{
    return {.status = 404,
        .code = "not_found",
        .title = "Not found.",
        .detail = detail,
        .pointer = pointer};
}

QByteArray problemJson(const KlaviyoProblem &problem)
{
    QByteArray out = "{\"id\":\"" + QUuid::createUuid().toByteArray(QUuid::WithoutBraces)
        + "\",\"status\":" + QByteArray::number(problem.status) + ",\"code\":";
    appendJsonText(out, problem.code);
    out += ",\"title\":";
    appendJsonText(out, problem.title);
    out += ",\"detail\":";
    appendJsonText(out, problem.detail);
    out += problem.isParameter ? ",\"source\":{\"parameter\":" : ",\"source\":{\"pointer\":";
    appendJsonText(out, problem.pointer);
    out += "},\"links\":{},\"meta\":" + problem.meta + '}';
    return out;
}

HttpReply problemReply(const KlaviyoProblem &problem)
{
    return klaviyoReply(problem.status, "{\"errors\":[" + problemJson(problem) + "]}");
}

HttpReply klaviyoReply(int status, const QByteArray &json)
{
    return HttpReply::text(status, json, "application/vnd.api+json");
}

} // namespace sluice::sandbox
