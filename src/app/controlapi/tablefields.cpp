// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controlapi/tablefields.h"

#include "core/mapping/jsoncheck.h"
#include "syncs/datastoreanalytics/datastorejob.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// Ids come as numbers from some callers; 64 bits of them arrive whole.
QString fieldText(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isDouble() && value.toDouble() != 0)
        return value.toVariant().toString();
    const bool isSomething = value.isArray() || value.isObject() || value.toBool();
    return isSomething ? u"(no text)"_s : QString();
}

// The original compares them strictly with texts: a number is never equal.
QString strictText(const QJsonValue &value)
{
    const QString text = fieldText(value);
    return value.isString() || text.isEmpty() ? text : u"(no text)"_s;
}

QString missingField(const QString &name)
{
    return u"%1 is needed and must not be empty"_s.arg(name);
}

} // namespace

Result<TableFields> TableFields::of(const QByteArray &body)
{
    if (body.trimmed().isEmpty())
        return TableFields();
    auto read = readJsonDocument(body, u"The body"_s);
    if (!read)
        return fail(read.error());
    const auto text = [&read](QLatin1StringView key) { return fieldText(read->value(key)); };
    return TableFields{.tableName = text("tableName"_L1),
        .orgId = strictText(read->value("orgId"_L1)),
        .workspaceId = strictText(read->value("workspaceId"_L1)),
        .viewId = text("viewId"_L1),
        .rowId = text("rowId"_L1),
        .action = text("action"_L1)};
}

QString TableFields::importProblem() const
{
    if (tableName.isEmpty())
        return missingField(u"tableName"_s);
    if (orgId.isEmpty())
        return missingField(u"orgId"_s);
    if (workspaceId.isEmpty())
        return missingField(u"workspaceId"_s);
    return {};
}

QString TableFields::rowProblem() const
{
    if (tableName.isEmpty())
        return missingField(u"tableName"_s);
    if (rowId.isEmpty())
        return missingField(u"rowId"_s);
    if (orgId.isEmpty())
        return missingField(u"orgId"_s);
    if (action.isEmpty())
        return missingField(u"action"_s);
    if (!rowActionNames().contains(action))
        return u"action must be one of %1"_s.arg(rowActionNames().join(u", "_s));
    if (workspaceId.isEmpty())
        return missingField(u"workspaceId"_s);
    if (viewId.isEmpty())
        return missingField(u"viewId"_s);
    return {};
}

} // namespace sluice
