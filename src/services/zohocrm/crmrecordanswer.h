// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArrayView>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace sluice {

// What the record API answers (zoho-crm-bulk C4, C5), read strictly: a write's answer has one
// object for each row, in their order; anything else leaves it open what was done. Pure functions
// for any thread; ids stay text.
struct CrmRowAnswer
{
    bool isDone = false;
    QString action = {}; // insert, update or delete, where the service says it
    QString id = {}; // of the record that was written
    QString duplicateField = {};
    QString code = {}; // of a row that was refused
    QString field = {};
    QString message = {}; // the service's own words
};

// `askedIds`: those of an update; each must stand at its row's place.
Result<QList<CrmRowAnswer>> parseCrmRowAnswers(
    QByteArrayView json, const QStringList &askedIds, qsizetype rows, const QString &what);

// Whether a refusal's body judges each of `rows` rows by itself: nothing of them was written.
bool judgesEachRow(QByteArrayView json, qsizetype rows);

struct CrmRecordPage
{
    QList<QJsonObject> rows = {};
    bool hasMore = false;
    QString nextPageToken = {};
};

// Records or rows of a query; no text at all (204) is an empty page.
Result<CrmRecordPage> parseCrmRecordPage(QByteArrayView json, const QString &what);

// {"count":n}, and the one number of a query's one row, whatever its key (C4).
Result<qint64> parseCrmCount(QByteArrayView json, const QString &what);
Result<qint64> parseCrmQueryCount(QByteArrayView json, const QString &what);

} // namespace sluice
