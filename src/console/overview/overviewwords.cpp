// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/overview/overviewwords.h"

#include "app/documents/jobkinds.h"
#include "console/connections/connectionwords.h"
#include "console/errors/errorwords.h"
#include "console/runs/runwords.h"
#include "console/schedules/schedulewords.h"
#include "console/widgets/format.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

struct OverviewTr
{
    Q_DECLARE_TR_FUNCTIONS(Overview)
};

bool isOf(const QString &environment, const QString &place)
{
    return environment.isEmpty() || place.isEmpty() || place == environment;
}

const ListedConnection *connectionNamed(const OverviewFacts &facts, const QString &name)
{
    for (const ListedConnection &listed : facts.connections) {
        if (listed.connection.name == name)
            return &listed;
    }
    return nullptr;
}

QString pairText(const QString &left, const QString &right)
{
    return right.isEmpty() ? left : Format::facts({left, right});
}

CardLine connectionLine(const ListedConnection &listed)
{
    const StateLook look = listedConnectionLook(listed.state);
    const bool isReady = listed.state == "ready"_L1;
    const QString &name = listed.connection.name;
    return {.icon = look.icon,
        .tone = look.tone,
        .text = isReady ? pairText(serviceWord(listed.connection.service), name)
                        : pairText(name, withinSentence(look.word))};
}

// One end of the job that is shown, or of the jobs that could be made.
CardLine endLine(const OverviewFacts &facts, const QString &environment, const QString &service,
    const QString &name)
{
    if (const ListedConnection *listed = connectionNamed(facts, name))
        return connectionLine(*listed);
    if (!name.isEmpty())
        return {u"state-failed"_s, Tone::Error, pairText(name, OverviewTr::tr("was removed"))};
    for (const ListedConnection &listed : facts.connections) {
        if (listed.connection.service == service
            && isOf(environment, listed.connection.environment))
            return connectionLine(listed);
    }
    return {u"state-pending"_s, Tone::Neutral,
        pairText(serviceWord(service), OverviewTr::tr("not connected"))};
}

CardLine mappingLine(const Job &job)
{
    const CardLine standard{
        u"state-completed"_s, Tone::Success, pairText(OverviewTr::tr("Mapping"), {})};
    CardLine line = standard;
    if (job.mapping.isString())
        line.text = pairText(line.text, job.mapping.toString());
    else if (const QString name = job.mapping[u"name"].toString(); !name.isEmpty())
        line.text = pairText(line.text, name);
    else if (!job.mapping.toObject().isEmpty())
        line.text = pairText(line.text, OverviewTr::tr("of this job"));
    else if (const auto processors = job.parameters.value("processors"_L1).toArray();
             job.kind == "crm-bulk"_L1 && !processors.isEmpty())
        line.text = pairText(OverviewTr::tr("Processors"), Format::count(processors.size()));
    else
        line.text = pairText(line.text, OverviewTr::tr("by field names"));
    return line;
}

const RunRow *newestOf(const QString &jobId, const QList<RunRow> &runs)
{
    const RunRow *newest = nullptr;
    for (const RunRow &run : runs) {
        if (run.jobId == jobId && !run.isDryRun && (!newest || run.number > newest->number))
            newest = &run;
    }
    return newest;
}

QString nextText(const QString &kind, const QString &environment, const OverviewFacts &facts,
    const QDateTime &now)
{
    const ListedSchedule *next = nullptr;
    for (const ListedSchedule &listed : facts.jobs) {
        if (listed.job.kind == kind && isOf(environment, listed.environment) && listed.nextMs > 0
            && (!next || listed.nextMs < next->nextMs))
            next = &listed;
    }
    if (!next)
        return OverviewTr::tr("Not scheduled");
    return OverviewTr::tr("Next: %1, %2")
        .arg(aheadText(QDateTime::fromMSecsSinceEpoch(next->nextMs), now), next->job.name);
}

} // namespace

SyncCardFacts syncCardFacts(const QString &kind, const QString &environment,
    const OverviewFacts &facts, const QList<RunRow> &runs, const QDateTime &now)
{
    SyncCardFacts card;
    const ListedSchedule *shown = nullptr;
    for (const ListedSchedule &listed : facts.jobs) {
        if (listed.job.kind != kind || !isOf(environment, listed.environment))
            continue;
        const RunRow *run = newestOf(listed.job.id, runs);
        const RunRow *before = card.run ? &*card.run : nullptr;
        const bool isLive = run && !isEnded(run->state);
        const bool wasLive = before && !isEnded(before->state);
        const bool isNewer = run && (!before || run->number > before->number);
        if (!shown || (isLive && !wasLive) || (isLive == wasLive && isNewer)) {
            shown = &listed;
            card.run = run ? std::optional(*run) : listed.lastRun;
        }
    }
    const JobServices services = servicesOfJobKind(kind);
    const QString source = shown ? shown->job.source : QString();
    const QString target = shown ? shown->job.target : QString();
    const bool isOneEnd
        = services.source == services.target && (source.isEmpty() || source == target);
    card.lines.append(endLine(facts, environment, services.source, isOneEnd ? target : source));
    if (!isOneEnd)
        card.lines.append(endLine(facts, environment, services.target, target));
    if (shown) {
        card.job = shown->job.name;
        card.lines.append(mappingLine(shown->job));
    }
    card.next = nextText(kind, environment, facts, now);
    return card;
}

namespace {

QString runRef(const RunRow &run, const QString &note)
{
    const QString number = u'#' + QString::number(run.number);
    return note.isEmpty() ? number : number + u", "_s + note;
}

std::optional<AttentionRow> attentionOf(const RunRow &run)
{
    using Kind = AttentionRow::Kind;
    const StateLook look = runLook(run);
    AttentionRow row{.kind = Kind::Failed,
        .key = u"run/"_s + run.id,
        .icon = look.icon,
        .tone = look.tone,
        .text = {},
        .note = runRef(run, textInWords(run.reason)),
        .action = OverviewTr::tr("Open Run"),
        .target = run.id};
    switch (run.state) {
    case RunState::Failed:
        row.text = OverviewTr::tr("%1 failed").arg(run.jobName);
        return row;
    case RunState::Interrupted:
        row.kind = Kind::Interrupted;
        row.text = OverviewTr::tr("%1 was interrupted").arg(run.jobName);
        row.note = runRef(run, OverviewTr::tr("can go on"));
        row.action = OverviewTr::tr("Resume…");
        return row;
    case RunState::NeedsAttention:
        row.kind = isAsking(run) ? Kind::Asking : Kind::Unknown;
        row.text = isAsking(run) ? OverviewTr::tr("%1 asks something").arg(run.jobName)
                                 : OverviewTr::tr("%1: %2 outcomes unknown")
                                       .arg(run.jobName, Format::count(run.counts.pending));
        return row;
    default:
        return std::nullopt;
    }
}

// In the words of what mends it.
std::optional<AttentionRow> attentionOf(const ListedConnection &listed)
{
    const Connection &connection = listed.connection;
    const bool isUsed = !listed.jobs.isEmpty();
    const bool isSigned = hasSignIn(connection.service);
    AttentionRow row{.kind = AttentionRow::Kind::Connection,
        .key = u"connection/"_s + connection.id,
        .icon = listedConnectionLook(listed.state).icon,
        .tone = listedConnectionLook(listed.state).tone,
        .text = {},
        .note = u'“' + connection.name + u'”',
        .action = isSigned ? OverviewTr::tr("Sign In…") : OverviewTr::tr("Replace Key…"),
        .target = connection.id};
    const QString service = serviceWord(connection.service);
    if (listed.state == "sign_in_expired"_L1)
        row.text = OverviewTr::tr("The sign-in to %1 has expired").arg(service);
    else if (listed.state == "sign_in_refused"_L1 && isSigned)
        row.text = OverviewTr::tr("%1 did not accept the sign-in").arg(service);
    else if (listed.state == "sign_in_refused"_L1)
        row.text = OverviewTr::tr("%1 did not accept the key").arg(service);
    else if (listed.state == "not_signed_in"_L1 && isUsed)
        row.text = isSigned ? OverviewTr::tr("Not signed in to %1").arg(service)
                            : OverviewTr::tr("The key for %1 is missing").arg(service);
    else
        return std::nullopt;
    if (isUsed)
        row.note = pairText(row.note, OverviewTr::tr("used by %1").arg(listed.jobs.join(u", "_s)));
    return row;
}

AttentionRow attentionOf(const TargetLock &lock, const QDateTime &now)
{
    const QString since = Format::moment(QDateTime::fromMSecsSinceEpoch(lock.takenAtMs), now);
    return {.kind = AttentionRow::Kind::Lock,
        .key = u"lock/"_s + lock.name,
        .icon = u"lock"_s,
        .tone = Tone::Warning,
        .text = OverviewTr::tr("A lock of %1 was left over").arg(lockedResource(lock)),
        .note = OverviewTr::tr("run #%1, since %2").arg(QString::number(lock.runNumber), since),
        .action = OverviewTr::tr("Manage Locks…"),
        .target = lock.name};
}

AttentionRow attentionOf(const ListedSchedule &listed, const QDateTime &now)
{
    const ScheduleFire &fire = *listed.lastFire;
    const ScheduleResultLook look = scheduleResult(listed);
    const QString due = Format::moment(QDateTime::fromMSecsSinceEpoch(fire.dueMs), now);
    const QString when = fire.count > 1
        ? OverviewTr::tr("%n times, the last %1", nullptr, fire.count).arg(due)
        : due;
    return {.kind = AttentionRow::Kind::Missed,
        .key = u"schedule/"_s + listed.job.id,
        .icon = look.look.icon,
        .tone = look.look.tone,
        .text = OverviewTr::tr("%1 did not run when it was due").arg(listed.job.name),
        .note = pairText(when, textInWords(fire.reason)),
        .action = OverviewTr::tr("Run Now…"),
        .target = listed.job.id};
}

} // namespace

QList<AttentionRow> attentionRows(const QString &environment, const OverviewFacts &facts,
    const QList<RunRow> &runs, const QDateTime &now)
{
    QList<AttentionRow> rows;
    for (const ListedConnection &listed : facts.connections) {
        if (!isOf(environment, listed.connection.environment))
            continue;
        if (const auto row = attentionOf(listed))
            rows.append(*row);
    }
    QHash<QString, qint64> newest; // number of each job's newest run
    for (const RunRow &run : runs) {
        if (!run.isDryRun)
            newest[run.jobId] = std::max(newest.value(run.jobId), run.number);
    }
    QSet<QString> listedRuns;
    for (const RunRow &run : runs) {
        const bool isOver = run.state == RunState::Failed && run.number < newest.value(run.jobId);
        if (run.isDryRun || isOver || !isOf(environment, run.environment))
            continue;
        if (const auto row = attentionOf(run)) {
            rows.append(*row);
            listedRuns.insert(run.id);
        }
    }
    // The lock of a run that is listed goes with it.
    for (const TargetLock &lock : facts.leftLocks) {
        if (!listedRuns.contains(lock.runId) && isOf(environment, lock.environment))
            rows.append(attentionOf(lock, now));
    }
    for (const ListedSchedule &listed : facts.jobs) {
        if (isMissed(listed) && isOf(environment, listed.environment))
            rows.append(attentionOf(listed, now));
    }
    return rows;
}

QList<RunRow> recentRuns(const QString &environment, const QList<RunRow> &runs, int count)
{
    QList<RunRow> recent;
    for (const RunRow &run : runs) {
        if (recent.size() < count && isOf(environment, run.environment))
            recent.append(run);
    }
    return recent;
}

QString withinSentence(const QString &word)
{
    return word.contains(u' ') ? Format::nounWithin(word) : word.toLower();
}

} // namespace sluice
