// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/jobkinds.h"
#include "app/documents/serviceschema.h"
#include "app/manual/manual.h"
#include "app/settings/appsettings.h"
#include "core/mapping/jsoncheck.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QRegularExpression>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

constexpr qint64 kLargestPicture = 60'000;
constexpr int kMostPictures = 15;

QString sourceText(const QString &path)
{
    QFile file(QStringLiteral(SLUICE_SOURCE_DIR "/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList sourceFiles(const QString &folder, const QStringList &patterns)
{
    const QDir dir(QStringLiteral(SLUICE_SOURCE_DIR "/") + folder);
    return dir.entryList(patterns, QDir::Files, QDir::Name);
}

QString manualFolder(const QString &language)
{
    return u"resources/manual/"_s + language;
}

// What the pattern captures, each once, sorted.
QStringList captured(const QString &text, const QString &pattern)
{
    QStringList found;
    auto matches = QRegularExpression(pattern).globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        for (int i = 1; i <= match.lastCapturedIndex(); ++i) {
            if (!match.captured(i).isEmpty())
                found.append(match.captured(i));
        }
    }
    found.removeDuplicates();
    found.sort();
    return found;
}

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

// The manual against itself and against the programs that it describes: what it lists is what they
// take, no more and no less.
class ManualTest : public QObject
{
    Q_OBJECT

private slots:
    void pagesAreTheFiles_data() { eachLanguage(); }
    void pagesAreTheFiles();
    void languagesAreAlike();
    void linksLeadSomewhere_data() { eachLanguage(); }
    void linksLeadSomewhere();
    void picturesAreSmall();
    void namesNoMachine_data() { eachLanguage(); }
    void namesNoMachine();
    void consolePagesHaveAPage();
    void listsTheCommands_data() { eachLanguage(); }
    void listsTheCommands();
    void listsTheOptionsThatAreTaken();
    void listsTheSandboxOptions_data() { eachLanguage(); }
    void listsTheSandboxOptions();
    void listsTheParameters_data();
    void listsTheParameters();
    void listsTheConnectionSettings_data();
    void listsTheConnectionSettings();
    void listsTheSettings_data() { eachLanguage(); }
    void listsTheSettings();
    void listsTheExitCodes_data() { eachLanguage(); }
    void listsTheExitCodes();
    void anchorsAreEnglishHeadings();
    void readmeIsShort();

private:
    static void eachLanguage()
    {
        QTest::addColumn<QString>("language");
        for (const QString &language : Manual::languages())
            QTest::newRow(qPrintable(language)) << language;
    }
    static QString text(const QString &language, const QString &page)
    {
        return Manual(language).text(page);
    }
};

void ManualTest::pagesAreTheFiles()
{
    QFETCH(const QString, language);
    const Manual manual(language);
    QStringList names;
    for (const Manual::Page &page : manual.pages()) {
        names.append(page.name + u".md"_s);
        const QString heading = manual.text(page.name).section(u'\n', 0, 0);
        QVERIFY2(heading.startsWith("# "_L1), qPrintable(page.name));
        QCOMPARE(page.title, heading.mid(2));
    }
    names.sort();
    QCOMPARE(sourceFiles(manualFolder(language), {u"*.md"_s}), names);
    for (const QString &file : std::as_const(names)) // what is compiled in is what is kept
        QCOMPARE(manual.text(file.chopped(3)), sourceText(manualFolder(language) + u'/' + file));
}

void ManualTest::languagesAreAlike()
{
    const Manual english(u"en"_s);
    const auto levels = [](const QString &page) {
        QStringList all;
        for (const QString &heading : Manual::headings(page))
            all.append(heading.section(u' ', 0, 0));
        return all;
    };
    const auto rows = [](const QString &page) { return page.count("\n|"_L1); };
    for (const QString &language : Manual::languages()) {
        const Manual other(language);
        QCOMPARE(other.pages().size(), english.pages().size());
        for (const Manual::Page &page : english.pages()) {
            const QString here = english.text(page.name);
            const QString there = other.text(page.name);
            QVERIFY2(levels(here) == levels(there), qPrintable(page.name));
            QVERIFY2(rows(here) == rows(there), qPrintable(page.name));
            QVERIFY2(
                captured(here, u"\\]\\(([^)]+)\\)"_s) == captured(there, u"\\]\\(([^)]+)\\)"_s),
                qPrintable(page.name));
        }
    }
    QCOMPARE(Manual(u"xx"_s).language(), u"en"_s);
}

void ManualTest::linksLeadSomewhere()
{
    QFETCH(const QString, language);
    const Manual manual(language);
    static const QRegularExpression toPage(u"^([a-z-]+)\\.md(?:#([a-z0-9-]+))?$"_s);
    QStringList pictures;
    for (const Manual::Page &page : manual.pages()) {
        for (const QString &link : captured(manual.text(page.name), u"\\]\\(([^)]+)\\)"_s)) {
            const QByteArray where = (page.name + u": "_s + link).toUtf8();
            const auto match = toPage.match(link);
            if (match.hasMatch()) {
                QVERIFY2(manual.has(match.captured(1)), where.constData());
                const QString anchor = match.captured(2);
                QVERIFY2(anchor.isEmpty() || Manual::headingOf(match.captured(1), anchor) > 0,
                    where.constData());
            } else {
                QVERIFY2(link.startsWith("../images/"_L1) && link.endsWith(".png"_L1),
                    where.constData());
                pictures.append(link.section(u'/', -1));
            }
        }
    }
    pictures.sort();
    QCOMPARE(sourceFiles(u"resources/manual/images"_s, {u"*"_s}), pictures);
    for (const QString &picture : std::as_const(pictures))
        QVERIFY2(sourceText(u"resources/sluice.qrc"_s).contains(u"manual/images/"_s + picture),
            qPrintable(picture));
}

void ManualTest::picturesAreSmall()
{
    const QString folder = u"resources/manual/images"_s;
    const QStringList pictures = sourceFiles(folder, {u"*"_s});
    QVERIFY(pictures.size() <= kMostPictures);
    for (const QString &picture : pictures) {
        QFile file(QStringLiteral(SLUICE_SOURCE_DIR "/") + folder + u'/' + picture);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(file.size() <= kLargestPicture, qPrintable(picture));
        const QByteArray head = file.read(26);
        QVERIFY2(head.startsWith("\x89PNG"), qPrintable(picture));
        QCOMPARE(int(head.at(25)), 3); // colours by a palette
    }
}

void ManualTest::namesNoMachine()
{
    QFETCH(const QString, language);
    const Manual manual(language);
    static const QRegularExpression place(
        u"/(home|root|work|Users|build)/|/tmp/|localhost:|\\b(10|192\\.168|172)\\.\\d+\\.\\d+"_s);
    for (const Manual::Page &page : manual.pages()) {
        const auto match = place.match(manual.text(page.name));
        QVERIFY2(!match.hasMatch(), qPrintable(page.name + u": "_s + match.captured(0)));
    }
}

// F1 on a page of the console opens the page of its key.
void ManualTest::consolePagesHaveAPage()
{
    const Manual manual;
    int seen = 0;
    QDirIterator headers(QStringLiteral(SLUICE_SOURCE_DIR "/src/console"), {u"*page.h"_s},
        QDir::Files, QDirIterator::Subdirectories);
    while (headers.hasNext()) {
        QFile file(headers.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (const QString &key : captured(QString::fromUtf8(file.readAll()),
                 u"QString key\\(\\) const override \\{ return [^\"]*\"([a-z-]+)\""_s)) {
            QVERIFY2(manual.has(key), qPrintable(key));
            ++seen;
        }
    }
    QVERIFY(seen >= 7);
}

// "runs stop" for each command and what may follow it, of the help text and of the manual.
void ManualTest::listsTheCommands()
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
void ManualTest::listsTheOptionsThatAreTaken()
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

void ManualTest::listsTheSandboxOptions()
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

void ManualTest::listsTheParameters_data()
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

void ManualTest::listsTheParameters()
{
    QFETCH(const QString, language);
    QFETCH(const QString, kind);
    QFETCH(const QString, heading);
    QFETCH(const QStringList, sources);
    QVERIFY(!isParameterOf(kind, u"noSuchParameter"_s));
    QCOMPARE(firstCells(partOf(text(language, u"job-parameters"_s), heading)),
        takenWords(sources, [&kind](const QString &word) { return isParameterOf(kind, word); }));
}

void ManualTest::listsTheConnectionSettings_data()
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

void ManualTest::listsTheConnectionSettings()
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

void ManualTest::listsTheSettings()
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

void ManualTest::listsTheExitCodes()
{
    QFETCH(const QString, language);
    const QString codes = sourceText(u"src/cli/command.h"_s)
                              .section("enum class ExitCode {"_L1, 1)
                              .section("};"_L1, 0, 0);
    QCOMPARE(captured(text(language, u"command-line"_s), u"\\n\\| (\\d+) \\|"_s),
        captured(codes, u"= (\\d+),"_s));
}

void ManualTest::anchorsAreEnglishHeadings()
{
    QCOMPARE(Manual::headingOf(u"klaviyo"_s, u"locks"_s), 4);
    QCOMPARE(Manual::headingOf(u"klaviyo"_s, u"klaviyo"_s), 0);
    QCOMPARE(Manual::headingOf(u"klaviyo"_s, u"no-such-heading"_s), -1);
    QCOMPARE(Manual::headingOf(u"no-such-page"_s, u"locks"_s), -1);
    QCOMPARE(
        Manual::headings(u"# A\n```\n# no\n```\n## B\n"_s), QStringList({u"# A"_s, u"## B"_s}));
}

// The first page of the source: what it points to is there, and the rest is in the manual.
void ManualTest::readmeIsShort()
{
    const QString readme = sourceText(u"README.md"_s);
    QVERIFY(readme.count(u'\n') <= 150);
    const QStringList links = captured(readme, u"\\]\\(([^)#]+)"_s);
    QVERIFY(links.size() > 8);
    for (const QString &link : links)
        QVERIFY2(QFile::exists(QStringLiteral(SLUICE_SOURCE_DIR "/") + link), qPrintable(link));
    for (const QString &place : captured(readme, u"`((?:src|tests|packaging)/[^`]+)`"_s))
        QVERIFY2(QFile::exists(QStringLiteral(SLUICE_SOURCE_DIR "/") + place), qPrintable(place));
    const QString dev = sourceText(u"dev"_s);
    for (const QString &command : captured(readme, u"\\./dev ([a-z]+)"_s))
        QVERIFY2(dev.contains(u"\n    %1"_s.arg(command)), qPrintable(command));
}

QTEST_GUILESS_MAIN(ManualTest)
#include "tst_manual.moc"
