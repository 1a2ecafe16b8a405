// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runtypes.h"

#include <QStringList>

namespace sluice {

// What a rejection means for the person who reads it: whether a retry can help, what to do first,
// and who said no. Plain functions, GUI thread (words are translated at each call).

enum class RetryHope {
    AsItIs, // nothing of the record has to change
    AfterAFix,
    None,
};
RetryHope retryHope(const QString &code);
QString retryWord(RetryHope hope); // "Retry after a fix"

// What to do next, in one or two sentences. `run`: what kind of retry there is.
QString rejectionAdvice(const RunRow &run, const RecordIssue &issue);

// Over the code and the words: the service that answered, or this program, which did not send it.
QString rejectionSource(const RunRow &run, const RecordIssue &issue);

} // namespace sluice
