// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandboxclient.h"

#include <memory>

namespace sluice::testing {

// Raw calls of the emulated Klaviyo, with a sandbox of their own: no limits and jobs that end at
// once unless a test sets otherwise. Shares nothing with the product's client. Test thread.
struct KlaviyoUnderTest
{
    explicit KlaviyoUnderTest(sandbox::SandboxOptions options = SandboxUnderTest::fast());

    Answer call(const QByteArray &method, const QByteArray &path, const QByteArray &body = {});
    Answer get(const QByteArray &path) { return call("GET", path); }
    QJsonObject admin(const QByteArray &path);
    bool set(const QJsonObject &settings) { return client->setSettings(settings); }
    QJsonObject digest(const QByteArray &stream);
    QList<QJsonObject> ledger(const QByteArray &stream);

    Answer importProfiles(const QList<QByteArray> &attributes, const QByteArray &lists = {});
    QJsonObject attributesOf(const Answer &answer) const; // of data
    QByteArray idOf(const Answer &answer) const;
    // One event of a bulk request: the metric Placed Order for `email`.
    static QByteArray event(const QByteArray &uniqueId, const QByteArray &more = {});
    static QByteArray group(const QByteArray &email, const QList<QByteArray> &events);
    Answer sendEvents(const QList<QByteArray> &groups);
    Answer catalogJob(
        const QByteArray &type, const QByteArray &change, const QList<QByteArray> &elements);
    static QByteArray item(const QByteArray &externalId, const QByteArray &more = {});
    static QByteArray variant(const QByteArray &sku, const QByteArray &item);

    Headers headers;
    std::unique_ptr<sandbox::Sandbox> sandbox;
    std::unique_ptr<SandboxClient> client;
    QString problem;
};

QString errorOf(const Answer &answer, const QString &member = QStringLiteral("code"));
QString pointerOf(const Answer &answer);

} // namespace sluice::testing
