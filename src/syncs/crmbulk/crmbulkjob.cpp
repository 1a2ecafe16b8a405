// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/crmbulkjob.h"

#include <QRegularExpression>

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

} // namespace

Result<CrmBulkJob> CrmBulkJob::fromJson(const QJsonObject &parameters)
{
    CrmBulkJob job;
    ParameterReader reader(parameters);
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
    job.operation = reader.take("operation").toString(job.operation);
    if (job.operation != "update"_L1)
        reader.problem(u"operation “%1” is not available in this version; use update"_s.arg(
            job.operation.left(60)));
    job.findBy = reader.take("findBy").toString(job.findBy);
    if (job.findBy != "id"_L1)
        reader.problem(u"findBy must be id for an update of what was read"_s);
    job.processors = reader.take("processors").toArray();
    reader.boolean("ignoreEmpty", job.ignoreEmpty);
    reader.boolean("onlyChanged", job.onlyChanged);
    reader.integer("pageRows", 1, kMaxPageRows, job.pageRows);
    reader.integer("chunkRows", 1, kMaxChunkRows, job.chunkRows);
    reader.integer("rejectionLimitPercent", 0, 100, job.rejectionLimitPercent);
    const QStringList problems = reader.finish();
    if (!problems.isEmpty())
        return fail(ErrorKind::Config, u"The job's parameters are not right"_s,
            problems.join(u"; "_s), u"Change the job"_s);
    return job;
}

QString CrmBulkJob::describe() const
{
    return u"%1, %2 by %3"_s.arg(module, operation, findBy);
}

} // namespace sluice
