// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/rowdelegate.h"

#include <QHeaderView>
#include <QTreeView>

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
// `isTree` for nested rows. It keeps no data and never resets its model. GUI thread.
class RowView : public QTreeView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowView)

public:
    struct Column
    {
        CellKind kind = CellKind::Text;
        QString sample = {}; // the widest usual value; the width comes from it and the header
        bool hasIcon = false;
        bool isStretched = false;
        QString sampleNote = {};
    };

    explicit RowView(QWidget *parent = nullptr);

    void setTree(bool isTree);
    void setDensity(RowDelegate::Density density);
    // After setModel(). Columns keep their widths when the font changes size, by their samples.
    void setColumns(const QList<Column> &columns);
    // In place of rows while there are none: "Loading…".
    void setPlaceholderText(const QString &text);
    // Whether the last row has its line; a card that ends there has its own edge.
    void setLastLine(bool shown);
    // Header and all rows that are not folded away.
    int contentHeight() const;
    int rowHeight() const { return m_rows->rowHeight(); }
    RowDelegate *rows() const { return m_rows; }

signals:
    // A cell of kind Link was clicked. Enter sends QAbstractItemView::activated() as usual.
    void linkActivated(const QModelIndex &index);

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

private:
    void giveRoom();
    bool isLinkAt(const QModelIndex &index) const;
    bool isLastRow(const QModelIndex &index) const;
    void applyColumns();

    RowDelegate *m_rows;
    QList<Column> m_columns;
    QString m_placeholder;
    bool m_hasLastLine = true;
    bool m_hasGiven = false; // columns are narrower than their samples
    bool m_isGiving = false;
};

} // namespace sluice
