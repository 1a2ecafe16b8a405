// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/connectionfile.h"
#include "app/documents/jobfile.h"
#include "app/documents/starters.h"
#include "fuzz/fuzztargets.h"
#include "syncs/crmbulk/crmbulkjob.h"
#include "syncs/crmbulk/mapping/mappingprocessor.h"

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

// A mapping that is taken writes and reads back as the same bytes, and does its work on a record.
void fuzzCrmMapping(const QByteArray &input)
{
    const auto mapping = CrmMapping::read(input);
    if (!mapping)
        return;
    const QByteArray written = mapping->write();
    const auto again = CrmMapping::read(written);
    if (!again)
        qFatal("A mapping that was written cannot be read: %s", written.constData());
    if (again->write() != written)
        qFatal("A mapping changes by being written and read");
    CrmMappingPlan plan{
        .timeZone = mapping->timeZone, .multiSelectSeparator = mapping->multiSelectSeparator};
    Columns columns;
    for (const CrmFieldRule &rule : mapping->fields) {
        if (hasHash(rule.transforms))
            return; // the key is not here
        plan.fields.append({.rule = rule, .field = {}});
        for (const QString &source : rule.sources())
            columns.add(source);
    }
    auto processor = MappingProcessor::make(plan);
    if (!processor)
        qFatal("A mapping cannot be used: %s", qPrintable(processor.error().text()));
    const auto inputs = static_cast<size_t>(columns.size());
    if (!(*processor)->bind(columns))
        qFatal("A mapping misses columns that are there");
    RecordBatch batch(std::make_shared<const Columns>(columns), 1);
    batch.append(std::vector<QByteArrayView>(inputs, QByteArrayView("2021-08-17 a,b")), 1);
    if (!(*processor)->process(batch, CancelToken()))
        qFatal("A mapping stopped");
}

QByteArrayList crmMappingSeeds()
{
    return {
        R"({"formatVersion":1,"kind":"crm-bulk","fields":[{"target":"A","source":"b","transforms":[
{"do":"trim"},{"do":"map","values":{"a":"b"},"otherwise":"c"},{"do":"date","pattern":"dd.MM.yyyy","zone":"UTC"}],
"findBy":"id","onEmpty":"leaveOut","onBadValue":"send","sensitive":"show"}],"timeZone":"UTC"})",
        R"({"formatVersion":1,"fields":[{"target":"B","template":"{{x}} \\{ {{y}}"},{"target":"C","value":"1"},
{"target":"D","transforms":[{"do":"number","decimals":2},{"do":"pad","length":9,"with":"0"},{"do":"part","by":",","number":-1},
{"do":"replacePattern","pattern":"a+","with":"\\0"},{"do":"phone","country":"IN"},{"do":"country"}]}],
"multiSelectSeparator":"|","onBadValue":"leaveOut"})",
    };
}

} // namespace sluice::testing
