// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testcertificates.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>

#include <thread>

namespace sluice::testing {

using namespace Qt::StringLiterals;

namespace {

const QStringList kNewKey{
    u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s};

} // namespace

TestCertificates::TestCertificates()
{
    m_isValid = m_folder.isValid()
        && openssl(QStringList{u"req"_s, u"-x509"_s} + kNewKey
            + QStringList{u"-keyout"_s, file(u"ca.key"_s), u"-out"_s, caFile(), u"-days"_s, u"30"_s,
                u"-subj"_s, u"/CN=Sluice test CA"_s, u"-addext"_s,
                u"keyUsage=critical,keyCertSign,cRLSign"_s})
        && openssl(QStringList{u"req"_s, u"-x509"_s} + kNewKey
            + QStringList{u"-keyout"_s, file(u"self.key"_s), u"-out"_s, file(u"self.pem"_s),
                u"-days"_s, u"30"_s, u"-subj"_s, u"/CN=127.0.0.1"_s, u"-addext"_s,
                u"subjectAltName=IP:127.0.0.1"_s})
        && makeServer(u"good"_s, u"IP:127.0.0.1"_s, 30)
        && makeServer(u"wrong"_s, u"DNS:other.example"_s, 30)
        && makeServer(u"expired"_s, u"IP:127.0.0.1"_s, -1)
        && makeServer(u"zoho"_s, u"DNS:*.zoho.com,DNS:*.zohoapis.com"_s, 30) && makeOthers()
        && makeEarly();
}

// Authorities beside the first: one that nobody trusts, one in between, one whose days are over.
bool TestCertificates::makeOthers() const
{
    const QByteArray authority
        = "basicConstraints=critical,CA:TRUE\nkeyUsage=keyCertSign,cRLSign\n";
    const auto sign = [this](const QString &name, int days, const QStringList &with) {
        return openssl(QStringList{u"x509"_s, u"-req"_s, u"-in"_s, file(name + u".csr"_s),
                           u"-out"_s, file(name + u".pem"_s), u"-days"_s, QString::number(days),
                           u"-extfile"_s, file(name + u".ext"_s)}
            + with);
    };
    const auto own = [this](const QString &name) {
        return QStringList{u"-signkey"_s, file(name + u".key"_s)};
    };
    const QStringList ofCa{
        u"-CA"_s, caFile(), u"-CAkey"_s, file(u"ca.key"_s), u"-CAcreateserial"_s};
    const bool isMade = makeRequest(u"otherca"_s, u"Somebody else"_s, authority)
        && sign(u"otherca"_s, 30, own(u"otherca"_s))
        && makeRequest(u"oldca"_s, u"Old test CA"_s, authority)
        && sign(u"oldca"_s, -1, own(u"oldca"_s))
        && makeRequest(u"between"_s, u"Sluice test CA in between"_s, authority)
        && sign(u"between"_s, 30, ofCa)
        && makeServer(u"foreign"_s, u"IP:127.0.0.1"_s, 30, u"otherca"_s)
        && makeServer(u"chained"_s, u"IP:127.0.0.1"_s, 30, u"between"_s);
    const auto append = [this](const QString &name, const QString &to) {
        QFile from(file(name));
        QFile onto(file(to));
        return from.open(QIODevice::ReadOnly) && onto.open(QIODevice::Append)
            && onto.write(from.readAll()) > 0;
    };
    return isMade && append(u"between.pem"_s, u"chained.pem"_s)
        && append(u"oldca.pem"_s, u"mixed.pem"_s) && append(u"ca.pem"_s, u"mixed.pem"_s);
}

// Only `openssl ca` can begin the days of a certificate later.
bool TestCertificates::makeEarly() const
{
    QFile settings(file(u"ca.cnf"_s));
    QFile index(file(u"index.txt"_s));
    if (!settings.open(QIODevice::WriteOnly) || !index.open(QIODevice::WriteOnly)
        || !makeRequest(u"early"_s, u"sluice test"_s, "subjectAltName=IP:127.0.0.1\n"))
        return false;
    settings.write(
        "[ca]\ndefault_ca=d\n[d]\ndefault_md=sha256\npolicy=p\nrand_serial=yes\ndatabase="
        + index.fileName().toUtf8() + "\nnew_certs_dir=" + m_folder.path().toUtf8()
        + "\n[p]\ncommonName=optional\n");
    settings.close();
    index.close();
    return openssl({u"ca"_s, u"-batch"_s, u"-notext"_s, u"-config"_s, settings.fileName(),
        u"-cert"_s, caFile(), u"-keyfile"_s, file(u"ca.key"_s), u"-in"_s, file(u"early.csr"_s),
        u"-out"_s, file(u"early.pem"_s), u"-startdate"_s, u"20900101000000Z"_s, u"-enddate"_s,
        u"20910101000000Z"_s, u"-extfile"_s, file(u"early.ext"_s)});
}

QSslConfiguration TestCertificates::withoutChain() const
{
    QSslConfiguration tls = withChain();
    tls.setLocalCertificateChain(tls.localCertificateChain().first(1));
    return tls;
}

QString TestCertificates::expiredCaFile() const
{
    return file(u"oldca.pem"_s);
}

QString TestCertificates::mixedCaFile() const
{
    return file(u"mixed.pem"_s);
}

QString TestCertificates::file(const QString &name) const
{
    return m_folder.filePath(name);
}

QString TestCertificates::caFile() const
{
    return file(u"ca.pem"_s);
}

QString TestCertificates::goodCertificateFile() const
{
    return file(u"good.pem"_s);
}

QString TestCertificates::goodKeyFile() const
{
    return file(u"good.key"_s);
}

// On a thread of its own: Qt lets a child begin in its parent's memory, and the thread sanitizer
// then loses the locks of the thread that started it, which in a test is the one it is about.
bool TestCertificates::openssl(const QStringList &arguments) const
{
    bool isDone = false;
    std::thread([&arguments, &isDone] {
        QProcess process;
        process.start(u"openssl"_s, arguments);
        isDone = process.waitForFinished() && process.exitCode() == 0;
        if (!isDone)
            qWarning("%s", process.readAllStandardError().constData());
    }).join();
    return isDone;
}

// NAME.key, NAME.csr and NAME.ext.
bool TestCertificates::makeRequest(
    const QString &name, const QString &commonName, const QByteArray &extensions) const
{
    QFile out(file(name + u".ext"_s));
    if (!out.open(QIODevice::WriteOnly))
        return false;
    out.write(extensions);
    out.close();
    return openssl(QStringList{u"req"_s} + kNewKey
        + QStringList{u"-keyout"_s, file(name + u".key"_s), u"-out"_s, file(name + u".csr"_s),
            u"-subj"_s, u"/CN="_s + commonName});
}

bool TestCertificates::makeServer(
    const QString &name, const QString &subject, int days, const QString &issuer) const
{
    return makeRequest(name, u"sluice test"_s,
               "subjectAltName=" + subject.toLatin1() + "\nbasicConstraints=CA:FALSE\n")
        && openssl({u"x509"_s, u"-req"_s, u"-in"_s, file(name + u".csr"_s), u"-CA"_s,
            file(issuer + u".pem"_s), u"-CAkey"_s, file(issuer + u".key"_s), u"-CAcreateserial"_s,
            u"-out"_s, file(name + u".pem"_s), u"-days"_s, QString::number(days), u"-extfile"_s,
            file(name + u".ext"_s)});
}

QSslConfiguration TestCertificates::configuration(QStringView name) const
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(QSslCertificate::fromPath(file(name + u".pem"_s)));
    QFile key(file(name + u".key"_s));
    if (key.open(QIODevice::ReadOnly))
        tls.setPrivateKey(QSslKey(&key, QSsl::Ec));
    return tls;
}

} // namespace sluice::testing
