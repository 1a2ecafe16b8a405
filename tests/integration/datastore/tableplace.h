// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "integration/jobplace.h"

#include <QHash>

#include <functional>

namespace sluice::testing {

// The rows of a table or a view by ROWID, cell by cell as text; and how often a ROWID stands there.
struct TableContent
{
    QMap<QString, QMap<QString, QString>> rows;
    int doubled = 0; // rows whose ROWID stood there before
};

// A Workplace with the job "Copy table" alone: from the emulated Data Store into the emulated
// Analytics. Used by integration tests on the test's thread; it looks at results in the sandbox's
// ledgers and by SQL, never with the product's code.
class TablePlace : public JobPlace
{
public:
    TablePlace()
        : JobPlace({.id = QStringLiteral("datastore-analytics"),
            .jobName = QStringLiteral("Copy table"),
            .source = QStringLiteral("Sandbox Data Store"),
            .target = QStringLiteral("Sandbox Analytics")})
    {
    }

    QString start(const QJsonObject &settings = {}, const QStringList &sandboxArguments = {});

    TableContent table(const QString &name); // of the Data Store
    TableContent view(const QString &name); // of Analytics
    // Empty if the view holds the table's rows, each once and with the same values; else how they
    // differ first.
    QString difference(const QString &table, const QString &view);

    // The same for tables of any size, of which no more than a hash a row is kept.
    QString hashedDifference(const QString &table, const QString &view);

    // Of a table's rows, as somebody else changes them; see the sandbox's mutations.
    bool change(const QString &table, const QJsonObject &mutation);

    // The same for one row.
    QString rowDifference(const QString &table, const QString &view, const QString &id);

    // As somebody else would: {"values":{..}} or {"delete":true}.
    bool changeRow(const QString &table, const QString &id, const QJsonObject &change);

    // Requests that change something in Analytics.
    QList<QJsonObject> imports();

private:
    using Visit = std::function<void(const QString &id, const QMap<QString, QString> &row)>;
    void eachRow(const QString &service, const QString &stream, const Visit &visit);
    TableContent content(const QString &service, const QString &stream);
};

} // namespace sluice::testing
