// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/klaviyo/klaviyofieldmodel.h"
#include "console/klaviyo/mappingdialog.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowdelegate.h"
#include "console/widgets/rowlist.h"
#include "gui/klaviyo/klaviyobench.h"

#include <QAbstractItemModelTester>
#include <QAbstractItemView>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

const QByteArray kJane = R"({"id":"c-1","email":"jane@example.com","firstName":"Jane",)"
                         R"("locale":"en","dateOfBirth":"1990-01-01","addresses":[{"city":"Rome",)"
                         R"("mobile":"12","country":"IT"}],"custom":{"fields":{"tier":"A"}}})";

QModelIndex fieldCell(const QAbstractItemModel *model, const QString &target, int column)
{
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->index(row, KlaviyoFieldModel::Target).data().toString() == target)
            return model->index(row, column);
    }
    return {};
}

} // namespace

// The editor of a Klaviyo job's mapping in its dialog, alone.
class KlaviyoMappingTest final : public QObject
{
    Q_OBJECT

private slots:
    void mappingIsEditedInTheTable();
    void consentIsEditedInFields();
    void mappingIsEditedAsADocument();
    void mappingShowsWhatARecordBecomes();
    void everyAttributeHasALine();
    void attributesAreEdited();
    void autoMapTellsWhatItDid();
    void unusedFieldsAreIgnored();
    void menuShowsAllColumns();
    void sampleTellsWhatWouldBeRejected();
};

void KlaviyoMappingTest::mappingIsEditedInTheTable()
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

void KlaviyoMappingTest::consentIsEditedInFields()
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

void KlaviyoMappingTest::mappingIsEditedAsADocument()
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

void KlaviyoMappingTest::mappingShowsWhatARecordBecomes()
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

// A line for each attribute that Klaviyo has, with a record of the shop before and after.
void KlaviyoMappingTest::everyAttributeHasALine()
{
    MappingDialog dialog({}, u"customers"_s, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QAbstractItemModel *model = part<QAbstractItemView>(dialog, "klaviyoFieldTable")->model();
    const QAbstractItemModelTester tester(
        model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    using Column = KlaviyoFieldModel::Column;
    const auto text = [model](const QString &target, Column column) {
        return fieldCell(model, target, column).data().toString();
    };
    for (const QString &target : {u"email"_s, u"external_id"_s, u"first_name"_s, u"last_name"_s,
             u"title"_s, u"organization"_s, u"phone_number"_s, u"locale"_s, u"image"_s,
             u"location.address1"_s, u"location.address2"_s, u"location.city"_s,
             u"location.country"_s, u"location.region"_s, u"location.zip"_s})
        QVERIFY2(fieldCell(model, target, Column::Target).isValid(), qPrintable(target));
    QCOMPARE(text(u"email"_s, Column::Source), u"email"_s);
    QCOMPARE(text(u"locale"_s, Column::Source), u"not sent"_s);
    dialog.editor()->setRecords({kJane, R"({"id":"c-2"})"});
    QTRY_COMPARE(text(u"location.city"_s, Column::Result), u"Rome"_s);
    QCOMPARE(text(u"first_name"_s, Column::Sample), u"Jane"_s);
    QCOMPARE(text(u"properties.tier"_s, Column::Result), u"A"_s);
    QCOMPARE(text(u"external_id"_s, Column::Result), u"c-1"_s);
    QVERIFY(text(u"phone_number"_s, Column::Result) != u"12"_s); // told why
    QVERIFY(!text(u"phone_number"_s, Column::Result).isEmpty());
    takePicture(dialog, u"klaviyo-fields"_s);
    // Those that some records do not fit.
    auto *filter = part<QWidget>(dialog, "mappingFilter");
    const QList<QPushButton *> segments = filter->findChildren<QPushButton *>();
    QCOMPARE(segments.size(), 4);
    segments.at(1)->click();
    QCOMPARE(model->rowCount(), 2);
    QVERIFY(fieldCell(model, u"email"_s, 0).isValid());
    segments.at(2)->click();
    for (int row = 0; row < model->rowCount(); ++row)
        QVERIFY(model->index(row, Column::Target).data(CellRole::Note).toString() == u"required"_s);
    segments.at(3)->click();
    QVERIFY(fieldCell(model, u"image"_s, 0).isValid());
    QVERIFY(!fieldCell(model, u"email"_s, 0).isValid());
    segments.at(0)->click();
    dialog.editor()->find(u"city"_s);
    QCOMPARE(model->rowCount(), 1);
    dialog.editor()->find({});
    auto *header = part<QTreeView>(dialog, "klaviyoFieldTable");
    header->sortByColumn(Column::Target, Qt::DescendingOrder);
    QVERIFY(model->index(0, Column::Target).data().toString() > u"p"_s);
}

void KlaviyoMappingTest::attributesAreEdited()
{
    MappingDialog dialog({}, u"customers"_s, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    dialog.editor()->setRecords({kJane});
    QAbstractItemModel *model = part<QAbstractItemView>(dialog, "klaviyoFieldTable")->model();
    using Column = KlaviyoFieldModel::Column;
    const auto set = [model](const QString &target, Column column, const QString &value) {
        return model->setData(fieldCell(model, target, column), value, Qt::EditRole);
    };
    QVERIFY(set(u"location.city"_s, Column::Source, u"shipping"_s));
    QCOMPARE(dialog.settings().customer.address, commercemap::AddressChoice::Shipping);
    QVERIFY(set(u"email"_s, Column::What, u"drop"_s));
    QCOMPARE(dialog.settings().customer.badEmail, commercemap::BadEmail::Drop);
    QVERIFY(set(u"properties.tier"_s, Column::Source, QString()));
    QVERIFY(dialog.settings().customer.properties.exclude.contains("tier"));
    QVERIFY(!set(u"image"_s, Column::Source, u"x"_s)); // nothing can be made of it
    // What nothing uses becomes a property.
    auto *unused = part<QAbstractItemView>(dialog, "unusedSourceList");
    QTRY_VERIFY(unused->model()->rowCount() > 0);
    QStringList names;
    for (int row = 0; row < unused->model()->rowCount(); ++row) {
        names << unused->model()->index(row, 0).data().toString();
        if (names.last() == "dateOfBirth"_L1)
            emit unused->activated(unused->model()->index(row, 0));
    }
    QVERIFY2(names.contains(u"dateOfBirth"_s), qPrintable(names.join(u' ')));
    QVERIFY(!names.contains(u"email"_s));
    QCOMPARE(
        dialog.settings().customer.properties.add.value("dateOfBirth"), QByteArray("dateOfBirth"));
    QVERIFY(fieldCell(model, u"properties.dateOfBirth"_s, 0).isValid());
    // Every edit can be undone.
    for (int i = 0; i < 4; ++i)
        part<QToolButton>(dialog, "undoButton")->click();
    QCOMPARE(dialog.settings().toJson(), commercemap::MappingSettings().toJson());
}

void KlaviyoMappingTest::autoMapTellsWhatItDid()
{
    MappingDialog dialog({}, u"customers"_s, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    auto *autoMap = part<QPushButton>(dialog, "autoMapButton");
    QVERIFY(!autoMap->isEnabled()); // nothing is known of the shop's records
    dialog.editor()->setRecords({kJane});
    QTRY_VERIFY(autoMap->isEnabled());
    QTest::qWait(20);
    QVERIFY(dialog.editor()->saysNothing()); // unasked it changes nothing of what the plugin sends
    autoMap->click();
    QVERIFY(dialog.settings().customer.sendLocale);
    const QAbstractItemModel *fields
        = part<QAbstractItemView>(dialog, "klaviyoFieldTable")->model();
    const auto locale = [fields](int role) {
        return fieldCell(fields, u"locale"_s, KlaviyoFieldModel::Result).data(role).toString();
    };
    QVERIFY2(locale(Qt::ToolTipRole).contains(u"%"_s), qPrintable(locale(Qt::ToolTipRole)));
    dialog.editor()->setSaved();
    QCOMPARE(locale(Qt::ToolTipRole), QString());
    auto *bar = part<MessageBar>(dialog, "mappingBar");
    QVERIFY2(bar->text().contains(u"set 1 "_s), qPrintable(bar->text()));
    emit bar->actionTriggered(u"undo"_s);
    QCOMPARE(dialog.settings().toJson(), commercemap::MappingSettings().toJson());
    // Of products their own attributes.
    part<QComboBox>(dialog, "fieldsOfCombo")->setCurrentIndex(3);
    dialog.editor()->setRecords({R"({"id":"p-1","name":{"en":"Chair"},"slug":{"en":"chair"},)"
                                 R"("masterVariant":{"id":1,"sku":"S-1","attributes":)"
                                 R"([{"name":"colour","value":"red"}]}})"});
    auto *model = part<QAbstractItemView>(dialog, "klaviyoFieldTable")->model();
    QTRY_COMPARE(
        fieldCell(model, u"variant.sku"_s, KlaviyoFieldModel::Result).data().toString(), u"S-1"_s);
    autoMap->click();
    QCOMPARE(dialog.settings().product.metadata.value("colour"), QByteArray("attributes.colour"));
    QTRY_COMPARE(
        fieldCell(model, u"custom_metadata.colour"_s, KlaviyoFieldModel::Sample).data().toString(),
        u"red"_s);
}

void KlaviyoMappingTest::unusedFieldsAreIgnored()
{
    MappingDialog dialog({}, u"customers"_s, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    dialog.editor()->setRecords({kJane});
    auto *unused = part<QAbstractItemView>(dialog, "unusedSourceList");
    QAbstractItemModel *model = unused->model();
    QTRY_VERIFY(model->rowCount() > 0);
    const auto rowOf = [model](const QString &path) {
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, 0).data().toString() == path)
                return row;
        }
        return -1;
    };
    const int count = model->rowCount();
    QVERIFY(rowOf(u"dateOfBirth"_s) >= 0);
    part<QTabWidget>(dialog, "tabs")->setCurrentWidget(unused->parentWidget()->parentWidget());
    unused->setCurrentIndex(model->index(rowOf(u"dateOfBirth"_s), 0));
    QCOMPARE(unused->actions().size(), 2);
    unused->actions().at(1)->trigger();
    QCOMPARE(model->rowCount(), count - 1);
    QCOMPARE(rowOf(u"dateOfBirth"_s), -1);
    QCOMPARE(dialog.settings().ignored.value("customers"), QSet<QByteArray>{"dateOfBirth"});
    QVERIFY(dialog.settings().customer.properties.add.isEmpty());
    QVERIFY(!dialog.editor()->isSaved());
    part<QToolButton>(dialog, "undoButton")->click();
    QCOMPARE(model->rowCount(), count);
    QVERIFY(dialog.editor()->saysNothing());
    dialog.setReadOnly();
    QVERIFY(!unused->actions().at(1)->isEnabled());
}

void KlaviyoMappingTest::menuShowsAllColumns()
{
    MappingDialog dialog({}, u"customers"_s, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    dialog.resize(700, 500);
    auto *view = part<QTreeView>(dialog, "klaviyoFieldTable");
    QTRY_VERIFY(view->isColumnHidden(KlaviyoFieldModel::What));
    QCOMPARE(view->contextMenuPolicy(), Qt::ActionsContextMenu);
    part<QAction>(dialog, "actionAllColumns")->trigger();
    QVERIFY(!view->isColumnHidden(KlaviyoFieldModel::What));
    QVERIFY(!view->isColumnHidden(KlaviyoFieldModel::SourceType));
}

// Of all its records, while one is shown.
void KlaviyoMappingTest::sampleTellsWhatWouldBeRejected()
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

QObject *sluice::testing::makeKlaviyoMappingTest()
{
    return new KlaviyoMappingTest;
}

#include "tst_klaviyomapping.moc"
