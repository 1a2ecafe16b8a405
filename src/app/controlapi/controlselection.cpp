// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controlapi/controlselection.h"

#include "core/mapping/jsoncheck.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// As JavaScript has it: the plugin asks no more than that.
bool isTruthy(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool();
    case QJsonValue::Double:
        return value.toDouble() != 0;
    case QJsonValue::String:
        return !value.toString().isEmpty();
    case QJsonValue::Array:
    case QJsonValue::Object:
        return true;
    default:
        return false;
    }
}

Result<QJsonObject> badBody(const QString &message)
{
    return fail(Error{.kind = ErrorKind::Data, .what = message, .httpStatus = 400});
}

// The plugin's words, to the letter.
QString unconfirmedText(CommerceResource resource)
{
    const bool isProducts = resource == CommerceResource::Products;
    return u"For testing only. This operation will delete ALL %1 in Klaviyo, including those not "
           "created by this plugin. If you understand the risk and still want to do it, add "
           "\"confirmDeletion\": \"%2\" to the request body."_s.arg(
               isProducts ? u"PRODUCTS/VARIANTS"_s : u"CATEGORIES"_s,
               commerceResourceName(resource));
}

Result<QJsonObject> deletionOf(CommerceResource resource, const QJsonObject &body)
{
    const QString name = commerceResourceName(resource);
    if (resource != CommerceResource::Products && resource != CommerceResource::Categories)
        return badBody(u"deleteAll is for categories and products"_s);
    // The guide spells it with one syllable more than the code.
    const bool isConfirmed = body.value(u"confirmDeletion").toString() == name
        || (!body.contains("confirmDeletion"_L1)
            && body.value(u"confirmDeletetion").toString() == name);
    if (!isConfirmed)
        return badBody(unconfirmedText(resource));
    QJsonObject selection{
        {u"deleteAll"_s, true}, {u"everything"_s, true}, {u"confirmDeletion"_s, name}};
    const QJsonValue count = body.value(u"exactCount");
    if (count.isUndefined())
        return selection;
    if (!count.isDouble() || count.toInteger(-1) < 0)
        return badBody(u"exactCount must be a whole number"_s);
    selection.insert(u"exactCount"_s, count.toInteger());
    return selection;
}

} // namespace

Result<QJsonObject> controlSelection(CommerceResource resource, const QByteArray &body)
{
    if (body.trimmed().isEmpty())
        return QJsonObject();
    const auto read = readJsonDocument(body, u"The body"_s);
    if (!read)
        return badBody(read.error().text());
    if (isTruthy(read->value(u"deleteAll")))
        return deletionOf(resource, *read);
    QJsonObject selection;
    const QJsonValue ids = read->value(u"ids");
    const QJsonValue start = read->value(u"startId");
    if (!ids.isUndefined() && !ids.isNull()) {
        // An empty list is not taken for "all": nobody who names ids means that.
        if (!ids.isArray() || ids.toArray().isEmpty())
            return badBody(u"ids must be a list of at least one id"_s);
        selection.insert(u"ids"_s, ids);
    } else if (!start.isUndefined() && !start.isNull()) {
        if (start.toString().isEmpty())
            return badBody(u"startId must be an id"_s);
        selection.insert(u"startId"_s, start);
    }
    return selection;
}

} // namespace sluice
