// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "app/documents/connections.h"
#include "app/watch/tablewatch.h"
#include "console/main/consolesettings.h"
#include "console/main/consolestart.h"
#include "console/main/mainwindow.h"
#include "console/theme/theme.h"
#include "core/store/store.h"
#include "gui/pagefixture.h"

#include <QApplication>
#include <QDialog>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

constexpr int kOpenLimitMs = 20'000;
constexpr int kEndLimitMs = 5'000;
constexpr auto kConnection = R"json({"formatVersion":1,"connections":[{"name":"Harbour Demo",
    "service":"zoho-crm","environment":"test","settings":{"dataCentre":"eu"},"secrets":{}}]})json";

// As a form with changes that waits for an answer.
class StubbornDialog final : public QDialog
{
public:
    using QDialog::QDialog;
    void reject() override { }
};

// A store with one connection and a copy of it in backup/, then damaged as by a broken disk.
QString damagedStore(PageFixture &fixture)
{
    if (const QString problem = fixture.open(); !problem.isEmpty())
        return problem;
    if (auto added = fixture.application->connections().import(kConnection); !added)
        return added.error().text();
    if (auto kept = fixture.application->store().backUp(); !kept)
        return kept.error().text();
    fixture.feed.reset();
    fixture.application.reset();
    for (const char *journal : {"/store.sqlite-wal", "/store.sqlite-shm"})
        QFile::remove(fixture.dataDirectory() + QLatin1StringView(journal));
    QFile file(fixture.dataDirectory() + u"/store.sqlite"_s);
    if (!file.open(QIODevice::ReadWrite) || file.write(QByteArray(8192, '\xa5')) != 8192)
        return u"The store could not be damaged"_s;
    return {};
}

} // namespace

// From the start of the program to its window, pressed by object names with the keyboard only.
class GuiStartTest final : public QObject
{
    Q_OBJECT

private slots:
    void opensTheWindow();
    void watchesUnlessItWasStopped_data();
    void watchesUnlessItWasStopped();
    void restoresADamagedStore_data();
    void restoresADamagedStore();
    void startsANewHistory();
    void startsANewHistoryWhileItIsOpen_data();
    void startsANewHistoryWhileItIsOpen();
    void secondConsoleIsRefused();
    void endsWithoutAsking();

private:
    static QPushButton *buttonOf(const ConsoleStart &start, const char *name)
    {
        return start.startWindow()
            ? start.startWindow()->findChild<QPushButton *>(QLatin1StringView(name))
            : nullptr;
    }
    static void reach(QWidget *window, const QWidget *wanted)
    {
        for (int i = 0; i < 10 && window->focusWidget() != wanted; ++i)
            QTest::keyClick(window, Qt::Key_Tab);
        QCOMPARE(window->focusWidget(), wanted);
    }
};

void GuiStartTest::opensTheWindow()
{
    PageFixture fixture;
    ConsoleStart start(fixture.dataDirectory(), nullptr, &fixture.prompt);
    QSignalSpy opened(&start, &ConsoleStart::windowOpened);
    start.open();
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kOpenLimitMs);
    QVERIFY(start.window()->isVisible());
    QVERIFY(!start.startWindow());
}

void GuiStartTest::watchesUnlessItWasStopped_data()
{
    QTest::addColumn<bool>("isWatching");
    QTest::newRow("on") << true;
    QTest::newRow("stopped the last time") << false;
}

void GuiStartTest::watchesUnlessItWasStopped()
{
    QFETCH(bool, isWatching);
    PageFixture fixture;
    QVERIFY(ConsoleSettings().isWatching(fixture.dataDirectory())); // unless it is said
    ConsoleSettings().setWatching(fixture.dataDirectory(), isWatching);
    ConsoleStart start(fixture.dataDirectory(), nullptr, &fixture.prompt);
    QSignalSpy opened(&start, &ConsoleStart::windowOpened);
    start.open();
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kOpenLimitMs);
    QTRY_VERIFY(start.isAtWork());
    QThreadPool::globalInstance()->waitForDone();
    QCOMPARE(start.application()->watch().isOn(), isWatching);
}

void GuiStartTest::restoresADamagedStore_data()
{
    QTest::addColumn<bool>("isYes");
    QTest::newRow("asked and wanted") << true;
    QTest::newRow("asked and not wanted") << false;
}

void GuiStartTest::restoresADamagedStore()
{
    QFETCH(bool, isYes);
    PageFixture fixture;
    QCOMPARE(damagedStore(fixture), QString());
    fixture.prompt.isYes = isYes;
    ConsoleStart start(fixture.dataDirectory(), nullptr, &fixture.prompt);
    start.open();
    QTRY_VERIFY_WITH_TIMEOUT(buttonOf(start, "restoreButton"), kOpenLimitMs);
    QWidget *window = start.startWindow();
    QVERIFY(buttonOf(start, "quitButton") && buttonOf(start, "tryAgainButton"));
    QCOMPARE(namelessWidgets(window), QStringList());
    takePicture(*window, u"start-damaged"_s);
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window));
    reach(window, buttonOf(start, "restoreButton"));
    QTest::keyClick(window->focusWidget(), Qt::Key_Space);
    QTRY_COMPARE(fixture.prompt.asked, QStringList{u"Restore the job store?"_s});
    QVERIFY(fixture.prompt.last.isDestructive);
    if (!isYes) {
        QVERIFY(buttonOf(start, "restoreButton"));
        QVERIFY(!start.window());
        return;
    }
    QTRY_VERIFY_WITH_TIMEOUT(start.window() && start.window()->isVisible(), kOpenLimitMs);
    QVERIFY(!start.startWindow());
    const auto restored = start.application()->connections().list();
    QVERIFY(restored);
    QCOMPARE(restored->size(), 1);
    QCOMPARE(restored->first().name, u"Harbour Demo"_s);
}

// No copy is good: what there was is set aside, and the program begins all the same.
void GuiStartTest::startsANewHistory()
{
    PageFixture fixture;
    QCOMPARE(damagedStore(fixture), QString());
    const QDir data(fixture.dataDirectory());
    for (const QString &copy : QDir(data.filePath(u"backup"_s)).entryList(QDir::Files))
        QVERIFY(QFile(data.filePath(u"backup/"_s + copy)).resize(100));
    QVERIFY(data.mkpath(u"runs/r1"_s));
    QFile kept(data.filePath(u"runs/r1/written.csv"_s));
    QVERIFY(kept.open(QIODevice::WriteOnly) && kept.write("id\n1\n") > 0);
    kept.close();
    ConsoleStart start(fixture.dataDirectory(), nullptr, &fixture.prompt);
    start.open();
    QTRY_VERIFY_WITH_TIMEOUT(buttonOf(start, "newHistoryButton"), kOpenLimitMs);
    buttonOf(start, "newHistoryButton")->click();
    QCOMPARE(fixture.prompt.asked, QStringList{u"Start a new history?"_s});
    QVERIFY(fixture.prompt.last.isDestructive);
    for (const QString &part : {u"without connections, jobs"_s, u"files of all runs are kept"_s})
        QVERIFY2(fixture.prompt.last.text.contains(part), qPrintable(fixture.prompt.last.text));
    QVERIFY(!data.exists(u"damaged"_s)); // cancelled
    fixture.prompt.isYes = true;
    buttonOf(start, "newHistoryButton")->click();
    QTRY_VERIFY_WITH_TIMEOUT(start.window() && start.window()->isVisible(), kOpenLimitMs);
    QCOMPARE(start.application()->connections().list()->size(), 0);
    const QStringList folders
        = QDir(data.filePath(u"damaged"_s)).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QCOMPARE(folders.size(), 1);
    const QDir aside(data.filePath(u"damaged/"_s + folders.first()));
    QVERIFY(aside.exists(u"store.sqlite"_s));
    QVERIFY(aside.exists(u"runs/r1/written.csv"_s));
    QVERIFY(!QDir(aside.filePath(u"backup"_s)).isEmpty());
}

void GuiStartTest::startsANewHistoryWhileItIsOpen_data()
{
    QTest::addColumn<bool>("isDamaged");
    QTest::newRow("damaged") << true;
    QTest::newRow("good after all") << false;
}

// What was damaged after it was opened is set aside, too; what is good is left alone.
void GuiStartTest::startsANewHistoryWhileItIsOpen()
{
    QFETCH(const bool, isDamaged);
    PageFixture fixture;
    fixture.prompt.isYes = true;
    ConsoleStart start(fixture.dataDirectory(), nullptr, &fixture.prompt);
    start.open();
    QTRY_VERIFY_WITH_TIMEOUT(start.window() && start.isAtWork(), kOpenLimitMs);
    QVERIFY(start.application()->connections().import(kConnection));
    if (isDamaged) {
        QVERIFY(start.application()->store().backUp());
        QFile file(fixture.dataDirectory() + u"/store.sqlite"_s);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QCOMPARE(file.write(QByteArray(8192, '\xa5')), 8192);
        QFile wal(fixture.dataDirectory() + u"/store.sqlite-wal"_s);
        QVERIFY(!wal.exists() || wal.resize(0));
    }
    QSignalSpy opened(&start, &ConsoleStart::windowOpened);
    start.window()->runCommand(u"newHistory"_s, {});
    QCOMPARE(fixture.prompt.asked, QStringList{u"Start a new history?"_s});
    if (!isDamaged) {
        QTRY_VERIFY_WITH_TIMEOUT(buttonOf(start, "tryAgainButton"), kOpenLimitMs);
        QVERIFY(!start.window());
        buttonOf(start, "tryAgainButton")->click();
    }
    QTRY_COMPARE_WITH_TIMEOUT(opened.count(), 1, kOpenLimitMs);
    QVERIFY(start.window()->isVisible());
    QCOMPARE(start.application()->connections().list()->size(), isDamaged ? 0 : 1);
    QCOMPARE(QDir(fixture.dataDirectory()).exists(u"damaged"_s), isDamaged);
}

void GuiStartTest::secondConsoleIsRefused()
{
    PageFixture fixture;
    ConsoleStart first(fixture.dataDirectory(), nullptr, &fixture.prompt);
    first.open();
    QTRY_VERIFY_WITH_TIMEOUT(first.window(), kOpenLimitMs);
    ConsoleStart second(fixture.dataDirectory(), nullptr, &fixture.prompt);
    second.open();
    QTRY_VERIFY_WITH_TIMEOUT(buttonOf(second, "tryAgainButton"), kOpenLimitMs);
    QVERIFY(!buttonOf(second, "restoreButton")); // nothing is damaged
    QVERIFY(!second.window());
}

// As after a signal: no dialog that would ask about changes keeps the program from its end.
void GuiStartTest::endsWithoutAsking()
{
    constexpr int kNotEnded = 7;
    PageFixture fixture;
    ConsoleStart start(fixture.dataDirectory(), nullptr, &fixture.prompt);
    start.open();
    QTRY_VERIFY_WITH_TIMEOUT(start.window() && start.isAtWork(), kOpenLimitMs);
    StubbornDialog dialog(start.window());
    dialog.open();
    QTimer::singleShot(0, &start, &ConsoleStart::quit);
    QTimer::singleShot(kEndLimitMs, &start, [] { QCoreApplication::exit(kNotEnded); });
    QCOMPARE(QCoreApplication::exec(), 0);
    QVERIFY(!start.window()->isVisible());
    QVERIFY(fixture.prompt.asked.isEmpty());
    dialog.done(QDialog::Rejected);
}

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    const QTemporaryDir settings;
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    const Theme theme(settings.path());
    GuiStartTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_gui_start.moc"
