// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/servicehosts.h"

#include "core/http/outboundhosts.h"

namespace sluice {

using namespace Qt::StringLiterals;

Result<QUrl> serviceUrl(const QString &key, const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    const QString what = u"%1 is not an address that can be used."_s.arg(key);
    if (!url.isValid() || url.host().isEmpty())
        return fail(ErrorKind::Config, what, u"It is not a URL."_s, u"Write https://host."_s);
    if (!url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment()) {
        return fail(ErrorKind::Config, what, u"It has a user name, a query or a fragment."_s,
            u"Write only https://host."_s);
    }
    const bool isPlain = url.scheme() == "http"_L1;
    if (!isPlain && url.scheme() != "https"_L1)
        return fail(ErrorKind::Config, what, u"It is neither https nor http."_s);
    if (isPlain && !isLoopbackLiteral(url.host())) {
        return fail(ErrorKind::Config, what,
            u"http:// is taken only for this computer itself (127.0.0.1 or [::1])."_s,
            u"Write https://."_s);
    }
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    QUrl clean = url;
    clean.setPath(path);
    return clean;
}

QStringList loopbackEntries(const QList<QUrl> &urls)
{
    QStringList entries;
    for (QUrl url : urls) {
        url.setPort(url.port(url.scheme() == "http"_L1 ? 80 : 443));
        if (const QString entry = hostEntry(url); !entries.contains(entry))
            entries.append(entry);
    }
    return entries;
}

QString encodedPathPart(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QString encodedQuery(const QueryItems &items)
{
    QString query;
    for (const auto &[name, value] : items) {
        if (!query.isEmpty())
            query += u'&';
        query += encodedPathPart(name) + u'=' + encodedPathPart(value);
    }
    return query;
}

std::shared_ptr<const NetworkSettings> serviceNetwork(const QStringList &allowedHosts,
    const QString &caFile, const ProxySetting &proxy,
    const std::function<Result<Secret>()> &proxyPassword)
{
    return std::make_shared<const NetworkSettings>(NetworkSettings{.caFile = caFile,
        .proxy = proxy,
        .proxyPassword = proxyPassword,
        .allowedHosts = allowedHosts});
}

bool mayReceiveSecret(const QStringList &allowedHosts, const QUrl &url)
{
    return !allowedHosts.isEmpty() && checkOutbound(url, allowedHosts).has_value();
}

} // namespace sluice
