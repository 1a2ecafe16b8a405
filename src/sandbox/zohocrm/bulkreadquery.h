// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/zohocrm/criteria.h"
#include "sandbox/zohocrm/crmstore.h"

namespace sluice::sandbox {

// One column of a bulk read's result.
struct ReadColumn
{
    QByteArray header; // as it was asked for
    int field = -1; // -1: the id
    int parentModule = -1; // dotted: the looked-up module, or
    int parentField = -1; // its field; for owners the part of a user
    bool isUserPart = false;
    QByteArray constant = {}; // the value of a field that records have no values for; field: -1
};

// A bulk read request that has been checked (zoho-crm-bulk B1, B5). A plain value.
struct ReadQuery
{
    int module = -1;
    QList<ReadColumn> columns; // without the id, which always comes first
    QJsonValue criteria;
    qint64 page = 1;
    QByteArray pageToken; // then nothing else is set
    QJsonObject callback;
    QJsonObject json; // "query" as it was sent
};

tl::expected<ReadQuery, CrmProblem> readQueryFrom(
    const HttpRequest &request, const CrmStore &store, const Settings &settings, int version);

// The columns for `names`; all fields for none. Nothing if a name is unknown: `unknown` has it.
std::optional<QList<ReadColumn>> columnsFor(
    const QStringList &names, int module, const CrmStore &store, QString &unknown);

// Body and content type of a JSON request, as all creating calls check them.
tl::expected<QJsonObject, CrmProblem> jsonBodyOf(const HttpRequest &request);
std::optional<CrmProblem> checkCallback(const QJsonValue &callback);

} // namespace sluice::sandbox
