// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/catalyst/catalystproject.h"
#include "sandbox/catalyst/datatables.h"
#include "sandbox/data/rowreader.h"
#include "sandbox/environment.h"

#include <atomic>
#include <memory>
#include <vector>

namespace sluice::sandbox {

// What the emulated Data Store keeps: the rows of its tables and the descriptions of bulk jobs. One
// folder of the state. The list of tables is fixed after open(); job ids are handed out on any
// thread. Owned by CatalystService.
class CatalystStore
{
public:
    explicit CatalystStore(Environment &environment);

    Result<void> open();
    Result<void> reset();

    int tableCount() const { return static_cast<int>(m_specs.size()); }
    const DataTableSpec &spec(int table) const { return m_specs.at(table); }
    RowStore &rows(int table) { return *m_rows.at(static_cast<size_t>(table)); }
    const RowStore &rows(int table) const { return *m_rows.at(static_cast<size_t>(table)); }
    int indexOfTable(const QString &idOrName) const; // -1: there is none
    qint64 liveRows() const; // of all tables

    // The moment that a row written now gets.
    qint64 rowTimeMs() const;

    qint64 newJobId() { return kCatalystFirstJobId + 2 * ++m_lastJob; }
    QString jobPath(qint64 jobId) const;
    QStringList jobFiles() const;
    QString folder() const { return m_folder; }

private:
    Environment &m_environment;
    QString m_folder;
    QList<DataTableSpec> m_specs;
    std::vector<std::unique_ptr<RowStore>> m_rows;
    std::atomic<qint64> m_lastJob = 0;
};

// What a call on a table that is not there answers.
CatalystProblem unknownTable(const QString &idOrName);

// A cell as the API gives it: text where v2 is asked for, else whole numbers as numbers; null where
// there is no value.
QJsonValue cellJson(const DataColumn &column, QByteArrayView cell, bool isText);
// The row that `reader` stands on. `columns` by their index in the table; empty: all.
QJsonObject rowJson(const DataTableSpec &spec, const RowReader &reader, qint64 ordinal,
    const QList<int> &columns, bool isText);

} // namespace sluice::sandbox
