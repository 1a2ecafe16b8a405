// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/crmmappingdialog.h"
#include "console/jobs/transformsdialog.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "console/widgets/segments.h"
#include "gui/crmbulk/crmsamples.h"
#include "gui/pagefixture.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

CrmMappingEnds ends(const QString &operation = u"update"_s, const QStringList &columns = {})
{
    CrmMappingEnds ends{.module = u"Leads"_s, .operation = operation};
    for (const CrmField &field : samples::leadFields())
        ends.targetFields.insert(field.apiName, field);
    ends.isSameRecord = columns.isEmpty();
    if (columns.isEmpty())
        ends.sourceFields = ends.targetFields;
    ends.fileColumns = columns;
    return ends;
}

QStringList namesOf(const QList<CrmMappingRow> &rows)
{
    QStringList names;
    for (const CrmMappingRow &row : rows)
        names << row.name();
    return names;
}

} // namespace

// The editor of a CRM job's mapping: its rows, Auto-Map and the way back, problems, the document.
class CrmMappingTest final : public QObject
{
    Q_OBJECT

private slots:
    void rowsAreTheFields();
    void originsAreTyped_data();
    void originsAreTyped();
    void modelHolds();
    void problemsStandBesideTheirFields();
    void linesTellTheirState();
    void sourcesHaveTheirType();
    void autoMapCanBeTakenBack();
    void newMappingOfAFileIsMappedUnasked();
    void emptyMappingsThatMeanSomethingAreLeft();
    void transformsAreEdited();
    void documentSaysTheSame();
    void filtersShowAPart();
    void cannotBeChangedWhileItRuns();

private:
    void open(const CrmMapping &mapping, const CrmMappingEnds &between,
        const QList<QStringList> &values = {})
    {
        m_dialog = std::make_unique<CrmMappingDialog>(mapping, nullptr);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        m_dialog->show();
        m_dialog->editor()->setEnds(between, values);
    }
    template <class T> T *find(const char *name)
    {
        return m_dialog->findChild<T *>(QLatin1StringView(name));
    }
    CrmMappingModel *model() { return m_dialog->findChild<CrmMappingModel *>(); }
    void put(const QString &target, int column, const QVariant &value)
    {
        QVERIFY(
            model()->setData(model()->index(model()->rowOf(target), column), value, Qt::EditRole));
    }
    QString note() { return find<QLabel>("footNote")->text(); }
    bool canUse() { return find<QPushButton>("useButton")->isEnabled(); }

    std::unique_ptr<CrmMappingDialog> m_dialog;
};

void CrmMappingTest::rowsAreTheFields()
{
    CrmMapping mapping;
    mapping.fields = {{.target = u"Company"_s, .source = u"Company"_s},
        {.target = u"Gone"_s, .source = u"Company"_s}};
    const QList<CrmMappingRow> updating = crmMappingRows(mapping, ends());
    QVERIFY(!namesOf(updating).contains(u"Score"_s)); // read only
    QCOMPARE(namesOf(updating).mid(0, 2), QStringList({u"Company"_s, u"Gone"_s})); // mapped first
    QVERIFY(!updating.at(1).isThere);
    QCOMPARE(namesOf(crmMappingRows(mapping, ends(u"insert"_s))).first(), u"Last_Name"_s);
    CrmMapping back;
    putCrmMappingRows(updating, back);
    QCOMPARE(back.write(), mapping.write());
}

void CrmMappingTest::originsAreTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::newRow("column") << u" Firma "_s << u"source"_s << u"Firma"_s;
    QTest::newRow("constant") << u"= Web"_s << u"value"_s << u" Web"_s;
    QTest::newRow("nothing, for all") << u"="_s << u"value"_s << QString();
    QTest::newRow("template") << u"{{A}} of {{B}}"_s << u"template"_s << u"{{A}} of {{B}}"_s;
}

void CrmMappingTest::originsAreTyped()
{
    QFETCH(QString, typed);
    QFETCH(QString, key);
    QFETCH(QString, value);
    const auto rule = withOrigin({}, samples::leadFields().first(), typed);
    QVERIFY(rule);
    CrmMapping mapping;
    mapping.fields = {*rule};
    const QJsonObject json = mapping.toJson().value("fields"_L1)[0].toObject();
    QCOMPARE(json.value(key).toString(), value);
    QCOMPARE(
        withOrigin(rule, samples::leadFields().first(), originText(*rule))->value, rule->value);
    QVERIFY(!withOrigin(rule, samples::leadFields().first(), u" "_s));
}

void CrmMappingTest::modelHolds()
{
    CrmMappingModel rows;
    const QAbstractItemModelTester tester(
        &rows, QAbstractItemModelTester::FailureReportingMode::QtTest);
    rows.setRows(crmMappingRows({}, ends()));
    const int account = rows.rowOf(u"Account_Name"_s);
    const auto flagsOf = [&rows](int row, int column) { return rows.index(row, column).flags(); };
    QVERIFY(!(flagsOf(account, CrmMappingModel::IfEmpty) & Qt::ItemIsEditable)); // not mapped
    QVERIFY(rows.setData(
        rows.index(account, CrmMappingModel::Source), u"Account_Name"_s, Qt::EditRole));
    QVERIFY(flagsOf(account, CrmMappingModel::IfEmpty) & Qt::ItemIsEditable);
    QVERIFY(flagsOf(account, CrmMappingModel::FindBy) & Qt::ItemIsEditable);
    QCOMPARE(rows.rows().at(account).rule->findBy, u"id"_s); // lookups need one
    QVERIFY(rows.setData(rows.index(account, CrmMappingModel::IfEmpty),
        static_cast<int>(CrmEmptyValue::Reject), Qt::EditRole));
    QVERIFY(rows.setData(rows.index(account, CrmMappingModel::Sensitive),
        static_cast<int>(CrmSensitive::Mask), Qt::EditRole));
    QCOMPARE(rows.index(account, CrmMappingModel::Sensitive).data().toString(), u"Masked"_s);
    const int company = rows.rowOf(u"Company"_s);
    rows.setData(rows.index(company, CrmMappingModel::Source), u"Company"_s, Qt::EditRole);
    QVERIFY(!(flagsOf(company, CrmMappingModel::FindBy) & Qt::ItemIsEditable)); // no lookup
    rows.setFilter(FieldFilter::Unmapped, {});
    QCOMPARE(rows.rowCount(), static_cast<int>(rows.rows().size()) - 2);
    rows.setFilter(FieldFilter::All, u"accou"_s);
    QCOMPARE(rows.rowCount(), 1);
    QVERIFY(rows.setData(rows.index(0, CrmMappingModel::Source), QString(), Qt::EditRole));
    QVERIFY(!rows.rows().at(account).rule);
    QCOMPARE(CrmMappingModel::marksOf(samples::leadFields().at(0)), u"required"_s);
    QCOMPARE(CrmMappingModel::marksOf(samples::leadFields().at(1)), u"sensitive"_s);
}

void CrmMappingTest::problemsStandBesideTheirFields()
{
    open({}, ends(u"insert"_s, {u"Name"_s, u"Firma"_s}));
    QVERIFY(!canUse()); // nothing fills the required name
    const auto problem = [this](const QString &target) {
        return model()->index(model()->rowOf(target), CrmMappingModel::Check).data().toString();
    };
    QVERIFY2(problem(u"Last_Name"_s).contains(u"required"_s), qPrintable(note()));
    put(u"Last_Name"_s, CrmMappingModel::Source, u"Name"_s);
    QVERIFY2(canUse(), qPrintable(note()));
    put(u"Company"_s, CrmMappingModel::Source, u"Nowhere"_s);
    QVERIFY(problem(u"Company"_s).contains(u"the file lacks"_s));
    QVERIFY(!canUse());
    put(u"Company"_s, CrmMappingModel::Source, u"Firma"_s);
    put(u"Lead_Source"_s, CrmMappingModel::Source, u"=Radio"_s); // no member of the list
    QVERIFY(problem(u"Lead_Source"_s).contains(u"constant"_s));
    put(u"Lead_Source"_s, CrmMappingModel::Source, u"=Web"_s);
    QVERIFY2(canUse(), qPrintable(note()));
    QCOMPARE(m_dialog->mapping().fields.size(), 3);
}

// An icon in front, the types of both ends, and below the table the way to mend what is wrong.
void CrmMappingTest::linesTellTheirState()
{
    open({}, ends(u"insert"_s, {u"Name"_s, u"Firma"_s}));
    const auto icon = [this](const QString &target) {
        return model()
            ->index(model()->rowOf(target), CrmMappingModel::Status)
            .data(CellRole::Icon)
            .toString();
    };
    QCOMPARE(icon(u"Last_Name"_s), u"state-failed"_s);
    QCOMPARE(icon(u"Company"_s), QString());
    auto *mend = find<QPushButton>("mend-Last_Name");
    QVERIFY(mend);
    mend->click();
    QCOMPARE(find<RowView>("mappingTable")->currentIndex().row(), model()->rowOf(u"Last_Name"_s));
    put(u"Last_Name"_s, CrmMappingModel::Source, u"Name"_s);
    QCOMPARE(icon(u"Last_Name"_s), u"state-completed"_s);
    QTRY_VERIFY(!find<QPushButton>("mend-Last_Name"));
    auto *view = find<RowView>("mappingTable");
    const auto label = [this](int row) {
        return model()->index(row, CrmMappingModel::Target).data().toString().toLower();
    };
    view->sortByColumn(CrmMappingModel::Target, Qt::DescendingOrder);
    QVERIFY(label(0) > label(model()->rowCount() - 1));
    view->sortByColumn(CrmMappingModel::Target, Qt::AscendingOrder);
    QVERIFY(label(0) < label(model()->rowCount() - 1));
    // A value in place of none is a transform of its own.
    const QModelIndex empty
        = model()->index(model()->rowOf(u"Last_Name"_s), CrmMappingModel::IfEmpty);
    QVERIFY(model()->setData(empty, CrmMappingModel::kDefaultValue, Qt::EditRole));
    QTRY_VERIFY(find<TransformsDialog>("transformsDialog"));
    model()->setTransforms(empty.row(), {{.kind = TransformKind::Default, .text = u"Unknown"_s}});
    QVERIFY2(empty.data().toString().contains(u"Unknown"_s), qPrintable(empty.data().toString()));
    QVERIFY(model()->setData(empty, static_cast<int>(CrmEmptyValue::Reject), Qt::EditRole));
    QVERIFY(m_dialog->mapping().ruleOf(u"Last_Name"_s)->transforms.isEmpty());
}

void CrmMappingTest::sourcesHaveTheirType()
{
    CrmMapping mapping;
    mapping.fields = {{.target = u"Company"_s, .source = u"Email"_s}};
    open(mapping, ends());
    const QModelIndex type
        = model()->index(model()->rowOf(u"Company"_s), CrmMappingModel::SourceType);
    QCOMPARE(type.data().toString(), u"email"_s);
}

void CrmMappingTest::autoMapCanBeTakenBack()
{
    CrmMapping mapping;
    mapping.fields = {{.target = u"Company"_s, .source = u"Firma"_s}};
    open(mapping, ends(u"upsert"_s, {u"Firma"_s, u"last name"_s, u"E-Mail"_s, u"revenue"_s}),
        {{u"A"_s}, {u"B"_s}, {u"c@example.com"_s}, {u"12"_s}});
    find<QPushButton>("autoMapButton")->click();
    QCOMPARE(m_dialog->mapping().ruleOf(u"Last_Name"_s)->source, u"last name"_s);
    QCOMPARE(m_dialog->mapping().ruleOf(u"Email"_s)->source, u"E-Mail"_s);
    QCOMPARE(m_dialog->mapping().ruleOf(u"Company"_s)->source, u"Firma"_s); // as it was
    auto *bar = find<MessageBar>("mappingBar");
    QVERIFY2(bar->text().contains(u"Auto-Map set 3 fields"_s), qPrintable(bar->text()));
    const QModelIndex how = model()->index(model()->rowOf(u"Email"_s), CrmMappingModel::Check);
    QVERIFY2(how.data().toString().contains(u"%"_s), qPrintable(how.data().toString()));
    put(u"Email"_s, CrmMappingModel::Source, u"E-Mail "_s); // looked at
    const auto undo = [bar] {
        for (QAbstractButton *button : bar->findChildren<QAbstractButton *>()) {
            if (button->text() == u"Undo"_s)
                return button;
        }
        return static_cast<QAbstractButton *>(nullptr);
    };
    QVERIFY(undo());
    undo()->click();
    QCOMPARE(m_dialog->mapping().write(), mapping.write());
    QVERIFY(!bar->isVisible());
}

void CrmMappingTest::newMappingOfAFileIsMappedUnasked()
{
    open({}, ends(u"upsert"_s, {u"last name"_s, u"E-Mail"_s}), {{u"B"_s}, {u"c@example.com"_s}});
    QTRY_COMPARE(m_dialog->mapping().fields.size(), 2);
    auto *bar = find<MessageBar>("mappingBar");
    QVERIFY2(bar->text().contains(u"Auto-Map set 2 fields"_s), qPrintable(bar->text()));
    const auto how = [this] {
        return model()->index(model()->rowOf(u"Email"_s), CrmMappingModel::Check).data().toString();
    };
    QVERIFY2(how().contains(u"%"_s), qPrintable(how()));
    m_dialog->editor()->setSaved();
    QVERIFY2(!how().contains(u"%"_s), qPrintable(how()));
    emit bar->actionTriggered(u"undo"_s);
    QVERIFY(m_dialog->saysNothing());
}

// What the processors write is written: that is what an empty mapping says there.
void CrmMappingTest::emptyMappingsThatMeanSomethingAreLeft()
{
    CrmMappingEnds processed = ends(u"upsert"_s, {u"last name"_s, u"E-Mail"_s});
    processed.made = {u"Company"_s};
    for (const CrmMappingEnds &between : {ends(), processed}) {
        open({}, between);
        QTest::qWait(20);
        QVERIFY(find<QPushButton>("autoMapButton")->isEnabled());
        QVERIFY(m_dialog->saysNothing());
        QVERIFY(!find<MessageBar>("mappingBar")->isVisible());
    }
}

void CrmMappingTest::transformsAreEdited()
{
    CrmMapping mapping;
    mapping.fields = {{.target = u"Company"_s, .source = u"Company"_s}};
    open(mapping, ends());
    auto *view = find<RowView>("mappingTable");
    view->setCurrentIndex(model()->index(model()->rowOf(u"Company"_s), CrmMappingModel::Source));
    QVERIFY(find<QPushButton>("transformsButton")->isEnabled());
    find<QPushButton>("transformsButton")->click();
    auto *transforms = find<TransformsDialog>("transformsDialog");
    QVERIFY(transforms);
    auto *kinds = transforms->findChild<QComboBox *>(u"kindCombo"_s);
    kinds->setCurrentIndex(kinds->findData(static_cast<int>(TransformKind::Upper)));
    transforms->findChild<QPushButton *>(u"addButton"_s)->click();
    transforms->findChild<QPushButton *>(u"useButton"_s)->click();
    QCOMPARE(m_dialog->mapping().ruleOf(u"Company"_s)->transforms.size(), 1);
    const QModelIndex cell
        = model()->index(model()->rowOf(u"Company"_s), CrmMappingModel::Transforms);
    QCOMPARE(cell.data().toString(), u"Upper case"_s);
}

void CrmMappingTest::documentSaysTheSame()
{
    open({}, ends());
    QVERIFY(m_dialog->saysNothing());
    auto *text = find<QPlainTextEdit>("mappingText");
    text->setPlainText(uR"({"formatVersion":1,"kind":"crm-bulk","timeZone":"Asia/Kolkata",
        "fields":[{"target":"Company","value":"Acme"}]})"_s);
    QVERIFY2(canUse(), qPrintable(note()));
    QCOMPARE(find<QLineEdit>("zoneEdit")->text(), u"Asia/Kolkata"_s);
    QVERIFY(model()->rows().at(0).rule);
    QCOMPARE(model()->rows().at(0).name(), u"Company"_s);
    const QByteArray before = m_dialog->mapping().write();
    text->setPlainText(uR"({"formatVersion":1,"kind":"crm-bulk","surprise":1})"_s);
    QVERIFY(!canUse());
    QVERIFY(note().contains(u"surprise"_s));
    QCOMPARE(m_dialog->mapping().write(), before);
    put(u"Company"_s, CrmMappingModel::Source, u"=Other"_s);
    QVERIFY(text->toPlainText().contains(u"Other"_s));
    QVERIFY(canUse());
    QTest::keyClicks(find<QLineEdit>("zoneEdit"), u"x"_s); // no such zone
    QVERIFY(!canUse());
    find<QPushButton>("clearButton")->click();
    QVERIFY(m_dialog->saysNothing());
    QVERIFY(canUse());
}

void CrmMappingTest::filtersShowAPart()
{
    CrmMapping mapping;
    mapping.fields = {{.target = u"Company"_s, .source = u"Nowhere"_s},
        {.target = u"Email"_s, .source = u"Email"_s}};
    open(mapping, ends());
    auto *filter = find<Segments>("mappingFilter");
    filter->button(u"problems"_s)->click();
    QCOMPARE(model()->rowCount(), 1);
    filter->button(u"unmapped"_s)->click();
    QCOMPARE(model()->rowCount(), static_cast<int>(model()->rows().size()) - 2);
    filter->button(u"all"_s)->click();
    QTest::keyClicks(find<QLineEdit>("mappingFindEdit"), u"lead"_s);
    QCOMPARE(model()->rowCount(), 1);
    QVERIFY2(namelessWidgets(m_dialog.get()).isEmpty(),
        qPrintable(namelessWidgets(m_dialog.get()).join(u' ')));
}

void CrmMappingTest::cannotBeChangedWhileItRuns()
{
    CrmMapping mapping;
    mapping.fields = {{.target = u"Company"_s, .source = u"Company"_s}};
    open(mapping, ends());
    m_dialog->setReadOnly();
    QVERIFY(!canUse());
    QVERIFY(!find<QPushButton>("autoMapButton")->isEnabled());
    const QModelIndex source
        = model()->index(model()->rowOf(u"Company"_s), CrmMappingModel::Source);
    QVERIFY(!(source.flags() & Qt::ItemIsEditable));
    QVERIFY(find<QPlainTextEdit>("mappingText")->isReadOnly());
}

QObject *makeCrmMappingTest()
{
    return new CrmMappingTest;
}

#include "tst_crmmapping.moc"
