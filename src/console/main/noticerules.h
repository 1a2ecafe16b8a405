// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schedules/scheduleledger.h"
#include "core/engine/runtypes.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <optional>

namespace sluice {

// Something that the desktop tells while the window may be out of sight. Plain value.
struct Notice
{
    QString text;
    QString run; // that a click opens; empty: the page
    QString page;
    // What the operator can choose among in Settings.
    enum class Kind { Completed, WithRejections, Failed, Attention };
    Kind kind = Kind::Attention;
    bool isLoud = false; // with a sound
};

// Which changes are worth a notice (console-ux 5.16): a run that completed after more than a minute
// or while nobody looks, one that completed with rejections, failed or needs attention, a sign-in
// that is refused, a schedule that was passed over. What was so when it was first told is no
// change. A plain value; GUI thread (words are translated); it shows nothing.
class NoticeRules final
{
public:
    static constexpr qint64 kLongRunMs = 60'000;

    QList<Notice> takeRuns(const QList<RunRow> &runs, bool isWindowActive);
    QList<Notice> takeRefused(const QMap<QString, QString> &namesById);
    QList<Notice> takeFires(const QList<ScheduleFire> &fires);

private:
    std::optional<QHash<QString, RunState>> m_states; // by run
    std::optional<QSet<QString>> m_refused; // connections
    std::optional<QSet<QString>> m_fires; // job and due time
};

// One notice for all that came together.
Notice joinedNotice(const QList<Notice> &notices);

} // namespace sluice
