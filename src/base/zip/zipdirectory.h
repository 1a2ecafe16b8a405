// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/zip/zipreader.h"

class QFile;

namespace sluice {

// Reads the central directory of an open archive and refuses whatever the container library would
// let pass: overlapping entries, links and devices, unknown methods, encryption, names that are
// paths, sizes that do not fit the file. Any thread; the file belongs to the caller. Reads headers
// only, never entry data, and never more than the directory of `limits.maxEntries` entries needs.
Result<QList<ZipEntry>> readZipDirectory(QFile &file, const ZipLimits &limits);

// An Error of kind Data about an archive.
Error zipError(const QString &why, const QString &code, const QString &next = {});

// A name from an archive, made fit for a message: control characters replaced, cut when long.
QString shownZipName(const QByteArray &name);

} // namespace sluice
