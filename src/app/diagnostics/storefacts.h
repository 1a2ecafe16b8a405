// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QJsonObject>

namespace sluice {

class Store;

// What can be told of a store without telling what is in it: its schema and when it came to it, how
// many rows each table has, how many runs there are of each kind and state, and the figures of the
// newest ones. No name, no text and no value of a record. Blocking, any thread; reads only.
Result<QJsonObject> storeFacts(Store &store);

} // namespace sluice
