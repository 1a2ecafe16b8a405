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
        if (auto done = settings.setText(name, text); !done)
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
    const auto values = context.application.settings().all();
    if (!values)
        return context.refuse(values.error());
    QJsonArray json;
    QList<QStringList> rows{{u"Setting"_s, u"Value"_s, u"Default"_s, u"Meaning"_s}};
    for (const AppSettings::Known &known : AppSettings::known()) {
        const QString value = values->value(known.name);
        const auto asJson = [&known](const QString &text) -> QJsonValue {
            return known.kind == AppSettings::Kind::Number ? QJsonValue(text.toLongLong())
                                                           : QJsonValue(text);
        };
        json.append(QJsonObject{{u"name"_s, known.name}, {u"value"_s, asJson(value)},
            {u"default"_s, asJson(known.standardValue())}, {u"meaning"_s, known.meaning}});
        rows.append({known.name, value, known.standardValue(), known.meaning});
    }
    context.print(json, tableText(rows));
    return ExitCode::Completed;
}

} // namespace sluice
