// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "integration/jobplace.h"

#include <QJsonArray>

namespace sluice::testing {

// A data directory and an emulated CRM whose account is checked, for the parts of tst_accountcheck.
// On the test's thread; it looks at the service by its ledger and its list of requests.
class AccountPlace final : public JobPlace
{
public:
    static QString connectionName() { return QStringLiteral("Sandbox CRM"); }
    static QString module() { return QStringLiteral("Site_Visits"); }

    AccountPlace();

    QString begin();
    QString beginAnew();
    // connections check, for the module; and what it says.
    QStringList words(const QStringList &more = {}) const;
    CliResult check(const QStringList &more = {}) const { return cli(words(more)); }
    QList<QJsonObject> visits();
    int scratchRecords();
    QJsonObject connection() const; // as `connections show` tells it

    static QJsonObject finding(const QJsonObject &result, const QString &id);
    static QJsonObject fault(const QString &method, const QString &path, const QJsonObject &action,
        const QString &when = QStringLiteral("before"));
};

// All that a command said.
QString saidBy(const CliResult &result);

} // namespace sluice::testing
