// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/analytics/analyticscallback.h"

#include <QJsonDocument>
#include <QUrl>

#include <httplib.h>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr int kCallbackSeconds = 5;

bool isLoopbackHost(const QString &host)
{
    return host == "127.0.0.1"_L1 || host == "localhost"_L1;
}

bool isPrivateHost(const QString &host)
{
    if (isLoopbackHost(host) || !host.contains(u'.'))
        return true;
    in_addr address = {};
    if (::inet_pton(AF_INET, host.toLatin1().constData(), &address) != 1)
        return false;
    const quint32 number = ntohl(address.s_addr);
    return number >> 24 == 127 || number >> 24 == 10 || number >> 20 == 0xAC1
        || number >> 16 == 0xC0A8 || number >> 16 == 0xA9FE || number == 0;
}

bool answersOnLoopback(int port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<quint16>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool isThere
        = ::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    ::close(socket);
    return isThere;
}

} // namespace

AnalyticsCallbacks::AnalyticsCallbacks(Environment &environment)
    : m_environment(environment)
{
}

AnalyticsCallbacks::~AnalyticsCallbacks()
{
    stop();
}

void AnalyticsCallbacks::stop()
{
    const std::scoped_lock lock(m_mutex);
    for (std::thread &thread : m_threads)
        thread.join();
    m_threads.clear();
}

std::optional<AnalyticsProblem> AnalyticsCallbacks::check(const QString &text) const
{
    if (text.isEmpty())
        return std::nullopt;
    const QUrl url(text, QUrl::StrictMode);
    const bool isWeb = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (!url.isValid() || !isWeb || url.host().isEmpty())
        return AnalyticsProblem{8125, {}};
    const bool isAllowed = isLoopbackHost(url.host())
        && m_environment.settings.flag(u"analyticsLoopbackCallbacks"_s);
    if (!isAllowed)
        return AnalyticsProblem{isPrivateHost(url.host()) ? 8127 : 8126, {}};
    if (url.scheme() != "http"_L1 || !answersOnLoopback(url.port(80)))
        return AnalyticsProblem{8126, {}};
    return std::nullopt;
}

void AnalyticsCallbacks::send(const QString &text, const QJsonObject &body)
{
    if (text.isEmpty() || m_environment.stop.isStopped())
        return;
    const std::scoped_lock lock(m_mutex);
    m_threads.emplace_back([url = QUrl(text), body] {
        httplib::Client client("127.0.0.1", url.port(80));
        client.set_connection_timeout(kCallbackSeconds);
        client.set_read_timeout(kCallbackSeconds);
        client.set_url_encode(false);
        const std::string target
            = url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority).toStdString();
        client.Post(target.empty() ? "/" : target,
            QJsonDocument(body).toJson(QJsonDocument::Compact).toStdString(), "application/json");
    });
}

} // namespace sluice::sandbox
