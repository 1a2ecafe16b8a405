// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace sluice {

// What the CRM says and is told (zoho-crm-bulk B-D), as plain values for any thread. Ids are text
// of 18 or 19 digits and never numbers.

struct CrmOrg
{
    QString zgid = {}; // the X-CRM-ORG value
    QString id = {};
    QString companyName = {};
    QString type = {}; // production, sandbox, bigin, developer
    QString timeZone = {}; // IANA name
    QString edition = {}; // license_details.paid_type
    int users = 0;
};

struct CrmModule
{
    QString id = {};
    QString apiName = {};
    QString singularLabel = {};
    QString pluralLabel = {};
    QString generatedType = {}; // default, custom, linking, subform, web
    bool isApiSupported = false;
    bool isViewable = false;
    bool isCreatable = false;
    bool isEditable = false;
    bool isDeletable = false;

    bool isBulkReadable() const; // C1 and the exclusions of B1
    bool isBulkWritable() const;
};

struct CrmPickValue
{
    QString display = {}; // shown
    QString actual = {}; // written
    QString reference = {};
};

struct CrmField
{
    QString id = {};
    QString apiName = {};
    QString label = {};
    QString dataType = {};
    int length = 0; // 0: not told
    int decimalPlace = -1; // -1: not told
    bool isRequired = false; // system_mandatory: must be mapped for insert and upsert
    bool isReadOnly = false; // read_only or field_read_only
    bool isVisible = true;
    bool isVirtual = false;
    bool isCustom = false;
    bool isUnique = false; // a candidate for find_by
    bool isApiCreatable = true;
    bool isApiUpdatable = true;
    QString lookupModule = {}; // lookups only
    QList<CrmPickValue> pickValues = {}; // used ones only
    bool isHealthData = false; // hipaa_compliance restricts it
    bool isPersonalData = false; // private restricts it, or it is of type High

    bool isWritable() const; // C2
    bool isInsertable() const; // the same for records that are made
    bool isSensitive() const { return isHealthData || isPersonalData; }
    bool isBulkReadable() const; // B1: no fileupload, no multiselectlookup, no subform
    bool isOneCell() const; // B3: its form in a page is known; no layout, tags, images, roll-ups
    bool isLookup() const { return !lookupModule.isEmpty(); }
};

struct ReadQuery
{
    QString module = {};
    QStringList fields = {}; // empty: all of the module's
    QJsonObject criteria = {}; // as B1; empty: none
    QString cvid = {};
    int page = 1;
    QString callbackUrl = {}; // empty: none
};

enum class CrmJobState { Added, Queued, InProgress, Completed, Failed };

struct ReadJob
{
    QString id = {};
    CrmJobState state = CrmJobState::Added;
    QString stateWord = {}; // as the service spelt it
    qint64 createdMs = 0; // by the service's clock; 0: not told
    int page = 1; // the rest is meant only when completed
    qint64 perPage = 0;
    qint64 count = 0;
    QString downloadUrl = {};
    bool moreRecords = false;
    QString nextPageToken = {};
    std::optional<Error> why = {}; // when failed
};

struct WriteMapping
{
    QString apiName = {};
    int index = -1; // -1: only a default value
    QString findBy = {}; // mandatory for lookups
    QString format = {}; // unverified patterns: leave empty and write the default ones (D2)
    QJsonValue defaultValue = QJsonValue::Undefined;
    QString module = {}; // lookups that may point into several modules
};

struct WriteOrder
{
    QString operation = {}; // insert, update, upsert
    QString module = {};
    QString fileId = {};
    QString fileName = {}; // of the CSV inside the archive
    QString findBy = {}; // mandatory for update and upsert
    bool ignoreEmpty = false;
    QList<WriteMapping> mappings = {};
    QString callbackUrl = {}; // empty: none
};

struct WriteJob
{
    QString id = {};
    CrmJobState state = CrmJobState::Added;
    QString stateWord = {};
    qint64 added = 0;
    qint64 updated = 0;
    qint64 skipped = 0;
    qint64 total = 0;
    bool hasCounts = false; // the service told at least one of them
    QString downloadUrl = {}; // empty until there is a result
    std::optional<Error> why = {};
};

} // namespace sluice
