// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/main/consolesettings.h"
#include "console/settings/keyedit.h"
#include "console/settings/shortcutbook.h"
#include "console/settings/shortcutsdialog.h"
#include "console/settings/shortcutsettings.h"
#include "console/theme/theme.h"
#include "console/widgets/rowview.h"
#include "console/widgets/typedlabel.h"
#include "gui/pagefixture.h"
#include "gui/settings/settingstests.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// The keys of a small window.
class ShortcutsTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_window.reset(); }
    void changesAndResets();
    void refusesWhatBelongsToOthers_data();
    void refusesWhatBelongsToOthers();
    void sharedKeysStayShared();
    void lateActionsGetTheirKeys();
    void survivesInTheSettings();
    void pageChangesByKeyboard();
    void dialogShowsWhatHolds();

private:
    QAction *add(const char *name, const QString &text, const QString &keys);
    QString keysOf(const char *name) const
    {
        return m_window->findChild<QAction *>(QLatin1StringView(name))
            ->shortcut()
            .toString(QKeySequence::PortableText);
    }

    std::unique_ptr<QWidget> m_window;
    ShortcutBook *m_book = nullptr;
};

QAction *ShortcutsTest::add(const char *name, const QString &text, const QString &keys)
{
    auto *action = new QAction(text, m_window.get());
    action->setObjectName(QLatin1StringView(name));
    action->setShortcut(QKeySequence(keys));
    m_window->addAction(action);
    return action;
}

void ShortcutsTest::init()
{
    m_window = std::make_unique<QWidget>();
    add("actionRun", u"&Run…"_s, u"Ctrl+R"_s);
    add("actionStop", u"Stop Now"_s, u"Ctrl+."_s);
    QAction *pause = add("actionPause", u"Pause"_s, u"Ctrl+Shift+P"_s);
    pause->setProperty("shortcutText", u"Pause or Resume"_s);
    add("actionResume", u"Resume"_s, u"Ctrl+Shift+P"_s)
        ->setProperty("shortcutId", u"actionPause"_s);
    add("actionErase", u"Erase…"_s, {});
    auto *next = new QShortcut(QKeySequence(u"F3"_s), m_window.get());
    next->setObjectName(u"findNext"_s);
    next->setWhatsThis(u"Next Match"_s);
    m_book = new ShortcutBook(m_window.get());
}

void ShortcutsTest::changesAndResets()
{
    QStringList texts;
    for (const ShortcutBook::Entry &entry : m_book->entries())
        texts << entry.text;
    QCOMPARE(texts,
        (QStringList{u"Erase"_s, u"Next Match"_s, u"Pause or Resume"_s, u"Run"_s, u"Stop Now"_s}));
    m_book->apply({{u"actionRun"_s, u"Ctrl+Shift+X"_s}, {u"actionStop"_s, QString()}});
    QCOMPARE(keysOf("actionRun"), u"Ctrl+Shift+X"_s);
    QCOMPARE(keysOf("actionStop"), QString());
    QSignalSpy run(m_window->findChild<QAction *>(u"actionRun"_s), &QAction::triggered);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window.get(), Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(run.count(), 0);
    QTest::keyClick(m_window.get(), Qt::Key_X, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(run.count(), 1);
    m_book->apply({});
    QCOMPARE(keysOf("actionRun"), u"Ctrl+R"_s);
    QCOMPARE(keysOf("actionStop"), u"Ctrl+."_s);
}

void ShortcutsTest::refusesWhatBelongsToOthers_data()
{
    QTest::addColumn<QString>("keys");
    QTest::addColumn<QString>("owner"); // empty: they are free
    QTest::newRow("another action's") << u"Ctrl+."_s << u"Stop Now"_s;
    QTest::newRow("two actions'") << u"Ctrl+Shift+P"_s << u"Pause or Resume"_s;
    QTest::newRow("a shortcut's") << u"F3"_s << u"Next Match"_s;
    QTest::newRow("copying") << u"Ctrl+C"_s << u"Copy"_s;
    QTest::newRow("its own") << u"Ctrl+R"_s << QString();
    QTest::newRow("free") << u"Ctrl+Alt+R"_s << QString();
    QTest::newRow("none") << QString() << QString();
}

void ShortcutsTest::refusesWhatBelongsToOthers()
{
    QFETCH(const QString, keys);
    QFETCH(const QString, owner);
    const QString refusal = m_book->refusal(u"actionRun"_s, QKeySequence(keys), {});
    QCOMPARE(refusal.isEmpty(), owner.isEmpty());
    QVERIFY2(refusal.contains(owner), qPrintable(refusal));
    // A letter alone is typed into fields.
    QVERIFY(!m_book->refusal(u"actionRun"_s, QKeySequence(u"R"_s), {}).isEmpty());
    // What another has given away is free.
    QCOMPARE(m_book->refusal(
                 u"actionRun"_s, QKeySequence(u"Ctrl+."_s), {{u"actionStop"_s, u"Ctrl+Alt+S"_s}}),
        QString());
}

void ShortcutsTest::sharedKeysStayShared()
{
    m_book->apply({{u"actionPause"_s, u"Ctrl+Alt+P"_s}});
    QCOMPARE(keysOf("actionPause"), u"Ctrl+Alt+P"_s);
    QCOMPARE(keysOf("actionResume"), u"Ctrl+Alt+P"_s);
}

void ShortcutsTest::lateActionsGetTheirKeys()
{
    m_book->apply({{u"actionLate"_s, u"Ctrl+Alt+L"_s}});
    add("actionLate", u"Late"_s, u"Ctrl+L"_s);
    m_book->entries(); // the window looks when it shows them
    QCOMPARE(keysOf("actionLate"), u"Ctrl+Alt+L"_s);
}

void ShortcutsTest::survivesInTheSettings()
{
    ConsoleSettings().setShortcuts(
        {{u"actionRun"_s, u"Ctrl+Alt+R"_s}, {u"actionStop"_s, QString()}});
    QCOMPARE(ConsoleSettings().shortcuts(),
        (QMap<QString, QString>{{u"actionRun"_s, u"Ctrl+Alt+R"_s}, {u"actionStop"_s, QString()}}));
    m_book->apply(ConsoleSettings().shortcuts());
    QCOMPARE(keysOf("actionRun"), u"Ctrl+Alt+R"_s);
    QCOMPARE(keysOf("actionStop"), QString());
    ConsoleSettings().setShortcuts({});
    QVERIFY(ConsoleSettings().shortcuts().isEmpty());
}

void ShortcutsTest::pageChangesByKeyboard()
{
    ShortcutSettings page(*m_book, nullptr);
    page.resize(620, 500);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    auto *table = page.findChild<RowView *>(u"shortcutTable"_s);
    const QAbstractItemModelTester tester(
        table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto *edit = page.findChild<KeyEdit *>(u"shortcutEdit"_s);
    auto *note = page.findChild<TypedLabel *>(u"shortcutNote"_s);
    QSignalSpy edited(&page, &SettingsPage::edited);
    table->setFocus();
    for (int row = 0; row < 3; ++row)
        QTest::keyClick(table, Qt::Key_Down);
    QCOMPARE(table->currentIndex().siblingAtColumn(0).data().toString(), u"Run"_s);
    QCOMPARE(edit->keys(), QKeySequence(u"Ctrl+R"_s));
    QTest::keyClick(edit, Qt::Key_Period, Qt::ControlModifier); // Stop has it
    QVERIFY(!note->isHidden());
    QVERIFY2(note->text().contains(u"Stop Now"_s), qPrintable(note->text()));
    QVERIFY(page.changes().isEmpty());
    QCOMPARE(edit->keys(), QKeySequence(u"Ctrl+R"_s));
    QTest::keyClick(edit, Qt::Key_J, Qt::ControlModifier);
    QVERIFY(note->isHidden());
    QCOMPARE(page.changes(), (ShortcutBook::Keys{{u"actionRun"_s, u"Ctrl+J"_s}}));
    QVERIFY(edited.count() > 0);
    QCOMPARE(keysOf("actionRun"), u"Ctrl+R"_s); // not before it is applied
    QTest::keyClick(edit, Qt::Key_Backspace);
    QCOMPARE(page.changes().value(u"actionRun"_s, u"?"_s), QString());
    page.findChild<QPushButton *>(u"shortcutResetButton"_s)->click();
    QVERIFY(page.changes().isEmpty());
    QTest::keyClick(edit, Qt::Key_J, Qt::ControlModifier);
    page.restoreDefaults();
    QVERIFY(page.changes().isEmpty());
}

void ShortcutsTest::dialogShowsWhatHolds()
{
    m_book->apply({{u"actionRun"_s, u"Ctrl+J"_s}});
    QPointer<ShortcutsDialog> dialog = new ShortcutsDialog(m_book->entries(), nullptr);
    dialog->show();
    QSignalSpy change(dialog, &ShortcutsDialog::changeWanted);
    const auto *table = dialog->findChild<RowView *>(u"liveShortcutTable"_s);
    QCOMPARE(table->model()->rowCount(), 4); // Erase has no keys
    dialog->findChild<QLineEdit *>(u"shortcutFindEdit"_s)->setText(u"ctrl+j"_s);
    QCOMPARE(table->model()->rowCount(), 1);
    QCOMPARE(table->model()->index(0, 0).data().toString(), u"Run"_s);
    takePicture(*dialog, u"shortcuts"_s);
    QCOMPARE(namelessWidgets(dialog), QStringList());
    dialog->findChild<QPushButton *>(u"changeShortcutsButton"_s)->click();
    QCOMPARE(change.count(), 1);
    QTRY_VERIFY(dialog.isNull());
}

QObject *makeShortcutsTest()
{
    return new ShortcutsTest;
}

#include "tst_shortcuts.moc"
