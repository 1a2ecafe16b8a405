// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/schedules/scheduledialog.h"
#include "gui/pagefixture.h"
#include "gui/schedules/fakescheduleaccess.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTimeEdit>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// The form of a schedule: the usual ways and an expression, its meaning as it is typed, and what is
// wrong at its field.
class ScheduleDialogTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void newOneIsDaily();
    void usualWays_data();
    void usualWays();
    void takesWhatIsThere_data();
    void takesWhatIsThere();
    void wordsAndTimesAsTyped();
    void problemsAtTheirFields();
    void termsComeBack();
    void everyFieldHasAName();
    void asksBeforeEditsGo();

private:
    template <class T> T *find(const char *name)
    {
        return m_dialog->findChild<T *>(QLatin1StringView(name));
    }
    void open(const QString &cron, const ScheduleTerms &terms = {});
    QString shown(const char *label)
    {
        auto *found = find<QLabel>(label);
        return found->isVisibleTo(m_dialog.get()) ? found->text() : QString();
    }

    PreparedPrompt m_prompt;
    std::unique_ptr<ScheduleDialog> m_dialog;
};

void ScheduleDialogTest::init()
{
    open({});
}

void ScheduleDialogTest::cleanup()
{
    m_dialog.reset();
}

void ScheduleDialogTest::open(const QString &cron, const ScheduleTerms &terms)
{
    Job job;
    job.name = u"Nightly"_s;
    job.schedule = cron;
    job.terms = terms;
    m_dialog = std::make_unique<ScheduleDialog>(
        QList<Job>{job}, QStringList{u"Nightly"_s, u"Weekly"_s, u"Yearly"_s}, m_prompt, nullptr);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    m_dialog->show();
}

void ScheduleDialogTest::asksBeforeEditsGo()
{
    m_dialog->reject();
    QVERIFY(!m_dialog->isVisible() && m_prompt.asked.isEmpty());
    open(u"0 3 * * *"_s);
    find<QCheckBox>("dryRunCheck")->toggle();
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QCOMPARE(m_prompt.asked, QStringList{u"Discard Changes"_s});
    QVERIFY(m_dialog->isVisible());
    find<QCheckBox>("dryRunCheck")->toggle(); // as it was
    m_dialog->reject();
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(m_prompt.asked.size(), 1);
}

void ScheduleDialogTest::newOneIsDaily()
{
    QCOMPARE(m_dialog->cron(), u"0 2 * * *"_s);
    QCOMPARE(shown("wordsLabel"), u"Every day at 02:00"_s);
    QCOMPARE(shown("nextLabel").count(u"02:00"_s), 5);
    QVERIFY(find<QPushButton>("saveScheduleButton")->isEnabled());
    QVERIFY(!find<QPushButton>("removeScheduleButton")->isVisible());
    takePicture(*m_dialog, u"schedule-dialog"_s);
}

void ScheduleDialogTest::usualWays_data()
{
    QTest::addColumn<int>("way");
    QTest::addColumn<QString>("cron");
    QTest::newRow("daily") << 0 << u"45 23 * * *"_s;
    QTest::newRow("weekdays") << 1 << u"45 23 * * 1,7"_s;
    QTest::newRow("hours") << 2 << u"0 */6 * * *"_s;
    QTest::newRow("minutes") << 3 << u"*/6 * * * *"_s;
}

void ScheduleDialogTest::usualWays()
{
    QFETCH(int, way);
    QFETCH(QString, cron);
    find<QComboBox>("repeatCombo")->setCurrentIndex(way);
    find<QTimeEdit>("timeEdit")->setTime(QTime(23, 45));
    find<QSpinBox>("everySpin")->setValue(6);
    find<QCheckBox>("monCheck")->setChecked(true);
    find<QCheckBox>("sunCheck")->setChecked(true);
    QCOMPARE(m_dialog->cron(), cron);
    QVERIFY(find<QLineEdit>("cronEdit")->isReadOnly());
    QCOMPARE(find<QTimeEdit>("timeEdit")->isVisible(), way < 2);
    QCOMPARE(find<QSpinBox>("everySpin")->isVisible(), way >= 2);
    QCOMPARE(find<QCheckBox>("monCheck")->isVisible(), way == 1);
}

void ScheduleDialogTest::takesWhatIsThere_data()
{
    QTest::addColumn<QString>("cron");
    QTest::addColumn<int>("way");
    QTest::newRow("daily") << u"15 3 * * *"_s << 0;
    QTest::newRow("nickname") << u"@daily"_s << 0;
    QTest::newRow("weekdays") << u"0 6 * * mon-fri"_s << 1;
    QTest::newRow("every hour") << u"@hourly"_s << 2;
    QTest::newRow("hours") << u"0 */4 * * *"_s << 2;
    QTest::newRow("minutes") << u"*/10 * * * *"_s << 3;
    QTest::newRow("other") << u"0 6,18 1 * *"_s << 4;
    QTest::newRow("many minutes") << u"*/45 * * * *"_s << 4;
    QTest::newRow("star and weekday") << u"0 6 */2 * 1"_s << 4;
}

void ScheduleDialogTest::takesWhatIsThere()
{
    QFETCH(QString, cron);
    QFETCH(int, way);
    open(cron);
    QCOMPARE(find<QComboBox>("repeatCombo")->currentIndex(), way);
    QCOMPARE(m_dialog->cron(), cron); // nothing is changed by looking
    QVERIFY(find<QPushButton>("saveScheduleButton")->isEnabled());
    QVERIFY(find<QPushButton>("removeScheduleButton")->isVisible());
}

void ScheduleDialogTest::wordsAndTimesAsTyped()
{
    find<QComboBox>("repeatCombo")->setCurrentIndex(4);
    auto *edit = find<QLineEdit>("cronEdit");
    QVERIFY(!edit->isReadOnly());
    edit->clear();
    QTest::keyClicks(edit, u"30 6 1 * *"_s);
    QCOMPARE(shown("wordsLabel"), u"Day 1 of every month at 06:30"_s);
    QCOMPARE(shown("nextLabel").count(u"·"_s), 4);
    const QString here = shown("nextLabel");
    find<QComboBox>("zoneCombo")->setEditText(u"Pacific/Kiritimati"_s);
    QVERIFY(!shown("nextLabel").isEmpty());
    QCOMPARE(m_dialog->terms().zone, u"Pacific/Kiritimati"_s);
}

void ScheduleDialogTest::problemsAtTheirFields()
{
    auto *save = find<QPushButton>("saveScheduleButton");
    find<QComboBox>("repeatCombo")->setCurrentIndex(4);
    auto *edit = find<QLineEdit>("cronEdit");
    edit->setText(u"0 25 * * *"_s);
    QVERIFY2(shown("cronProblem").contains(u"hour 25 is not between 0 and 23"_s),
        qPrintable(shown("cronProblem")));
    QVERIFY(!save->isEnabled());
    QCOMPARE(shown("wordsLabel"), QString());
    edit->setText(u"0 5 * * *"_s);
    QCOMPARE(shown("cronProblem"), QString());
    QVERIFY(save->isEnabled());
    find<QComboBox>("zoneCombo")->setEditText(u"Europe/Bonn"_s);
    QVERIFY(shown("zoneProblem").contains(u"no time zone"_s));
    QVERIFY(!save->isEnabled());
    find<QComboBox>("zoneCombo")->setCurrentIndex(0);
    find<QComboBox>("repeatCombo")->setCurrentIndex(1);
    for (const char *day :
        {"monCheck", "tueCheck", "wedCheck", "thuCheck", "friCheck", "satCheck", "sunCheck"})
        find<QCheckBox>(day)->setChecked(false);
    QCOMPARE(shown("cronProblem"), u"Choose a weekday."_s);
    m_dialog->showProblem(u"The store is busy"_s);
    QCOMPARE(shown("saveProblem"), u"The store is busy"_s);
}

void ScheduleDialogTest::termsComeBack()
{
    const ScheduleTerms terms{.zone = u"Europe/Berlin"_s,
        .skipsMissed = true,
        .isDryRun = true,
        .thenJob = u"Weekly"_s,
        .thenOnRejections = true};
    open(u"0 2 * * *"_s, terms);
    QCOMPARE(m_dialog->terms(), terms);
    auto *then = find<QComboBox>("thenCombo");
    QCOMPARE(then->findText(u"Nightly"_s), -1); // not after itself
    then->setCurrentIndex(0);
    QVERIFY(!find<QCheckBox>("thenRejectionsCheck")->isEnabled());
    QCOMPARE(m_dialog->terms().thenOnRejections, false);
    // A zone or a job that is gone is shown and kept.
    open(u"0 2 * * *"_s, {.zone = {}, .thenJob = u"Gone"_s});
    QCOMPARE(m_dialog->terms().thenJob, u"Gone"_s);
    QVERIFY(find<QCheckBox>("oneAtATimeCheck")->isChecked());
    QVERIFY(!find<QCheckBox>("oneAtATimeCheck")->isEnabled());
}

void ScheduleDialogTest::everyFieldHasAName()
{
    for (const int way : {0, 1, 2, 3, 4}) {
        find<QComboBox>("repeatCombo")->setCurrentIndex(way);
        QCOMPARE(namelessWidgets(m_dialog.get()), QStringList());
    }
}

QObject *sluice::testing::makeScheduleDialogTest()
{
    return new ScheduleDialogTest;
}

#include "tst_scheduledialog.moc"
