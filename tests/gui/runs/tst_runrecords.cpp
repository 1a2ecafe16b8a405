// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/rejectedmodel.h"
#include "console/runs/rejectedrecord.h"
#include "console/runs/retrydialog.h"
#include "console/widgets/rowview.h"
#include "console/widgets/segments.h"
#include "gui/runs/runbench.h"
#include "gui/runs/runtests.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QtTest>

#include <algorithm>

using namespace sluice;
using namespace Qt::StringLiterals;

namespace {

// 1 200 of them: all rows are there at once, their text comes with the pages.
RunSnapshot withRejected(Bench &bench)
{
    bench.access->allIssues = samples::issues(1200);
    RunSnapshot snapshot = samples::inState(RunState::CompletedWithRejections);
    snapshot.run.counts = {412'338, 235'711, 175'427, 1200, 0, 0};
    return snapshot;
}

} // namespace

// The rejected records of a run: found, looked at, copied, saved, tried again.
class RunRecordsTest final : public QObject
{
    Q_OBJECT

private slots:
    // The file of the run that was left is still being read: its values are another's.
    void valuesAreOfTheRunThatIsShown()
    {
        FakeRunAccess access;
        FakePrompt prompt;
        const RunRow first = samples::run(1, RunState::CompletedWithRejections);
        const RunRow second = samples::run(2, RunState::CompletedWithRejections);
        access.valuesOf = {{first.id, {{u"Email"_s, u"first@example.org"_s}}},
            {second.id, {{u"Email"_s, u"second@example.org"_s}}}};
        RejectedRecord record(access, prompt);
        const auto isSaid = [&record](const QString &text) {
            const QList<QLabel *> labels = record.findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(),
                [&text](const QLabel *label) { return label->text().contains(text); });
        };
        const RecordIssue issue = samples::issues(1).first();
        record.setRun(first);
        record.showRecord(&issue);
        record.setRun(second);
        record.showRecord(&issue);
        QTRY_VERIFY(isSaid(u"second@example.org"_s));
        QVERIFY(!isSaid(u"first@example.org"_s));
    }

    void rejectedRecordsComeInPages()
    {
        Bench bench;
        bench.access->values = {{u"id"_s, u"5544"_s}, {u"Last_Name"_s, QString()}};
        bench.open(withRejected(bench));
        QCOMPARE(bench.page.view()->currentTab(), u"rejected"_s);
        QVERIFY(tabsOf(bench.page.view()->findChild<QTabBar *>())
                    .contains(u"Rejected Records (1\u202F200)"_s));
        auto *table = bench.find<RowView>(u"rejectedTable"_s);
        QTRY_COMPARE(table->model()->rowCount(), 1200);
        const auto last = [table] { return table->model()->index(1199, RejectedModel::Code); };
        QTRY_VERIFY(bench.find<QWidget>(u"recordPanel"_s)->isVisible());
        QVERIFY(last().data().toString().isEmpty());
        table->scrollToBottom();
        QTRY_COMPARE(last().data().toString(), bench.access->allIssues.last().code);
        QVERIFY(bench.access->issuePages <= 3);
        auto *codes = bench.find<QComboBox>(u"rejectedCodeCombo"_s);
        QCOMPARE(codes->count(), 3);
        codes->setCurrentIndex(codes->findData(u"MANDATORY_NOT_FOUND"_s));
        QTRY_COMPARE(table->model()->rowCount(), 400);
        auto *fields = bench.find<QComboBox>(u"rejectedFieldCombo"_s);
        fields->setCurrentIndex(fields->findData(u"Mobile"_s));
        QTRY_COMPARE(table->model()->rowCount(), 0); // none has both
        codes->setCurrentIndex(0);
        QTRY_COMPARE(table->model()->rowCount(), 800);
        fields->setCurrentIndex(0);
        bench.prompt.path = u"/nowhere/rejected.csv"_s;
        QTest::mouseClick(bench.find<QPushButton>(u"saveRejectedButton"_s), Qt::LeftButton);
        QCOMPARE(bench.prompt.suggested, u"run-128-rejected.csv"_s);
        QCOMPARE(bench.access->savedTo, QStringList{u"/nowhere/rejected.csv"_s});
        QTRY_VERIFY(bench.bar()->text().contains(u"1\u202F200 records"_s));
    }

    // What can be done about a record, and which cannot be helped.
    void rejectedRecordsSayWhatToDo()
    {
        Bench bench;
        RunSnapshot snapshot = withRejected(bench);
        bench.access->allIssues[2].code = u"NOT_FOUND"_s;
        bench.access->values = {{u"id"_s, u"5544"_s}, {u"Last_Name"_s, u"Acme"_s}};
        bench.open(snapshot);
        auto *table = bench.find<RowView>(u"rejectedTable"_s);
        auto *hopes = bench.find<Segments>(u"retryHopeSegments"_s);
        QTRY_COMPARE(hopes->button(u"cannot"_s)->text(), u"Cannot 1"_s);
        QCOMPARE(hopes->button(u"can"_s)->text(), u"Can Retry 1\u202F199"_s);
        QTRY_VERIFY(bench.find<QWidget>(u"rejectionValues"_s)->isVisible());
        QCOMPARE(bench.find<QLabel>(u"rejectionMessage"_s)->text(), u"Last Name is empty"_s);
        QVERIFY(bench.find<QLabel>(u"rejectionAdvice"_s)->text().contains(u"Then retry."_s));
        QVERIFY(bench.find<QLabel>(u"rejectionFacts"_s)->text().contains(u"field Last_Name"_s));
        QVERIFY(bench.find<QWidget>(u"rejectionAnswer"_s)->isVisible());
        hopes->button(u"cannot"_s)->click();
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QTRY_VERIFY(
            bench.find<QLabel>(u"rejectionAdvice"_s)->text().contains(u"nothing to retry"_s));
        hopes->button(u"can"_s)->click();
        QTRY_COMPARE(table->model()->rowCount(), 1199);
    }

    void selectedRecordsAreRetriedAndCopied()
    {
        Bench bench;
        bench.open(withRejected(bench));
        auto *table = bench.find<RowView>(u"rejectedTable"_s);
        QTRY_VERIFY(!table->model()->index(0, RejectedModel::Code).data().toString().isEmpty());
        const auto select = [table](int first, int last) {
            table->selectionModel()->select(
                {table->model()->index(first, 0), table->model()->index(last, 0)},
                QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
        };
        select(499, 501); // one of them is not here yet
        auto *retry = bench.find<QPushButton>(u"retrySelectedButton"_s);
        QCOMPARE(retry->text(), u"Retry 3 Records…"_s);
        bench.find<QAction>(u"actionCopyRejected"_s)->trigger();
        QTRY_COMPARE(QGuiApplication::clipboard()->text().split(u'\n').size(), 3);
        QVERIFY(QGuiApplication::clipboard()->text().contains(
            bench.access->allIssues.at(501).sourceKey));
        retry->click();
        QTRY_VERIFY(bench.find<RetryDialog>(u"retryDialog"_s));
        auto *dialog = bench.find<RetryDialog>(u"retryDialog"_s);
        QVERIFY(dialog->windowTitle().contains(u"Retry 3 Rejected Records"_s));
        dialog->findChild<QPushButton *>(u"retryButton"_s)->click();
        QTRY_COMPARE(bench.access->retriedIds.size(), 3);
        QCOMPARE(bench.access->retriedIds.last(), bench.access->allIssues.at(501).sourceKey);
    }

    void aFilterLooksThroughAllPages()
    {
        Bench bench;
        RunSnapshot snapshot = withRejected(bench);
        bench.access->allIssues.last().message = u"Locked by an approval"_s;
        bench.open(snapshot);
        bench.page.find(u"approval"_s);
        QTRY_COMPARE(bench.find<RowView>(u"rejectedTable"_s)->model()->rowCount(), 1);
    }
};

QObject *makeRunRecordsTest()
{
    return new RunRecordsTest;
}

#include "tst_runrecords.moc"
