// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/data/rowwriter.h"
#include "sandbox/zohocrm/crmstore.h"

namespace sluice::sandbox {

// What bulk writes and record calls ask alike about a row that is to be written: records and users
// that it names, unique values, the fields that the server sets. One thread, while it holds the
// module's writer. Parents named by id are looked up without their writers: only the one thread of
// bulk jobs may hold several.
class RowRules
{
public:
    RowRules(int module, CrmStore &store, RowWriter &writer);

    // Before the first question about this lookup; `byField`: not only by id.
    Result<void> openLookup(int field, bool byField);

    bool isRecord(int field, QByteArrayView id);
    // The id of the parent whose `key` field has this value; 0: there is none.
    qint64 recordBy(int field, const QByteArray &key, QByteArrayView value);
    static bool isUser(QByteArrayView id);
    // The live row other than `self` that has this unique value; -1: none.
    qint64 otherHolder(int field, QByteArrayView value, qint64 self);
    // What a new record gets by itself. The texts stand in `scratch`, which must not move.
    void addServerFields(
        std::vector<FieldChange> &changes, QByteArray &scratch, qint64 nowMs) const;

private:
    int targetOf(int field) const;

    int m_number;
    CrmStore &m_store;
    const ModuleSpec &m_module;
    RowWriter &m_writer;
    QHash<int, std::shared_ptr<RowReader>> m_readers; // of other modules, for ids
    QHash<int, std::shared_ptr<RowWriter>> m_finders; // for lookups by a field
};

} // namespace sluice::sandbox
