// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/crmbulkjob.h"

#include "services/zoho/zohoerrors.h"
#include "syncs/crmbulk/filepage.h"

#include <QRegularExpression>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

bool isApiName(const QString &text)
{
    static const QRegularExpression pattern(u"^[A-Za-z0-9_]+(\\.[A-Za-z0-9_]+)?$"_s);
    return text.size() <= 255 && pattern.match(text).hasMatch();
}

// Takes known keys out of a copy of the parameters; what is left is unknown.
class ParameterReader
{
public:
    explicit ParameterReader(QJsonObject parameters)
        : m_left(std::move(parameters))
    {
    }
    QJsonValue take(const char *key) { return m_left.take(QLatin1StringView(key)); }
    void problem(const QString &text) { m_problems << text; }
    void integer(const char *key, int low, int high, int &value)
    {
        const QJsonValue json = take(key);
        if (json.isUndefined())
            return;
        const double number = json.toDouble(-1);
        if (!json.isDouble() || number != static_cast<int>(number) || number < low || number > high)
            problem(u"%1 must be a whole number from %2 to %3"_s.arg(QLatin1StringView(key))
                        .arg(low)
                        .arg(high));
        else
            value = static_cast<int>(number);
    }
    void boolean(const char *key, bool &value)
    {
        const QJsonValue json = take(key);
        if (json.isUndefined())
            return;
        if (!json.isBool())
            problem(u"%1 must be true or false"_s.arg(QLatin1StringView(key)));
        else
            value = json.toBool();
    }
    QStringList finish()
    {
        for (const QString &key : m_left.keys())
            problem(u"%1 is not known"_s.arg(key));
        return m_problems;
    }

private:
    QJsonObject m_left;
    QStringList m_problems;
};

void readOperation(ParameterReader &reader, CrmBulkJob &job)
{
    job.operation = reader.take("operation").toString(job.operation);
    const bool isDeleteOfUndo = job.isDelete() && job.undoOf && job.undoOf->insertedRows() > 0;
    if (!isDeleteOfUndo
        && !QStringList{u"update"_s, u"insert"_s, u"upsert"_s}.contains(job.operation))
        reader.problem(
            u"operation must be update, insert or upsert, not “%1”"_s.arg(job.operation.left(60)));
    job.findBy = reader.take("findBy").toString(job.isInsert() ? QString() : job.findBy);
    if (!job.findBy.isEmpty() && !isApiName(job.findBy))
        reader.problem(u"findBy must be id or the API name of a unique field"_s);
    if (job.findBy.isEmpty() && !job.isInsert())
        reader.problem(u"findBy must name the field by which records are found"_s);
    if (job.isInsert() && job.sendsId())
        job.findBy.clear(); // a new record has none
}

void readWay(ParameterReader &reader, CrmBulkJob &job)
{
    const QString way = reader.take("writeBy").toString(u"auto"_s);
    const QString automations = reader.take("automations").toString(u"service"_s);
    if (way == "bulk"_L1)
        job.writeBy = CrmWriteBy::Bulk;
    else if (way == "record"_L1)
        job.writeBy = CrmWriteBy::Record;
    else if (way != "auto"_L1)
        reader.problem(u"writeBy must be auto, bulk or record"_s);
    if (automations == "none"_L1)
        job.runsAutomations = false;
    else if (automations != "service"_L1)
        reader.problem(u"automations must be service or none"_s);
    if (!job.runsAutomations && job.writeBy == CrmWriteBy::Bulk)
        reader.problem(
            u"automations can be none only with the record API: bulk write cannot be told"_s);
    if (!job.runsAutomations)
        job.writeBy = CrmWriteBy::Record;
    if (job.writeBy == CrmWriteBy::Record && !job.mayGoByRecord())
        reader.problem(job.isInsert() || job.sendsId() != job.makesRecords()
                ? u"the record API takes lookups by id only, and lists by ; or ,: change the mapping"_s
                : job.makesRecords()
                ? u"the record API upserts by a unique field: findBy must name one"_s
                : u"the record API updates by id: findBy must be id"_s);
    if (const QJsonValue guard = reader.take("guard"); guard.isBool())
        job.guard = guard.toBool();
    else if (!guard.isUndefined())
        reader.problem(u"guard must be true or false"_s);
}

void readCustomView(ParameterReader &reader, CrmBulkJob &job)
{
    const QJsonValue view = reader.take("customView");
    if (view.isUndefined())
        return;
    job.customView = view.toString();
    if (!isZohoId(job.customView))
        reader.problem(u"customView must be the id of a view, in digits"_s);
}

Result<void> readSourceFile(ParameterReader &reader, CrmBulkJob &job)
{
    const QJsonValue file = reader.take("sourceFile");
    const std::optional<CrmRejectedRows> &rejected = job.selection.rejected;
    if (file.isUndefined() && rejected)
        reader.problem(
            u"the job reads no file any more: retry run #%1 as it was"_s.arg(rejected->number));
    if (file.isUndefined())
        return {};
    auto source = sourceFileFromJson(file.toObject());
    if (!source)
        return fail(source.error());
    job.sourceFile = *source;
    if (job.selection.idCount() > 0 || job.selection.isIncremental || !job.selection.since.isEmpty()
        || !job.criteria.isEmpty() || !job.customView.isEmpty())
        reader.problem(u"a file's records are chosen by rows or pages only"_s);
    if (rejected) // of the copy that was made of the file then, which is UTF-8
        job.sourceFile = SourceFile{.path = rejected->path, .delimiter = rejected->delimiter};
    return {};
}

// How the CRM is written means nothing then, but new records are never what is meant.
Result<void> readTargetFile(ParameterReader &reader, CrmBulkJob &job)
{
    const QJsonValue file = reader.take("targetFile");
    if (file.isUndefined())
        return {};
    auto target = TargetFile::fromJson(file.toObject());
    if (!target)
        return fail(target.error());
    job.targetFile = *target;
    if (job.makesRecords())
        reader.problem(u"operation cannot be %1 where records go to a file"_s.arg(job.operation));
    if (job.sourceFile)
        reader.problem(u"records go from a file to the CRM, or from the CRM to a file, not both"_s);
    return {};
}

} // namespace

Result<CrmBulkJob> CrmBulkJob::fromJson(const QJsonObject &parameters, const QJsonObject &mapping)
{
    CrmBulkJob job;
    if (!mapping.isEmpty()) {
        auto read = CrmMapping::fromJson(mapping, u"mapping"_s);
        if (!read)
            return fail(read.error());
        job.mapping = *read;
    }
    QJsonObject left = parameters;
    auto selection = CrmSelection::take(left);
    if (!selection)
        return fail(selection.error());
    job.selection = *selection;
    if (left.contains(u"undoOf"_s))
        job.undoOf = UndoPlan::fromJson(left.take(u"undoOf"_s).toObject());
    ParameterReader reader(left);
    job.module = reader.take("module").toString();
    if (!isApiName(job.module))
        reader.problem(u"module must be the API name of a module"_s);
    for (const QJsonValue &field : reader.take("fields").toArray()) {
        const QString name = field.toString();
        if (!isApiName(name))
            reader.problem(u"fields holds “%1”, which is no API name"_s.arg(name.left(60)));
        else if (name.compare("id"_L1, Qt::CaseInsensitive) != 0 && !job.fields.contains(name))
            job.fields << name;
    }
    job.criteria = reader.take("criteria").toObject();
    readCustomView(reader, job);
    readOperation(reader, job);
    readWay(reader, job);
    job.processors = reader.take("processors").toArray();
    reader.boolean("ignoreEmpty", job.ignoreEmpty);
    reader.boolean("onlyChanged", job.onlyChanged);
    reader.boolean("compareFile", job.compareFile);
    reader.integer("pageRows", 1, kMaxPageRows, job.pageRows);
    reader.integer("chunkRows", 1, kMaxChunkRows, job.chunkRows);
    reader.integer("rejectionLimitPercent", 0, 100, job.rejectionLimitPercent);
    if (auto file = readSourceFile(reader, job); !file)
        return fail(file.error());
    if (auto file = readTargetFile(reader, job); !file)
        return fail(file.error());
    auto radius = CrmBlastRadius::fromJson(reader.take("blastRadius").toObject());
    if (!radius)
        return fail(radius.error());
    job.blastRadius = *radius;
    const QStringList problems = reader.finish();
    if (!problems.isEmpty())
        return fail(ErrorKind::Config, u"The job's parameters are not right"_s,
            problems.join(u"; "_s), u"Change the job"_s);
    return job;
}

bool CrmBulkJob::mayGoByRecord() const
{
    if (!isInsert() && sendsId() == makesRecords())
        return false;
    if (!mapping)
        return true;
    const QString &separator = mapping->multiSelectSeparator;
    return (separator.isEmpty() || separator == u";" || separator == u",")
        && std::all_of(
            mapping->fields.cbegin(), mapping->fields.cend(), [](const CrmFieldRule &rule) {
                return rule.findBy.isEmpty() || rule.findBy == "id"_L1;
            });
}

int CrmBulkJob::chunkLimit() const
{
    return writeBy == CrmWriteBy::Record ? std::min(chunkRows, kRecordChunkRows) : chunkRows;
}

QString CrmBulkJob::describe() const
{
    if (targetFile)
        return u"%1, to a file"_s.arg(module);
    if (findBy.isEmpty())
        return u"%1, %2"_s.arg(module, operation);
    return u"%1, %2 by %3"_s.arg(module, operation, findBy);
}

} // namespace sluice
