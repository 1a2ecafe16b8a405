// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/schedules/scheduledialog.h"
#include "console/schedules/schedulemodel.h"
#include "console/schedules/schedulespage.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "gui/pagefixture.h"
#include "gui/schedules/fakescheduleaccess.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// The page Schedules on fake schedules: what it shows, and every action by mouse and keyboard.
class SchedulesPageTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsSchedulesOnly();
    void findAndEnvironment();
    void onAndOffByKeyboard();
    void runNowAsks();
    void runNowNamesWhatFollows();
    void missedOfOtherEnvironmentsStay();
    void dailyInOneClick();
    void dailyForOneOfSeveral();
    void addAndEdit();
    void problemStaysInTheForm();
    void removeAsks();
    void removesFromAChangedForm();
    void missedIsSaidOnce();
    void copies();
    void emptyStates();
    void couldNotLook();
    void narrow();
    void keyboardAndNames();

private:
    void show(const QList<ListedSchedule> &jobs);
    void choose(const QString &jobId);
    RowView *table() { return m_page->findChild<RowView *>(u"scheduleTable"_s); }
    QPushButton *button(const char *name)
    {
        return m_page->findChild<QPushButton *>(QLatin1StringView(name));
    }
    MessageBar *bar() { return m_page->findChild<MessageBar *>(u"messageBar"_s); }
    ScheduleDialog *dialog()
    {
        return m_page->window()->findChild<ScheduleDialog *>(u"scheduleDialog"_s);
    }

    PreparedPrompt m_prompt;
    FakeScheduleAccess *m_access = nullptr; // the page's
    std::unique_ptr<SchedulesPage> m_page;
    const qint64 m_now = QDateTime::currentMSecsSinceEpoch();
};

void SchedulesPageTest::init()
{
    m_prompt = PreparedPrompt();
    auto access = std::make_unique<FakeScheduleAccess>();
    m_access = access.get();
    m_page = std::make_unique<SchedulesPage>(std::move(access), m_prompt, nullptr);
    m_page->resize(1080, 720);
}

void SchedulesPageTest::cleanup()
{
    m_page.reset();
}

void SchedulesPageTest::show(const QList<ListedSchedule> &jobs)
{
    m_access->jobs = jobs;
    m_page->show();
    m_page->activate();
    QTRY_VERIFY(button("scheduleAddButton")->isEnabled() || m_access->looks > 0);
    QTest::qWait(20);
}

void SchedulesPageTest::choose(const QString &jobId)
{
    m_page->select(jobId);
    QCOMPARE(m_page->model()->row(table()->currentIndex().row())->job.id, jobId);
}

void SchedulesPageTest::showsSchedulesOnly()
{
    show(scheduleSamples(m_now));
    QCOMPARE(m_page->model()->rowCount(), 4);
    QCOMPARE(m_page->model()->rowOf(u"f"_s), -1); // it has none
    QVERIFY(table()->currentIndex().isValid());
    QVERIFY(m_page->actions().canRun);
    QVERIFY(m_page->findChild<QWidget *>(u"dayPlan"_s)->isVisible());
    takePicture(*m_page, u"schedules-page"_s);
}

void SchedulesPageTest::findAndEnvironment()
{
    QList<ListedSchedule> samples = scheduleSamples(m_now);
    samples[0].environment = u"production"_s;
    show(samples);
    m_page->setEnvironment(u"production"_s);
    QCOMPARE(m_page->model()->rowCount(), 1);
    m_page->setEnvironment(u"sandbox"_s);
    QCOMPARE(m_page->model()->rowCount(), 3);
    m_page->find(u"klaviyo"_s);
    QCOMPARE(m_page->model()->rowCount(), 2);
    m_page->find(u"Monday"_s); // in the words, too
    QCOMPARE(m_page->model()->rowCount(), 1);
}

void SchedulesPageTest::onAndOffByKeyboard()
{
    show(scheduleSamples(m_now));
    choose(u"l"_s);
    table()->setFocus();
    m_page->activateWindow();
    QTest::keyClick(table(), Qt::Key_Space);
    QTRY_COMPARE(m_access->asked, QStringList{u"off Clean up leads"_s});
    QTRY_COMPARE(m_page->model()->row(0)->job.isEnabled, false);
    QTest::keyClick(table(), Qt::Key_Space);
    QTRY_COMPARE(m_access->asked.size(), 2);
    QCOMPARE(m_access->asked.last(), u"on Clean up leads"_s);
}

void SchedulesPageTest::runNowAsks()
{
    show(scheduleSamples(m_now));
    choose(u"o"_s);
    button("scheduleRunButton")->click();
    QCOMPARE(m_prompt.asked, QStringList{u"Run Now"_s});
    QVERIFY(!m_prompt.last.isDestructive);
    m_page->run(); // the tool bar's
    QCOMPARE(m_prompt.asked.size(), 2);
    QTest::qWait(20);
    QVERIFY(m_access->asked.isEmpty()); // cancelled
    m_prompt.isYes = true;
    button("scheduleRunButton")->click();
    QTRY_COMPARE(bar()->text(), u"“orders_eu to Sales board” begins"_s);
    m_page->run(); // the tool bar's
    QCOMPARE(m_access->asked, QStringList({u"run o"_s, u"run o"_s}));
    m_access->problem = Error{.kind = ErrorKind::Locked, .what = u"Run #12 had not ended"_s};
    button("scheduleRunButton")->click();
    QTRY_COMPARE(bar()->tone(), Tone::Error);
}

void SchedulesPageTest::runNowNamesWhatFollows()
{
    QList<ListedSchedule> samples = scheduleSamples(m_now);
    ListedSchedule next = scheduleSample(u"c"_s, u"Categories"_s, u"commerce-klaviyo"_s, {}, 0);
    next.environment = u"production"_s;
    samples.append(next);
    show(samples);
    choose(u"p"_s);
    button("scheduleRunButton")->click();
    for (const QString &part : {u"“Products to Klaviyo” (Sandbox)"_s,
             u"then “Categories” (Production)"_s, u"changes records in production"_s})
        QVERIFY2(m_prompt.last.text.contains(part), qPrintable(m_prompt.last.text));
    QVERIFY(m_prompt.last.isDestructive); // Cancel is the default
    QCOMPARE(m_prompt.last.action, u"Run on Production"_s);
}

// One click here starts nothing that the page does not show.
void SchedulesPageTest::missedOfOtherEnvironmentsStay()
{
    QList<ListedSchedule> samples = scheduleSamples(m_now);
    for (const int row : {0, 3}) { // leads here, orders in production
        samples[row].lastRun.reset();
        samples[row].lastFire = ScheduleFire{.jobId = samples[row].job.id,
            .jobName = {},
            .dueMs = m_now - 3'600'000,
            .state = ScheduleFire::State::Missed,
            .runId = {},
            .reason = u"No Sluice was open"_s,
            .cause = {},
            .notedMs = m_now};
    }
    samples[3].environment = u"production"_s;
    m_page->setEnvironment(u"sandbox"_s);
    m_prompt.isYes = true;
    show(samples);
    QTRY_VERIFY(bar()->text().contains(u"Clean up leads"_s));
    QVERIFY(!bar()->text().contains(u"orders_eu"_s));
    emit bar()->actionTriggered(u"runMissed"_s);
    QVERIFY(!m_prompt.last.text.contains(u"orders_eu"_s));
    QTRY_COMPARE(m_access->asked, QStringList{u"run l"_s});
    m_page->setEnvironment(u"production"_s);
    QTRY_VERIFY(bar()->text().contains(u"orders_eu"_s));
    m_page->setEnvironment(u"test"_s);
    QVERIFY(!bar()->isVisible());
}

void SchedulesPageTest::dailyInOneClick()
{
    show(scheduleSamples(m_now));
    button("scheduleDailyButton")->click();
    QTRY_COMPARE(m_access->asked, QStringList{u"set Contacts: 0 2 * * *"_s});
    QTRY_VERIFY(m_page->model()->rowOf(u"f"_s) >= 0);
    QTRY_COMPARE(m_page->model()->row(table()->currentIndex().row())->job.id, u"f"_s);
    QVERIFY(!button("scheduleDailyButton")->isEnabled()); // every job has one
    QVERIFY(!button("scheduleAddButton")->isEnabled());
}

void SchedulesPageTest::dailyForOneOfSeveral()
{
    QList<ListedSchedule> samples = scheduleSamples(m_now);
    samples.append(scheduleSample(u"g"_s, u"A & B"_s, u"crm-bulk"_s, {}, 0));
    show(samples);
    button("scheduleDailyButton")->click();
    auto *menu = m_page->findChild<QMenu *>(u"dailyMenu"_s);
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 2);
    menu->actions().last()->trigger();
    QTRY_COMPARE(m_access->asked, QStringList{u"set A & B: 0 2 * * *"_s});
    menu->close();
}

void SchedulesPageTest::addAndEdit()
{
    show(scheduleSamples(m_now));
    button("scheduleAddButton")->click();
    QVERIFY(dialog());
    QCOMPARE(dialog()->jobName(), u"Contacts"_s);
    QTest::keyClick(dialog(), Qt::Key_Return); // as it stands
    QTRY_COMPARE(m_access->asked, QStringList{u"set Contacts: 0 2 * * *"_s});
    QTRY_VERIFY(!dialog() || !dialog()->isVisible());
    choose(u"p"_s);
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_Return);
    QTRY_VERIFY(dialog() && dialog()->isVisible());
    QCOMPARE(dialog()->cron(), u"0 6 * * 1-5"_s);
    dialog()->findChild<QComboBox *>(u"missedCombo"_s)->setCurrentIndex(1);
    dialog()->findChild<QPushButton *>(u"saveScheduleButton"_s)->click();
    QTRY_COMPARE(m_access->asked.last(), u"set Products to Klaviyo: 0 6 * * 1-5"_s);
    QVERIFY(m_access->terms.skipsMissed);
    QCOMPARE(m_access->terms.thenJob, u"Categories"_s);
}

void SchedulesPageTest::problemStaysInTheForm()
{
    show(scheduleSamples(m_now));
    choose(u"l"_s);
    button("scheduleEditButton")->click();
    m_access->problem = Error{.kind = ErrorKind::Config, .what = u"The chain would never end"_s};
    dialog()->findChild<QPushButton *>(u"saveScheduleButton"_s)->click();
    auto *problem = dialog()->findChild<QLabel *>(u"saveProblem"_s);
    QTRY_VERIFY(problem->isVisible());
    QVERIFY(problem->text().contains(u"never end"_s));
    QVERIFY(dialog()->isVisible());
    QVERIFY(dialog()->findChild<QPushButton *>(u"saveScheduleButton"_s)->isEnabled());
    dialog()->reject();
}

void SchedulesPageTest::removeAsks()
{
    show(scheduleSamples(m_now));
    choose(u"l"_s);
    table()->setFocus();
    m_page->activateWindow();
    QTest::keyClick(table(), Qt::Key_Delete);
    QTRY_COMPARE(m_prompt.asked, QStringList{u"Remove Schedule"_s});
    QVERIFY(m_prompt.last.isDestructive);
    QVERIFY(m_access->asked.isEmpty());
    m_prompt.isYes = true;
    QTest::keyClick(table(), Qt::Key_Delete);
    QTRY_COMPARE(m_access->asked, QStringList{u"set Clean up leads: "_s});
    QTRY_COMPARE(m_page->model()->rowOf(u"l"_s), -1);
}

// What was changed in it is not asked about: kept, it would make the schedule again.
void SchedulesPageTest::removesFromAChangedForm()
{
    show(scheduleSamples(m_now));
    choose(u"l"_s);
    button("scheduleEditButton")->click();
    auto *missed = dialog()->findChild<QComboBox *>(u"missedCombo"_s);
    missed->setCurrentIndex(1 - missed->currentIndex());
    m_prompt.isYes = true;
    dialog()->findChild<QPushButton *>(u"removeScheduleButton"_s)->click();
    QCOMPARE(m_prompt.asked, QStringList{u"Remove Schedule"_s});
    QTRY_VERIFY(!dialog() || !dialog()->isVisible());
    QTRY_COMPARE(m_access->asked, QStringList{u"set Clean up leads: "_s});
}

void SchedulesPageTest::missedIsSaidOnce()
{
    QList<ListedSchedule> samples = scheduleSamples(m_now);
    samples[0].lastFire = ScheduleFire{.jobId = u"l"_s,
        .jobName = {},
        .dueMs = m_now - 3'600'000,
        .state = ScheduleFire::State::Missed,
        .runId = {},
        .reason = u"No Sluice was open"_s,
        .cause = {},
        .notedMs = m_now};
    show(samples);
    QTRY_VERIFY(bar()->text().contains(u"Clean up leads"_s));
    QCOMPARE(bar()->tone(), Tone::Warning);
    bar()->dismiss();
    m_page->activate();
    QTest::qWait(30);
    QVERIFY(bar()->text().isEmpty() || !bar()->isVisible()); // not again and again
    emit bar()->actionTriggered(u"runMissed"_s);
    QCOMPARE(m_prompt.asked, QStringList{u"Run Now"_s});
    QVERIFY(m_access->asked.isEmpty());
    m_prompt.isYes = true;
    emit bar()->actionTriggered(u"runMissed"_s);
    QTRY_COMPARE(m_access->asked, QStringList{u"run l"_s});
}

void SchedulesPageTest::copies()
{
    show(scheduleSamples(m_now));
    choose(u"l"_s);
    QCOMPARE(m_page->findChild<QLineEdit *>(u"scheduleCommand"_s)->text(),
        u"sluice-cli run 'Clean up leads' --quiet"_s);
    QClipboard *clipboard = QGuiApplication::clipboard();
    button("copyCommandButton")->click();
    QCOMPARE(clipboard->text(), u"sluice-cli run 'Clean up leads' --quiet"_s);
    button("copySystemdButton")->click();
    QTRY_VERIFY(clipboard->text().contains(u"OnCalendar=*-*-* 02:00:00"_s));
    QVERIFY(clipboard->text().contains(u"[Service]"_s));
    button("copyCronButton")->click();
    QTRY_VERIFY(clipboard->text().contains(u"0 2 * * * /usr/bin/sluice-cli run"_s));
    QCOMPARE(bar()->tone(), Tone::Success);
}

void SchedulesPageTest::emptyStates()
{
    show({});
    QSignalSpy wanted(m_page.get(), &Page::pageWanted);
    QList<QPushButton *> buttons;
    const auto visible = [this](const QString &text) -> QPushButton * {
        for (QPushButton *one : m_page->findChildren<QPushButton *>()) {
            if (one->isVisible() && one->text() == text)
                return one;
        }
        return nullptr;
    };
    QTRY_VERIFY(visible(u"Go to CRM Bulk"_s));
    visible(u"Go to CRM Bulk"_s)->click();
    QCOMPARE(wanted.count(), 1);
    QVERIFY(!m_page->actions().canRun);
    takePicture(*m_page, u"schedules-empty"_s);
    m_access->jobs = {scheduleSamples(m_now).at(1)};
    m_page->activate();
    QTRY_VERIFY(visible(u"Add Schedule…"_s));
    m_page->find(u"zzz"_s);
    QTRY_VERIFY(!visible(u"Add Schedule…"_s));
}

void SchedulesPageTest::couldNotLook()
{
    m_access->problem = Error{.kind = ErrorKind::Disk, .what = u"The job store is busy"_s};
    show({});
    QTRY_COMPARE(bar()->tone(), Tone::Error);
    m_access->problem.reset();
    m_access->jobs = scheduleSamples(m_now);
    emit bar()->actionTriggered(u"again"_s);
    QTRY_COMPARE(m_page->model()->rowCount(), 4);
}

void SchedulesPageTest::narrow()
{
    show(scheduleSamples(m_now));
    m_page->resize(848, 480);
    QTRY_VERIFY(table()->isColumnHidden(ScheduleModel::ThenRun));
    QVERIFY(!m_page->findChild<QWidget *>(u"dayPlan"_s)->isVisible());
    QTest::qWait(30); // until it is laid out anew
    takePicture(*m_page, u"schedules-narrow"_s);
}

void SchedulesPageTest::keyboardAndNames()
{
    show(scheduleSamples(m_now));
    QCOMPARE(namelessWidgets(m_page.get()), QStringList());
    QStringList texts;
    for (const QAction *action : table()->actions())
        texts << action->text();
    for (const QString &text :
        {u"Run Now…"_s, u"Edit…"_s, u"Copy systemd Timer"_s, u"Copy cron Line"_s})
        QVERIFY2(texts.contains(text), qPrintable(text));
}

QObject *sluice::testing::makeSchedulesPageTest()
{
    return new SchedulesPageTest;
}

#include "tst_schedulespage.moc"
