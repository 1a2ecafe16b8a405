// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/sandbox.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QTemporaryDir>

#include <memory>
#include <utility>

namespace sluice::testing {

using Headers = QList<std::pair<QByteArray, QByteArray>>;

// What the sandbox answered to one raw request. The client of these tests is written from the
// reference and shares nothing with the product's clients. Plain values, test thread.
struct Answer
{
    int status = 0; // 0: there was no answer
    QByteArray body;
    Headers headers;
    QJsonObject json() const;
    QString code() const; // "code", bare or in data[0]
    QByteArray header(const QByteArray &name) const;
};

// How a connection ended, seen on the bare socket.
struct RawEnd
{
    QByteArray received;
    bool wasReset = false;
    bool hasTimedOut = false;
};

// A client of the emulated services that shares no code with the product's: plain HTTP calls and
// the few steps that tests repeat. One thread.
class SandboxClient
{
public:
    explicit SandboxClient(int port);

    Answer call(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
        const Headers &headers = {});
    Answer json(const QByteArray &method, const QByteArray &path, const QJsonObject &body);
    Answer get(const QByteArray &path) { return call("GET", path); }
    Answer admin(const QByteArray &method, const QByteArray &path, const QJsonValue &body = {});
    bool setSettings(const QJsonObject &settings);
    bool setFaults(const QJsonArray &faults);
    QJsonObject digest(const QByteArray &stream = "Leads");
    QJsonObject ledgerValues(const QByteArray &id, const QByteArray &stream = "Leads");

    QByteArray newToken(); // by the constant refresh token; used by later calls
    void setToken(const QByteArray &token) { m_token = token; }
    Answer form(const QByteArray &path, const Headers &fields);

    // Makes the job and waits for its end; the finished status' entry.
    QJsonObject readJob(const QJsonObject &query);
    QByteArray readCsv(const QJsonObject &finished); // the one CSV of its result
    QByteArray upload(const QByteArray &csv); // the file id; empty: refused
    Answer createWrite(const QJsonObject &resourceOverrides, const QByteArray &fileId,
        const QString &operation, bool ignoresEmpty = false);
    QJsonObject waitForWrite(const Answer &created);
    QByteArray writeCsv(const QJsonObject &finished);

    // Sends the bytes on a connection of its own and reads to the end.
    RawEnd raw(const QByteArray &bytes, int timeoutMs = 3000) const;

    int port() const { return m_port; }

private:
    int m_port;
    QByteArray m_token;
};

// A sandbox inside the test, with limits off and no waiting unless told otherwise.
struct SandboxUnderTest
{
    explicit SandboxUnderTest(sandbox::SandboxOptions options = fast());
    static sandbox::SandboxOptions fast();

    std::unique_ptr<sandbox::Sandbox> sandbox;
    QString problem; // why it could not start
    std::unique_ptr<SandboxClient> client; // with a token
};

QByteArray zipOf(const QByteArray &csv, const QByteArray &name = "data.csv");
QByteArray csvOf(const QByteArray &zip); // empty: not a sound archive with one CSV
QByteArray multipartOf(
    const QByteArray &part, const QByteArray &fileName, const QByteArray &content);
QJsonObject condition(const QString &field, const QString &comparator, const QJsonValue &value);

} // namespace sluice::testing
