// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/reread.h"

#include "core/engine/stepcontext.h"
#include "syncs/crmbulk/crmfacts.h"
#include "syncs/crmbulk/writescope.h"
#include "syncs/files/pagefile.h"

#include <QDateTime>
#include <QFile>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kClockMarginMs = 25 * 3'600'000; // the clocks may be a day apart (C31)

struct Expected
{
    qint64 ordinal = 0;
    QList<QByteArray> values; // of the sent columns
    bool isFound = false;
};

// What a look is about: which columns it asks for, and which of them tell the records apart.
struct RereadColumns
{
    QStringList keys; // empty: all
    QStringList fields; // without id

    RereadColumns(const CrmBulkJob &job, const QStringList &sent)
        : keys(keyColumnsOf(job))
        , fields(sent)
    {
        for (const QString &name : keys) {
            if (name != "id"_L1 && !fields.contains(name))
                fields << name;
        }
    }
};

using ExpectedRows = QHash<QByteArray, QList<Expected>>;

Result<ExpectedRows> expectedRows(const WriteScope &scope, const RereadColumns &columns)
{
    auto names = scope.forEach([](const ChunkRow &) -> Result<void> { return {}; });
    if (!names)
        return fail(names.error());
    QList<size_t> kept;
    for (const QString &column : columns.fields)
        kept << static_cast<size_t>(names->indexOf(column));
    const RowKey key(columns.keys.isEmpty() ? columns.fields : columns.keys, *names);
    ExpectedRows expected;
    auto done = scope.forEach([&expected, &kept, &key](const ChunkRow &row) -> Result<void> {
        Expected entry{.ordinal = row.ordinal, .values = {}};
        for (const size_t index : std::as_const(kept))
            entry.values << row.values[index].toByteArray();
        expected[key.of(row)].append(entry);
        return {};
    });
    if (!done)
        return fail(done.error());
    return expected;
}

// The rows of the read file that equal what was sent; each stands for one.
Result<void> findEqualRows(const QString &path, const CrmFacts &facts, const RereadColumns &columns,
    ExpectedRows &expected, FoundRecords &equal)
{
    auto page = PageFile::open(path);
    if (!page)
        return fail(page.error());
    std::vector<qsizetype> places;
    for (const QString &name : columns.fields)
        places.push_back((*page)->columns().indexOf(name));
    const int idColumn = (*page)->idColumn();
    if (idColumn < 0 || std::find(places.begin(), places.end(), -1) != places.end())
        return fail(ErrorKind::Protocol, u"The page lacks columns that were asked for"_s);

    CrmDateWriter dates = facts.dateWriter();
    CsvReader &csv = (*page)->csv();
    QList<QByteArray> values(columns.fields.size());
    for (;;) {
        auto kind = csv.next();
        if (!kind)
            return fail((*page)->failure().value_or(kind.error()));
        if (*kind == CsvReader::Kind::End)
            return {};
        if (*kind == CsvReader::Kind::BadRow)
            continue;
        const auto fields = csv.fields();
        for (qsizetype i = 0; i < values.size(); ++i) {
            values[i] = fields[static_cast<size_t>(places[static_cast<size_t>(i)])].toByteArray();
            QByteArray text;
            const auto kindOfDate = facts.dateKind(columns.fields.at(i));
            if (kindOfDate && dates.append(values.at(i), *kindOfDate, text))
                values[i] = text;
        }
        std::vector<QByteArrayView> parts;
        for (const QString &name : columns.keys.isEmpty() ? columns.fields : columns.keys)
            parts.push_back(name == "id"_L1 ? fields[static_cast<size_t>(idColumn)]
                                            : values.at(columns.fields.indexOf(name)));
        const auto it = expected.find(RowKey::of(parts));
        if (it == expected.end())
            continue;
        for (Expected &entry : *it) {
            if (entry.isFound || entry.values != values)
                continue;
            entry.isFound = true;
            equal.insert(entry.ordinal, fields[static_cast<size_t>(idColumn)].toByteArray());
            break;
        }
    }
}

struct Look
{
    const RereadOrder &order;
    const RereadColumns &columns;
    int page = 1;
    QString pageToken = {};
};

QJsonObject rereadCriteria(const StepContext &context, const CrmBulkJob &job, qint64 sinceMs)
{
    // Nothing that was there before this run began is a record that it made.
    const bool isUnkeyed = job.isInsert() && job.findBy.isEmpty();
    const qint64 fromMs = isUnkeyed ? context.run().startedAtMs : sinceMs - kClockMarginMs;
    return {
        {u"field"_s,
            QJsonObject{{u"api_name"_s, job.isInsert() ? u"Created_Time"_s : u"Modified_Time"_s}}},
        {u"comparator"_s, u"greater_equal"_s},
        {u"value"_s,
            QDateTime::fromMSecsSinceEpoch(fromMs, Qt::UTC)
                .toString(u"yyyy-MM-dd'T'HH:mm:ss'+00:00'"_s)}};
}

Outcome<ReadJob> rereadJob(
    StepContext &context, CrmBulkRun &run, CrmClient &client, const Look &look)
{
    const ReadQuery query{.module = run.job().module,
        .fields = look.columns.fields,
        .criteria = rereadCriteria(context, run.job(), look.order.sinceMs),
        .cvid = {},
        .page = 1};
    const QString &key = look.order.memoKey;
    const RemoteJobSpec spec{
        .create = {.key = look.page == 1 ? key : key + u".page%1"_s.arg(look.page),
            .method = u"POST"_s,
            .urlPath = u"/crm/bulk/v8/read"_s,
            .bodySha256 = {},
            .isRepeatable = true,
            .onSending = {},
            .onRefused = {},
            .resolve = {}},
        .waitingFor = u"Zoho CRM"_s,
        .isPollFree = run.account().limitsOff};
    auto answer = context.remoteJob(
        spec,
        [&client, &query, &look]() -> Result<QJsonObject> {
            auto id = look.pageToken.isEmpty() ? client.createReadJob(query)
                                               : client.createNextReadJob(look.pageToken);
            if (!id)
                return fail(id.error());
            return QJsonObject{{u"id"_s, *id}};
        },
        [&client](const QJsonObject &created) -> Result<PollAnswer> {
            auto job = client.readJob(created.value(u"id").toString());
            if (!job)
                return fail(job.error());
            if (job->state == CrmJobState::Failed)
                return fail(job->why.value_or(Error{
                    .kind = ErrorKind::Service, .what = u"The read job failed at Zoho CRM"_s}));
            if (job->state != CrmJobState::Completed)
                return PollAnswer{};
            return PollAnswer{.isFinished = true,
                .answer = {{u"id"_s, job->id}, {u"count"_s, job->count},
                    {u"downloadUrl"_s, job->downloadUrl}, {u"more"_s, job->moreRecords},
                    {u"nextPageToken"_s, job->nextPageToken}}};
        });
    if (!answer)
        return tl::unexpected(answer.error());
    ReadJob job;
    job.id = answer->value(u"id").toString();
    job.state = CrmJobState::Completed;
    job.count = answer->value(u"count").toInteger();
    job.downloadUrl = answer->value(u"downloadUrl").toString();
    job.moreRecords = answer->value(u"more").toBool();
    job.nextPageToken = answer->value(u"nextPageToken").toString();
    return job;
}

Outcome<bool> lookIntoPage(StepContext &context, CrmClient &client, const CrmFacts &facts,
    const RereadColumns &columns, const ReadJob &job, ExpectedRows &expected, FoundRecords &equal)
{
    const QString path
        = context.directory() + u"/results/reread-%1.zip.part"_s.arg(context.step().id);
    QFile::remove(path);
    auto bytes = client.downloadReadResult(job, path);
    if (!bytes)
        return tl::unexpected(context.orElse(bytes.error()));
    auto rows = countRows(path);
    if (!rows) {
        Error broken = rows.error();
        broken.isRetryable = true;
        return tl::unexpected(StepResult::failed(broken));
    }
    auto found = findEqualRows(path, facts, columns, expected, equal);
    QFile::remove(path);
    if (!found)
        return tl::unexpected(context.orElse(found.error()));
    return true;
}

} // namespace

// What a large run has changed does not fit into one page: all are looked at, until each record
// is found.
Outcome<FoundRecords> reread(StepContext &context, CrmBulkRun &run, CrmClient &client,
    const CrmFacts &facts, const WriteScope &scope, const RereadOrder &order)
{
    const RereadColumns columns(run.job(), scope.columns);
    auto expected = expectedRows(scope, columns);
    if (!expected)
        return tl::unexpected(context.orElse(expected.error()));
    FoundRecords equal;
    Look look{.order = order, .columns = columns};
    for (;; ++look.page) {
        auto job = rereadJob(context, run, client, look);
        if (!job)
            return tl::unexpected(job.error());
        if (job->count > 0) {
            auto looked = lookIntoPage(context, client, facts, columns, *job, *expected, equal);
            if (!looked)
                return tl::unexpected(looked.error());
        }
        const bool isLast = !job->moreRecords || job->count == 0 || job->nextPageToken.isEmpty()
            || job->nextPageToken == look.pageToken;
        if (isLast || equal.size() == scope.chunk.memberCount)
            return equal;
        look.pageToken = job->nextPageToken;
    }
}

} // namespace sluice
