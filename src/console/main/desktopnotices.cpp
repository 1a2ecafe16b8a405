// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/main/desktopnotices.h"

#include "console/main/desktoptray.h"

#include <utility>

namespace sluice {

DesktopNotices::DesktopNotices(Show show, int gatherMs, QObject *parent)
    : QObject(parent)
    , m_show(std::move(show))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(gatherMs);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        const Notice notice = joinedNotice(std::exchange(m_waiting, {}));
        if (DesktopTray::isNoticeWanted())
            m_show(notice);
    });
}

void DesktopNotices::takeRuns(const QList<RunRow> &runs, bool isWindowActive)
{
    gather(m_rules.takeRuns(runs, isWindowActive));
}

void DesktopNotices::takeRefused(const QMap<QString, QString> &namesById)
{
    gather(m_rules.takeRefused(namesById));
}

void DesktopNotices::takeFires(const QList<ScheduleFire> &fires)
{
    gather(m_rules.takeFires(fires));
}

void DesktopNotices::gather(const QList<Notice> &notices)
{
    if (notices.isEmpty())
        return;
    m_waiting += notices;
    if (!m_timer.isActive())
        m_timer.start();
}

} // namespace sluice
