// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of a job that say whether its table is kept in step.
#include "console/analytics/analyticsjobform.h"
#include "syncs/datastoreanalytics/datastorejob.h"
#include "ui_analyticsjobform.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kUsualWatchSeconds = 60;

} // namespace

// Beside its check box, and read out by itself.
void AnalyticsJobForm::dressWatch()
{
    QSpinBox *spin = m_ui->watchSecondsSpin;
    spin->setRange(DatastoreJob::kLeastWatch, DatastoreJob::kLongestWatch);
    spin->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    spin->setAccessibleName(tr("Seconds from one look for changes to the next"));
}

void AnalyticsJobForm::fillWatch(int seconds)
{
    m_ui->watchCheck->setChecked(seconds > 0);
    m_ui->watchSecondsSpin->setValue(seconds > 0 ? seconds : kUsualWatchSeconds);
}

int AnalyticsJobForm::watchSeconds() const
{
    return isIncremental() && m_ui->watchCheck->isChecked() ? m_ui->watchSecondsSpin->value() : 0;
}

// Looking for what has changed makes sense where that alone is sent (datastore-analytics D.5).
void AnalyticsJobForm::showWatch()
{
    const bool can = isIncremental() && !m_isReadOnly;
    const bool isOn = can && m_ui->watchCheck->isChecked();
    m_ui->watchCheck->setEnabled(can);
    m_ui->watchLabel->setEnabled(isOn);
    m_ui->watchSecondsSpin->setEnabled(isOn);
    const QString tip = !isIncremental()
        ? tr("For jobs that send what has changed: others send the whole table each time")
        : m_isReadOnly ? tr("The job is running")
                       : tr("Changes are looked for while a console or sluice-cli watches");
    m_ui->watchCheck->setToolTip(tip);
    m_ui->watchSecondsSpin->setToolTip(tip);
}

bool AnalyticsJobForm::isIncremental() const
{
    return m_ui->modeCombo->currentData().toString() == "incremental"_L1;
}

} // namespace sluice
