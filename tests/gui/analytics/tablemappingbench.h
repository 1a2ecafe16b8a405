// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/analytics/tablemappingdialog.h"
#include "gui/analytics/analyticsbench.h"

#include <QAbstractItemView>

namespace sluice::testing {

// The dialog of a table's mapping with its columns and those of its view, and what is in it.
class TableMappingBench : public QObject
{
protected:
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

} // namespace sluice::testing
