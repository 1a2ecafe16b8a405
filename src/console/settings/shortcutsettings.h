// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/settings/settingspage.h"
#include "console/settings/shortcutbook.h"

class QPushButton;
class QStandardItemModel;

namespace sluice {

class KeyEdit;
class RowView;
class TableCard;
class TypedLabel;

// The page Shortcuts of the dialog Settings: every action of the window with its keys, changed in
// the field below the table. Keys that belong to another action are refused with its name. Nothing
// holds before the dialog applies it. GUI thread; owned by the dialog.
class ShortcutSettings final : public SettingsPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ShortcutSettings)

public:
    ShortcutSettings(ShortcutBook &book, QWidget *parent);

    const ShortcutBook::Keys &changes() const { return m_changes; }
    bool hasMore() const override;
    void restoreDefaults() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void showCurrent();
    void take(const QKeySequence &keys);
    void put(const QString &keys); // portable; of the current row
    QString currentName() const;
    QString keysOf(const QString &name) const;

    ShortcutBook &m_book;
    ShortcutBook::Keys m_changes;
    QMap<QString, ShortcutBook::Entry> m_entries; // by name
    QStandardItemModel *m_model;
    TableCard *m_table;
    KeyEdit *m_edit;
    QPushButton *m_reset;
    TypedLabel *m_note;
};

// Rows of actions and their keys, for a table of two columns; what differs from its standard is
// marked in the third.
void setShortcutColumns(RowView *view, const QList<ShortcutBook::Entry> &entries);
void fillShortcutRow(
    QStandardItemModel *model, const ShortcutBook::Entry &entry, const QString &portableKeys);

} // namespace sluice
