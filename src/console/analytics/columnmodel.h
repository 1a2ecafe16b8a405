// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/mappings/fieldmodel.h"
#include "syncs/datastoreanalytics/columnplan.h"

#include <QHash>

#include <optional>

namespace sluice {

// One column of the table in the editor of a mapping, with what the mapping says of it.
struct ColumnRow
{
    SourceColumn source; // without a type: the table is not known, or lacks it
    QString key; // the name as the mapping's document writes it
    bool isRowId = false;
    bool isThere = true; // false: the table is known and lacks it
    bool isSent = true;
    bool hadRule = false; // kept, even if it says nothing
    bool wasLeftOut = false; // by name
    ColumnRule rule = {};
    std::optional<TargetColumn> target = {}; // of a view that stands
    bool isNew = false; // the view is known and lacks it

    const QString &targetName() const { return rule.to.isEmpty() ? source.name : rule.to; }
    QString automaticType() const; // of a column that is made; empty: not known
    QString targetType() const; // what it will be
    bool goes() const { return isRowId || (isSent && rule.pii != PersonalData::Out); }
};

// Takes a mapping apart into rows: those of the table in its order, then what only the mapping
// names. And puts rows into a mapping: a row that was not touched stays as it was written. Pure
// functions.
QList<ColumnRow> columnRows(
    const std::optional<QList<SourceColumn>> &table, const TableMapping &mapping);
// Which column of the view each goes into; nothing where the view is not known or not there yet.
void putColumnTargets(QList<ColumnRow> &rows, const std::optional<QList<TargetColumn>> &view);
void putColumnRows(const QList<ColumnRow> &rows, bool isOnlyChosen, TableMapping &mapping);
// Columns of the view that no row goes into and that rows can fill, in the view's order.
QList<TargetColumn> freeColumns(
    const QList<ColumnRow> &rows, const std::optional<QList<TargetColumn>> &view);
bool canBeFilled(const TargetColumn &column); // not what the view makes itself, nor the ids
// Why a row cannot stay as it is; empty: it can.
QString columnProblem(const QList<ColumnRow> &rows, qsizetype row);

// The columns of a table, one line each, to be edited: sent or not, name and type in the view,
// personal data; transforms are edited elsewhere. Then the columns of the view that get nothing,
// each with a choice of what may fill it. Holds its rows only; the dialog takes the mapping. GUI
// thread; owned by the dialog.
class ColumnModel final : public FieldModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ColumnModel)

public:
    enum Column {
        Status,
        Source,
        SourceType,
        Sent,
        Target,
        TargetType,
        Transforms,
        Personal,
        Sample,
        Check
    };
    static constexpr int kColumns = Check + 1;

    explicit ColumnModel(QObject *parent = nullptr)
        : FieldModel(kColumns, Source, parent)
    {
    }

    void setRows(const QList<ColumnRow> &rows);
    void setView(const std::optional<QList<TargetColumn>> &view);
    // What one row of a sample becomes, by column; a value that cannot go is told with why.
    struct Tried
    {
        QString before;
        QString after;
        QString problem;
    };
    void setSample(const QHash<QString, Tried> &tried);
    QStringList viewNames() const;
    const QList<TargetColumn> &freeTargets() const { return m_free; }
    QStringList freeSources() const; // that go into no column of the view
    const QList<ColumnRow> &rows() const { return m_rows; }
    void setTransforms(int row, const QList<CellTransform> &transforms);
    bool canRemove(int row) const; // one that the table lacks
    void remove(int row);
    void send(const QString &source); // one that was left out
    // Columns of the view that get another column's values.
    void setTargets(const QHash<QString, QString> &targets); // by column of the table
    const ColumnRow *shown(int row) const; // null for a column of the view that gets nothing
    QString problem() const; // the first one, with the column's name

    static QString personalWord(PersonalData pii);

    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

signals:
    void edited();
    void filled(const QString &source); // its row took the place of a column of the view

protected:
    qsizetype fieldTotal() const override { return m_rows.size() + m_free.size(); }
    QString nameOf(qsizetype field) const override;
    bool isNamed(qsizetype field, const QString &name) const override;
    bool isRequired(qsizetype field) const override;
    bool isMapped(qsizetype field) const override;
    QString problemOf(qsizetype field) const override;
    QStringList findTexts(qsizetype field) const override;
    QString sortText(qsizetype field, int column) const override;
    QString titleOf(int column) const override;
    bool isChooser(int column) const override;
    bool isEditable(qsizetype field, int column) const override;
    QVariant cellData(qsizetype field, int column, int role) const override;

private:
    QVariant text(const ColumnRow &row, int column) const;
    QVariant color(const ColumnRow &row, int column) const;
    QString resultProblem(qsizetype field) const; // of the row, else of its sample
    QVariant resultData(qsizetype field, int role) const;
    const TargetColumn *freeAt(qsizetype field) const; // null: a column of the table
    QVariant freeText(const TargetColumn &column, int shown) const;
    QVariant freeData(const TargetColumn &column, int shown, int role) const;
    bool fill(const QString &target, const QString &source);
    void place(); // where each row goes, and what nothing goes into
    static void letGo(ColumnRow &row);
    static bool edit(ColumnRow &row, int column, const QVariant &value);

    QList<ColumnRow> m_rows;
    QList<TargetColumn> m_free; // fields too, behind the rows
    QHash<QString, Tried> m_sample;
    std::optional<QList<TargetColumn>> m_view;
};

} // namespace sluice
