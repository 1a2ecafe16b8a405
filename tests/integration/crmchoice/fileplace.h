// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "integration/crmways/waysplace.h"

namespace sluice::testing {

// The place of the tests of files as ends of the CRM sync: a module of kRows records that are read
// in pages of kPageRows, and the operator's folder for files. On the test's thread.
class FilePlace : public WaysPlace
{
public:
    static bool isLong() { return qEnvironmentVariableIsSet("SLUICE_LONG"); }
    static constexpr int kRows = 1'000;
    static constexpr int kPageRows = 300;

    QString begin();
    bool emptyOut(); // the operator's folder
    QString out(const QString &name) const { return file(QStringLiteral("out/") + name); }
    QStringList found() const; // the files in it
    QByteArray bytes(const QString &path) const;

    // Parameters of a job that writes out("leads.csv"), with these in its target file and beside.
    QJsonObject backup(const QJsonObject &target, const QJsonObject &more = {}) const;
    CliResult run(const QStringList &more = {}) const;
    CliResult resume() const; // the first run

    QMap<QString, QJsonObject> records(); // by id, but when they were modified

    // A file as RFC 4180 has it, read by means of the test's own.
    static QList<QByteArrayList> rows(const QByteArray &text);
};

} // namespace sluice::testing
