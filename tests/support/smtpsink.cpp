// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/smtpsink.h"

#include <QMutex>
#include <QSslSocket>
#include <QTcpServer>
#include <QThread>

#include <atomic>
#include <utility>

namespace sluice::testing {

using namespace Qt::StringLiterals;

namespace {

QByteArray headOf(const QByteArray &part)
{
    return part.left(part.indexOf("\r\n\r\n"));
}

QByteArray headerIn(const QByteArray &head, const QByteArray &name)
{
    QByteArray unfolded = head;
    for (const QByteArray &line : unfolded.replace("\r\n ", " ").split('\n')) {
        if (line.left(name.size() + 1).toLower() == name.toLower() + ':')
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

QByteArray decodedBody(const QByteArray &part)
{
    const qsizetype end = part.indexOf("\r\n\r\n");
    return end < 0 ? QByteArray() : QByteArray::fromBase64(part.mid(end + 4));
}

// The parts of a multipart mail; the mail itself if it is none.
QList<QByteArray> partsOf(const QByteArray &mail)
{
    const QByteArray type = headerIn(headOf(mail), "Content-Type");
    const qsizetype at = type.indexOf("boundary=\"");
    if (at < 0)
        return {mail};
    const QByteArray boundary = type.mid(at + 10).split('"').first();
    QList<QByteArray> parts;
    qsizetype from = mail.indexOf(QByteArray("\r\n--" + boundary + "\r\n"));
    while (from >= 0) {
        const qsizetype begin = from + boundary.size() + 6;
        from = mail.indexOf(QByteArray("\r\n--" + boundary), begin);
        parts.append(mail.mid(begin, from - begin));
        if (mail.mid(from, boundary.size() + 6).endsWith("--"))
            break;
    }
    return parts;
}

class SmtpServer final : public QTcpServer
{
public:
    std::function<void(qintptr)> onConnection;

protected:
    void incomingConnection(qintptr handle) override { onConnection(handle); }
};

} // namespace

QByteArray SunkMail::header(const QByteArray &name) const
{
    return headerIn(headOf(data), name);
}

QByteArray SunkMail::text() const
{
    return decodedBody(partsOf(data).value(0));
}

QByteArray SunkMail::attachment() const
{
    return decodedBody(partsOf(data).value(1));
}

class SmtpSink::Core
{
public:
    SmtpManners manners;
    QThread thread;
    QObject *context = nullptr; // lives in the thread, owns server and sockets
    quint16 port = 0;
    std::atomic<int> accepted = 0;
    mutable QMutex mutex;
    QList<SunkMail> mails;
    QList<QByteArray> commands;

    void serve(qintptr handle);
};

namespace {

// One talk: lines in, answers out.
class SmtpTalk : public QObject
{
public:
    using Keep = std::function<void(const SunkMail &)>;
    using Note = std::function<void(const QByteArray &)>;

    SmtpTalk(qintptr handle, const SmtpManners &manners, Keep keep, Note note, QObject *parent)
        : QObject(parent)
        , m_socket(new QSslSocket(this))
        , m_manners(manners)
        , m_keep(std::move(keep))
        , m_note(std::move(note))
    {
        m_socket->setSocketDescriptor(handle);
        m_socket->setSslConfiguration(manners.certificate);
        connect(m_socket, &QSslSocket::readyRead, this, [this] { read(); });
        connect(m_socket, &QSslSocket::disconnected, this, &QObject::deleteLater);
        if (manners.tls == SmtpManners::Tls::Implicit) {
            connect(m_socket, &QSslSocket::encrypted, this, [this] { greet(); });
            m_socket->startServerEncryption();
        } else {
            greet();
        }
    }

private:
    void greet() { say("", "220 sink.example ESMTP"); }

    // False if the talk ends or hangs here.
    bool say(const QByteArray &command, const QByteArray &usual)
    {
        const QByteArray own = m_manners.answer ? m_manners.answer(command) : QByteArray();
        if (own == "hang")
            return false;
        if (own == "drop") {
            m_socket->disconnectFromHost();
            return false;
        }
        m_socket->write((own.isEmpty() ? usual : own) + "\r\n");
        return own.isEmpty();
    }

    void read()
    {
        m_input += m_socket->readAll();
        while (true) {
            if (m_isData) {
                const qsizetype end = QByteArray("\r\n" + m_input).indexOf("\r\n.\r\n");
                if (end < 0)
                    return;
                take(end);
                continue;
            }
            const qsizetype end = m_input.indexOf("\r\n");
            if (end < 0)
                return;
            const QByteArray line = m_input.left(end);
            m_input.remove(0, end + 2);
            if (std::exchange(m_isSigningIn, false))
                signIn(line);
            else
                obey(line);
        }
    }

    void take(qsizetype end)
    {
        m_mail.data = m_input.left(end);
        m_input.remove(0, end + 3);
        m_isData = false;
        if (m_mail.data.startsWith('.'))
            m_mail.data.remove(0, 1);
        m_mail.data.replace("\r\n.", "\r\n");
        m_mail.isEncrypted = m_socket->isEncrypted();
        if (say(".", "250 2.0.0 taken"))
            m_keep(m_mail);
    }

    void signIn(const QByteArray &line)
    {
        const QList<QByteArray> parts = QByteArray::fromBase64(line).split('\0');
        m_mail.user = parts.value(1);
        m_mail.password = parts.value(2);
        say("AUTH", "235 welcome");
    }

    void obey(const QByteArray &line)
    {
        const QByteArray word = line.left(4).toUpper();
        m_note(word == "AUTH" ? QByteArray("AUTH") : line);
        if (word == "EHLO") {
            QByteArray offers = "250-sink.example\r\n";
            if (m_manners.tls == SmtpManners::Tls::Offered && !m_socket->isEncrypted())
                offers += "250-STARTTLS\r\n";
            say(line, offers + (m_manners.wantsSignIn ? "250 AUTH PLAIN" : "250 8BITMIME"));
        } else if (word == "STAR") {
            if (say(line, "220 go on"))
                m_socket->startServerEncryption();
        } else if (word == "AUTH") {
            m_isSigningIn = say(line, "334 ");
        } else if (word == "MAIL") {
            m_mail.from = line.mid(11).split('>').first();
            say(line, "250 ok");
        } else if (word == "RCPT") {
            m_mail.to = line.mid(9).split('>').first();
            say(line, "250 ok");
        } else if (word == "DATA") {
            m_isData = say(line, "354 go on");
        } else if (word == "QUIT") {
            say(line, "221 bye");
            m_socket->disconnectFromHost();
        } else {
            say(line, "500 what?");
        }
    }

    QSslSocket *m_socket;
    const SmtpManners &m_manners;
    Keep m_keep;
    Note m_note;
    QByteArray m_input;
    SunkMail m_mail;
    bool m_isData = false;
    bool m_isSigningIn = false;
};

} // namespace

void SmtpSink::Core::serve(qintptr handle)
{
    ++accepted;
    new SmtpTalk(
        handle, manners,
        [this](const SunkMail &mail) {
            const QMutexLocker lock(&mutex);
            mails.append(mail);
        },
        [this](const QByteArray &command) {
            const QMutexLocker lock(&mutex);
            commands.append(command);
        },
        context);
}

SmtpSink::SmtpSink(SmtpManners manners, quint16 port)
    : m_core(std::make_unique<Core>())
{
    Core *core = m_core.get();
    core->manners = std::move(manners);
    core->context = new QObject;
    core->context->moveToThread(&core->thread);
    QObject::connect(&core->thread, &QThread::finished, core->context, &QObject::deleteLater);
    core->thread.start();
    const auto listen = [core, port] {
        auto *server = new SmtpServer;
        server->setParent(core->context);
        server->onConnection = [core](qintptr handle) { core->serve(handle); };
        server->listen(QHostAddress::LocalHost, port);
        core->port = server->serverPort();
    };
    QMetaObject::invokeMethod(core->context, listen, Qt::BlockingQueuedConnection);
}

SmtpSink::~SmtpSink()
{
    m_core->thread.quit();
    m_core->thread.wait();
}

quint16 SmtpSink::port() const
{
    return m_core->port;
}

QString SmtpSink::server() const
{
    const bool isTls = m_core->manners.tls == SmtpManners::Tls::Implicit;
    return u"%1://127.0.0.1:%2"_s.arg(isTls ? u"smtps"_s : u"smtp"_s, QString::number(port()));
}

QList<SunkMail> SmtpSink::mails() const
{
    const QMutexLocker lock(&m_core->mutex);
    return m_core->mails;
}

int SmtpSink::connections() const
{
    return m_core->accepted;
}

QList<QByteArray> SmtpSink::commands() const
{
    const QMutexLocker lock(&m_core->mutex);
    return m_core->commands;
}

} // namespace sluice::testing
