// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/crmbulk/crmmappingrows.h"
#include "console/mappings/fieldmodel.h"
#include "syncs/crmbulk/mapping/mappingtrial.h"

namespace sluice {

// The fields of a CRM job's mapping, one line each, to be edited: what each is made of, what
// happens to values that are empty, how a lookup is found, whether it is masked; transforms are
// edited elsewhere. Holds its rows only; the dialog takes the mapping. GUI thread; owned by the
// dialog.
class CrmMappingModel final : public FieldModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CrmMappingModel)

public:
    enum Column {
        Status,
        Target,
        Type,
        Source,
        SourceType,
        Transforms,
        IfEmpty,
        FindBy,
        Sensitive,
        Sample,
        Check
    };
    static constexpr int kColumns = Check + 1;
    static constexpr int kDefaultValue = 100; // of the column IfEmpty: a value in place of none

    explicit CrmMappingModel(QObject *parent = nullptr)
        : FieldModel(kColumns, Target, parent)
    {
    }

    void setRows(const QList<CrmMappingRow> &rows);
    const QList<CrmMappingRow> &rows() const { return m_rows; }
    void setProblems(const QStringList &problems); // of the whole mapping
    void setSample(const QHash<QString, CrmTriedCell> &cells); // of one record, by target
    void setSourceTypes(const QHash<QString, QString> &types); // in words, by column
    void setTransforms(int row, const QList<CellTransform> &transforms);
    const CrmMappingRow *shown(int row) const;
    QString problemOf(const CrmMappingRow &row) const;

    static QString emptyWord(CrmEmptyValue onEmpty);
    static QString sensitiveWord(CrmSensitive sensitive);
    static QString marksOf(const CrmField &field); // "required, sensitive"
    static QString noteOf(const CrmField &field);

    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    void edited();
    void defaultWanted(const QString &target); // its text is asked for

protected:
    qsizetype fieldTotal() const override { return m_rows.size(); }
    QString nameOf(qsizetype field) const override;
    QString labelOf(qsizetype field) const override;
    bool isRequired(qsizetype field) const override;
    bool isMapped(qsizetype field) const override;
    QString problemOf(qsizetype field) const override;
    QString adviceOf(qsizetype field) const override;
    FieldMend mendOf(qsizetype field) const override;
    QStringList findTexts(qsizetype field) const override;
    QString sortText(qsizetype field, int column) const override;
    QString titleOf(int column) const override;
    bool isChooser(int column) const override;
    bool isEditable(qsizetype field, int column) const override;
    QVariant cellData(qsizetype field, int column, int role) const override;

private:
    QString text(const CrmMappingRow &row, int column) const;
    QVariant editValue(const CrmMappingRow &row, int column) const;
    QVariant checkData(qsizetype field, int role) const;

    QList<CrmMappingRow> m_rows;
    QHash<QString, QString> m_sourceTypes;
    QStringList m_problems;
    QHash<QString, CrmTriedCell> m_sample;
};

} // namespace sluice
