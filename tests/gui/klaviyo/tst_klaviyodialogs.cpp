// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/klaviyo/deletealldialog.h"
#include "console/klaviyo/locksdialog.h"
#include "gui/klaviyo/klaviyobench.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// The dialogs of the page Klaviyo that delete and unlock, each alone.
class KlaviyoDialogTest final : public QObject
{
    Q_OBJECT

private slots:
    void deletingNeedsEveryAnswer();
    void changingAnAnswerBeginsTheWaitAnew();
    void nothingToDelete();
    void onlyThePluginsLockCanBeBroken();

private:
    static DeleteAllDialog::Facts facts(std::chrono::milliseconds delay)
    {
        return {.resource = u"products"_s,
            .connection = u"Klaviyo shop"_s,
            .environment = u"sandbox"_s,
            .account = u"Harbour Demo Ltd"_s,
            .delay = delay};
    }
};

void KlaviyoDialogTest::deletingNeedsEveryAnswer()
{
    DeleteAllDialog dialog(facts(std::chrono::milliseconds(1)), nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    auto *remove = part<QPushButton>(dialog, "deleteButton");
    auto *word = part<QLineEdit>(dialog, "wordEdit");
    QVERIFY(part<QPushButton>(dialog, "cancelButton")->isDefault());
    QVERIFY(!dialog.isEverything()); // what Sluice has sent, unless more is chosen
    word->setText(u"products"_s);
    QTest::qWait(20);
    QVERIFY(!remove->isEnabled()); // not counted yet
    dialog.setCounting();
    dialog.setCount(3'412);
    QTRY_VERIFY(remove->isEnabled());
    word->setText(u"Products"_s); // the word as it is written there
    QTest::qWait(20);
    QVERIFY(!remove->isEnabled());
    word->setText(u"products"_s);
    QTRY_VERIFY(remove->isEnabled());
    QCOMPARE(dialog.selection(),
        (QJsonObject{{u"deleteAll"_s, true}, {u"confirmDeletion"_s, u"products"_s}}));

    QSignalSpy counted(&dialog, &DeleteAllDialog::countWanted);
    part<QRadioButton>(dialog, "everythingRadio")->setChecked(true);
    QCOMPARE(counted.count(), 1);
    dialog.setCount(3'500);
    QTest::qWait(20);
    QVERIFY(!remove->isEnabled());
    part<QCheckBox>(dialog, "understandCheck")->setChecked(true);
    QTRY_VERIFY(remove->isEnabled());
    QVERIFY(dialog.selection().value("everything"_L1).toBool());
    QVERIFY(!dialog.selection().contains(u"exactCount"_s));

    dialog.setCount(10'001);
    auto *count = part<QLineEdit>(dialog, "countEdit");
    QVERIFY(count->isVisible());
    QTest::qWait(20);
    QVERIFY(!remove->isEnabled());
    count->setText(u"10000"_s);
    QTest::qWait(20);
    QVERIFY(!remove->isEnabled());
    count->setText(u"10001"_s);
    QTRY_VERIFY(remove->isEnabled());
    QCOMPARE(dialog.selection().value("exactCount"_L1).toInteger(), 10'001);
    QSignalSpy wanted(&dialog, &DeleteAllDialog::deletionWanted);
    remove->click();
    QCOMPARE(wanted.count(), 1);
    QVERIFY(dialog.isVisible()); // the second question comes over it
}

void KlaviyoDialogTest::changingAnAnswerBeginsTheWaitAnew()
{
    DeleteAllDialog dialog(facts(std::chrono::milliseconds(300)), nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    dialog.setCount(5);
    auto *remove = part<QPushButton>(dialog, "deleteButton");
    auto *word = part<QLineEdit>(dialog, "wordEdit");
    word->setText(u"products"_s);
    QTest::qWait(150);
    QVERIFY(!remove->isEnabled());
    word->setText(u"product"_s);
    word->setText(u"products"_s);
    QTest::qWait(200);
    QVERIFY(!remove->isEnabled());
    QTRY_VERIFY(remove->isEnabled());
    QTest::keyClick(word, Qt::Key_Return); // Enter cancels
    QVERIFY(!dialog.isVisible());
    QCOMPARE(dialog.result(), int(QDialog::Rejected));
}

void KlaviyoDialogTest::nothingToDelete()
{
    DeleteAllDialog dialog(facts(std::chrono::milliseconds(1)), nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    part<QLineEdit>(dialog, "wordEdit")->setText(u"products"_s);
    dialog.setCount(0);
    QTest::qWait(20);
    QVERIFY(!part<QPushButton>(dialog, "deleteButton")->isEnabled());
    QVERIFY(part<QPushButton>(dialog, "deleteButton")->toolTip().contains(u"nothing"_s));
    dialog.setProblem(Error{.what = u"Klaviyo refuses the key"_s});
    QVERIFY(part<QLabel>(dialog, "problemLabel")->isVisible());
}

void KlaviyoDialogTest::onlyThePluginsLockCanBeBroken()
{
    ShopFacts shop{.project = u"harbour-demo"_s, .locks = FakeKlaviyoAccess::freeLocks()};
    shop.locks[1].holder = ShopLock::Holder::Plugin;
    shop.locks[2].holder = ShopLock::Holder::Sluice;
    LocksDialog dialog(u"shop-demo"_s, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    dialog.setShop(shop);
    auto *table = part<QAbstractItemView>(dialog, "locksTable");
    QCOMPARE(table->model()->rowCount(), 4);
    auto *breaking = part<QPushButton>(dialog, "breakLockButton");
    QSignalSpy wanted(&dialog, &LocksDialog::breakWanted);
    for (int row = 0; row < 4; ++row) {
        table->setCurrentIndex(table->model()->index(row, 0));
        QCOMPARE(breaking->isEnabled(), row == 1);
        if (row != 1)
            QVERIFY(!breaking->toolTip().isEmpty());
    }
    table->setCurrentIndex(table->model()->index(1, 0));
    breaking->click();
    QCOMPARE(wanted.first().first().toString(), u"orders"_s);
}

QObject *sluice::testing::makeKlaviyoDialogTest()
{
    return new KlaviyoDialogTest;
}

#include "tst_klaviyodialogs.moc"
