// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace sluice {

// The parameters of a crm-bulk job (design 9) as a plain value, read strictly from JSON: an unknown
// key or a value out of its range is an Error that names the key.
struct CrmBulkJob
{
    static constexpr int kMaxPageRows = 200'000; // zoho-crm-bulk B2
    static constexpr int kMaxChunkRows = 25'000; // D1

    QString module;
    QStringList fields; // besides what the processors need
    QJsonObject criteria;
    QString operation = QStringLiteral("update");
    QString findBy = QStringLiteral("id");
    bool ignoreEmpty = false;
    QJsonArray processors;
    bool onlyChanged = true;
    int pageRows = kMaxPageRows;
    int chunkRows = kMaxChunkRows;
    int rejectionLimitPercent = 20; // of a chunk of 100 or more; then a person is asked

    static Result<CrmBulkJob> fromJson(const QJsonObject &parameters);
    QString describe() const; // "Leads, update by id"
};

} // namespace sluice
