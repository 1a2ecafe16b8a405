// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controlapi/controlgate.h"

#include "base/clock.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostWrongKeys = 10;
constexpr QByteArrayView kBearer = "bearer ";
constexpr QByteArrayView kCodeLibHeader = "catalyst-codelib-secret-key";
constexpr QByteArrayView kPlaceholder = "CODELIB_FAKE_KEY"; // of the CodeLib's documents (C.1)

// From Authorization, or the header that the sync CodeLib's callers send; never from the address.
QByteArray givenKey(const ControlRequest &request)
{
    const QList<QByteArray> authorizations = request.values("authorization");
    if (authorizations.isEmpty())
        return request.value(kCodeLibHeader);
    const QByteArray value = authorizations.front();
    if (authorizations.size() > 1
        || value.left(kBearer.size()).compare(kBearer, Qt::CaseInsensitive) != 0)
        return {};
    return value.mid(kBearer.size()).trimmed();
}

} // namespace

ControlGate::ControlGate(Options options)
    : m(std::move(options))
{
}

std::optional<ControlReply> ControlGate::wrongOrigin(const ControlRequest &request) const
{
    const QList<QByteArray> hosts = request.values("host");
    if (hosts.size() != 1)
        return ControlReply::message(400, u"One Host header is needed"_s);
    const QByteArray host = hosts.front();
    if (!m.address.isNamedBy(host, m.hosts))
        return ControlReply::message(403, u"The Host header does not name this address"_s);
    const QList<QByteArray> origins = request.values("origin");
    const bool isOwn = origins.isEmpty()
        || (origins.size() == 1
            && (origins.front().toLower() == "http://" + host.toLower()
                || origins.front().toLower() == "https://" + host.toLower()));
    const QList<QByteArray> sites = request.values("sec-fetch-site");
    const bool isOwnSite = std::all_of(sites.cbegin(), sites.cend(),
        [](const QByteArray &site) { return site == "none" || site == "same-origin"; });
    if (!isOwn || !isOwnSite)
        return ControlReply::message(403, u"Pages of other origins are not answered"_s);
    return std::nullopt;
}

// As the CodeLib's own callbacks had it: addresses stand in logs (datastore-analytics C.9). It is
// not looked at, and no wrong key either.
std::optional<ControlReply> ControlGate::keyInAddress(const ControlRequest &request) const
{
    if (!request.queryItem(kCodeLibHeader))
        return std::nullopt;
    m.logger.warning(u"A key came to the control API in an address, and was refused"_s);
    ControlReply reply = ControlReply::message(401,
        u"The key does not belong into the address: send it in the header %1"_s.arg(
            QLatin1StringView(kCodeLibHeader)));
    reply.headers.emplaceBack("WWW-Authenticate", "Bearer");
    return reply;
}

// A pause holds up wrong keys only: whoever has the right one is not kept out by another's mistake.
std::optional<ControlReply> ControlGate::wrongKey(const ControlRequest &request)
{
    const Secret given(givenKey(request));
    const bool isRight = given == m.key; // constant time
    const std::scoped_lock lock(m_mutex);
    if (isRight) {
        m_wrongKeys = 0;
        return std::nullopt;
    }
    const qint64 now = monotonicMs();
    if (now < m_pauseUntilMs) {
        ControlReply reply = ControlReply::message(429, u"Too many wrong keys; wait"_s);
        reply.headers.emplaceBack(
            "Retry-After", QByteArray::number((m_pauseUntilMs - now + 999) / 1000));
        return reply;
    }
    if (!given.isEmpty() && ++m_wrongKeys >= kMostWrongKeys) {
        m_wrongKeys = 0;
        m_pauseUntilMs = now + m.keyPause.count();
        m.logger.warning(u"Many wrong keys came to the control API"_s);
    }
    const QString need = given.reveal() == kPlaceholder
        ? u"%1 is a placeholder that everybody knows"_s.arg(QLatin1StringView(kPlaceholder))
        : u"The key is needed"_s;
    ControlReply reply = ControlReply::message(401,
        u"%1: send the content of control.key as Authorization: Bearer KEY, or in the header %2"_s
            .arg(need, QLatin1StringView(kCodeLibHeader)));
    reply.headers.emplaceBack("WWW-Authenticate", "Bearer");
    return reply;
}

std::optional<ControlReply> ControlGate::refusal(const ControlRequest &request)
{
    if (auto refused = wrongOrigin(request))
        return refused;
    if (auto refused = keyInAddress(request))
        return refused;
    if (request.path == "/healthz" || (m.isCallback && m.isCallback(request)))
        return std::nullopt;
    return wrongKey(request);
}

} // namespace sluice
