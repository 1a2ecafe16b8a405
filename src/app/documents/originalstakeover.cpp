// SPDX-License-Identifier: GPL-3.0-or-later
// What was planned of the originals' configuration, written into the store and the vault.
#include "app/documents/connectionfile.h"
#include "app/documents/connections.h"
#include "app/documents/jobfile.h"
#include "app/documents/jobs.h"
#include "app/documents/originals.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// A connection file that holds the values themselves; it is never on a disk.
QByteArray fileWithValues(const OriginalsPlan &plan)
{
    QJsonObject file = QJsonDocument::fromJson(writeConnectionFile(plan.connections)).object();
    QJsonArray connections = file.value("connections"_L1).toArray();
    for (qsizetype i = 0; i < connections.size(); ++i) {
        QJsonObject connection = connections.at(i).toObject();
        const auto values = plan.values.value(connection.value("name"_L1).toString());
        QJsonObject secrets = connection.value("secrets"_L1).toObject();
        for (auto it = values.cbegin(); it != values.cend(); ++it) {
            secrets.insert(it.key(), QJsonObject{{u"value"_s, QString::fromUtf8(it->reveal())}});
        }
        connection.insert(u"secrets"_s, secrets);
        connections.replace(i, connection);
    }
    file.insert(u"connections"_s, connections);
    return QJsonDocument(file).toJson();
}

void appendTo(ImportReport &report, const ImportReport &more)
{
    report.added += more.added;
    report.changed += more.changed;
    report.unchanged += more.unchanged;
    report.notices += more.notices;
}

} // namespace

Result<ImportReport> takeOver(Connections &connections, Jobs &jobs, const OriginalsPlan &plan)
{
    ImportReport report;
    if (!plan.connections.isEmpty()) {
        auto imported = connections.import(fileWithValues(plan));
        if (!imported) {
            return fail(imported.error());
        }
        appendTo(report, *imported);
    }
    if (!plan.jobs.isEmpty()) {
        auto imported = jobs.import(writeJobsFile(plan.jobs));
        if (!imported) {
            return fail(imported.error());
        }
        appendTo(report, *imported);
        for (const Job &job : plan.jobs) {
            if (job.isEnabled)
                continue;
            if (auto off = jobs.setEnabled(job.name, false); !off)
                return fail(off.error());
        }
    }
    report.notices += plan.notices;
    if (!plan.unknown.isEmpty())
        report.notices.append(
            u"Warning: not known and left out: %1"_s.arg(plan.unknown.join(u", "_s)));
    return report;
}

} // namespace sluice
