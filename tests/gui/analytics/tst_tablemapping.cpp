// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/analytics/tablemappingdialog.h"
#include "console/jobs/transformsdialog.h"
#include "console/theme/theme.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowdelegate.h"
#include "console/widgets/rowlist.h"
#include "console/widgets/segments.h"
#include "gui/analytics/analyticsbench.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>
#include <QUndoStack>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// The editor of a mapping: its models, its fields and its document.
class TableMappingTest final : public QObject
{
    Q_OBJECT

private slots:
    void rowsGiveBackTheMapping_data();
    void rowsGiveBackTheMapping();
    void columnsAreEdited();
    void problemsStandBesideTheirField_data();
    void problemsStandBesideTheirField();
    void columnsAreFilteredAndMapped();
    void autoMapFindsColumnsOfTheView();
    void newMappingIsMappedUnasked();
    void mappingThatSaysSomethingIsLeft();
    void freeColumnsOfTheViewAreFilled();
    void sampleAndResultHaveTheirColumns();
    void menuShowsAllColumns();
    void onlyTheChosenColumns();
    void unknownColumnsCanBeRemoved();
    void conditionsAreEdited();
    void timesAreMoved();
    void hashesNeedAKey();
    void documentAndFieldsSayTheSame();
    void worksByKeyboard();
    void samplesAreTallied();
    void runningJobIsOnlyShown();
    void everythingHasAName();

private:
    template <class T> static T *part(QWidget &parent, const char *name)
    {
        return parent.findChild<T *>(QLatin1StringView(name));
    }
    static TableMapping mappingOf(const QByteArray &members)
    {
        const auto read = TableMapping::read(
            R"({"formatVersion":1,"kind":"datastore-analytics")" + members + "}");
        return read ? *read : TableMapping();
    }
    static std::unique_ptr<TableMappingDialog> opened(const TableMapping &mapping = {})
    {
        auto dialog = std::make_unique<TableMappingDialog>(mapping, nullptr);
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->editor()->setTable({.columns = FakeAnalyticsAccess::tableColumnsOf()});
        dialog->editor()->setView(FakeAnalyticsAccess::viewColumnsOf());
        dialog->show();
        return dialog;
    }
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
    static QAbstractItemModel *columns(TableMappingDialog &dialog)
    {
        return part<QAbstractItemView>(dialog, "columnTable")->model();
    }
    static QModelIndex cell(TableMappingDialog &dialog, const QString &source, int column)
    {
        QAbstractItemModel *model = columns(dialog);
        for (int row = 0; row < model->rowCount(); ++row) {
            if (model->index(row, ColumnModel::Source).data().toString() == source)
                return model->index(row, column);
        }
        return {};
    }
    static bool canUse(TableMappingDialog &dialog)
    {
        return part<QPushButton>(dialog, "useButton")->isEnabled();
    }
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

// The same tools as in the other editors: filters, Auto-Map with its way back, what is not sent.
void TableMappingTest::columnsAreFilteredAndMapped()
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

void TableMappingTest::autoMapFindsColumnsOfTheView()
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
void TableMappingTest::newMappingIsMappedUnasked()
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

void TableMappingTest::mappingThatSaysSomethingIsLeft()
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
void TableMappingTest::freeColumnsOfTheViewAreFilled()
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

void TableMappingTest::sampleAndResultHaveTheirColumns()
{
    const auto dialog
        = opened(mappingOf(R"(,"columns":{"Status":{"transform":[{"do":"upper"}]}})"));
    QCOMPARE(dialog->mapping().columns.value(u"Status"_s).transform.size(), 1);
    dialog->editor()->setSample(
        {.columns = {u"ROWID"_s, u"Status"_s}, .rows = {{u"1"_s, u"open"_s}}});
    QTRY_COMPARE(cell(*dialog, u"Status"_s, ColumnModel::Sample).data().toString(), u"open"_s);
    QCOMPARE(cell(*dialog, u"Status"_s, ColumnModel::Check).data().toString(), u"OPEN"_s);
}

void TableMappingTest::menuShowsAllColumns()
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

// Each column by itself: a row may not fit two of them.
void TableMappingTest::samplesAreTallied()
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
