// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/commercetools/commerceerrors.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

QJsonObject commerceErrorBody(
    int status, const QString &code, const QString &message, QJsonObject first)
{
    first.insert(u"code"_s, code);
    first.insert(u"message"_s, message);
    return {{u"statusCode"_s, status}, {u"message"_s, message}, {u"errors"_s, QJsonArray{first}}};
}

} // namespace

HttpReply commerceError(
    int status, const QString &code, const QString &message, const QJsonObject &more)
{
    return HttpReply::json(status, commerceErrorBody(status, code, message, more));
}

HttpReply commerceAuthError(int status, const QString &code, const QString &message)
{
    QJsonObject body = commerceErrorBody(status, code, message, {});
    body.insert(u"error"_s, code);
    body.insert(u"error_description"_s, message);
    return HttpReply::json(status, body);
}

HttpReply commerceNotFound(const QString &id)
{
    const qsizetype behindName = id.indexOf(u'=') + 1; // key=..., order-number=...
    return commerceError(404, u"ResourceNotFound"_s,
        u"The Resource with %1 '%2' was not found."_s.arg(
            behindName > 0 ? u"key"_s : u"ID"_s, id.mid(behindName)));
}

HttpReply commerceConflict(const QString &id, qint64 expected, qint64 actual)
{
    const QString message
        = u"Object %1 has a different version than expected. Expected: %2 - Actual: %3."_s.arg(id)
              .arg(expected)
              .arg(actual);
    return commerceError(
        409, u"ConcurrentModification"_s, message, {{u"currentVersion"_s, actual}});
}

} // namespace sluice::sandbox
