// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/klaviyo/klaviyoaccount.h"

#include "core/http/outboundhosts.h"
#include "services/servicehosts.h"

#include <QDate>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kKlaviyoHost = "a.klaviyo.com"_L1; // C.1

} // namespace

Result<void> readKlaviyoSettings(const QJsonObject &settings, KlaviyoAccount &account)
{
    const QString text = settings.value("apiUrl"_L1).toString().trimmed();
    auto url = serviceUrl(u"apiUrl"_s, text.isEmpty() ? u"https://"_s + kKlaviyoHost : text);
    if (!url)
        return fail(std::move(url).error());
    const bool isLocal = isLoopbackLiteral(url->host());
    if (!isLocal && (url->host() != kKlaviyoHost || url->port() != -1)) {
        return fail(ErrorKind::Config, u"apiUrl is not taken."_s,
            u"%1 is no host of Klaviyo."_s.arg(hostEntry(*url)),
            u"Leave it empty: it is https://%1."_s.arg(kKlaviyoHost));
    }
    const QString revision = settings.value("revision"_L1).toString().trimmed();
    // A revision may have a suffix, as in 2026-07-15.pre.
    if (!revision.isEmpty()
        && !QDate::fromString(revision.section(u'.', 0, 0), Qt::ISODate).isValid()) {
        return fail(ErrorKind::Config, u"The revision of the connection is not taken."_s,
            u"\"%1\" is no date."_s.arg(revision),
            u"Leave it empty, or write a date such as %1."_s.arg(kKlaviyoRevision));
    }
    account.api = *url;
    account.allowedHosts = isLocal ? loopbackEntries({*url}) : QStringList{kKlaviyoHost};
    account.revision = revision.isEmpty() ? QString(kKlaviyoRevision) : revision;
    return {};
}

} // namespace sluice
