// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QSslConfiguration>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace sluice::testing {

// A mail as the sink took it, headers and parts taken apart.
struct SunkMail
{
    QByteArray from; // of the envelope
    QByteArray to;
    QByteArray user; // who signed in, and with what
    QByteArray password;
    bool isEncrypted = false;
    QByteArray data; // as it came, without the dots of SMTP

    QByteArray header(const QByteArray &name) const;
    QByteArray text() const; // of the first part, decoded
    QByteArray attachment() const; // of the second, decoded; empty: there is none
};

// What the sink does. `answer` is asked for each command (and for the mail itself, as "."): a line
// in place of the usual one; "hang" for no answer at all, "drop" for the end of the connection.
struct SmtpManners
{
    enum class Tls { None, Offered, Implicit };
    Tls tls = Tls::None;
    QSslConfiguration certificate = {};
    bool wantsSignIn = false;
    std::function<QByteArray(const QByteArray &command)> answer = {};
};

// A small SMTP server on a loopback port, in a thread of its own, for tests of mails: plain, with
// STARTTLS or with TLS from the first byte. It keeps what it takes and delivers nothing. `answer`
// runs in its thread.
class SmtpSink
{
public:
    explicit SmtpSink(SmtpManners manners = {}, quint16 port = 0);
    ~SmtpSink();
    SmtpSink(const SmtpSink &) = delete;
    SmtpSink &operator=(const SmtpSink &) = delete;

    quint16 port() const;
    QString server() const; // smtp://127.0.0.1:port, or smtps
    QList<SunkMail> mails() const;
    int connections() const;
    QList<QByteArray> commands() const; // of all connections, without sign-ins

private:
    class Core;
    std::unique_ptr<Core> m_core;
};

} // namespace sluice::testing
