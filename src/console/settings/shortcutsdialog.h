// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/settings/shortcutbook.h"

#include <QDialog>

class QStandardItemModel;

namespace sluice {

// Help > Keyboard Shortcuts: the keys that hold now, to read and to find by typing; Change leads to
// where they are changed. Opened, never executed; deletes itself. GUI thread. Object name
// `shortcutsDialog`.
class ShortcutsDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ShortcutsDialog)

public:
    ShortcutsDialog(const QList<ShortcutBook::Entry> &entries, QWidget *parent);

signals:
    void changeWanted();

private:
    void fill(const QString &text);

    QList<ShortcutBook::Entry> m_entries;
    QStandardItemModel *m_model;
};

} // namespace sluice
