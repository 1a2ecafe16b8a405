// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "core/log/log.h"

#include <QString>

#include <functional>

namespace sluice {

// The address that the CRM is told for the end of a job (zoho-crm-bulk B4, D5), and what to do
// where it does not take it. Pure functions of a step's thread.

// The job was refused for its callback, and is none (zoho-crm-bulk B5, D2).
bool isCrmCallbackRefused(const Error &error);
void tellRefusedCrmCallback(const Logger &logger, const Error &error);

// Has the CRM begin a job, which may call back. An address that it does not take is left out: the
// job is asked for anyway.
template <class Order>
Result<QString> withCrmCallback(const Logger &logger, Order order,
    const std::function<Result<QString>(const Order &order)> &begin)
{
    auto begun = begin(order);
    if (begun || order.callbackUrl.isEmpty() || !isCrmCallbackRefused(begun.error()))
        return begun;
    tellRefusedCrmCallback(logger, begun.error());
    order.callbackUrl.clear();
    return begin(order);
}

} // namespace sluice
