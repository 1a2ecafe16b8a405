// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace sluice::sandbox {

// Times as Catalyst writes them, in the project's time zone with no offset (datastore-analytics
// A.3). Free functions on any thread. The texts sort as the moments do.

void appendCatalystStamp(QByteArray &out, qint64 ms); // 2021-08-17 13:02:11:184, a colon
void appendCatalystMoment(QByteArray &out, qint64 ms); // 2021-08-17 13:02:11
QByteArray catalystStamp(qint64 ms);

// Reads a stamp, a moment or a day; what is left out is zero.
std::optional<qint64> catalystMs(QByteArrayView text);
bool isCatalystDay(QByteArrayView text); // 2021-08-17, and such a day exists
bool isCatalystMoment(QByteArrayView text);

QString catalystDisplayTime(qint64 ms); // Aug 13, 2021 01:47 PM

} // namespace sluice::sandbox
