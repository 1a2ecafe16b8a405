// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/connectionscommand.h"

#include "app/application.h"
#include "app/connectiontest.h"
#include "app/documents/connections.h"
#include "app/documents/pastedsettings.h"
#include "app/signin/signin.h"
#include "cli/checkcommand.h"
#include "cli/documentoutput.h"
#include "cli/signincommand.h"

#include <QFile>
#include <QJsonArray>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QString testWord(ServiceTestStep::State state)
{
    switch (state) {
    case ServiceTestStep::State::Waiting:
        return u"waiting"_s;
    case ServiceTestStep::State::Running:
        return u"running"_s;
    case ServiceTestStep::State::Passed:
        return u"passed"_s;
    case ServiceTestStep::State::Warning:
        return u"warning"_s;
    case ServiceTestStep::State::Failed:
        return u"failed"_s;
    case ServiceTestStep::State::Skipped:
        return u"not run"_s;
    }
    return {};
}

} // namespace

QStringList ConnectionsCommand::valuedOptions() const
{
    return {u"out"_s, u"code"_s, u"refresh-token"_s, u"module"_s, u"confirm"_s};
}

ExitCode ConnectionsCommand::run(const CommandContext &context, Arguments &arguments)
{
    const QString what = arguments.takeWord();
    const bool isFromEnvironment = what == "import"_L1 && arguments.takeFlag(u"from-env"_s);
    const bool takesName = (what == "import"_L1 && !isFromEnvironment) || what == "test"_L1
        || what == "remove"_L1 || what == "sign-in"_L1 || what == "sign-out"_L1 || what == "show"_L1
        || what == "check"_L1;
    const QString name = takesName ? arguments.takeWord() : QString();
    const QString out = what == "export"_L1 ? arguments.takeValue(u"out"_s) : QString();
    SignInWish wish{.name = name};
    if (what == "sign-in"_L1) {
        wish.code = arguments.takeValue(u"code"_s);
        wish.refreshToken = arguments.takeValue(u"refresh-token"_s);
    }
    CheckWish check{.name = name};
    if (what == "check"_L1) {
        check.isPlan = arguments.takeFlag(u"plan"_s);
        check.check = {.hasScratch = arguments.takeFlag(u"scratch-record"_s),
            .module = arguments.takeValue(u"module"_s),
            .confirmed = arguments.takeValue(u"confirm"_s)};
    }
    if (auto finished = arguments.finish(); !finished)
        return context.refuse(finished.error());
    if (isFromEnvironment)
        return importVariables(context);
    if (what == "list"_L1)
        return list(context);
    if (what == "export"_L1)
        return exportAll(context, out);
    if (takesName && name.isEmpty())
        return context.refuse(Error{.kind = ErrorKind::Config,
            .what = what == "import"_L1 ? u"The file to import is needed"_s
                                        : u"The name of a connection is needed"_s});
    if (what == "import"_L1)
        return importFile(context, name);
    if (what == "show"_L1)
        return show(context, name);
    if (what == "test"_L1)
        return test(context, name);
    if (what == "check"_L1)
        return checkConnection(context, check);
    if (what == "remove"_L1)
        return remove(context, name);
    if (what == "sign-in"_L1)
        return signInTo(context, wish);
    if (what == "sign-out"_L1)
        return signOutOf(context, name);
    return context.refuse(Error{.kind = ErrorKind::Config,
        .what = u"“connections %1” is not a command"_s.arg(what),
        .next = u"Use list, show, import, export, test, check, sign-in, sign-out or remove"_s});
}

// Without a secret; the last check of the account beside it.
Result<QJsonObject> ConnectionsCommand::factsOf(
    const CommandContext &context, const Connection &connection)
{
    auto checked = lastCheckJson(context, connection.id);
    if (!checked)
        return fail(checked.error());
    QJsonObject json{{u"id"_s, connection.id}, {u"name"_s, connection.name},
        {u"service"_s, connection.service}, {u"environment"_s, connection.environment},
        {u"settings"_s, connection.settings}};
    if (!checked->isEmpty())
        json.insert(u"check"_s, *checked);
    return json;
}

ExitCode ConnectionsCommand::show(const CommandContext &context, const QString &name)
{
    auto connection = context.application.connections().find(name);
    if (!connection)
        return context.refuse(connection.error());
    auto facts = factsOf(context, *connection);
    if (!facts)
        return context.refuse(facts.error());
    QStringList lines{
        u"%1  %2  %3"_s.arg(connection->name, connection->service, connection->environment)};
    for (auto it = connection->settings.constBegin(); it != connection->settings.constEnd(); ++it)
        lines.append(u"%1: %2"_s.arg(it.key(), it.value().toVariant().toString()));
    const QJsonObject check = facts->value("check"_L1).toObject();
    lines.append(check.isEmpty() ? u"The account was never checked"_s
                                 : checkText(AccountResult::fromJson(check)));
    context.print(*facts, lines.join(u'\n'));
    return ExitCode::Completed;
}

ExitCode ConnectionsCommand::list(const CommandContext &context)
{
    auto connections = context.application.connections().list();
    if (!connections)
        return context.refuse(connections.error());
    QJsonArray json;
    QList<QStringList> rows{{u"Name"_s, u"Service"_s, u"Environment"_s}};
    for (const Connection &connection : std::as_const(*connections)) {
        auto facts = factsOf(context, connection);
        if (!facts)
            return context.refuse(facts.error());
        json.append(*facts);
        rows.append({connection.name, connection.service, connection.environment});
    }
    context.print(json, connections->isEmpty() ? u"No connections yet"_s : tableText(rows));
    return ExitCode::Completed;
}

ExitCode ConnectionsCommand::importFile(const CommandContext &context, const QString &path)
{
    auto text = readDocument(path);
    if (!text)
        return context.refuse(text.error());
    Connections &connections = context.application.connections();
    Jobs &jobs = context.application.jobs();
    auto report = isPluginConfiguration(*text) ? importPluginFile(connections, jobs, *text)
        : isOriginalText(*text)                ? importOriginalText(connections, jobs, *text)
                                               : connections.import(*text);
    if (!report)
        return context.refuse(report.error());
    printImport(context, *report);
    return ExitCode::Completed;
}

ExitCode ConnectionsCommand::importVariables(const CommandContext &context)
{
    auto report = importOriginalVariables(
        context.application.connections(), context.application.jobs(), originalVariables());
    if (!report)
        return context.refuse(report.error());
    printImport(context, *report);
    return ExitCode::Completed;
}

ExitCode ConnectionsCommand::exportAll(const CommandContext &context, const QString &path)
{
    auto text = context.application.connections().exportAll();
    if (!text)
        return context.refuse(text.error());
    return writeDocument(context, *text, path);
}

ExitCode ConnectionsCommand::test(const CommandContext &context, const QString &name)
{
    auto connection = context.application.connections().find(name);
    if (!connection)
        return context.refuse(connection.error());
    auto report = testConnection(context.application, *connection, CancelToken(),
        [&context](int, const ServiceTestStep &step) {
            const bool isEnd = step.state != ServiceTestStep::State::Running
                && step.state != ServiceTestStep::State::Waiting;
            if (context.isQuiet || !isEnd)
                return;
            writeError(u"%1  %2  %3 ms  %4\n"_s.arg(testWord(step.state).leftJustified(8),
                step.title, QString::number(step.elapsedMs),
                step.error ? step.error->text() : step.detail));
        });
    if (!report)
        return context.refuse(report.error());
    QJsonArray steps;
    for (const ServiceTestStep &step : report->steps) {
        const QString detail = step.error ? step.error->text() : step.detail;
        steps.append(QJsonObject{{u"title"_s, step.title}, {u"state"_s, testWord(step.state)},
            {u"ms"_s, step.elapsedMs}, {u"detail"_s, detail}});
    }
    context.print(
        QJsonObject{{u"name"_s, name}, {u"passed"_s, report->hasPassed()}, {u"steps"_s, steps}},
        report->hasPassed() ? u"%1 is ready"_s.arg(name) : u"%1 is not ready"_s.arg(name));
    return report->hasPassed() ? ExitCode::Completed : ExitCode::Service;
}

ExitCode ConnectionsCommand::remove(const CommandContext &context, const QString &name)
{
    auto connection = context.application.connections().find(name);
    if (!connection)
        return context.refuse(connection.error());
    auto removed = removeSignedIn(context.application, *connection, CancelToken());
    if (!removed)
        return context.refuse(removed.error());
    if (removed->problem)
        writeError(u"Warning: %1\n"_s.arg(removed->problem->text()));
    context.print(QJsonObject{{u"removed"_s, name}, {u"revoked"_s, removed->isRevoked}},
        u"“%1” is removed"_s.arg(name));
    return ExitCode::Completed;
}

ExitCode ConnectionsCommand::signOutOf(const CommandContext &context, const QString &name)
{
    auto connection = context.application.connections().find(name);
    if (!connection)
        return context.refuse(connection.error());
    auto end = signOut(context.application, connection->id, CancelToken());
    if (!end)
        return context.refuse(end.error());
    if (end->problem)
        writeError(u"Warning: %1\n"_s.arg(end->problem->text()));
    context.print(QJsonObject{{u"name"_s, name}, {u"revoked"_s, end->isRevoked}},
        u"“%1” is signed out"_s.arg(name));
    return ExitCode::Completed;
}

} // namespace sluice
