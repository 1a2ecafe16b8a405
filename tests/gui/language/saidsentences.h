// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace sluice::testing {

// A text of an error in the sources. Plain values.
struct SaidSentence
{
    QString file; // below src
    QString text;
};

// Those of src/`layer`: what stands where an error, a problem of a document, a wait or a question
// of a run is made. Any thread.
QList<SaidSentence> saidSentences(const QString &layer);

} // namespace sluice::testing
