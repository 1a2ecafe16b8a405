// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/crmbulk/crmmappingrows.h"
#include "console/mappings/sampletally.h"
#include "syncs/crmbulk/mapping/mappingtrial.h"

#include <QAbstractTableModel>

namespace sluice {

// The fields of a CRM job's mapping, one line each, to be edited: what each is made of, what
// happens to values that are empty, how a lookup is found, whether it is masked; transforms are
// edited elsewhere. Holds its rows only; the dialog takes the mapping. GUI thread; owned by the
// dialog.
class CrmMappingModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CrmMappingModel)

public:
    enum Column { Target, Type, Source, Transforms, IfEmpty, FindBy, Sensitive, Sample, Check };
    static constexpr int kColumns = Check + 1;
    enum class Filter { All, Problems, Required, Unmapped };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(const QList<CrmMappingRow> &rows);
    const QList<CrmMappingRow> &rows() const { return m_rows; }
    void setProblems(const QStringList &problems); // of the whole mapping
    void setReadOnly() { m_isReadOnly = true; }
    void setSample(const QHash<QString, CrmTriedCell> &cells); // of one record, by target
    void setTallies(const SampleTallies &tallies); // of all of them
    SampleTally tallyOf(const CrmMappingRow &row) const;
    void setFilter(Filter filter, const QString &text);
    int countOf(Filter filter) const;
    void setTransforms(int row, const QList<CellTransform> &transforms);
    const CrmMappingRow *shown(int row) const;
    int rowOf(const QString &target) const; // -1: not shown
    QString problemOf(const CrmMappingRow &row) const;

    static QString emptyWord(CrmEmptyValue onEmpty);
    static QString sensitiveWord(CrmSensitive sensitive);
    static QString marksOf(const CrmField &field); // "required, sensitive"

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void edited();

private:
    bool isIn(const CrmMappingRow &row, Filter filter) const;
    void filter();
    void changedAll();
    QString text(const CrmMappingRow &row, int column) const;
    QVariant editValue(const CrmMappingRow &row, int column) const;
    QVariant checkData(const CrmMappingRow &row, int role) const;

    QList<CrmMappingRow> m_rows;
    QList<qsizetype> m_shown;
    QStringList m_problems;
    QHash<QString, CrmTriedCell> m_sample;
    SampleTallies m_tallies;
    QString m_text;
    Filter m_filter = Filter::All;
    bool m_isReadOnly = false;
};

} // namespace sluice
