// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/steptx.h"

#include <QStringList>

namespace sluice {

// Records that a run was asked for by their ids and that the source does not have. They take their
// places behind those of the page, as a settled chunk of rejected records with one reason.
struct MissingRecords
{
    QStringList ids;
    qint64 firstOrdinal = 1;
    QString code;
    QString message;
    QStringList columns; // of the rejected outcome file
};

// In the page's last transaction, on the step's thread. None: nothing is done.
Result<void> rejectMissing(StepTx &tx, const MissingRecords &missing);

} // namespace sluice
