// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandboxclient.h"

namespace sluice::testing {

// A sandbox whose Catalyst is asked, with the reference's addresses and headers. One thread.
struct CatalystUnderTest
{
    explicit CatalystUnderTest(sandbox::SandboxOptions options = SandboxUnderTest::fast());

    Answer call(const QByteArray &method, const QByteArray &path, const QByteArray &body = {});
    Answer get(const QByteArray &path) { return call("GET", path); }
    QJsonValue data(const QByteArray &path)
    {
        return get(path).json().value(QLatin1String("data"));
    }
    bool set(const QJsonObject &settings) { return client->setSettings(settings); }
    QJsonObject mutate(const QJsonObject &mutation); // service is filled in
    QJsonObject digest(const QByteArray &table);
    QList<QJsonObject> ledger(const QByteArray &table);

    Answer query(const QByteArray &zcql);
    // The rows of an answer, without the table's name.
    QList<QJsonObject> rows(
        const QByteArray &zcql, const QString &table = QStringLiteral("Orders"));

    QString createJob(const QJsonObject &body); // its id; empty: refused
    QJsonObject waitForJob(const QString &id); // its end
    // Makes a job and fetches its result; one list a line, no quotes inside.
    QByteArray csv(const QString &id);
    QList<QByteArray> lines(const QJsonObject &body);

    bool signIn(const QByteArray &clientId, const QByteArray &secret, const QByteArray &refresh);

    Headers headers;
    std::unique_ptr<sandbox::Sandbox> sandbox;
    std::unique_ptr<SandboxClient> client;
    QString problem;
};

QString catalystCode(const Answer &answer); // data.error_code

} // namespace sluice::testing
