// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "integration/runcheck.h"

// The place of the disk tests: one sandbox, one job of three chunks, its digest after an undisturbed
// run, and file faults for the programs that run there. Test code only, on the test's thread.

class DiskPlace
{
public:
    QString prepare(); // empty on success
    QString beginAnew(); // a new data directory with the job in it

    // File faults for the programs that are started from now on; see filefaults.cpp.
    void setFault(const QString &fault);
    void setFaultAfter(qint64 bytes, int error);
    // Writes down what is done to the files, and ends the process at its nth sync (0: not at all).
    void setTrace(const QString &file, int killAtSync);
    void clearFaults();
    QMap<QString, int> counts() const; // of the last process, by kind
    QString switchFile() const { return m_place.file(QStringLiteral("no-faults")); }

    // Runs or resumes to the end without faults, and checks all that was promised.
    QString finishAndCheck();

    static QString timings(); // waits that are seconds in real life
    sluice::testing::Workplace &place() { return m_place; }
    static bool isLong() { return qEnvironmentVariableIsSet("SLUICE_LONG"); }
    static constexpr int kRows = 3000;

private:
    void load(const QString &name, const QString &value);

    sluice::testing::Workplace m_place;
    QString m_digest;
};
