// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store.h"

#include <QSemaphore>
#include <QThreadPool>

#include <memory>

namespace sluice::testing {

// How a page that shows what is stored is kept from it: it has to wait, or it is told that the
// store cannot be read. Test code only, GUI thread.

// All threads of the program's pool wait until it goes.
class BusyThreads final
{
    Q_DISABLE_COPY_MOVE(BusyThreads)

public:
    BusyThreads()
    {
        for (int i = 0; i < QThreadPool::globalInstance()->maxThreadCount(); ++i)
            QThreadPool::globalInstance()->start([gate = m_gate] { gate->acquire(); });
    }
    ~BusyThreads() { m_gate->release(QThreadPool::globalInstance()->maxThreadCount()); }

private:
    std::shared_ptr<QSemaphore> m_gate = std::make_shared<QSemaphore>();
};

// The tables that the pages read are there under other names.
inline bool loseTables(Store &store)
{
    for (const char *table : {"run", "job_def", "connection"}) {
        const auto lost = store.write([table](Sql &sql) -> Result<void> {
            auto gone = sql.run(
                QByteArray("ALTER TABLE " + QByteArray(table) + " RENAME TO gone_" + table)
                    .constData());
            return gone ? Result<void>() : fail(gone.error());
        });
        if (!lost)
            return false;
    }
    return true;
}

} // namespace sluice::testing
