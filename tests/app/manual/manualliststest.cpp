// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/jobkinds.h"
#include "app/documents/serviceschema.h"
#include "app/manual/manualtests.h"
#include "app/settings/appsettings.h"
#include "core/mapping/jsoncheck.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

// The part of a page under a heading, as it stands: "## Klaviyo".
QString partOf(const QString &page, const QString &heading)
{
    const QString rest = page.section(heading + u'\n', 1, -1);
    return rest.section(u"\n## "_s, 0, 0);
}

// What stands in quotes of code at the beginning of the rows of a table.
QStringList firstCells(const QString &part)
{
    QStringList cells;
    for (const QString &line : part.split(u'\n')) {
        if (line.startsWith("| `"_L1))
            cells.append(line.section(u'`', 1, 1));
    }
    cells.sort();
    return cells;
}

// All words in quotes of the sources that `isTaken` accepts.
template <class IsTaken> QStringList takenWords(const QStringList &files, IsTaken isTaken)
{
    QStringList taken;
    for (const QString &file : files) {
        for (const QString &word :
            captured(sourceText(file), u"u\"([a-z][A-Za-z]*)\"_s|(?:\\(|, )\"([a-z][A-Za-z]*)\""_s))
            if (isTaken(word) && !taken.contains(word))
                taken.append(word);
    }
    taken.sort();
    return taken;
}

bool isParameterOf(const QString &kind, const QString &word)
{
    JsonProblems problems;
    QJsonObject parameters{{word, QJsonValue::Null}};
    if (word == "modules"_L1) // they are read one by one
        parameters = {{word, QJsonArray{QJsonObject{{u"module"_s, u"Leads"_s}}}}};
    checkJobParameters(kind, parameters, u"p"_s, problems);
    const QString told = problems.texts().join(u'\n');
    return !told.contains(u"p.%1: is not a known key"_s.arg(word))
        && !told.contains("cannot be saved in a job"_L1);
}

bool isSettingOf(const QString &service, const QString &word)
{
    JsonProblems problems;
    checkServiceSettings(service, {{word, QJsonValue::Null}}, u"p"_s, problems);
    const QString told = problems.texts().join(u'\n');
    return !told.contains(u"p.%1: is not a known key"_s.arg(word));
}

} // namespace

// "runs stop" for each command and what may follow it, of the help text and of the manual.
void ManualListsTest::listsTheCommands()
{
    QFETCH(const QString, language);
    const QString usage
        = sourceText(u"src/cli/main.cpp"_s).section("R\"("_L1, 1).section(")\""_L1, 0, 0);
    QStringList told;
    QString command;
    for (const QString &line : usage.section("everywhere:"_L1, 0, 0).split(u'\n').mid(2)) {
        QString rest = line.trimmed();
        if (rest.startsWith("sluice-cli "_L1)) {
            command = rest.section(u' ', 1, 1);
            rest = rest.section(u' ', 2).trimmed();
            told.append(command);
        } else if (!rest.startsWith("| "_L1)) {
            continue;
        }
        for (const QString &way : captured(u"| "_s + rest, u"\\| ([a-z][a-z-]+)\\b(?!\\.)"_s))
            told.append(command + u' ' + way);
    }
    const QString page = text(language, u"command-line"_s);
    QVERIFY(told.size() > 40);
    for (const QString &words : std::as_const(told)) {
        const QRegularExpression shown(u"\\| `%1[ `]"_s.arg(words));
        QVERIFY2(shown.match(page).hasMatch(), qPrintable(words));
    }
    // And no command that there is not.
    for (const QString &cell : captured(page, u"\\n\\| `([a-z][^`]*)`"_s)) {
        QString name = cell.section(u' ', 0, 0);
        const QString second = cell.section(u' ', 1, 1);
        static const QRegularExpression word(u"^[a-z][a-z-]+$"_s);
        if (word.match(second).hasMatch())
            name += u' ' + second;
        QVERIFY2(told.contains(name), qPrintable(name));
    }
    QCOMPARE(captured(page, u"(--[a-z][a-z-]+)"_s),
        captured(usage + u" --help --version"_s, u"(--[a-z][a-z-]+)"_s));
}

// What the command line's sources take is in its help text, and nothing else is.
void ManualListsTest::listsTheOptionsThatAreTaken()
{
    QString sources;
    for (const QString &file : sourceFiles(u"src/cli"_s, {u"*.cpp"_s}))
        sources += sourceText(u"src/cli/"_s + file);
    QStringList taken
        = captured(sources, u"take(?:Flag|Value|Values|IfGiven)\\(\\s*u\"([a-z-]+)\"_s"_s);
    QVERIFY(taken.size() > 30);
    const QString usage
        = sourceText(u"src/cli/main.cpp"_s).section("R\"("_L1, 1).section(")\""_L1, 0, 0);
    QCOMPARE(captured(usage, u"--([a-z][a-z-]+)"_s), taken);
}

void ManualListsTest::listsTheSandboxOptions()
{
    QFETCH(const QString, language);
    const QStringList taken
        = captured(sourceText(u"src/sandbox/options.cpp"_s), u"\"(--[a-z-]+)\"_L1"_s);
    QVERIFY(taken.size() > 10);
    QCOMPARE(captured(partOf(text(language, u"sandbox"_s),
                          language == "en"_L1 ? u"## Options"_s : u"## Optionen"_s),
                 u"\\| `(--[a-z-]+)"_s),
        taken);
}

void ManualListsTest::listsTheParameters_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("heading");
    QTest::addColumn<QStringList>("sources");
    for (const QString &language : Manual::languages()) {
        const auto add
            = [&language](const char *kind, const QString &heading, const QStringList &files) {
                  QTest::addRow("%s %s", kind, qPrintable(language))
                      << language << QString::fromLatin1(kind) << heading << files;
              };
        add("crm-bulk", u"## CRM Bulk"_s,
            {u"src/syncs/crmbulk/crmbulkjob.cpp"_s, u"src/app/documents/jobkinds.cpp"_s});
        add("datastore-analytics", u"## Analytics"_s,
            {u"src/syncs/datastoreanalytics/datastorejob.cpp"_s});
        add("commerce-klaviyo", u"## Klaviyo"_s, {u"src/syncs/commerceklaviyo/commercejob.cpp"_s});
    }
}

void ManualListsTest::listsTheParameters()
{
    QFETCH(const QString, language);
    QFETCH(const QString, kind);
    QFETCH(const QString, heading);
    QFETCH(const QStringList, sources);
    QVERIFY(!isParameterOf(kind, u"noSuchParameter"_s));
    QCOMPARE(firstCells(partOf(text(language, u"job-parameters"_s), heading)),
        takenWords(sources, [&kind](const QString &word) { return isParameterOf(kind, word); }));
}

void ManualListsTest::listsTheConnectionSettings_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("service");
    QTest::addColumn<QStringList>("headings");
    for (const QString &language : Manual::languages()) {
        const QString all = language == "en"_L1 ? u"## Settings of every service"_s
                                                : u"## Einstellungen jedes Dienstes"_s;
        const QString zoho
            = language == "en"_L1 ? u"## Zoho, all three"_s : u"## Zoho, alle drei"_s;
        const QHash<QString, QStringList> own{{u"zoho-crm"_s, {zoho, u"## Zoho CRM"_s}},
            {u"catalyst"_s, {zoho, u"## Catalyst"_s}},
            {u"zoho-analytics"_s, {zoho, u"## Zoho Analytics"_s}},
            {u"commercetools"_s, {u"## commercetools"_s}}, {u"klaviyo"_s, {u"## Klaviyo"_s}}};
        for (const QString &service : knownServices())
            QTest::addRow("%s %s", qPrintable(service), qPrintable(language))
                << language << service << own.value(service) + QStringList{all};
    }
}

void ManualListsTest::listsTheConnectionSettings()
{
    QFETCH(const QString, language);
    QFETCH(const QString, service);
    QFETCH(const QStringList, headings);
    const QString page = text(language, u"connection-settings"_s);
    QStringList listed;
    for (const QString &heading : headings)
        listed += firstCells(partOf(page, heading));
    listed.sort();
    QVERIFY(!isSettingOf(service, u"noSuchSetting"_s));
    QCOMPARE(listed,
        takenWords({u"src/app/documents/serviceschema.cpp"_s},
            [&service](const QString &word) { return isSettingOf(service, word); }));
    for (const QString &secret : secretsOfService(service))
        QVERIFY2(page.contains(u"`%1`"_s.arg(secret)), qPrintable(secret));
}

void ManualListsTest::listsTheSettings()
{
    QFETCH(const QString, language);
    QStringList names;
    for (const AppSettings::Known &known : AppSettings::known()) {
        names.append(known.name);
        const QString row = u"| `%1` | %2 |"_s.arg(known.name, QString::number(known.standard));
        if (known.standard != 0)
            QVERIFY2(text(language, u"settings"_s).contains(row), qPrintable(row));
    }
    names.sort();
    QCOMPARE(captured(text(language, u"settings"_s), u"\\n\\| `([a-z-]+)`"_s), names);
}

void ManualListsTest::listsTheExitCodes()
{
    QFETCH(const QString, language);
    const QString codes = sourceText(u"src/cli/command.h"_s)
                              .section("enum class ExitCode {"_L1, 1)
                              .section("};"_L1, 0, 0);
    QCOMPARE(captured(text(language, u"command-line"_s), u"\\n\\| (\\d+) \\|"_s),
        captured(codes, u"= (\\d+),"_s));
}
