// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QList>
#include <QSet>
#include <QString>

namespace sluice {

// A table whose rows are replaced as a whole, again and again, while each that stays is the row
// that it was: what is selected stays so, and nothing is reset. A class of its own says what its
// cells show. GUI thread.
template <class Row> class KeptRowsModel : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    const QList<Row> &rows() const { return m_rows; }
    // Null: there is no such row.
    const Row *row(int number) const
    {
        return number >= 0 && number < m_rows.size() ? &m_rows.at(number) : nullptr;
    }
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }

protected:
    // `key` tells rows apart.
    template <class Key> void takeRows(const QList<Row> &rows, Key key)
    {
        dropOthers(rows, key);
        for (int i = 0; i < rows.size(); ++i) {
            int from = i;
            while (from < m_rows.size() && key(m_rows.at(from)) != key(rows.at(i)))
                ++from;
            if (from == m_rows.size()) {
                beginInsertRows({}, i, i);
                m_rows.insert(i, rows.at(i));
                endInsertRows();
            } else if (from != i) {
                beginMoveRows({}, from, from, {}, i);
                m_rows.move(from, i);
                endMoveRows();
            }
            m_rows[i] = rows.at(i);
        }
        changedAll();
    }
    void changedAll()
    {
        if (!m_rows.isEmpty())
            emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    }

private:
    template <class Key> void dropOthers(const QList<Row> &rows, Key key)
    {
        QSet<QString> kept;
        for (const Row &row : rows)
            kept.insert(key(row));
        for (int i = rowCount() - 1; i >= 0; --i) {
            if (kept.contains(key(m_rows.at(i))))
                continue;
            beginRemoveRows({}, i, i);
            m_rows.removeAt(i);
            endRemoveRows();
        }
    }

    QList<Row> m_rows;
};

} // namespace sluice
