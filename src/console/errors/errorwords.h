// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

namespace sluice {

// Errors are made in English, where their cause is known, and are recorded so in logs and in the
// ledger. What an operator reads of them is said in the console's language here, as far as the
// catalogue knows the sentence; the service's own words and values stay as they came. GUI thread.
QString sentenceInWords(const QString &sentence);
// What a plan found, with its example; several have semicolons between.
QString findingInWords(const QString &finding);
// Several of them with full stops between, as a run keeps why it stands.
QString textInWords(const QString &text);
// Why a record was rejected: our reasons in the console's language, each with the field and the
// value that it is about; a service's own words as they are.
QString rejectionReason(const QString &message);
Error errorInWords(const Error &error);
QString errorText(const Error &error); // as Error::text()
// Why, and what to do, as sentences below a heading that says what.
QString remedyText(const Error &error);

} // namespace sluice
