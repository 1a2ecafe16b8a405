// SPDX-License-Identifier: GPL-3.0-or-later
#include "catalystclient.h"

#include "sandbox/accounts/grants.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

constexpr int kExportTimeoutMs = 10'000;

} // namespace

CatalystUnderTest::CatalystUnderTest(sandbox::SandboxOptions options)
    : headers{{"Accept", "application/vnd.catalyst.v2+json"}, {"Content-Type", "application/json"},
        {"Environment", "Production"}}
    , sandbox(std::make_unique<sandbox::Sandbox>(std::move(options)))
{
    if (auto started = sandbox->start(); !started) {
        problem = started.error().text();
        return;
    }
    client = std::make_unique<SandboxClient>(sandbox->port());
    signIn(
        sandbox::kCatalystClientId, sandbox::kCatalystClientSecret, sandbox::kCatalystRefreshToken);
}

bool CatalystUnderTest::signIn(
    const QByteArray &clientId, const QByteArray &secret, const QByteArray &refresh)
{
    const Answer answer = client->form("/oauth/v2/token",
        {{"grant_type", "refresh_token"}, {"client_id", clientId}, {"client_secret", secret},
            {"refresh_token", refresh}});
    const QByteArray token = answer.json().value("access_token"_L1).toString().toLatin1();
    client->setToken(token);
    return !token.isEmpty();
}

Answer CatalystUnderTest::call(
    const QByteArray &method, const QByteArray &path, const QByteArray &body)
{
    return client->call(method, "/baas/v1/project/69251000000007733" + path, body, headers);
}

QJsonObject CatalystUnderTest::mutate(const QJsonObject &mutation)
{
    QJsonObject whole = mutation;
    whole.insert(u"service"_s, u"catalyst"_s);
    return client->admin("POST", "mutate", whole).json()["results"_L1][0].toObject();
}

QJsonObject CatalystUnderTest::digest(const QByteArray &table)
{
    return client->admin("GET", "ledger/digest?service=catalyst&stream=" + table).json();
}

QList<QJsonObject> CatalystUnderTest::ledger(const QByteArray &table)
{
    QList<QJsonObject> all;
    const QList<QByteArray> lines
        = client->admin("GET", "ledger?service=catalyst&stream=" + table).body.split('\n');
    for (const QByteArray &line : lines) {
        if (!line.isEmpty())
            all.append(QJsonDocument::fromJson(line).object());
    }
    return all;
}

Answer CatalystUnderTest::query(const QByteArray &zcql)
{
    return call("POST", "/query",
        QJsonDocument(QJsonObject{{u"query"_s, QString::fromUtf8(zcql)}}).toJson());
}

QList<QJsonObject> CatalystUnderTest::rows(const QByteArray &zcql, const QString &table)
{
    QList<QJsonObject> found;
    for (const QJsonValue &row : query(zcql).json().value("data"_L1).toArray())
        found.append(row[table].toObject());
    return found;
}

QString CatalystUnderTest::createJob(const QJsonObject &body)
{
    const Answer made = call("POST", "/bulk/read", QJsonDocument(body).toJson());
    return made.status == 200 ? made.json()["data"_L1]["job_id"_L1].toString() : QString();
}

QJsonObject CatalystUnderTest::waitForJob(const QString &id)
{
    QJsonObject job;
    const bool isOver = QTest::qWaitFor(
        [&] {
            job = data("/bulk/read/" + id.toLatin1()).toObject();
            return job.value("status"_L1).toString() != "In-Progress"_L1;
        },
        kExportTimeoutMs);
    return isOver ? job : QJsonObject();
}

QByteArray CatalystUnderTest::csv(const QString &id)
{
    return csvOf(get("/bulk/read/" + id.toLatin1() + "/download").body);
}

QList<QByteArray> CatalystUnderTest::lines(const QJsonObject &body)
{
    const QString id = createJob(body);
    if (waitForJob(id).value("status"_L1).toString() != "Completed"_L1)
        return {};
    return csv(id).trimmed().split('\n');
}

QString catalystCode(const Answer &answer)
{
    return answer.json()["data"_L1]["error_code"_L1].toString();
}

} // namespace sluice::testing
