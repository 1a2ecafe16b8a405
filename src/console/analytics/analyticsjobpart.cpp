// SPDX-License-Identifier: GPL-3.0-or-later
// What a run of the job is said to do: its mapping, and which part of the table it takes.
#include "console/analytics/analyticsjobform.h"
#include "console/errors/errorwords.h"
#include "console/jobs/nextruncard.h"
#include "console/widgets/typedlabel.h"
#include "syncs/datastoreanalytics/datastorejob.h"
#include "ui_analyticsjobform.h"

namespace sluice {

QString AnalyticsJobForm::mappingText() const
{
    return m_ui->mappingNote->text();
}

QJsonObject AnalyticsJobForm::selection() const
{
    return m_nextRun->selection();
}

QString AnalyticsJobForm::selectionProblem() const
{
    return m_nextRun->problem();
}

void AnalyticsJobForm::setSelectedIds(const QStringList &ids)
{
    m_nextRun->setIds(ids);
}

// What is wrong with the job itself is told elsewhere.
QString AnalyticsJobForm::problemOf(const QJsonObject &selection) const
{
    const QJsonObject parameters = job().parameters;
    if (!DatastoreJob::fromJson(parameters))
        return {};
    const auto chosen = withDatastoreSelection(parameters, selection);
    return chosen ? QString() : sentenceInWords(chosen.error().why);
}

} // namespace sluice
