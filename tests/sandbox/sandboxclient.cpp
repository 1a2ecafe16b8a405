// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandboxclient.h"

#include "base/zip/zipreader.h"
#include "base/zip/zipwriter.h"
#include "sandbox/accounts/grants.h"
#include "sandbox/sandboxclock.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>
#include <QUrl>

#include <httplib.h>

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

constexpr int kJobTimeoutMs = 10'000;

QByteArray jsonText(const QJsonValue &value)
{
    return value.isArray() ? QJsonDocument(value.toArray()).toJson()
                           : QJsonDocument(value.toObject()).toJson();
}

} // namespace

QJsonObject Answer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QString Answer::code() const
{
    const QJsonObject document = json();
    const QJsonArray data = document.value("data"_L1).toArray();
    return (data.isEmpty() ? document : data.first().toObject()).value("code"_L1).toString();
}

QByteArray Answer::header(const QByteArray &name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

SandboxClient::SandboxClient(int port)
    : m_port(port)
{
}

Answer SandboxClient::call(const QByteArray &method, const QByteArray &path, const QByteArray &body,
    const Headers &headers)
{
    httplib::Client client("127.0.0.1", m_port);
    client.set_read_timeout(20);
    client.set_url_encode(false); // paths are given as they are to be sent
    httplib::Request request;
    request.method = method.toStdString();
    request.path = path.toStdString();
    request.body = body.toStdString();
    for (const auto &[name, value] : headers)
        request.set_header(name.toStdString(), value.toStdString());
    if (!m_token.isEmpty() && !request.has_header("Authorization"))
        request.set_header("Authorization", "Zoho-oauthtoken " + m_token.toStdString());
    const auto result = client.send(request);
    Answer answer;
    if (!result)
        return answer;
    answer.status = result->status;
    answer.body = QByteArray::fromStdString(result->body);
    for (const auto &[name, value] : result->headers)
        answer.headers.append({QByteArray::fromStdString(name), QByteArray::fromStdString(value)});
    return answer;
}

Answer SandboxClient::json(
    const QByteArray &method, const QByteArray &path, const QJsonObject &body)
{
    return call(method, path, jsonText(body), {{"Content-Type", "application/json"}});
}

Answer SandboxClient::admin(
    const QByteArray &method, const QByteArray &path, const QJsonValue &body)
{
    return call(method, "/__sandbox/" + path, method == "GET" ? QByteArray() : jsonText(body),
        {{"Content-Type", "application/json"}});
}

bool SandboxClient::setSettings(const QJsonObject &settings)
{
    return admin("PUT", "settings", settings).status == 200;
}

bool SandboxClient::setFaults(const QJsonArray &faults)
{
    return admin("PUT", "faults", faults).status == 200;
}

QJsonObject SandboxClient::digest(const QByteArray &stream)
{
    return admin("GET", "ledger/digest?service=zoho-crm&stream=" + stream).json();
}

QJsonObject SandboxClient::ledgerValues(const QByteArray &id, const QByteArray &stream)
{
    const QList<QByteArray> lines
        = admin("GET", "ledger?service=zoho-crm&stream=" + stream).body.split('\n');
    for (const QByteArray &line : lines) {
        const QJsonObject entry = QJsonDocument::fromJson(line).object();
        if (entry.value("id"_L1).toString() == QLatin1StringView(id))
            return entry.value("values"_L1).toObject();
    }
    return {};
}

Answer SandboxClient::form(const QByteArray &path, const Headers &fields)
{
    QByteArray body;
    for (const auto &[name, value] : fields)
        body += (body.isEmpty() ? "" : "&") + name + '='
            + QUrl::toPercentEncoding(QString::fromUtf8(value));
    return call("POST", path, body, {{"Content-Type", "application/x-www-form-urlencoded"}});
}

QByteArray SandboxClient::newToken()
{
    const Answer answer = form("/oauth/v2/token",
        {{"grant_type", "refresh_token"}, {"client_id", sandbox::kClientId},
            {"client_secret", sandbox::kClientSecret}, {"refresh_token", sandbox::kRefreshToken}});
    m_token = answer.json().value("access_token"_L1).toString().toLatin1();
    return m_token;
}

QJsonObject SandboxClient::readJob(const QJsonObject &query)
{
    const Answer created = json("POST", "/crm/bulk/v8/read", {{u"query"_s, query}});
    if (created.status != 201)
        return {};
    const QJsonObject details = created.json()
                                    .value("data"_L1)
                                    .toArray()
                                    .first()
                                    .toObject()
                                    .value("details"_L1)
                                    .toObject();
    QJsonObject entry;
    const bool isDone = QTest::qWaitFor(
        [&] {
            entry = get("/crm/bulk/v8/read/" + details.value("id"_L1).toString().toLatin1())
                        .json()
                        .value("data"_L1)
                        .toArray()
                        .first()
                        .toObject();
            const QString state = entry.value("state"_L1).toString();
            return state == "COMPLETED"_L1 || state == "FAILURE"_L1;
        },
        kJobTimeoutMs);
    return isDone ? entry : QJsonObject();
}

QByteArray SandboxClient::readCsv(const QJsonObject &finished)
{
    const QJsonObject result = finished.value("result"_L1).toObject();
    return csvOf(get(result.value("download_url"_L1).toString().toLatin1()).body);
}

QByteArray SandboxClient::upload(const QByteArray &csv)
{
    const Answer answer = call("POST", "/crm/v8/upload", multipartOf("file", "out.zip", zipOf(csv)),
        {{"Content-Type", "multipart/form-data; boundary=edge"}, {"feature", "bulk-write"},
            {"X-CRM-ORG", "808232144"}});
    return answer.json().value("details"_L1).toObject().value("file_id"_L1).toString().toLatin1();
}

Answer SandboxClient::createWrite(const QJsonObject &resourceOverrides, const QByteArray &fileId,
    const QString &operation, bool ignoresEmpty)
{
    QJsonObject resource{{u"type"_s, u"data"_s},
        {u"module"_s, QJsonObject{{u"api_name"_s, u"Leads"_s}}},
        {u"file_id"_s, QString::fromLatin1(fileId)}, {u"file_names"_s, QJsonArray{u"data.csv"_s}}};
    if (operation != "insert"_L1)
        resource.insert(u"find_by"_s, u"id"_s);
    for (auto it = resourceOverrides.begin(); it != resourceOverrides.end(); ++it)
        resource.insert(it.key(), it.value());
    return json("POST", "/crm/bulk/v8/write",
        {{u"operation"_s, operation}, {u"ignore_empty"_s, ignoresEmpty},
            {u"character_encoding"_s, u"UTF-8"_s}, {u"resource"_s, QJsonArray{resource}}});
}

QJsonObject SandboxClient::waitForWrite(const Answer &created)
{
    const QByteArray id
        = created.json().value("details"_L1).toObject().value("id"_L1).toString().toLatin1();
    QJsonObject job;
    const bool isDone = QTest::qWaitFor(
        [&] {
            job = get("/crm/bulk/v8/write/" + id).json();
            const QString status = job.value("status"_L1).toString();
            return status == "COMPLETED"_L1 || status == "FAILED"_L1;
        },
        kJobTimeoutMs);
    return isDone ? job : QJsonObject();
}

QByteArray SandboxClient::writeCsv(const QJsonObject &finished)
{
    const QUrl url(finished.value("result"_L1).toObject().value("download_url"_L1).toString());
    SandboxClient host(url.port(m_port));
    host.setToken(m_token);
    return csvOf(host.get(url.path().toLatin1()).body);
}

RawEnd SandboxClient::raw(const QByteArray &bytes, int timeoutMs) const
{
    RawEnd end;
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<quint16>(m_port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        ::send(socket, bytes.constData(), static_cast<size_t>(bytes.size()), MSG_NOSIGNAL);
    char buffer[16 * 1024];
    for (;;) {
        pollfd entry{socket, POLLIN, 0};
        if (::poll(&entry, 1, timeoutMs) <= 0) {
            end.hasTimedOut = true;
            break;
        }
        const ssize_t count = ::recv(socket, buffer, sizeof buffer, 0);
        if (count <= 0) {
            end.wasReset = count < 0 && errno == ECONNRESET;
            break;
        }
        end.received.append(buffer, count);
    }
    ::close(socket);
    return end;
}

sandbox::SandboxOptions SandboxUnderTest::fast()
{
    sandbox::SandboxOptions options;
    options.hasLimits = false;
    options.scale = 300;
    return options;
}

SandboxUnderTest::SandboxUnderTest(sandbox::SandboxOptions options)
    : sandbox(std::make_unique<sandbox::Sandbox>(std::move(options)))
{
    if (auto started = sandbox->start(); !started) {
        problem = started.error().text();
        return;
    }
    client = std::make_unique<SandboxClient>(sandbox->port());
    client->setSettings({{u"readJobMs"_s, 0}, {u"writeJobMs"_s, 0}});
    client->newToken();
}

QByteArray zipOf(const QByteArray &csv, const QByteArray &name)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"made.zip"_s);
    if (!writeZipFile(path, name, csv))
        return {};
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray csvOf(const QByteArray &zip)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"read.zip"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(zip) != zip.size())
        return {};
    file.close();
    auto reader = ZipReader::open(file.fileName());
    if (!reader)
        return {};
    auto entry = singleCsvEntry(**reader);
    if (!entry)
        return {};
    auto device = (*reader)->openEntry(entry->index);
    if (!device)
        return {};
    const QByteArray content = (*device)->readAll();
    return (*device)->failure() ? QByteArray() : content;
}

QByteArray multipartOf(
    const QByteArray &part, const QByteArray &fileName, const QByteArray &content)
{
    return "--edge\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\"" + fileName
        + "\"\r\nContent-Type: application/zip\r\n\r\n" + content + "\r\n--edge--\r\n";
}

QJsonObject condition(const QString &field, const QString &comparator, const QJsonValue &value)
{
    return {{u"field"_s, QJsonObject{{u"api_name"_s, field}}}, {u"comparator"_s, comparator},
        {u"value"_s, value}};
}

} // namespace sluice::testing
