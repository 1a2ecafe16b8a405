// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/runfeed.h"

namespace sluice {

// A run's progress on standard error: on a terminal one live line for each stage, rewritten in
// place; otherwise plain lines, when something has changed and at most every two seconds. Main
// thread.
class ProgressPrinter final
{
public:
    explicit ProgressPrinter(bool isQuiet);
    void show(const RunSnapshot &snapshot, const RunRates &rates);
    void finish(const RunSnapshot &snapshot);

private:
    QStringList lines(const RunSnapshot &snapshot, const RunRates &rates) const;
    bool m_isQuiet;
    bool m_isTerminal;
    int m_shownLines = 0;
    QString m_lastPlain;
    qint64 m_lastPlainMs = 0;
};

} // namespace sluice
