// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/importreport.h"
#include "base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace sluice {

class Connections;
class Jobs;

// Connections and jobs as files, all at once: what several files or pasted texts would make of
// those that are there, before anything is changed, and the taking over; and the way out. A text
// may be a connection file, a job file or the configuration of an original (pastedsettings.h).
// Worker threads; nothing is kept but in the plan, and no value of a secret is in what is shown of
// it.

struct ConfigurationText
{
    QString name; // of the file, as it is shown; empty: it was pasted
    QByteArray content;
    QString folder; // where it stood: a job file may name others beside it
};

// A line of what is shown of a plan.
struct ConfigurationItem
{
    enum class Kind { Connection, Job, Unknown, Notice, Problem };
    enum class Change { None, New, Changed, Unchanged };

    Kind kind = Kind::Notice;
    QString name; // of a notice and a problem: its sentence
    Change change = Change::None;
    QString service; // of a connection
    QString environment; // of a connection
    QString project; // of a connection: what of the account it names, if anything
    QString source; // of a job: its connections
    QString target;
    QString from; // the text's name
};

struct ConfigurationPlan
{
    QList<ConfigurationItem> items; // in the order of the texts

    // What is taken over, each as a whole. An original's text is planned once more then: what came
    // before it may have made the job that it changes.
    QList<QByteArray> connectionFiles;
    QList<ConfigurationText> jobFiles;
    QList<QByteArray> originals;

    bool hasProblem() const;
    bool isEmpty() const; // there is nothing to take over
};

// What cannot be understood is an item of the plan: the other texts are shown all the same.
Result<ConfigurationPlan> planConfiguration(
    Connections &connections, Jobs &jobs, const QList<ConfigurationText> &texts);

// Connections first: jobs name them. Each file is taken over as a whole or not at all.
Result<ImportReport> takeOverConfiguration(
    Connections &connections, Jobs &jobs, const ConfigurationPlan &plan);

// connections.json and jobs.json in `folder`, as the command line imports them. Secrets are named,
// never written.
struct ConfigurationExport
{
    QStringList files;
    qsizetype connections = 0;
    qsizetype jobs = 0;
};
Result<ConfigurationExport> exportConfiguration(
    Connections &connections, Jobs &jobs, const QString &folder);

} // namespace sluice
