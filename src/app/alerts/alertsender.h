// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/alerts/alertoutbox.h"
#include "base/canceltoken.h"
#include "base/result.h"
#include "base/timings.h"

#include <functional>
#include <mutex>

namespace sluice {

class AlertRules;
class HttpClient;
class Log;

// Shows a message on the desktop; called on the thread that sends, which is not the GUI's.
using ShowOnDesktop = std::function<void(const QString &title, const QString &text)>;

// Sends one message by its channel, once; what becomes of it is for others to keep. Mails get the
// failed rows of their run attached. Web hooks go by the one HTTP client: https, or http to a
// loopback literal, no redirects, any 2xx is good, with the message's id in the header
// Sluice-Message-Id. Blocking, any worker thread.
class AlertSender final
{
public:
    struct Parts
    {
        AlertRules &rules;
        Log &log;
        QString dataDirectory;
        Timings timings;
    };
    explicit AlertSender(Parts parts);

    void setDesktop(ShowOnDesktop show); // thread-safe
    bool hasDesktop() const;

    Result<void> send(const AlertRule &rule, const AlertMessage &message, const CancelToken &token);

private:
    Result<void> sendByMail(
        const AlertRule &rule, const AlertMessage &message, const CancelToken &token);
    Result<void> sendByHook(
        const AlertRule &rule, const AlertMessage &message, const CancelToken &token);
    Result<void> showIt(const AlertMessage &message);

    Parts m;
    mutable std::mutex m_mutex;
    ShowOnDesktop m_show;
};

} // namespace sluice
