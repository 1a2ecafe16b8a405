// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "base/result.h"
#include "base/secret.h"
#include "base/timings.h"
#include "core/auth/loopbacklistener.h"

#include <QMap>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <memory>
#include <mutex>
#include <optional>

namespace sluice {

// The proof that whoever exchanges a code is who asked for it (RFC 7636, S256).
struct ProofKey
{
    Secret verifier; // 43 characters
    QByteArray challenge;
};
ProofKey newProofKey();

struct BrowserSignInOptions
{
    quint16 port = 0; // 0: any free one
    // What the service may add to code, state and error; anything else is refused.
    QStringList knownParameters;
};

// What the browser brought back.
struct BrowserAnswer
{
    Secret code;
    QMap<QString, QString> parameters; // of those known
};

// The way of a sign-in through the browser and back to this computer (RFC 8252): state and proof
// key, the listener on 127.0.0.1 for one request that fits within Timings::signIn, and in its place
// the pasted address at which the browser ended. A state is compared in constant time and works
// once. It knows no service, opens no browser and exchanges nothing.
//
// begin() and wait() block little and for long: worker threads. paste() may come from any thread
// while wait() waits. Owned by whoever signs in.
class BrowserSignIn final
{
public:
    static std::unique_ptr<BrowserSignIn> begin(
        const BrowserSignInOptions &options, const Timings &timings);
    ~BrowserSignIn();
    Q_DISABLE_COPY_MOVE(BrowserSignIn)

    // Why the browser cannot come back by itself; then only paste() helps.
    std::optional<Error> problem() const { return m_problem; }
    QUrl redirectUri() const { return m_redirectUri; }
    static QUrl redirectUriFor(quint16 port); // to be registered with the service
    const Secret &state() const { return m_state; }
    const ProofKey &proof() const { return m_proof; }

    // Until the browser is back, an address was pasted, the time is over or the token stops it.
    Result<BrowserAnswer> wait(const CancelToken &token);

    // The address at which the browser ended. An Error says what is wrong with it, and the wait
    // goes on; a refusal that the address tells ends it.
    Result<void> paste(const Secret &address);

    // How it ended, for the browser that is still waiting for its page. Nothing is taken after it.
    void conclude(bool isSignedIn);

private:
    // What a request or an address comes to.
    struct Reading
    {
        LoopbackPage page;
        std::optional<Result<BrowserAnswer>> end; // nothing: go on waiting
    };

    BrowserSignIn(const BrowserSignInOptions &options, const Timings &timings);
    Reading readRequest(const LoopbackRequest &request);
    Reading readQuery(const QByteArray &query);
    Reading readParameters(const QMap<QString, QByteArray> &values);
    void serve(std::chrono::milliseconds limit);

    const Timings m_timings;
    const QStringList m_known;
    const Secret m_state;
    const ProofKey m_proof;
    const qint64 m_endMs;
    std::unique_ptr<LoopbackListener> m_listener;
    std::optional<Error> m_problem;
    QUrl m_redirectUri;
    int m_waiting = -1; // the connection that brought the answer
    std::mutex m_mutex; // of what follows
    bool m_isStateUsed = false;
    std::optional<Result<BrowserAnswer>> m_end;
};

} // namespace sluice
