// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "services/zohocrm/crmtypes.h"

#include <QByteArray>
#include <QByteArrayView>

namespace sluice {

// Builds the CRM's request bodies and understands its answers (zoho-crm-bulk B-D). Pure functions
// for any thread: no network, nothing kept. Answers are taken bare and wrapped in data[], ids as
// text and as numbers, state words in any case with blanks or underscores; a word that is not known
// means that the job still works. Unknown keys are ignored.

QByteArray readJobBody(const ReadQuery &query);
QByteArray nextReadJobBody(const QString &pageToken); // the token and nothing else (B1)
QByteArray writeJobBody(const WriteOrder &order);

// The id in the answer to a create call; an Error has Delivery::Unknown if it cannot be found: the
// job may exist.
Result<QString> parseCreatedId(QByteArrayView json);
Result<QString> parseUploadedFileId(QByteArrayView json);

Result<ReadJob> parseReadJob(QByteArrayView json);
Result<WriteJob> parseWriteJob(QByteArrayView json);
Result<CrmOrg> parseOrg(QByteArrayView json);
Result<QList<CrmModule>> parseModules(QByteArrayView json); // empty input: none (204)
Result<QList<CrmField>> parseFields(QByteArrayView json);

CrmJobState crmJobState(QStringView word);

} // namespace sluice
