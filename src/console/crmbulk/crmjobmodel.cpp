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

QString describeCrmJob(const Job &job)
{
    const QJsonObject &parameters = job.parameters;
    if (isOfModules(parameters))
        return moduleNames(parameters);
    const auto fields = parameters.value("fields"_L1).toArray().size();
    const QString what = CrmJobModel::tr("%1, %2 by %3")
                             .arg(parameters.value("module"_L1).toString(),
                                 parameters.value("operation"_L1).toString(u"update"_s),
                                 parameters.value("findBy"_L1).toString(u"id"_s));
    if (fields == 0)
        return what;
    return what + u", "_s
        + (fields == 1 ? CrmJobModel::tr("1 field")
                       : CrmJobModel::tr("%1 fields").arg(Format::count(fields)));
}

} // namespace sluice
