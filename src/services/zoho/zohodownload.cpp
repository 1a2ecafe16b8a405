// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/zoho/zohodownload.h"

#include "core/http/outboundhosts.h"

#include <QFile>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kErrorTextBytes = 64 * 1024;

// An archive ends in its directory's end record, with a comment of at most 64 KB behind it.
bool hasArchiveEnd(QFile &file)
{
    constexpr qint64 kLongestEnd = 22 + 65'535;
    return file.seek(std::max<qint64>(0, file.size() - kLongestEnd))
        && file.read(kLongestEnd).lastIndexOf(QByteArray("PK\x05\x06", 4)) >= 0;
}

} // namespace

Result<QUrl> zohoDownloadUrl(const QString &told, const ZohoHosts &hosts)
{
    const QString what = u"The download address of the result is refused."_s;
    const Result<QUrl> listed = outboundUrl(told, hosts.allowedHosts);
    if (listed && mayReceiveToken(hosts, *listed))
        return listed;
    return fail(ErrorKind::Protocol, what,
        u"\"%1\" is not a host of the connection's data centre."_s.arg(hostEntry(QUrl(told))),
        u"Check the connection's data centre."_s);
}

// Qt 6.4 takes a chunked answer that was cut short for a whole one now and then: only the archive
// itself tells.
std::optional<Error> whyNotArchive(
    const QString &path, const QString &what, const ZohoDialect &dialect)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{.kind = ErrorKind::Disk,
            .what = what,
            .why = file.errorString(),
            .delivery = Delivery::Answered};
    }
    const QByteArray head = file.read(kErrorTextBytes);
    if (head.startsWith("PK")) {
        if (hasArchiveEnd(file))
            return {};
        return Error{.kind = ErrorKind::Data,
            .what = what,
            .why = u"The download was cut off after %1 bytes."_s.arg(file.size()),
            .next = u"Look at the network between here and the service if it stays so."_s,
            .isRetryable = true,
            .delivery = Delivery::Answered};
    }
    if (const auto problem = dialect.problem(head))
        return dialect.errorUnderSuccess(*problem, 200, what, false);
    return Error{.kind = ErrorKind::Service,
        .what = what,
        .why = u"The answer is not a ZIP archive."_s,
        .next = u"A proxy or portal may stand in between: look there if it stays so."_s,
        .isRetryable = true,
        .delivery = Delivery::Answered};
}

std::optional<Error> refusalInFile(
    const QString &path, const QString &what, const ZohoDialect &dialect)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{.kind = ErrorKind::Disk,
            .what = what,
            .why = file.errorString(),
            .delivery = Delivery::Answered};
    }
    if (file.size() > kErrorTextBytes)
        return {};
    const QByteArray text = file.readAll().trimmed();
    if (const auto problem = dialect.problem(text))
        return dialect.errorUnderSuccess(*problem, 200, what, false);
    if (!text.startsWith("<!") && !text.left(6).toLower().startsWith("<html"))
        return {};
    return Error{.kind = ErrorKind::Service,
        .what = what,
        .why = u"The answer is a page, not a table."_s,
        .next = u"A proxy or portal may stand in between: look there if it stays so."_s,
        .isRetryable = true,
        .delivery = Delivery::Answered};
}

} // namespace sluice
