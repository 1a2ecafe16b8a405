// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/main/noticerules.h"

#include "console/errors/errorwords.h"
#include "console/runs/runwords.h"
#include "console/widgets/format.h"

#include <QCoreApplication>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostLines = 3;

struct NoticeTr
{
    Q_DECLARE_TR_FUNCTIONS(Notices)
};

QString whatRan(const RunRow &run)
{
    return run.jobName.isEmpty() ? kindAndSubject(run)
                                 : u"%1 · %2"_s.arg(kindTitle(run.kind), run.jobName);
}

// Empty: nothing is told of it.
QString noticeText(const RunRow &run, bool isWindowActive)
{
    const QString what = whatRan(run);
    const QString written = Format::count(run.counts.written);
    switch (run.state) {
    case RunState::Completed: {
        const bool isLong = run.finishedAtMs - run.startedAtMs > NoticeRules::kLongRunMs;
        return isLong || !isWindowActive
            ? NoticeTr::tr("%1 completed: %2 written").arg(what, written)
            : QString();
    }
    case RunState::CompletedWithRejections:
        return NoticeTr::tr("%1 completed: %2 written, %3 rejected")
            .arg(what, written, Format::count(run.counts.rejected));
    case RunState::Failed:
        return run.reason.isEmpty()
            ? NoticeTr::tr("%1 failed").arg(what)
            : NoticeTr::tr("%1 failed: %2").arg(what, textInWords(run.reason));
    case RunState::NeedsAttention:
        return NoticeTr::tr("%1 needs attention").arg(what);
    default:
        return {};
    }
}

Notice::Kind noticeKind(RunState state)
{
    switch (state) {
    case RunState::Completed:
        return Notice::Kind::Completed;
    case RunState::CompletedWithRejections:
        return Notice::Kind::WithRejections;
    case RunState::Failed:
        return Notice::Kind::Failed;
    default:
        return Notice::Kind::Attention;
    }
}

} // namespace

QList<Notice> NoticeRules::takeRuns(const QList<RunRow> &runs, bool isWindowActive)
{
    QList<Notice> notices;
    QHash<QString, RunState> states;
    states.reserve(runs.size());
    for (const RunRow &run : runs) {
        states.insert(run.id, run.state);
        if (!m_states || run.isDryRun || !isEnded(run.state))
            continue;
        const auto before = m_states->constFind(run.id);
        // A run that is new and over already ended between two looks.
        if (before != m_states->constEnd() && isEnded(*before))
            continue;
        if (const QString text = noticeText(run, isWindowActive); !text.isEmpty())
            notices.append(
                {.text = text, .run = run.id, .page = u"runs"_s, .kind = noticeKind(run.state)});
    }
    m_states = states;
    return notices;
}

QList<Notice> NoticeRules::takeRefused(const QMap<QString, QString> &namesById)
{
    QList<Notice> notices;
    for (auto it = namesById.cbegin(); m_refused && it != namesById.cend(); ++it) {
        if (!m_refused->contains(it.key()))
            notices.append({.text
                = NoticeTr::tr("The sign-in of “%1” is over. Sign in again.").arg(it.value()),
                .run = {},
                .page = u"connections"_s});
    }
    m_refused = QSet<QString>(namesById.keyBegin(), namesById.keyEnd());
    return notices;
}

QList<Notice> NoticeRules::takeFires(const QList<ScheduleFire> &fires)
{
    using State = ScheduleFire::State;
    QList<Notice> notices;
    QSet<QString> seen;
    for (const ScheduleFire &fire : fires) {
        const bool isPassedOver = fire.state == State::Skipped || fire.state == State::Missed
            || fire.state == State::Failed;
        if (!isPassedOver)
            continue;
        const QString key = fire.jobId + u'/' + QString::number(fire.dueMs);
        seen.insert(key);
        if (!m_fires || m_fires->contains(key))
            continue;
        QString text = NoticeTr::tr("“%1” did not run when it was due").arg(fire.jobName);
        if (!fire.reason.isEmpty())
            text += u": "_s + textInWords(fire.reason);
        notices.append({.text = text, .run = {}, .page = u"schedules"_s});
    }
    m_fires = seen;
    return notices;
}

Notice joinedNotice(const QList<Notice> &notices)
{
    if (notices.size() == 1)
        return notices.first();
    Notice joined;
    QStringList lines;
    QSet<QString> pages;
    for (const Notice &notice : notices) {
        pages.insert(notice.page);
        if (lines.size() < kMostLines)
            lines << notice.text;
    }
    if (const qsizetype more = notices.size() - lines.size(); more > 0)
        lines << NoticeTr::tr("and %n more", nullptr, static_cast<int>(more));
    joined.text = lines.join(u'\n');
    joined.page = pages.size() == 1 ? *pages.cbegin() : u"overview"_s;
    return joined;
}

} // namespace sluice
