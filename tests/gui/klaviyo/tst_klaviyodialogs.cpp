// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/klaviyo/deletealldialog.h"
#include "console/klaviyo/locksdialog.h"
#include "console/klaviyo/mappingdialog.h"
#include "console/widgets/rowlist.h"
#include "gui/klaviyo/klaviyobench.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// The dialogs of the page Klaviyo, each alone.
class KlaviyoDialogTest final : public QObject
{
    Q_OBJECT

private slots:
    void deletingNeedsEveryAnswer();
    void changingAnAnswerBeginsTheWaitAnew();
    void nothingToDelete();
    void onlyThePluginsLockCanBeBroken();
    void mappingIsEditedInTheTable();
    void mappingIsEditedAsADocument();
    void consentIsEditedInFields();
    void mappingShowsWhatARecordBecomes();
    void sampleTellsWhatWouldBeRejected();

private:
    template <class T> static T *part(QWidget &parent, const char *name)
    {
        return parent.findChild<T *>(QLatin1StringView(name));
    }
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

void KlaviyoDialogTest::mappingIsEditedInTheTable()
{
    MappingDialog dialog({}, u"orders"_s, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QCOMPARE(part<QComboBox>(dialog, "ruleCombo")->currentText(), u"Orders"_s);
    auto *table = part<QAbstractItemView>(dialog, "propertyTable");
    auto *use = part<QPushButton>(dialog, "useButton");
    part<QPushButton>(dialog, "addPropertyButton")->click();
    QCOMPARE(table->model()->rowCount(), 1);
    QVERIFY(!use->isEnabled()); // it names no field yet
    auto *model = table->model();
    model->setData(model->index(0, PropertyModel::From), u"orderNumber"_s, Qt::EditRole);
    model->setData(model->index(0, PropertyModel::To), u"Number"_s, Qt::EditRole);
    QVERIFY(use->isEnabled());
    QCOMPARE(dialog.settings().order.properties.rename.value("orderNumber"), QByteArray("Number"));
    QVERIFY(part<QPlainTextEdit>(dialog, "documentText")->toPlainText().contains(u"Number"_s));
    part<QCheckBox>(dialog, "dropFalsyCheck")->setChecked(true);
    QVERIFY(dialog.settings().order.properties.dropFalsy);
    // Another rule keeps the first.
    auto *rules = part<QComboBox>(dialog, "ruleCombo");
    rules->setCurrentIndex(rules->count() - 1);
    QCOMPARE(model->rowCount(), 0);
    QCOMPARE(dialog.settings().order.properties.rename.size(), 1);
    part<QPushButton>(dialog, "defaultsButton")->click();
    QCOMPARE(dialog.settings().toJson(), commercemap::MappingSettings().toJson());
    use->click();
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
}

void KlaviyoDialogTest::consentIsEditedInFields()
{
    commercemap::MappingSettings settings;
    settings.customer.consent.email = "custom.fields.news";
    settings.customer.consent.emailAt = "custom.fields.newsAt";
    MappingDialog dialog(settings, u"customers"_s, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    auto *tabs = part<QTabWidget>(dialog, "tabs");
    tabs->setCurrentWidget(part<QWidget>(dialog, "consentTab"));
    QCOMPARE(namelessWidgets(&dialog), QStringList());
    QCOMPARE(part<QLineEdit>(dialog, "emailConsentEdit")->text(), u"custom.fields.news"_s);
    auto *use = part<QPushButton>(dialog, "useButton");
    auto *sms = part<QLineEdit>(dialog, "smsConsentEdit");
    sms->setFocus();
    QTest::keyClicks(sms, u"custom.fields.sms"_s);
    QVERIFY(!use->isEnabled()); // a consent has its time
    QVERIFY(part<QLabel>(dialog, "consentNote")->text().startsWith(u"Time of the SMS consent: "_s));
    takePicture(dialog, u"klaviyo-consent-problem"_s);
    QTest::keyClicks(part<QLineEdit>(dialog, "smsConsentAtEdit"), u"custom.fields.smsAt"_s);
    QTest::keyClicks(part<QLineEdit>(dialog, "consentSourceEdit"), u"Shop"_s);
    QVERIFY(use->isEnabled());
    QVERIFY(part<QLabel>(dialog, "consentNote")->text().isEmpty());
    takePicture(dialog, u"klaviyo-consent"_s);
    const auto &consent = dialog.settings().customer.consent;
    QCOMPARE(consent.email, QByteArray("custom.fields.news"));
    QCOMPARE(consent.sms, QByteArray("custom.fields.sms"));
    QCOMPARE(consent.smsAt, QByteArray("custom.fields.smsAt"));
    QCOMPARE(consent.source, QByteArray("Shop"));
    QVERIFY(part<QPlainTextEdit>(dialog, "documentText")
                ->toPlainText()
                .contains(u"custom.fields.smsAt"_s));
    // The document the other way round.
    settings.customer.consent = {};
    part<QPlainTextEdit>(dialog, "documentText")->setPlainText(QString::fromUtf8(settings.write()));
    QVERIFY(part<QLineEdit>(dialog, "smsConsentAtEdit")->text().isEmpty());
    part<QPushButton>(dialog, "defaultsButton")->click();
    QVERIFY(!dialog.settings().customer.consent.isOn());
}

void KlaviyoDialogTest::mappingIsEditedAsADocument()
{
    MappingDialog dialog({}, u"customers"_s, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    auto *document = part<QPlainTextEdit>(dialog, "documentText");
    auto *use = part<QPushButton>(dialog, "useButton");
    const QString whole = document->toPlainText();
    document->setPlainText(u"{\"formatVersion\":1,\"nonsense\":true}"_s);
    QVERIFY(!use->isEnabled());
    auto *problems = part<RowList>(dialog, "documentProblemList");
    QCOMPARE(problems->count(), 1);
    QVERIFY(problems->item(0)->text().startsWith(u"nonsense: "_s));
    document->setPlainText(u"{\"formatVersion\":1,\n\"customer\":{\"consent\":\n"
                           "{\"email\":\"a\"},\"phoneCountry\":\"x\"}}"_s);
    QCOMPARE(problems->count(), 2);
    QVERIFY2(problems->item(0)->text().startsWith(u"customer.phoneCountry: "_s)
            || problems->item(1)->text().startsWith(u"customer.phoneCountry: "_s),
        qPrintable(problems->item(0)->text()));
    const int consent = problems->item(0)->text().startsWith(u"customer"_s) ? 1 : 0;
    QVERIFY2(problems->item(consent)->text().startsWith(u"Time of the email consent: "_s)
            && problems->item(consent)->text().endsWith(u" (line 2, column 13)"_s),
        qPrintable(problems->item(consent)->text()));
    QCOMPARE(dialog.editor()->problems().size(), 2);
    QCOMPARE(dialog.settings().toJson(), commercemap::MappingSettings().toJson());
    document->setPlainText(QString(whole).replace(u"\"Placed Order\""_s, u"\"Bought\""_s));
    QVERIFY(use->isEnabled());
    QCOMPARE(dialog.settings().order.metrics.value(commercemap::EventKind::PlacedOrder),
        QByteArray("Bought"));
}

void KlaviyoDialogTest::mappingShowsWhatARecordBecomes()
{
    MappingDialog dialog({}, u"customers"_s, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    dialog.editor()->showPreview();
    QSignalSpy wanted(dialog.editor(), &PropertyMappingEditor::recordWanted);
    part<QLineEdit>(dialog, "recordIdEdit")->setText(u"c-1"_s);
    QTest::keyClick(part<QLineEdit>(dialog, "recordIdEdit"), Qt::Key_Return);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.first().at(0).toString(), u"customers"_s);
    QCOMPARE(wanted.first().at(1).toString(), u"c-1"_s);
    QVERIFY(dialog.isVisible()); // Enter fetches and does not accept
    dialog.editor()->setRecord(
        R"({"id":"c-1","email":"jane@example.com","custom":{"fields":{"tier":"A"}}})");
    const auto *result = part<QPlainTextEdit>(dialog, "resultText");
    QVERIFY(result->toPlainText().contains(u"\"tier\": \"A\""_s));
    dialog.editor()->setFetchProblem(Error{.what = u"There is no such customer"_s});
    QVERIFY(part<QLabel>(dialog, "previewNote")->text().contains(u"no such customer"_s));
}

// Of all its records, while one is shown.
void KlaviyoDialogTest::sampleTellsWhatWouldBeRejected()
{
    MappingDialog dialog({}, u"customers"_s, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    dialog.editor()->showPreview();
    dialog.editor()->setRecords({R"({"id":"c-1","email":"jane@example.com"})", R"({"id":"c-2"})",
        R"({"id":"c-3","email":"joe@example.com"})"});
    const auto *note = part<QLabel>(dialog, "previewNote");
    QTRY_VERIFY2(note->text().contains(u"1 of 3 samples"_s), qPrintable(note->text()));
    QCOMPARE(dialog.editor()->warningCount(), 1);
    QVERIFY(!note->text().contains(u"would be rejected"_s)); // not the one that is shown
    auto *misfit = part<QToolButton>(dialog, "sampleMisfitButton");
    QVERIFY(misfit->isVisible());
    misfit->click();
    QVERIFY(note->text().contains(u"would be rejected"_s));
    takePicture(dialog, u"klaviyo-mapping-tally"_s);
}

QObject *sluice::testing::makeKlaviyoDialogTest()
{
    return new KlaviyoDialogTest;
}

#include "tst_klaviyodialogs.moc"
