// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/zohocrm/bulkwriterequest.h"
#include "sandbox/zohocrm/rowrules.h"

#include <QJsonObject>

namespace sluice::sandbox {

// One row of a record call, checked.
struct CheckedRecord
{
    qint64 ordinal = -1; // the row to update; -1: insert
    QByteArray matchedBy; // of an upsert: the duplicate check field that found it
    std::vector<FieldChange> changes; // valid until the next check
    std::optional<CrmProblem> problem; // then nothing is to happen
};

// Checks the rows of POST and PUT /crm/v8/{module} and of upsert one by one (zoho-crm-bulk C5,
// checklist I "Row level"). One thread, while it holds the writer.
class RecordCheck
{
public:
    RecordCheck(int module, WriteOperation operation, const QList<int> &keys, CrmStore &store,
        RowWriter &writer);

    Result<void> open(); // the modules that lookups point at
    void refuseUnknown() { m_refusesUnknown = true; }
    void fixRow(const QByteArray &id) { m_fixedId = id; } // of PUT /{module}/{id}

    const CheckedRecord &check(const QJsonValue &row, qsizetype index, qint64 nowMs);

private:
    using Problem = std::optional<CrmProblem>;
    Problem findRow(const QJsonObject &row);
    Problem findById(const QByteArray &id);
    Problem checkNames(const QJsonObject &row) const;
    Problem take(int field, const QJsonValue &json);
    Problem valueOf(const FieldSpec &field, int number, const QJsonValue &json, QByteArray &value);
    QJsonObject place(const QString &name, const QJsonObject &more = {}) const;
    CrmProblem duplicate(int field, qint64 other);

    const ModuleSpec &m_module;
    WriteOperation m_operation;
    QList<int> m_keys;
    RowWriter &m_writer;
    RowRules m_rules;
    QByteArray m_fixedId;
    bool m_refusesUnknown = false;
    qsizetype m_index = 0;
    CheckedRecord m_row;
    std::vector<QByteArray> m_texts; // what the changes point into
};

// Whether upsert may find records by this field: a unique one, or the one that the CRM checks by
// itself.
bool isDuplicateCheckField(const ModuleSpec &module, int field);

} // namespace sluice::sandbox
