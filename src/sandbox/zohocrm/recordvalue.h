// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/zohocrm/bulkreadquery.h"

#include <memory>

namespace sluice::sandbox {

// The values of records as the record API and COQL have them: JSON with types (zoho-crm-bulk C2
// json_type, C5). Plain functions and one reader's helper; one thread each.

// JSON into what a record keeps. False: it is not of the field's type; lookups and owners are not
// its business. An empty `value` clears the field.
bool valueFromJson(const FieldSpec &field, const QJsonValue &json, QByteArray &value);
// Whether a value is one that clears its field.
bool clearsField(const QJsonValue &json);
// What an error says that it expected.
QString expectedType(const FieldSpec &field);

// Writes the chosen columns of rows as JSON objects, with the names of the records that they point
// at as they were when it was made.
class RecordJson
{
public:
    RecordJson(int module, const CrmStore &store, const QList<ReadColumn> &columns);

    void hideHealth() { m_isHealthHidden = true; }
    quint64 mask() const { return m_mask; }
    QJsonObject object(const RowReader &row, qint64 ordinal);

private:
    QJsonValue cell(const ReadColumn &column, QByteArrayView own);
    QJsonValue reference(const FieldSpec &field, QByteArrayView id);
    RowReader &parentOf(int module);

    const CrmStore &m_store;
    const ModuleSpec &m_module;
    QList<ReadColumn> m_columns;
    QHash<int, std::shared_ptr<RowReader>> m_parents;
    quint64 m_mask = 0;
    bool m_isHealthHidden = false;
};

// The part of a user that a dotted column asks for.
QByteArray userPartText(QByteArrayView id, int part);

} // namespace sluice::sandbox
