// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/settingscommand.h"

#include "app/application.h"
#include "app/settings/appsettings.h"

#include <QJsonArray>

namespace sluice {

using namespace Qt::StringLiterals;

ExitCode SettingsCommand::run(const CommandContext &context, Arguments &arguments)
{
    const QString what = arguments.takeWord();
    const QString name = what == "list"_L1 ? QString() : arguments.takeWord();
    const QString text = what == "set"_L1 ? arguments.takeWord() : QString();
    if (auto finished = arguments.finish(); !finished)
        return context.refuse(finished.error());
    AppSettings &settings = context.application.settings();
    if (what == "set"_L1) {
        bool isNumber = false;
        const qint64 value = text.toLongLong(&isNumber);
        if (!isNumber)
            return context.refuse(
                Error{.kind = ErrorKind::Config, .what = u"“%1” is no whole number"_s.arg(text)});
        if (auto done = settings.set(name, value); !done)
            return context.refuse(done.error());
        return list(context);
    }
    if (what == "reset"_L1) {
        if (auto done = settings.reset(name); !done)
            return context.refuse(done.error());
        return list(context);
    }
    if (what == "list"_L1)
        return list(context);
    return context.refuse(Error{.kind = ErrorKind::Config,
        .what = u"“settings %1” is not a command"_s.arg(what),
        .next = u"Use list, set or reset"_s});
}

ExitCode SettingsCommand::list(const CommandContext &context)
{
    QJsonArray json;
    QList<QStringList> rows{{u"Setting"_s, u"Value"_s, u"Default"_s, u"Meaning"_s}};
    for (const AppSettings::Known &known : AppSettings::known()) {
        auto value = context.application.settings().value(known.name);
        if (!value)
            return context.refuse(value.error());
        json.append(QJsonObject{{u"name"_s, known.name}, {u"value"_s, *value},
            {u"default"_s, known.standard}, {u"meaning"_s, known.meaning}});
        rows.append(
            {known.name, QString::number(*value), QString::number(known.standard), known.meaning});
    }
    context.print(json, tableText(rows));
    return ExitCode::Completed;
}

} // namespace sluice
