// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/connections/lefttodaycard.h"

#include "console/widgets/progressbar.h"

#include <QBoxLayout>

namespace sluice {

using namespace Qt::StringLiterals;

LeftTodayCard::LeftTodayCard(QWidget *parent)
    : Card(tr("Left Today"), parent)
{
    setObjectName(u"leftTodayCard"_s);
    setAccessibleName(tr("Left Today"));
    hide();
}

void LeftTodayCard::setLeft(const QList<LeftToday> &left)
{
    while (m_gauges.size() > left.size())
        delete m_gauges.takeLast();
    while (m_gauges.size() < left.size()) {
        m_gauges.append(new LimitGauge(this));
        body()->addWidget(m_gauges.last());
    }
    for (qsizetype i = 0; i < left.size(); ++i) {
        const LeftToday &account = left.at(i);
        m_gauges.at(i)->setName(account.service == "zoho-crm"_L1
                ? tr("%1, API credits in 24 h").arg(account.name)
                : tr("%1, API units today").arg(account.name));
        m_gauges.at(i)->setRemaining(account.left, account.limit);
    }
    setVisible(!left.isEmpty());
}

} // namespace sluice
