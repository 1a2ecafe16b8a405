// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QFile>
#include <QString>

namespace sluice {

// Durable file operations: data is on the disk, name included, when they return. Any thread.

// Flushes and syncs an open file.
Result<void> syncFile(QFile &file);

// Syncs the folder, so that names made or changed in it survive a power loss.
Result<void> syncFolder(const QString &folder);

// What a name that is taken already means.
enum class IfThere { Replace, Refuse };

// Renames `from` to `to` and syncs the folder. `from` must be synced already. Refuse: a file that
// is there stays, and the Error's code is the number of EEXIST.
Result<void> renameDurably(
    const QString &from, const QString &to, IfThere ifThere = IfThere::Replace);

// Writes `content` to `path` at mode 0600 through a temporary file, sync and rename.
Result<void> writeFileDurably(const QString &path, QByteArrayView content);

// Makes the folder and its parents at mode 0700.
Result<void> makePrivateFolder(const QString &folder);

// Bytes free for this user on the disk that holds `path`; -1 if unknown.
qint64 freeBytes(const QString &path);

// An Error of kind Disk that says what failed, the system's reason, and what to do.
Error diskError(const QString &what, int systemError);

} // namespace sluice
