// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/theme/role.h"

#include <QHash>
#include <QStyledItemDelegate>

namespace sluice {

// What a cell shows. The text is always in Qt::DisplayRole, for screen readers, sorting, copying.
enum class CellKind {
    Text, // icon, text, note
    State, // the same, icon and text in the colour of the tone
    Number, // right aligned, digits of equal width; 0 and — muted
    Bar, // a bar and the text at its right; no value: the text alone
    Badge, // a tinted text: code, environment
    Link, // text that can be clicked, see RowView::linkActivated()
    Mono, // API names, sample values, log times
    Check, // a check box (Qt::CheckStateRole) before the text
    Combo, // looks like a chooser; opens the model's editor
};

// Item roles that the delegate reads beside Qt's own. All are optional. Values are plain ints and
// strings, so that models need no widget.
namespace CellRole {
enum : int {
    Kind = Qt::UserRole + 0x100, // int of CellKind; else the column's
    Icon, // name of an icon
    Tone, // int of Tone: state, bar, badge
    Note, // follows the text, muted and smaller; cut first
    Value, // double from 0 to 1 of a bar; -1: total unknown
    Color, // int of Role for the text
    Weight, // int of QFont::Weight
    Mark, // text of a colour, see colormark.h: a point before the text
    IconColor, // int of Role, where it is not the tone's or muted
    RowTone, // int of Tone, read from column 0: tints the whole row (Mapping and Log only)
};
}

// Paints the cells of every table and tree of the console. Ground, row lines and selection belong
// to RowView. GUI thread, owned by its view.
class RowDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowDelegate)

public:
    enum class Density { Tree, Table, Roomy }; // font height + 10, 12, 18

    explicit RowDelegate(QObject *parent = nullptr);

    void setDensity(Density density) { m_density = density; }
    void setColumnKind(int column, CellKind kind) { m_kinds.insert(column, kind); }
    CellKind kindOf(const QModelIndex &index) const;
    // Room at the left of the first column: 16 in tables, 8 beside a tree's branches.
    void setFirstPadding(int pixels) { m_firstPadding = pixels; }
    int rowHeight() const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
        const QModelIndex &index) override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
        const QModelIndex &index) override;

    // The width that a cell of `kind` with this text wants, paddings included.
    static int widthFor(CellKind kind, const QString &text, bool hasIcon, const QString &note = {});

private:
    QRect contentRect(const QStyleOptionViewItem &option, const QModelIndex &index) const;

    QHash<int, CellKind> m_kinds;
    Density m_density = Density::Table;
    int m_firstPadding = 16;
};

} // namespace sluice
