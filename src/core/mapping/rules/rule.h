// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/recordbatch.h"

#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <optional>
#include <utility>
#include <vector>

namespace sluice {

// One built-in rule: a small change to one field of every record of a batch. Made from JSON by the
// rule factory, owned by its RulesProcessor, used on one thread. A rule that finds nothing to do
// leaves the record as it is.
class Rule
{
public:
    Rule() = default;
    virtual ~Rule() = default;
    Rule(const Rule &) = delete;
    Rule &operator=(const Rule &) = delete;

    virtual QString describe() const = 0; // one sentence for the operator
    const QStringList &reads() const { return m_reads; }
    const QStringList &writes() const { return m_writes; }

    // Looks up its columns, which are all there.
    void bind(const Columns &columns);
    virtual void apply(RecordBatch &batch) = 0;

protected:
    // Called by constructors: the index is filled in by bind().
    void input(const QString &name, qsizetype &index);
    void output(const QString &name, qsizetype &index);

private:
    QStringList m_reads;
    QStringList m_writes;
    std::vector<std::pair<QString, qsizetype *>> m_slots;
};

// A rule that makes one field from one field, which may be the same.
class FieldRule : public Rule
{
public:
    FieldRule(const QString &field, const QString &into);

protected:
    // "Country" or "Country into Country_Code", for sentences.
    QString subject() const;
    QByteArrayView valueOf(const RecordBatch &batch, qsizetype row) const
    {
        return batch.value(row, m_from);
    }

    QString m_field;
    QString m_into;
    qsizetype m_from = -1;
    qsizetype m_to = -1;
};

// Rows that an earlier processor dropped or rejected are passed over.
template <class Work> void forEachKeptRow(const RecordBatch &batch, Work &&work)
{
    for (qsizetype row = 0, count = batch.rowCount(); row < count; ++row) {
        if (batch.isKept(row)) {
            work(row);
        }
    }
}

// Lower-case text without an allocation for ASCII; the view is valid until the next call.
class LowerText
{
public:
    QByteArrayView of(QByteArrayView text);

private:
    QByteArray m_buffer;
};

bool isAsciiText(QByteArrayView text);

// A plain integer with an optional sign after trimming; "1000.0", "" and what does not fit are
// none.
std::optional<qint64> plainInteger(QByteArrayView text);

// "a", "a or b", "a, b or c".
QString joinedForReading(const QStringList &items, const QString &last);

} // namespace sluice
