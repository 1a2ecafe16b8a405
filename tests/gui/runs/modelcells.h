// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/widgets/rowdelegate.h"

#include <QAbstractItemModelTester>

namespace sluice {

using Mode = QAbstractItemModelTester::FailureReportingMode;

// What a cell of a model shows, and what follows it in another colour.
inline QString textAt(
    const QAbstractItemModel &model, int row, int column, const QModelIndex &parent = {})
{
    return model.index(row, column, parent).data().toString();
}

inline QString noteAt(
    const QAbstractItemModel &model, int row, int column, const QModelIndex &parent = {})
{
    return model.index(row, column, parent).data(CellRole::Note).toString();
}

} // namespace sluice
