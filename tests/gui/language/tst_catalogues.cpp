// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/main/consolesettings.h"
#include "console/main/language.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QSettings>
#include <QTemporaryDir>
#include <QXmlStreamReader>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

struct Message
{
    QString context;
    QString source;
    QString comment;
    QStringList forms; // one, or one for each number of the language
    QString type; // "unfinished", "vanished", "obsolete"; empty: it is done
    bool isNumerus = false;

    QString key() const { return context + u'|' + source + u'|' + comment; }
};

Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    Message message{
        .context = context, .isNumerus = xml.attributes().value("numerus"_L1) == "yes"_L1};
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1) {
            message.source = xml.readElementText();
        } else if (xml.name() == "comment"_L1) {
            message.comment = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            message.type = xml.attributes().value("type"_L1).toString();
            if (!message.isNumerus) {
                message.forms << xml.readElementText();
                continue;
            }
            while (xml.readNextStartElement())
                message.forms << xml.readElementText();
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

QList<Message> readCatalogue(const QString &path)
{
    QFile file(path);
    QList<Message> messages;
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "name"_L1)
            context = xml.readElementText();
        else if (xml.name() == "message"_L1)
            messages << readMessage(xml, context);
    }
    return messages;
}

QSet<QString> placeholdersOf(const QString &text)
{
    static const QRegularExpression placeholder(u"%L?[0-9]+|%n"_s);
    QSet<QString> found;
    auto matches = placeholder.globalMatch(text);
    while (matches.hasNext())
        found.insert(matches.next().captured());
    return found;
}

QString catalogue(const QString &language)
{
    return QStringLiteral(SLUICE_SOURCE_DIR "/translations/sluice_%1.ts").arg(language);
}

// What the sources ask for, as `./dev translations` would find it.
QList<Message> askedFor(const QString &path, const QStringList &options)
{
    QProcess lupdate;
    lupdate.setWorkingDirectory(QStringLiteral(SLUICE_SOURCE_DIR));
    lupdate.start(QStringLiteral(SLUICE_LUPDATE),
        QStringList{u"-silent"_s, u"src/console"_s, u"src/app"_s, u"ui"_s, u"-I"_s, u"src"_s,
            u"-locations"_s, u"none"_s}
            + options + QStringList{u"-ts"_s, path});
    if (!lupdate.waitForFinished(60'000) || lupdate.exitCode() != 0)
        return {};
    return readCatalogue(path);
}

QString told(const QStringList &problems)
{
    return problems.join(u'\n');
}

} // namespace

// The catalogues in translations/ against the sources, and what a program does with them.
class CataloguesTest final : public QObject
{
    Q_OBJECT

private slots:
    void isComplete_data();
    void isComplete();
    void keepsWhatStandsForSomething_data() { isComplete_data(); }
    void keepsWhatStandsForSomething();
    void languagesAreOffered();
    void speaksTheLanguage();
    void anotherLanguageReplacesTheFirst();
    void theChoiceIsKept();
};

void CataloguesTest::isComplete_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("de") << u"de"_s << QStringList{u"-target-language"_s, u"de"_s};
    QTest::newRow("en") << u"en"_s << QStringList{u"-target-language"_s, u"en"_s, u"-pluralonly"_s};
}

void CataloguesTest::isComplete()
{
    QFETCH(const QString, language);
    QFETCH(const QStringList, options);
    const QTemporaryDir folder;
    const QList<Message> asked = askedFor(folder.filePath(u"asked.ts"_s), options);
    QVERIFY(asked.size() > 10);
    const QList<Message> have = readCatalogue(catalogue(language));
    QSet<QString> lacking;
    for (const Message &message : asked)
        lacking.insert(message.key());
    QStringList problems;
    for (const Message &message : have) {
        if (!lacking.remove(message.key()))
            problems << u"no source asks for %1"_s.arg(message.key());
        if (!message.type.isEmpty())
            problems << u"%1: %2"_s.arg(message.type, message.key());
        if (message.forms.size() != (message.isNumerus ? 2 : 1)
            || message.forms.contains(QString()))
            problems << u"not translated: %1"_s.arg(message.key());
    }
    for (const QString &key : std::as_const(lacking))
        problems << u"not in the catalogue (./dev translations): %1"_s.arg(key);
    QVERIFY2(problems.isEmpty(), qPrintable(told(problems)));
}

// Placeholders, mnemonics, blanks at both ends and filters of files. A singular may leave out the
// number that it says in words.
void CataloguesTest::keepsWhatStandsForSomething()
{
    QFETCH(const QString, language);
    QStringList problems;
    const auto messages = readCatalogue(catalogue(language));
    for (const Message &message : messages) {
        for (const QString &form : message.forms) {
            const QSet<QString> wanted = placeholdersOf(message.source);
            const QSet<QString> found = placeholdersOf(form);
            const bool isSingular = message.isNumerus && &form == &message.forms.constFirst();
            if (isSingular ? !wanted.contains(found) || wanted.size() - found.size() > 1
                           : wanted != found)
                problems << u"placeholders: %1 -> %2"_s.arg(message.key(), form);
            if (message.source.count(u'&') != form.count(u'&'))
                problems << u"mnemonic: %1 -> %2"_s.arg(message.key(), form);
            if (message.source.startsWith(u' ') != form.startsWith(u' ')
                || message.source.endsWith(u' ') != form.endsWith(u' '))
                problems << u"blanks: %1 -> %2"_s.arg(message.key(), form);
            if (message.source.count(";;"_L1) != form.count(";;"_L1))
                problems << u"filter: %1 -> %2"_s.arg(message.key(), form);
        }
    }
    QVERIFY2(problems.isEmpty(), qPrintable(told(problems)));
}

void CataloguesTest::languagesAreOffered()
{
    QStringList codes;
    for (const ConsoleLanguage &language : consoleLanguages()) {
        codes << language.code;
        QVERIFY(!language.name.isEmpty());
    }
    QCOMPARE(codes, QStringList({u"system"_s, u"en"_s, u"de"_s}));
    QCOMPARE(consoleLanguages().at(1).name, u"English"_s);
    QCOMPARE(consoleLanguages().at(2).name, u"Deutsch"_s);
    QCOMPARE(languageOf(u"de"_s), u"de"_s);
    QCOMPARE(languageOf(u"system"_s), u"en"_s); // the tests' locale is C
    QCOMPARE(languageOf(u"tlh"_s), u"en"_s);
}

void CataloguesTest::speaksTheLanguage()
{
    installLanguage(u"de"_s);
    QCOMPARE(QCoreApplication::translate("States", "Completed"), u"Abgeschlossen"_s);
    QCOMPARE(QCoreApplication::translate("sluice::MainWindow", "%n unread errors", nullptr, 1),
        u"1 ungelesener Fehler"_s);
    QCOMPARE(QCoreApplication::translate("sluice::MainWindow", "%n unread errors", nullptr, 3),
        u"3 ungelesene Fehler"_s);
    QCOMPARE(QLocale().toString(1'234'567), u"1.234.567"_s);
    // Qt's own, for the buttons and menus that it makes.
    QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), u"Abbrechen"_s);
}

void CataloguesTest::anotherLanguageReplacesTheFirst()
{
    installLanguage(u"de"_s);
    installLanguage(u"en"_s);
    QCOMPARE(QCoreApplication::translate("States", "Completed"), u"Completed"_s);
    QCOMPARE(QCoreApplication::translate("sluice::MainWindow", "%n unread errors", nullptr, 1),
        u"1 unread error"_s);
    QCOMPARE(QCoreApplication::translate("sluice::MainWindow", "%n unread errors", nullptr, 3),
        u"3 unread errors"_s);
}

void CataloguesTest::theChoiceIsKept()
{
    const QTemporaryDir folder;
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
    QCOMPARE(ConsoleSettings().language(), u"system"_s);
    ConsoleSettings().setLanguage(u"de"_s);
    QCOMPARE(ConsoleSettings().language(), u"de"_s);
}

QTEST_GUILESS_MAIN(CataloguesTest)
#include "tst_catalogues.moc"
