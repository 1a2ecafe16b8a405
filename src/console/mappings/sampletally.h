// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QString>

namespace sluice {

// How a sample's records fit one field: which do not, and why the first of them does not. Plain
// value; take() on any thread, text() on the GUI thread.
struct SampleTally
{
    QList<int> misfits; // records from 0, ascending
    QString why; // of the first
    int tried = 0;

    void take(const QString &problem); // of the next record; empty: it fits
    // "3 of 50 samples: Email “x” is no e-mail address"; empty: all fit.
    QString text() const;
    QString share() const; // "3 of 50 samples"

    friend bool operator==(const SampleTally &, const SampleTally &) = default;
};

// Why a value does not fit, in the console's language: its field and itself stay as they are.
QString misfitInWords(const QString &problem);

// Of all fields, by name. How many of them some records do not fit; and the records that do not fit
// `chosen`, or any field if all fit that one.
using SampleTallies = QHash<QString, SampleTally>;
int misfitting(const SampleTallies &tallies);
QList<int> misfitsOf(const SampleTally &chosen, const SampleTallies &tallies);

} // namespace sluice
