// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "integration/workplace.h"

namespace sluice::testing {

// What tests of the CRM's ways of writing have in common, on the test's thread. It looks at results
// by SQL, the outcome files and the emulated service.
class WaysPlace : public Workplace
{
public:
    QString begin(int rows); // the sandbox, without limits

    // With the sandbox's own job and these parameters, whatever the job was before.
    QString beginAnew(const QJsonObject &parameters, const QJsonObject &sandboxSettings = {});

    qint64 credits(); // that the service has counted in all
    qint64 jobLooks(); // at read and write jobs
    qint64 recordCalls(); // that write
    qint64 writeJobs();
    qint64 automations(); // rows that made the service's automations run
    QStringList ids(); // of all records
    QMap<QString, int> histogram(); // how many records were written how often
    bool mutate(const QJsonArray &changes);
    // Deletes all records, as another user would.
    bool deleteAll();

    // Why a run that was disturbed is not what it should be; empty: it is complete, each record
    // stands in one outcome file, and no call was sent after its answer was known.
    QString problem(qint64 rows) const;
    QList<QByteArrayList> outcome(
        const QString &kind) const; // rows of the newest run, header first

    static QJsonObject fault(const QString &path, const QJsonObject &action, int nth = 1,
        const QString &when = QStringLiteral("after"));
};

} // namespace sluice::testing
