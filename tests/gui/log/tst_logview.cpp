// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/log/logdetails.h"
#include "console/log/logfiltermodel.h"
#include "console/log/logmodel.h"
#include "console/log/logview.h"
#include "console/widgets/rowview.h"
#include "gui/log/loglines.h"
#include "gui/log/logtests.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// The ring of lines and its view, without an application.
class LogViewTest final : public QObject
{
    Q_OBJECT

private slots:
    void ringIsExact();
    void filters_data();
    void filters();
    void fullRingStaysFast();
    void followLetsGoAndReturns();
    void keepsWhatIsRead();
    void findsAround();
    void copiesTabSeparated();
    void emptyStates();
    void detailsShowTheRequest();
};

void LogViewTest::ringIsExact()
{
    LogModel model;
    LogFilterModel shown(&model);
    const QAbstractItemModelTester modelTester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester shownTester(
        &shown, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.append(linesOf(19'990));
    QCOMPARE(removed.count(), 0);
    model.append(linesOf(25, 19'990));
    QCOMPARE(model.rowCount(), 20'000);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(removed.first().at(2).toInt(), 14);
    QCOMPARE(model.record(0).message, u"Line 15"_s);
    QCOMPARE(model.record(19'999).message, u"Line 20014"_s);
    QCOMPARE(shown.rowCount(), 20'000);
    model.append(linesOf(30'000, 50'000)); // more than there is room for
    QCOMPARE(model.rowCount(), 20'000);
    QCOMPARE(model.record(0).message, u"Line 60000"_s);
    QCOMPARE(model.prepend(linesOf(5)), 0);
    model.clear();
    model.append(linesOf(10, 100));
    QCOMPARE(model.prepend(linesOf(5)), 5);
    QCOMPARE(model.record(4).message, u"Line 4"_s);
    QCOMPARE(model.record(5).message, u"Line 100"_s);
    QCOMPARE(reset.count(), 0);
    model.setRunNumbers({{u"run-a"_s, 12}});
    QCOMPARE(model.index(0, LogModel::Run).data().toString(), u"#12"_s);
    QCOMPARE(model.index(1, LogModel::Run).data().toString(), u"—"_s);
}

void LogViewTest::filters_data()
{
    QTest::addColumn<QString>("combo");
    QTest::addColumn<int>("entry");
    QTest::addColumn<int>("rows");
    QTest::newRow("debug") << u"logLevelCombo"_s << 0 << 12;
    QTest::newRow("info") << u"logLevelCombo"_s << 1 << 9;
    QTest::newRow("warning") << u"logLevelCombo"_s << 2 << 6;
    QTest::newRow("error") << u"logLevelCombo"_s << 3 << 3;
    QTest::newRow("component crm") << u"logComponentCombo"_s << 1 << 8;
    QTest::newRow("component http") << u"logComponentCombo"_s << 2 << 4;
    QTest::newRow("run") << u"logRunCombo"_s << 1 << 6;
}

void LogViewTest::filters()
{
    QFETCH(QString, combo);
    QFETCH(int, entry);
    QFETCH(int, rows);
    LogView view;
    view.append(linesOf(12));
    RunRow run;
    run.id = u"run-a"_s;
    run.number = 3;
    run.jobName = u"Clean up leads"_s;
    view.setRuns({run});
    view.findChild<QComboBox *>(combo)->setCurrentIndex(entry);
    QCOMPARE(view.shownModel()->rowCount(), rows);
    view.append(linesOf(12, 12)); // what comes is filtered too
    QCOMPARE(view.shownModel()->rowCount(), 2 * rows);
    view.setRuns({run}); // the choice survives a new list
    QCOMPARE(view.findChild<QComboBox *>(combo)->currentIndex(), entry);
}

void LogViewTest::fullRingStaysFast()
{
    LogView view;
    view.resize(1'000, 600);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.append(linesOf(20'000));
    QElapsedTimer timer;
    timer.start();
    constexpr int kBatches = 20;
    for (int batch = 0; batch < kBatches; ++batch) {
        view.append(linesOf(100, 20'000 + batch * 100));
        QCoreApplication::processEvents();
    }
    const qint64 perBatch = timer.elapsed() / kBatches;
    QVERIFY2(perBatch < 60, qPrintable(u"%1 ms for a batch"_s.arg(perBatch)));
    timer.restart();
    view.findChild<QComboBox *>(u"logLevelCombo"_s)->setCurrentIndex(2);
    view.findChild<QLineEdit *>(u"logFindEdit"_s)->setText(u"line"_s);
    QCOMPARE(view.shownModel()->rowCount(), 10'000);
    QVERIFY2(timer.elapsed() < 1'000, qPrintable(u"%1 ms to filter"_s.arg(timer.elapsed())));
}

void LogViewTest::followLetsGoAndReturns()
{
    LogView view;
    view.resize(900, 500);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    auto *button = view.findChild<QPushButton *>(u"logFollowButton"_s);
    QScrollBar *bar = view.findChild<RowView *>()->verticalScrollBar();
    view.append(linesOf(300));
    QTRY_VERIFY(bar->maximum() > 0);
    QTRY_COMPARE(bar->value(), bar->maximum());
    QVERIFY(button->isChecked());
    bar->setValue(bar->maximum() / 2);
    QVERIFY(!button->isChecked());
    const int value = bar->value();
    view.append(linesOf(12, 300));
    QTRY_COMPARE(button->text(), u"12 new lines"_s);
    QCOMPARE(bar->value(), value);
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(button->isChecked());
    QCOMPARE(button->text(), u"Follow"_s);
    QTRY_COMPARE(bar->value(), bar->maximum());
    view.append(linesOf(50, 312));
    QTRY_COMPARE(bar->value(), bar->maximum());
    QVERIFY(button->isChecked());
}

void LogViewTest::keepsWhatIsRead()
{
    LogView view;
    view.resize(900, 500);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    auto *table = view.findChild<RowView *>();
    view.append(linesOf(20'000));
    QTRY_VERIFY(table->verticalScrollBar()->maximum() > 0);
    table->scrollTo(view.shownModel()->index(10'000, 0), QAbstractItemView::PositionAtTop);
    const QString read
        = table->indexAt(QPoint(4, 4)).siblingAtColumn(LogModel::Message).data().toString();
    view.append(linesOf(500, 20'000));
    QCoreApplication::processEvents();
    QCOMPARE(
        table->indexAt(QPoint(4, 4)).siblingAtColumn(LogModel::Message).data().toString(), read);
}

void LogViewTest::findsAround()
{
    LogView view;
    view.resize(900, 500);
    view.append(linesOf(300));
    auto *edit = view.findChild<QLineEdit *>(u"logFindEdit"_s);
    auto *matches = view.findChild<QWidget *>(u"logMatchLabel"_s);
    const auto current = [&view] { return view.findChild<RowView *>()->currentIndex().row(); };
    edit->setText(u"LINE 29"_s); // 29 and 290 to 299
    QCOMPARE(matches->property("text").toString(), u"1 of 11"_s);
    QCOMPARE(current(), 29);
    view.findNext();
    QCOMPARE(current(), 290);
    QCOMPARE(matches->property("text").toString(), u"2 of 11"_s);
    view.findPrevious();
    view.findPrevious();
    QCOMPARE(current(), 299);
    view.findNext();
    QCOMPARE(current(), 29);
    view.append(linesOf(1, 2'900));
    QTRY_COMPARE(matches->property("text").toString(), u"1 of 12"_s);
    view.findChild<QPushButton *>(u"logOnlyMatchesButton"_s)->click();
    QCOMPARE(view.shownModel()->rowCount(), 12);
    edit->setText(u"nothing like this"_s);
    QCOMPARE(view.shownModel()->rowCount(), 0);
    QTRY_COMPARE(matches->property("text").toString(), u"No match"_s);
}

void LogViewTest::copiesTabSeparated()
{
    LogView view;
    view.append(linesOf(4));
    auto *table = view.findChild<RowView *>();
    table->selectionModel()->select(
        view.shownModel()->index(2, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    table->selectionModel()->select(
        view.shownModel()->index(1, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    table->copyRows();
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 2);
    QCOMPARE(
        lines.first().split(u'\t').mid(1), (QStringList{u"Info"_s, u"—"_s, u"crm"_s, u"Line 1"_s}));
    QCOMPARE(lines.last().split(u'\t').at(4), u"Line 2"_s);
}

void LogViewTest::emptyStates()
{
    LogView view;
    const auto buttons = [&view] {
        QStringList texts;
        for (const auto *button : view.findChildren<QPushButton *>()) {
            if (!button->isHidden() && button->parentWidget()->inherits("sluice::EmptyState"))
                texts.append(button->text());
        }
        return texts;
    };
    QCOMPARE(buttons(), QStringList{u"Load Earlier"_s});
    view.append(linesOf(1)); // a debug line
    view.findChild<QComboBox *>(u"logLevelCombo"_s)->setCurrentIndex(3);
    QCOMPARE(buttons(), QStringList{u"Clear Filters"_s});
    for (auto *button : view.findChildren<QPushButton *>()) {
        if (button->text() == "Clear Filters"_L1 && !button->isHidden())
            button->click();
    }
    QCOMPARE(view.shownModel()->rowCount(), 1);
}

void LogViewTest::detailsShowTheRequest()
{
    LogView view;
    view.append({{.atMs = 1'700'000'000'000,
        .level = LogLevel::Error,
        .runId = {},
        .component = "http",
        .message = u"GET https://www.zohoapis.eu/crm/v8/org - 401, 402 ms"_s,
        .details = {{u"method"_s, u"GET"_s}, {u"url"_s, u"https://www.zohoapis.eu/crm/v8/org"_s},
            {u"status"_s, 401}, {u"ms"_s, 402}, {u"requestId"_s, u"abc-1"_s},
            {u"code"_s, u"INVALID_TOKEN"_s}}}});
    view.findChild<RowView *>()->setCurrentIndex(view.shownModel()->index(0, 0));
    const QString text = view.findChild<LogDetails *>()->text();
    QVERIFY2(text.contains(u"Request\tGET https://www.zohoapis.eu/crm/v8/org"_s), qPrintable(text));
    QVERIFY2(text.contains(u"Answer\t401, 402 ms"_s), qPrintable(text));
    QVERIFY2(text.contains(u"Request ID\tabc-1"_s), qPrintable(text));
    QVERIFY2(text.contains(u"code\tINVALID_TOKEN"_s), qPrintable(text));
}

QObject *makeLogViewTest()
{
    return new LogViewTest;
}

#include "tst_logview.moc"
