// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/alerts/mailsender.h"

#include "app/alerts/curllibrary.h"
#include "core/http/cafile.h"
#include "core/http/outboundhosts.h"

#include <QSslConfiguration>
#include <QUrl>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestServerWord = 300;

using CurlEasy = std::unique_ptr<CURL, decltype(CurlLibrary::cleanup)>;
using CurlList = std::unique_ptr<curl_slist, decltype(CurlLibrary::freeAll)>;

// What the callbacks work on while one mail is sent.
struct MailTransfer
{
    const QByteArray &mail;
    const CancelToken &token;
    qsizetype sent = 0;
    QByteArray refusal; // the server's last one; "221 bye" may follow it
};

extern "C" {

size_t sluiceReadMail(char *buffer, size_t size, size_t count, void *user)
{
    auto *transfer = static_cast<MailTransfer *>(user);
    const auto room = static_cast<qsizetype>(size * count);
    const qsizetype take = std::min(room, transfer->mail.size() - transfer->sent);
    std::memcpy(buffer, transfer->mail.constData() + transfer->sent, static_cast<size_t>(take));
    transfer->sent += take;
    return static_cast<size_t>(take);
}

size_t sluiceServerLine(char *bytes, size_t size, size_t count, void *user)
{
    const auto length = static_cast<qsizetype>(size * count);
    if (length > 0 && (bytes[0] == '4' || bytes[0] == '5'))
        static_cast<MailTransfer *>(user)->refusal
            = QByteArray(bytes, std::min(length, kLongestServerWord)).trimmed();
    return size * count;
}

int sluiceMailProgress(void *user, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<MailTransfer *>(user)->token.isAborted() ? 1 : 0;
}
}

ErrorKind mailErrorKind(CURLcode code, long answer)
{
    switch (code) {
    case CURLE_ABORTED_BY_CALLBACK:
        return ErrorKind::Cancelled;
    case CURLE_OPERATION_TIMEDOUT:
        return ErrorKind::Timeout;
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_PEER_FAILED_VERIFICATION:
        return ErrorKind::Tls;
    case CURLE_LOGIN_DENIED:
        return ErrorKind::Auth;
    case CURLE_COULDNT_CONNECT:
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_GOT_NOTHING:
        return ErrorKind::Network;
    default:
        return answer >= 400 ? ErrorKind::Service : ErrorKind::Network;
    }
}

QString mailErrorNext(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Tls:
        return u"Check the server's name, that it offers TLS, and the alert's CA file"_s;
    case ErrorKind::Auth:
        return u"Check the alert's user and password"_s;
    case ErrorKind::Service:
        return u"Check sender and recipient of the alert"_s;
    default:
        return u"Check the alert's mail server"_s;
    }
}

Error mailError(
    const MailRoute &route, CURLcode code, long answer, const char *detail, MailTransfer &transfer)
{
    Error error{.kind = mailErrorKind(code, answer)};
    error.what = u"The mail to %1 was not sent"_s.arg(route.to);
    error.why = QString::fromLocal8Bit(detail);
    if (answer >= 400)
        error.why = u"The server answered: "_s + QString::fromUtf8(transfer.refusal);
    error.next = mailErrorNext(error.kind);
    error.code = answer >= 400 ? QString::number(answer) : QString();
    error.isRetryable = true;
    const bool isWhole = transfer.sent == transfer.mail.size();
    error.delivery = answer >= 400 ? Delivery::Answered
        : isWhole                  ? Delivery::Unknown
                                   : Delivery::NotSent;
    return error;
}

// The system's certificates and those of the file: libcurl would take one instead of the other.
Result<QByteArray> certificatesWith(const QString &caFile)
{
    auto own = readCaFile(caFile);
    if (!own)
        return fail(own.error());
    QByteArray pem;
    const QList<QSslCertificate> all = QSslConfiguration::systemCaCertificates() + *own;
    for (const QSslCertificate &certificate : all)
        pem += certificate.toPem();
    return pem;
}

void setTls(
    const CurlLibrary &library, CURL *curl, const MailRoute &route, QByteArray &certificates)
{
    library.setopt(
        curl, CURLOPT_USE_SSL, static_cast<long>(route.isPlain ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    library.setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    library.setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    library.setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    if (certificates.isEmpty())
        return;
    curl_blob blob{certificates.data(), static_cast<size_t>(certificates.size()), CURL_BLOB_COPY};
    library.setopt(curl, CURLOPT_CAINFO_BLOB, &blob);
}

void setTransfer(
    const CurlLibrary &library, CURL *curl, MailTransfer &transfer, const Timings &timings)
{
    library.setopt(curl, CURLOPT_UPLOAD, 1L);
    library.setopt(curl, CURLOPT_READFUNCTION, &sluiceReadMail);
    library.setopt(curl, CURLOPT_READDATA, &transfer);
    library.setopt(curl, CURLOPT_HEADERFUNCTION, &sluiceServerLine);
    library.setopt(curl, CURLOPT_HEADERDATA, &transfer);
    library.setopt(curl, CURLOPT_NOPROGRESS, 0L);
    library.setopt(curl, CURLOPT_XFERINFOFUNCTION, &sluiceMailProgress);
    library.setopt(curl, CURLOPT_XFERINFODATA, &transfer);
    library.setopt(curl, CURLOPT_NOSIGNAL, 1L);
    library.setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(timings.connect.count()));
    library.setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(timings.alertSend.count()));
}

} // namespace

Result<void> sendMail(const MailRoute &route, const QByteArray &mail, const Timings &timings,
    const CancelToken &token)
{
    const QString what = u"The mail to %1 was not sent"_s.arg(route.to);
    if (route.isPlain && !isLoopbackLiteral(QUrl(route.server).host()))
        return fail(ErrorKind::Config, what, u"TLS may be off for this computer only"_s);
    QByteArray certificates;
    if (!route.caFile.isEmpty()) {
        auto pem = certificatesWith(route.caFile);
        if (!pem)
            return fail(pem.error());
        certificates = *pem;
    }
    const CurlLibrary *loaded = CurlLibrary::instance();
    if (!loaded)
        return fail(ErrorKind::Internal, what, u"libcurl could not be loaded"_s,
            u"Install the package libcurl4"_s);
    const CurlLibrary &library = *loaded;
    const CurlEasy curl(library.init(), library.cleanup);
    const QByteArray to = '<' + route.to.toLatin1() + '>';
    const CurlList recipients(library.append(nullptr, to.constData()), library.freeAll);
    if (!curl || !recipients)
        return fail(ErrorKind::Internal, what, u"libcurl could not be started"_s);
    MailTransfer transfer{.mail = mail, .token = token};
    std::array<char, CURL_ERROR_SIZE> detail{};
    library.setopt(curl.get(), CURLOPT_ERRORBUFFER, detail.data());
    library.setopt(curl.get(), CURLOPT_URL, route.server.toLatin1().constData());
    library.setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    library.setopt(curl.get(), CURLOPT_PROXY, ""); // not even that of the environment
    library.setopt(
        curl.get(), CURLOPT_MAIL_FROM, QByteArray('<' + route.from.toLatin1() + '>').constData());
    library.setopt(curl.get(), CURLOPT_MAIL_RCPT, recipients.get());
    if (!route.user.isEmpty()) {
        library.setopt(curl.get(), CURLOPT_USERNAME, route.user.toUtf8().constData());
        library.setopt(curl.get(), CURLOPT_PASSWORD, route.password.reveal().constData());
    }
    setTls(library, curl.get(), route, certificates);
    setTransfer(library, curl.get(), transfer, timings);
    const CURLcode code = library.perform(curl.get());
    if (code == CURLE_OK)
        return {};
    if (detail[0] == '\0')
        qstrncpy(detail.data(), library.strerror(code), detail.size());
    long answer = 0;
    library.getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &answer);
    return fail(mailError(route, code, answer, detail.data(), transfer));
}

} // namespace sluice
