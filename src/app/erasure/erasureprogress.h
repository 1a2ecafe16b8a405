// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "base/result.h"

#include <functional>

namespace sluice {

// How far it is with taking a person out of a data directory. A plain value.
struct ErasureProgress
{
    enum class Phase { Files, Store, Log, Erasing, Searching };
    Phase phase = Phase::Files;
    qint64 done = 0; // bytes of files, rows of the store
    qint64 total = 0; // 0: not known
    bool canStop = true; // nothing was changed yet
};

// Whom to tell, and who may stop it as long as nothing was changed. `note` is called on the thread
// that works and must be quick.
struct ErasureWatch
{
    CancelToken token = {};
    std::function<void(const ErasureProgress &progress)> note = {};

    // Cancelled, if it is to stop and can.
    Result<void> tell(const ErasureProgress &progress) const
    {
        if (note)
            note(progress);
        return progress.canStop ? mayGoOn() : Result<void>();
    }
    // Asked while nothing was changed, as between two blocks of a file.
    Result<void> mayGoOn() const
    {
        if (token.isStopped())
            return fail(ErrorKind::Cancelled, QStringLiteral("Nothing was erased"),
                QStringLiteral("It was stopped"));
        return {};
    }
};

} // namespace sluice
