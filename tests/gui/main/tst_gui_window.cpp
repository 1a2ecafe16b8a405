// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/jobs.h"
#include "console/crmbulk/crmmappingmodel.h"
#include "console/main/consolesettings.h"
#include "console/mappings/mappingeditor.h"
#include "console/mappings/mappingspage.h"
#include "console/runs/runtablemodel.h"
#include "console/settings/settingspage.h"
#include "console/settings/shortcutbook.h"
#include "console/welcome/firstrun.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "gui/guimain.h"
#include "gui/main/windowtest.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QRegularExpression>
#include <QShortcut>
#include <QSpinBox>
#include <QUndoStack>

namespace sluice::testing {

// What the window owes to whoever edits and presses keys: nothing typed is lost unasked, keys do
// what they say on every page, and what the menus name is there.
class GuiWindowTest final : public WindowTest
{
    Q_OBJECT

private slots:
    void initTestCase() { open(); }
    void cleanupTestCase() { close(); }
    void init() { openAnew(); }

    void asksBeforeAnotherEnvironment();
    void asksBeforeItClosesWithChanges();
    void changedElsewhereIsNotDropped();
    void renamesAndRemovesJobs();
    void runningJobStays();
    void makesMappings();
    void offersEveryStartPage();
    void keysHoldAfterARestart();
    void columnsHoldAfterARestart();
    void keysOfUnseenPagesAreTaken();
    void refreshesEveryPage();
    void looksOnceAtATime();

private:
    QSpinBox *limit() const { return widget<QSpinBox>("limitSpin"); }
    Result<Job> leads() { return m_console->application().jobs().find(u"Clean up leads"_s); }
    int storedLimit()
    {
        const auto job = leads();
        return job ? job->parameters.value("rejectionLimitPercent"_L1).toInt() : -1;
    }
};

void GuiWindowTest::asksBeforeAnotherEnvironment()
{
    PreparedPrompt &prompt = m_console->prompt();
    auto *combo = widget<QComboBox>("environmentCombo");
    const int before = limit()->value();
    limit()->setValue(before + 7);
    combo->setFocus();
    QTest::keyClick(combo, Qt::Key_End);
    QCOMPARE(prompt.asked, QStringList{u"Save Changes"_s});
    QVERIFY2(prompt.last.text.contains(u"Clean up leads"_s), qPrintable(prompt.last.text));
    QCOMPARE(m_console->window()->environment(), u"sandbox"_s); // cancelled
    QCOMPARE(combo->currentText(), u"Sandbox"_s);
    QCOMPARE(limit()->value(), before + 7);
    prompt.isYes = true;
    QTest::keyClick(combo, Qt::Key_End);
    QTRY_COMPARE(m_console->window()->environment(), u"production"_s);
    QCOMPARE(storedLimit(), before + 7);
    QTest::keyClick(combo, Qt::Key_Home);
    QCOMPARE(prompt.asked.size(), 2); // nothing is unsaved there
    QTRY_COMPARE(limit()->value(), before + 7);
    QTRY_VERIFY(limit()->isEnabled());
    limit()->setValue(before + 9);
    prompt.isSecond = true;
    QTest::keyClick(combo, Qt::Key_End);
    QCOMPARE(m_console->window()->environment(), u"production"_s);
    QCOMPARE(storedLimit(), before + 7); // discarded
}

void GuiWindowTest::asksBeforeItClosesWithChanges()
{
    PreparedPrompt &prompt = m_console->prompt();
    MainWindow *window = m_console->window();
    const int before = limit()->value();
    limit()->setValue(before + 7);
    window->showPage(u"mappings"_s);
    auto *page = qobject_cast<MappingsPage *>(window->currentPage());
    page->openMapping(u"Clean up leads"_s);
    QTRY_VERIFY_WITH_TIMEOUT(page->editor(), kLoadLimitMs);
    auto *rows = page->editor()->findChild<CrmMappingModel *>();
    QTRY_VERIFY_WITH_TIMEOUT(rows->rowCount() > 10, kLoadLimitMs);
    QVERIFY(rows->setData(rows->index(rows->rowOf(u"Company"_s), CrmMappingModel::Source),
        u"{{Company}} Ltd"_s, Qt::EditRole));
    QTRY_VERIFY(!page->editor()->isSaved());
    QVERIFY(!window->close());
    QVERIFY(window->isVisible());
    QCOMPARE(prompt.asked.last(), u"Save Changes"_s);
    QVERIFY(prompt.last.text.contains(u"the job “Clean up leads”"_s));
    QVERIFY(prompt.last.text.contains(u"the mapping of “Clean up leads”"_s));
    page->editor()->history()->undo();
    QTRY_VERIFY(page->editor()->isSaved());
    prompt.isYes = true;
    QVERIFY(!window->close());
    QTRY_VERIFY_WITH_TIMEOUT(!window->isVisible(), kLoadLimitMs);
    QCOMPARE(storedLimit(), before + 7);
}

// Another window or the command line has saved the job: what is typed here stays, and it is said.
void GuiWindowTest::changedElsewhereIsNotDropped()
{
    const int before = limit()->value();
    limit()->setValue(before + 7);
    auto job = leads();
    QVERIFY(job);
    job->parameters.insert(u"chunkRows"_s, 12'345);
    QVERIFY(m_console->application().jobs().save(*job));
    QTest::keyClick(m_console->window(), Qt::Key_F5);
    auto *bar = widget<MessageBar>("messageBar");
    QTRY_VERIFY(bar->isVisible());
    QVERIFY2(bar->text().contains(u"changed elsewhere"_s), qPrintable(bar->text()));
    QCOMPARE(limit()->value(), before + 7);
    widget<QPushButton>("revertButton")->click();
    QCOMPARE(limit()->value(), before);
    QVERIFY(!widget<QPushButton>("saveButton")->isEnabled());
}

void GuiWindowTest::renamesAndRemovesJobs()
{
    Jobs &jobs = m_console->application().jobs();
    auto copy = leads();
    QVERIFY(copy);
    copy->id.clear();
    for (const QString &name : {u"Nightly"_s, u"Before it"_s}) {
        copy->name = name;
        QVERIFY(jobs.save(*copy));
    }
    QVERIFY(jobs.setSchedule(u"Nightly"_s, u"0 2 * * *"_s));
    ScheduleTerms terms;
    terms.thenJob = u"Nightly"_s;
    QVERIFY(jobs.setSchedule(u"Before it"_s, u"0 1 * * *"_s, terms));
    auto *list = widget<QAbstractItemView>("jobList");
    QTest::keyClick(m_console->window(), Qt::Key_F5);
    QTRY_COMPARE(list->model()->rowCount(), 3);
    m_console->window()->openItem(u"crm"_s, u"Nightly"_s);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_F2);
    QPointer<QDialog> naming = dialog("nameDialog");
    QVERIFY(naming);
    naming->findChild<QLineEdit *>(u"nameEdit"_s)->setText(u"Leads, cleaned"_s);
    QTest::keyClick(naming, Qt::Key_Return);
    QTRY_VERIFY(jobs.find(u"Leads, cleaned"_s));
    QCOMPARE(jobs.find(u"Before it"_s)->terms.thenJob, u"Leads, cleaned"_s); // it follows
    QTRY_COMPARE(widget<QLabel>("jobNameLabel")->text(), u"Leads, cleaned"_s);
    PreparedPrompt &prompt = m_console->prompt();
    m_console->window()->activateWindow(); // after the dialog
    QVERIFY(QTest::qWaitForWindowActive(m_console->window()));
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Delete);
    QTRY_COMPARE(prompt.asked.size(), 1);
    QCOMPARE(prompt.last.title, u"Remove “Leads, cleaned”?"_s);
    QVERIFY(prompt.last.isDestructive);
    for (const QString &part : {u"Its runs stay"_s, u"schedule"_s, u"“Before it”"_s})
        QVERIFY2(prompt.last.text.contains(part), qPrintable(prompt.last.text));
    QVERIFY(jobs.find(u"Leads, cleaned"_s)); // cancelled
    prompt.isYes = true;
    QTest::keyClick(list, Qt::Key_Delete);
    QTRY_VERIFY(!jobs.find(u"Leads, cleaned"_s));
    QTRY_COMPARE(list->model()->rowCount(), 2);
    QTRY_COMPARE(widget<QLabel>("jobNameLabel")->text(), u"Before it"_s);
    QVERIFY(jobs.remove(u"Before it"_s));
}

void GuiWindowTest::runningJobStays()
{
    QVERIFY(m_console->sandbox().setSettings({{u"readJobMs"_s, 30'000}}));
    pressRun();
    QTRY_VERIFY(newestRun() && !isEnded(newestRun()->state)); // it is there before it is stopped
    m_console->window()->showPage(u"crm"_s);
    QTRY_VERIFY(!widget<QAction>("actionRemoveJob")->isEnabled());
    QVERIFY(!widget<QAction>("actionRenameJob")->isEnabled());
    QVERIFY(m_console->application().runs().stop(newestRun()->id, StopMode::Force));
    QTRY_VERIFY_WITH_TIMEOUT(isEnded(newestRun()->state), kEndLimitMs);
    QTRY_VERIFY(widget<QAction>("actionRemoveJob")->isEnabled());
    QVERIFY(setJobTimes(100));
}

void GuiWindowTest::makesMappings()
{
    auto job = leads();
    QVERIFY(job);
    job->id.clear();
    job->name = u"Without one"_s;
    job->mapping = QJsonValue(QJsonValue::Null);
    QVERIFY(m_console->application().jobs().save(*job));
    action("actionNewMapping")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(dialog("newMappingDialog"), kLoadLimitMs);
    QPointer<QDialog> choosing = dialog("newMappingDialog");
    auto *combo = choosing->findChild<QComboBox *>(u"mappingJobCombo"_s);
    QVERIFY2(combo->currentText().contains(u"no mapping yet"_s), qPrintable(combo->currentText()));
    QVERIFY(combo->itemText(combo->count() - 1).startsWith(u"New job of"_s));
    QStringList texts;
    for (int i = 0; i < combo->count(); ++i)
        texts << combo->itemText(i);
    QCOMPARE(texts.filter(u"New job of"_s).size(), 3);
    const int row = texts.indexOf(QRegularExpression(u"^Without one.*no mapping yet$"_s));
    QVERIFY2(row >= 0, qPrintable(texts.join(u'\n')));
    combo->setCurrentIndex(row);
    takePicture(*choosing, u"new-mapping"_s);
    choosing->findChild<QPushButton *>(u"actionButton"_s)->click();
    auto *page = qobject_cast<MappingsPage *>(m_console->window()->currentPage());
    QTRY_VERIFY_WITH_TIMEOUT(page && page->editor(), kLoadLimitMs);
    QVERIFY(page->editor()->saysNothing());
    action("actionNewMapping")->trigger(); // or a job first
    QTRY_VERIFY(dialog("newMappingDialog") && dialog("newMappingDialog")->isVisible());
    choosing = m_console->window()->findChildren<QDialog *>(u"newMappingDialog"_s).constLast();
    combo = choosing->findChild<QComboBox *>(u"mappingJobCombo"_s);
    combo->setCurrentIndex(combo->findText(u"New job of Klaviyo…"_s));
    choosing->findChild<QPushButton *>(u"actionButton"_s)->click();
    QCOMPARE(m_console->window()->currentPage()->key(), u"klaviyo"_s);
    QVERIFY(m_console->application().jobs().remove(u"Without one"_s));
}

void GuiWindowTest::offersEveryStartPage()
{
    action("actionSettings")->trigger();
    QDialog *settings = dialog("SettingsDialog");
    QVERIFY(settings);
    const auto *combo
        = settings->findChild<QComboBox *>("setting-"_L1 + QLatin1StringView(kChoiceStartPage));
    QVERIFY(combo);
    for (const Page *page : m_console->window()->pages())
        QVERIFY2(combo->findData(page->key()) >= 0, qPrintable(page->key()));
    settings->reject();
}

void GuiWindowTest::keysHoldAfterARestart()
{
    ConsoleSettings().setShortcuts(
        {{u"testConnection"_s, u"Ctrl+Alt+T"_s}, {u"remove"_s, u"Ctrl+Shift+Backspace"_s}});
    m_console->closeWindow();
    m_console->openWindow();
    m_console->window()->showPage(u"connections"_s);
    const auto *testing = m_console->window()->findChild<QShortcut *>(u"testConnection"_s);
    QVERIFY(testing);
    QCOMPARE(testing->key(), QKeySequence(u"Ctrl+Alt+T"_s));
    m_console->window()->showPage(u"schedules"_s);
    QCOMPARE(action("actionScheduleRemove")->shortcut(), QKeySequence(u"Ctrl+Shift+Backspace"_s));
    ConsoleSettings().setShortcuts({});
}

void GuiWindowTest::columnsHoldAfterARestart()
{
    m_console->window()->showPage(u"runs"_s);
    auto *columns = m_console->window()->findChild<QMenu *>(u"columnsMenu"_s);
    emit columns->aboutToShow();
    const QList<QAction *> actions = columns->actions();
    QVERIFY(actions.size() > 5);
    for (QAction *action : actions) {
        if (action->text() == "Time Left"_L1)
            action->trigger();
    }
    const auto isShown
        = [this] { return !widget<RowView>("runTable")->isColumnHidden(RunTableModel::TimeLeft); };
    QVERIFY(isShown());
    QVERIFY(m_console->window()->close()); // which keeps it
    m_console->closeWindow();
    m_console->openWindow();
    m_console->window()->showPage(u"runs"_s);
    QVERIFY(isShown());
    action("actionResetLayout")->trigger();
    QVERIFY(!isShown());
}

// Also of pages that nobody has looked at yet.
void GuiWindowTest::keysOfUnseenPagesAreTaken()
{
    auto *book = m_console->window()->findChild<ShortcutBook *>();
    QVERIFY(book);
    QElapsedTimer clock;
    clock.start();
    action("actionSettings")->trigger();
    qInfo("Settings with every page's keys took %lld ms", clock.elapsed());
    dialog("SettingsDialog")->reject();
    QStringList texts;
    for (const ShortcutBook::Entry &entry : book->entries())
        texts << entry.text;
    for (const QString &text :
        {u"Test Connection"_s, u"Remove"_s, u"Back to Mappings"_s, u"Save"_s, u"Rename"_s})
        QVERIFY2(texts.contains(text), qPrintable(text));
    QCOMPARE(texts.count(u"Remove"_s), 1);
    const QString refusal = book->refusal(u"actionRun"_s, QKeySequence(u"Ctrl+T"_s), {});
    QVERIFY2(refusal.contains(u"Test Connection"_s), qPrintable(refusal));
    // Its own standard key is not refused for being one that is typed.
    QCOMPARE(book->refusal(u"remove"_s, QKeySequence(Qt::Key_Delete), {}), QString());
    // What holds on one page only is free on another.
    QCOMPARE(book->refusal(u"mappingBack"_s, QKeySequence(u"Ctrl+T"_s), {}), QString());
}

void GuiWindowTest::refreshesEveryPage()
{
    MainWindow *window = m_console->window();
    for (const Page *page : window->pages()) {
        window->showPage(page->key());
        for (QWidget *part : page->findChildren<QWidget *>()) { // where its own keys would hold
            if (part->isVisible() && (part->focusPolicy() & Qt::TabFocus)
                && qobject_cast<QAbstractItemView *>(part)) {
                part->setFocus();
                break;
            }
        }
        QSignalSpy refreshed(action("actionRefresh"), &QAction::triggered);
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : window, Qt::Key_F5);
        QVERIFY2(refreshed.count() == 1, qPrintable(page->key()));
    }
}

// A store that is slow is not asked ever more.
void GuiWindowTest::looksOnceAtATime()
{
    MainWindow *window = m_console->window();
    const auto underWay = [window] {
        return window->findChildren<QFutureWatcherBase *>(Qt::FindDirectChildrenOnly).size();
    };
    const qsizetype before = underWay();
    for (int i = 0; i < 5; ++i)
        emit window->findChild<FirstRun *>()->documentsChanged();
    QVERIFY(underWay() <= before + 1);
}

} // namespace sluice::testing

int main(int argc, char **argv)
{
    sluice::testing::GuiMain<> gui(argc, argv);
    return gui.run<sluice::testing::GuiWindowTest>();
}

#include "tst_gui_window.moc"
