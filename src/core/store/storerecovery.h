// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace sluice {

// What an operator needs when the store is damaged (reliability-security C35), and putting a good
// copy in its place. Blocking, any thread; needs no open Store, and restoring wants none anywhere.

// A copy in the folder backup.
struct StoreCopy
{
    QString name;
    qint64 atMs = 0; // when it was made
    qint64 bytes = 0;
    bool isGood = false;
    QString why; // it is not good
};

// A run that was worked on after a copy was made: what it did at the service since then, the copy
// does not know.
struct DoubtfulRun
{
    QString id; // the folder under runs is kept
    qint64 number = 0; // 0: it began after the copy was made
    QString jobName;
    QString text() const;
};

struct StoreReport
{
    bool isGood = false;
    Error problem; // of the store, if it is not good
    QList<StoreCopy> copies; // newest first
    QList<DoubtfulRun> doubtful; // by the newest good copy
    const StoreCopy *newestGood() const;
};

// Looks at the store and at every copy; changes nothing.
StoreReport examineStore(const QString &directory);

struct StoreRestored
{
    StoreCopy copy;
    QString keptIn; // where the old files are
    QList<DoubtfulRun> doubtful; // those the copy knows need attention now
};

// The name of the store's own file as a copy: what is still there is taken as it is.
inline constexpr auto kCurrentStore = "current";

// Puts a copy in the store's place; the files that were there are moved to damaged/<utc>/, never
// deleted. `name` empty: the newest good copy, and only where the store is not good.
Result<StoreRestored> restoreStore(const QString &directory, const QString &name);

// Begins without a history where no copy helps: the store, its copies and the files of the runs are
// moved to damaged/<utc>/, never deleted; a store that is good is refused. Gives the folder.
Result<QString> startNewHistory(const QString &directory);

// The Error of a damaged store with what to do: the newest good copy, the runs in doubt, the words
// to type.
Error withRecovery(Error damaged, const QString &directory);

// The folder's copies, newest first, not looked into.
QList<StoreCopy> storeCopies(const QString &directory);

} // namespace sluice
