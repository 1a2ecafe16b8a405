// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "cli/alertscommand.h"
#include "cli/connectionscommand.h"
#include "cli/diagnosticscommand.h"
#include "cli/erasurecommands.h"
#include "cli/helpcommand.h"
#include "cli/jobscommand.h"
#include "cli/plancommand.h"
#include "cli/rowcommand.h"
#include "cli/runcommand.h"
#include "cli/runscommand.h"
#include "cli/schedulescommand.h"
#include "cli/servecommand.h"
#include "cli/settingscommand.h"
#include "cli/storecommand.h"
#include "cli/watchcommand.h"

#include <QCoreApplication>

#include <memory>
#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

constexpr auto kUsage = R"(sluice-cli: bulk syncs between cloud services, without a window

  sluice-cli connections list | show NAME | import FILE | import --from-env
                         | export [--out FILE] | test NAME | remove NAME
                         | check NAME [--plan] [--module NAME]
                           [--scratch-record [--confirm NAME]]   settles what is undocumented
                         | sign-in NAME [--code - | --refresh-token -] | sign-out NAME
  sluice-cli jobs        list | show NAME | import FILE | import --starter NAME
                         | export NAME [--out FILE] | remove NAME
                         | automap NAME [--file FILE.csv] [--save]   suggests a mapping
  sluice-cli plan NAME   the dry run: counts, cost and a sample; writes nothing
  sluice-cli run NAME    runs a job and stays with it to its end
                         [--ids A,B | --ids-file FILE.csv | --start-id X | --since TIME
                          | --mode incremental|failures|all | --rows M-N | --pages M-N]
                         [--resource NAME]
                         [--delete-all [--everything] [--exact-count N]
                          --confirm-deletion products|categories]
                         [--break-lock NAME] [--without-lock] [--subscribe-at-most N]
  sluice-cli runs        list [--limit N] [--before RUN] [--removed]
                                                the newest 1000, or older ones
                         | show RUN | stop RUN | resume RUN | verify RUN [--out FILE]
                         | export RUN --out DIR
                         | retry RUN [--as-it-was] [--ids A,B]
                         | undo RUN [--plan] [--delete-inserted --exact-count N]
                         | clean [--older-than DAYS] [--plan]   deletes the files of old runs
                         | remove RUN | restore RUN             from and to this list
                         | erase RUN --confirm RUN              and what it knows of records
  sluice-cli erase-person  --id ID | --email ADDRESS | --phone NUMBER
                         --plan | --confirm WHAT WAS GIVEN [--out FILE]
                         takes one person out of runs, the store and the log
  sluice-cli settings    list | set NAME VALUE | reset NAME
  sluice-cli diagnostics --out FILE.zip [--only versions,settings,log,store]
                         for whoever helps: no secrets, no values of records
  sluice-cli row NAME    --row-id ID --action insert|update|delete   one row of a table
  sluice-cli schedules   list | next NAME | enable NAME | disable NAME | clear NAME
                         | set NAME "0 2 * * *" [--zone Europe/Berlin] [--missed run|skip]
                           [--then JOB [--then-on-rejections]] [--dry-run]
                         | systemd NAME | cron NAME   what a server's own scheduler needs
                         | run   stays open and starts what is due
  sluice-cli alerts      list | test NAME | import FILE | export NAME [--out FILE]
                         | remove NAME
  sluice-cli serve       --job NAME ... [--listen 127.0.0.1:6779] [--hosts NAME,NAME]
                         [--public-url https://NAME]
                         the control API, with the key in DIR/control.key
  sluice-cli watch       NAME ... [--every SECONDS] | list   keeps tables in step
  sluice-cli outbox      list [NAME] | add NAME --ids A,B | add NAME --events FILE
                         | retry NAME [--ids A,B] | remove NAME [--ids A,B]
  sluice-cli store       check | restore [--backup NAME]   when the job store is damaged
  sluice-cli help        [TOPIC] [--language en|de]   the manual: its pages, or one of them

everywhere:  --data-dir DIR   --json   --log-level debug|info|warning|error   --quiet

exit codes:  0 completed  1 usage or configuration  2 network, sign-in or service
             3 failed  4 completed with rejections  5 stopped  6 locked
             7 needs attention  75 can be resumed
)";

std::unique_ptr<Command> commandFor(const QString &name)
{
    if (name == "connections"_L1)
        return std::make_unique<ConnectionsCommand>();
    if (name == "jobs"_L1)
        return std::make_unique<JobsCommand>();
    if (name == "plan"_L1)
        return std::make_unique<PlanCommand>();
    if (name == "run"_L1)
        return std::make_unique<RunCommand>();
    if (name == "row"_L1)
        return std::make_unique<RowCommand>();
    if (name == "runs"_L1)
        return std::make_unique<RunsCommand>();
    if (name == "schedules"_L1)
        return std::make_unique<SchedulesCommand>();
    if (name == "erase-person"_L1)
        return std::make_unique<ErasePersonCommand>();
    if (name == "settings"_L1)
        return std::make_unique<SettingsCommand>();
    if (name == "diagnostics"_L1)
        return std::make_unique<DiagnosticsCommand>();
    if (name == "alerts"_L1)
        return std::make_unique<AlertsCommand>();
    if (name == "serve"_L1)
        return std::make_unique<ServeCommand>();
    if (name == "watch"_L1)
        return std::make_unique<WatchCommand>();
    if (name == "outbox"_L1)
        return std::make_unique<OutboxCommand>();
    return nullptr;
}

// Of what went wrong before there was a command to tell it.
int exitBefore(const Error &error, bool isJson)
{
    return static_cast<int>(refuseWith(error, isJson));
}

std::optional<LogLevel> logLevelOf(const QString &name)
{
    for (const LogLevel level :
        {LogLevel::Debug, LogLevel::Info, LogLevel::Warning, LogLevel::Error}) {
        if (name == logLevelName(level))
            return level;
    }
    return std::nullopt;
}

} // namespace

int main(int argc, char *argv[])
{
    ::umask(0077); // everything that is made here is the operator's own
    QCoreApplication qt(argc, argv);
    QCoreApplication::setApplicationName(u"sluice"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(SLUICE_VERSION));

    QStringList words = QCoreApplication::arguments().mid(1);
    if (words.contains("--version"_L1)) {
        writeOut(u"sluice-cli %1\n"_s.arg(QCoreApplication::applicationVersion()));
        return 0;
    }
    if (words.isEmpty() || words.contains("--help"_L1) || words.contains("-h"_L1)) {
        writeOut(QString::fromLatin1(kUsage));
        return words.isEmpty() ? static_cast<int>(ExitCode::Usage) : 0;
    }

    const bool isJson = words.contains("--json"_L1);
    // The command's name is the first word; global options may stand before it.
    QStringList valued{u"data-dir"_s, u"log-level"_s};
    QString name;
    for (qsizetype i = 0; i < words.size() && name.isEmpty(); ++i) {
        if (words.at(i).startsWith("--"_L1))
            i += valued.contains(words.at(i).mid(2)) ? 1 : 0;
        else
            name = words.at(i);
    }
    const bool isOfStore = name == "store"_L1;
    const bool isHelp = name == "help"_L1;
    const auto command = commandFor(name);
    if (!command && !isOfStore && !isHelp)
        return exitBefore(Error{.kind = ErrorKind::Config,
                              .what = u"“%1” is not a command of this version"_s.arg(name),
                              .next = u"See sluice-cli --help"_s},
            isJson);
    auto arguments = Arguments::parse(words,
        valued
            + (isOfStore     ? StoreCommand::valuedOptions()
                    : isHelp ? HelpCommand::valuedOptions()
                             : command->valuedOptions()),
        command ? command->repeatedOptions() : QStringList());
    if (!arguments)
        return exitBefore(arguments.error(), isJson);
    arguments->takeWord();

    ApplicationOptions options;
    const bool isServing = name == "serve"_L1;
    options.createdBy = isServing ? u"control API"_s : u"command line"_s;
    // They stay open.
    options.followsStopped
        = isServing || name == "watch"_L1 || (name == "schedules"_L1 && words.contains("run"_L1));
    options.dataDirectory = arguments->takeValue(u"data-dir"_s);
    if (options.dataDirectory.isEmpty())
        options.dataDirectory = Application::defaultDataDirectory();
    const QString level = arguments->takeValue(u"log-level"_s);
    if (!level.isEmpty()) {
        const auto known = logLevelOf(level);
        if (!known)
            return exitBefore(Error{.kind = ErrorKind::Config,
                                  .what = u"“%1” is no log level"_s.arg(level),
                                  .next = u"Use debug, info, warning or error"_s},
                isJson);
        options.logLevel = *known;
    }
    arguments->takeFlag(u"json"_s);
    const bool isQuiet = arguments->takeFlag(u"quiet"_s);
    if (isOfStore)
        return static_cast<int>(StoreCommand::run(options.dataDirectory, *arguments, isJson));
    if (isHelp)
        return static_cast<int>(HelpCommand::run(*arguments, isJson));
    auto application = Application::open(options);
    if (!application)
        return exitBefore(application.error(), isJson);
    const CommandContext context{**application, isJson, isQuiet};
    const ExitCode code = command->run(context, *arguments);
    return static_cast<int>(
        code == ExitCode::Completed && isOutputLost() ? ExitCode::Failed : code);
}
