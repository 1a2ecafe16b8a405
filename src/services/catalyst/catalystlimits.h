// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/httpmessage.h"
#include "services/catalyst/catalystaccount.h"

#include <memory>
#include <mutex>

namespace sluice {

// How many calls to one project may run at the same moment: the service publishes no number and
// says 429 where it is too many (datastore-analytics A.9), so it is halved then and slowly raised
// again up to what it began with. Thread-safe; one for each project of a process.
class CatalystPace final
{
public:
    static constexpr int kStart = 4;
    static constexpr int kAnswersToRaise = 50;

    explicit CatalystPace(int start = kStart)
        : m_most(start)
        , m_atOnce(start)
    {
    }

    // The one of that project in this process, made at the first call.
    static std::shared_ptr<CatalystPace> of(const QString &group);

    int atOnce() const;
    // A call that was sent when so many might run: those of one burst halve it once.
    void refused(int sentAtOnce);
    void answered();

private:
    mutable std::mutex m_mutex;
    const int m_most;
    int m_atOnce;
    int m_answers = 0; // since the last change
};

// What a project may use, as limit lists for requests. A plain value; the default one has no limits
// and is for a sandbox with its limits off. The places are shared by all processes on one data
// directory; each lowers its own share, and all rest after a 429.
struct CatalystLimits
{
    static CatalystLimits of(const CatalystAccount &account);

    bool isOff = true;
    QString group; // "catalyst/<project>"
    std::shared_ptr<CatalystPace> pace;

    QList<LimitUse> call() const;
};

} // namespace sluice
