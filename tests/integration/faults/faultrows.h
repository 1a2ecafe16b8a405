// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QList>

namespace sluice::testing {

// Faults of single requests, gathered into the rows of a test. The long form gives each a run of
// its own; the quick form lets a fault of reading, one of writing and one of signing in share a
// run, so that each still happens. Those of one step do not: they would use up its tries together.
// Test code only, on the test's thread.
class FaultRows
{
public:
    struct Row
    {
        QByteArray name;
        QJsonArray rules;
        bool mayBeSentTwice = false;
        QList<QByteArray> parts; // of the run that are met
    };

    // `path`: of the request, as a pattern. `mayBeSentTwice`: a write may leave again, marked.
    void add(const QByteArray &name, const QByteArray &path, const QJsonArray &rules,
        bool mayBeSentTwice = false);
    const QList<Row> &rows() const { return m_rows; }

private:
    QList<Row> m_rows;
};

} // namespace sluice::testing
