// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/analytics/outboxmodel.h"
#include "console/analytics/watchmodel.h"
#include "console/widgets/rowdelegate.h"
#include "gui/analytics/fakewatchaccess.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// The two tables of the board: what they say, and that rows which stay are never made anew.
class WatchModelTest final : public QObject
{
    Q_OBJECT

private slots:
    void saysHowATableStands_data();
    void saysHowATableStands();
    void lagWarnsAboveItsLimit_data();
    void lagWarnsAboveItsLimit();
    void checkBoxAsks();
    void countsOfADay();
    void rowsStayTheSame();
    void outboxSaysWhatWaits();

private:
    const qint64 m_now = QDateTime::currentMSecsSinceEpoch();
};

void WatchModelTest::saysHowATableStands_data()
{
    QTest::addColumn<int>("table");
    QTest::addColumn<bool>("isOn");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("icon");
    QTest::addColumn<QString>("note");
    QTest::addColumn<QString>("tip");
    const QString unreached = u"Catalyst cannot be reached: no route"_s;
    const auto row = [](const char *name, int table, bool isOn, const QString &text,
                         const QString &icon, const QString &note, const QString &tip) {
        QTest::newRow(name) << table << isOn << text << icon << note << tip;
    };
    row("in step", 0, true, u"Watching"_s, u"state-running"_s, {},
        u"In step, as of 12 s ago\nLooked at every 60 s"_s);
    row("behind", 1, true, u"Watching"_s, u"state-running"_s, {},
        u"Behind by up to 40 s\nLooked at every 30 s"_s);
    row("off", 1, false, u"Off"_s, u"state-paused"_s, {},
        u"Behind by up to 40 s\nLooked at every 30 s"_s);
    row("problem", 2, true, u"Holding"_s, u"state-waiting"_s, unreached, unreached);
    row("problem while off", 2, false, u"Holding"_s, u"state-waiting"_s, unreached, unreached);
}

void WatchModelTest::saysHowATableStands()
{
    QFETCH(int, table);
    QFETCH(bool, isOn);
    QFETCH(QString, text);
    QFETCH(QString, icon);
    QFETCH(QString, note);
    QFETCH(QString, tip);
    WatchModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTables(watchedSamples(m_now), isOn, m_now);
    const QModelIndex state = model.index(table, WatchModel::State);
    QCOMPARE(state.data().toString(), text);
    QCOMPARE(state.data(CellRole::Icon).toString(), icon);
    QCOMPARE(state.data(CellRole::Note).toString(), note);
    QCOMPARE(state.data(Qt::ToolTipRole).toString(), tip);
}

void WatchModelTest::lagWarnsAboveItsLimit_data()
{
    QTest::addColumn<int>("every");
    QTest::addColumn<int>("behindS");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("warns");
    QTest::newRow("in step") << 60 << 0 << u"0 s"_s << false;
    QTest::newRow("within three looks") << 30 << 89 << u"1 min 29 s"_s << false;
    QTest::newRow("longer") << 30 << 250 << u"4 min 10 s"_s << true;
    QTest::newRow("looked at more rarely") << 300 << 250 << u"4 min 10 s"_s << false;
    QTest::newRow("not watched") << 0 << 250 << u"—"_s << false;
}

void WatchModelTest::lagWarnsAboveItsLimit()
{
    QFETCH(const int, every);
    QFETCH(const int, behindS);
    QFETCH(const QString, text);
    QFETCH(const bool, warns);
    WatchedTable table{.jobId = u"a"_s, .job = u"A"_s, .view = u"Orders EU"_s};
    table.everySeconds = every;
    table.entry.lookedAtMs = m_now;
    table.entry.behindSinceMs = behindS > 0 ? m_now - qint64{1'000} * behindS : 0;
    WatchModel model;
    model.setTables({table}, true, m_now);
    const QModelIndex lag = model.index(0, WatchModel::Lag);
    QCOMPARE(lag.data().toString(), text);
    QCOMPARE(lag.data(CellRole::Color).isValid(), warns);
    if (warns) {
        QCOMPARE(lag.data(CellRole::Color).toInt(), static_cast<int>(Role::Warning));
        QCOMPARE(lag.data(CellRole::Weight).toInt(), static_cast<int>(QFont::DemiBold));
    }
    QCOMPARE(model.index(0, WatchModel::View).data().toString(), u"Orders EU"_s);
}

// The box follows the job; what a person wants of it is told, and nothing changes by itself.
void WatchModelTest::checkBoxAsks()
{
    WatchModel model;
    QList<WatchedTable> tables = watchedSamples(m_now);
    model.setTables(tables, true, m_now);
    const QModelIndex box = model.index(0, WatchModel::Table);
    QVERIFY(box.flags() & Qt::ItemIsUserCheckable);
    QCOMPARE(box.data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Checked));
    QSignalSpy wanted(&model, &WatchModel::watchWanted);
    QVERIFY(model.setData(box, Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(wanted.value(0), (QVariantList{u"c"_s, false}));
    QCOMPARE(box.data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Checked));
    tables[0].everySeconds = 0;
    model.setTables(tables, true, m_now);
    QCOMPARE(box.data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Unchecked));
    QCOMPARE(model.index(0, WatchModel::State).data().toString(), u"Off"_s);
}

void WatchModelTest::countsOfADay()
{
    WatchModel model;
    model.setTables(watchedSamples(m_now), true, m_now);
    const auto numbers = [&model](int row) {
        QStringList texts;
        for (const int column :
            {WatchModel::Sent, WatchModel::Rejected, WatchModel::Waiting, WatchModel::NotSent})
            texts << model.index(row, column).data().toString().remove(QChar(0x202f)).remove(u',');
        return texts;
    };
    QCOMPARE(numbers(0), (QStringList{u"1204"_s, u"3"_s, u"0"_s, u"0"_s}));
    QCOMPARE(numbers(1), (QStringList{u"0"_s, u"0"_s, u"2"_s, u"2"_s}));
    const auto kind
        = [&model](int row) { return model.index(row, WatchModel::Rejected).data(CellRole::Kind); };
    QCOMPARE(kind(0).toInt(), static_cast<int>(CellKind::Link));
    QVERIFY(!kind(1).isValid()); // nothing to open
}

void WatchModelTest::rowsStayTheSame()
{
    WatchModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QList<WatchedTable> tables = watchedSamples(m_now);
    model.setTables(tables, true, m_now);
    const QPersistentModelIndex orders = model.index(1, WatchModel::Job);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    tables.removeFirst();
    tables.swapItemsAt(0, 1);
    tables.insert(1, WatchedTable{.jobId = u"n"_s, .job = u"New"_s});
    model.setTables(tables, true, m_now);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(orders.row(), 2);
    QCOMPARE(orders.data().toString(), u"Orders to board"_s);
    QCOMPARE(model.rowOf(u"n"_s), 1);
    model.setTables({}, true, m_now);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!orders.isValid());
    QCOMPARE(resets.count(), 0);
}

void WatchModelTest::outboxSaysWhatWaits()
{
    OutboxModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QList<OutboxRow> rows = outboxSamples(m_now);
    model.setRows(rows, m_now);
    const auto text
        = [&model](int row, int column) { return model.index(row, column).data().toString(); };
    QCOMPARE(text(0, OutboxModel::RowId), u"17604000000418233"_s);
    QCOMPARE(text(0, OutboxModel::Reason), u"Again in 40 s: The table is locked"_s);
    QCOMPARE(text(0, OutboxModel::Tries), u"3"_s);
    QCOMPARE(text(0, OutboxModel::Since), u"0:00:30"_s);
    QCOMPARE(text(1, OutboxModel::Reason), u"Being sent"_s);
    QCOMPARE(text(2, OutboxModel::Action), u"Delete"_s);
    const QModelIndex dead = model.index(2, OutboxModel::Reason);
    QCOMPARE(dead.data().toString(), u"Given up: The view lacks the column Reason"_s);
    QCOMPARE(dead.data(CellRole::Icon).toString(), u"state-failed"_s);
    QCOMPARE(dead.data(CellRole::Color).toInt(), static_cast<int>(Role::Error));
    QVERIFY(!model.index(0, OutboxModel::Reason).data(CellRole::Color).isValid());
    const QPersistentModelIndex last = model.index(3, 0);
    rows.removeFirst();
    model.setRows(rows, m_now);
    QCOMPARE(last.row(), 2);
    rows[0].state = OutboxState::Waiting; // while an import has the view no try is made
    model.setRows(rows, m_now);
    QCOMPARE(text(0, OutboxModel::Reason), u"Waits until the view is free"_s);
    rows[0].notBeforeMs = 0;
    model.setRows(rows, m_now);
    QCOMPARE(text(0, OutboxModel::Reason), u"Waits for its turn"_s);
}

QObject *sluice::testing::makeWatchModelTest()
{
    return new WatchModelTest;
}

#include "tst_watchmodels.moc"
