// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/browsersignin.h"

#include "base/clock.h"

#include <QUrlQuery>

#include <sodium.h>

#include <utility>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr qsizetype kSignInRandomBytes = 32; // 256 bits: 43 characters
constexpr char kSignInPath[] = "/sign-in";

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

Secret randomSignInText()
{
    if (sodium_init() < 0)
        qFatal("libsodium could not be started");
    QByteArray bytes(kSignInRandomBytes, Qt::Uninitialized);
    randombytes_buf(bytes.data(), kSignInRandomBytes);
    Secret text(base64Url(bytes));
    sodium_memzero(bytes.data(), kSignInRandomBytes);
    return text;
}

LoopbackPage refusedPage(int status, const QString &why)
{
    return {status, u"Not signed in"_s, why};
}

LoopbackPage usedPage()
{
    return refusedPage(410, u"This address was used already. Go back to Sluice."_s);
}

Error signInDenied(const QString &code)
{
    const bool isDenied = code == "access_denied"_L1;
    return Error{.kind = ErrorKind::Auth,
        .what = isDenied ? u"The sign-in was refused in the browser"_s
                         : u"The browser came back without a sign-in"_s,
        .why = isDenied ? u"somebody chose to reject it, or too many were asked for"_s
                        : u"the service says %1"_s.arg(code.left(100)),
        .next = isDenied ? u"Sign in again and accept; after ten refusals wait ten minutes"_s
                         : u"Check the connection's client ID, redirect address and scopes"_s,
        .code = code.left(100)};
}

} // namespace

ProofKey newProofKey()
{
    ProofKey key{.verifier = randomSignInText(), .challenge = {}};
    QByteArray hash(crypto_hash_sha256_BYTES, Qt::Uninitialized);
    const QByteArray &text = key.verifier.reveal();
    crypto_hash_sha256(reinterpret_cast<uchar *>(hash.data()),
        reinterpret_cast<const uchar *>(text.constData()), quint64(text.size()));
    key.challenge = base64Url(hash);
    return key;
}

std::unique_ptr<BrowserSignIn> BrowserSignIn::begin(
    const BrowserSignInOptions &options, const Timings &timings)
{
    return std::unique_ptr<BrowserSignIn>(new BrowserSignIn(options, timings));
}

BrowserSignIn::BrowserSignIn(const BrowserSignInOptions &options, const Timings &timings)
    : m_timings(timings)
    , m_known(options.knownParameters)
    , m_state(randomSignInText())
    , m_proof(newProofKey())
    , m_endMs(monotonicMs() + timings.signIn.count())
{
    auto opened = LoopbackListener::open(options.port, timings.signInRequest);
    if (opened)
        m_listener = std::move(*opened);
    else
        m_problem = std::move(opened).error();
    m_redirectUri = redirectUriFor(m_listener ? m_listener->port() : options.port);
}

QUrl BrowserSignIn::redirectUriFor(quint16 port)
{
    QUrl uri;
    uri.setScheme(u"http"_s);
    uri.setHost(u"127.0.0.1"_s);
    uri.setPort(port);
    uri.setPath(QLatin1String(kSignInPath));
    return uri;
}

BrowserSignIn::~BrowserSignIn()
{
    conclude(false);
}

Result<BrowserAnswer> BrowserSignIn::wait(const CancelToken &token)
{
    for (;;) {
        if (token.isStopped())
            return fail(
                Error{.kind = ErrorKind::Cancelled, .what = u"The sign-in was cancelled"_s});
        {
            const std::lock_guard lock(m_mutex);
            if (m_end)
                return std::move(*m_end);
        }
        if (monotonicMs() >= m_endMs)
            return fail(ErrorKind::Auth, u"Nobody signed in in time"_s,
                u"the browser did not come back within %1 minutes"_s.arg(
                    m_timings.signIn.count() / 60'000),
                u"Sign in again; if the browser cannot reach this computer, paste its address"_s);
        if (m_listener)
            serve(m_timings.signInPoll);
        else
            token.waitFor(m_timings.signInPoll);
    }
}

void BrowserSignIn::serve(std::chrono::milliseconds limit)
{
    for (const LoopbackRequest &request : m_listener->take(limit)) {
        Reading reading = readRequest(request);
        if (!reading.end) {
            m_listener->answer(request.connection, reading.page);
            continue;
        }
        m_waiting = request.connection;
        const std::lock_guard lock(m_mutex);
        m_end = std::move(reading.end);
    }
}

BrowserSignIn::Reading BrowserSignIn::readRequest(const LoopbackRequest &request)
{
    if (!request.isWellFormed)
        return {refusedPage(400, u"The request could not be understood."_s), {}};
    // A foreign name means that somebody's page was made to point at this computer.
    const QByteArray host = m_redirectUri.authority().toLatin1();
    if (request.hosts != QList<QByteArray>{host})
        return {refusedPage(403, u"The request was meant for another host."_s), {}};
    if (request.method != "GET")
        return {refusedPage(405, u"Only the address that the service gave is taken."_s), {}};
    const qsizetype mark = request.target.indexOf('?');
    if ((mark < 0 ? request.target : request.target.left(mark)) != kSignInPath)
        return {refusedPage(404, u"There is nothing here."_s), {}};
    return readQuery(mark < 0 ? QByteArray() : request.target.mid(mark + 1));
}

BrowserSignIn::Reading BrowserSignIn::readQuery(const QByteArray &query)
{
    QMap<QString, QByteArray> values;
    for (const QByteArray &item : query.split('&')) {
        if (item.isEmpty())
            continue; // Zoho's addresses may end in "&"
        const qsizetype sign = item.indexOf('=');
        const QString name = QString::fromUtf8(QByteArray::fromPercentEncoding(item.left(sign)));
        const bool isKnown = name == "code"_L1 || name == "state"_L1 || name == "error"_L1
            || m_known.contains(name);
        if (!isKnown || sign < 0)
            return {
                refusedPage(400, u"The address holds something that does not belong there."_s), {}};
        if (values.contains(name))
            return {refusedPage(400, u"The address says something twice."_s), {}};
        values.insert(name, QByteArray::fromPercentEncoding(item.mid(sign + 1).replace('+', ' ')));
    }
    return readParameters(values);
}

BrowserSignIn::Reading BrowserSignIn::readParameters(const QMap<QString, QByteArray> &values)
{
    const std::lock_guard lock(m_mutex);
    if (!(Secret(values.value(u"state"_s)) == m_state))
        return {
            refusedPage(400, u"The address belongs to another sign-in. Start again in Sluice."_s),
            {}};
    if (m_isStateUsed)
        return {usedPage(), {}};
    const QString error = QString::fromUtf8(values.value(u"error"_s));
    const bool hasCode = !values.value(u"code"_s).isEmpty();
    if (hasCode == !error.isEmpty())
        return {refusedPage(400, u"The address holds no code."_s), {}};
    m_isStateUsed = true;
    if (!hasCode)
        return {{}, Result<BrowserAnswer>(fail(signInDenied(error)))};
    BrowserAnswer answer{.code = Secret(values.value(u"code"_s)), .parameters = {}};
    for (const QString &name : m_known) {
        if (values.contains(name))
            answer.parameters.insert(name, QString::fromUtf8(values.value(name)));
    }
    return {{}, Result<BrowserAnswer>(std::move(answer))};
}

Result<void> BrowserSignIn::paste(const Secret &address)
{
    const QByteArray text = address.reveal().trimmed();
    const qsizetype mark = text.indexOf('?');
    const QString next = u"Copy the whole address from the browser's address field"_s;
    if (mark < 0 || text.left(mark) != m_redirectUri.toEncoded())
        return fail(ErrorKind::Config, u"This is not the address at which the browser ended"_s,
            u"it begins with %1?"_s.arg(m_redirectUri.toString()), next);
    Reading reading = readQuery(text.mid(mark + 1));
    if (!reading.end)
        return fail(ErrorKind::Config, u"The address cannot be used"_s, reading.page.text, next);
    const std::lock_guard lock(m_mutex);
    m_end = std::move(reading.end);
    return {};
}

void BrowserSignIn::conclude(bool isSignedIn)
{
    if (!m_listener)
        return;
    if (m_waiting >= 0)
        m_listener->answer(std::exchange(m_waiting, -1),
            isSignedIn
                ? LoopbackPage{200, u"Signed in"_s, u"You can close this tab."_s}
                : refusedPage(400, u"Sluice says what went wrong. You can close this tab."_s));
    // Whoever came second is told; then the port is free.
    for (const LoopbackRequest &late : m_listener->take(std::chrono::milliseconds(0)))
        m_listener->answer(late.connection, usedPage());
    m_listener.reset();
}

} // namespace sluice
