// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/secret.h"

namespace sluice {

// A secret out of this process's environment, read anew at each call and never kept here. Any
// thread. `reference` is NAME, or NAME.member where the variable holds a JSON object, as the
// commercetools plugin's CT_API_CLIENT does. The Error says why and what to do, and quotes nothing.
Result<Secret> environmentSecret(const QString &reference);

} // namespace sluice
