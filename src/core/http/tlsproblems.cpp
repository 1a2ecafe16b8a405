// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/tlsproblems.h"

#include <QDateTime>
#include <QSslCertificate>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

struct TlsWords
{
    QString why;
    QString next;
};

// Names in a certificate are what a stranger wrote: one short line of them is enough.
QString shownName(const QStringList &names)
{
    QString name = names.join(u", "_s).simplified().left(80);
    name.removeIf([](QChar c) { return !c.isPrint(); });
    return name.isEmpty() ? u"without a name"_s : u"“%1”"_s.arg(name);
}

QString issuerOf(const QSslCertificate &certificate)
{
    QStringList names = certificate.issuerInfo(QSslCertificate::CommonName);
    if (names.isEmpty())
        names = certificate.issuerInfo(QSslCertificate::Organization);
    return shownName(names);
}

QString shownDay(const QDateTime &time)
{
    return time.toUTC().date().toString(Qt::ISODate);
}

TlsWords untrusted(const QString &why)
{
    return {why,
        u"If your organisation has certificates of its own, add its CA file to the connection"_s};
}

TlsWords outOfDate(const QString &why)
{
    return {why,
        u"Check this computer's clock; if it is right, whoever runs the host must renew its "
        "certificate"_s};
}

TlsWords wrongName(const QSslCertificate &certificate)
{
    const QStringList names = certificate.subjectAlternativeNames().values();
    return {u"its certificate belongs to another host: %1"_s.arg(shownName(
                names.isEmpty() ? certificate.subjectInfo(QSslCertificate::CommonName) : names)),
        u"Check the address and the network: a guest network that wants a sign-in first, or a "
        "wrong address, looks like this"_s};
}

TlsWords wordsOf(const QSslError &problem)
{
    const QSslCertificate certificate = problem.certificate();
    switch (problem.error()) {
    case QSslError::CertificateExpired:
        return outOfDate(
            u"its certificate expired on %1"_s.arg(shownDay(certificate.expiryDate())));
    case QSslError::CertificateNotYetValid:
        return outOfDate(
            u"its certificate holds from %1 only"_s.arg(shownDay(certificate.effectiveDate())));
    case QSslError::HostNameMismatch:
        return wrongName(certificate);
    case QSslError::SelfSignedCertificate:
        return untrusted(u"its certificate is signed by itself alone"_s);
    case QSslError::SelfSignedCertificateInChain:
        return untrusted(
            u"its certificate comes from an authority that is not known here, %1"_s.arg(
                issuerOf(certificate)));
    case QSslError::UnableToGetLocalIssuerCertificate:
    case QSslError::UnableToGetIssuerCertificate:
    case QSslError::UnableToVerifyFirstCertificate:
    case QSslError::CertificateUntrusted:
        return untrusted(
            u"its certificate comes from an authority that is not known here, %1, or the host "
            "leaves out the certificates in between"_s.arg(issuerOf(certificate)));
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted:
        return {u"its certificate was revoked"_s,
            u"Do not go on; whoever runs the host must say why"_s};
    default:
        return untrusted(problem.errorString());
    }
}

// What is wrong with the signer comes first: while nobody vouches for a certificate, its name and
// days say nothing.
int rankOf(const QSslError &problem)
{
    switch (problem.error()) {
    case QSslError::CertificateRevoked:
    case QSslError::CertificateBlacklisted:
        return 0;
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
    case QSslError::UnableToGetLocalIssuerCertificate:
        return 1;
    case QSslError::CertificateExpired:
    case QSslError::CertificateNotYetValid:
    case QSslError::HostNameMismatch:
        return 2;
    default:
        return 3;
    }
}

TlsWords wordsOfGreeting(const QString &reason)
{
    const auto says
        = [&reason](QLatin1StringView text) { return reason.contains(text, Qt::CaseInsensitive); };
    if (says("unsupported protocol"_L1) || says("protocol version"_L1)) {
        return {u"it offers only TLS 1.1 or older, which is broken"_s,
            u"Whoever runs the host, or the proxy in between, must allow TLS 1.2 or later"_s};
    }
    if (says("wrong version number"_L1) || says("packet length too long"_L1)
        || says("http request"_L1)) {
        return {u"it does not speak TLS"_s, u"Check the address and its port"_s};
    }
    return {reason, u"Check the network and the proxy in between"_s};
}

} // namespace

Error tlsRefusal(const QString &host, const QList<QSslError> &problems, const QString &reason)
{
    Error error;
    error.kind = ErrorKind::Tls;
    if (problems.isEmpty()) {
        TlsWords words = wordsOfGreeting(reason);
        error.what = u"No safe line to %1 could be agreed"_s.arg(host);
        error.why = std::move(words.why);
        error.next = std::move(words.next);
        return error;
    }
    QList<QSslError> sorted = problems;
    std::stable_sort(sorted.begin(), sorted.end(),
        [](const QSslError &a, const QSslError &b) { return rankOf(a) < rankOf(b); });
    error.what = u"The identity of %1 could not be verified"_s.arg(host);
    QStringList whys;
    for (const QSslError &problem : std::as_const(sorted)) {
        const TlsWords words = wordsOf(problem);
        if (error.next.isEmpty())
            error.next = words.next;
        if (!whys.contains(words.why))
            whys.append(words.why);
    }
    error.why = whys.join("; "_L1);
    return error;
}

} // namespace sluice
