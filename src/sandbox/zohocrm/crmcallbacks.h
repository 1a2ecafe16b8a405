// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/environment.h"
#include "sandbox/jobthread.h"

namespace sluice::sandbox {

// Calls back when bulk jobs end (zoho-crm-bulk B4, D5): once, twice, late or never, as the setting
// says. It posts to loopback addresses only. Any thread; the posts go out on threads of its own;
// owned by CrmService.
class CrmCallbacks
{
public:
    explicit CrmCallbacks(Environment &environment);

    void start();
    void stop();
    void clear();

    // At the moment `notBeforeMs`, with what `body` gives then. No callback: nothing happens.
    void post(const QJsonObject &callback, qint64 notBeforeMs, std::function<QJsonObject()> body);

    // Whether bodies are to be flat, with job_id, as Zoho's own CodeLib reads them.
    bool isFlat() const;

private:
    Environment &m_environment;
    JobThread m_prompt;
    JobThread m_late;
};

} // namespace sluice::sandbox
