// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslConfiguration>
#include <QString>
#include <QTemporaryDir>

namespace sluice::testing {

// A certificate authority and server certificates of its own, made new by the openssl command, so
// that no key lies in the repository and none runs out. Made by a test, on any thread.
class TestCertificates
{
public:
    bool isValid() const { return m_isValid; }
    QString caFile() const;
    QString goodCertificateFile() const; // as files, for another program
    QString goodKeyFile() const;
    QSslConfiguration good() const { return configuration(u"good"); } // 127.0.0.1
    QSslConfiguration wrongName() const { return configuration(u"wrong"); } // other.example
    QSslConfiguration expired() const { return configuration(u"expired"); }
    QSslConfiguration selfSigned() const { return configuration(u"self"); }
    QSslConfiguration notYetValid() const { return configuration(u"early"); }
    QSslConfiguration ofOtherCa() const { return configuration(u"foreign"); } // 127.0.0.1
    QSslConfiguration ofZoho() const
    {
        return configuration(u"zoho");
    } // *.zoho.com, *.zohoapis.com
    // Under an authority in between, whose certificate is sent along or left out.
    QSslConfiguration withChain() const { return configuration(u"chained"); }
    QSslConfiguration withoutChain() const;
    QString expiredCaFile() const;
    QString mixedCaFile() const; // an expired authority, then the good one

    TestCertificates();

private:
    bool openssl(const QStringList &arguments) const;
    bool makeServer(const QString &name, const QString &subject, int days,
        const QString &issuer = QStringLiteral("ca")) const;
    bool makeRequest(
        const QString &name, const QString &commonName, const QByteArray &extensions) const;
    bool makeOthers() const;
    bool makeEarly() const;
    QSslConfiguration configuration(QStringView name) const;
    QString file(const QString &name) const;

    QTemporaryDir m_folder;
    bool m_isValid = false;
};

} // namespace sluice::testing
