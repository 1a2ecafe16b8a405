// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/importreport.h"
#include "cli/command.h"

namespace sluice {

// Documents (connection and job files) in and out of the command line.
Result<QByteArray> readDocument(const QString &path); // at most 16 MiB

// To a file (mode 0600), or to standard output if `path` is empty.
ExitCode writeDocument(const CommandContext &context, const QByteArray &text, const QString &path);

void printImport(const CommandContext &context, const ImportReport &report);

} // namespace sluice
