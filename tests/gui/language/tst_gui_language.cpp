// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/main/language.h"
#include "console/main/mainwindow.h"
#include "console/theme/theme.h"
#include "gui/language/consolewalk.h"
#include "gui/language/cuttext.h"
#include "gui/language/keyboardwalk.h"
#include "gui/language/pseudolanguage.h"

#include <QApplication>
#include <QSettings>
#include <QtTest>

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

const QList<QSize> kSizes{{1180, 760}, {900, 560}};
constexpr qreal kUsualPoints = 0; // the theme's own
constexpr qreal kLargePoints = 14;

// The whole yardstick: also at 14 pt in 900 x 560. Not all of the console meets that yet; set
// SLUICE_STRICT_WALK=1 to see what is left.
bool isStrict()
{
    return qEnvironmentVariableIntValue("SLUICE_STRICT_WALK") != 0;
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
// reached by keyboard and has a name.
class GuiLanguageTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void cutsNoText_data();
    void cutsNoText();
    void isWalkedByKeyboard_data();
    void isWalkedByKeyboard();
    void translatesWhatIsAskedFor();

private:
    std::unique_ptr<ConsoleFixture> m_console;
    QList<PseudoLanguage::Asked> m_asked;
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
    QTest::newRow("de") << u"de"_s << kUsualPoints;
    QTest::newRow("pseudo") << u"pseudo"_s << kUsualPoints;
    if (!isStrict())
        return;
    QTest::newRow("de, large") << u"de"_s << kLargePoints;
    QTest::newRow("pseudo, large") << u"pseudo"_s << kLargePoints;
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
    walk.go(kSizes, [&problems](QWidget *window, const QString &name) {
        for (const QString &cut : cutTexts(window))
            problems << u"%1: %2"_s.arg(name, cut);
        takePicture(*window, name);
    });
    problems += walk.missing();
    m_asked += pseudo.asked();
    m_console->closeWindow(); // before its language goes
    QVERIFY(areNone(problems));
}

void GuiLanguageTest::isWalkedByKeyboard_data()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("en") << u"en"_s;
    QTest::newRow("de") << u"de"_s;
}

void GuiLanguageTest::isWalkedByKeyboard()
{
    QFETCH(const QString, language);
    installLanguage(language);
    m_console->openWindow();
    QStringList problems;
    ConsoleWalk walk(*m_console);
    walk.go({kSizes.constFirst()}, [&](QWidget *window, const QString &name) {
        QStringList found = shortcutProblems(window);
        if (language == "en"_L1) {
            untilStill(window);
            found += tabProblems(window);
            for (const QString &nameless : namelessWidgets(window))
                found << u"%1 has no name"_s.arg(nameless);
        }
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

// Dialogs are no larger than their screen, and the platform's own is smaller than any of today.
static void giveScreen(const QString &folder)
{
    QFile file(folder + u"/screen.json"_s);
    if (qgetenv("QT_QPA_PLATFORM") != "offscreen" || !file.open(QIODevice::WriteOnly))
        return;
    file.write(R"({"screens":[{"name":"screen","x":0,"y":0,"width":1280,"height":800,)"
               R"("logicalDpi":96,"logicalBaseDpi":96,"dpr":1}]})");
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
