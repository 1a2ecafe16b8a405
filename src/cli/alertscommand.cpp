// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/alertscommand.h"

#include "app/alerts/alertrules.h"
#include "app/alerts/alerts.h"
#include "app/application.h"
#include "cli/documentoutput.h"

#include <QJsonArray>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QStringList channelsOf(const AlertRule &rule)
{
    QStringList channels;
    if (rule.email.isUsed())
        channels.append(alertChannelName(AlertChannel::Mail));
    if (rule.webHook.isUsed())
        channels.append(alertChannelName(AlertChannel::WebHook) + u' ' + rule.webHook.format);
    if (rule.isDesktop)
        channels.append(alertChannelName(AlertChannel::Desktop));
    return channels;
}

QString scopeOf(const AlertRule &rule)
{
    QStringList parts;
    if (!rule.jobs.isEmpty())
        parts.append(rule.jobs.join(u", "_s));
    if (!rule.kinds.isEmpty())
        parts.append(rule.kinds.join(u", "_s));
    return parts.isEmpty() ? u"all jobs"_s : parts.join(u"; "_s);
}

QString trialWord(const AlertTrial &trial)
{
    return trial.isSkipped ? u"skipped"_s : trial.error ? u"failed"_s : u"sent"_s;
}

QString trialDetail(const AlertTrial &trial)
{
    if (trial.isSkipped)
        return u"there is no desktop here"_s;
    return trial.error ? trial.error->text() : QString();
}

} // namespace

QStringList AlertsCommand::valuedOptions() const
{
    return {u"out"_s};
}

ExitCode AlertsCommand::run(const CommandContext &context, Arguments &arguments)
{
    const QString what = arguments.takeWord();
    const QString name = what == "list"_L1 ? QString() : arguments.takeWord();
    const QString out = what == "export"_L1 ? arguments.takeValue(u"out"_s) : QString();
    if (auto finished = arguments.finish(); !finished)
        return context.refuse(finished.error());
    if (what == "list"_L1)
        return list(context);
    const QStringList known{u"test"_s, u"import"_s, u"export"_s, u"remove"_s};
    if (!known.contains(what))
        return context.refuse(Error{.kind = ErrorKind::Config,
            .what = u"“alerts %1” is not a command"_s.arg(what),
            .next = u"Use list, test, import, export or remove"_s});
    if (name.isEmpty())
        return context.refuse(Error{.kind = ErrorKind::Config,
            .what
            = what == "import"_L1 ? u"A file is needed"_s : u"The name of an alert is needed"_s,
            .next = u"See sluice-cli alerts list"_s});
    if (what == "test"_L1)
        return test(context, name);
    if (what == "import"_L1)
        return importAlerts(context, name);
    return what == "export"_L1 ? exportAlert(context, name, out) : remove(context, name);
}

ExitCode AlertsCommand::list(const CommandContext &context)
{
    auto rules = context.application.alertRules().list();
    if (!rules)
        return context.refuse(rules.error());
    QJsonArray json;
    QList<QStringList> rows{{u"Name"_s, u"Jobs"_s, u"Tells By"_s}};
    for (const AlertRule &rule : std::as_const(*rules)) {
        const QStringList channels = channelsOf(rule);
        json.append(QJsonObject{{u"id"_s, rule.id}, {u"name"_s, rule.name},
            {u"jobs"_s, QJsonArray::fromStringList(rule.jobs)},
            {u"kinds"_s, QJsonArray::fromStringList(rule.kinds)},
            {u"channels"_s, QJsonArray::fromStringList(channels)}});
        rows.append({rule.name, scopeOf(rule), channels.join(u", "_s)});
    }
    context.print(json, rules->isEmpty() ? u"No alerts yet"_s : tableText(rows));
    return ExitCode::Completed;
}

ExitCode AlertsCommand::test(const CommandContext &context, const QString &name)
{
    auto trials = context.application.alerts().test(
        name, CancelToken(), [&context](const AlertTrial &trial) {
            if (!context.isQuiet)
                writeError(u"%1  %2 %3  %4 ms  %5\n"_s.arg(trialWord(trial).leftJustified(8),
                    alertChannelName(trial.channel), trial.recipient,
                    QString::number(trial.elapsedMs), trialDetail(trial)));
        });
    if (!trials)
        return context.refuse(trials.error());
    QJsonArray steps;
    bool isTried = false;
    std::optional<Error> first;
    for (const AlertTrial &trial : std::as_const(*trials)) {
        steps.append(QJsonObject{{u"channel"_s, alertChannelName(trial.channel)},
            {u"recipient"_s, trial.recipient}, {u"state"_s, trialWord(trial)},
            {u"ms"_s, trial.elapsedMs}, {u"detail"_s, trialDetail(trial)}});
        isTried = isTried || !trial.isSkipped;
        if (trial.error && !first)
            first = trial.error;
    }
    if (!isTried)
        return context.refuse(Error{.kind = ErrorKind::Config,
            .what = u"“%1” tells nobody from here"_s.arg(name),
            .why = u"It has only the desktop, which the console shows"_s,
            .next = u"Add email or webHook: export it, change the file and import it again"_s});
    context.print(QJsonObject{{u"name"_s, name}, {u"passed"_s, !first}, {u"steps"_s, steps}},
        first ? u"“%1” did not reach everybody"_s.arg(name) : u"“%1” was sent"_s.arg(name));
    return first ? exitCodeOf(*first) : ExitCode::Completed;
}

ExitCode AlertsCommand::importAlerts(const CommandContext &context, const QString &path)
{
    auto text = readDocument(path);
    if (!text)
        return context.refuse(text.error());
    auto report = context.application.alertRules().import(*text);
    if (!report)
        return context.refuse(report.error());
    printImport(context, *report);
    return ExitCode::Completed;
}

ExitCode AlertsCommand::exportAlert(
    const CommandContext &context, const QString &name, const QString &path)
{
    auto text = context.application.alertRules().exportRule(name);
    if (!text)
        return context.refuse(text.error());
    return writeDocument(context, *text, path);
}

ExitCode AlertsCommand::remove(const CommandContext &context, const QString &name)
{
    if (auto removed = context.application.alertRules().remove(name); !removed)
        return context.refuse(removed.error());
    context.print(QJsonObject{{u"removed"_s, name}}, u"“%1” is removed"_s.arg(name));
    return ExitCode::Completed;
}

} // namespace sluice
