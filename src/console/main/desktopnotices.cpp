// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/main/desktopnotices.h"

#include "console/main/consolesettings.h"
#include "console/main/desktoptray.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QLatin1StringView noticeChoice(Notice::Kind kind)
{
    switch (kind) {
    case Notice::Kind::Completed:
        return kChoiceNoticeCompleted;
    case Notice::Kind::WithRejections:
        return kChoiceNoticeRejections;
    case Notice::Kind::Failed:
        return kChoiceNoticeFailed;
    case Notice::Kind::Attention:
        break;
    }
    return kChoiceNoticeAttention;
}

} // namespace

DesktopNotices::DesktopNotices(Show show, int gatherMs, QObject *parent)
    : QObject(parent)
    , m_show(std::move(show))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(gatherMs);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        Notice notice = joinedNotice(std::exchange(m_waiting, {}));
        notice.isLoud = ConsoleSettings().choice(kChoiceNoticeSound) == "1"_L1;
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
    const ConsoleSettings settings;
    std::ranges::copy_if(notices, std::back_inserter(m_waiting), [&settings](const Notice &notice) {
        return settings.choice(noticeChoice(notice.kind)) == "1"_L1;
    });
    if (m_waiting.isEmpty())
        return;
    if (!m_timer.isActive())
        m_timer.start();
}

} // namespace sluice
