// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/faults/faultrows.h"

#include <QtGlobal>

#include <algorithm>

namespace sluice::testing {

void FaultRows::add(
    const QByteArray &name, const QByteArray &path, const QJsonArray &rules, bool mayBeSentTwice)
{
    auto row = m_rows.end();
    if (!qEnvironmentVariableIsSet("SLUICE_LONG")) {
        row = std::find_if(m_rows.begin(), m_rows.end(),
            [&path](const Row &one) { return !one.paths.contains(path); });
    }
    if (row == m_rows.end()) {
        m_rows.append({name, rules, mayBeSentTwice, {path}});
        return;
    }
    row->name += " + " + name;
    row->paths << path;
    row->mayBeSentTwice |= mayBeSentTwice;
    for (const QJsonValue &rule : rules)
        row->rules << rule;
}

} // namespace sluice::testing
