// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret.h"

#include <QStringList>

#include <optional>

namespace sluice {

// The unguessable part of the addresses at which services may tell that something of a run has
// ended (reliability-security E9): of each run its own, from the control API's key, so that nothing
// of it is kept. A plain value, any thread. It is a secret: neither logged nor shown to whoever has
// no key.
class CallbackPaths final
{
public:
    explicit CallbackPaths(Secret key);

    QByteArray segmentOf(const QString &runId) const; // 43 characters for an address
    std::optional<QString> runOf(QByteArrayView segment, const QStringList &runIds) const;

private:
    Secret m_key;
};

} // namespace sluice
