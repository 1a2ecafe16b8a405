// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include <optional>

namespace sluice {

// Conditions that are edited one line each: what is compared, how, with what, and what is wrong
// with that. A class of its own holds them and says what its cells show; here is how a list of them
// grows and shrinks, and how its cells look. GUI thread; owned by the editor.
class ConditionTable : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConditionTable)

public:
    enum Column { Subject, Comparator, Value, Check, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setReadOnly() { m_isReadOnly = true; } // the job is running
    int add(); // the new row
    void remove(int row);
    virtual QString problemOf(int row) const = 0; // empty: it can be used
    QString problem() const; // the first one

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void edited();

protected:
    virtual void insertEmpty() = 0; // at the end
    virtual void removeAt(int row) = 0;
    virtual bool needsValue(int row) const = 0; // its comparison does
    virtual QString subjectTitle() const = 0; // "Field"
    virtual QString subjectPlaceholder() const = 0; // "field", while there is none
    virtual QString shown(int row, int column) const = 0; // but for Check
    virtual QVariant editValue(int row, int column) const = 0; // of what can be edited
    void changed(int row); // by the operator
    void changedAll();

private:
    QVariant look(const QString &text, int column, int role) const;

    bool m_isReadOnly = false;
};

} // namespace sluice
