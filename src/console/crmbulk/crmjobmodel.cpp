// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/crmjobmodel.h"

#include "console/widgets/format.h"
#include "syncs/crmbulk/modules/moduleparts.h"

#include <QJsonArray>

namespace sluice {

using namespace Qt::StringLiterals;

CrmJobModel::CrmJobModel(QObject *parent)
    : JobModel(
        {Field::Name, Field::What, Field::Schedule, Field::LastRun, Field::When, Field::Link},
        parent)
{
}

QString CrmJobModel::describe(const Job &job) const
{
    return describeCrmJob(job);
}

// In the middle of a sentence.
static QString operationWord(const QString &operation)
{
    if (operation == "insert"_L1)
        return CrmJobModel::tr("insert");
    return operation == "upsert"_L1 ? CrmJobModel::tr("upsert") : CrmJobModel::tr("update");
}

QString describeCrmJob(const Job &job)
{
    const QJsonObject &parameters = job.parameters;
    if (isOfModules(parameters))
        return moduleNames(parameters);
    const auto fields = parameters.value("fields"_L1).toArray().size();
    const QString module = parameters.value("module"_L1).toString();
    const QString operation = parameters.value("operation"_L1).toString(u"update"_s);
    const QString findBy
        = parameters.value("findBy"_L1).toString(operation == "insert"_L1 ? QString() : u"id"_s);
    const QString file = parameters[u"sourceFile"][u"path"].toString().section(u'/', -1);
    const QString where = file.isEmpty() ? module : CrmJobModel::tr("%1 to %2").arg(file, module);
    const QString target = parameters[u"targetFile"][u"path"].toString().section(u'/', -1);
    const QString what = !target.isEmpty() ? CrmJobModel::tr("%1 to %2").arg(module, target)
        : findBy.isEmpty()
        ? where + u", "_s + operationWord(operation)
        : CrmJobModel::tr("%1, %2 by %3").arg(where, operationWord(operation), findBy);
    if (fields == 0)
        return what;
    return what + u", "_s
        + (fields == 1 ? CrmJobModel::tr("1 field")
                       : CrmJobModel::tr("%1 fields").arg(Format::count(fields)));
}

} // namespace sluice
