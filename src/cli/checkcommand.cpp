// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/checkcommand.h"

#include "app/application.h"
#include "app/documents/connections.h"
#include "app/stopsignals.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFutureWatcher>
#include <QJsonArray>
#include <QtConcurrentRun>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QString shownSetting(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull() ? u"not set"_s
                                                 : u"“%1”"_s.arg(value.toVariant().toString());
}

QString findingText(const AccountFinding &finding)
{
    const QString word = AccountResult::outcomeWord(AccountResult::outcomeOf(finding));
    const QString what = finding.state == AccountFinding::State::Told ? finding.value : finding.why;
    return u"%1  %2  %3"_s.arg(word.leftJustified(8), finding.title, what);
}

void showFinding(const CommandContext &context, const AccountFinding &finding)
{
    const bool isEnd = finding.state != AccountFinding::State::Running
        && finding.state != AccountFinding::State::Waiting;
    if (context.isQuiet || !isEnd)
        return;
    writeError(findingText(finding) + u'\n');
}

ExitCode showPlan(const CommandContext &context, const Connection &connection, bool hasScratch)
{
    const QList<AccountFinding> findings = accountFindings(connection.service, hasScratch);
    QJsonArray probes;
    QList<QStringList> rows{{u"Probe"_s, u"Setting"_s, u"Credits at most"_s}};
    double credits = 0;
    for (const AccountFinding &finding : findings) {
        const bool isAsked = finding.state == AccountFinding::State::Waiting;
        credits += finding.credits;
        probes.append(QJsonObject{{u"id"_s, finding.id}, {u"title"_s, finding.title},
            {u"setting"_s, finding.setting}, {u"credits"_s, finding.credits},
            {u"isAsked"_s, isAsked}, {u"why"_s, finding.why}});
        rows.append({finding.title, finding.setting,
            isAsked ? QString::number(finding.credits) : u"not asked: %1"_s.arg(finding.why)});
    }
    rows.append({u"In all"_s, QString(), QString::number(credits)});
    context.print(QJsonObject{{u"name"_s, connection.name}, {u"scratchRecord"_s, hasScratch},
                      {u"credits"_s, credits}, {u"probes"_s, probes}},
        tableText(rows));
    return ExitCode::Completed;
}

// The check has a thread of its own, so that signals are taken here.
Result<AccountResult> runCheck(
    const CommandContext &context, const Connection &connection, const AccountCheckWish &wish)
{
    CancelSource stop;
    StopSignals signalsOfUser;
    const auto end = [&stop](StopWish how) { return [&stop, how] { stop.request(how); }; };
    QObject::connect(&signalsOfUser, &StopSignals::interrupted, &signalsOfUser,
        [&stop](int times) { stop.request(times > 1 ? StopWish::Abort : StopWish::Stop); });
    QObject::connect(
        &signalsOfUser, &StopSignals::terminated, &signalsOfUser, end(StopWish::Abort));
    QFutureWatcher<Result<AccountResult>> watcher;
    QObject::connect(
        &watcher, &QFutureWatcherBase::finished, &watcher, [] { QCoreApplication::quit(); });
    watcher.setFuture(QtConcurrent::run([&context, &connection, &wish, token = stop.token()] {
        return checkAccount(context.application, connection, wish, token,
            [&context](int, const AccountFinding &finding) { showFinding(context, finding); });
    }));
    QCoreApplication::exec();
    return watcher.result();
}

ExitCode codeOf(const AccountResult &result)
{
    switch (result.end) {
    case AccountResult::End::Complete:
        return ExitCode::Completed;
    case AccountResult::End::Stopped:
        return result.hasLeftRecord() ? ExitCode::Failed : ExitCode::Stopped;
    case AccountResult::End::Failed:
        break;
    }
    return result.hasLeftRecord() ? ExitCode::Failed : ExitCode::Service;
}

} // namespace

QString checkText(const AccountResult &result)
{
    QStringList lines;
    for (const AccountFinding &finding : result.findings)
        lines.append(findingText(finding));
    for (const AccountResult::Change &change : result.changes)
        lines.append(u"Setting %1: %2 -> %3"_s.arg(
            change.setting, shownSetting(change.before), shownSetting(change.after)));
    if (result.hasLeftRecord())
        lines.append(u"The scratch record %1 of %2 is still there: delete it in the CRM, or check"
                     " again with --scratch-record"_s.arg(
                         result.scratch->id.isEmpty() ? result.scratch->marker : result.scratch->id,
                         result.scratch->module));
    lines.append(u"Checked %1: %2"_s.arg(
        QDateTime::fromMSecsSinceEpoch(result.atMs).toString(u"yyyy-MM-dd HH:mm"_s),
        AccountResult::endWord(result.end)));
    return lines.join(u'\n');
}

Result<QJsonObject> lastCheckJson(const CommandContext &context, const QString &connectionId)
{
    auto last = AccountResults(context.application.store()).last(connectionId);
    if (!last)
        return fail(last.error());
    return *last ? (*last)->toJson() : QJsonObject();
}

ExitCode checkConnection(const CommandContext &context, const CheckWish &wish)
{
    auto connection = context.application.connections().find(wish.name);
    if (!connection)
        return context.refuse(connection.error());
    if (wish.isPlan) {
        if (accountFindings(connection->service, false).isEmpty())
            return context.refuse(mayCheckAccount(*connection, {}).error());
        return showPlan(context, *connection, wish.check.hasScratch);
    }
    if (auto may = mayCheckAccount(*connection, wish.check); !may)
        return context.refuse(may.error());
    auto result = runCheck(context, *connection, wish.check);
    if (!result)
        return context.refuse(result.error());
    QJsonObject json = result->toJson();
    json.insert(u"name"_s, connection->name);
    context.print(json, checkText(*result));
    return codeOf(*result);
}

} // namespace sluice
