// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/klaviyo/klaviyojobmodel.h"
#include "console/main/language.h"
#include "console/widgets/rowview.h"
#include "core/engine/runledger.h"
#include "core/store/store.h"
#include "gui/klaviyo/klaviyobench.h"

#include <QCheckBox>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QScopeGuard>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// The page Klaviyo: who else writes there, and what becomes of a lock that was left.
class KlaviyoLocksTest final : public QObject
{
    Q_OBJECT

private slots:
    void lockLeadsToItsHolder();
    void pluginLockBlocksUntilItIsBroken();
    void lockOfAnotherSluiceBlocks();
    void withoutTheRightToLockItAsks();
    void anotherRunThereBlocks_data();
    void anotherRunThereBlocks();
};

// Only a lock that somebody has is a link, and it opens the dialog at its row.
void KlaviyoLocksTest::lockLeadsToItsHolder()
{
    KlaviyoBench bench;
    bench.access->setLock(1, ShopLock::Holder::Sluice);
    QCOMPARE(bench.open({resourceJob("customers"), resourceJob("orders")}), QString());
    QTRY_COMPARE(bench.jobs()->index(0, KlaviyoJobModel::Lock).data().toString(), u"Free"_s);
    QVERIFY(!bench.jobs()->index(0, KlaviyoJobModel::Lock).data(CellRole::Kind).isValid());
    const QModelIndex held = bench.jobs()->index(1, KlaviyoJobModel::Lock);
    QCOMPARE(held.data(CellRole::Kind).toInt(), static_cast<int>(CellKind::Link));
    bench.page->selectJob(u"Job 2"_s);
    emit bench.find<RowView>("jobList")->linkActivated(held);
    auto *dialog = bench.find<QDialog>("locksDialog");
    QVERIFY(dialog && dialog->isVisible());
    const auto *locks = dialog->findChild<RowView *>(u"locksTable"_s);
    QCOMPARE(locks->currentIndex().siblingAtColumn(0).data().toString(), u"Orders"_s);
    dialog->close();
}

void KlaviyoLocksTest::pluginLockBlocksUntilItIsBroken()
{
    KlaviyoBench bench;
    bench.access->setLock(0, ShopLock::Holder::Plugin);
    QCOMPARE(bench.open({resourceJob("customers")}), QString());
    QTRY_COMPARE(problemsOf(bench).size(), 1);
    QVERIFY(problemsOf(bench).first().contains(u"the plugin"_s));
    QVERIFY(!bench.canRun());
    const auto breaking = [&bench]() -> QPushButton * {
        for (auto *button : bench.page->findChildren<QPushButton *>()) {
            if (button->text() == u"Break Lock…"_s && button->isEnabled()
                && button->objectName() != u"breakLockButton"_s)
                return button;
        }
        return nullptr;
    };
    QTRY_VERIFY(breaking());
    breaking()->click();
    auto *dialog = bench.find<QDialog>("breakLockDialog");
    QVERIFY(dialog);
    auto *breakButton = dialog->findChild<QPushButton *>(u"breakButton"_s);
    auto *word = dialog->findChild<QLineEdit *>(u"wordEdit"_s);
    QVERIFY(!breakButton->isEnabled());
    word->setText(u"customer"_s);
    QVERIFY(!breakButton->isEnabled());
    word->setText(u"customers"_s);
    breakButton->click();
    QTRY_VERIFY(bench.canRun());
    QVERIFY(bench.access->selections.isEmpty()); // nothing was broken yet
    bench.press("runButton");
    bench.press("dialogRunButton");
    QTRY_COMPARE(bench.access->selections.size(), 1);
    QCOMPARE(bench.access->selections.first(), (QJsonObject{{u"breakLock"_s, u"customers"_s}}));
    QTRY_VERIFY(!bench.canRun()); // it was agreed for one run
}

void KlaviyoLocksTest::lockOfAnotherSluiceBlocks()
{
    KlaviyoBench bench;
    bench.access->setLock(3, ShopLock::Holder::Sluice);
    QCOMPARE(bench.open({resourceJob("products")}), QString());
    QTRY_COMPARE(problemsOf(bench).size(), 1);
    QVERIFY(!bench.canRun());
    // Its holder is gone: the next run takes it.
    bench.access->shopAnswer->locks[3].isOver = true;
    bench.page->activate();
    QTRY_VERIFY(bench.canRun());
}

void KlaviyoLocksTest::withoutTheRightToLockItAsks()
{
    KlaviyoBench bench;
    bench.access->shopAnswer->canLock = false;
    bench.access->shopAnswer->locks.clear();
    QCOMPARE(bench.open({resourceJob("customers")}), QString());
    QTRY_COMPARE(problemsOf(bench), QStringList{u"The client may not hold a lock"_s});
    QVERIFY(!bench.canRun());
    bench.find<QCheckBox>("withoutLockCheck")->setChecked(true);
    bench.press("saveButton");
    QTRY_VERIFY(bench.canRun());
    QVERIFY(bench.stored(u"Job 1"_s)->parameters.value("withoutLock"_L1).toBool());
    bench.press("runButton");
    auto *run = bench.find<QPushButton>("dialogRunButton");
    QVERIFY(!run->isEnabled());
    bench.find<QCheckBox>("agreeCheck")->setChecked(true);
    QVERIFY(run->isEnabled());
}

void KlaviyoLocksTest::anotherRunThereBlocks_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("subject"); // of the other run
    QTest::addColumn<QString>("problem");
    QTest::newRow("the same") << u"en"_s << u"Customers"_s << u"Run #1 is writing to Customers"_s;
    QTest::newRow("in German") << u"de"_s << u"Customers"_s << u"Lauf #1 schreibt nach Kunden"_s;
    QTest::newRow("all") << u"en"_s << u"All"_s << u"Run #1 is writing to Customers"_s;
    QTest::newRow("others") << u"en"_s << u"Products"_s << QString();
}

void KlaviyoLocksTest::anotherRunThereBlocks()
{
    QFETCH(const QString, language);
    QFETCH(const QString, subject);
    QFETCH(const QString, problem);
    installLanguage(language);
    const auto english = qScopeGuard([] { installLanguage(u"en"_s); });
    KlaviyoBench bench;
    QCOMPARE(bench.open({resourceJob("customers")}), QString());
    bench.page->setEnvironment(u"sandbox"_s);
    RunSpec spec;
    spec.jobName = u"Another job"_s;
    spec.kind = u"commerce-klaviyo"_s;
    spec.subject = subject;
    spec.environment = u"sandbox"_s;
    const auto run = bench.fixture.application->ledger().create(spec);
    QVERIFY(run);
    QVERIFY(bench.fixture.application->store().write([&run](Sql &sql) -> Result<void> {
        auto put = sql.run("UPDATE run SET state='running', started_at=1 WHERE id=?", {run->id});
        return put ? Result<void>() : fail(put.error());
    }));
    bench.fixture.feed->refresh();
    if (problem.isEmpty()) {
        QTRY_VERIFY(bench.canRun());
        QCOMPARE(problemsOf(bench), QStringList());
    } else {
        QTRY_COMPARE(problemsOf(bench), QStringList{problem});
        QVERIFY(!bench.canRun());
    }
}

QObject *sluice::testing::makeKlaviyoLocksTest()
{
    return new KlaviyoLocksTest;
}

#include "tst_klaviyolocks.moc"
