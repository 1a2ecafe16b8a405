// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/hostlookup.h"

#include <QEventLoop>
#include <QHostInfo>
#include <QTimer>

#include <optional>

namespace sluice {

using namespace Qt::StringLiterals;

Result<void> lookUpHost(const QString &host, const Timings &timings, const CancelToken &token)
{
    const auto stopped = [&host] {
        return fail(Error{
            .kind = ErrorKind::Cancelled, .what = u"The look-up of %1 was stopped"_s.arg(host)});
    };
    if (token.isStopped())
        return stopped();
    QEventLoop loop;
    std::optional<QHostInfo> found;
    // The wish comes from another thread: it is handed to this one.
    const auto subscription = token.subscribe([&loop](StopWish) {
        QMetaObject::invokeMethod(
            &loop, [&loop] { loop.quit(); }, Qt::QueuedConnection);
    });
    // Left to itself when nobody waits any more: one that Qt aborts keeps its memory for ever.
    QHostInfo::lookupHost(host, &loop, [&found, &loop](const QHostInfo &info) {
        found = info;
        loop.quit();
    });
    QTimer::singleShot(timings.connect, &loop, [&loop] { loop.quit(); });
    if (!found && !token.isStopped())
        loop.exec();
    if (found && !found->addresses().isEmpty())
        return {};
    if (token.isStopped())
        return stopped();
    return fail(Error{.kind = ErrorKind::Network,
        .what = u"The host %1 cannot be found"_s.arg(host),
        .why = found ? found->errorString() : u"there was no answer in time"_s,
        .next = u"Check the network, the data centre of the connection, and whether a proxy is "
                "needed"_s,
        .isRetryable = true});
}

} // namespace sluice
