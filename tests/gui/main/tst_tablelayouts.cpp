// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/crmbulk/crmmappingdialog.h"
#include "console/main/consolesettings.h"
#include "console/main/page.h"
#include "console/main/tablelayouts.h"
#include "console/widgets/rowview.h"
#include "gui/overview/fakeoverviewaccess.h"

#include <QMenu>
#include <QStandardItemModel>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

// A page with one table of five columns; its last one is left out at first.
class TablePage final : public Page
{
public:
    TablePage()
        : model(3, 5)
        , view(new RowView(this))
    {
        for (int column = 0; column < 5; ++column)
            model.setHeaderData(column, Qt::Horizontal, u"Column %1"_s.arg(column));
        view->setObjectName(u"someTable"_s);
        view->setModel(&model);
        arrange();
        view->setColumnHidden(4, true);
        view->setSortingEnabled(true);
        view->sortByColumn(0, Qt::DescendingOrder);
    }
    QString key() const override { return u"some"_s; }
    QString title() const override { return u"Some"_s; }
    void arrange() // as pages do when their room changes
    {
        view->setColumns({{.sample = u"wide enough"_s}, {.sample = u"wide enough"_s},
            {.isStretched = true}, {.sample = u"wide enough"_s}, {.sample = u"wide enough"_s}});
    }
    QList<int> order() const
    {
        QList<int> columns;
        for (int visual = 0; visual < 5; ++visual)
            columns << view->header()->logicalIndex(visual);
        return columns;
    }

    QStandardItemModel model;
    RowView *view;
};

} // namespace

// What the operator makes of a table's columns: kept over a restart, and put back on demand.
class TableLayoutsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { ConsoleSettings().clearTableLayouts(); }
    void holdsOverARestart();
    void choiceGoesBeforeThePage();
    void sameNameLooksTheSame();
    void mappingsLookTheSameEverywhere();
    void resetsAll();
    void menuHasWhatCanBeLeftOut();
    void passesOverWhatIsNoLayout_data();
    void passesOverWhatIsNoLayout();
};

void TableLayoutsTest::holdsOverARestart()
{
    int standard = 0;
    {
        TablePage page;
        TableLayouts layouts(nullptr);
        layouts.add(page);
        standard = page.view->header()->sectionSize(1);
        page.view->chooseColumn(4, true);
        page.view->chooseColumn(3, false);
        page.view->header()->resizeSection(1, standard + 33);
        page.view->header()->moveSection(4, 1);
        page.view->sortByColumn(1, Qt::AscendingOrder);
        QTRY_VERIFY(
            !ConsoleSettings().tableLayout(u"some/someTable"_s).isEmpty()); // a little later
    }
    TablePage page;
    TableLayouts layouts(nullptr);
    layouts.add(page);
    QVERIFY(!page.view->isColumnHidden(4));
    QVERIFY(page.view->isColumnHidden(3));
    QCOMPARE(page.view->header()->sectionSize(1), standard + 33);
    QCOMPARE(page.order(), (QList<int>{0, 4, 1, 2, 3}));
    QCOMPARE(page.view->header()->sortIndicatorSection(), 1);
    QCOMPARE(page.view->header()->sortIndicatorOrder(), Qt::AscendingOrder);
    page.arrange(); // another size of the window or of the text
    QCOMPARE(page.view->header()->sectionSize(1), standard + 33);
}

// Where there is little room a page leaves columns out, but for those that the operator wants.
void TableLayoutsTest::choiceGoesBeforeThePage()
{
    TablePage page;
    TableLayouts layouts(nullptr);
    layouts.add(page);
    page.view->setColumnHidden(3, true);
    QVERIFY(page.view->isColumnHidden(3));
    page.view->chooseColumn(3, true);
    page.view->setColumnHidden(3, true);
    QVERIFY(!page.view->isColumnHidden(3));
    page.view->setColumnHidden(3, false);
    page.view->chooseColumn(3, false);
    page.view->setColumnHidden(3, false);
    QVERIFY(page.view->isColumnHidden(3));
    layouts.save();
    QVERIFY(ConsoleSettings().tableLayout(u"some/someTable"_s).contains("\"3\":false"));
    page.view->chooseColumn(3, true); // as the page has it
    layouts.save();
    QCOMPARE(ConsoleSettings().tableLayout(u"some/someTable"_s), QByteArray());
}

// As of two editors that are open, and of one that was closed and opened again.
void TableLayoutsTest::sameNameLooksTheSame()
{
    TablePage page;
    TableLayouts layouts(nullptr);
    layouts.add(page);
    auto other = std::make_unique<TablePage>();
    layouts.add(*other);
    const int standard = page.view->header()->sectionSize(1);
    page.view->header()->resizeSection(1, standard + 33);
    QCOMPARE(other->view->header()->sectionSize(1), standard + 33);
    other->view->chooseColumn(3, false);
    QVERIFY(page.view->isColumnHidden(3));
    other.reset();
    const TablePage again;
    layouts.add(again); // before all of it was saved
    QCOMPARE(again.view->header()->sectionSize(1), standard + 33);
    QVERIFY(again.view->isColumnHidden(3));
    layouts.save();
    QVERIFY(ConsoleSettings().tableLayout(u"some/someTable"_s).contains("\"3\":false"));
}

// The editor of a mapping has its columns on its own page and in the dialog of a job, over a
// restart too.
void TableLayoutsTest::mappingsLookTheSameEverywhere()
{
    const auto table
        = [](const QWidget &holder) { return holder.findChild<RowView *>(u"mappingTable"_s); };
    int wide = 0;
    {
        TablePage page;
        TableLayouts layouts(nullptr);
        layouts.add(page);
        auto *dialog = new CrmMappingDialog({}, &page);
        layouts.add(page); // as when a dialog was opened
        wide = table(*dialog)->columnWidth(0) + 33;
        table(*dialog)->header()->resizeSection(0, wide);
        layouts.save();
        QCOMPARE(ConsoleSettings().tableLayout(u"some/someTable"_s), QByteArray());
    }
    TablePage page;
    const CrmMappingEditor editor({}, &page);
    TableLayouts layouts(nullptr);
    layouts.add(page);
    QCOMPARE(table(editor)->columnWidth(0), wide);
    const auto *dialog = new CrmMappingDialog({}, &page);
    layouts.add(page);
    QCOMPARE(table(*dialog)->columnWidth(0), wide);
    table(editor)->header()->resizeSection(0, wide + 10);
    QCOMPARE(table(*dialog)->columnWidth(0), wide + 10);
}

void TableLayoutsTest::resetsAll()
{
    TablePage page;
    TableLayouts layouts(nullptr);
    layouts.add(page);
    const int standard = page.view->header()->sectionSize(1);
    page.view->chooseColumn(4, true);
    page.view->chooseColumn(1, false);
    page.view->chooseColumn(1, true);
    page.view->header()->resizeSection(1, standard + 33);
    page.view->header()->moveSection(3, 1);
    page.view->sortByColumn(3, Qt::AscendingOrder);
    ConsoleSettings().setTableLayout(u"unseen/table"_s, "{\"sort\":{\"column\":1}}");
    layouts.save();
    layouts.reset();
    QVERIFY(page.view->isColumnHidden(4));
    QVERIFY(!page.view->isColumnHidden(1));
    QCOMPARE(page.view->header()->sectionSize(1), standard);
    QCOMPARE(page.order(), (QList<int>{0, 1, 2, 3, 4}));
    QCOMPARE(page.view->header()->sortIndicatorSection(), 0);
    QCOMPARE(page.view->header()->sortIndicatorOrder(), Qt::DescendingOrder);
    QCOMPARE(ConsoleSettings().tableLayout(u"some/someTable"_s), QByteArray());
    QCOMPARE(ConsoleSettings().tableLayout(u"unseen/table"_s), QByteArray());
}

void TableLayoutsTest::menuHasWhatCanBeLeftOut()
{
    TablePage page;
    QMenu menu;
    page.view->addColumnActions(&menu);
    QStringList texts;
    for (const QAction *action : menu.actions())
        texts << action->text() + (action->isChecked() ? u" shown"_s : u""_s);
    // The first says which row it is; the stretched one takes the room.
    QCOMPARE(texts, (QStringList{u"Column 1 shown"_s, u"Column 3 shown"_s, u"Column 4"_s}));
    menu.actions().last()->trigger();
    QVERIFY(!page.view->isColumnHidden(4));
}

void TableLayoutsTest::passesOverWhatIsNoLayout_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("\x01\x02");
    QTest::newRow("other columns") << QByteArray(R"({"order":[0,2,1],"sort":{"column":9}})");
    QTest::newRow("twice") << QByteArray(R"({"order":[0,1,1,2,3]})");
    QTest::newRow("not the first") << QByteArray(R"({"order":[1,0,2,3,4]})");
    QTest::newRow("no width") << QByteArray(R"({"widths":{"1":-5,"3":900000,"77":40}})");
    QTest::newRow("other types") << QByteArray(R"({"shown":{"1":"no"},"order":{},"sort":[]})");
}

void TableLayoutsTest::passesOverWhatIsNoLayout()
{
    QFETCH(QByteArray, text);
    QCOMPARE(ColumnChoice::fromText(text, 5).toText(), QByteArray());
}

QObject *makeTableLayoutsTest()
{
    return new TableLayoutsTest;
}

} // namespace sluice::testing

#include "tst_tablelayouts.moc"
