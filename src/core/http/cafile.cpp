// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/cafile.h"

#include "core/http/tlssetup.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostCaFileBytes = 4LL << 20; // all that a system trusts takes a quarter of a MB

tl::unexpected<Error> caFileRefused(const QString &path, const QString &why, const QString &next)
{
    return fail(ErrorKind::Config, u"The CA file %1 cannot be used"_s.arg(path), why, next);
}

QString dayOf(const QDateTime &time)
{
    return time.toUTC().date().toString(Qt::ISODate);
}

} // namespace

Result<QList<QSslCertificate>> readCaFile(const QString &path)
{
    const QString choose = u"Choose another CA file in the connection's network settings"_s;
    // Opening a pipe would wait for its writer.
    const QFileInfo info(path);
    if (info.exists() && !info.isFile())
        return caFileRefused(path, u"it cannot be read: it is not a file"_s, choose);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return caFileRefused(path, u"it cannot be read: %1"_s.arg(file.errorString()), choose);
    const QByteArray text = file.read(kMostCaFileBytes + 1);
    if (text.size() > kMostCaFileBytes)
        return caFileRefused(path, u"it is larger than a list of certificates can be"_s, choose);
    setUpTls();
    const QList<QSslCertificate> all = QSslCertificate::fromData(text, QSsl::Pem);
    if (all.isEmpty()) {
        return caFileRefused(path, u"it holds no certificate in PEM form"_s,
            u"Ask for the file in PEM form, which begins with BEGIN CERTIFICATE"_s);
    }
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QList<QSslCertificate> current;
    std::copy_if(all.cbegin(), all.cend(), std::back_inserter(current),
        [&now](const QSslCertificate &certificate) {
            return certificate.effectiveDate() <= now && certificate.expiryDate() >= now;
        });
    if (!current.isEmpty())
        return current;
    const QSslCertificate &first = all.front();
    return caFileRefused(path,
        first.expiryDate() < now
            ? u"its certificate expired on %1"_s.arg(dayOf(first.expiryDate()))
            : u"its certificate holds from %1 only"_s.arg(dayOf(first.effectiveDate())),
        u"Ask your organisation for its present CA file, or check this computer's clock"_s);
}

} // namespace sluice
