// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>

namespace sluice {

// A list of a few texts in a dialog, with check boxes where its items have them, that looks like
// the console's tables: their row height, selection with a bar at the left, one line under each
// row. GUI thread; owned by its parent.
class RowList final : public QListWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowList)

public:
    explicit RowList(QWidget *parent = nullptr);
};

} // namespace sluice
