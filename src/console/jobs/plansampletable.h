// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QStringList>

class QWidget;

namespace sluice {

class TableCard;

// The first records of a plan: one line for each changed field, with its value now and after; or,
// where records are sent whole, one for each part that would be sent, with its size. Object name of
// its view `sampleTable`. GUI thread.
TableCard *makeSampleTable(const QJsonArray &sample, const QStringList &titles, QWidget *parent);

} // namespace sluice
