// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/zohocrm/crmerrors.h"
#include "sandbox/zohocrm/crmstore.h"

#include <tl/expected.hpp>

namespace sluice::sandbox {

// Which column of the upload goes into which field.
struct WriteMapping
{
    QByteArray name; // API name
    int field = -1; // -1: the id
    int index = -1; // -1: no column, only a default
    QByteArray format;
    QByteArray findBy; // lookups
    bool hasDefault = false;
    QByteArray defaultValue;

    QJsonObject toJson() const;
    static WriteMapping fromJson(const QJsonObject &json);
};

enum class WriteOperation { Insert, Update, Upsert };

// A bulk write request that has been checked (zoho-crm-bulk D2). A plain value.
struct WriteRequest
{
    WriteOperation operation = WriteOperation::Update;
    bool ignoresEmpty = false;
    QString encoding;
    QJsonObject callback;
    int module = -1;
    QByteArray fileId;
    QString fileName;
    QByteArray findBy; // empty: none
    QList<WriteMapping> mappings;
};

tl::expected<WriteRequest, CrmProblem> writeRequestFrom(
    const HttpRequest &request, const CrmStore &store, int version);

QJsonArray mappingsJson(const QList<WriteMapping> &mappings);
QString operationName(WriteOperation operation);

// Whether records can be found by this field; the id counts.
bool isKeyField(const ModuleSpec &module, const QByteArray &name);

} // namespace sluice::sandbox
