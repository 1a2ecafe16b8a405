// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/commerceklaviyo/mapping/mappingsettings.h"

#include <QAbstractTableModel>

namespace sluice {

// The rules by which a record's fields become properties at Klaviyo, one row each, to be edited:
// what happens, the field or path, the property. Holds its rows only; the dialog takes the rule.
// GUI thread; owned by the dialog.
class PropertyModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PropertyModel)

public:
    enum class Action { Rename, Drop, Add, Only };
    enum Column { What, From, To, ColumnCount };

    struct Row
    {
        Action action = Action::Rename;
        QString from; // a field; a path of the whole record with Add
        QString to; // a property; not with Drop

        friend bool operator==(const Row &, const Row &) = default;
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setRule(const commercemap::PropertyRule &rule);
    // The rows as a rule that keeps `before`'s other choices. Rows that say nothing are left out.
    commercemap::PropertyRule rule(const commercemap::PropertyRule &before) const;
    // For the metadata of products there is only Add.
    void setAddOnly(bool isAddOnly);
    bool isAddOnly() const { return m_isAddOnly; }
    const QList<Row> &rows() const { return m_rows; }

    int add(); // the new row
    void remove(int row);
    QString problem() const; // the first thing that makes no sense; empty: none

    static QString actionWord(Action action);
    QList<Action> actions() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void edited();

private:
    bool hasProperty(const Row &row) const { return row.action != Action::Drop; }

    QList<Row> m_rows;
    bool m_isAddOnly = false;
};

} // namespace sluice
