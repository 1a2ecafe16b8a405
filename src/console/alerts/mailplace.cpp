// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/alerts/mailplace.h"

#include <QUrl>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTlsPort = 465;
constexpr int kSubmissionPort = 587;
constexpr int kPlainPort = 25; // also of smtp:// that names none

} // namespace

MailPlace MailPlace::of(const AlertMail &mail)
{
    MailPlace place;
    if (mail.server.isEmpty()) {
        place.port = usualPort(place.security);
        return place;
    }
    const QUrl url(mail.server);
    const bool isTls = url.scheme() == "smtps"_L1;
    place.security = isTls ? Security::Tls : mail.isPlain ? Security::None : Security::StartTls;
    place.host = url.host();
    place.port = url.port(isTls ? kTlsPort : kPlainPort);
    return place;
}

int MailPlace::usualPort(Security security)
{
    return security == Security::Tls     ? kTlsPort
        : security == Security::StartTls ? kSubmissionPort
                                         : kPlainPort;
}

QString MailPlace::server(const AlertMail &before) const
{
    if (!before.server.isEmpty() && of(before) == *this)
        return before.server;
    const QString name = host.contains(u':') && !host.startsWith(u'[') ? u"[%1]"_s.arg(host) : host;
    return u"%1://%2:%3"_s.arg(
        security == Security::Tls ? u"smtps"_s : u"smtp"_s, name, QString::number(port));
}

} // namespace sluice
