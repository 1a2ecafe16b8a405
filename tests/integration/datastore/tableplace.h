// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "integration/workplace.h"

#include <QHash>

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
class TablePlace : public Workplace
{
public:
    QString start(const QJsonObject &settings = {}, const QStringList &sandboxArguments = {});
    // A new data directory, the tables as the seed has them, no view but the seed's.
    QString beginAnew(const QJsonObject &parameters, const QJsonObject &settings = {});
    QString addDataDirectory(const QJsonObject &parameters);
    // "mapping" and "name" among the parameters are the job's.
    QString importJob(const QJsonObject &parameters, const QJsonObject &mapping = {});

    CliResult run(const QStringList &more = {}) const;
    CliResult resume() const; // the newest run
    std::unique_ptr<QProcess> launchRun(const QStringList &more = {}) const;
    QString newestRun() const { return sqlText(QStringLiteral("SELECT MAX(number) FROM run")); }

    TableContent table(const QString &name); // of the Data Store
    TableContent view(const QString &name); // of Analytics
    // Empty if the view holds the table's rows, each once and with the same values; else how they
    // differ first.
    QString difference(const QString &table, const QString &view);

    // Of a table's rows, as somebody else changes them; see the sandbox's mutations.
    bool change(const QString &table, const QJsonObject &mutation);

    // The same for one row.
    QString rowDifference(const QString &table, const QString &view, const QString &id);

    // As somebody else would: {"values":{..}} or {"delete":true}.
    bool changeRow(const QString &table, const QString &id, const QJsonObject &change);

    // Requests that change something in Analytics.
    QList<QJsonObject> imports();

private:
    TableContent content(const QString &service, const QString &stream);

    QJsonObject m_settings;
    int m_directories = 0;
};

} // namespace sluice::testing
