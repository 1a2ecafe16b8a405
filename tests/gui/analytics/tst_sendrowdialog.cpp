// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/theme/theme.h"
#include "gui/analytics/analyticsbench.h"
#include "syncs/datastoreanalytics/datastorerun.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDialog>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// Send One Row… of the page Analytics, with a fake in place of the services.
class SendRowDialogTest final : public QObject
{
    Q_OBJECT

private slots:
    void sendsWhatIsChosen_data();
    void sendsWhatIsChosen();
    void refusesWhatIsNoRow_data();
    void refusesWhatIsNoRow();
    void fetchesTheRowFirst();
    void saysWhatIsNotSent_data();
    void saysWhatIsNotSent();
    void aDeletionNeedsTwoAnswers();
    void opensTheRun();
    void saysThatChangesDoNotCount();
    void pictures();

private:
    // With one job; empty: the dialog is there.
    static QString open(AnalyticsBench &bench)
    {
        if (const QString problem = bench.open({tableJob(u"Orders"_s, u"Orders EU"_s)});
            !problem.isEmpty())
            return problem;
        if (!QTest::qWaitFor([&bench] { return bench.canRun(); }))
            return u"the job is not ready"_s;
        bench.press("actionSendOneRow");
        return bench.find<QDialog>("sendRowDialog") ? QString() : u"no dialog"_s;
    }
    static QPushButton *sendButton(AnalyticsBench &bench)
    {
        return bench.find<QPushButton>("sendRowButton");
    }
    static QString result(AnalyticsBench &bench)
    {
        return bench.find<QLabel>("rowResultLabel")->text();
    }
    static Result<RowVerdict> written(const QString &how)
    {
        RowVerdict verdict{.text = how};
        verdict.run.id = u"run-7"_s;
        verdict.run.counts = {1, 1, 0, 0, 0, 0};
        return verdict;
    }
};

void SendRowDialogTest::sendsWhatIsChosen_data()
{
    QTest::addColumn<QByteArray>("radio");
    QTest::addColumn<QString>("order");
    QTest::newRow("insert") << QByteArray("insertRadio") << u"Job 1 123 insert"_s;
    QTest::newRow("update") << QByteArray("updateRadio") << u"Job 1 123 update"_s;
}

void SendRowDialogTest::sendsWhatIsChosen()
{
    QFETCH(QByteArray, radio);
    QFETCH(QString, order);
    AnalyticsBench bench;
    QCOMPARE(open(bench), QString());
    QVERIFY(!sendButton(bench)->isEnabled());
    bench.find<QLineEdit>("rowIdEdit")->setText(u" 123 "_s);
    bench.find<QRadioButton>(radio.constData())->setChecked(true);
    QVERIFY(sendButton(bench)->isEnabled());
    sendButton(bench)->click();
    QCOMPARE(bench.access->orders, QStringList{order});
    QVERIFY(bench.fixture.prompt.asked.isEmpty());
    QVERIFY(!sendButton(bench)->isEnabled());
    QCOMPARE(result(bench), u"Sending…"_s);
    bench.access->rowWaiting(u"Run 6 has the view"_s);
    QCOMPARE(result(bench), u"Waiting. Run 6 has the view"_s);
    bench.access->rowEnded(written(u"added"_s));
    QCOMPARE(result(bench), u"Sent. The row was added to the view."_s);
    QVERIFY(sendButton(bench)->isEnabled());
    sendButton(bench)->click(); // and another
    bench.access->rowEnded(fail(ErrorKind::Locked, u"An import has the view"_s));
    QVERIFY(result(bench).startsWith(u"Not sent. An import has the view"_s));
}

void SendRowDialogTest::refusesWhatIsNoRow_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("a word") << u"abc"_s;
    QTest::newRow("a sign") << u"-5"_s;
    QTest::newRow("too large") << u"99999999999999999999"_s;
}

void SendRowDialogTest::refusesWhatIsNoRow()
{
    QFETCH(QString, text);
    AnalyticsBench bench;
    QCOMPARE(open(bench), QString());
    bench.find<QLineEdit>("rowIdEdit")->setText(text);
    QVERIFY(!sendButton(bench)->isEnabled());
    QCOMPARE(bench.find<QLabel>("rowIdNote")->isVisible(), !text.isEmpty());
    QTest::keyClick(bench.find<QDialog>("sendRowDialog"), Qt::Key_Return);
    QVERIFY(bench.access->orders.isEmpty());
}

// The row and what would be sent of it stand side by side, for as long as its ROWID is there.
void SendRowDialogTest::fetchesTheRowFirst()
{
    AnalyticsBench bench;
    QCOMPARE(open(bench), QString());
    auto *fetch = bench.find<QPushButton>("fetchRowButton");
    auto *table = bench.find<QAbstractItemView>("fetchedRowTable");
    QVERIFY(!fetch->isEnabled());
    QVERIFY(!table->isVisible());
    bench.find<QLineEdit>("rowIdEdit")->setText(u"123"_s);
    fetch->click();
    QCOMPARE(bench.access->asked.last(), u"row 123 of Job 1 for view 77"_s);
    QVERIFY(!fetch->isEnabled());
    const CatalystRow row{{u"ROWID"_s, u"123"_s}, {u"Ordered_At"_s, u"2026-11-20 14:02:31:118"_s},
        {u"Status"_s, u"new"_s}};
    const auto plan = planView(
        FakeAnalyticsAccess::tableColumnsOf().mid(0, 5), FakeAnalyticsAccess::viewColumnsOf());
    QVERIFY(plan.has_value());
    bench.access->rowFetched(mappedRow(*plan, row));
    QVERIFY(table->isVisible());
    QVERIFY(fetch->isEnabled());
    QVERIFY(!bench.find<QLabel>("fetchNote")->isVisible());
    QStringList lines;
    for (int line = 0; line < table->model()->rowCount(); ++line) {
        QStringList cells;
        for (int column = 0; column < table->model()->columnCount(); ++column)
            cells << table->model()->index(line, column).data().toString();
        lines << cells.join(u'|');
    }
    QCOMPARE(lines,
        (QStringList{u"ROWID|123|ROWID|123"_s, u"Status|new|Status|new"_s, u"Amount||Amount|"_s,
            u"Ordered_At|2026-11-20 14:02:31:118|Ordered_At|2026-11-20 14:02:31"_s}));
    QVERIFY(bench.access->orders.isEmpty()); // nothing was sent
    takePicture(*bench.find<QDialog>("sendRowDialog"), u"sendonerow-fetched"_s);
    bench.find<QLineEdit>("rowIdEdit")->setText(u"124"_s);
    QVERIFY(!table->isVisible());
    // An answer that comes late is of another row.
    fetch->click();
    const auto late = bench.access->rowFetched;
    bench.find<QLineEdit>("rowIdEdit")->setText(u"125"_s);
    late(mappedRow(*plan, row));
    QVERIFY(!table->isVisible());
}

void SendRowDialogTest::saysWhatIsNotSent_data()
{
    QTest::addColumn<QJsonObject>("mapping");
    QTest::addColumn<QString>("amount");
    QTest::addColumn<QString>("note");
    QTest::newRow("does not fit") << QJsonObject() << u"much"_s
                                  << u"It would be rejected: Amount"_s;
    QTest::newRow("filtered") << QJsonObject{{u"formatVersion"_s, 1},
        {u"kind"_s, u"datastore-analytics"_s},
        {u"where"_s,
            QJsonArray{QJsonObject{{u"column"_s, u"Status"_s}, {u"comparator"_s, u"empty"_s}}}}}
                              << u"5"_s << u"It would not be sent: "_s;
    QTest::newRow("is gone") << QJsonObject() << QString() << u"has no row 123"_s;
}

void SendRowDialogTest::saysWhatIsNotSent()
{
    QFETCH(const QJsonObject, mapping);
    QFETCH(const QString, amount);
    QFETCH(const QString, note);
    AnalyticsBench bench;
    QCOMPARE(open(bench), QString());
    bench.find<QLineEdit>("rowIdEdit")->setText(u"123"_s);
    bench.press("fetchRowButton");
    const auto rules = tableMapping(mapping);
    QVERIFY2(rules.has_value(), rules ? "" : qPrintable(rules.error().text()));
    const auto plan = planView(FakeAnalyticsAccess::tableColumnsOf().mid(0, 5),
        FakeAnalyticsAccess::viewColumnsOf(), *rules);
    QVERIFY(plan.has_value());
    if (amount.isEmpty())
        bench.access->rowFetched(fail(ErrorKind::Service, u"The table Orders has no row 123"_s));
    else
        bench.access->rowFetched(mappedRow(
            *plan, {{u"ROWID"_s, u"123"_s}, {u"Amount"_s, amount}, {u"Status"_s, u"new"_s}}));
    QTRY_VERIFY(bench.find<QLabel>("fetchNote")->isVisible());
    const QString told = bench.find<QLabel>("fetchNote")->text();
    QVERIFY2(told.contains(note), qPrintable(told));
}

void SendRowDialogTest::aDeletionNeedsTwoAnswers()
{
    AnalyticsBench bench;
    QCOMPARE(open(bench), QString());
    auto *again = bench.find<QLineEdit>("confirmRowIdEdit");
    QVERIFY(!again->isVisible());
    bench.find<QLineEdit>("rowIdEdit")->setText(u"123"_s);
    bench.find<QRadioButton>("deleteRadio")->setChecked(true);
    QVERIFY(again->isVisible());
    QVERIFY(!sendButton(bench)->isEnabled());
    again->setText(u"124"_s);
    QVERIFY(!sendButton(bench)->isEnabled());
    again->setText(u"123"_s);
    QVERIFY(sendButton(bench)->isEnabled());
    sendButton(bench)->click();
    QCOMPARE(bench.fixture.prompt.asked, QStringList{u"Delete Row 123?"_s});
    QVERIFY(bench.fixture.prompt.last.isDestructive);
    QVERIFY(bench.access->orders.isEmpty()); // the answer was no
    bench.fixture.prompt.isYes = true;
    sendButton(bench)->click();
    QCOMPARE(bench.access->orders, QStringList{u"Job 1 123 delete"_s});
    bench.access->rowEnded(written(u"deleted"_s));
    QCOMPARE(result(bench), u"Sent. The row was deleted from the view."_s);
    QVERIFY(!sendButton(bench)->isEnabled()); // the next one is confirmed anew
}

void SendRowDialogTest::opensTheRun()
{
    AnalyticsBench bench;
    QCOMPARE(open(bench), QString());
    QSignalSpy opened(bench.page.get(), &Page::runOpened);
    bench.find<QLineEdit>("rowIdEdit")->setText(u"123"_s);
    sendButton(bench)->click();
    QVERIFY(!bench.find<QPushButton>("openRunButton")->isVisible());
    bench.access->rowEnded(written(u"updated"_s));
    bench.press("openRunButton");
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().toString(), u"run-7"_s);
    QTRY_VERIFY(!bench.find<QDialog>("sendRowDialog"));
}

void SendRowDialogTest::saysThatChangesDoNotCount()
{
    AnalyticsBench bench;
    QCOMPARE(open(bench), QString());
    QVERIFY(!bench.find<QLabel>("changedNote")->isVisible());
    bench.find<QDialog>("sendRowDialog")->reject();
    QTRY_VERIFY(!bench.find<QDialog>("sendRowDialog"));
    bench.find<QComboBox>("viewCombo")->setEditText(u"Elsewhere"_s);
    bench.press("actionSendOneRow");
    QVERIFY(bench.find<QLabel>("changedNote")->isVisible());
}

void SendRowDialogTest::pictures()
{
    AnalyticsBench bench;
    QCOMPARE(open(bench), QString());
    auto *dialog = bench.find<QDialog>("sendRowDialog");
    QCOMPARE(namelessWidgets(dialog), QStringList());
    bench.find<QLineEdit>("rowIdEdit")->setText(u"1767024000003154"_s);
    sendButton(bench)->click();
    bench.access->rowEnded(written(u"updated"_s));
    for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        Theme::instance().setMode(mode);
        const QString look = mode == Theme::Mode::Dark ? u"-dark"_s : QString();
        bench.find<QRadioButton>("updateRadio")->setChecked(true);
        QTest::qWait(60);
        takePicture(*dialog, u"sendonerow"_s + look);
        bench.find<QRadioButton>("deleteRadio")->setChecked(true);
        QTest::qWait(60);
        takePicture(*dialog, u"sendonerow-delete"_s + look);
    }
    takePicture(*bench.page, u"analytics-rowlink"_s);
    Theme::instance().setMode(Theme::Mode::Light);
}

QObject *sluice::testing::makeSendRowDialogTest()
{
    return new SendRowDialogTest;
}

#include "tst_sendrowdialog.moc"
