// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/alerts/alertrule.h"

namespace sluice {

// The mail server of a rule as its parts, and back. A plain value, any thread.
struct MailPlace
{
    enum class Security { Tls, StartTls, None };

    QString host;
    int port = 0;
    Security security = Security::Tls;

    static MailPlace of(const AlertMail &mail);
    static int usualPort(Security security);
    // As a rule has it; `before` as it stands if it says the same.
    QString server(const AlertMail &before) const;
    friend bool operator==(const MailPlace &, const MailPlace &) = default;
};

} // namespace sluice
