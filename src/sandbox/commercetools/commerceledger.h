// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/commercetools/customobjects.h"
#include "sandbox/commercetools/shopstore.h"

namespace sluice::sandbox {

// A stream's content for the admin's ledger, read at one moment. Plain functions, any thread.
bool writeShopLedger(
    const ShopView &view, ShopStream stream, const CustomObjects &objects, const ByteSink &sink);
QJsonObject shopDigest(const ShopView &view, ShopStream stream, const CustomObjects &objects);

} // namespace sluice::sandbox
