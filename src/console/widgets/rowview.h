// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/columnchoice.h"
#include "console/widgets/rowdelegate.h"

#include <QHeaderView>
#include <QTreeView>

class QMenu;
class QShortcut;

namespace sluice {

// The header of RowView: the sort arrow stands beside the text, one line runs below all of it.
class RowHeader final : public QHeaderView
{
    Q_OBJECT

public:
    explicit RowHeader(QWidget *parent = nullptr);

    QSize sizeHint() const override;
    // What its title asks for, shown or not.
    int leastWidth(int section) const { return sectionSizeFromContents(section).width(); }

protected:
    void paintSection(QPainter *painter, const QRect &rect, int logicalIndex) const override;
    void paintEvent(QPaintEvent *event) override;
    QSize sectionSizeFromContents(int logicalIndex) const override;
};

// Every table and tree of the console: selection over the whole row with a bar at the left, one
// line under each row, own chevrons, a frame on the current row when it has the keyboard. Set
// `isTree` for nested rows. Ctrl+C copies the selected rows. It keeps no data and never resets its
// model. GUI thread.
class RowView : public QTreeView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowView)

public:
    struct Column
    {
        CellKind kind = CellKind::Text;
        // The widest usual value; the width comes from it and the header. A stretched column gets
        // so much before others have room to spare.
        QString sample = {};
        bool hasIcon = false;
        bool isStretched = false;
        QString sampleNote = {};
    };

    explicit RowView(QWidget *parent = nullptr);

    void setTree(bool isTree);
    void setDensity(RowDelegate::Density density);
    // What its page leaves out, for want of room or because few need it; the operator's choice goes
    // before.
    void setColumnHidden(int column, bool isHidden);
    // After setModel(). Columns keep their widths when the font changes size, by their samples.
    void setColumns(const QList<Column> &columns);
    // In place of rows while there are none: "Loading…".
    void setPlaceholderText(const QString &text);
    QString placeholderText() const { return m_placeholder; }
    // Whether the last row has its line; a card that ends there has its own edge.
    void setLastLine(bool shown);
    // From now on what the operator chooses of the columns is kept, beginning with what was chosen
    // before; a menu of the header offers it, too. After the page has made the columns.
    void keepLayout(const QByteArray &chosen);
    void followLayout(const QByteArray &chosen); // of another view of the same name
    QByteArray chosenLayout() const { return m_choice.toText(); }
    void resetLayout(); // as the page made them
    void chooseColumn(int column, bool isShown);
    void addColumnActions(QMenu *menu); // one for each column that may be left out
    // Header and all rows that are not folded away.
    int contentHeight() const;
    int rowHeight() const { return m_rows->rowHeight(); }
    void selectAll() override;
    void copyRows(); // the selected ones as text; Ctrl+C does it
    RowDelegate *rows() const { return m_rows; }

signals:
    // A cell of kind Link was clicked. Enter sends QAbstractItemView::activated() as usual.
    void linkActivated(const QModelIndex &index);
    void layoutChosen(); // see chosenLayout()

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    void drawBranches(
        QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void updateGeometries() override;
    void actionEvent(QActionEvent *event) override;

private:
    void giveRoom();
    bool isLinkAt(const QModelIndex &index) const;
    bool isLastRow(const QModelIndex &index) const;
    void applyColumns();
    bool isLeftOut(int column) const;
    void putChoice();
    void takeWidth(int column, int before, int now);
    void takeOrder();
    void takeSorting(int column, Qt::SortOrder order);

    static constexpr int kTreeIndent = 20;
    RowDelegate *m_rows;
    QShortcut *m_copy;
    QList<Column> m_columns;
    QString m_placeholder;
    bool m_hasLastLine = true;
    QMap<int, bool> m_leftOut; // by the page
    ColumnChoice m_choice;
    int m_sortColumn = -1; // as the page sorts
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    bool m_keepsLayout = false;
    bool m_isArranging = false; // not the operator
    bool m_hasGiven = false; // columns are narrower than their samples
};

} // namespace sluice
