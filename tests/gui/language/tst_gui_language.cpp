// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/main/language.h"
#include "console/main/mainwindow.h"
#include "console/runs/runspage.h"
#include "console/theme/screenroom.h"
#include "console/theme/theme.h"
#include "gui/language/consolewalk.h"
#include "gui/language/cuttext.h"
#include "gui/language/englishtext.h"
#include "gui/language/keyboardwalk.h"
#include "gui/language/pseudolanguage.h"

#include <QApplication>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSettings>
#include <QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

constexpr int kStillLimitMs = 2'000;

// Many windows fetch what they show; what is walked by keyboard is what they show then.
void untilStill(QWidget *window)
{
    QElapsedTimer timer;
    timer.start();
    for (QImage before, now = window->grab().toImage();
         now != before && timer.elapsed() < kStillLimitMs; now = window->grab().toImage()) {
        before = now;
        QTest::qWait(60);
    }
}

const QList<QSize> kSizes{{1180, 760}, {900, 492}};
constexpr QSize kLargeTextSize(900, 560);
constexpr qreal kUsualPoints = 0; // the theme's own
constexpr qreal kLargePoints = 14;

// Full HD at 200 %, where a window in its frame has 944 x 492, and the smallest that large text can
// be wished for on.
constexpr QSize kSmallScreen(960, 540);
constexpr QSize kUsualScreen(1280, 800);

// A run of its own, on a larger screen: 14 pt, in the smallest window.
bool isLarge()
{
    return qEnvironmentVariableIntValue("SLUICE_LARGE_TEXT") != 0;
}

QString sizeText(const QSize &size)
{
    return u"%1 x %2"_s.arg(size.width()).arg(size.height());
}

// What is no page is no larger than the screen.
QStringList tooLarge(const QWidget *window)
{
    const QSize room = screenRoom(window);
    const bool isPage
        = qobject_cast<const MainWindow *>(window) || qobject_cast<const RunsPage *>(window);
    if (isPage || window->size().boundedTo(room) == window->size())
        return {};
    return {u"%1 on a screen with room for %2"_s.arg(sizeText(window->size()), sizeText(room))};
}

// The classes of dialogs by the console's headers.
QStringList dialogClasses()
{
    static const QRegularExpression made(
        u"^class (\\w+) final : public (?:QDialog|MappingEditorDialog)\\b"_s,
        QRegularExpression::MultilineOption);
    QStringList found;
    QDirIterator headers(QStringLiteral(SLUICE_SOURCE_DIR) + u"/src/console"_s, {u"*.h"_s},
        QDir::Files, QDirIterator::Subdirectories);
    while (headers.hasNext()) {
        QFile header(headers.next());
        if (!header.open(QIODevice::ReadOnly))
            continue;
        auto classes = made.globalMatch(QString::fromUtf8(header.readAll()));
        while (classes.hasNext())
            found << u"sluice::"_s + classes.next().captured(1);
    }
    return found;
}

// Each on a line of its own: a message of a failure has an end.
bool areNone(const QStringList &problems)
{
    for (const QString &problem : problems)
        qWarning("%s", qPrintable(problem));
    return problems.isEmpty();
}

} // namespace

// The whole console in each language, with a sandbox behind it: nothing is cut, and everything is
// reached by keyboard, has a name and fits its screen; at the scale that QT_SCALE_FACTOR says.
class GuiLanguageTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void cutsNoText_data();
    void cutsNoText();
    void saysNothingInEnglish();
    void walksEveryDialog();
    void isWalkedByKeyboard();
    void translatesWhatIsAskedFor();

private:
    std::unique_ptr<ConsoleFixture> m_console;
    QList<PseudoLanguage::Asked> m_asked;
    QSet<QString> m_walked; // classes of windows
    QStringList m_english; // what looked English in German
};

void GuiLanguageTest::initTestCase()
{
    m_console = std::make_unique<ConsoleFixture>();
    QVERIFY2(m_console->problem().isEmpty(), qPrintable(m_console->problem()));
}

void GuiLanguageTest::cleanup()
{
    Theme::instance().setBasePointSize(kUsualPoints);
    m_console->closeWindow();
}

void GuiLanguageTest::cutsNoText_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<qreal>("points");
    const qreal points = isLarge() ? kLargePoints : kUsualPoints;
    QTest::newRow("de") << u"de"_s << points;
    QTest::newRow("pseudo") << u"pseudo"_s << points;
}

void GuiLanguageTest::cutsNoText()
{
    QFETCH(const QString, language);
    QFETCH(const qreal, points);
    PseudoLanguage pseudo(language == "pseudo"_L1);
    installLanguage(language == "pseudo"_L1 ? u"en"_s : language);
    QCoreApplication::installTranslator(&pseudo);
    Theme::instance().setBasePointSize(points);
    m_console->openWindow();
    QStringList problems;
    ConsoleWalk walk(*m_console);
    const QList<QSize> sizes = isLarge() ? QList<QSize>{kLargeTextSize} : kSizes;
    walk.go(sizes, [this, &problems, &language](QWidget *window, const QString &name) {
        m_walked.insert(QString::fromLatin1(window->metaObject()->className()));
        QStringList found = cutTexts(window) + tooLarge(window);
        if (language == "de"_L1 && !isLarge()) {
            found += shortcutProblems(window); // letters after Alt are the language's
            m_english += englishTexts(window);
        }
        for (const QString &problem : std::as_const(found))
            problems << u"%1: %2"_s.arg(name, problem);
        takePicture(*window, name);
    });
    problems += walk.missing();
    problems.removeDuplicates();
    m_asked += pseudo.asked();
    m_console->closeWindow(); // before its language goes
    QVERIFY(areNone(problems));
}

// But for names and values of the sandbox, and what a service or the walk itself says.
void GuiLanguageTest::saysNothingInEnglish()
{
    if (isLarge())
        return; // as in the usual size
    static const QStringList data{u"Orders from the Data Store"_s, u"No of Employees"_s,
        u"united states of america"_s, u"Last Name is empty"_s,
        u"is signed in to with what is in it"_s};
    m_english.removeIf([](const QString &text) {
        return std::any_of(data.cbegin(), data.cend(),
            [&text](const QString &known) { return text.contains(known); });
    });
    m_english.removeDuplicates();
    QVERIFY(areNone(m_english));
}

// A new one is a line in walkedwindows.cpp.
void GuiLanguageTest::walksEveryDialog()
{
    const QStringList classes = dialogClasses();
    QVERIFY(classes.size() > 30);
    QStringList missed;
    for (const QString &name : classes) {
        if (!m_walked.contains(name))
            missed << name;
    }
    QVERIFY(areNone(missed));
}

// In English, where nothing is cut at either size, and with large text in German.
void GuiLanguageTest::isWalkedByKeyboard()
{
    installLanguage(isLarge() ? u"de"_s : u"en"_s);
    Theme::instance().setBasePointSize(isLarge() ? kLargePoints : kUsualPoints);
    m_console->openWindow();
    QStringList problems;
    ConsoleWalk walk(*m_console);
    const QList<QSize> sizes = isLarge() ? QList<QSize>{kLargeTextSize} : kSizes;
    walk.go(sizes, [&](QWidget *window, const QString &name) {
        QStringList found = cutTexts(window) + tooLarge(window);
        if (!name.contains(sizeText(kSizes.constLast()))) { // the keys are those of the other size
            untilStill(window);
            found += shortcutProblems(window) + tabProblems(window);
        }
        for (const QString &nameless : namelessWidgets(window))
            found << u"%1 has no name"_s.arg(nameless);
        for (const QString &problem : std::as_const(found))
            problems << u"%1: %2"_s.arg(name, problem);
    });
    problems += walk.missing();
    problems.removeDuplicates();
    QVERIFY(areNone(problems));
}

// What the windows asked for is in the German catalogue under the same context.
void GuiLanguageTest::translatesWhatIsAskedFor()
{
    QVERIFY(m_asked.size() > 500);
    QTranslator german;
    QVERIFY(german.load(u":/i18n/sluice_de.qm"_s));
    QStringList lacking;
    for (const PseudoLanguage::Asked &asked : std::as_const(m_asked)) {
        if (german
                .translate(asked.context.constData(), asked.source.constData(),
                    asked.disambiguation.constData())
                .isEmpty())
            lacking << QString::fromUtf8(asked.context + ": " + asked.source);
    }
    lacking.removeDuplicates();
    QVERIFY(areNone(lacking));
}

// Dialogs are no larger than their screen; the platform's own is none of today.
static void giveScreen(const QString &folder)
{
    QFile file(folder + u"/screen.json"_s);
    if (qgetenv("QT_QPA_PLATFORM") != "offscreen" || !file.open(QIODevice::WriteOnly))
        return;
    // Of the screen itself, which has so many times more of them than the console counts.
    const double scale = qMax(1.0, qEnvironmentVariable("QT_SCALE_FACTOR").toDouble());
    const QSize size = (isLarge() ? kUsualScreen : kSmallScreen) * scale;
    const QJsonObject screen{{u"name"_s, u"screen"_s}, {u"x"_s, 0}, {u"y"_s, 0},
        {u"width"_s, size.width()}, {u"height"_s, size.height()}, {u"logicalDpi"_s, 96},
        {u"logicalBaseDpi"_s, 96}, {u"dpr"_s, 1}};
    file.write(QJsonDocument(QJsonObject{{u"screens"_s, QJsonArray{screen}}}).toJson());
    file.close();
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + file.fileName().toUtf8());
}

int main(int argc, char **argv)
{
    const QTemporaryDir settings;
    giveScreen(settings.path());
    const QApplication app(argc, argv);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    const Theme theme(settings.path());
    GuiLanguageTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_gui_language.moc"
