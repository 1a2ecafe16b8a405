// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/jobs/transformsdialog.h"
#include "console/widgets/rowlist.h"
#include "gui/analytics/analyticsbench.h"
#include "gui/analytics/tablemappingbench.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabWidget>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// The editor of a mapping: its models, its fields and its document.
class TableMappingTest final : public TableMappingBench
{
    Q_OBJECT

private slots:
    void rowsGiveBackTheMapping_data();
    void rowsGiveBackTheMapping();
    void columnsAreEdited();
    void problemsStandBesideTheirField_data();
    void problemsStandBesideTheirField();
    void onlyTheChosenColumns();
    void unknownColumnsCanBeRemoved();
    void conditionsAreEdited();
    void timesAreMoved();
    void hashesNeedAKey();
    void documentAndFieldsSayTheSame();
    void worksByKeyboard();
    void runningJobIsOnlyShown();
    void everythingHasAName();
};

void TableMappingTest::rowsGiveBackTheMapping_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("rules") << QByteArray(
        R"(,"columns":{"status":{"to":"State","pii":"flagged"},"Amount":{}})");
    QTest::newRow("without") << QByteArray(R"(,"without":["CREATORID","email"])");
    QTest::newRow("only") << QByteArray(
        R"(,"only":["Amount","Secret_Note"],"columns":{"Email":{"pii":"out"},"Amount":{"type":"CURRENCY"}})");
    QTest::newRow("system and encrypted")
        << QByteArray(R"(,"columns":{"CREATORID":{},"Secret_Note":{}})");
    QTest::newRow("unknown") << QByteArray(R"(,"columns":{"Gone":{"to":"X"}},"without":["Other"])");
}

// Byte for byte, whether the table is known or not.
void TableMappingTest::rowsGiveBackTheMapping()
{
    QFETCH(QByteArray, members);
    const TableMapping mapping = mappingOf(members);
    QCOMPARE(mapping.write() == TableMapping().write(), members.isEmpty());
    for (const bool isKnown : {true, false}) {
        const auto table
            = isKnown ? std::optional(FakeAnalyticsAccess::tableColumnsOf()) : std::nullopt;
        TableMapping back = mapping;
        putColumnRows(columnRows(table, mapping), !mapping.only.isEmpty(), back);
        QCOMPARE(back.write(), mapping.write());
    }
}

void TableMappingTest::columnsAreEdited()
{
    const auto dialog = opened();
    const QAbstractItemModelTester tester(
        columns(*dialog), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QAbstractItemModel *model = columns(*dialog);
    QCOMPARE(model->rowCount(), 7);
    QCOMPARE(model->index(0, ColumnModel::Source).data().toString(), u"ROWID"_s);
    QCOMPARE(model->index(0, ColumnModel::Sent).data().toString(), u"Always"_s);
    QVERIFY(!(model->flags(model->index(0, ColumnModel::Target)) & Qt::ItemIsEditable));
    const auto sent = [&dialog](const QString &column) {
        return cell(*dialog, column, ColumnModel::Sent).data().toString();
    };
    QCOMPARE(sent(u"CREATORID"_s), u"No"_s); // the service's own
    QCOMPARE(sent(u"Secret_Note"_s), u"No"_s); // encrypted
    QCOMPARE(sent(u"Status"_s), u"Yes"_s);
    // A type of the view stands; one that is made can be chosen.
    QVERIFY(!(cell(*dialog, u"Status"_s, ColumnModel::TargetType).flags() & Qt::ItemIsEditable));
    QVERIFY(
        model->setData(cell(*dialog, u"Status"_s, ColumnModel::Target), u"State"_s, Qt::EditRole));
    QCOMPARE(
        cell(*dialog, u"Status"_s, ColumnModel::Check).data().toString(), u"new in the view"_s);
    QVERIFY(model->setData(
        cell(*dialog, u"Status"_s, ColumnModel::TargetType), u"MULTI_LINE"_s, Qt::EditRole));
    QVERIFY(model->setData(cell(*dialog, u"Email"_s, ColumnModel::Personal),
        static_cast<int>(PersonalData::Out), Qt::EditRole));
    QCOMPARE(sent(u"Email"_s), u"No"_s);
    QVERIFY(model->setData(
        cell(*dialog, u"Amount"_s, ColumnModel::Sent), Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(model->setData(
        cell(*dialog, u"Secret_Note"_s, ColumnModel::Sent), Qt::Checked, Qt::CheckStateRole));
    const TableMapping &mapping = dialog->mapping();
    QCOMPARE(mapping.without, QStringList{u"Amount"_s});
    QCOMPARE(QStringList(mapping.columns.keys()),
        (QStringList{u"Email"_s, u"Secret_Note"_s, u"Status"_s}));
    QCOMPARE(mapping.columns.value(u"Status"_s).to, u"State"_s);
    QCOMPARE(mapping.columns.value(u"Status"_s).type, u"MULTI_LINE"_s);
    QVERIFY(mapping.columns.value(u"Email"_s).pii == PersonalData::Out);
    QVERIFY(canUse(*dialog));
    // What is personal stays so when it is sent after all.
    QVERIFY(model->setData(
        cell(*dialog, u"Email"_s, ColumnModel::Sent), Qt::Checked, Qt::CheckStateRole));
    QVERIFY(dialog->mapping().columns.value(u"Email"_s).pii == PersonalData::Flagged);
    part<QLineEdit>(*dialog, "columnFind")->setText(u"mail"_s);
    QCOMPARE(model->rowCount(), 1);
}

void TableMappingTest::problemsStandBesideTheirField_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<int>("column");
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<QString>("problem");
    QTest::newRow("two into one") << u"Status"_s << int(ColumnModel::Target) << QVariant(u"email"_s)
                                  << u"goes into this column"_s;
    QTest::newRow("ids") << u"Status"_s << int(ColumnModel::Target) << QVariant(u"rowid"_s)
                         << u"column of the ids"_s;
    QTest::newRow("formula") << u"Status"_s << int(ColumnModel::Target) << QVariant(u"Margin"_s)
                             << u"formula"_s;
    QTest::newRow("hashed number") << u"Amount"_s << int(ColumnModel::Personal)
                                   << QVariant(int(PersonalData::Hashed)) << u"A hash is text"_s;
}

void TableMappingTest::problemsStandBesideTheirField()
{
    QFETCH(QString, source);
    QFETCH(int, column);
    QFETCH(QVariant, value);
    QFETCH(QString, problem);
    const auto dialog = opened();
    QVERIFY(canUse(*dialog));
    const QVariant before = cell(*dialog, source, column).data(Qt::EditRole);
    QVERIFY(columns(*dialog)->setData(cell(*dialog, source, column), value, Qt::EditRole));
    const QString said = cell(*dialog, source, ColumnModel::Check).data().toString();
    QVERIFY2(said.contains(problem), qPrintable(said));
    QVERIFY(!canUse(*dialog));
    auto *show = dialog->findChild<QPushButton *>(u"mend-"_s + source);
    QVERIFY(show);
    show->click();
    const auto *view = part<QAbstractItemView>(*dialog, "columnTable");
    QCOMPARE(view->currentIndex(), cell(*dialog, source, ColumnModel::Target));
    QVERIFY(columns(*dialog)->setData(cell(*dialog, source, column), before, Qt::EditRole));
    QVERIFY2(canUse(*dialog), qPrintable(part<QLabel>(*dialog, "footNote")->text()));
}

void TableMappingTest::onlyTheChosenColumns()
{
    const auto dialog = opened();
    auto *send = part<QComboBox>(*dialog, "sendCombo");
    send->setCurrentIndex(1);
    emit send->activated(1);
    QCOMPARE(dialog->mapping().only,
        (QStringList{u"Amount"_s, u"Email"_s, u"Ordered_At"_s, u"Status"_s}));
    for (const QString &name : {u"Amount"_s, u"Email"_s, u"Ordered_At"_s, u"Status"_s})
        columns(*dialog)->setData(
            cell(*dialog, name, ColumnModel::Sent), Qt::Unchecked, Qt::CheckStateRole);
    QVERIFY(!canUse(*dialog)); // an empty list would mean every column
    QCOMPARE(send->currentIndex(), 1);
    columns(*dialog)->setData(
        cell(*dialog, u"Amount"_s, ColumnModel::Sent), Qt::Checked, Qt::CheckStateRole);
    QVERIFY(canUse(*dialog));
    QCOMPARE(dialog->mapping().only, QStringList{u"Amount"_s});
    send->setCurrentIndex(0);
    emit send->activated(0);
    QCOMPARE(dialog->mapping().without, (QStringList{u"Email"_s, u"Ordered_At"_s, u"Status"_s}));
}

void TableMappingTest::unknownColumnsCanBeRemoved()
{
    const auto dialog = opened(mappingOf(R"(,"without":["Gone"])"));
    const QAbstractItemModelTester tester(
        columns(*dialog), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(!canUse(*dialog));
    auto *view = part<QAbstractItemView>(*dialog, "columnTable");
    auto *remove = part<QPushButton>(*dialog, "removeColumnButton");
    view->setCurrentIndex(cell(*dialog, u"Status"_s, 0));
    QVERIFY(!remove->isEnabled());
    view->setCurrentIndex(cell(*dialog, u"Gone"_s, 0));
    QVERIFY(remove->isEnabled());
    remove->click();
    QVERIFY(canUse(*dialog));
    QCOMPARE(dialog->mapping().write(), TableMapping().write());
}

void TableMappingTest::conditionsAreEdited()
{
    const auto dialog = opened();
    part<QTabWidget>(*dialog, "tabs")->setCurrentIndex(1);
    auto *view = part<QAbstractItemView>(*dialog, "conditionTable");
    QAbstractItemModel *model = view->model();
    const QAbstractItemModelTester tester(
        model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    part<QPushButton>(*dialog, "addConditionButton")->click();
    QCOMPARE(model->rowCount(), 1);
    QVERIFY(!canUse(*dialog));
    const auto set = [model](int column, const QVariant &value) {
        return model->setData(model->index(0, column), value, Qt::EditRole);
    };
    QVERIFY(set(ConditionModel::Name, u"Amount"_s));
    QVERIFY(set(ConditionModel::Comparator, int(RowComparator::GreaterThan)));
    QVERIFY(set(ConditionModel::Value, u"many"_s));
    QVERIFY(
        model->index(0, ConditionModel::Check).data().toString().contains(u"must be a number"_s));
    QVERIFY(part<QLabel>(*dialog, "conditionNote")->text().contains(u"Condition 1"_s));
    QVERIFY(!canUse(*dialog));
    QVERIFY(set(ConditionModel::Value, u"100"_s));
    QVERIFY2(canUse(*dialog), qPrintable(part<QLabel>(*dialog, "footNote")->text()));
    QVERIFY(set(ConditionModel::Name, u"Status"_s));
    QVERIFY(set(ConditionModel::Comparator, int(RowComparator::In)));
    QVERIFY(set(ConditionModel::Value, u"open, \"a, b\""_s));
    QCOMPARE(dialog->mapping().where.size(), 1);
    QCOMPARE(dialog->mapping().where.first().values, (QStringList{u"open"_s, u"a, b"_s}));
    QVERIFY(set(ConditionModel::Comparator, int(RowComparator::Empty)));
    QVERIFY(!(model->flags(model->index(0, ConditionModel::Value)) & Qt::ItemIsEditable));
    QCOMPARE(dialog->mapping().where.first().values, QStringList());
    QVERIFY(canUse(*dialog));
    view->setCurrentIndex(model->index(0, 0));
    part<QPushButton>(*dialog, "removeConditionButton")->click();
    QVERIFY(dialog->mapping().where.isEmpty());
}

void TableMappingTest::timesAreMoved()
{
    const auto dialog = opened();
    part<QTabWidget>(*dialog, "tabs")->setCurrentIndex(2);
    auto *check = part<QCheckBox>(*dialog, "zoneCheck");
    auto *from = part<QComboBox>(*dialog, "zoneFromCombo");
    auto *note = part<QLabel>(*dialog, "zoneNote");
    QVERIFY(!from->isEnabled());
    check->setChecked(true);
    from->setEditText(u"Asia/Kolkata"_s);
    QTRY_VERIFY2(note->text().contains(u"2026-07-01 12:00:00 becomes 2026-07-01 06:30:00"_s),
        qPrintable(note->text()));
    QCOMPARE(dialog->mapping().timeZone, (ZonePair{u"Asia/Kolkata"_s, u"UTC"_s}));
    QVERIFY(canUse(*dialog));
    from->setEditText(u"Mars/Olympus"_s);
    QVERIFY(note->text().contains(u"There is no time zone"_s));
    QVERIFY(!canUse(*dialog));
    check->setChecked(false);
    QVERIFY(canUse(*dialog));
    QVERIFY(!dialog->mapping().timeZone.isSet());
}

void TableMappingTest::hashesNeedAKey()
{
    const auto dialog = opened();
    columns(*dialog)->setData(
        cell(*dialog, u"Email"_s, ColumnModel::Personal), int(PersonalData::Hashed), Qt::EditRole);
    auto *note = part<QLabel>(*dialog, "hashKeyNote");
    QVERIFY(note->text().contains(u"name the variable"_s));
    QVERIFY(!canUse(*dialog));
    auto *key = part<QLineEdit>(*dialog, "hashKeyEdit");
    part<QTabWidget>(*dialog, "tabs")->setCurrentIndex(2);
    QTest::keyClicks(key, u"9KEY"_s);
    QVERIFY(!canUse(*dialog));
    key->clear();
    QTest::keyClicks(key, u"MY_KEY"_s);
    QVERIFY(canUse(*dialog));
    QCOMPARE(dialog->mapping().hashKeyVariable, u"MY_KEY"_s);
}

void TableMappingTest::documentAndFieldsSayTheSame()
{
    const auto dialog = opened();
    auto *document = part<QPlainTextEdit>(*dialog, "documentText");
    columns(*dialog)->setData(
        cell(*dialog, u"Status"_s, ColumnModel::Target), u"State"_s, Qt::EditRole);
    QVERIFY(document->toPlainText().contains(u"\"State\""_s));
    QString changed = document->toPlainText();
    changed.replace(u"\"State\""_s, u"\"Condition\""_s);
    document->setPlainText(changed);
    QCOMPARE(cell(*dialog, u"Status"_s, ColumnModel::Target).data().toString(), u"Condition"_s);
    document->setPlainText(u"{\"formatVersion\":1,\"colums\":{}}"_s);
    QVERIFY(!canUse(*dialog));
    auto *problems = part<RowList>(*dialog, "documentProblemList");
    QCOMPARE(problems->count(), 1);
    QVERIFY(problems->item(0)->text().startsWith(u"colums: "_s));
    QVERIFY(problems->item(0)->text().endsWith(u" (line 1, column 20)"_s));
    document->setPlainText(
        u"{\"formatVersion\":1,\"columns\":{\"Net. [old]\":\n {\"pii\":\"y\"}},\n"
        "\"where\":[{\"column\":\"\",\"comparator\":\"empty\"}]}"_s);
    QCOMPARE(problems->count(), 2);
    QVERIFY2(problems->item(0)->text().startsWith(u"Column Net. [old], Personal Data: "_s)
            && problems->item(0)->text().endsWith(u" (line 2, column 3)"_s),
        qPrintable(problems->item(0)->text()));
    QVERIFY2(problems->item(1)->text().startsWith(u"Condition 1, Column: "_s)
            && problems->item(1)->text().endsWith(u" (line 3, column 11)"_s),
        qPrintable(problems->item(1)->text()));
    QCOMPARE(dialog->mapping().columns.value(u"Status"_s).to, u"Condition"_s); // as it was
    part<QPushButton>(*dialog, "clearButton")->click();
    QVERIFY(canUse(*dialog));
    QCOMPARE(dialog->mapping().write(), TableMapping().write());
}

void TableMappingTest::worksByKeyboard()
{
    const auto dialog = opened();
    auto *view = part<QAbstractItemView>(*dialog, "columnTable");
    view->setFocus();
    view->setCurrentIndex(cell(*dialog, u"Status"_s, ColumnModel::Sent));
    QTest::keyClick(view, Qt::Key_Space);
    QCOMPARE(dialog->mapping().without, QStringList{u"Status"_s});
    QTest::keyClick(view, Qt::Key_Space);
    QCOMPARE(dialog->mapping().without, QStringList());
    view->setCurrentIndex(cell(*dialog, u"Status"_s, ColumnModel::Transforms));
    QTest::keyClick(view, Qt::Key_Return);
    auto *transforms = part<TransformsDialog>(*dialog, "transformsDialog");
    QVERIFY(transforms);
    part<QPushButton>(*transforms, "addButton")->click();
    transforms->accept();
    QCOMPARE(cell(*dialog, u"Status"_s, ColumnModel::Transforms).data().toString(), u"Trim"_s);
    view->setCurrentIndex(cell(*dialog, u"Status"_s, ColumnModel::Target));
    QTest::keyClick(view, Qt::Key_F2);
    auto *name = part<QComboBox>(*view, "targetNameCombo");
    QVERIFY(name);
    QCOMPARE(name->count(), 4); // of the view, but for ids and formulas
    name->setEditText(u"State"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_COMPARE(dialog->mapping().columns.value(u"Status"_s).to, u"State"_s);
}

void TableMappingTest::runningJobIsOnlyShown()
{
    const auto dialog = opened();
    dialog->setReadOnly();
    QVERIFY(!canUse(*dialog));
    auto *view = part<QAbstractItemView>(*dialog, "columnTable");
    view->setFocus();
    view->setCurrentIndex(cell(*dialog, u"Status"_s, ColumnModel::Sent));
    QTest::keyClick(view, Qt::Key_Space);
    QCOMPARE(dialog->mapping().write(), TableMapping().write());
    QVERIFY(part<QPlainTextEdit>(*dialog, "documentText")->isReadOnly());
}

void TableMappingTest::everythingHasAName()
{
    const auto dialog = opened(
        mappingOf(R"(,"where":[{"column":"Status","comparator":"equal","value":"open"}])"));
    auto *tabs = part<QTabWidget>(*dialog, "tabs");
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        QCOMPARE(namelessWidgets(dialog.get()), QStringList());
        QTest::qWait(40);
        takePicture(*dialog, u"table-mapping-%1"_s.arg(tab));
    }
}

QObject *sluice::testing::makeTableMappingTest()
{
    return new TableMappingTest;
}

#include "tst_tablemapping.moc"
