// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/zohocrm/crmtypes.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonValue>
#include <QTimeZone>

namespace sluice {

// A cell's text as the record API takes it, and what the record API answers beside such a text
// (zoho-crm-bulk C2: data_type and json_type, C5). Cells are those of a chunk's file: what bulk
// write takes, dates as MM/dd/yyyy[ HH:mm:ss] in the organisation's time zone. Pure functions, any
// thread. A text that is not what its field holds goes out as text: the service judges it.
enum class CrmValueKind {
    Text,
    Integer,
    Decimal,
    Flag,
    Reference, // lookups: the id of the other record
    Choices, // several values of a list
    Date,
    DateTime,
};

CrmValueKind crmValueKind(const CrmField &field);

// Appends the JSON value; an empty cell is null, which empties the field.
void appendCrmValue(
    QByteArray &json, QByteArrayView cell, CrmValueKind kind, const QTimeZone &zone);

// Whether the field holds what the cell says, whatever the spelling of numbers and times.
bool isCrmValue(
    const QJsonValue &held, QByteArrayView cell, CrmValueKind kind, const QTimeZone &zone);

// Several values in one cell: bulk read joins them by commas, bulk write takes semicolons
// (zoho-crm-bulk B3, D2), either as an account may have it.
QList<QByteArray> crmChoices(QByteArrayView cell);
QList<QByteArray> crmChoices(QByteArrayView cell, const QByteArray &separator);

// JSON text of a string, quotes included.
void appendJsonString(QByteArray &json, QByteArrayView text);

} // namespace sluice
