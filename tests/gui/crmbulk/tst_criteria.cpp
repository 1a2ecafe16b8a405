// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/criteriacheck.h"
#include "console/crmbulk/criteriadelegate.h"
#include "console/crmbulk/criteriadialog.h"
#include "console/crmbulk/fieldsdialog.h"
#include "console/widgets/rowview.h"
#include "console/widgets/segments.h"
#include "gui/crmbulk/crmsamples.h"
#include "gui/pagefixture.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

QJsonObject json(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

QString formProblem(const QJsonObject &criteria)
{
    JsonProblems problems;
    checkCriteria(criteria, {}, problems);
    return problems.texts().join(u"; "_s);
}

} // namespace

// The criteria of a CRM read: as the service takes them, as a table, and back.
class CriteriaTest final : public QObject
{
    Q_OBJECT

private slots:
    void comeBackAsTheyWere_data();
    void comeBackAsTheyWere();
    void comparatorsFitTheType_data();
    void comparatorsFitTheType();
    void valuesBecomeJson_data();
    void valuesBecomeJson();
    void modelHolds();
    void comparisonsFollowTheField();
    void editorsFitTheField();
    void problemsAreTold();
    void dialogMakesCriteria();
    void dialogKeepsWhatIsNested();
    void dialogTakesNoMoreThanTheService();
    void dialogAsksBeforeEditsGo();

private:
    PreparedPrompt m_prompt;
};

void CriteriaTest::comeBackAsTheyWere_data()
{
    QTest::addColumn<QJsonObject>("criteria");
    QTest::newRow("none") << QJsonObject();
    QTest::newRow("one") << json(
        R"({"field":{"api_name":"Company"},"comparator":"equal","value":"X"})");
    QTest::newRow("a group of one") << json(
        R"({"group_operator":"or","group":[
            {"field":{"api_name":"Score"},"comparator":"greater_than","value":5}]})");
    QTest::newRow("several") << json(
        R"({"group_operator":"and","group":[
            {"field":{"api_name":"Lead_Source"},"comparator":"in","value":["Web","Trade Show"]},
            {"field":{"api_name":"Revenue"},"comparator":"less_equal","value":10.5},
            {"field":{"api_name":"Opt_Out"},"comparator":"equal","value":false},
            {"field":{"api_name":"Account_Name.Phone"},"comparator":"equal","value":"${EMPTY}"},
            {"field":{"api_name":"Modified_Time"},"comparator":"between",
             "value":["2026-01-01T00:00:00+00:00","2026-02-01T00:00:00+00:00"]}]})");
}

void CriteriaTest::comeBackAsTheyWere()
{
    QFETCH(QJsonObject, criteria);
    const auto read = CrmCriteria::fromJson(criteria);
    QVERIFY(read);
    QCOMPARE(read->toJson(), criteria);
    QVERIFY2(formProblem(criteria).isEmpty(), qPrintable(formProblem(criteria)));
    CriteriaDialog dialog(criteria, samples::leadFields(), m_prompt, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QCOMPARE(dialog.criteria(), criteria);
    QVERIFY(dialog.findChild<QPushButton *>(u"useButton"_s)->isEnabled());
}

void CriteriaTest::comparatorsFitTheType_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("fitting");
    QTest::addColumn<QString>("other");
    QTest::newRow("number") << u"currency"_s << u"greater_equal"_s << u"contains"_s;
    QTest::newRow("text") << u"email"_s << u"starts_with"_s << u"less_than"_s;
    QTest::newRow("list") << u"multiselectpicklist"_s << u"not_contains"_s << u"between"_s;
    QTest::newRow("time") << u"datetime"_s << u"not_between"_s << u"ends_with"_s;
    QTest::newRow("flag") << u"boolean"_s << u"equal"_s << u"not_equal"_s;
    QTest::newRow("lookup") << u"ownerlookup"_s << u"not_in"_s << u"contains"_s;
}

void CriteriaTest::comparatorsFitTheType()
{
    QFETCH(QString, type);
    QFETCH(QString, fitting);
    QFETCH(QString, other);
    QVERIFY(comparatorsOf(type).contains(fitting));
    QVERIFY(!comparatorsOf(type).contains(other));
}

void CriteriaTest::valuesBecomeJson_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("comparator");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QJsonValue>("value");
    const QString equal = u"equal"_s;
    QTest::newRow("text") << u"text"_s << equal << u"12"_s << QJsonValue(u"12"_s);
    QTest::newRow("number") << u"integer"_s << equal << u" 12 "_s << QJsonValue(12);
    QTest::newRow("19 digits") << u"bigint"_s << equal << u"4000000000000000001"_s
                               << QJsonValue(u"4000000000000000001"_s);
    QTest::newRow("no number") << u"double"_s << equal << u"many"_s << QJsonValue(u"many"_s);
    QTest::newRow("flag") << u"boolean"_s << equal << u"TRUE"_s << QJsonValue(true);
    QTest::newRow("list") << u"text"_s << u"in"_s << u"a, \"b, c\""_s
                          << QJsonValue(QJsonArray{u"a"_s, u"b, c"_s});
    QTest::newRow("numbers") << u"integer"_s << u"not_in"_s << u"1, 2"_s
                             << QJsonValue(QJsonArray{1, 2});
}

void CriteriaTest::valuesBecomeJson()
{
    QFETCH(QString, type);
    QFETCH(QString, comparator);
    QFETCH(QString, typed);
    QFETCH(QJsonValue, value);
    QCOMPARE(conditionValue(type, comparator, typed), value);
    QCOMPARE(conditionValue(type, comparator, conditionText(value)), value);
}

void CriteriaTest::modelHolds()
{
    CriteriaModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFields(samples::leadFields());
    QSignalSpy edited(&model, &CriteriaModel::edited);
    const int row = model.add();
    QVERIFY(!model.problem().isEmpty());
    QVERIFY(model.setData(model.index(row, CriteriaModel::Field), u"Company"_s, Qt::EditRole));
    QVERIFY(model.setData(model.index(row, CriteriaModel::Value), u"Acme"_s, Qt::EditRole));
    QVERIFY2(model.problem().isEmpty(), qPrintable(model.problem()));
    QVERIFY(!model.setData(model.index(row, CriteriaModel::Check), u"x"_s, Qt::EditRole));
    model.add();
    model.remove(0);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(edited.size(), 5);
    model.setConditions({});
    QCOMPARE(model.rowCount(), 0);
}

void CriteriaTest::comparisonsFollowTheField()
{
    CriteriaModel model;
    model.setFields(samples::leadFields());
    model.setConditions({{u"Company"_s, u"contains"_s, u"7"_s}});
    const QModelIndex field = model.index(0, CriteriaModel::Field);
    const QModelIndex comparator = model.index(0, CriteriaModel::Comparator);
    const QModelIndex value = model.index(0, CriteriaModel::Value);
    model.setData(field, u"Revenue"_s, Qt::EditRole); // numbers do not contain
    QCOMPARE(model.conditions().at(0).comparator, u"equal"_s);
    QCOMPARE(model.conditions().at(0).value, QJsonValue(7));
    model.setData(comparator, u"in"_s, Qt::EditRole);
    QCOMPARE(model.conditions().at(0).value, QJsonValue(QJsonArray{7}));
    model.setData(comparator, u"not_empty"_s, Qt::EditRole);
    QCOMPARE(model.conditions().at(0).comparator, u"not_equal"_s);
    QCOMPARE(model.conditions().at(0).value.toString(), CrmCondition::kEmptyValue);
    QVERIFY(!(model.flags(value) & Qt::ItemIsEditable));
    QCOMPARE(value.data().toString(), QString());
    QCOMPARE(comparator.data().toString(), u"is not empty"_s);
    QCOMPARE(describeCriteria(CrmCriteria{model.conditions()}.toJson(), samples::leadFields()),
        u"Revenue is not empty"_s);
}

void CriteriaTest::editorsFitTheField()
{
    CriteriaModel model;
    model.setFields(samples::leadFields());
    model.setConditions(
        {{u"Company"_s, u"equal"_s, u"X"_s}, {u"Lead_Source"_s, u"equal"_s, u"Web"_s},
            {u"Lead_Source"_s, u"in"_s, QJsonArray{u"Web"_s}}, {u"Opt_Out"_s, u"equal"_s, false},
            {u"Modified_Time"_s, u"less_than"_s, u"2026-01-31T08:00:00+00:00"_s}});
    const CriteriaDelegate delegate(model, nullptr);
    QWidget parent;
    const auto editor = [&](int row) {
        const QModelIndex index = model.index(row, CriteriaModel::Value);
        QWidget *made = delegate.createEditor(&parent, {}, index);
        delegate.setEditorData(made, index);
        return made;
    };
    QVERIFY(qobject_cast<QLineEdit *>(editor(0)));
    auto *picks = qobject_cast<QComboBox *>(editor(1));
    QVERIFY(picks);
    QVERIFY(picks->findText(u"Trade Show"_s) >= 0);
    QVERIFY(qobject_cast<QLineEdit *>(editor(2)));
    auto *flag = qobject_cast<QComboBox *>(editor(3));
    QVERIFY(flag && !flag->isEditable());
    flag->setCurrentText(u"true"_s);
    delegate.setModelData(flag, &model, model.index(3, CriteriaModel::Value));
    QCOMPARE(model.conditions().at(3).value, QJsonValue(true));
    auto *time = qobject_cast<QDateTimeEdit *>(editor(4));
    QVERIFY(time);
    const QJsonValue before = model.conditions().at(4).value;
    delegate.setModelData(time, &model, model.index(4, CriteriaModel::Value));
    QCOMPARE(model.conditions().at(4).value, before);
}

void CriteriaTest::problemsAreTold()
{
    const QList<CrmField> fields = samples::leadFields();
    const auto problem
        = [&fields](const QString &field, const QString &comparator, const QJsonValue &value) {
              return conditionProblem({field, comparator, value}, fields);
          };
    QVERIFY(problem(u"Nowhere"_s, u"equal"_s, u"x"_s).contains(u"no field Nowhere"_s));
    QVERIFY(!problem(u"Revenue"_s, u"contains"_s, 5).isEmpty());
    QVERIFY(problem(u"Revenue"_s, u"equal"_s, u"many"_s).contains(u"no number"_s));
    QVERIFY(!problem(u"Modified_Time"_s, u"equal"_s, u"2026-01-31"_s).isEmpty());
    QVERIFY(!problem(u"Modified_Time"_s, u"equal"_s, u"2026-01-31T08:00:00.123+00:00"_s).isEmpty());
    QVERIFY(problem(u"Modified_Time"_s, u"equal"_s, u"2026-01-31T08:00:00+05:30"_s).isEmpty());
    QVERIFY(problem(u"Company"_s, u"equal"_s, QString(256, u'x')).contains(u"255"_s));
    QJsonArray many;
    for (int i = 0; i < 21; ++i)
        many.append(QString::number(i));
    QVERIFY(problem(u"Company"_s, u"in"_s, many).contains(u"20"_s));
    QVERIFY(!problem(u"Account_Name"_s, u"equal"_s, u"Acme"_s).isEmpty());
    QVERIFY(problem(u"Account_Name"_s, u"equal"_s, CrmCondition::kEmptyValue).isEmpty());
    QVERIFY(problem(u"Account_Name.Phone"_s, u"equal"_s, u"+1"_s).isEmpty());
}

void CriteriaTest::dialogMakesCriteria()
{
    CriteriaDialog dialog({}, samples::leadFields(), m_prompt, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    auto *use = dialog.findChild<QPushButton *>(u"useButton"_s);
    auto *model = dialog.findChild<RowView *>(u"criteriaTable"_s)->model();
    for (const auto &[field, value] :
        {std::pair{u"Company"_s, u"Acme"_s}, std::pair{u"Lead_Source"_s, u"Web"_s}}) {
        dialog.findChild<QPushButton *>(u"addConditionButton"_s)->click();
        const int row = model->rowCount() - 1;
        QVERIFY(!use->isEnabled());
        model->setData(model->index(row, CriteriaModel::Field), field);
        model->setData(model->index(row, CriteriaModel::Value), value);
        QVERIFY(use->isEnabled());
    }
    dialog.findChild<Segments *>(u"joinSegments"_s)->button(u"or"_s)->click();
    QCOMPARE(dialog.criteria().value("group_operator"_L1), u"or"_s);
    QCOMPARE(dialog.criteria().value("group"_L1).toArray().size(), 2);
    QVERIFY2(formProblem(dialog.criteria()).isEmpty(), qPrintable(formProblem(dialog.criteria())));
    const auto *text = dialog.findChild<QPlainTextEdit *>(u"criteriaText"_s);
    QCOMPARE(json(text->toPlainText().toUtf8().constData()), dialog.criteria());
    QVERIFY2(namelessWidgets(&dialog).isEmpty(), qPrintable(namelessWidgets(&dialog).join(u' ')));
    dialog.findChild<QPushButton *>(u"allRecordsButton"_s)->click();
    QVERIFY(dialog.criteria().isEmpty());
    QCOMPARE(model->rowCount(), 0);
}

void CriteriaTest::dialogAsksBeforeEditsGo()
{
    PreparedPrompt prompt;
    CriteriaDialog dialog({}, samples::leadFields(), prompt, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    dialog.reject();
    QVERIFY(!dialog.isVisible() && prompt.asked.isEmpty()); // nothing was typed
    dialog.show();
    dialog.findChild<QPlainTextEdit *>(u"criteriaText"_s)->setPlainText(u"{\"field\""_s);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QCOMPARE(prompt.asked.size(), 1);
    QVERIFY(dialog.isVisible());
    prompt.isYes = true;
    dialog.findChild<QPushButton *>(u"cancelButton"_s)->click();
    QVERIFY(!dialog.isVisible());
    QCOMPARE(dialog.result(), int(QDialog::Rejected));

    prompt.asked.clear();
    FieldsDialog fields(samples::leadFields(), {}, prompt, nullptr);
    fields.setAttribute(Qt::WA_DeleteOnClose, false);
    fields.show();
    fields.reject();
    QVERIFY(!fields.isVisible() && prompt.asked.isEmpty());
    fields.show();
    fields.findChild<QListWidget *>(u"fieldsList"_s)->item(0)->setCheckState(Qt::Checked);
    fields.close(); // as the window's cross does
    QCOMPARE(prompt.asked.size(), 1);
}

void CriteriaTest::dialogKeepsWhatIsNested()
{
    const QJsonObject nested = json(
        R"({"group_operator":"and","group":[
            {"field":{"api_name":"Company"},"comparator":"equal","value":"X"},
            {"group_operator":"or","group":[
                {"field":{"api_name":"Email"},"comparator":"equal","value":"${EMPTY}"}]}]})");
    QCOMPARE(describeCriteria(nested, samples::leadFields()), u"Nested conditions"_s);
    CriteriaDialog dialog(nested, samples::leadFields(), m_prompt, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QCOMPARE(dialog.criteria(), nested);
    QVERIFY(!dialog.findChild<RowView *>(u"criteriaTable"_s)->isEnabled());
    QVERIFY(!dialog.findChild<QPushButton *>(u"addConditionButton"_s)->isEnabled());
    QVERIFY(dialog.findChild<QLabel *>(u"criteriaNote"_s)->text().contains(u"nested"_s));
    auto *use = dialog.findChild<QPushButton *>(u"useButton"_s);
    QVERIFY(use->isEnabled());
    auto *text = dialog.findChild<QPlainTextEdit *>(u"criteriaText"_s);
    text->setPlainText(u"{"_s);
    QVERIFY(!use->isEnabled());
    QCOMPARE(dialog.criteria(), nested);
    text->setPlainText(uR"({"field":{"api_name":"Company"},"comparator":"like","value":"X"})"_s);
    QVERIFY(!use->isEnabled()); // no such comparison
    text->setPlainText(uR"({"field":{"api_name":"Company"},"comparator":"equal","value":"Y"})"_s);
    QVERIFY(use->isEnabled());
    QVERIFY(dialog.findChild<RowView *>(u"criteriaTable"_s)->isEnabled());
}

void CriteriaTest::dialogTakesNoMoreThanTheService()
{
    CrmCriteria criteria;
    for (int i = 0; i < CrmCriteria::kMostConditions; ++i)
        criteria.conditions.append({u"Company"_s, u"not_equal"_s, QString::number(i)});
    CriteriaDialog dialog(criteria.toJson(), samples::leadFields(), m_prompt, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QVERIFY(!dialog.findChild<QPushButton *>(u"addConditionButton"_s)->isEnabled());
    QVERIFY(dialog.findChild<QPushButton *>(u"useButton"_s)->isEnabled());
}

QObject *makeCriteriaTest()
{
    return new CriteriaTest;
}

#include "tst_criteria.moc"
