// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/schedules/dayplan.h"
#include "console/schedules/schedulemodel.h"
#include "console/schedules/schedulewords.h"
#include "console/widgets/rowdelegate.h"
#include "gui/schedules/fakescheduleaccess.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// The table of schedules and what it says of times and of what came of them.
class ScheduleModelTest final : public QObject
{
    Q_OBJECT

private slots:
    void rowsSayWhenAndHow();
    void rowsStayTheSame();
    void saysWhenInWords();
    void boxOnlyAsks();
    void ahead_data();
    void ahead();
    void results();
    void missed();
    void dayHasEachDue();

private:
    const QDateTime m_now = QDateTime(QDate(2026, 11, 20), QTime(14, 3));
};

void ScheduleModelTest::rowsSayWhenAndHow()
{
    ScheduleModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSchedules(scheduleSamples(m_now.toMSecsSinceEpoch()), m_now);
    const auto texts = [&model](int row) {
        QStringList all;
        for (int column = ScheduleModel::Job; column < ScheduleModel::ColumnCount; ++column)
            all << model.index(row, column).data().toString();
        return all.join(u'|');
    };
    QCOMPARE(texts(0), u"Clean up leads|Every day at 02:00|Tomorrow 02:03|Completed|—"_s);
    QCOMPARE(texts(2), u"Orders to Klaviyo|Every day at 03:15|Paused|Never run|—"_s);
    QCOMPARE(texts(3), u"orders_eu to Sales board|Every hour at :30|Today 14:33|Completed|—"_s);
    QCOMPARE(texts(4),
        u"Products to Klaviyo|Monday to Friday at 06:00|Sunday 16:03|Failed|Categories"_s);
    QCOMPARE(model.index(0, ScheduleModel::When).data(CellRole::Note).toString(), u"0 2 * * *"_s);
    QCOMPARE(model.index(0, ScheduleModel::Next).data(CellRole::Note).toString(), u"in 12 h"_s);
    QCOMPARE(model.index(0, ScheduleModel::LastResult).data(CellRole::Note).toString(),
        u"37 rejected"_s);
    QCOMPARE(model.index(2, ScheduleModel::On).data(Qt::CheckStateRole).toInt(), Qt::Unchecked);
    QCOMPARE(model.index(2, ScheduleModel::On).data(Qt::AccessibleTextRole).toString(), u"Off"_s);
}

void ScheduleModelTest::rowsStayTheSame()
{
    ScheduleModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QList<ListedSchedule> samples = scheduleSamples(m_now.toMSecsSinceEpoch());
    model.setSchedules(samples, m_now);
    const QPersistentModelIndex orders = model.index(3, 0);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    samples.removeAt(1);
    samples.move(0, 1);
    model.setSchedules(samples, m_now);
    QVERIFY(orders.isValid());
    QCOMPARE(model.row(orders.row())->job.id, u"o"_s);
    QCOMPARE(model.rowOf(u"f"_s), -1);
    QCOMPARE(resets.count(), 0);
}

// In words in the cell; the expression itself stands in the tip, where it is cut off too.
void ScheduleModelTest::saysWhenInWords()
{
    ScheduleModel model;
    QList<ListedSchedule> samples = scheduleSamples(m_now.toMSecsSinceEpoch());
    samples[0].job.schedule = u"0 2 * * *"_s;
    samples[0].words = u"Every day at 02:00"_s;
    samples[0].job.terms.zone = u"Europe/Berlin"_s;
    samples[0].job.terms.isDryRun = true;
    model.setSchedules(samples, m_now);
    const QModelIndex when = model.index(0, ScheduleModel::When);
    QCOMPARE(when.data().toString(), u"Every day at 02:00"_s);
    QCOMPARE(when.data(Qt::ToolTipRole).toString().split(u'\n'),
        (QStringList{u"Every day at 02:00"_s, u"0 2 * * *"_s, u"Time zone: Europe/Berlin"_s,
            u"Plans only, nothing is written"_s}));
}

void ScheduleModelTest::boxOnlyAsks()
{
    ScheduleModel model;
    model.setSchedules(scheduleSamples(m_now.toMSecsSinceEpoch()), m_now);
    QSignalSpy wanted(&model, &ScheduleModel::enabledWanted);
    const QModelIndex box = model.index(0, ScheduleModel::On);
    QVERIFY(box.flags() & Qt::ItemIsUserCheckable);
    QVERIFY(model.setData(box, Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(wanted.takeFirst(), (QVariantList{u"Clean up leads"_s, false}));
    QCOMPARE(box.data(Qt::CheckStateRole).toInt(), Qt::Checked); // until it is told so
    QVERIFY(!model.setData(model.index(0, ScheduleModel::Job), u"x"_s, Qt::EditRole));
}

void ScheduleModelTest::ahead_data()
{
    QTest::addColumn<QDateTime>("moment");
    QTest::addColumn<QString>("text");
    const auto at = [](int month, int day, int hour, int year = 2026) {
        return QDateTime(QDate(year, month, day), QTime(hour, 30));
    };
    QTest::newRow("today") << at(11, 20, 15) << u"Today 15:30"_s;
    QTest::newRow("tomorrow") << at(11, 21, 2) << u"Tomorrow 02:30"_s;
    QTest::newRow("a weekday") << at(11, 23, 6) << u"Monday 06:30"_s;
    QTest::newRow("six days") << at(11, 26, 6) << u"Thursday 06:30"_s;
    QTest::newRow("a week") << at(11, 27, 6) << u"27 Nov 06:30"_s;
    QTest::newRow("next year") << at(1, 2, 6, 2027) << u"2 Jan 2027"_s;
}

void ScheduleModelTest::ahead()
{
    QFETCH(QDateTime, moment);
    QFETCH(QString, text);
    QCOMPARE(aheadText(moment, m_now), text);
}

void ScheduleModelTest::results()
{
    ListedSchedule listed = scheduleSamples(m_now.toMSecsSinceEpoch()).at(3);
    const qint64 ranMs = listed.lastRun->createdAtMs;
    listed.lastFire = ScheduleFire{.jobId = u"o"_s,
        .jobName = {},
        .dueMs = ranMs + 60'000,
        .state = ScheduleFire::State::Skipped,
        .runId = {},
        .reason = u"The previous run, #12, had not ended"_s,
        .cause = {},
        .notedMs = ranMs + 60'000};
    QCOMPARE(scheduleResult(listed).look.word, u"Skipped"_s);
    QCOMPARE(scheduleResult(listed).explanation, listed.lastFire->reason);
    listed.lastFire->state = ScheduleFire::State::Failed;
    QCOMPARE(scheduleResult(listed).look.tone, Tone::Error);
    listed.lastFire->state = ScheduleFire::State::Missed;
    listed.lastFire->count = 3;
    QCOMPARE(scheduleResult(listed).look.word, u"Missed"_s);
    QCOMPARE(scheduleResult(listed).note, u"3 times"_s);
    listed.lastRun->createdAtMs = ranMs + 120'000; // it has run since
    QCOMPARE(scheduleResult(listed).look.word, u"Completed"_s);
    listed.lastRun.reset();
    listed.lastFire.reset();
    QCOMPARE(scheduleResult(listed).look.word, u"Never run"_s);
}

void ScheduleModelTest::missed()
{
    QList<ListedSchedule> samples = scheduleSamples(m_now.toMSecsSinceEpoch());
    QCOMPARE(missedText(samples), QString());
    const qint64 due = QDateTime::currentMSecsSinceEpoch() - 3'600'000;
    samples[0].lastFire = ScheduleFire{.jobId = u"l"_s,
        .jobName = {},
        .dueMs = due,
        .state = ScheduleFire::State::Missed,
        .runId = {},
        .reason = u"No Sluice was open"_s,
        .cause = {},
        .count = 3,
        .notedMs = QDateTime::currentMSecsSinceEpoch()};
    const QString text = missedText(samples);
    QVERIFY2(
        text.startsWith(u"Due and not run: “Clean up leads” 3 times since "_s), qPrintable(text));
    samples[0].lastFire->state = ScheduleFire::State::Skipped; // its run was under way
    QCOMPARE(missedText(samples), QString());
}

void ScheduleModelTest::dayHasEachDue()
{
    DayPlan day;
    QList<ListedSchedule> samples = scheduleSamples(m_now.toMSecsSinceEpoch());
    for (ListedSchedule &listed : samples)
        listed.job.terms.zone = u"UTC"_s;
    day.setSchedules(samples, m_now.toMSecsSinceEpoch());
    QCOMPARE(day.dueCount(), 25); // 24 times at :30, once at 02:00; the next day is a Saturday
    QVERIFY2(day.accessibleDescription().contains(u"CRM Bulk: 1 due"_s),
        qPrintable(day.accessibleDescription()));
    day.setSchedules({}, m_now.toMSecsSinceEpoch());
    QCOMPARE(day.dueCount(), 0);
}

QObject *sluice::testing::makeScheduleModelTest()
{
    return new ScheduleModelTest;
}

#include "tst_schedulemodel.moc"
