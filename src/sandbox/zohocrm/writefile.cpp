// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/writefile.h"

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

QJsonObject WriteMapping::toJson() const
{
    const auto textOrNull = [](const QByteArray &text) {
        return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(QString::fromUtf8(text));
    };
    const auto indexOrNull = [](int column) {
        return column >= 0 ? QJsonValue(column) : QJsonValue(QJsonValue::Null);
    };
    QJsonObject json{{u"api_name"_s, QString::fromUtf8(name)}, {u"index"_s, indexOrNull(index)},
        {u"format"_s, textOrNull(format)}, {u"find_by"_s, textOrNull(findBy)},
        {u"module"_s, QJsonValue::Null}, {u"parent_column_index"_s, indexOrNull(parentColumn)},
        {u"default_value"_s, QJsonValue::Null}};
    if (hasDefault)
        json.insert(u"default_value"_s, QJsonObject{{u"value"_s, QString::fromUtf8(defaultValue)}});
    return json;
}

WriteMapping WriteMapping::fromJson(const QJsonObject &json)
{
    WriteMapping mapping;
    mapping.name = json.value("api_name"_L1).toString().toUtf8();
    mapping.index = json.value("index"_L1).toInt(-1);
    mapping.format = json.value("format"_L1).toString().toLatin1();
    mapping.findBy = json.value("find_by"_L1).toString().toUtf8();
    mapping.parentColumn = json.value("parent_column_index"_L1).toInt(-1);
    mapping.hasDefault = json.value("default_value"_L1).isObject();
    mapping.defaultValue
        = json.value("default_value"_L1).toObject().value("value"_L1).toString().toUtf8();
    return mapping;
}

QJsonArray mappingsJson(const QList<WriteMapping> &mappings)
{
    QJsonArray list;
    for (const WriteMapping &mapping : mappings)
        list.append(mapping.toJson());
    return list;
}

QJsonObject WriteFile::toJson() const
{
    return {{u"module"_s, module}, {u"name"_s, name}, {u"entry"_s, entry},
        {u"findBy"_s, QString::fromUtf8(findBy)}, {u"ignoresEmpty"_s, ignoresEmpty},
        {u"mappings"_s, mappingsJson(mappings)}};
}

WriteFile WriteFile::fromJson(const QJsonObject &json, const CrmStore &store)
{
    WriteFile file{.module = json.value("module"_L1).toInt(),
        .name = json.value("name"_L1).toString(),
        .entry = json.value("entry"_L1).toString(),
        .findBy = json.value("findBy"_L1).toString().toUtf8(),
        .ignoresEmpty = json.value("ignoresEmpty"_L1).toBool()};
    for (const QJsonValue &value : json.value("mappings"_L1).toArray()) {
        WriteMapping mapping = WriteMapping::fromJson(value.toObject());
        mapping.field = store.spec(file.module).indexOf(mapping.name);
        file.mappings.append(mapping);
    }
    return file;
}

QString operationName(WriteOperation operation)
{
    switch (operation) {
    case WriteOperation::Insert:
        return u"insert"_s;
    case WriteOperation::Update:
        return u"update"_s;
    case WriteOperation::Upsert:
        return u"upsert"_s;
    }
    return {};
}

bool isKeyField(const ModuleSpec &module, const QByteArray &name)
{
    if (name == "id")
        return true;
    const int field = module.indexOf(name);
    return field >= 0 && (module.fields.at(field).isUnique || name == module.displayField);
}

} // namespace sluice::sandbox
