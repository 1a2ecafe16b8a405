// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret.h"
#include "core/mapping/processor.h"
#include "syncs/crmbulk/mapping/crmmappingplan.h"

namespace sluice {

// The last processor of a job that has a mapping: fills each target field from the columns as the
// other processors left them, and checks what it fills in against the field before anything is
// sent. All fields of a record are made before the first is set, so that two may be swapped. A
// value that the record has already is neither checked nor changed. What is wrong with a record is
// told in one reason: the first one's code, all fields, each with its value, but for hidden ones.
// A record that is to be skipped for an empty field is not sent, whatever else is wrong with it.
// See Processor for thread and owner; it never logs.
class MappingProcessor final : public Processor
{
public:
    // The key of hashes is taken from the environment.
    static Result<std::unique_ptr<MappingProcessor>> make(const CrmMappingPlan &plan);
    ~MappingProcessor() override;

    QString title() const override;
    QString describe() const override;
    QStringList reads() const override;
    QStringList writes() const override;
    Result<void> bind(Columns &columns) override;
    Result<void> process(RecordBatch &batch, const CancelToken &token) override;

private:
    struct Field;
    explicit MappingProcessor(const CrmMappingPlan &plan);
    void processRow(RecordBatch &batch, qsizetype row);
    QByteArrayView made(Field &field, const RecordBatch &batch, qsizetype row);
    void settle(Field &field, QByteArrayView value, const RecordBatch &batch, qsizetype row);
    void refuse(Field &field, const QString &code, const QString &problem, QByteArrayView value);
    void skip(const Field &field);
    void leaveOut(Field &field, const RecordBatch &batch, qsizetype row);

    CrmMappingPlan m_plan;
    std::vector<Field> m_fields;

    // Of the record at hand.
    QString m_code;
    QStringList m_badFields;
    QStringList m_problems;
    QString m_skipReason;
};

} // namespace sluice
