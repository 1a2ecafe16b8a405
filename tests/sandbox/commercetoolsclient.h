// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandboxclient.h"

namespace sluice::testing {

// A plain client of the emulated shop for these tests: a token, queries, custom objects. Shares
// nothing with the product's client. One thread.
class ShopClient
{
public:
    explicit ShopClient(int port);

    // With `scopes`, or all; the answer of the token endpoint.
    Answer signIn(const QByteArray &scopes = {});
    Answer get(const QByteArray &path); // behind the project key, with its query
    // A query of `resource`; `parameters` are encoded here.
    Answer query(const QByteArray &resource, const Headers &parameters);
    QJsonArray results(const QByteArray &resource, const Headers &parameters);
    Answer postObject(const QJsonObject &body);
    Answer remove(const QByteArray &path);

    SandboxClient &plain() { return m_plain; }
    QJsonObject mutate(QJsonObject mutation); // its result; empty: refused
    QJsonObject digest(const QByteArray &stream);

private:
    Headers headers() const;

    SandboxClient m_plain;
    QByteArray m_token;
};

QByteArray basicHeader(const QByteArray &id, const QByteArray &secret);
QString firstCode(const Answer &answer); // of its errors
QStringList idsOf(const QJsonArray &records);

} // namespace sluice::testing
