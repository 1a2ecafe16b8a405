// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/faults/faultrows.h"

#include <QtGlobal>

#include <algorithm>

namespace sluice::testing {

namespace {

// Which part of a run sends requests to that path.
QByteArray partOf(const QByteArray &path)
{
    for (const char *part : {"/read", "/oauth", "/org", "/settings"}) {
        if (path.contains(part))
            return part;
    }
    return "/write";
}

} // namespace

void FaultRows::add(
    const QByteArray &name, const QByteArray &path, const QJsonArray &rules, bool mayBeSentTwice)
{
    const QByteArray part = partOf(path);
    auto row = m_rows.end();
    if (!qEnvironmentVariableIsSet("SLUICE_LONG")) {
        row = std::find_if(m_rows.begin(), m_rows.end(),
            [&part](const Row &one) { return !one.parts.contains(part); });
    }
    if (row == m_rows.end()) {
        m_rows.append({name, rules, mayBeSentTwice, {part}});
        return;
    }
    row->name += " + " + name;
    row->parts << part;
    row->mayBeSentTwice |= mayBeSentTwice;
    for (const QJsonValue &rule : rules)
        row->rules << rule;
}

} // namespace sluice::testing
