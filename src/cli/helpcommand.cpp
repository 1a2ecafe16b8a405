// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/helpcommand.h"

#include "app/manual/manual.h"
#include "cli/manualtext.h"

#include <QJsonArray>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

void listPages(const Manual &manual, bool isJson)
{
    QJsonArray json;
    QString text;
    QString part;
    for (const Manual::Page &page : manual.pages()) {
        json.append(
            QJsonObject{{u"name"_s, page.name}, {u"title"_s, page.title}, {u"part"_s, page.part}});
        if (page.part != part)
            text += u"\n%1\n"_s.arg(page.part);
        part = page.part;
        text += u"  %1  %2\n"_s.arg(page.name, -18).arg(page.title);
    }
    if (isJson)
        writeOut(QString::fromUtf8(QJsonDocument(json).toJson()));
    else
        writeOut(u"sluice-cli help TOPIC shows one of these pages.\n\n"_s + text);
}

} // namespace

QStringList HelpCommand::valuedOptions()
{
    return {u"language"_s};
}

ExitCode HelpCommand::run(Arguments &arguments, bool isJson)
{
    const QString topic = arguments.takeWord();
    const auto language = arguments.takeIfGiven(u"language"_s);
    if (auto finished = arguments.finish(); !finished)
        return refuseWith(finished.error(), isJson);
    if (language && !Manual::languages().contains(*language))
        return refuseWith(Error{.kind = ErrorKind::Config,
                              .what = u"There is no manual in “%1”"_s.arg(*language),
                              .next = u"Use %1"_s.arg(Manual::languages().join(u" or "_s))},
            isJson);
    const Manual manual(language.value_or(QString()));
    if (topic.isEmpty()) {
        listPages(manual, isJson);
        return ExitCode::Completed;
    }
    if (!manual.has(topic))
        return refuseWith(Error{.kind = ErrorKind::Config,
                              .what = u"The manual has no page “%1”"_s.arg(topic),
                              .next = u"See sluice-cli help"_s},
            isJson);
    const QString text = manual.text(topic);
    if (isJson)
        writeOut(QString::fromUtf8(QJsonDocument(
            QJsonObject{{u"name"_s, topic}, {u"title"_s, manual.title(topic)},
                {u"language"_s, manual.language()},
                {u"text"_s, text}}).toJson()));
    else
        writeOut(manualText(text));
    return ExitCode::Completed;
}

} // namespace sluice
