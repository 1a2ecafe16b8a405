// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/schedules/schedulewords.h"

#include "console/errors/errorwords.h"
#include "console/widgets/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

struct ScheduleTr
{
    Q_DECLARE_TR_FUNCTIONS(Schedules)
};

// Whether the newest due time came after the newest run, and to none.
bool isWithoutRun(const ListedSchedule &listed)
{
    using State = ScheduleFire::State;
    if (!listed.lastFire)
        return false;
    const State state = listed.lastFire->state;
    const bool hasNoRun
        = state == State::Missed || state == State::Skipped || state == State::Failed;
    const qint64 ranMs = listed.lastRun ? listed.lastRun->createdAtMs : 0;
    return hasNoRun && listed.lastFire->notedMs > ranMs;
}

// The job and those that run after it, as far as they are known.
QList<ListedSchedule> chainOf(const ListedSchedule &first, const QList<ListedSchedule> &all)
{
    QList<ListedSchedule> chain{first};
    QStringList names{first.job.name};
    QString next = first.job.terms.thenJob;
    while (!next.isEmpty() && !names.contains(next)) {
        const auto found = std::ranges::find_if(
            all, [&next](const ListedSchedule &listed) { return listed.job.name == next; });
        ListedSchedule step;
        step.job.name = next;
        if (found != all.cend())
            step = *found;
        names.append(next);
        chain.append(step);
        next = step.job.terms.thenJob;
    }
    return chain;
}

} // namespace

QString aheadText(const QDateTime &moment, const QDateTime &now)
{
    const QString time = moment.time().toString(u"HH:mm");
    const qint64 days = now.date().daysTo(moment.date());
    if (days == 0)
        return ScheduleTr::tr("Today %1").arg(time);
    if (days == 1)
        return ScheduleTr::tr("Tomorrow %1").arg(time);
    const QLocale locale;
    if (days > 1 && days < 7)
        return locale.standaloneDayName(moment.date().dayOfWeek()) + u' ' + time;
    const bool isThisYear = moment.date().year() == now.date().year();
    const QString day = Format::day(moment.date(), now.date(), locale);
    return isThisYear ? QString(day + u' ' + time) : day;
}

ScheduleResultLook scheduleResult(const ListedSchedule &listed)
{
    using State = ScheduleFire::State;
    if (isWithoutRun(listed)) {
        const ScheduleFire &fire = *listed.lastFire;
        const QString note
            = fire.count > 1 ? ScheduleTr::tr("%n times", nullptr, fire.count) : QString();
        if (fire.state == State::Missed)
            return {{ScheduleTr::tr("Missed"), u"state-interrupted"_s, Tone::Warning}, note,
                textInWords(fire.reason)};
        if (fire.state == State::Skipped)
            return {{ScheduleTr::tr("Skipped"), u"state-stopped"_s, Tone::Warning}, note,
                textInWords(fire.reason)};
        return {{ScheduleTr::tr("Did not begin"), u"state-failed"_s, Tone::Error}, note,
            textInWords(fire.reason)};
    }
    if (listed.lastFire && listed.lastFire->state == State::Claimed)
        return {stateLook(u"queued"_s), {}, textInWords(listed.lastFire->reason)};
    if (!listed.lastRun)
        return {{ScheduleTr::tr("Never run"), {}, Tone::Neutral}, {}, {}};
    const RunRow &run = *listed.lastRun;
    const QString note = run.counts.rejected > 0 && isEnded(run.state)
        ? ScheduleTr::tr("%1 rejected").arg(Format::count(run.counts.rejected))
        : QString();
    return {stateLook(runStateName(run.state)), note,
        ScheduleTr::tr("Run #%1").arg(run.number)
            + (run.reason.isEmpty() ? QString() : u". "_s + textInWords(run.reason))};
}

Prompt::Question runNowQuestion(
    const QList<ListedSchedule> &wanted, const QList<ListedSchedule> &all)
{
    QStringList lines;
    bool isProduction = false;
    for (const ListedSchedule &listed : wanted) {
        QStringList steps;
        for (const ListedSchedule &step : chainOf(listed, all)) {
            isProduction = isProduction || step.environment == "production"_L1;
            steps.append(step.environment.isEmpty()
                    ? Format::quoted(step.job.name)
                    : ScheduleTr::tr("“%1” (%2)", "job, environment")
                          .arg(step.job.name, environmentLook(step.environment).word));
        }
        const QString first = steps.takeFirst();
        lines.append(steps.isEmpty()
                ? first
                : ScheduleTr::tr("%1, then %2").arg(first, steps.join(u" → "_s)));
    }
    QString text = ScheduleTr::tr("%n jobs begin now, as if they were due:", nullptr,
                       static_cast<int>(lines.size()))
        + u'\n' + lines.join(u'\n');
    if (isProduction)
        text += u'\n' + ScheduleTr::tr("This changes records in production.");
    return {.title = ScheduleTr::tr("Run Now"),
        .text = text,
        .action = isProduction ? ScheduleTr::tr("Run on Production") : ScheduleTr::tr("Run Now"),
        .isDestructive = isProduction};
}

bool isMissed(const ListedSchedule &listed)
{
    return isWithoutRun(listed) && listed.lastFire->state != ScheduleFire::State::Skipped;
}

QString missedText(const QList<ListedSchedule> &jobs)
{
    QStringList missed;
    QString reason;
    for (const ListedSchedule &listed : jobs) {
        if (!isMissed(listed))
            continue;
        const ScheduleFire &fire = *listed.lastFire;
        const QString when = Format::moment(
            QDateTime::fromMSecsSinceEpoch(fire.dueMs), QDateTime::currentDateTime());
        missed.append(fire.count > 1
                ? ScheduleTr::tr("“%1” %n times since %2", nullptr, fire.count)
                      .arg(listed.job.name, when)
                : ScheduleTr::tr("“%1” %2", "job, when").arg(listed.job.name, when));
        if (fire.state == ScheduleFire::State::Failed)
            reason = textInWords(fire.reason);
    }
    if (missed.isEmpty())
        return {};
    const QString text
        = ScheduleTr::tr("Due and not run: %1.").arg(missed.join(ScheduleTr::tr(", ")));
    return reason.isEmpty() ? text : text + u' ' + reason;
}

} // namespace sluice
