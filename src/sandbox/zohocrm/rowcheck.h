// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/zohocrm/bulkcell.h"
#include "sandbox/zohocrm/bulkwriterequest.h"
#include "sandbox/zohocrm/rowrules.h"

namespace sluice::sandbox {

// What is to happen with one row of an upload.
struct CheckedRow
{
    qint64 ordinal = -1; // the row to update; -1: insert
    std::vector<FieldChange> changes; // valid until the next check
    QByteArray errors; // as the result file has them; then nothing is to happen
};

// Checks the rows of a bulk write one by one (checklist I "Row level"): finds the record, turns
// cells into values, collects every error. Used by the job thread while it holds the writer.
class RowCheck
{
public:
    // `parents`: what the cells that lead to the parent stand for.
    RowCheck(const WriteRequest &request, int file, const CellRules &rules, CrmStore &store,
        RowWriter &writer, const QHash<QByteArray, qint64> &parents = {});

    Result<void> open(); // the modules that lookups point at

    const CheckedRow &check(std::span<const QByteArrayView> fields, qint64 nowMs);

private:
    enum class Verdict { Value, Nothing, Missing, Invalid, NotFound };
    bool findRow(std::span<const QByteArrayView> fields);
    Verdict valueOf(
        const WriteMapping &mapping, std::span<const QByteArrayView> fields, QByteArrayView &value);
    bool resolveLookup(const WriteMapping &mapping, QByteArrayView cell, QByteArrayView &value);
    QByteArrayView idText(qint64 id);
    void joinErrors();
    static QByteArrayView cellOf(
        const WriteMapping &mapping, std::span<const QByteArrayView> fields);

    WriteOperation m_operation;
    const WriteFile &m_file;
    CellRules m_cellRules;
    const ModuleSpec &m_module;
    RowWriter &m_writer;
    RowRules m_rules;
    QHash<QByteArray, qint64> m_parents;
    CheckedRow m_row;
    QByteArray m_scratch;
    QList<QByteArray> m_missing;
    QList<QByteArray> m_invalid;
    QList<QByteArray> m_duplicate;
    QList<QByteArray> m_notFound;
};

} // namespace sluice::sandbox
