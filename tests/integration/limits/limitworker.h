// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QUrl>

namespace sluice::testing {

// What one process of the limits test does: so many threads download until the process has so many
// downloads, through the gate and the ledger that the product's processes share.
struct LimitWork
{
    QString dataDirectory;
    QUrl url;
    QByteArray token;
    int threads = 1;
    int downloads = 1;
    int creditWindowMs = 0;
    int downloadWindowMs = 0;

    QJsonObject toJson() const;
    static LimitWork fromJson(const QJsonObject &json);
};

// {"done", "refused", "error"}. Blocks; in a process of its own.
QJsonObject workWithinLimits(const LimitWork &work);

} // namespace sluice::testing
