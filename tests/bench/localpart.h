// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QJsonArray>
#include <QString>

#include <memory>

namespace sluice::testing {
class SandboxProcess;
}

namespace sluice::bench {

// What the local part of a CRM run came to.
struct LocalPart
{
    double seconds = 0;
    double cpuSeconds = 0;
    qint64 rows = 0;
    qint64 changed = 0;
    qint64 zipBytes = 0;
    int chunks = 0;
};

// Does with page archives what a run does between download and upload, and nothing else: checks and
// counts, unpacks, parses, applies the processors, compares, splits into chunks, and packs these.
// It is the product's own way: its store, its dispatcher with its lanes, its ProcessPage and its
// packing; only the requests are left out. Main thread; files go to `folder`.
class LocalRun
{
public:
    // The sandbox is asked once for what a run asks of the module.
    LocalRun(const QString &folder, const QString &connectionFile, const QJsonArray &processors);
    ~LocalRun();
    LocalRun(const LocalRun &) = delete;
    LocalRun &operator=(const LocalRun &) = delete;

    LocalPart run(const QStringList &pages);

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace sluice::bench
