// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/commerceklaviyo/mapping/mapped.h"

// Orders for the tests and what came out of them as text. Test code only.

// An order of 23.80 EUR of c1, a@b.de, with further members (' for ").
QByteArray orderJson(const QByteArray &members);
QByteArray moneyJson(const QByteArray &currency, const QByteArray &cents, const QByteArray &digits);

// "metric|unique id|time|value and currency" for each event, then rejections and warnings.
QByteArray eventsShown(const sluice::commercemap::MappedOrder &order);
