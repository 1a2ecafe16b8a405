// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/changes/fieldchanges.h"
#include "core/mapping/recordbatch.h"

#include <QList>
#include <QSet>

namespace sluice {

// What a job's processing does to the records, field by field: gathered while they are processed,
// judged before the first of them is written (see judgeChanges). It looks at pairs of values, old
// and new, and keeps counts and a few examples; memory does not grow with the records. Owned by the
// step that processes a page, on its thread; it changes nothing.
class ChangeProfile final
{
public:
    ChangeProfile() = default;
    // `written`: those of the batches' columns that are sent. `hidden`: of all columns, those whose
    // values stand in no example, wherever they go.
    ChangeProfile(
        const Columns &columns, QList<qsizetype> written, const QSet<qsizetype> &hidden = {});

    // Each record that is kept, changed or not. A new one changes nothing that was there.
    void add(const RecordBatch &batch, qsizetype row, bool isNew = false);

    qint64 records() const { return m_records; }
    qint64 newRecords() const { return m_newRecords; }
    qint64 changedRecords() const { return m_changedRecords; }
    QList<FieldChanges> fields() const;

    // The sum over pages, and what goes on after a restart.
    void add(const ChangeProfile &page);
    QJsonObject toJson() const;
    static ChangeProfile fromJson(const QJsonObject &json);

private:
    struct Field
    {
        qsizetype column = -1;
        bool isHidden = false;
        FieldChanges counts;
        SeenValues before; // what the records held
        SeenValues after; // what they are to get
        MostFrequent factor; // in thousandths of a power of ten
        MostFrequent days;
        MostFrequent value; // by hash
        qint64 fromOther = 0;
        qint64 truncated = 0;
        qint64 values = 0; // that the records held
        std::array<qint64, 4> types{}; // of them, by ValueShape::Type
        std::array<qint64, 4> broken{}; // that are to be of another type
    };
    void addValue(Field &field, const RecordBatch &batch, qsizetype row);
    void addOverwritten(Field &field, const RecordBatch &batch, qsizetype row);
    void addSwap(Field &field, const RecordBatch &batch, qsizetype row);
    static FieldChanges counted(const Field &field);
    void count(Field &field, FieldChanges::Kind kind, const RecordBatch &batch, qsizetype row);
    void noteFirst(Field &field, FieldChanges::Kind kind, const RecordBatch &batch, qsizetype row);
    bool isHiddenValue(const RecordBatch &batch, qsizetype row, QByteArrayView value) const;

    std::vector<Field> m_fields;
    QList<qsizetype> m_hidden; // columns
    qint64 m_records = 0;
    qint64 m_newRecords = 0;
    qint64 m_changedRecords = 0; // without the new ones
};

// What a person wants to be stopped for (issue: blast radius). 0 switches a limit off.
struct ChangeLimits
{
    double changedPercent = 0; // of the records
    qint64 emptied = -1; // values that are lost; -1: one record in a hundred, at least 20
    double timesLastRun = 0;
    bool patterns = true; // changes that nobody means to make to many records

    bool isAnySet() const
    {
        return changedPercent > 0 || emptied != 0 || timesLastRun > 0 || patterns;
    }
};

struct ChangeFinding
{
    QString code; // "FIELD_EMPTIED"
    QString field; // none: of whole records
    qint64 records = 0;
    QString text; // quotes no value: it may leave the program
    QString example; // "a -> b", which quotes values: it goes with the files of its run

    QJsonObject toJson() const;
    static QString textOf(const QJsonObject &finding); // with its example, while there is one
};

// What of the changes is to be looked at by a person before anything is written; empty: nothing.
// `lastChanged`: the records that the last run changed; -1: there was none.
QList<ChangeFinding> judgeChanges(
    const ChangeProfile &profile, const ChangeLimits &limits, qint64 lastChanged = -1);

} // namespace sluice
