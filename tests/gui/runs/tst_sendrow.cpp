// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pagefixture.h"
#include "gui/runs/runbench.h"
#include "gui/runs/runtests.h"

#include "console/runs/rejectedmodel.h"
#include "console/theme/theme.h"
#include "console/widgets/rowview.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

// A run that has rejected three rows, as a job of that kind would have made it.
RunSnapshot rejecting(const QString &kind, const QJsonObject &parameters = {})
{
    RunSnapshot snapshot = samples::inState(RunState::CompletedWithRejections);
    snapshot.run.kind = kind;
    snapshot.run.counts = {1'000, 997, 0, 3, 0, 0};
    snapshot.run.params = {{u"job"_s, parameters}};
    return snapshot;
}

Result<RowVerdict> verdictOf(const Counts &counts, const QString &text, const QString &code = {})
{
    RowVerdict verdict{
        .run = samples::run(140, RunState::Completed, counts), .code = code, .text = text};
    return verdict;
}

} // namespace

// Send Row of the rejected records, with a fake in place of the application.
class SendRowTest final : public QObject
{
    Q_OBJECT

private slots:
    void onlyRunsOfRowsOfferIt_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<bool>("isOffered");
        QTest::newRow("tables") << u"datastore-analytics"_s << true;
        QTest::newRow("CRM") << u"crm-bulk"_s << false;
        QTest::newRow("shop") << u"commerce-klaviyo"_s << false;
    }
    void onlyRunsOfRowsOfferIt()
    {
        QFETCH(QString, kind);
        QFETCH(bool, isOffered);
        Bench bench;
        openRejecting(bench, rejecting(kind));
        auto *action = bench.find<QAction>(u"actionSendRow"_s);
        QVERIFY(action);
        QCOMPARE(action->isVisible() && action->isEnabled(), isOffered);
        QCOMPARE(bench.find<QPushButton>(u"sendRowButton"_s)->isVisible(), isOffered);
        auto *table = bench.find<RowView>(u"rejectedTable"_s);
        QCOMPARE(table->contextMenuPolicy(), Qt::ActionsContextMenu);
        QCOMPARE(table->actions().contains(action), true);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(bench.access->rowsSent.size(), isOffered ? 1 : 0);
    }

    void saysWhatBecomesOfIt_data()
    {
        QTest::addColumn<int>("end");
        QTest::addColumn<QString>("text");
        QTest::newRow("updated") << 0 << u"Sent. The row was updated in the view."_s;
        QTest::newRow("added") << 1 << u"Sent. The row was added to the view."_s;
        QTest::newRow("left") << 2 << u"Left as it is: the mapping leaves it out"_s;
        QTest::newRow("refused") << 3 << u"Refused: Not a number (INVALID_NUMBER)"_s;
        QTest::newRow("failed") << 4 << u"Not sent. The table has no row 55 (ROW_GONE)"_s;
        QTest::newRow("not begun") << 5 << u"Not sent. An import has the view"_s;
    }
    void saysWhatBecomesOfIt()
    {
        QFETCH(int, end);
        QFETCH(QString, text);
        const QList<Result<RowVerdict>> ends{verdictOf({1, 1, 0, 0, 0, 0}, u"updated"_s),
            verdictOf({1, 1, 0, 0, 0, 0}, u"added"_s),
            verdictOf({1, 0, 1, 0, 0, 0}, u"the mapping leaves it out"_s),
            verdictOf({1, 0, 0, 1, 0, 0}, u"Not a number"_s, u"INVALID_NUMBER"_s),
            verdictOf({}, u"The table has no row 55"_s, u"ROW_GONE"_s),
            fail(ErrorKind::Locked, u"An import has the view"_s)};
        Bench bench;
        openRejecting(bench, rejecting(u"datastore-analytics"_s));
        auto *result = bench.find<QLabel>(u"sendRowResult"_s);
        QVERIFY(!result->isVisible());
        QVERIFY(!bench.find<QLineEdit>(u"confirmRowIdEdit"_s)->isVisible()); // nothing is deleted
        bench.find<QPushButton>(u"sendRowButton"_s)->click();
        QCOMPARE(bench.access->rowsSent, QStringList{u"run-128 5544000000000000"_s});
        QCOMPARE(result->text(), u"Sending…"_s);
        QVERIFY(!bench.find<QAction>(u"actionSendRow"_s)->isEnabled());
        bench.access->rowWaiting(u"Run 127 has the view"_s);
        QCOMPARE(result->text(), u"Waiting. Run 127 has the view"_s);
        bench.access->rowEnded(ends.at(end));
        QVERIFY2(result->text().startsWith(text), qPrintable(result->text()));
        QVERIFY(bench.find<QAction>(u"actionSendRow"_s)->isEnabled());
    }

    // Another record can be looked at and sent meanwhile.
    void remembersEachRow()
    {
        Bench bench;
        openRejecting(bench, rejecting(u"datastore-analytics"_s));
        auto *table = bench.find<RowView>(u"rejectedTable"_s);
        auto *result = bench.find<QLabel>(u"sendRowResult"_s);
        bench.find<QAction>(u"actionSendRow"_s)->trigger();
        const auto firstEnded = bench.access->rowEnded;
        table->setCurrentIndex(table->model()->index(1, 0));
        QVERIFY(!result->isVisible());
        bench.find<QAction>(u"actionSendRow"_s)->trigger();
        QCOMPARE(bench.access->rowsSent.last(), u"run-128 5544000000000001"_s);
        firstEnded(verdictOf({1, 1, 0, 0, 0, 0}, u"updated"_s));
        QCOMPARE(result->text(), u"Sending…"_s);
        table->setCurrentIndex(table->model()->index(0, 0));
        QCOMPARE(result->text(), u"Sent. The row was updated in the view."_s);
        // A run that is opened next knows nothing of it.
        RunSnapshot other = rejecting(u"datastore-analytics"_s);
        other.run.id = u"run-129"_s;
        bench.open(other);
        QTRY_COMPARE(table->model()->rowCount(), 3);
        bench.access->rowEnded(verdictOf({1, 1, 0, 0, 0, 0}, u"updated"_s));
        QVERIFY(!result->isVisible());
    }

    // As in the dialog Send One Row: the ROWID once more, and a yes.
    void aDeletionIsAskedAbout()
    {
        Bench bench;
        openRejecting(bench,
            rejecting(u"datastore-analytics"_s,
                {{u"rowId"_s, u"5544000000000000"_s}, {u"action"_s, u"delete"_s},
                    {u"table"_s, u"Orders"_s}}));
        auto *button = bench.find<QPushButton>(u"sendRowButton"_s);
        auto *again = bench.find<QLineEdit>(u"confirmRowIdEdit"_s);
        QVERIFY(again->isVisible());
        QVERIFY(!button->isEnabled());
        bench.prompt.isYes = true;
        bench.find<QAction>(u"actionSendRow"_s)->trigger();
        QVERIFY(bench.prompt.asked.isEmpty()); // it is not typed yet
        again->setText(u"5544000000000001"_s);
        QVERIFY(!button->isEnabled());
        again->setText(u"5544000000000000"_s);
        QVERIFY(button->isEnabled());
        bench.prompt.isYes = false;
        bench.find<QAction>(u"actionSendRow"_s)->trigger();
        QCOMPARE(bench.prompt.asked, QStringList{u"Delete Row 5544000000000000?"_s});
        QVERIFY(bench.access->rowsSent.isEmpty());
        bench.prompt.isYes = true;
        bench.find<QAction>(u"actionSendRow"_s)->trigger();
        QCOMPARE(bench.access->rowsSent.size(), 1);
        QVERIFY(again->text().isEmpty()); // the next one is confirmed anew
    }

    void pictures()
    {
        Bench bench;
        bench.access->values = {{u"ROWID"_s, u"5544000000000000"_s}, {u"Amount"_s, u"12,5"_s}};
        openRejecting(bench, rejecting(u"datastore-analytics"_s));
        bench.find<QAction>(u"actionSendRow"_s)->trigger();
        bench.access->rowEnded(
            verdictOf({1, 0, 0, 1, 0, 0}, u"Not a number"_s, u"INVALID_NUMBER"_s));
        QCOMPARE(testing::namelessWidgets(&bench.page), QStringList());
        for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
            Theme::instance().setMode(mode);
            QTest::qWait(60);
            testing::takePicture(
                bench.page, mode == Theme::Mode::Dark ? u"sendrow-dark"_s : u"sendrow"_s);
        }
        Theme::instance().setMode(Theme::Mode::Light);
    }

private:
    static void openRejecting(Bench &bench, const RunSnapshot &snapshot)
    {
        bench.access->allIssues = samples::issues(3);
        bench.open(snapshot);
        QTRY_COMPARE(bench.find<RowView>(u"rejectedTable"_s)->model()->rowCount(), 3);
        QTRY_VERIFY(bench.page.findChild<RejectedModel *>()->issue(0));
    }
};

QObject *makeSendRowTest()
{
    return new SendRowTest;
}

#include "tst_sendrow.moc"
