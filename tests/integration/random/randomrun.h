// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "integration/workplace.h"

#include <QList>
#include <QMap>
#include <QRandomGenerator>

namespace sluice::testing {

// What one random run is made of, all of it from one seed: rows, job, faults and what disturbs it.
// What must become of each row is worked out here from the words of zoho-crm-bulk F and D, without
// the product's code and without an undisturbed run to compare with. A plain value; test code only,
// on the test's thread.
struct RandomRun
{
    enum class Outcome { Written, Skipped, Rejected };
    enum class Disturbance { Kill, Interrupt, Terminate, StopByOther };
    struct Row
    {
        QMap<QString, QString> before;
        QMap<QString, QString> after; // at the service
        Outcome outcome = Outcome::Written;
        bool isChanged = false; // by the processors
    };
    struct Blow
    {
        Disturbance kind = Disturbance::Kill;
        int afterMs = 0;
    };

    // `largest`: of the sizes; most runs are small.
    static RandomRun fromSeed(quint32 seed, int largest);

    QList<Row> rows;
    QJsonObject parameters;
    QJsonObject settings; // of the sandbox
    QJsonArray faults;
    QList<Blow> blows;

    QByteArray csv() const; // for --leads
    qint64 count(Outcome outcome) const;
    QString text() const; // one line for the test's output
};

} // namespace sluice::testing
