// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QList>

#include <chrono>
#include <map>
#include <memory>

namespace sluice {

// A request that a browser sent, as far as a sign-in looks at it.
struct LoopbackRequest
{
    int connection = -1;
    bool isWellFormed = false;
    QByteArray method;
    QByteArray target; // path and query, as sent
    QList<QByteArray> hosts; // every Host header
};

// What a browser is shown. Plain words: they are escaped.
struct LoopbackPage
{
    int status = 200;
    QString heading;
    QString text;
};

// A listener on 127.0.0.1 for the end of a browser's sign-in. It takes several connections at once,
// since browsers open some that they never use; it decides nothing, keeps nothing and never logs
// what came. One thread at a time; owned by BrowserSignIn.
class LoopbackListener final
{
public:
    // Port 0: any free one.
    static Result<std::unique_ptr<LoopbackListener>> open(
        quint16 port, std::chrono::milliseconds requestLimit);
    ~LoopbackListener();
    Q_DISABLE_COPY_MOVE(LoopbackListener)

    quint16 port() const { return m_port; }

    // The requests that are there whole, after waiting at most `limit` for the first. Each is to be
    // answered.
    QList<LoopbackRequest> take(std::chrono::milliseconds limit);

    // Sends the page and closes the connection.
    void answer(int connection, const LoopbackPage &page);

private:
    struct Visitor
    {
        QByteArray received;
        qint64 sinceMs = 0;
        bool isWhole = false;
    };

    LoopbackListener() = default;
    void greet();
    bool readFrom(int connection, Visitor &visitor);
    void drop(int connection);

    int m_fd = -1;
    quint16 m_port = 0;
    std::chrono::milliseconds m_requestLimit{0};
    std::map<int, Visitor> m_visitors; // by connection
};

} // namespace sluice
