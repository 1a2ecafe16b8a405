// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sandboxprocess.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <csignal>
#include <memory>
#include <sys/prctl.h>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

constexpr int kReadyLimitMs = 30'000;
constexpr int kEndLimitMs = 5'000;
constexpr int kAdminLimitMs = 30'000;

} // namespace

SandboxProcess::~SandboxProcess()
{
    stop();
}

QString SandboxProcess::start(const QString &program, const QStringList &arguments)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    // A test that is killed takes it along; else whoever reads their output waits for its end.
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    m_process.start(program, arguments);
    if (!m_process.waitForStarted(kReadyLimitMs))
        return u"%1 did not start: %2"_s.arg(program, m_process.errorString());
    QElapsedTimer timer;
    timer.start();
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(kReadyLimitMs - static_cast<int>(timer.elapsed())))
            return u"%1 printed no ready line: %2"_s.arg(program, m_process.errorString());
    }
    m_ready = QJsonDocument::fromJson(m_process.readLine()).object();
    return m_ready.isEmpty() ? u"The ready line is no JSON object"_s : QString();
}

void SandboxProcess::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(kEndLimitMs)) {
        m_process.kill();
        m_process.waitForFinished(kEndLimitMs);
    }
}

QUrl SandboxProcess::url(const QString &role) const
{
    return QUrl(m_ready.value(role).toString());
}

QString SandboxProcess::credential(const QString &name) const
{
    return m_ready.value("credentials"_L1).toObject().value(name).toString();
}

QByteArray SandboxProcess::send(
    const QByteArray &method, const QString &path, const QByteArray &body)
{
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(url(u"admin"_s).toString() + path));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setTransferTimeout(kAdminLimitMs);
    const std::unique_ptr<QNetworkReply> reply(network.sendCustomRequest(request, method, body));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished())
        loop.exec();
    const QByteArray answer = reply->readAll();
    if (reply->error() != QNetworkReply::NoError) {
        qWarning("sandbox: %s %s: %s %s", method.constData(), qPrintable(path),
            qPrintable(reply->errorString()), answer.constData());
        return {};
    }
    return answer;
}

static QByteArray jsonOf(const QJsonValue &value)
{
    return value.isArray() ? QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)
                           : QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
}

QByteArray SandboxProcess::getText(const QString &path)
{
    return send("GET", path, {});
}

QJsonObject SandboxProcess::get(const QString &path)
{
    return QJsonDocument::fromJson(getText(path)).object();
}

QJsonObject SandboxProcess::put(const QString &path, const QJsonValue &body)
{
    return QJsonDocument::fromJson(send("PUT", path, jsonOf(body))).object();
}

QJsonObject SandboxProcess::post(const QString &path, const QJsonValue &body)
{
    return QJsonDocument::fromJson(send("POST", path, jsonOf(body))).object();
}

bool SandboxProcess::setSettings(const QJsonObject &settings)
{
    return !put(u"/settings"_s, settings).isEmpty();
}

bool SandboxProcess::setFaults(const QJsonArray &faults)
{
    return !put(u"/faults"_s, faults).isEmpty();
}

bool SandboxProcess::reset()
{
    return !post(u"/reset"_s, QJsonObject()).isEmpty();
}

int SandboxProcess::requestCount(const QString &service, const QString &method, const QString &part)
{
    int count = 0;
    for (const QJsonValue &value :
        get(u"/requests?service="_s + service).value("requests"_L1).toArray()) {
        const QJsonObject request = value.toObject();
        if (request.value("method"_L1).toString() == method
            && request.value("path"_L1).toString().contains(part))
            ++count;
    }
    return count;
}

} // namespace sluice::testing
