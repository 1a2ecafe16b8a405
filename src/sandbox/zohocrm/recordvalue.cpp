// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/recordvalue.h"

#include "sandbox/zohocrm/bulkcell.h"
#include "sandbox/zohocrm/crmlayouts.h"
#include "sandbox/zohocrm/crmmetadata.h"
#include "sandbox/zohocrm/crmmodules.h"

#include <QJsonArray>
#include <QLocale>

#include <cmath>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr double kLargestExact = 9'007'199'254'740'992.0;

bool isWhole(const QJsonValue &json)
{
    if (json.toVariant().typeId() == QMetaType::LongLong)
        return true;
    const double number = json.toDouble(0.5);
    return std::floor(number) == number && std::abs(number) <= kLargestExact;
}

QByteArray decimalText(double number)
{
    return QString::number(number, 'f', QLocale::FloatingPointShortest).toLatin1();
}

bool hasMomentOffset(const QByteArray &text)
{
    const qsizetype time = text.indexOf('T');
    const QByteArray rest = time < 0 ? QByteArray() : text.mid(time);
    return rest.endsWith('Z') || rest.contains('+') || rest.contains('-');
}

// The record API takes ISO dates, other than bulk write.
bool momentFromJson(const FieldSpec &field, const QByteArray &text, QByteArray &value)
{
    qint64 ms = 0;
    if (!parseIsoMoment(text, ms))
        return false;
    if (field.type == FieldType::Date) {
        value = text;
        return text.size() == 10;
    }
    value = isoMoment(ms);
    return hasMomentOffset(text);
}

bool subsetFromJson(const FieldSpec &field, const QJsonArray &list, QByteArray &value)
{
    QList<QByteArray> parts;
    for (const QJsonValue &part : list) {
        const QByteArray text = part.toString().toUtf8();
        if (!field.picklist.contains(text))
            return false;
        parts.append(text);
    }
    value = parts.join(';');
    return true;
}

bool numberFromJson(const FieldSpec &field, const QJsonValue &json, QByteArray &text)
{
    if (field.type == FieldType::BigInt && json.isString())
        text = json.toString().toUtf8();
    else if (!json.isDouble())
        return false;
    else if (field.type == FieldType::Integer || field.type == FieldType::BigInt)
        text = isWhole(json) ? QByteArray::number(json.toInteger()) : QByteArray();
    else
        text = decimalText(json.toDouble());
    return !text.isEmpty() && text.size() <= field.length + 3;
}

} // namespace

bool clearsField(const QJsonValue &json)
{
    return json.isNull() || (json.isString() && json.toString().trimmed().isEmpty())
        || (json.isArray() && json.toArray().isEmpty());
}

QString expectedType(const FieldSpec &field)
{
    if (field.type == FieldType::Lookup || field.type == FieldType::Owner)
        return u"jsonobject"_s;
    if (field.type == FieldType::MultiPicklist)
        return u"jsonarray"_s;
    return dataTypeName(field.type);
}

bool valueFromJson(const FieldSpec &field, const QJsonValue &json, QByteArray &value)
{
    QByteArray text;
    switch (field.type) {
    case FieldType::Boolean:
        value = json.toBool() ? "true" : "false";
        return json.isBool();
    case FieldType::MultiPicklist:
        return json.isArray() && subsetFromJson(field, json.toArray(), value);
    case FieldType::Date:
    case FieldType::DateTime:
        return json.isString() && momentFromJson(field, json.toString().toUtf8(), value);
    case FieldType::Integer:
    case FieldType::BigInt:
    case FieldType::Double:
    case FieldType::Currency:
    case FieldType::Percent:
        if (!numberFromJson(field, json, text))
            return false;
        break;
    default:
        if (!json.isString())
            return false;
        text = json.toString().toUtf8();
    }
    QByteArray scratch;
    QByteArrayView view;
    const bool isRight = convertCell(field, text, {}, {}, scratch, view);
    value = view.toByteArray();
    return isRight;
}

QByteArray userPartText(QByteArrayView id, int part)
{
    for (const CrmUser &user : crmUsers()) {
        if (user.id != id)
            continue;
        const QByteArray parts[] = {user.id, user.firstName, user.lastName, user.email};
        return part >= 0 && part < 4 ? parts[part] : user.fullName();
    }
    return {};
}

RecordJson::RecordJson(int module, const CrmStore &store, const QList<ReadColumn> &columns)
    : m_store(store)
    , m_module(store.spec(module))
    , m_columns(columns)
{
    for (const ReadColumn &column : columns) {
        if (column.field >= 0)
            m_mask |= 1ULL << column.field;
    }
}

RowReader &RecordJson::parentOf(int module)
{
    auto &reader = m_parents[module];
    if (!reader) {
        const RowStore &rows = m_store.rows(module);
        reader = std::make_shared<RowReader>(rows, rows.snapshot());
    }
    return *reader;
}

QJsonValue RecordJson::reference(const FieldSpec &field, QByteArrayView id)
{
    const QString idText = QString::fromLatin1(id);
    if (field.type == FieldType::Owner)
        return QJsonObject{{u"name"_s, QString::fromUtf8(userPartText(id, 4))}, {u"id"_s, idText},
            {u"email"_s, QString::fromUtf8(userPartText(id, 3))}};
    const int module = m_store.indexOfModule(field.lookupModule);
    const ModuleSpec &spec = m_store.spec(module);
    const int display = spec.indexOf(spec.displayField);
    RowReader &parent = parentOf(module);
    QJsonValue name(QJsonValue::Null);
    if (parent.read(ordinalOf(spec, id), 1ULL << display))
        name = QString::fromUtf8(parent.value(display));
    return QJsonObject{{u"name"_s, name}, {u"id"_s, idText}};
}

QJsonValue RecordJson::cell(const ReadColumn &column, QByteArrayView own)
{
    const FieldSpec *field = &m_module.fields.at(column.field);
    if (own.isEmpty() || (field->isHealth && m_isHealthHidden))
        return QJsonValue::Null;
    QByteArrayView value = own;
    QByteArray text;
    if (column.isUserPart)
        return QString::fromUtf8(userPartText(own, column.parentField));
    if (column.parentModule >= 0) {
        const ModuleSpec &spec = m_store.spec(column.parentModule);
        RowReader &parent = parentOf(column.parentModule);
        if (!parent.read(ordinalOf(spec, own), 1ULL << column.parentField))
            return QJsonValue::Null;
        field = &spec.fields.at(column.parentField);
        text = parent.value(column.parentField).toByteArray();
        value = text;
    }
    switch (field->type) {
    case FieldType::Integer:
        return value.toLongLong();
    case FieldType::Double:
    case FieldType::Currency:
    case FieldType::Percent:
        return value.toDouble();
    case FieldType::Boolean:
        return value == QByteArrayView("true");
    case FieldType::MultiPicklist:
        return QJsonArray::fromStringList(QString::fromUtf8(value).split(u';'));
    case FieldType::Lookup:
    case FieldType::Owner:
        if (column.header.contains('.'))
            return QString::fromUtf8(value);
        return reference(*field, value);
    default:
        return QString::fromUtf8(value);
    }
}

QJsonObject RecordJson::object(const RowReader &row, qint64 ordinal)
{
    QJsonObject json{{u"id"_s, QString::number(recordId(m_module, ordinal))}};
    for (const ReadColumn &column : m_columns) {
        const QString name = QString::fromUtf8(column.header);
        if (column.field >= 0)
            json.insert(name, cell(column, row.value(column.field)));
        else
            json.insert(name,
                column.constant.isEmpty() ? QJsonValue(QJsonValue::Null)
                                          : QJsonValue(standardLayout(m_module)));
    }
    return json;
}

} // namespace sluice::sandbox
