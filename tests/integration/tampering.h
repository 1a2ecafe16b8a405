// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "integration/workplace.h"

namespace sluice::testing {

// What `runs verify` says of a run: its exit code, and the titles of the checks that went wrong.
struct Verdict
{
    int exitCode = -1;
    QStringList bad;
};
Verdict verdictOn(Workplace &place, const QString &run);

// The outcome files of a run, as its store lists them.
QList<StoreRow> outcomeFiles(const Workplace &place, const QString &run);

// Changes one byte of each outcome file in turn, of `mostFiles` of them: whether each is found out,
// and the run is right before and after (reliability-security P15). Empty if so. Test code only, on
// the test's thread.
// `usual`: the checks that say something of the services' records whatever becomes of the files.
QString tamperProblem(
    Workplace &place, const QString &run, qsizetype mostFiles = 10, const QStringList &usual = {});

} // namespace sluice::testing
