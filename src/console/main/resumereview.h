// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/snapshots.h"

#include <QStringList>

namespace sluice {

// What an operator wants to know of an interrupted run before it goes on: how far it is, and what
// of it is done again. Plain value; the words are made on the GUI thread, at each call.
struct ResumeReview
{
    RunRow run;
    QString safePoint; // "Read: page 3, Write: chunk 2"
    QStringList safeFacts; // what is settled, up to which id
    QStringList repeated; // sentences; never empty
};

ResumeReview resumeReviewOf(const RunSnapshot &snapshot);

} // namespace sluice
