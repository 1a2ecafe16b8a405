// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/recordcheck.h"

#include "sandbox/zohocrm/crmmetadata.h"
#include "sandbox/zohocrm/recordvalue.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qsizetype kServerScratch = 1024;

CrmProblem invalidData(const QJsonObject &details)
{
    return {u"INVALID_DATA"_s, u"invalid data"_s, details};
}

bool isKeptText(FieldType type)
{
    switch (type) {
    case FieldType::Text:
    case FieldType::TextArea:
    case FieldType::Email:
    case FieldType::Phone:
    case FieldType::Website:
        return true;
    default:
        return false;
    }
}

QByteArray idIn(const QJsonValue &json)
{
    return json.isObject() ? json.toObject().value("id"_L1).toVariant().toString().toLatin1()
                           : json.toVariant().toString().toLatin1();
}

} // namespace

bool isDuplicateCheckField(const ModuleSpec &module, int field)
{
    if (field < 0)
        return false;
    const FieldSpec &spec = module.fields.at(field);
    const bool isPerson = module.indexOf("Email") >= 0;
    return spec.isUnique || (!isPerson && spec.name == module.displayField);
}

RecordCheck::RecordCheck(int module, WriteOperation operation, const QList<int> &keys,
    CrmStore &store, RowWriter &writer)
    : m_module(store.spec(module))
    , m_operation(operation)
    , m_keys(keys)
    , m_writer(writer)
    , m_rules(module, store, writer)
{
}

Result<void> RecordCheck::open()
{
    for (int i = 0; i < m_module.fields.size(); ++i) {
        if (m_module.fields.at(i).type != FieldType::Lookup)
            continue;
        if (auto opened = m_rules.openLookup(i, false); !opened)
            return opened;
    }
    return {};
}

QJsonObject RecordCheck::place(const QString &name, const QJsonObject &more) const
{
    QJsonObject details{
        {u"api_name"_s, name}, {u"json_path"_s, u"$.data[%1].%2"_s.arg(m_index).arg(name)}};
    for (auto it = more.begin(); it != more.end(); ++it)
        details.insert(it.key(), it.value());
    return details;
}

RecordCheck::Problem RecordCheck::findById(const QByteArray &id)
{
    m_row.ordinal = ordinalOf(m_module, id);
    if (m_row.ordinal >= 0 && m_writer.readHead(m_row.ordinal))
        return std::nullopt;
    return CrmProblem{u"INVALID_DATA"_s, u"the id given seems to be invalid"_s,
        place(u"id"_s, {{u"id"_s, QString::fromUtf8(id)}})};
}

RecordCheck::Problem RecordCheck::findRow(const QJsonObject &row)
{
    m_row.ordinal = -1;
    m_row.matchedBy.clear();
    if (!m_fixedId.isEmpty())
        return findById(m_fixedId);
    if (m_operation == WriteOperation::Insert)
        return std::nullopt;
    const QByteArray id = idIn(row.value("id"_L1));
    if (!id.isEmpty())
        return findById(id);
    if (m_operation == WriteOperation::Update)
        return CrmProblem{u"MANDATORY_NOT_FOUND"_s, u"required field not found"_s, place(u"id"_s)};
    for (const int key : std::as_const(m_keys)) {
        const QByteArray &name = m_module.fields.at(key).name;
        const QString text = row.value(QString::fromUtf8(name)).toString().trimmed();
        m_row.ordinal = text.isEmpty() ? -1 : m_writer.findBy(key, text.toUtf8());
        if (m_row.ordinal >= 0) {
            m_row.matchedBy = name;
            break;
        }
    }
    return std::nullopt;
}

RecordCheck::Problem RecordCheck::checkNames(const QJsonObject &row) const
{
    static const QStringList others{u"id"_s, u"Tag"_s, u"Layout"_s};
    for (auto it = row.begin(); m_refusesUnknown && it != row.end(); ++it) {
        if (!it.key().startsWith(u'$') && !others.contains(it.key())
            && m_module.indexOf(it.key().toUtf8()) < 0) {
            return CrmProblem{u"INVALID_DATA"_s, u"No field found"_s, place(it.key())};
        }
    }
    return std::nullopt;
}

RecordCheck::Problem RecordCheck::valueOf(
    const FieldSpec &field, int number, const QJsonValue &json, QByteArray &value)
{
    const QString name = QString::fromUtf8(field.name);
    if (field.type == FieldType::Lookup || field.type == FieldType::Owner) {
        value = idIn(json);
        if (value.isEmpty())
            return invalidData(place(name, {{u"expected_data_type"_s, u"jsonobject"_s}}));
        const bool isThere = field.type == FieldType::Owner ? RowRules::isUser(value)
                                                            : m_rules.isRecord(number, value);
        if (isThere)
            return std::nullopt;
        return CrmProblem{u"INVALID_DATA"_s, u"the id given seems to be invalid"_s,
            place(name, {{u"id"_s, QString::fromUtf8(value)}})};
    }
    if (valueFromJson(field, json, value))
        return std::nullopt;
    if (json.isString() && isKeptText(field.type) && json.toString().size() > field.length)
        return invalidData(place(name, {{u"maximum_length"_s, field.length}}));
    QJsonObject details = place(name, {{u"expected_data_type"_s, expectedType(field)}});
    if (field.type == FieldType::Picklist && json.isString()) {
        QJsonArray supported;
        for (const QByteArray &one : field.picklist)
            supported.append(QString::fromUtf8(one));
        details.insert(u"supported_values"_s, supported);
    }
    return invalidData(details);
}

CrmProblem RecordCheck::duplicate(int field, qint64 other)
{
    const QString id = QString::number(recordId(m_module, other));
    const QJsonObject record{{u"id"_s, id}, {u"module"_s, moduleReference(m_module)}};
    return {u"DUPLICATE_DATA"_s, u"duplicate data"_s,
        place(QString::fromUtf8(m_module.fields.at(field).name),
            {{u"id"_s, id}, {u"duplicate_record"_s, record}})};
}

RecordCheck::Problem RecordCheck::take(int field, const QJsonValue &json)
{
    const FieldSpec &spec = m_module.fields.at(field);
    const bool isInsert = m_row.ordinal < 0;
    const bool isAbsent = json.isUndefined();
    if (spec.isReadOnly || (isAbsent && !(isInsert && spec.isMandatory)))
        return std::nullopt;
    if (isAbsent || clearsField(json)) {
        if (spec.isMandatory)
            return CrmProblem{u"MANDATORY_NOT_FOUND"_s, u"required field not found"_s,
                place(QString::fromUtf8(spec.name))};
        if (!isInsert)
            m_row.changes.push_back({field, {}});
        return std::nullopt;
    }
    QByteArray value;
    if (auto problem = valueOf(spec, field, json, value))
        return problem;
    if (const qint64 other = m_rules.otherHolder(field, value, m_row.ordinal); other >= 0)
        return duplicate(field, other);
    if (value.isEmpty()) {
        m_row.changes.push_back({field, {}});
        return std::nullopt;
    }
    m_texts.push_back(value);
    m_row.changes.push_back({field, m_texts.back()});
    return std::nullopt;
}

const CheckedRecord &RecordCheck::check(const QJsonValue &json, qsizetype index, qint64 nowMs)
{
    m_index = index;
    m_texts.clear();
    m_texts.reserve(static_cast<size_t>(m_module.fields.size()) + 1);
    m_row.changes.clear();
    m_row.problem.reset();
    const QJsonObject row = json.toObject();
    if (!json.isObject()) {
        m_row.problem = invalidData({{u"expected_data_type"_s, u"jsonobject"_s},
            {u"index"_s, index}, {u"json_path"_s, u"$.data[%1]"_s.arg(index)}});
        return m_row;
    }
    m_row.problem = findRow(row);
    if (!m_row.problem)
        m_row.problem = checkNames(row);
    // What is missing comes before what is wrong.
    for (const bool isMandatory : {true, false}) {
        for (int i = 0; i < m_module.fields.size() && !m_row.problem; ++i) {
            const FieldSpec &field = m_module.fields.at(i);
            if (field.isMandatory == isMandatory)
                m_row.problem = take(i, row.value(QString::fromUtf8(field.name)));
        }
    }
    if (!m_row.problem && m_row.ordinal < 0) {
        m_texts.emplace_back();
        m_texts.back().reserve(kServerScratch);
        m_rules.addServerFields(m_row.changes, m_texts.back(), nowMs);
    }
    return m_row;
}

} // namespace sluice::sandbox
