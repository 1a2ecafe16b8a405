// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/main/noticerules.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace sluice {

// Gathers notices for a moment, so that many at once are one, and hands it to whoever shows it on
// the desktop. GUI thread; owned by the window, which brings runs, sign-ins and schedules.
class DesktopNotices final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DesktopNotices)

public:
    static constexpr int kGatherMs = 2'000;

    using Show = std::function<void(const Notice &notice)>;
    DesktopNotices(Show show, int gatherMs, QObject *parent);

    void takeRuns(const QList<RunRow> &runs, bool isWindowActive);
    void takeRefused(const QMap<QString, QString> &namesById);
    void takeFires(const QList<ScheduleFire> &fires);

private:
    void gather(const QList<Notice> &notices);

    Show m_show;
    NoticeRules m_rules;
    QList<Notice> m_waiting;
    QTimer m_timer;
};

} // namespace sluice
