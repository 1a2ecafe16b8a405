// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/crmcallbacks.h"

#include <QJsonDocument>
#include <QUrl>

#include <httplib.h>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr time_t kCrmCallbackSeconds = 5;
constexpr int kPlainHttpPort = 80;

void sendCrmCallback(const QUrl &url, const QJsonObject &body)
{
    const std::string host = url.host() == "::1"_L1 ? "::1" : "127.0.0.1";
    httplib::Client client(host, url.port(kPlainHttpPort));
    client.set_connection_timeout(kCrmCallbackSeconds);
    client.set_read_timeout(kCrmCallbackSeconds);
    client.set_url_encode(false);
    const std::string target
        = url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority).toStdString();
    client.Post(target.empty() ? "/" : target,
        QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString(), "application/json");
}

} // namespace

CrmCallbacks::CrmCallbacks(Environment &environment)
    : m_environment(environment)
    , m_prompt(environment.clock)
    , m_late(environment.clock)
{
}

void CrmCallbacks::start()
{
    m_prompt.start(m_environment.stop);
    m_late.start(m_environment.stop);
}

void CrmCallbacks::stop()
{
    m_prompt.stop();
    m_late.stop();
}

void CrmCallbacks::clear()
{
    m_prompt.clear();
    m_late.clear();
}

bool CrmCallbacks::isFlat() const
{
    return m_environment.settings.text(u"callbackShape"_s) == "flat"_L1;
}

void CrmCallbacks::post(
    const QJsonObject &callback, qint64 notBeforeMs, std::function<QJsonObject()> body)
{
    const QUrl url(callback.value("url"_L1).toString(), QUrl::StrictMode);
    const QString when = m_environment.settings.text(u"callbacks"_s);
    if (callback.isEmpty() || !url.isValid() || url.scheme() != "http"_L1 || when == "none"_L1)
        return;
    const auto send = [url, body = std::move(body)] { sendCrmCallback(url, body()); };
    if (when == "late"_L1) {
        const qint64 late = m_environment.settings.number(u"callbackLateMs"_s);
        m_late.post(notBeforeMs + late, send);
        return;
    }
    m_prompt.post(notBeforeMs, send);
    if (when == "twice"_L1)
        m_prompt.post(notBeforeMs, send);
}

} // namespace sluice::sandbox
