// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/consoletests.h"
#include "console/theme/theme.h"
#include "console/widgets/emptystate.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/tablecopy.h"

#include <QAbstractListModel>
#include <QAction>
#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLineEdit>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QVBoxLayout>
#include <QtTest>

using namespace sluice;
using namespace Qt::StringLiterals;

namespace {

// One row with a cell of each kind, filled from the column.
QList<QStandardItem *> rowOfAllKinds(const QString &text)
{
    QList<QStandardItem *> row;
    for (int kind = 0; kind <= static_cast<int>(CellKind::Combo); ++kind) {
        auto *item = new QStandardItem(text);
        item->setData(kind, CellRole::Kind);
        item->setData(u"state-running"_s, CellRole::Icon);
        item->setData(static_cast<int>(Tone::Warning), CellRole::Tone);
        item->setData(u"a note"_s, CellRole::Note);
        item->setData(0.4, CellRole::Value);
        item->setCheckable(true);
        row << item;
    }
    return row;
}

QImage painted(QWidget &widget)
{
    return widget.grab().toImage();
}

int pixelsOf(const QImage &image, const QColor &color, const QRect &area)
{
    int count = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x)
            count += image.pixelColor(x, y) == color;
    }
    return count;
}

class ManyRows final : public QAbstractListModel
{
public:
    static constexpr int kRows = 1'000'000;

    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : kRows;
    }
    QVariant data(const QModelIndex &index, int role) const override
    {
        return role == Qt::DisplayRole ? u"Row %1"_s.arg(index.row()) : QVariant();
    }
};

} // namespace

class RowTest final : public QObject
{
    Q_OBJECT

private slots:
    void cleanup()
    {
        Theme::instance().setBasePointSize(0);
        Theme::instance().setMode(Theme::Mode::Light);
    }

    void everyKindIsPainted_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("width");
        QTest::addColumn<double>("points");
        QTest::newRow("usual") << u"412\u202F338"_s << 160 << 10.0;
        QTest::newRow("empty") << QString() << 160 << 10.0;
        QTest::newRow("none") << u"—"_s << 160 << 10.0;
        QTest::newRow("too narrow") << u"A rather long text for a cell"_s << 30 << 10.0;
        QTest::newRow("hardly there") << u"Text"_s << 24 << 10.0;
        QTest::newRow("large") << u"Text"_s << 160 << 14.0;
        QTest::newRow("right to left") << QString::fromUtf8("שלום 12") << 160 << 10.0;
    }
    void everyKindIsPainted()
    {
        QFETCH(QString, text);
        QFETCH(int, width);
        QFETCH(double, points);
        Theme::instance().setBasePointSize(points);
        QStandardItemModel model;
        model.appendRow(rowOfAllKinds(text));
        RowView view;
        view.setModel(&model);
        for (int column = 0; column < model.columnCount(); ++column)
            view.setColumnWidth(column, width);
        view.resize(900, 120);
        for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
            Theme::instance().setMode(mode);
            const QImage image = painted(view);
            QVERIFY(pixelsOf(image, themeColor(Role::Divider), image.rect()) > 0);
            // The bar and the icon of the state are there whatever the text is.
            if (width > 100)
                QVERIFY(pixelsOf(image, themeColor(Role::Warning), image.rect()) > 20);
        }
    }

    void rowHeights_data()
    {
        QTest::addColumn<RowDelegate::Density>("density");
        QTest::addColumn<int>("height");
        QTest::newRow("tree") << RowDelegate::Density::Tree << 26;
        QTest::newRow("table") << RowDelegate::Density::Table << 28;
        QTest::newRow("roomy") << RowDelegate::Density::Roomy << 34;
    }
    void rowHeights()
    {
        QFETCH(RowDelegate::Density, density);
        RowView view;
        QStandardItemModel model(3, 2);
        view.setModel(&model);
        view.setDensity(density);
        QTEST(view.rowHeight(), "height");
        view.resize(300, 200);
        view.grab();
        QCOMPARE(view.visualRect(model.index(1, 0)).height(), view.rowHeight());
    }

    void selectionReachesFromEdgeToEdge()
    {
        QStandardItemModel model;
        auto *parent = new QStandardItem(u"Read"_s);
        parent->appendRow({new QStandardItem(u"Page 1"_s), new QStandardItem(u"Done"_s)});
        model.appendRow({parent, new QStandardItem(u"Running"_s)});
        RowView view;
        view.setModel(&model);
        view.setTree(true);
        view.expandAll();
        view.resize(400, 200);
        view.setCurrentIndex(parent->child(0)->index());
        const QImage image = painted(view);
        const QRect row = view.visualRect(parent->child(0)->index());
        const int y = view.viewport()->geometry().top() + row.top() + 3;
        QCOMPARE(image.pixelColor(1, y), themeColor(Role::AccentFill));
        QCOMPARE(image.pixelColor(10, y), themeColor(Role::Selection));
        QCOMPARE(image.pixelColor(view.viewport()->width() - 2, y), themeColor(Role::Selection));
    }

    void rowToneTintsAndSelectionWins()
    {
        QStandardItemModel model;
        auto *item = new QStandardItem(u"Error"_s);
        item->setData(static_cast<int>(Tone::Error), CellRole::RowTone);
        model.appendRow(item);
        model.appendRow(new QStandardItem(u"Info"_s));
        RowView view;
        view.setModel(&model);
        view.resize(300, 160);
        const int y = view.header()->sizeHint().height() + 3;
        QCOMPARE(painted(view).pixelColor(250, y), themeColor(Role::ErrorTint));
        view.setCurrentIndex(model.index(0, 0));
        QCOMPARE(painted(view).pixelColor(250, y), themeColor(Role::Selection));
    }

    void linkIsActivatedByAClickOnly()
    {
        QStandardItemModel model(2, 2);
        model.setItem(0, 0, new QStandardItem(u"#128"_s));
        model.setItem(0, 1, new QStandardItem(u"text"_s));
        RowView view;
        view.setModel(&model);
        view.setColumns({{.kind = CellKind::Link, .sample = u"#128"_s}, {.isStretched = true}});
        view.resize(300, 160);
        view.grab();
        QSignalSpy spy(&view, &RowView::linkActivated);
        const auto click = [&view](const QModelIndex &index) {
            QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(index).center());
        };
        click(model.index(0, 1));
        click(model.index(1, 0)); // an empty link is none
        QCOMPARE(spy.count(), 0);
        click(model.index(0, 0));
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy[0][0].value<QModelIndex>(), model.index(0, 0));
    }

    void checkBoxIsToggledByClickAndSpace()
    {
        QStandardItemModel model;
        auto *item = new QStandardItem(u"On"_s);
        item->setCheckable(true);
        model.appendRow(item);
        RowView view;
        view.setModel(&model);
        view.setColumns({{.kind = CellKind::Check, .sample = u"On"_s}});
        view.resize(300, 160);
        view.grab();
        const QRect cell = view.visualRect(item->index());
        QTest::mouseClick(
            view.viewport(), Qt::LeftButton, {}, QPoint(cell.left() + 22, cell.center().y()));
        QCOMPARE(item->checkState(), Qt::Checked);
        QTest::mouseClick(
            view.viewport(), Qt::LeftButton, {}, QPoint(cell.left() + 60, cell.center().y()));
        QCOMPARE(item->checkState(), Qt::Checked);
        view.setCurrentIndex(item->index());
        QTest::keyClick(&view, Qt::Key_Space);
        QCOMPARE(item->checkState(), Qt::Unchecked);
    }

    void cardIsAsHighAsItsRows()
    {
        QWidget page;
        auto *layout = new QVBoxLayout(&page);
        layout->setContentsMargins({});
        auto *card = new TableCard(&page);
        layout->addWidget(card);
        layout->addStretch(1);
        QStandardItemModel model(4, 2);
        card->view()->setModel(&model);
        card->watchModel();
        page.resize(500, 600);
        page.show();
        const int head = card->view()->header()->sizeHint().height();
        QTRY_COMPARE(card->height(), 2 + head + 4 * 28);
        QCOMPARE(card->view()->verticalScrollBar()->maximum(), 0);
        model.insertRow(0);
        QTRY_COMPARE(card->height(), 2 + head + 5 * 28);
        model.setRowCount(100);
        QTRY_VERIFY(card->height() <= 600 && card->height() > 500);
        QVERIFY(card->view()->verticalScrollBar()->maximum() > 0);
    }

    void emptyStateStandsInForTheTable()
    {
        TableCard card;
        auto *empty = new EmptyState(&card);
        card.setEmptyState(empty);
        QStandardItemModel model(0, 2);
        card.view()->setModel(&model);
        card.watchModel();
        QVERIFY(empty->isVisibleTo(&card));
        QVERIFY(!card.view()->isVisibleTo(&card));
        card.setLoading(true);
        QVERIFY(!empty->isVisibleTo(&card));
        QVERIFY(card.view()->isVisibleTo(&card));
        card.setLoading(false);
        model.setRowCount(1);
        QVERIFY(card.view()->isVisibleTo(&card));
        QVERIFY(!empty->isVisibleTo(&card));
    }

    void copiesSelectedRows()
    {
        QStandardItemModel model;
        for (const QString &name : {u"a"_s, u"b"_s, u"c"_s}) {
            auto *first = new QStandardItem(name + u"\nx"_s);
            model.appendRow(
                {first, new QStandardItem(name + u"2"_s), new QStandardItem(name + u"3"_s)});
        }
        RowView view;
        view.setModel(&model);
        view.setSelectionMode(QAbstractItemView::ExtendedSelection);
        view.setEditTriggers(QAbstractItemView::EditKeyPressed);
        view.setColumnHidden(1, true);
        view.show();
        view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        view.setFocus();
        const auto choose = [&view, &model](int row) {
            view.selectionModel()->select(
                model.index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        };
        choose(2);
        choose(0);
        QGuiApplication::clipboard()->clear();
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"a x\ta3\nc x\tc3"_s);
        // An editor in a cell copies what is selected in it.
        view.setCurrentIndex(model.index(1, 0));
        view.edit(model.index(1, 2));
        auto *editor = view.findChild<QLineEdit *>();
        QVERIFY(editor);
        editor->setFocus();
        editor->setText(u"typed"_s);
        editor->selectAll();
        QTest::keyClick(editor, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"typed"_s);
    }

    void copiesRowsOfATreeFromTheTop()
    {
        QStandardItemModel model;
        for (const QString &name : {u"a"_s, u"b"_s}) {
            auto *parent = new QStandardItem(name);
            parent->appendRow(new QStandardItem(name + u"1"_s));
            model.appendRow(parent);
        }
        RowView view;
        view.setModel(&model);
        view.setTree(true);
        view.setSelectionMode(QAbstractItemView::ExtendedSelection);
        view.expandAll();
        const QModelIndex below = model.index(1, 0);
        for (const QModelIndex &index : {below, model.index(0, 0), model.index(0, 0, below),
                 model.index(0, 0, model.index(0, 0))})
            view.selectionModel()->select(index, QItemSelectionModel::Select);
        QCOMPARE(selectedRowsAsText(view).text, u"a\na1\nb\nb1"_s);
    }

    // Where cells are chosen and not rows, a row is copied once.
    void copiesARowOfChosenCellsOnce()
    {
        QStandardItemModel model;
        for (const QString &name : {u"a"_s, u"b"_s})
            model.appendRow({new QStandardItem(name), new QStandardItem(name + u"2"_s),
                new QStandardItem(name + u"3"_s)});
        RowView view;
        view.setModel(&model);
        view.setSelectionBehavior(QAbstractItemView::SelectItems);
        view.setSelectionMode(QAbstractItemView::ExtendedSelection);
        for (const QModelIndex &index : {model.index(1, 0), model.index(0, 2), model.index(0, 0)})
            view.selectionModel()->select(index, QItemSelectionModel::Select);
        const RowsAsText rows = selectedRowsAsText(view);
        QCOMPARE(rows.text, u"a\ta2\ta3\nb\tb2\tb3"_s);
        QCOMPARE(rows.copied, 2);
        QCOMPARE(rows.selected, 2);
    }

    // A page that copies more has the key to itself.
    void ownCopyGoesBefore()
    {
        QStandardItemModel model(1, 1);
        RowView view;
        view.setModel(&model);
        QAction own(&view);
        own.setShortcut(QKeySequence::Copy);
        own.setShortcutContext(Qt::WidgetShortcut);
        view.addAction(&own);
        view.show();
        view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        view.setFocus();
        QSignalSpy copied(&own, &QAction::triggered);
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(copied.count(), 1);
    }

    void copiesNoMoreThanOneCanWaitFor()
    {
        ManyRows model;
        RowView view;
        view.setModel(&model);
        view.setSelectionMode(QAbstractItemView::ExtendedSelection);
        view.selectAll();
        QElapsedTimer clock;
        clock.start();
        const RowsAsText rows = selectedRowsAsText(view);
        QVERIFY2(clock.elapsed() < 1'000, qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(rows.selected, ManyRows::kRows);
        QCOMPARE(rows.copied, RowsAsText::kMostRows);
        QCOMPARE(rows.text.count(u'\n'), RowsAsText::kMostRows - 1);
        QVERIFY(rows.text.startsWith(u"Row 0\n"_s));
    }

    void columnsFollowTheFont()
    {
        QStandardItemModel model(1, 2);
        RowView view;
        view.setModel(&model);
        view.setColumns(
            {{.kind = CellKind::Number, .sample = u"412\u202F338"_s}, {.isStretched = true}});
        const int small = view.columnWidth(0);
        Theme::instance().setBasePointSize(16);
        QTRY_VERIFY(view.columnWidth(0) > small * 1.3);
    }
};

QObject *makeRowTest()
{
    return new RowTest;
}

#include "tst_rows.moc"
