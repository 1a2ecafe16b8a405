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
    RowCheck(
        const WriteRequest &request, const CellRules &rules, CrmStore &store, RowWriter &writer);

    Result<void> open(); // the modules that lookups point at

    const CheckedRow &check(std::span<const QByteArrayView> fields, qint64 nowMs);

private:
    enum class Verdict { Value, Nothing, Missing, Invalid };
    bool findRow(std::span<const QByteArrayView> fields);
    Verdict valueOf(
        const WriteMapping &mapping, std::span<const QByteArrayView> fields, QByteArrayView &value);
    bool resolveLookup(const WriteMapping &mapping, QByteArrayView cell, QByteArrayView &value);
    void joinErrors();
    static QByteArrayView cellOf(
        const WriteMapping &mapping, std::span<const QByteArrayView> fields);

    const WriteRequest &m_request;
    CellRules m_cellRules;
    const ModuleSpec &m_module;
    RowWriter &m_writer;
    RowRules m_rules;
    CheckedRow m_row;
    QByteArray m_scratch;
    QList<QByteArray> m_missing;
    QList<QByteArray> m_invalid;
    QList<QByteArray> m_duplicate;
    QList<QByteArray> m_notFound;
};

} // namespace sluice::sandbox
