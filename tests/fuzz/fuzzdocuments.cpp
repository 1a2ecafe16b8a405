// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/connectionfile.h"
#include "app/documents/jobfile.h"
#include "app/documents/starters.h"
#include "fuzz/fuzztargets.h"
#include "syncs/crmbulk/crmbulkjob.h"

#include <utility>

namespace sluice::testing {

using namespace Qt::StringLiterals;

// What was accepted is written in a form that is accepted again and does not change any more.
void fuzzJobFile(const QByteArray &input)
{
    const auto jobs = parseJobFile(input);
    if (!jobs)
        return;
    for (const Job &job : *jobs) {
        if (!checkJob(job))
            qFatal("The file's checks let pass what the form's checks refuse");
        const QByteArray written = writeJobFile(job);
        const auto again = parseJobFile(written);
        if (!again || again->size() != 1)
            qFatal("A job that was written cannot be read: %s", written.constData());
        if (writeJobFile(again->first()) != written)
            qFatal("A job changes by being written and read");
    }
}

QByteArrayList jobFileSeeds()
{
    QByteArrayList seeds;
    for (const QString &name : starterNames())
        seeds << starterDocument(name);
    seeds
        << R"json({"formatVersion":1,"jobs":[{"name":"a","kind":"crm-bulk","source":"A","target":"A",
"schedule":"0 2 * * 1-5","parameters":{"module":"Leads","chunkRows":100,"criteria":{"group_operator":"and",
"group":[{"field":{"api_name":"A"},"comparator":"equal","value":"x"}]},"processors":[{"type":"rules",
"rules":[{"type":"trim","field":"Email"},{"type":"replacePattern","field":"A","pattern":"(a+)","with":"\\1"}]}]}}]})json";
    seeds
        << R"({"formatVersion":1,"name":"b","kind":"datastore-analytics","source":"A","target":"B",
"mapping":{"rows":[]},"parameters":{"table":"T","view":"1"}})";
    return seeds;
}

void fuzzConnectionFile(const QByteArray &input)
{
    const auto entries = parseConnectionFile(input);
    if (!entries)
        return;
    QList<Connection> connections;
    for (const ConnectionFileEntry &entry : *entries) {
        if (!checkConnection(entry.connection, entry.values.keys()))
            qFatal("The file's checks let pass what the form's checks refuse");
        if (entry.values.isEmpty())
            connections << entry.connection;
    }
    if (connections.size() != entries->size())
        return; // values that stood in the file are for the vault and cannot be written again
    const QByteArray written = writeConnectionFile(connections);
    const auto again = parseConnectionFile(written);
    if (!again)
        qFatal("Connections that were written cannot be read: %s", written.constData());
    QList<Connection> same;
    for (const ConnectionFileEntry &entry : *again)
        same << entry.connection;
    if (writeConnectionFile(same) != written)
        qFatal("Connections change by being written and read");
}

QByteArrayList connectionFileSeeds()
{
    return {
        R"({"formatVersion":1,"connections":[{"name":"CRM","service":"zoho-crm","environment":"production",
"settings":{"dataCentre":"eu"},"secrets":{"clientId":{"env":"A"},"clientSecret":{"env":"B"},"refreshToken":{"vault":"c"}}}]})",
        R"({"formatVersion":1,"connections":[{"name":"S","service":"zoho-crm","environment":"sandbox",
"settings":{"accountsUrl":"http://127.0.0.1:8080","apiUrl":"http://127.0.0.1:8080","uploadUrl":"http://127.0.0.1:8080","limits":"off"},
"secrets":{"clientId":{"sandbox":"id"},"clientSecret":{"sandbox":"s"},"refreshToken":{"sandbox":"r"}}},
{"name":"K","service":"klaviyo","environment":"test","settings":{"revision":"2024-10-15"},"secrets":{"privateKey":{"value":"pk_1"}}}]})",
    };
}

} // namespace sluice::testing
