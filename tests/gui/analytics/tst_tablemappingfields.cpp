// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/analytics/tablemappingdialog.h"
#include "console/jobs/transformsdialog.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowdelegate.h"
#include "console/widgets/segments.h"
#include "gui/analytics/analyticsbench.h"
#include "gui/analytics/tablemappingbench.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QToolButton>
#include <QTreeView>
#include <QUndoStack>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// Which column of the table goes into which of the view: found, chosen, and what a sample makes of
// it.
class TableMappingFieldsTest final : public TableMappingBench
{
    Q_OBJECT

private slots:
    void columnsAreFilteredAndMapped();
    void autoMapFindsColumnsOfTheView();
    void newMappingIsMappedUnasked();
    void mappingThatSaysSomethingIsLeft();
    void freeColumnsOfTheViewAreFilled();
    void sampleAndResultHaveTheirColumns();
    void menuShowsAllColumns();
    void samplesAreTallied();

private:
    // A table and a view whose names are only alike.
    static std::unique_ptr<TableMappingDialog> openedAlike(const TableMapping &mapping = {})
    {
        auto dialog = std::make_unique<TableMappingDialog>(mapping, nullptr);
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->editor()->setTable({.columns
            = QList<SourceColumn>{{.name = u"ROWID"_s, .type = u"bigint"_s, .isSystem = true},
                {.name = u"First_Name"_s, .type = u"varchar"_s},
                {.name = u"Phone"_s, .type = u"varchar"_s},
                {.name = u"Amount"_s, .type = u"double"_s}}});
        dialog->editor()->setView(QList<TargetColumn>{{.name = u"ROWID"_s, .type = u"NUMBER"_s},
            {.name = u"Number_Of_Row"_s, .type = u"AUTO_NUMBER"_s},
            {.name = u"firstname"_s, .type = u"PLAIN"_s},
            {.name = u"Amount"_s, .type = u"CURRENCY"_s},
            {.name = u"Reachable_At"_s, .type = u"PLAIN"_s},
            {.name = u"Margin"_s, .type = u"NUMBER"_s, .isFormula = true}});
        dialog->show();
        return dialog;
    }
    static int rowOfTarget(TableMappingDialog &dialog, const QString &target)
    {
        const QAbstractItemModel *model = columns(dialog);
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, ColumnModel::Target).data().toString() == target)
                return row;
        }
        return -1;
    }
};

// The same tools as in the other editors: filters, Auto-Map with its way back, what is not sent.
void TableMappingFieldsTest::columnsAreFilteredAndMapped()
{
    const auto dialog = opened();
    auto *filter = part<Segments>(*dialog, "mappingFilter");
    QAbstractItemModel *model = columns(*dialog);
    const int all = model->rowCount();
    filter->button(u"required"_s)->click();
    QCOMPARE(model->rowCount(), 1);
    QCOMPARE(model->index(0, ColumnModel::Source).data().toString(), u"ROWID"_s);
    filter->button(u"unmapped"_s)->click();
    const int left = model->rowCount();
    QVERIFY(left > 0 && left < all);
    auto *unused = part<QAbstractItemView>(*dialog, "unusedSourceList");
    QCOMPARE(unused->model()->rowCount(), left);
    const QString name = unused->model()->index(0, 0).data().toString();
    filter->button(u"all"_s)->click();
    emit unused->activated(unused->model()->index(0, 0));
    QCOMPARE(unused->model()->rowCount(), left - 1);
    QCOMPARE(
        cell(*dialog, name, ColumnModel::Sent).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    filter->button(u"problems"_s)->click();
    QCOMPARE(model->rowCount(), 0);
    filter->button(u"all"_s)->click();
    QCOMPARE(model->rowCount(), all);
    auto *table = part<QTreeView>(*dialog, "columnTable");
    table->sortByColumn(ColumnModel::Source, Qt::DescendingOrder);
    const auto nameAt = [model](int row) {
        return model->index(row, ColumnModel::Source).data().toString().toLower();
    };
    QVERIFY(nameAt(0) > nameAt(all - 1));
}

void TableMappingFieldsTest::autoMapFindsColumnsOfTheView()
{
    auto dialog = std::make_unique<TableMappingDialog>(TableMapping(), nullptr);
    dialog->setAttribute(Qt::WA_DeleteOnClose, false);
    dialog->show();
    auto *autoMap = part<QPushButton>(*dialog, "autoMapButton");
    QVERIFY(!autoMap->isEnabled());
    dialog->editor()->setTable(
        {.columns = QList<SourceColumn>{{.name = u"ROWID"_s, .type = u"bigint"_s, .isSystem = true},
             {.name = u"First_Name"_s, .type = u"varchar"_s},
             {.name = u"Amount"_s, .type = u"double"_s}}});
    dialog->editor()->setView(QList<TargetColumn>{{.name = u"ROWID"_s, .type = u"NUMBER"_s},
        {.name = u"firstname"_s, .type = u"PLAIN"_s},
        {.name = u"Amount"_s, .type = u"CURRENCY"_s}});
    QVERIFY(autoMap->isEnabled());
    const QJsonObject before = dialog->editor()->document();
    autoMap->click();
    QCOMPARE(dialog->editor()->mapping().columns.value(u"First_Name"_s).to, u"firstname"_s);
    QVERIFY(!dialog->editor()->mapping().columns.contains(u"Amount"_s)); // it has its own
    auto *bar = part<MessageBar>(*dialog, "mappingBar");
    QVERIFY2(bar->text().contains(u"set 1 "_s), qPrintable(bar->text()));
    const auto how = [&dialog] {
        return cell(*dialog, u"First_Name"_s, ColumnModel::Check).data().toString();
    };
    QVERIFY2(how().contains(u"90 %"_s), qPrintable(how()));
    // Until somebody edits it, or saves.
    const QModelIndex target = cell(*dialog, u"First_Name"_s, ColumnModel::Target);
    QVERIFY(columns(*dialog)->setData(target, u"Name"_s, Qt::EditRole));
    QVERIFY2(!how().contains(u"%"_s), qPrintable(how()));
    emit bar->actionTriggered(u"undo"_s);
    QCOMPARE(dialog->editor()->document(), before);
    autoMap->click();
    QVERIFY(how().contains(u"%"_s));
    dialog->editor()->setSaved();
    QVERIFY2(!how().contains(u"%"_s), qPrintable(how()));
}

// As soon as both ends are known, once; the way back is the same.
void TableMappingFieldsTest::newMappingIsMappedUnasked()
{
    const auto dialog = openedAlike();
    QVERIFY(dialog->editor()->isSaved());
    QTRY_COMPARE(dialog->mapping().columns.value(u"First_Name"_s).to, u"firstname"_s);
    auto *bar = part<MessageBar>(*dialog, "mappingBar");
    QVERIFY2(bar->text().contains(u"set 1 "_s), qPrintable(bar->text()));
    emit bar->actionTriggered(u"undo"_s);
    QVERIFY(dialog->editor()->saysNothing());
    QTest::qWait(20);
    QVERIFY(dialog->editor()->saysNothing());
}

void TableMappingFieldsTest::mappingThatSaysSomethingIsLeft()
{
    const auto said = openedAlike(mappingOf(R"(,"columns":{"Phone":{"pii":"flagged"}})"));
    const auto found = opened(); // every column has its own name in the view
    const auto running = openedAlike();
    running->setReadOnly();
    for (TableMappingDialog *dialog : {said.get(), found.get(), running.get()}) {
        const QJsonObject before = dialog->editor()->document();
        QTest::qWait(20);
        QCOMPARE(dialog->editor()->document(), before);
        QVERIFY(dialog->editor()->isSaved());
        QCOMPARE(dialog->editor()->history()->count(), 0);
        QVERIFY(!part<MessageBar>(*dialog, "mappingBar")->isVisible());
    }
}

// One line for each column of the view, filled or not.
void TableMappingFieldsTest::freeColumnsOfTheViewAreFilled()
{
    const auto dialog = openedAlike(mappingOf(R"(,"columns":{"First_Name":{"to":"firstname"}})"));
    const QAbstractItemModelTester tester(
        columns(*dialog), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QAbstractItemModel *model = columns(*dialog);
    QCOMPARE(model->rowCount(), 5); // neither the formula nor the number that counts by itself
    QCOMPARE(dialog->editor()->fieldCount(), 5);
    const int free = rowOfTarget(*dialog, u"Reachable_At"_s);
    QCOMPARE(free, 4);
    const QModelIndex source = model->index(free, ColumnModel::Source);
    QVERIFY(source.flags() & Qt::ItemIsEditable);
    QVERIFY(!(model->index(free, ColumnModel::Target).flags() & Qt::ItemIsEditable));
    QVERIFY(!(cell(*dialog, u"Phone"_s, ColumnModel::Source).flags() & Qt::ItemIsEditable));
    auto *filter = part<Segments>(*dialog, "mappingFilter");
    filter->button(u"unmapped"_s)->click();
    QCOMPARE(model->rowCount(), 1);
    filter->button(u"all"_s)->click();
    const QByteArray before = dialog->mapping().write();

    // Chosen by the keyboard from what goes nowhere yet.
    auto *view = part<QAbstractItemView>(*dialog, "columnTable");
    view->setFocus();
    view->setCurrentIndex(model->index(free, ColumnModel::Source));
    QTest::keyClick(view, Qt::Key_F2);
    auto *choice = part<QComboBox>(*view, "freeSourceCombo");
    QVERIFY(choice);
    QCOMPARE(choice->count(), 2); // none, and the phone
    QCOMPARE(choice->itemText(1), u"Phone"_s);
    choice->setCurrentIndex(1);
    QTest::keyClick(choice, Qt::Key_Return);
    QTRY_COMPARE(dialog->mapping().columns.value(u"Phone"_s).to, u"Reachable_At"_s);
    QCOMPARE(model->rowCount(), 4);
    QCOMPARE(rowOfTarget(*dialog, u"Reachable_At"_s),
        cell(*dialog, u"Phone"_s, ColumnModel::Source).row());
    QTRY_COMPARE(view->currentIndex(), cell(*dialog, u"Phone"_s, ColumnModel::Target));
    dialog->editor()->history()->undo();
    QCOMPARE(dialog->mapping().write(), before);
    QCOMPARE(model->rowCount(), 5);

    // What is sent no more leaves its column of the view behind, in the view's order.
    QVERIFY(model->setData(
        cell(*dialog, u"Amount"_s, ColumnModel::Sent), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(model->rowCount(), 6);
    QCOMPARE(rowOfTarget(*dialog, u"Amount"_s), 4);
    QVERIFY(model->setData(model->index(4, ColumnModel::Source), u"Amount"_s, Qt::EditRole));
    QCOMPARE(dialog->mapping().write(), before);
    QVERIFY(!model->setData(model->index(4, ColumnModel::Source), u"Nothing"_s, Qt::EditRole));
}

void TableMappingFieldsTest::sampleAndResultHaveTheirColumns()
{
    const auto dialog
        = opened(mappingOf(R"(,"columns":{"Status":{"transform":[{"do":"upper"}]}})"));
    QCOMPARE(dialog->mapping().columns.value(u"Status"_s).transform.size(), 1);
    dialog->editor()->setSample(
        {.columns = {u"ROWID"_s, u"Status"_s}, .rows = {{u"1"_s, u"open"_s}}});
    QTRY_COMPARE(cell(*dialog, u"Status"_s, ColumnModel::Sample).data().toString(), u"open"_s);
    QCOMPARE(cell(*dialog, u"Status"_s, ColumnModel::Check).data().toString(), u"OPEN"_s);
}

void TableMappingFieldsTest::menuShowsAllColumns()
{
    const auto dialog = opened();
    dialog->resize(800, 500);
    auto *view = part<QTreeView>(*dialog, "columnTable");
    QTRY_VERIFY(view->isColumnHidden(ColumnModel::Transforms));
    QCOMPARE(view->contextMenuPolicy(), Qt::ActionsContextMenu);
    view->setCurrentIndex(cell(*dialog, u"Status"_s, ColumnModel::Target));
    QCOMPARE(view->actions().size(), 3);
    QVERIFY(view->actions().at(0)->isEnabled()); // transforms
    QVERIFY(!view->actions().at(1)->isEnabled()); // the table has it: it is not removed
    auto *all = part<QAction>(*dialog, "actionAllColumns");
    QVERIFY(all);
    all->trigger();
    QVERIFY(!view->isColumnHidden(ColumnModel::Transforms));
    QVERIFY(!view->isColumnHidden(ColumnModel::TargetType));
    view->actions().at(0)->trigger();
    QVERIFY(part<TransformsDialog>(*dialog, "transformsDialog"));
}

// Each column by itself: a row may not fit two of them.
void TableMappingFieldsTest::samplesAreTallied()
{
    const auto dialog = opened(mappingOf(R"(,"check":true)"));
    dialog->editor()->setSample({.columns = {u"ROWID"_s, u"Amount"_s, u"Email"_s},
        .rows = {{u"1"_s, u"12.5"_s, u"a@example.com"_s}, {u"2"_s, u"much"_s, u"b@example.com"_s},
            {u"3"_s, u"more"_s, u"c@example.com"_s}}});
    const auto amount = [&dialog] { return cell(*dialog, u"Amount"_s, ColumnModel::Check); };
    QTRY_VERIFY2(amount().data(CellRole::Note).toString().startsWith(u"2 of 3 samples: Amount"_s),
        qPrintable(amount().data(CellRole::Note).toString() + amount().data().toString()));
    QCOMPARE(amount().data().toString(), u"12.5"_s);
    QCOMPARE(dialog->editor()->warningCount(), 1);
    QVERIFY(canUse(*dialog));
    auto *misfit = part<QToolButton>(*dialog, "sampleMisfitButton");
    QTRY_VERIFY(misfit->isVisible());
    misfit->click();
    QCOMPARE(amount().data(CellRole::Color).toInt(), static_cast<int>(Role::Error));
    QCOMPARE(cell(*dialog, u"Email"_s, ColumnModel::Check).data(CellRole::Icon), QVariant());
    takePicture(*dialog, u"table-mapping-tally"_s);
}

QObject *sluice::testing::makeTableMappingFieldsTest()
{
    return new TableMappingFieldsTest;
}

#include "tst_tablemappingfields.moc"
