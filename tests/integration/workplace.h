// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/sandboxprocess.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QMap>
#include <QProcess>
#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace sluice::testing {

// What one call of sluice-cli came to.
struct CliResult
{
    int exitCode = -1; // -1: ended by a signal
    QByteArray output;
    QByteArray errors;
    qint64 milliseconds = 0;

    QJsonDocument document() const; // null unless the output is exactly one JSON document
    QJsonObject json() const { return document().object(); }
    qint64 count(const QString &name) const; // of "counts"; -1 if absent
    bool balances() const;
};

// A row of a run's store, column by name.
using StoreRow = QMap<QString, QVariant>;

// A data directory, an emulated service and the two programs, as an operator would have them. Used
// by integration tests on the test's thread; everything it made goes with it. It looks at results
// with means of its own (the sandbox's ledger, SQL, file contents), never with the product's code.
class Workplace
{
public:
    ~Workplace();

    // Starts the sandbox with its files in the temporary folder. Empty on success.
    QString start(const QStringList &sandboxArguments);
    // Imports the connection and the lead job with these parameters in place of its own.
    QString import(const QJsonObject &parameters);
    // A new, empty data directory and fresh rows; settings and faults are the defaults again.
    QString beginAnew(const QJsonObject &parameters, const QJsonObject &sandboxSettings = {});

    SandboxProcess &sandbox() { return m_sandbox; }
    QString folder() const { return m_folder.path(); }
    QString file(const QString &name) const { return m_folder.filePath(name); }
    QString dataDirectory() const { return m_dataDirectory; }
    void setDataDirectory(const QString &path) { m_dataDirectory = path; }
    void setVariable(const QString &name, const QString &value) { m_variables[name] = value; }
    void addTimings(const QString &more) // "lockSettle=300"; the later one counts
    {
        m_variables[QStringLiteral("SLUICE_TIMINGS")] += u',' + more;
    }
    void resetTimings(); // to those of every place
    void removeVariable(const QString &name) { m_variables.remove(name); }

    // `inChild`: called in the new process before the program begins.
    std::unique_ptr<QProcess> launch(
        const QStringList &arguments, const std::function<void()> &inChild = {}) const;
    CliResult finish(QProcess &process, int limitMs = kLimitMs) const;
    CliResult cli(const QStringList &arguments) const;
    CliResult runJob() const; // "Clean up leads", with --json

    // Of the emulated service.
    QJsonObject digest();
    QList<QJsonObject> ledger();
    QList<QJsonObject> requests(const QString &method, const QString &pathPattern);

    // Of the data directory.
    QList<StoreRow> sql(const QString &statement) const;
    QString sqlText(const QString &statement) const; // of the first row's first column
    qint64 sqlNumber(const QString &statement) const { return sqlText(statement).toLongLong(); }
    QString runFolder() const; // of the newest run

    static constexpr int kLimitMs = 90'000;

private:
    QTemporaryDir m_folder;
    QString m_dataDirectory;
    int m_dataDirectories = 0;
    QMap<QString, QString> m_variables;
    SandboxProcess m_sandbox;
};

// The job file's document with parameters in place of its own, null: without one; it writes by bulk
// write unless they say how it writes.
bool changeJob(const QString &path, const QJsonObject &parameters);

} // namespace sluice::testing
