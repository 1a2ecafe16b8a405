// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

namespace sluice {

// Which fields of a mapping are shown.
enum class FieldFilter { All, Problems, Required, Unmapped };

// The fields of a mapping, one line each: which of them are shown, by a filter and a text, and in
// which order. A class for each sync holds the fields themselves. Sorted when that is asked for and
// not at every edit, so that no line moves while it is typed into. GUI thread; owned by its editor.
class FieldModel : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FieldModel)

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setFilter(FieldFilter filter, const QString &text);
    int countOf(FieldFilter filter) const;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override; // -1: as it was made
    int rowCount(const QModelIndex &parent = {}) const override;

protected:
    virtual qsizetype fieldTotal() const = 0;
    virtual bool isIn(qsizetype field, FieldFilter filter) const = 0;
    virtual QStringList findTexts(qsizetype field) const = 0; // in which a text is looked for
    virtual QString sortText(qsizetype field, int column) const = 0;

    void arrange(); // within a reset of the model, or the removal of a row
    void changedAll();
    bool isShown(int row) const { return row >= 0 && row < m_shown.size(); }
    qsizetype fieldAt(int row) const { return m_shown.at(row); }

private:
    QList<qsizetype> m_shown;
    QString m_text;
    FieldFilter m_filter = FieldFilter::All;
    int m_sortColumn = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
};

// What a line's leading icon says.
enum class FieldState { Unmapped, Fits, Warning, Problem };
QVariant fieldStateData(FieldState state, int role);

} // namespace sluice
