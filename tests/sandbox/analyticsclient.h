// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandboxclient.h"

namespace sluice::testing {

// Raw calls of the emulated Analytics, with a sandbox of their own: no limits and jobs that end at
// once unless a test sets otherwise. Written from the reference; shares nothing with the product's
// client. Test thread.
struct AnalyticsUnderTest
{
    explicit AnalyticsUnderTest(sandbox::SandboxOptions options = SandboxUnderTest::fast());

    // `path` behind /restapi/v2/; CONFIG in the query.
    Answer call(const QByteArray &method, const QByteArray &path, const QJsonValue &config = {});
    Answer post(const QByteArray &path, const QJsonObject &config)
    {
        return call("POST", path, config);
    }
    Answer get(const QByteArray &path, const QJsonValue &config = {})
    {
        return call("GET", path, config);
    }
    Answer upload(const QByteArray &path, const QJsonObject &config, const QByteArray &csv,
        const QByteArray &part = "FILE");
    bool signIn(const char *refreshToken);
    bool set(const QJsonObject &settings) { return client->setSettings(settings); }
    bool mutate(const QJsonObject &mutation);

    QByteArray viewId(const QString &name);
    QByteArray at(
        const QByteArray &view, const QByteArray &what) const; // workspaces/W/views/V/what
    QJsonObject digest(const QByteArray &stream);
    QStringList rows(const QByteArray &stream); // the values of each, joined by |, sorted
    QJsonObject limits();

    // A table in the first workspace; its view id.
    QByteArray newTable(const QString &name, const QList<QPair<QString, QString>> &columns);
    QByteArray job(const QByteArray &view, const QJsonObject &config, const QByteArray &csv);
    QJsonObject waitFor(const QByteArray &jobId); // data of the finished import job
    QByteArray exported(const QByteArray &path, const QJsonObject &config); // by a job

    std::unique_ptr<sandbox::Sandbox> sandbox;
    std::unique_ptr<SandboxClient> client;
    Headers headers;
    QString problem;
};

int errorCodeOf(const Answer &answer); // 0: none
QJsonObject dataOf(const Answer &answer);
QJsonObject csvConfig(const QString &type, const QString &onError = QStringLiteral("abort"));

inline const QByteArray kTestWorkspace = "workspaces/69251000000020001";

} // namespace sluice::testing
