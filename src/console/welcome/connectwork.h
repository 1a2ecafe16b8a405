// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/connection.h"
#include "app/documents/job.h"
#include "base/canceltoken.h"
#include "base/result.h"
#include "base/secret.h"
#include "core/engine/runtypes.h"

#include <QList>
#include <QMap>
#include <QStringList>

namespace sluice {

class Application;

// What Connect Your Accounts does outside the GUI thread: blocking functions for pool threads, with
// the store, the vault and the network. Nothing half is left behind.

// A connection that is to be made, or with an id to be changed, with what was typed.
struct NewAccount
{
    Connection connection;
    QMap<QString, Secret> values;
};

// Makes or changes them, under names that are free. Of Zoho's the first is signed in with `code`,
// and the others with the sign-in that it gives, if there is a code. All or none: what was made
// here goes again.
Result<QList<Connection>> makeAccounts(Application &application, const QList<NewAccount> &accounts,
    const Secret &code, const CancelToken &token);

// Gives the sign-in of one Zoho connection to another of the same client.
Result<void> shareSignIn(
    Application &application, const QString &fromId, const QString &toId, const CancelToken &token);

void dropAccounts(Application &application, const QStringList &names);

// A workspace of Zoho Analytics, as it is chosen.
struct WorkspaceChoice
{
    QString id;
    QString orgId;
    QString name;
};
// Those of the connection's sign-in. The only one is put into the connection at once; the list is
// empty then, and where the connection names one already.
Result<QList<WorkspaceChoice>> findWorkspace(
    Application &application, const QString &connection, const CancelToken &token);
Result<void> setWorkspace(
    Application &application, const QString &connection, const WorkspaceChoice &workspace);

// What the first job is made of: the starter of its kind as far as the account has what it names.
struct FirstJobFacts
{
    QStringList tables; // of a Data Store: one is to be chosen
    QStringList missing; // fields of the starter that the account has not
};
Result<FirstJobFacts> firstJobFacts(
    Application &application, const QString &kind, const QString &source, const CancelToken &token);
// Under the starter's name, with a number if that is taken.
Result<Job> firstJob(Application &application, const QString &kind, const QString &source,
    const QString &target, const FirstJobFacts &facts, const QString &table);

// Saves it and starts its dry run, which changes nothing anywhere.
Result<RunRow> planFirstJob(Application &application, Job job, const CancelToken &token);

} // namespace sluice
