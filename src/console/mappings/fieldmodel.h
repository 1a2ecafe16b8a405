// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/mappings/fieldproblem.h"
#include "console/mappings/sampletally.h"

#include <QAbstractTableModel>
#include <QHash>

#include <algorithm>
#include <functional>

namespace sluice {

struct AutoMapPair;

// Which fields of a mapping are shown.
enum class FieldFilter { All, Problems, Required, Unmapped };

// What a line's leading icon says.
enum class FieldState { Unmapped, Fits, Warning, Problem };

// The fields of a mapping, one line each: which of them are shown, by a filter and a text, and in
// which order; how each stands, which the icon in the first column says. A class for each sync
// holds the fields themselves and says what is in the other columns. Sorted when that is asked for
// and not at every edit, so that no line moves while it is typed into. GUI thread; owned by its
// editor.
class FieldModel : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FieldModel)

public:
    static constexpr int kStateColumn = 0;

    // `target`: the column with the field's name.
    FieldModel(int columns, int target, QObject *parent);

    void setReadOnly(); // for good: the job is running
    bool isReadOnly() const { return m_isReadOnly; }
    void setTallies(const SampleTallies &tallies); // how a sample's records fit, by field
    void setFilter(FieldFilter filter, const QString &text);
    int countOf(FieldFilter filter) const;
    // What blocks a run first, then what some records of the sample do not fit.
    QList<FieldProblem> problems() const;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override; // -1: as it was made
    SampleTally tallyOf(int row) const; // nothing of a field that is not mapped
    int rowOf(const QString &field) const; // -1: not shown
    // Fields that Auto-Map set, by name: how it came to each. They are marked until somebody edits
    // them or saves all.
    void suggest(const QHash<QString, QString> &found);
    void clearSuggested();
    int firstSuggested() const; // its row; -1: none is shown
    static QString suggestionText(const AutoMapPair &pair); // "90 %, the same words"
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const final;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const final;

protected:
    virtual qsizetype fieldTotal() const = 0;
    virtual QString nameOf(qsizetype field) const = 0;
    virtual QString labelOf(qsizetype field) const { return nameOf(field); }
    virtual bool isNamed(qsizetype field, const QString &name) const
    {
        return nameOf(field) == name;
    }
    virtual bool isRequired(qsizetype field) const = 0;
    virtual bool isMapped(qsizetype field) const = 0;
    virtual QString problemOf(qsizetype field) const = 0; // why it cannot stay so; empty: it can
    // What to do about it.
    virtual QString adviceOf(qsizetype field) const { return problemOf(field); }
    virtual FieldMend mendOf(qsizetype field) const
    {
        Q_UNUSED(field)
        return FieldMend::Show;
    }
    virtual QStringList findTexts(qsizetype field) const = 0; // in which a text is looked for
    virtual QString sortText(qsizetype field, int column) const = 0;
    virtual QString titleOf(int column) const = 0;
    virtual bool isChooser(int column) const = 0;
    virtual bool isEditable(qsizetype field, int column) const = 0;
    // Of all columns but the state's; what the base says of a role stands where this says nothing.
    virtual QVariant cellData(qsizetype field, int column, int role) const = 0;

    // `rows` in place of those that are held. The same fields with other rules: the cell that has
    // the focus keeps it.
    template <class Row, class Same>
    void replace(QList<Row> &held, const QList<Row> &rows, Same isSame)
    {
        if (std::equal(rows.cbegin(), rows.cend(), held.cbegin(), held.cend(), isSame)) {
            held = rows;
            changedAll();
            return;
        }
        beginResetModel();
        held = rows;
        arrange();
        endResetModel();
    }

    // One field less, or one more: `change` makes it, and no other line moves.
    void removeField(qsizetype field, const std::function<void()> &change);
    void insertField(qsizetype field, const std::function<void()> &change);

    bool isMissing(qsizetype field) const { return isRequired(field) && !isMapped(field); }
    SampleTally tallyAt(qsizetype field) const;
    QString suggestedOf(qsizetype field) const; // how; empty: not by Auto-Map
    // What becomes of a field's value in the sample record that is shown.
    struct SampleResult
    {
        QString value;
        QString problem = {}; // why it does not fit, or why the field cannot stay so
        QString skipped = {}; // what comes in the value's place
        QString remark = {}; // of the field, where nothing else is to be said
    };
    QVariant resultData(qsizetype field, const SampleResult &result, int role) const;
    void confirm(qsizetype field) { m_suggested.remove(nameOf(field)); } // somebody looked at it
    void arrange(); // within a reset of the model
    void changedAll();
    bool isShown(int row) const { return row >= 0 && row < m_shown.size(); }
    qsizetype fieldAt(int row) const { return m_shown.at(row); }

private:
    static QString suggestedWord();
    FieldState stateOf(qsizetype field) const;
    bool isIn(qsizetype field, FieldFilter filter) const;
    bool isWanted(qsizetype field) const; // by the filter and the text

    int m_columns;
    int m_target;
    SampleTallies m_tallies;
    QHash<QString, QString> m_suggested;
    QList<qsizetype> m_shown;
    QString m_text;
    FieldFilter m_filter = FieldFilter::All;
    int m_sortColumn = -1;
    Qt::SortOrder m_order = Qt::AscendingOrder;
    bool m_isReadOnly = false;
};

} // namespace sluice
