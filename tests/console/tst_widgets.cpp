// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "console/consoletests.h"
#include "console/gallery.h"
#include "console/theme/theme.h"
#include "console/widgets/badges.h"
#include "console/widgets/counters.h"
#include "console/widgets/countspinbox.h"
#include "console/widgets/eliding.h"
#include "console/widgets/format.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/navigationlist.h"
#include "console/widgets/progressbar.h"
#include "console/widgets/segments.h"
#include "console/widgets/statelook.h"
#include "console/widgets/steplist.h"
#include "console/widgets/sumline.h"
#include "console/widgets/throughputchart.h"

#include <QClipboard>
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>
#include <QtTest>

#include <memory>

using namespace sluice;
using namespace Qt::StringLiterals;

class WidgetTest final : public QObject
{
    Q_OBJECT

private slots:
    void cleanup()
    {
        Theme::instance().setBasePointSize(0);
        Theme::instance().setMode(Theme::Mode::Light);
    }

    // As counts are written everywhere else, whatever is typed between the groups.
    void countsAreTypedAsTheyAreShown()
    {
        CountSpinBox spin;
        spin.setRange(1, 200'000);
        spin.setSuffix(u" s"_s);
        spin.setValue(25'000);
        QCOMPARE(spin.text(), QString(Format::count(25'000) + u" s"_s));
        auto *edit = spin.findChild<QLineEdit *>();
        for (const QString &typed :
            {u"12345"_s, u"12 345"_s, u"12.345"_s, u"12,345 s"_s, Format::count(12'345)}) {
            spin.setValue(1);
            edit->setText(typed);
            spin.interpretText();
            QCOMPARE(spin.value(), 12'345);
        }
        edit->selectAll();
        QTest::keyClicks(edit, u"3000000x"_s);
        spin.interpretText();
        QCOMPARE(spin.value(), 30'000); // no more than there may be, and no letters
        spin.setSpecialValueText(u"the end"_s);
        spin.setValue(1);
        QCOMPARE(spin.text(), u"the end"_s);
        spin.interpretText();
        QCOMPARE(spin.value(), 1);
    }

    void states_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("icon");
        QTest::addColumn<Tone>("tone");
        const auto add = [](const char *state, const char *word, const char *icon, Tone tone) {
            QTest::newRow(state) << QString::fromUtf8(state) << QString::fromUtf8(word)
                                 << QString::fromUtf8(icon) << tone;
        };
        add("queued", "Queued", "state-queued", Tone::Neutral);
        add("running", "Running", "state-running", Tone::Info);
        add("stopping", "Stopping…", "state-stopped", Tone::Warning);
        add("paused", "Paused", "state-paused", Tone::Neutral);
        add("interrupted", "Interrupted", "state-interrupted", Tone::Warning);
        add("stopped", "Stopped", "state-stopped", Tone::Neutral);
        add("needs_attention", "Needs attention", "state-attention", Tone::Warning);
        add("completed", "Completed", "state-completed", Tone::Success);
        add("completed_with_rejections", "Completed", "state-rejections", Tone::Warning);
        add("failed", "Failed", "state-failed", Tone::Error);
    }
    void states()
    {
        QFETCH(QString, state);
        const StateLook look = stateLook(state);
        QTEST(look.word, "word");
        QTEST(look.icon, "icon");
        QTEST(look.tone, "tone");
        QVERIFY(QFile::exists(u":/icons/"_s + look.icon + u".svg"_s));
        QVERIFY(runStates().contains(state));
        QCOMPARE(runStates().size(), 10);
    }

    void otherLooks()
    {
        QCOMPARE(stateLook(u"running"_s, RunningReason::RateLimited).tone, Tone::Warning);
        QCOMPARE(stateLook(u"running"_s, RunningReason::RateLimited).icon, u"state-limited"_s);
        QCOMPARE(stateLook(u"failed"_s, RunningReason::RateLimited).tone, Tone::Error);
        QCOMPARE(stateLook(u"from_the_future"_s).word, u"from_the_future"_s);
        QCOMPARE(stateBadgeText(u"completed_with_rejections"_s, 37), u"Completed, 37 rejected"_s);
        QCOMPARE(stepLook(StepWord::Waiting, u"Zoho CRM"_s).word, u"Waiting for Zoho CRM"_s);
        QCOMPARE(connectionLook(u"sign_in_refused"_s).tone, Tone::Error);
        QVERIFY(environmentLook(u"production"_s).isBordered);
        QCOMPARE(environmentLook(u"sandbox"_s).chip, u"SANDBOX"_s);
        for (int word = 0; word <= static_cast<int>(StepWord::Stopped); ++word)
            QVERIFY(
                QFile::exists(u":/icons/%1.svg"_s.arg(stepLook(static_cast<StepWord>(word)).icon)));
    }

    void countersHaveTheirNames()
    {
        CounterBlock block;
        QStringList names;
        for (const CounterCell *cell : block.findChildren<CounterCell *>())
            names << cell->objectName();
        QCOMPARE(names,
            QStringList({u"counterRead"_s, u"counterWritten"_s, u"counterSkipped"_s,
                u"counterRejected"_s, u"counterNotAttempted"_s, u"counterPending"_s}));
        block.setValues({10, 4, 3, 2, 1, 0}, true);
        QCOMPARE(block.cell(Counter::Rejected)->accessibleName(), u"Rejected"_s);
        QCOMPARE(block.cell(Counter::Rejected)->accessibleDescription(), u"2"_s);
    }

    // Also where a picture shows five.
    void allSixAreShownWhenARunHasEnded()
    {
        CounterBlock block;
        for (const bool isRunning : {true, false}) {
            block.setValues({10, 10, 0, 0, 0, 0}, isRunning);
            for (const CounterCell *cell : block.findChildren<CounterCell *>()) {
                QVERIFY2(cell->isVisibleTo(&block), qPrintable(cell->objectName()));
                QVERIFY2(!cell->accessibleDescription().isEmpty(), qPrintable(cell->objectName()));
            }
        }
    }

    void countersKeepTheirColumns()
    {
        CounterBlock block;
        block.resize(994, block.sizeHint().height());
        block.setValues({400'000, 74'963, 139'280, 37, 160'720, 25'000}, true);
        const int x = block.cell(Counter::NotAttempted)->x();
        QCOMPARE(block.cell(Counter::Written)->x(), 171); // as in the pictures: pitch 170.5
        block.setValues({400'000, 400'000, 0, 0, 0, 0}, false);
        QCOMPARE(block.cell(Counter::NotAttempted)->x(), x);
        block.setForm(CounterBlock::Form::Plan);
        QVERIFY(!block.cell(Counter::Pending)->isVisibleTo(&block));
        QCOMPARE(block.cell(Counter::Rejected)->accessibleName(), u"Would Reject"_s);
    }

    void countersTakeTwoRowsWhereTheyAreTooWide()
    {
        CounterBlock block;
        block.setValues({400'000, 74'963, 139'280, 37, 160'720, 25'000}, true);
        const int one = block.heightForWidth(1000);
        QVERIFY(block.heightForWidth(400) > 2 * one);
        block.resize(400, block.heightForWidth(400));
        QVERIFY(block.cell(Counter::Rejected)->y() > block.cell(Counter::Read)->y());
        QCOMPARE(block.cell(Counter::Rejected)->x(), 0);
    }

    void twoRowsGetTheirRoomInALayout()
    {
        QWidget page;
        auto *layout = new QVBoxLayout(&page);
        auto *block = new CounterBlock(&page);
        block->setValues({400'000, 74'963, 139'280, 37, 160'720, 25'000}, true);
        layout->addWidget(block);
        layout->addStretch(1);
        page.resize(420, 400);
        page.show();
        QTRY_COMPARE(block->height(), block->heightForWidth(block->width()));
        QVERIFY(block->height() > block->sizeHint().height());
    }

    void sumLineTellsWhetherItAddsUp()
    {
        SumLine line;
        line.setValues({412'338, 236'874, 175'427, 37, 0, 0});
        QVERIFY(line.isBalanced());
        QVERIFY(line.text().contains(u'='));
        QVERIFY(!line.text().contains(u"pending"_s));
        line.setValues({10, 4, 3, 1, 1, 1});
        QVERIFY(line.text().endsWith(u"1 pending"_s));
        line.setValues({10, 4, 3, 1, 1, 0});
        QVERIFY(!line.isBalanced());
        QVERIFY(!line.text().contains(u'='));
    }

    void barKeepsItsBounds()
    {
        PageProgressBar bar;
        bar.setValue(1.7);
        QCOMPARE(bar.value(), 1.0);
        bar.setValue(-1);
        QCOMPARE(bar.value(), 0.0);
        bar.setValue(std::nan(""));
        QCOMPARE(bar.value(), 0.0);
        bar.setUnknown();
        QVERIFY(bar.isUnknown());
        QCOMPARE(bar.accessibleDescription(), u"unknown"_s);
        bar.setValue(0.61);
        QVERIFY(!bar.isUnknown());
        QCOMPARE(bar.accessibleDescription(), u"61 percent"_s);
        QCOMPARE(bar.sizeHint().height(), 8);
        QCOMPARE(RowBar().sizeHint().height(), 5);
    }

    void barGlidesToItsValue()
    {
        PageProgressBar bar;
        bar.resize(200, 8);
        bar.show();
        bar.setValue(0.9);
        const auto isFilledAt = [&bar](int x) {
            return bar.grab().toImage().pixelColor(x, 4) == themeColor(Role::Progress);
        };
        QVERIFY(!isFilledAt(170)); // it has not jumped
        QTRY_VERIFY(isFilledAt(170));
    }

    void messageBarSpeaksAndLeaves()
    {
        MessageBar bar;
        QVERIFY(bar.isHidden());
        QSignalSpy actions(&bar, &MessageBar::actionTriggered);
        QSignalSpy dismissed(&bar, &MessageBar::dismissed);
        bar.resize(900, 44);
        bar.showMessage(Tone::Error, u"Could not save."_s, {{u"again"_s, u"Try Again"_s}});
        QVERIFY(!bar.isHidden());
        QPushButton *again = nullptr;
        for (auto *button : bar.findChildren<QPushButton *>()) {
            if (button->text() == u"Try Again"_s)
                again = button;
            else
                QVERIFY(button->isHidden()); // Details is for long texts only
        }
        QVERIFY(again);
        again->click();
        QCOMPARE(actions.count(), 1);
        QCOMPARE(actions[0][0].toString(), u"again"_s);
        bar.findChild<QToolButton *>()->click();
        QVERIFY(bar.isHidden());
        QCOMPARE(dismissed.count(), 1);
        bar.showMessage(Tone::Info, u"Second"_s);
        QTest::keyClick(&bar, Qt::Key_Escape);
        QVERIFY(bar.isHidden());
    }

    void longMessageOffersDetails()
    {
        MessageBar bar;
        bar.resize(300, 60);
        bar.showMessage(Tone::Error, u"word "_s.repeated(100));
        bool hasDetails = false;
        for (const auto *button : bar.findChildren<QPushButton *>())
            hasDetails |= !button->isHidden();
        QVERIFY(hasDetails);
    }

    void detailsHaveTheWholeMessage()
    {
        MessageBar bar;
        bar.resize(300, 60);
        const QString text = u"word "_s.repeated(100) + u"end"_s;
        bar.showMessage(Tone::Error, text);
        auto *details = bar.findChild<QPushButton *>(u"messageDetailsButton"_s);
        QVERIFY(!details->isHidden());
        details->click();
        QPointer<QDialog> dialog = bar.findChild<QDialog *>(u"messageDetails"_s);
        QVERIFY(dialog);
        const auto *shown = dialog->findChild<QPlainTextEdit *>(u"messageText"_s);
        QCOMPARE(shown->toPlainText(), text);
        QVERIFY(shown->isReadOnly());
        QVERIFY(!shown->accessibleName().isEmpty());
        QVERIFY(dialog->findChild<QPushButton *>(u"messageLogButton"_s)->isHidden()); // nobody has
        QGuiApplication::clipboard()->clear();
        dialog->findChild<QPushButton *>(u"messageCopyButton"_s)->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), text);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!dialog);
        QVERIFY(!bar.isHidden()); // Esc was the dialog's
    }

    // Also of a short one, where the service said more.
    void detailsHaveTheAnswer()
    {
        MessageBar bar;
        bar.resize(900, 44);
        const Error error{.what = u"Could not create the write job"_s,
            .httpStatus = 400,
            .code = u"INVALID_DATA"_s,
            .requestId = u"abc-123"_s};
        bar.showError(error);
        QCOMPARE(bar.tone(), Tone::Error);
        auto *details = bar.findChild<QPushButton *>(u"messageDetailsButton"_s);
        QVERIFY(!details->isHidden());
        details->click();
        const auto *shown = bar.findChild<QPlainTextEdit *>(u"messageText"_s);
        QVERIFY(shown);
        for (const QString &part : {bar.text(), u"400"_s, error.code, error.requestId})
            QVERIFY2(shown->toPlainText().contains(part), qPrintable(part));
        bar.showMessage(Tone::Info, u"Something else"_s);
        QVERIFY(details->isHidden());
    }

    void segmentsChooseOne()
    {
        Segments segments;
        segments.addSegment(u"all"_s, u"All"_s);
        segments.addSegment(u"problems"_s, u"Problems"_s);
        QCOMPARE(segments.current(), u"all"_s);
        QSignalSpy spy(&segments, &Segments::chosen);
        segments.setCurrent(u"problems"_s);
        QCOMPARE(spy.count(), 0);
        segments.button(u"all"_s)->click();
        QCOMPARE(spy.count(), 1);
        QCOMPARE(segments.current(), u"all"_s);
        segments.setCount(u"problems"_s, 2);
        QCOMPARE(segments.button(u"problems"_s)->text(), u"Problems 2"_s);
        segments.setCount(u"problems"_s, -1);
        QCOMPARE(segments.button(u"problems"_s)->text(), u"Problems"_s);
        QCOMPARE(segments.button(u"all"_s)->property("seg").toString(), u"first"_s);
        QCOMPARE(segments.button(u"problems"_s)->property("seg").toString(), u"last"_s);
    }

    void navigationChoosesPages()
    {
        NavigationList list;
        list.addPage(u"runs"_s, u"page-runs"_s, u"Runs"_s);
        list.addGap();
        list.addPage(u"log"_s, u"page-log"_s, u"Log"_s);
        QCOMPARE(list.pages(), QStringList({u"runs"_s, u"log"_s}));
        QSignalSpy spy(&list, &NavigationList::pageChosen);
        list.setCurrentPage(u"runs"_s);
        QCOMPARE(spy.count(), 0);
        list.resize(200, 400);
        QTest::keyClick(&list, Qt::Key_Down); // over the gap
        QCOMPARE(list.currentPage(), u"log"_s);
        QCOMPARE(spy.count(), 1);
        list.setBadge(u"log"_s, 3, NavigationList::BadgeKind::Errors, u"3 errors"_s);
        QCOMPARE(list.currentIndex().data(Qt::AccessibleTextRole).toString(), u"Log, 3 errors"_s);
        QCOMPARE(list.width(), 200);
        list.setCollapsed(true);
        QCOMPARE(list.width(), 52);
        QVERIFY(!list.grab().isNull());
    }

    void labelElides()
    {
        ElidingLabel label(u"A rather long sentence that does not fit"_s);
        label.resize(label.sizeHint().width(), 20);
        QVERIFY(!label.isCut());
        QVERIFY(label.toolTip().isEmpty());
        label.resize(60, 20);
        label.grab();
        QVERIFY(label.isCut());
        QCOMPARE(label.toolTip(), label.text());
        label.setMaximumLines(3);
        QVERIFY(label.heightForWidth(120) > label.heightForWidth(400));
    }

    void stepListRebuildsFromItsOwnButton()
    {
        StepList list;
        StepList::Step failed{.name = u"Read account"_s, .state = StepList::State::Failed};
        failed.problem = u"Refused"_s;
        failed.actions = {{u"replace"_s, u"Replace Key…"_s}};
        list.setSteps({{.name = u"TLS"_s, .state = StepList::State::Done}, failed});
        QStringList seen;
        connect(&list, &StepList::actionTriggered, &list, [&list, &seen](const QString &id) {
            seen << id;
            list.setSteps({});
        });
        list.findChild<QPushButton *>()->click();
        QCOMPARE(seen, QStringList{u"replace"_s});
        QVERIFY(list.steps().isEmpty());
    }

    void chartScale_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("rounded");
        QTest::newRow("zero") << 0.0 << 1.0;
        QTest::newRow("one") << 1.0 << 1.0;
        QTest::newRow("between") << 867.0 << 1000.0;
        QTest::newRow("two") << 160.0 << 200.0;
        QTest::newRow("five") << 2100.0 << 5000.0;
        QTest::newRow("exact") << 500.0 << 500.0;
    }
    void chartScale()
    {
        QFETCH(double, value);
        QTEST(roundUp125(value), "rounded");
    }

    void chartWidensItsWindow()
    {
        ThroughputChart chart;
        QCOMPARE(chart.windowMinutes(), 6);
        chart.addSample({7 * 60'000, 10, 20, 30});
        QCOMPARE(chart.windowMinutes(), 30);
        chart.addSample({60'000, 1, 1, 1}); // older than the last: left out
        QCOMPARE(chart.windowMinutes(), 30);
        chart.addSample({300 * 60'000, 60, 1480, 520});
        QCOMPARE(chart.windowMinutes(), 120);
        chart.resize(318, 180);
        QVERIFY(!chart.grab().isNull());
        chart.show();
        QTRY_VERIFY(chart.toolTip().contains(u"60"_s));
    }

    void galleryPaintsInBothThemesAndAllSizes_data()
    {
        QTest::addColumn<double>("points");
        QTest::newRow("10 pt") << 10.0;
        QTest::newRow("14 pt") << 14.0;
    }
    void galleryPaintsInBothThemesAndAllSizes()
    {
        QFETCH(double, points);
        Theme::instance().setBasePointSize(points);
        for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
            Theme::instance().setMode(mode);
            for (auto make : {gallery::componentSheet, gallery::runSheet, gallery::tableSheet}) {
                const std::unique_ptr<QWidget> sheet(make());
                sheet->show();
                const QImage image = sheet->grab().toImage();
                QCOMPARE(image.pixelColor(image.width() - 2, 2), themeColor(Role::Window));
            }
        }
    }

    void openSheetFollowsTheTheme()
    {
        const std::unique_ptr<QWidget> sheet(gallery::tableSheet());
        sheet->show();
        Theme::instance().setMode(Theme::Mode::Light);
        sheet->grab();
        Theme::instance().setMode(Theme::Mode::Dark);
        const QImage image = sheet->grab().toImage();
        const QColor white(Qt::white);
        int whitePixels = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                whitePixels += image.pixelColor(x, y) == white;
        }
        // White is only the text of the filled button and the ticks; no surface stayed light.
        QVERIFY2(whitePixels < 600, qPrintable(QString::number(whitePixels)));
    }
};

QObject *makeWidgetTest()
{
    return new WidgetTest;
}

#include "tst_widgets.moc"
