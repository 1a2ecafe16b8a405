// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "integration/commerce/commerceplace.h"

#include <QHash>

namespace sluice::testing {

// What a run made of one record, as its outcome files and the reasons in its store tell it.
struct RecordFate
{
    QString outcome; // written, skipped, rejected; empty: the run has not read it
    QString code; // of the rejection, or of the warning about what was written
    QString field;
    QString text;
};

// Of the newest run, by "resource/id"; on the test's thread, after the run has ended.
QHash<QString, RecordFate> recordFates(const CommercePlace &place);

// The shop's odd records: {"stream","ordinal","id","name","meaning"}.
QList<QJsonObject> oddRecords(CommercePlace &place);

// From now on connections are imported with this address of Klaviyo. False if that failed.
bool useKlaviyoAt(const CommercePlace &place, const QUrl &url);

} // namespace sluice::testing
