// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "services/zoho/zohodatacentre.h"
#include "services/zoho/zohodialect.h"

#include <optional>

namespace sluice {

// What the clients of all of Zoho's services ask of a download. Pure functions for any thread but
// for the file that they look at; they send nothing.

// A whole address that an answer names: only on a host of the connection that may have the access
// token (E13).
Result<QUrl> zohoDownloadUrl(const QString &told, const ZohoHosts &hosts);

// A result must be an archive: an error told under status 200 must not pass for one, nor one that
// was cut short.
std::optional<Error> whyNotArchive(
    const QString &path, const QString &what, const ZohoDialect &dialect);

// A refusal that was told under status 200 where a file of text was asked for.
std::optional<Error> refusalInFile(
    const QString &path, const QString &what, const ZohoDialect &dialect);

} // namespace sluice
