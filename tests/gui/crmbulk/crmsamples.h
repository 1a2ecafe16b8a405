// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/job.h"
#include "services/zohocrm/crmtypes.h"

#include <QJsonArray>
#include <QTest>

class QObject;

// The test objects of tst_gui_crmbulk, one for each file; the caller deletes them.
QObject *makeCrmFormTest();
QObject *makeCrmProcessorsTest();
QObject *makeCriteriaTest();
QObject *makeCrmMappingTest();
QObject *makeRulesTest();

namespace sluice::samples {

// Of each sort that the editors treat in a way of its own.
inline QList<CrmField> leadFields()
{
    const auto field = [](const QString &name, const QString &label, const QString &type) {
        return CrmField{.apiName = name, .label = label, .dataType = type};
    };
    CrmField lastName
        = field(QStringLiteral("Last_Name"), QStringLiteral("Last Name"), QStringLiteral("text"));
    lastName.isRequired = true;
    lastName.length = 80;
    CrmField email
        = field(QStringLiteral("Email"), QStringLiteral("Email"), QStringLiteral("email"));
    email.isUnique = true;
    email.isPersonalData = true;
    CrmField source = field(
        QStringLiteral("Lead_Source"), QStringLiteral("Lead Source"), QStringLiteral("picklist"));
    source.pickValues = {{QStringLiteral("Web"), QStringLiteral("Web")},
        {QStringLiteral("Trade Show"), QStringLiteral("Trade Show")}};
    CrmField account = field(
        QStringLiteral("Account_Name"), QStringLiteral("Account"), QStringLiteral("lookup"));
    account.lookupModule = QStringLiteral("Accounts");
    CrmField score
        = field(QStringLiteral("Score"), QStringLiteral("Score"), QStringLiteral("integer"));
    score.isReadOnly = true;
    return {lastName, email, source, account, score,
        field(QStringLiteral("Company"), QStringLiteral("Company"), QStringLiteral("text")),
        field(QStringLiteral("Revenue"), QStringLiteral("Revenue"), QStringLiteral("double")),
        field(QStringLiteral("Opt_Out"), QStringLiteral("Opt Out"), QStringLiteral("boolean")),
        field(QStringLiteral("Modified_Time"), QStringLiteral("Modified"),
            QStringLiteral("datetime"))};
}

inline Job leadJob(const QJsonObject &more = {})
{
    Job job{.name = QStringLiteral("Leads"), .kind = QStringLiteral("crm-bulk")};
    job.source = QStringLiteral("CRM");
    job.target = job.source;
    job.parameters = {{QStringLiteral("module"), QStringLiteral("Leads")}};
    for (auto it = more.begin(); it != more.end(); ++it)
        job.parameters.insert(it.key(), it.value());
    return job;
}

} // namespace sluice::samples
