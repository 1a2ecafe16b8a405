// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/errors/errorsentences.h"
#include "console/errors/errorwords.h"
#include "console/main/language.h"
#include "console/widgets/format.h"
#include "gui/language/saidsentences.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using sluice::testing::saidSentences;

namespace {

QString told(const QStringList &problems)
{
    return problems.join(u'\n');
}

} // namespace

// What the engine says in English against what the console can say in another language.
class ErrorWordsTest final : public QObject
{
    Q_OBJECT

private slots:
    void errorSentencesAreStillSaid_data();
    void errorSentencesAreStillSaid();
    void errorsHaveTheirSentences_data();
    void errorsHaveTheirSentences();
    void saysErrorsInTheLanguage();
    void saysWhatWasLeftInEnglish_data();
    void saysWhatWasLeftInEnglish();
};

void ErrorWordsTest::errorSentencesAreStillSaid_data()
{
    QTest::addColumn<QStringList>("folders");
    QTest::addColumn<QStringList>("sentences");
    const auto add = [](const char *layer, const QStringList &folders, const auto &sentences) {
        QStringList all;
        for (const char *sentence : sentences)
            all << QString::fromUtf8(sentence);
        QTest::newRow(layer) << folders << all;
    };
    add("core", {u"core"_s, u"base"_s}, coreErrorSentences());
    add("files", {u"core"_s, u"base"_s}, fileErrorSentences());
    add("runs", {u"core"_s, u"syncs"_s}, runErrorSentences());
    add("values", {u"core"_s, u"syncs"_s, u"app"_s}, valueErrorSentences());
    add("answers", {u"services"_s}, answerErrorSentences());
    add("services", {u"services"_s}, servicesErrorSentences());
    add("syncs", {u"syncs"_s}, syncsErrorSentences());
    add("app", {u"app"_s}, appErrorSentences());
    add("notices", {u"app"_s}, noticeSentences());
    add("titles", {u"services"_s, u"syncs"_s, u"core"_s}, titleSentences());
}

// A sentence that its layer says otherwise now would never be found.
void ErrorWordsTest::errorSentencesAreStillSaid()
{
    QFETCH(const QStringList, folders);
    QFETCH(const QStringList, sentences);
    static const QRegularExpression seam(u"(?<!\\\\)\"\\s*u?\""_s); // one text in several literals
    QString sources;
    for (const QString &folder : folders) {
        QDirIterator files(QStringLiteral(SLUICE_SOURCE_DIR "/src/") + folder,
            {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            sources += QString::fromUtf8(file.readAll());
        }
    }
    sources.remove(seam).replace("\\\""_L1, "\""_L1).replace("\\\\"_L1, "\\"_L1);
    QVERIFY(sentences.size() > 30);
    QStringList gone;
    for (const QString &sentence : sentences) {
        if (!sources.contains(sentence))
            gone << sentence;
    }
    QVERIFY2(gone.isEmpty(), qPrintable(told(gone)));
}

void ErrorWordsTest::errorsHaveTheirSentences_data()
{
    QTest::addColumn<QStringList>("elsewhere"); // what no console shows, or as a part of another
    QTest::newRow("base") << QStringList{u"There is no entry %1 in the archive"_s,
        u"An archive entry was begun at the wrong time"_s,
        u"Archive data was written outside an entry"_s,
        u"An archive entry was ended outside an entry"_s,
        u"An archive was finished at the wrong time"_s, u"The line %1 was passed over"_s,
        u"Spaces around %1 column names were removed"_s};
    QTest::newRow("core") << QStringList{u"What run #%1 has on its way is looked up"_s,
        u"The lock of %1 was taken over from %2"_s, u"Run #%1 of “%2” begins"_s,
        u"Run #%1 does not begin: %2"_s, u"Run #%1 is left as it is: %2"_s,
        u"The computer's clock was set by %1 seconds, or it slept"_s,
        u"%1: its end could not be kept: %2"_s, u"JavaScript %1 (SHA-256 %2...)"_s, u"Command %1"_s,
        u"must be an absolute path, or the name of a program in"_s};
    QTest::newRow("services") << QStringList();
    QTest::newRow("syncs") << QStringList{u"%1 instead of %2"_s, u"line %1"_s};
    QTest::newRow("app") << QStringList{u"The server answered:"_s, u"; nothing was changed"_s,
        u"must be %1"_s, u"must be one of"_s, u"There are %1"_s, u"has a wrong"_s, u"There is %1"_s,
        u"%1 is one of %2"_s};
}

// The other way round: an error that has no sentence would stand in English among the language.
void ErrorWordsTest::errorsHaveTheirSentences()
{
    QFETCH(const QStringList, elsewhere);
    QSet<QString> known(elsewhere.cbegin(), elsewhere.cend());
    for (const auto sentences :
        {coreErrorSentences(), servicesErrorSentences(), syncsErrorSentences(), appErrorSentences(),
            fileErrorSentences(), answerErrorSentences(), runErrorSentences(),
            valueErrorSentences(), noticeSentences(), titleSentences()}) {
        for (const char *sentence : sentences)
            known.insert(QString::fromUtf8(sentence));
    }
    const auto said = saidSentences(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY(said.size() > 50);
    constexpr auto kWaiting = "waiting for "_L1; // what for is a sentence of its own
    QStringList lacking;
    for (const auto &[file, text] : said) {
        const bool isOfConsole = file == "app/controlapi/controlapi.cpp"_L1
            || (!file.startsWith("app/controlapi/"_L1) && !file.startsWith("app/controlhttp/"_L1));
        const QString sentence
            = text.startsWith(kWaiting) && !text.contains(u'%') ? text.mid(kWaiting.size()) : text;
        if (isOfConsole && !known.contains(sentence) && sentence != "Klaviyo"_L1)
            lacking << u"%1: %2"_s.arg(file, text);
    }
    QVERIFY2(lacking.isEmpty(), qPrintable(told(lacking)));
}

void ErrorWordsTest::saysErrorsInTheLanguage()
{
    const Error error{.kind = ErrorKind::Config,
        .what = u"There is a job “100%1 of %2” already"_s,
        .why = u"INVALID_DATA: the field Email"_s, // the service's own words
        .next = u"Give another name"_s};
    installLanguage(u"de"_s);
    QCOMPARE(errorText(error),
        u"Es gibt schon einen Auftrag „100%1 of %2“. INVALID_DATA: the field Email. "_s
            + u"Einen anderen Namen vergeben."_s);
    // The values stand in another order.
    QCOMPARE(sentenceInWords(u"Proxy P does not let through to host H"_s),
        u"Proxy P lässt nicht zu host H durch"_s);
    QCOMPARE(sentenceInWords(u"Nobody ever says this"_s), u"Nobody ever says this"_s);
    const QString finding = u"Fee loses letters in 12 records: “Zoë” becomes “Zo?”"_s;
    QCOMPARE(findingInWords(finding),
        u"Fee verliert in 12 Datensätzen Buchstaben: Aus „Zoë“ wird „Zo?“"_s);
    QCOMPARE(sentenceInWords(u"Nothing is written yet: "_s + finding
                 + u"; and 3 more. Look at the plan; resume the run if this is meant"_s)
                 .count(u"becomes"_s),
        0);
    QVERIFY(sentenceInWords(u"Its state is interrupted"_s).endsWith(u" Unterbrochen"_s));
    const QString counts = u"4000 of 40000 records change, more than the limit of 10 %"_s;
    QVERIFY2(sentenceInWords(counts).startsWith(u"4.000 von 40.000 "_s),
        qPrintable(sentenceInWords(counts)));
    installLanguage(u"en"_s);
    QCOMPARE(findingInWords(finding), finding);
    QCOMPARE(errorText(error), error.text());
    QCOMPARE(sentenceInWords(counts),
        QString(Format::count(4'000) + u" of "_s + Format::count(40'000)
            + u" records change, more than the limit of 10 %"_s));
    QVERIFY(sentenceInWords(counts) != counts);
    // Which one it is, is no count; what a service says stays as it says it.
    for (const QString &same :
        {u"Run #4711 has not ended"_s, u"You may send 25000 records at once"_s})
        QCOMPARE(sentenceInWords(same), same);
}

void ErrorWordsTest::saysWhatWasLeftInEnglish_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("inGerman");
    const auto add = [](const char *name, const QString &said, const QString &inGerman) {
        QTest::newRow(name) << said << inGerman;
    };
    add("limit", u"Customers: chunk 3: 20 of 4000 records were rejected, more than 10 %"_s,
        u"Kunden: Block 3: 20 von 4.000 Datensätzen wurden abgewiesen, mehr als 10 %"_s);
    add("scope", u"Give the API client the scope view_customers to read customers."_s,
        u"Dem API-Client den Scope view_customers geben (Kunden lesen)."_s);
    add("problems", u"parameters.mode: must be text; kind: is missing"_s,
        u"parameters.mode: muss Text sein; kind: fehlt"_s);
    add("own words", u"The hour “x” is not understood"_s, u"Stunde „x“ wird nicht verstanden"_s);
    add("service", u"INVALID_DATA: the field Email; try later"_s,
        u"INVALID_DATA: the field Email; try later"_s);
    add("notice",
        u"The cron repeats every 5 h 0 min 0 s, which a schedule cannot say;"
        " set one in the job by hand"_s,
        u"Der Cron wiederholt sich alle 5 h 0 min 0 s; ein Zeitplan kann das nicht sagen. Im "
        u"Auftrag"
        " von Hand einen setzen"_s);
    add("notice of two sentences",
        u"Not set: ORG_ID, VIEW_ID. Fill in organisation and workspace in"
        " the connection “Views”"_s,
        u"Nicht gesetzt: ORG_ID, VIEW_ID. Organisation und Workspace in der Verbindung „Views“"
        " eintragen"_s);
    add("subject", u"Leads, undo of run #1234"_s, u"Leads, Rückgängigmachen von Lauf #1234"_s);
    add("subject of a row", u"Keywords, row 17682000000018093"_s,
        u"Keywords, Zeile 17682000000018093"_s);
    add("missed", u"The previous run, #1234, had not ended"_s,
        u"Der vorige Lauf, #1234, war nicht zu Ende"_s);
    add("names", u"Leads, Contacts"_s, u"Leads, Contacts"_s);
    add("wait", u"waiting for its turn at Klaviyo"_s, u"wartet auf einen Platz bei Klaviyo"_s);
}

void ErrorWordsTest::saysWhatWasLeftInEnglish()
{
    QFETCH(const QString, said);
    QFETCH(const QString, inGerman);
    installLanguage(u"de"_s);
    const QString words = textInWords(said);
    installLanguage(u"en"_s);
    QCOMPARE(words, inGerman);
}

QTEST_GUILESS_MAIN(ErrorWordsTest)
#include "tst_errorwords.moc"
