// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "integration/jobplace.h"

namespace sluice::testing {

// What Klaviyo holds at a moment, stream by stream: two runs that did the same give the same.
using KlaviyoDigests = QMap<QString, QString>;

// A Workplace with the job "Import shop" alone. Used by integration tests on the test's thread; it
// looks at results in the sandbox's ledgers and by SQL, never with the product's code.
class CommercePlace : public JobPlace
{
public:
    CommercePlace()
        : JobPlace({.id = QStringLiteral("commerce-klaviyo"),
            .jobName = QStringLiteral("Import shop"),
            .source = QStringLiteral("Sandbox shop"),
            .target = QStringLiteral("Sandbox Klaviyo")})
    {
    }

    // `shop`: the sandbox's settings for every run from now on (sizes, times of jobs).
    QString start(const QJsonObject &shop, const QStringList &sandboxArguments = {});

    KlaviyoDigests digests();
    QJsonObject digest(const QString &stream);
    QList<QJsonObject> ledger(
        const QString &stream, const QString &service = QStringLiteral("klaviyo"));
    QJsonObject klaviyoRecord(const QString &stream, const QString &id); // its values; by ledger
    // Requests that change something at Klaviyo, those of its jobs' lists aside.
    QList<QJsonObject> writes();
    qint64 newestRequest();
    // Of these writes only what came after the request with this number.
    QStringList writesSince(qint64 number);

    bool changeShop(const QString &stream, const QString &id, const QJsonObject &mutation);
    // A call of Klaviyo's API, as another program makes it.
    QJsonObject klaviyoCall(
        const QByteArray &method, const QString &path, const QJsonObject &body = {});
    QStringList shopIds(const QString &stream); // in their order

    static QStringList streams();
};

} // namespace sluice::testing
