// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/data/rowstore.h"
#include "sandbox/environment.h"

#include <atomic>
#include <memory>
#include <vector>

namespace sluice::sandbox {

// What the emulated CRM keeps: the rows of its modules, uploaded files, jobs. One folder of the
// state. The module list is fixed after open(); ids are handed out on any thread.
class CrmStore
{
public:
    explicit CrmStore(Environment &environment);

    Result<void> open();
    Result<void> reset();

    int moduleCount() const { return static_cast<int>(m_rows.size()); }
    int indexOfModule(QByteArrayView name) const; // -1: there is none
    RowStore &rows(int module) { return *m_rows.at(static_cast<size_t>(module)); }
    const RowStore &rows(int module) const { return *m_rows.at(static_cast<size_t>(module)); }
    const ModuleSpec &spec(int module) const { return rows(module).module(); }
    QList<Snapshot> snapshots() const;

    QByteArray newJobId();
    QByteArray newFileId();
    static bool isFileId(QByteArrayView text);

    QString uploadPath(const QByteArray &fileId) const;
    QString jobPath(const QByteArray &kind, const QByteArray &jobId) const; // without its ending
    QStringList jobFiles(const QByteArray &kind) const;

private:
    Result<void> fillLeads();
    qint64 rowsOf(int module) const;
    void findLastNumber();

    Environment &m_environment;
    QString m_folder;
    QList<ModuleSpec> m_specs;
    std::vector<std::unique_ptr<RowStore>> m_rows;
    std::atomic<qint64> m_lastNumber = 0;
};

// "Leads" and the like as text for messages.
QString moduleText(const QByteArray &name);

} // namespace sluice::sandbox
