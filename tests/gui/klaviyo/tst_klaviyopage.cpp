// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/klaviyo/callsleft.h"
#include "console/klaviyo/klaviyojobmodel.h"
#include "console/theme/theme.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/progressbar.h"
#include "core/store/budgets.h"
#include "core/store/store.h"
#include "gui/klaviyo/klaviyobench.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QScrollArea>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// The page Klaviyo: its list, its checks, what it starts and with which selection.
class KlaviyoPageTest final : public QObject
{
    Q_OBJECT

private slots:
    void listsJobsWithTheirLocks();
    void startsARun();
    void runsWhatWasAskedAbout();
    void doesNotRunWhatWasChanged();
    void runIsSeenWithoutScrolling();
    void checksPlans();
    void saysHowManyRequestsAreLeft();
    void refreshAsksAnew();
    void refusedKeyBlocks();
    void subscribingAsksForTheNumber();
    void deletesAllAfterTwoQuestions();
    void makesAJob();
    void savesWhatWasChanged();
    void everythingHasAName();
    void pictures();
};

namespace {

// As a reload does while Find hides the job that was shown.
void showSecondJob(KlaviyoBench &bench)
{
    bench.page->find(u"job 2"_s);
    bench.page->activate();
    QTRY_COMPARE(bench.find<QLabel>("jobNameLabel")->text(), u"Job 2"_s);
}

} // namespace

void KlaviyoPageTest::listsJobsWithTheirLocks()
{
    KlaviyoBench bench;
    bench.access->setLock(1, ShopLock::Holder::Sluice);
    QCOMPARE(bench.open({resourceJob("customers"), resourceJob("orders")}), QString());
    const QAbstractItemModelTester tester(
        bench.jobs(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_COMPARE(bench.jobs()->rowCount(), 2);
    QTRY_COMPARE(bench.jobs()->index(0, KlaviyoJobModel::Lock).data().toString(), u"Free"_s);
    const QString held = bench.jobs()->index(1, KlaviyoJobModel::Lock).data().toString();
    QVERIFY2(held.startsWith(u"Held by ops-2 since"_s), qPrintable(held));
    QCOMPARE(bench.jobs()->index(0, KlaviyoJobModel::Resource).data().toString(), u"Customers"_s);
    bench.fixture.feed->refresh(); // as the window does once its pages are there
    QTRY_COMPARE(
        bench.jobs()->index(0, KlaviyoJobModel::LastRun).data().toString(), u"Never run"_s);
    bench.page->find(u"job 2"_s);
    QCOMPARE(bench.jobs()->rowCount(), 1);
    bench.page->setEnvironment(u"production"_s);
    QCOMPARE(bench.jobs()->rowCount(), 0);
}

void KlaviyoPageTest::startsARun()
{
    KlaviyoBench bench;
    QCOMPARE(bench.open({resourceJob("customers")}), QString());
    QSignalSpy opened(bench.page.get(), &Page::runOpened);
    QTRY_VERIFY(bench.canRun());
    bench.press("runButton");
    auto *run = bench.find<QPushButton>("dialogRunButton");
    QVERIFY(run && run->isEnabled());
    QVERIFY(bench.find<QLabel>("runFacts")->text().contains(u"Harbour Demo Ltd"_s));
    run->click();
    QVERIFY(opened.wait());
    QCOMPARE(bench.access->startedJob, u"Job 1"_s);
    QVERIFY(!bench.access->isStartedDry);
    QCOMPARE(bench.access->selections, QList<QJsonObject>{QJsonObject()});
}

// Whatever the page shows by the time of the answer.
void KlaviyoPageTest::runsWhatWasAskedAbout()
{
    KlaviyoBench bench;
    QCOMPARE(bench.open({resourceJob("customers"), resourceJob("orders")}), QString());
    QTRY_VERIFY(bench.canRun());
    bench.press("runButton");
    showSecondJob(bench);
    bench.press("dialogRunButton");
    QTRY_COMPARE(bench.access->startedJob, u"Job 1"_s);
}

void KlaviyoPageTest::doesNotRunWhatWasChanged()
{
    KlaviyoBench bench;
    QCOMPARE(bench.open({resourceJob("customers")}), QString());
    QTRY_VERIFY(bench.canRun());
    bench.press("runButton");
    auto job = bench.stored(u"Job 1"_s);
    QVERIFY(job.has_value());
    job->parameters = resourceJob("products");
    QVERIFY(bench.fixture.application->jobs().save(*job));
    bench.page->activate();
    QTRY_COMPARE(
        bench.jobs()->index(0, KlaviyoJobModel::Resource).data().toString(), u"Products"_s);
    bench.press("dialogRunButton");
    QTRY_VERIFY(bench.find<MessageBar>("messageBar")->text().contains(u"is not run"_s));
    QVERIFY(bench.access->selections.isEmpty());
}

// Where the panel ends below the window, Run… stands in the head of the page; never in both.
void KlaviyoPageTest::runIsSeenWithoutScrolling()
{
    KlaviyoBench bench;
    QCOMPARE(bench.open({resourceJob("customers")}), QString());
    QTRY_VERIFY(bench.canRun());
    const auto *inPanel = bench.find<QPushButton>("runButton");
    const auto *inHead = bench.find<QPushButton>("headRunButton");
    const auto *scroll = bench.find<QScrollArea>("jobScroll");
    for (const QSize size : {QSize(1'080, 682), QSize(1'080, 380), QSize(1'080, 900)}) {
        bench.page->resize(size);
        QTest::qWait(50);
        QCOMPARE(inHead->isVisible(), !inPanel->isVisible());
        const int bottom = inPanel->mapTo(scroll->viewport(), QPoint(0, inPanel->height())).y();
        QVERIFY(inHead->isVisible() || bottom <= scroll->viewport()->height());
    }
    QVERIFY(inPanel->isVisible()); // there was room at last
}

void KlaviyoPageTest::checksPlans()
{
    KlaviyoBench bench;
    QCOMPARE(bench.open({resourceJob("products")}), QString());
    QTRY_VERIFY(bench.canRun());
    bench.press("checkPlanButton");
    QTRY_COMPARE(bench.access->selections.size(), 1);
    QVERIFY(bench.access->isStartedDry);
}

// Of the calls that the job is sent with, in the panel and in the status bar.
void KlaviyoPageTest::saysHowManyRequestsAreLeft()
{
    KlaviyoBench bench;
    const KlaviyoLimits limits{.account = u"acme"_s, .isOff = false, .largePerMinute = 700};
    bench.access->targetAnswer->limits = limits;
    QCOMPARE(bench.open({resourceJob("customers"), resourceJob("orders")}), QString());
    QSignalSpy account(bench.page.get(), &Page::accountChanged);
    const auto *gauge = bench.page->findChild<LimitGauge *>();
    QVERIFY(gauge);
    QTRY_VERIFY(gauge->isVisible());
    QTRY_COMPARE(gauge->accessibleDescription(), u"150 of 150"_s);
    const auto minutes = minutesOf(limits, u"customers"_s);
    QCOMPARE(minutes.size(), 1);
    LimitUse use = minutes.first();
    use.cost = 30;
    QVERIFY(bench.fixture.application->budgets().take({{.use = use, .amount = use.cost}}));
    bench.page->activate(); // as whenever it is shown
    QTRY_COMPARE(gauge->accessibleDescription(), u"120 of 150"_s);
    QTRY_VERIFY(!account.isEmpty()
        && account.last().first().toString().contains(u"120 of 150 requests left"_s));
    bench.page->selectJob(u"Job 2"_s); // whose calls have a minute of their own
    QTRY_COMPARE(gauge->accessibleDescription(), u"150 of 150"_s);
}

void KlaviyoPageTest::refreshAsksAnew()
{
    KlaviyoBench bench;
    QCOMPARE(bench.open({resourceJob("customers")}), QString());
    QTRY_VERIFY(bench.canRun());
    QSignalSpy account(bench.page.get(), &Page::accountChanged);
    bench.access->targetAnswer->account = u"Harbour Demo Inc"_s;
    bench.access->shopsAsked.clear();
    bench.page->refresh();
    QTRY_VERIFY(
        !account.isEmpty() && account.last().first().toString().contains(u"Harbour Demo Inc"_s));
    QTRY_VERIFY(bench.canRun());
    QCOMPARE(bench.access->shopsAsked.size(), 1);
}

void KlaviyoPageTest::refusedKeyBlocks()
{
    KlaviyoBench bench;
    bench.access->targetAnswer
        = fail(ErrorKind::Auth, u"Klaviyo refuses the key"_s, {}, u"Replace it in Connections."_s);
    QCOMPARE(bench.open({resourceJob("customers")}), QString());
    QTRY_COMPARE(problemsOf(bench), QStringList{u"Klaviyo refuses the key"_s});
    QVERIFY(!bench.canRun());
}

void KlaviyoPageTest::subscribingAsksForTheNumber()
{
    KlaviyoBench bench;
    QJsonObject parameters = resourceJob("customers");
    parameters.insert(u"subscribe"_s, true);
    QCOMPARE(bench.open({parameters}), QString());
    QTRY_VERIFY(bench.canRun());
    bench.press("runButton");
    auto *run = bench.find<QPushButton>("dialogRunButton");
    QVERIFY(!run->isEnabled());
    bench.find<QLineEdit>("countEdit")->setText(u"250"_s);
    QVERIFY(run->isEnabled());
    run->click();
    QTRY_COMPARE(
        bench.access->selections, QList<QJsonObject>{(QJsonObject{{u"subscribeAtMost"_s, 250}})});
}

void KlaviyoPageTest::deletesAllAfterTwoQuestions()
{
    KlaviyoBench bench;
    bench.access->countAnswer = qint64(12'345);
    QCOMPARE(bench.open({resourceJob("products"), resourceJob("orders")}), QString());
    QTRY_VERIFY(bench.canRun());
    bench.press("deleteAllButton");
    auto *dialog = bench.find<QDialog>("DeleteAllDialog");
    QVERIFY(dialog);
    const auto part = [dialog](const char *name) {
        return dialog->findChild<QWidget *>(QLatin1StringView(name));
    };
    QTRY_VERIFY(part("countPart")->isVisible());
    QCOMPARE(bench.access->counted.last(),
        (QJsonObject{{u"deleteAll"_s, true}, {u"confirmDeletion"_s, u"products"_s}}));
    auto *remove = dialog->findChild<QPushButton *>(u"deleteButton"_s);
    dialog->findChild<QRadioButton *>(u"everythingRadio"_s)->setChecked(true);
    QTRY_COMPARE(bench.access->counted.size(), 2);
    QVERIFY(bench.access->counted.last().value("everything"_L1).toBool());
    QTRY_VERIFY(part("countPart")->isVisible());
    dialog->findChild<QCheckBox *>(u"understandCheck"_s)->setChecked(true);
    dialog->findChild<QLineEdit *>(u"wordEdit"_s)->setText(u"products"_s);
    dialog->findChild<QLineEdit *>(u"countEdit"_s)->setText(u"12345"_s);
    QVERIFY(!remove->isEnabled()); // three seconds to think
    QTRY_VERIFY_WITH_TIMEOUT(remove->isEnabled(), 6'000);
    remove->click();
    QVERIFY(bench.fixture.prompt.last.isDestructive);
    QVERIFY(bench.access->selections.isEmpty()); // the second question was not answered
    bench.fixture.prompt.isYes = true;
    showSecondJob(bench);
    remove->click();
    QTRY_COMPARE(bench.access->selections.size(), 1);
    QCOMPARE(bench.access->startedJob, u"Job 1"_s); // that was asked about
    QVERIFY(!bench.access->isStartedDry);
    QCOMPARE(bench.access->selections.first(),
        (QJsonObject{{u"deleteAll"_s, true}, {u"confirmDeletion"_s, u"products"_s},
            {u"everything"_s, true}, {u"exactCount"_s, 12'345}}));
}

void KlaviyoPageTest::makesAJob()
{
    KlaviyoBench bench;
    QCOMPARE(bench.open({}), QString());
    QTRY_VERIFY(bench.find<QPushButton>("newJobButton")->isEnabled());
    bench.press("newJobButton");
    bench.find<QLineEdit>("nameEdit")->setText(u"Orders to Klaviyo"_s);
    auto *resource = bench.find<QComboBox>("newResourceCombo");
    resource->setCurrentIndex(resource->findText(u"Orders"_s));
    bench.press("actionButton");
    QTRY_COMPARE(bench.jobs()->rowCount(), 1);
    const auto job = bench.stored(u"Orders to Klaviyo"_s);
    QVERIFY(job);
    QCOMPARE(job->parameters, resourceJob("orders"));
    QCOMPARE(job->source, u"shop-demo"_s);
    QCOMPARE(job->target, u"Klaviyo shop"_s);
}

void KlaviyoPageTest::savesWhatWasChanged()
{
    KlaviyoBench bench;
    QCOMPARE(bench.open({resourceJob("customers")}), QString());
    QTRY_VERIFY(bench.canRun());
    QVERIFY(!bench.find<QPushButton>("saveButton")->isEnabled());
    auto *mode = bench.find<QComboBox>("modeCombo");
    mode->setCurrentIndex(mode->findData(u"ids"_s));
    emit mode->activated(mode->currentIndex());
    auto *ids = bench.find<QLineEdit>("idsEdit");
    QTRY_VERIFY(ids->isVisible());
    ids->setFocus();
    QTest::keyClicks(ids, u"a-1, b-2;c-3 a-1"_s);
    QVERIFY(!bench.canRun()); // unsaved
    bench.press("saveButton");
    QTRY_VERIFY(!bench.find<QPushButton>("saveButton")->isEnabled());
    const QJsonObject stored = bench.stored(u"Job 1"_s)->parameters;
    QCOMPARE(stored.value("mode"_L1).toString(), u"ids"_s);
    QCOMPARE(stored.value("ids"_L1).toArray(), (QJsonArray{u"a-1"_s, u"b-2"_s, u"c-3"_s}));
}

void KlaviyoPageTest::everythingHasAName()
{
    KlaviyoBench bench;
    QCOMPARE(bench.open({resourceJob("all"), resourceJob("products")}), QString());
    QTRY_VERIFY(bench.canRun());
    QCOMPARE(namelessWidgets(bench.page.get()), QStringList());
    bench.page->selectJob(u"Job 2"_s);
    QTRY_VERIFY(bench.find<QPushButton>("deleteAllButton")->isEnabled());
    for (const auto &[button, dialog] :
        {std::pair{"deleteAllButton", "DeleteAllDialog"}, std::pair{"locksButton", "locksDialog"},
            std::pair{"mappingButton", "mappingDialog"}, std::pair{"runButton", "RunDialog"}}) {
        bench.press(button);
        auto *opened = bench.find<QDialog>(dialog);
        QVERIFY2(opened, dialog);
        QCOMPARE(namelessWidgets(opened), QStringList());
        opened->close();
        QCoreApplication::sendPostedEvents(opened, QEvent::DeferredDelete);
    }
}

void KlaviyoPageTest::pictures()
{
    for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        Theme::instance().setMode(mode);
        const QString theme = mode == Theme::Mode::Light ? u"light"_s : u"dark"_s;
        KlaviyoBench bench;
        bench.access->setLock(2, ShopLock::Holder::Sluice);
        QCOMPARE(bench.open({resourceJob("customers"), resourceJob("orders"),
                     resourceJob("categories"), resourceJob("products")}),
            QString());
        QTRY_VERIFY(bench.canRun());
        bench.page->selectJob(u"Job 4"_s);
        QTRY_VERIFY(bench.canRun());
        for (const QSize size : {QSize(1'080, 682), QSize(848, 440)}) {
            bench.page->resize(size);
            QTest::qWait(50);
            takePicture(*bench.page, u"klaviyo-%1-%2"_s.arg(theme).arg(size.width()));
        }
        bench.page->resize(1'080, 682);
        for (const auto &[button, dialog] : {std::pair{"deleteAllButton", "DeleteAllDialog"},
                 std::pair{"locksButton", "locksDialog"},
                 std::pair{"mappingButton", "mappingDialog"}}) {
            bench.press(button);
            auto *opened = bench.find<QDialog>(dialog);
            QTest::qWait(50);
            takePicture(*opened, u"klaviyo-%1-%2"_s.arg(QLatin1StringView(dialog), theme));
            opened->close();
            QCoreApplication::sendPostedEvents(opened, QEvent::DeferredDelete);
        }
        bench.page->selectJob(u"Job 1"_s);
        QTest::qWait(50);
        takePicture(*bench.page, u"klaviyo-customers-%1"_s.arg(theme));
    }
    Theme::instance().setMode(Theme::Mode::Light);
}

QObject *sluice::testing::makeKlaviyoPageTest()
{
    return new KlaviyoPageTest;
}

#include "tst_klaviyopage.moc"
