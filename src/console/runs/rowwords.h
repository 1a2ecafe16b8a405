// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/singlerows.h"
#include "console/theme/role.h"

namespace sluice {

// What became of one row, for people: a sentence and its colour. A plain value, any thread.
struct RowWords
{
    QString text;
    Tone tone = Tone::Info;
    friend bool operator==(const RowWords &, const RowWords &) = default;
};

RowWords rowIsSent(); // and nothing is known yet
RowWords rowWaits(const QString &why);
RowWords rowEnded(const Result<RowVerdict> &verdict);

} // namespace sluice
