// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/bulkwriterequest.h"

#include "sandbox/zohocrm/bulkcell.h"
#include "sandbox/zohocrm/bulkreadquery.h"
#include "sandbox/zohocrm/zipparts.h"

#include <QFile>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr int kMostMappings = 200;

using Problem = std::optional<CrmProblem>;

CrmProblem missingKey(const QString &key, const QString &path)
{
    return {u"MISSING_REQUIRED_KEY"_s, u"required key %1 is not found in request body."_s.arg(key),
        {{u"json_path"_s, path}}};
}

CrmProblem unknownMapping(const QString &name)
{
    return {u"INVALID_FIELD_NAME"_s, u"invalid mapping. invalid api_name %1."_s.arg(name),
        {{u"api_name"_s, name}}};
}

// Looks at one request from top to bottom; the first problem ends it.
class RequestReader
{
public:
    RequestReader(const CrmStore &store, int version)
        : m_store(store)
        , m_version(version)
    {
    }
    Problem read(const QJsonObject &body);
    WriteRequest request;

private:
    Problem readOperation(const QJsonObject &body);
    Problem readResource(const QJsonObject &resource);
    Problem readModule(const QJsonValue &module);
    Problem checkKin() const;
    Problem readFile(const QJsonObject &resource);
    Problem readFindBy(const QJsonObject &resource);
    Problem readMapping(const QJsonObject &json, int position);
    Problem readIndex(WriteMapping &mapping, const QJsonObject &json, const QString &path) const;
    Problem readLookup(WriteMapping &mapping, const QJsonObject &json, const QString &path) const;
    Problem readFormat(WriteMapping &mapping, const QJsonObject &json);
    Problem mapHeaders();
    Problem checkMandatory() const;
    const ModuleSpec &module() const { return m_store.spec(m_file.module); }
    bool isChild() const { return !request.files.isEmpty(); }
    QString path(const QString &key) const
    {
        return u"$.resource[%1].%2"_s.arg(request.files.size()).arg(key);
    }
    bool isMapped(const QByteArray &name) const;

    const CrmStore &m_store;
    int m_version;
    bool m_hasChildren = false;
    WriteFile m_file; // of the resource that is looked at
    QList<QByteArray> m_headers; // its columns
    qsizetype m_parentColumns = 0;
};

Problem RequestReader::read(const QJsonObject &body)
{
    if (auto problem = readOperation(body))
        return problem;
    if (auto problem = checkCallback(body.value("callback"_L1)))
        return problem;
    request.callback = body.value("callback"_L1).toObject();
    request.encoding = body.value("character_encoding"_L1).toString(u"UTF-8"_s);
    if (body.contains("ignore_empty"_L1) && !body.value("ignore_empty"_L1).isBool())
        return CrmProblem{u"INVALID_DATA"_s, u"ignore_empty must be a boolean"_s,
            {{u"json_path"_s, u"$.ignore_empty"_s}, {u"expected_data_type"_s, u"boolean"_s}}};
    request.ignoresEmpty = body.value("ignore_empty"_L1).toBool();
    const QJsonArray resources = body.value("resource"_L1).toArray();
    if (resources.isEmpty())
        return missingKey(u"resource"_s, u"$.resource"_s);
    m_hasChildren = resources.size() > 1;
    for (const QJsonValue &resource : resources) {
        m_file = {.ignoresEmpty = request.ignoresEmpty};
        m_headers.clear();
        if (auto problem = readResource(resource.toObject()))
            return problem;
        if (!isChild())
            m_parentColumns = m_headers.size();
        request.files.append(m_file);
    }
    return std::nullopt;
}

Problem RequestReader::readOperation(const QJsonObject &body)
{
    const QString name = body.value("operation"_L1).toString();
    if (name.isEmpty())
        return missingKey(u"operation"_s, u"$.operation"_s);
    for (const WriteOperation operation :
        {WriteOperation::Insert, WriteOperation::Update, WriteOperation::Upsert}) {
        if (name == operationName(operation)) {
            request.operation = operation;
            return std::nullopt;
        }
    }
    return CrmProblem{u"INVALID_DATA"_s, u"The operation is invalid"_s,
        {{u"json_path"_s, u"$.operation"_s},
            {u"supported_values"_s, QJsonArray{u"insert"_s, u"update"_s, u"upsert"_s}}}};
}

Problem RequestReader::readResource(const QJsonObject &resource)
{
    const QString type = resource.value("type"_L1).toString();
    if (type.isEmpty())
        return missingKey(u"type"_s, path(u"type"_s));
    if (type != "data"_L1)
        return CrmProblem{
            u"INVALID_DATA"_s, u"The type is invalid"_s, {{u"json_path"_s, path(u"type"_s)}}};
    if (resource.value("ignore_empty"_L1).isBool())
        m_file.ignoresEmpty = resource.value("ignore_empty"_L1).toBool();
    if (auto problem = readModule(resource.value("module"_L1)))
        return problem;
    if (auto problem = readFile(resource))
        return problem;
    if (auto problem = readFindBy(resource))
        return problem;
    const QJsonArray mappings = resource.value("field_mappings"_L1).toArray();
    if (mappings.size() > kMostMappings || m_headers.size() > kMostMappings)
        return CrmProblem{u"HEADER_LIMIT_EXCEEDED"_s, u"The number of columns exceeds the limit"_s,
            {{u"limit"_s, kMostMappings}}};
    if (mappings.isEmpty()) {
        if (auto problem = mapHeaders())
            return problem;
    }
    for (int i = 0; i < mappings.size(); ++i) {
        if (auto problem = readMapping(mappings.at(i).toObject(), i))
            return problem;
    }
    return checkMandatory();
}

Problem RequestReader::readModule(const QJsonValue &value)
{
    const QString name = value.isString() && m_version < 4
        ? value.toString()
        : value.toObject().value("api_name"_L1).toString();
    if (name.isEmpty())
        return missingKey(u"module"_s, path(u"module"_s));
    m_file.module = m_store.indexOfModule(name.toUtf8());
    if (m_file.module < 0)
        return CrmProblem{
            u"MODULE_NOT_AVAILABLE"_s, u"Requested module '%1' is not available."_s.arg(name)};
    return checkKin();
}

// D2: the parent first, each module once, and only what belongs to it.
Problem RequestReader::checkKin() const
{
    const QString name = moduleText(module().name);
    if (!isChild()) {
        if (module().parentModule.isEmpty())
            return std::nullopt;
        return CrmProblem{u"NOT_SUPPORTED_FEATURE"_s,
            u"%1 needs the file of its parent"_s.arg(name), {{u"json_path"_s, path(u"module"_s)}}};
    }
    const ModuleSpec &parent = m_store.spec(request.files.first().module);
    bool isOnce = true;
    for (const WriteFile &file : std::as_const(request.files))
        isOnce = isOnce && file.module != m_file.module;
    if (isOnce && module().parentModule == parent.name)
        return std::nullopt;
    return CrmProblem{u"COEXISTENCE_NOT_ALLOWED"_s,
        u"%1 cannot be written with %2"_s.arg(name, moduleText(parent.name)),
        {{u"json_path"_s, path(u"module"_s)}}};
}

Problem RequestReader::readFile(const QJsonObject &resource)
{
    const QJsonValue value = resource.value("file_id"_L1);
    if (value.isUndefined() || value.isNull())
        return missingKey(u"file_id"_s, path(u"file_id"_s));
    const QByteArray fileId
        = value.isString() ? value.toString().toLatin1() : QByteArray::number(value.toInteger());
    if (!CrmStore::isFileId(fileId) || (isChild() && fileId != request.fileId))
        return CrmProblem{u"INVALID_FILE_ID"_s, u"improper file id"_s};
    request.fileId = fileId;
    const QString zipPath = m_store.uploadPath(fileId);
    if (!QFile::exists(zipPath))
        return CrmProblem{u"FILE_NOT_FOUND"_s, u"The file is not found"_s};
    const QJsonArray fileNames = resource.value("file_names"_L1).toArray();
    m_file.name = fileNames.isEmpty() ? u"data.csv"_s : fileNames.first().toString();
    if (m_hasChildren && fileNames.isEmpty())
        return missingKey(u"file_names"_s, path(u"file_names"_s));
    if (m_hasChildren)
        m_file.entry = m_file.name;
    const auto line = headerLineOfUpload(zipPath, m_file.entry);
    if (!line)
        return CrmProblem{u"FILE_NOT_SUPPORTED"_s, u"File not supported for bulk write"_s};
    QByteArray header = *line;
    if (header.startsWith("\xEF\xBB\xBF"))
        header.remove(0, 3);
    const QList<QByteArray> names = header.split(delimiterOfHeader(header));
    for (QByteArray name : names) {
        name = name.trimmed();
        if (name.size() >= 2 && name.startsWith('"') && name.endsWith('"'))
            name = name.mid(1, name.size() - 2);
        m_headers.append(name);
    }
    return std::nullopt;
}

Problem RequestReader::readFindBy(const QJsonObject &resource)
{
    const QString findBy = resource.value("find_by"_L1).toString();
    if (findBy.isEmpty() && request.operation != WriteOperation::Insert)
        return CrmProblem{u"MANDATORY_NOT_FOUND"_s, u"Required key find_by is not available"_s,
            {{u"json_path"_s, path(u"find_by"_s)}}};
    m_file.findBy = findBy.toUtf8();
    if (!findBy.isEmpty() && !isKeyField(module(), m_file.findBy))
        return CrmProblem{u"INVALID_FIELD"_s, u"The field cannot be used in find_by"_s,
            {{u"api_name"_s, findBy}}};
    return std::nullopt;
}

Problem RequestReader::readFormat(WriteMapping &mapping, const QJsonObject &json)
{
    mapping.format = json.value("format"_L1).toString().toLatin1();
    if (mapping.format.isEmpty() || mapping.field < 0)
        return std::nullopt;
    const FieldType type = module().fields.at(mapping.field).type;
    const bool isTime = type == FieldType::Date || type == FieldType::DateTime;
    if (isTime && !isKnownFormat(mapping.format))
        return CrmProblem{u"INVALID_FORMAT"_s, u"The format is invalid"_s,
            {{u"api_name"_s, QString::fromUtf8(mapping.name)}}};
    return std::nullopt;
}

Problem RequestReader::readMapping(const QJsonObject &json, int position)
{
    const QString where = path(u"field_mappings[%1]"_s.arg(position));
    const QString name = json.value("api_name"_L1).toString();
    if (name.isEmpty())
        return missingKey(u"api_name"_s, where + u".api_name"_s);
    WriteMapping mapping;
    mapping.name = name.toUtf8();
    mapping.field = module().indexOf(mapping.name);
    const bool isLayout = name == "Layout"_L1;
    if (mapping.field < 0 && name != "id"_L1 && !isLayout)
        return unknownMapping(name);
    if (mapping.field >= 0 && module().fields.at(mapping.field).isReadOnly)
        return CrmProblem{
            u"INVALID_FIELD"_s, u"The field %1 is read-only"_s.arg(name), {{u"api_name"_s, name}}};
    const QJsonObject standard = json.value("default_value"_L1).toObject();
    mapping.hasDefault = standard.contains("value"_L1);
    mapping.defaultValue = standard.value("value"_L1).toVariant().toString().toUtf8();
    if (auto problem = readIndex(mapping, json, where + u".index"_s))
        return problem;
    if (auto problem = readLookup(mapping, json, where))
        return problem;
    if (auto problem = readFormat(mapping, json))
        return problem;
    if (!isLayout)
        m_file.mappings.append(mapping);
    return std::nullopt;
}

Problem RequestReader::readIndex(
    WriteMapping &mapping, const QJsonObject &json, const QString &path) const
{
    const QString name = QString::fromUtf8(mapping.name);
    const QJsonValue index = json.value("index"_L1);
    if (!index.isDouble() && !mapping.hasDefault)
        return CrmProblem{u"MISSING_REQUIRED_KEY"_s,
            u"required key index for field %1 is not found in request body."_s.arg(name),
            {{u"json_path"_s, path}}};
    if (!index.isDouble())
        return std::nullopt;
    mapping.index = index.toInt(-1);
    if (mapping.index < 0)
        return CrmProblem{
            u"INVALID_DATA"_s, u"The index of %1 is invalid"_s.arg(name), {{u"json_path"_s, path}}};
    if (mapping.index >= m_headers.size())
        return CrmProblem{u"COLUMN_INDEX_NOT_FOUND"_s, u"The column index is not found"_s,
            {{u"api_name"_s, name}, {u"index"_s, mapping.index}}};
    return std::nullopt;
}

// What a lookup's cells are: the key of a record, or, in a child's file, what stands in a column of
// the parent's (D2; that it is a column of the parent's file is our reading).
Problem RequestReader::readLookup(
    WriteMapping &mapping, const QJsonObject &json, const QString &path) const
{
    mapping.findBy = json.value("find_by"_L1).toString().toUtf8();
    if (mapping.field < 0 || module().fields.at(mapping.field).type != FieldType::Lookup)
        return std::nullopt;
    const auto lacks = [&mapping, &path](const QString &key) {
        return CrmProblem{u"MANDATORY_NOT_FOUND"_s, u"Required key %1 is not available"_s.arg(key),
            {{u"api_name"_s, QString::fromUtf8(mapping.name)},
                {u"json_path"_s, QString(path + u'.' + key)}}};
    };
    if (isChild() && mapping.name == module().parentField) {
        mapping.parentColumn = json.value("parent_column_index"_L1).toInt(-1);
        if (mapping.parentColumn < 0)
            return lacks(u"parent_column_index"_s);
        if (mapping.parentColumn >= m_parentColumns)
            return CrmProblem{u"COLUMN_INDEX_NOT_FOUND"_s, u"The column index is not found"_s,
                {{u"api_name"_s, QString::fromUtf8(mapping.name)},
                    {u"index"_s, mapping.parentColumn}}};
        return std::nullopt;
    }
    if (mapping.findBy.isEmpty())
        return lacks(u"find_by"_s);
    const int target = m_store.indexOfModule(module().fields.at(mapping.field).lookupModule);
    if (!isKeyField(m_store.spec(target), mapping.findBy))
        return CrmProblem{u"INVALID_FIELD"_s, u"The field cannot be used in find_by"_s,
            {{u"api_name"_s, QString::fromUtf8(mapping.findBy)}}};
    return std::nullopt;
}

Problem RequestReader::mapHeaders()
{
    for (int i = 0; i < m_headers.size(); ++i) {
        const QByteArray &header = m_headers.at(i);
        WriteMapping mapping;
        mapping.index = i;
        const qsizetype dot = header.indexOf('.');
        mapping.name = dot < 0 ? header : header.first(dot);
        if (mapping.name.toLower() == "id")
            mapping.name = "id";
        mapping.field = module().indexOf(mapping.name);
        if (mapping.field < 0 && mapping.name != "id")
            return unknownMapping(QString::fromUtf8(header));
        if (mapping.field >= 0 && module().fields.at(mapping.field).type == FieldType::Lookup)
            mapping.findBy = dot < 0 ? QByteArray("id") : header.sliced(dot + 1);
        if (isChild() && mapping.name == module().parentField)
            return readLookup(mapping, {}, path(u"field_mappings"_s));
        m_file.mappings.append(mapping);
    }
    return std::nullopt;
}

bool RequestReader::isMapped(const QByteArray &name) const
{
    for (const WriteMapping &mapping : m_file.mappings) {
        if (mapping.name == name)
            return true;
    }
    return false;
}

Problem RequestReader::checkMandatory() const
{
    if (!m_file.findBy.isEmpty() && !isMapped(m_file.findBy))
        return CrmProblem{u"MANDATORY_NOT_FOUND"_s, u"The field of find_by is not mapped"_s,
            {{u"api_name"_s, QString::fromUtf8(m_file.findBy)}}};
    if (request.operation == WriteOperation::Update)
        return std::nullopt;
    for (const FieldSpec &field : module().fields) {
        if (field.isMandatory && !isMapped(field.name))
            return CrmProblem{u"MANDATORY_FIELDS_NOT_MAPPED"_s,
                u"All mandatory fields are not mapped for the layout"_s,
                {{u"api_name"_s, QString::fromUtf8(field.name)}}};
    }
    return std::nullopt;
}

} // namespace

tl::expected<WriteRequest, CrmProblem> writeRequestFrom(
    const HttpRequest &request, const CrmStore &store, int version)
{
    const auto body = jsonBodyOf(request);
    if (!body)
        return tl::unexpected(body.error());
    RequestReader reader(store, version);
    if (auto problem = reader.read(*body))
        return tl::unexpected(*problem);
    return reader.request;
}

} // namespace sluice::sandbox
