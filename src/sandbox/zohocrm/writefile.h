// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/zohocrm/crmstore.h"

#include <QJsonArray>
#include <QJsonObject>

namespace sluice::sandbox {

// What a bulk write is to do with a file (zoho-crm-bulk D2). Plain values; kept as JSON with their
// job, and told in the job's status.

// Which column of the upload goes into which field.
struct WriteMapping
{
    QByteArray name; // API name
    int field = -1; // -1: the id
    int index = -1; // -1: no column, only a default
    QByteArray format;
    QByteArray findBy; // lookups
    // Of the field that leads to the parent: the column of the parent's file whose value stands in
    // ours, too. -1: none.
    int parentColumn = -1;
    bool hasDefault = false;
    QByteArray defaultValue;

    QJsonObject toJson() const;
    static WriteMapping fromJson(const QJsonObject &json);
};

// One CSV of the archive and the module that it goes into.
struct WriteFile
{
    int module = -1;
    QString name = {}; // as the request calls it
    QString entry = {}; // in the archive; empty: its only CSV
    QByteArray findBy = {}; // empty: none
    bool ignoresEmpty = false;
    QList<WriteMapping> mappings = {};

    QJsonObject toJson() const;
    static WriteFile fromJson(const QJsonObject &json, const CrmStore &store);
};

enum class WriteOperation { Insert, Update, Upsert };

QJsonArray mappingsJson(const QList<WriteMapping> &mappings);
QString operationName(WriteOperation operation);

// Whether records can be found by this field; the id counts.
bool isKeyField(const ModuleSpec &module, const QByteArray &name);

} // namespace sluice::sandbox
