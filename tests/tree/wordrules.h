// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tree/sourcefile.h"

namespace sluice::testing {

// Words that must not stand in the code, because a promise of the product hangs on it. Comments and
// texts may speak of them. Pure functions, any thread.

// Qt's multipart bodies can be sent twice (reliability-security finding 1).
QStringList noBodyIsSentTwice(const SourceFile &file);
// Certificates are always verified (reliability-security E5).
QStringList certificatesAreVerified(const SourceFile &file);
// No nested event processing outside tests.
QStringList eventsAreNotProcessedInside(const SourceFile &file);
// Every wait can be cancelled; what sleeps cannot.
QStringList nobodySleeps(const SourceFile &file);
// connect() takes members and lambdas.
QStringList connectionsAreTyped(const SourceFile &file);
// Colours come from tokens.json.
QStringList coloursComeFromTokens(const SourceFile &file);
// SQLite loads no code.
QStringList sqliteLoadsNoCode(const SourceFile &file);

} // namespace sluice::testing
