// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testcertificates.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslKey>

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
        && makeServer(u"expired"_s, u"IP:127.0.0.1"_s, -1);
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

bool TestCertificates::openssl(const QStringList &arguments) const
{
    QProcess process;
    process.start(u"openssl"_s, arguments);
    return process.waitForFinished() && process.exitCode() == 0;
}

bool TestCertificates::makeServer(const QString &name, const QString &subject, int days) const
{
    QFile extensions(file(name + u".ext"_s));
    if (!extensions.open(QIODevice::WriteOnly))
        return false;
    extensions.write("subjectAltName=" + subject.toLatin1() + "\nbasicConstraints=CA:FALSE\n");
    extensions.close();
    const QString request = file(name + u".csr"_s);
    return openssl(QStringList{u"req"_s} + kNewKey
               + QStringList{u"-keyout"_s, file(name + u".key"_s), u"-out"_s, request, u"-subj"_s,
                   u"/CN=sluice test"_s})
        && openssl({u"x509"_s, u"-req"_s, u"-in"_s, request, u"-CA"_s, caFile(), u"-CAkey"_s,
            file(u"ca.key"_s), u"-CAcreateserial"_s, u"-out"_s, file(name + u".pem"_s), u"-days"_s,
            QString::number(days), u"-extfile"_s, extensions.fileName()});
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
