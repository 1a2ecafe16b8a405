// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/reread.h"

#include "core/engine/stepcontext.h"
#include "syncs/crmbulk/crmfacts.h"
#include "syncs/files/chunkrows.h"
#include "syncs/files/pagefile.h"

#include <QDateTime>
#include <QFile>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kClockMarginMs = 25 * 3'600'000; // the clocks may be a day apart (C31)

struct Expected
{
    qint64 ordinal = 0;
    QList<QByteArray> values; // of the sent columns
};

Result<QHash<QByteArray, Expected>> expectedValues(const RereadOrder &order)
{
    QHash<QByteArray, Expected> expected;
    QList<size_t> kept;
    {
        QFile file(order.csvPath);
        if (!file.open(QIODevice::ReadOnly))
            return fail(ErrorKind::Disk, u"Could not read the chunk's file"_s, file.errorString());
        const QStringList columns = QString::fromUtf8(file.readLine()).trimmed().split(u',').mid(1);
        for (const QString &column : order.sentColumns)
            kept << static_cast<size_t>(columns.indexOf(column));
    }
    auto done = forEachChunkRow(
        order.csvPath, order.ordinals, [&expected, &kept](const ChunkRow &row) -> Result<void> {
            Expected entry{.ordinal = row.ordinal, .values = {}};
            for (const size_t index : std::as_const(kept))
                entry.values << row.values[index].toByteArray();
            expected.insert(row.id.toByteArray(), entry);
            return {};
        });
    if (!done)
        return fail(done.error());
    return expected;
}

// The rows of the read file that equal what was sent.
Result<QSet<qint64>> equalRows(const QString &path, const CrmFacts &facts, const RereadOrder &order)
{
    auto expected = expectedValues(order);
    if (!expected)
        return fail(expected.error());
    auto page = PageFile::open(path);
    if (!page)
        return fail(page.error());
    QList<int> columns;
    for (const QString &name : order.sentColumns)
        columns << static_cast<int>((*page)->columns().indexOf(name));
    const int idColumn = (*page)->idColumn();
    if (idColumn < 0 || columns.contains(-1))
        return fail(ErrorKind::Protocol, u"The page lacks columns that were asked for"_s);

    QSet<qint64> equal;
    CrmDateWriter dates(facts.timeZone());
    CsvReader &csv = (*page)->csv();
    for (;;) {
        auto kind = csv.next();
        if (!kind)
            return fail((*page)->failure().value_or(kind.error()));
        if (*kind == CsvReader::Kind::End)
            break;
        if (*kind == CsvReader::Kind::BadRow)
            continue;
        const auto fields = csv.fields();
        const QByteArrayView id = fields[static_cast<size_t>(idColumn)];
        const auto it = expected->constFind(QByteArray::fromRawData(id.data(), id.size()));
        if (it == expected->cend())
            continue;
        bool isEqual = true;
        for (qsizetype i = 0; i < columns.size() && isEqual; ++i) {
            QByteArray value = fields[static_cast<size_t>(columns.at(i))].toByteArray();
            if (const auto kindOfDate = facts.dateKind(order.sentColumns.at(i))) {
                QByteArray text;
                if (dates.append(value, *kindOfDate, text))
                    value = text;
            }
            isEqual = value == it->values.at(i);
        }
        if (isEqual)
            equal.insert(it->ordinal);
    }
    return equal;
}

Outcome<ReadJob> rereadJob(StepContext &context, CrmBulkRun &run, CrmClient &client,
    const RereadOrder &order, int page, const QString &pageToken)
{
    const QString since = QDateTime::fromMSecsSinceEpoch(order.sinceMs - kClockMarginMs, Qt::UTC)
                              .toString(u"yyyy-MM-dd'T'HH:mm:ss'+00:00'"_s);
    const ReadQuery query{.module = run.job().module,
        .fields = order.sentColumns,
        .criteria = {{u"field"_s, QJsonObject{{u"api_name"_s, u"Modified_Time"_s}}},
            {u"comparator"_s, u"greater_equal"_s}, {u"value"_s, since}},
        .cvid = {},
        .page = 1};
    const RemoteJobSpec spec{
        .create = {.key = page == 1 ? order.memoKey : order.memoKey + u".page%1"_s.arg(page),
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
        [&client, &query, &pageToken]() -> Result<QJsonObject> {
            auto id = pageToken.isEmpty() ? client.createReadJob(query)
                                          : client.createNextReadJob(pageToken);
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

Outcome<QSet<qint64>> equalInPage(StepContext &context, CrmClient &client, const CrmFacts &facts,
    const RereadOrder &order, const ReadJob &job)
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
    auto equal = equalRows(path, facts, order);
    QFile::remove(path);
    if (!equal)
        return tl::unexpected(context.orElse(equal.error()));
    return *equal;
}

} // namespace

// What a large run has changed does not fit into one page: all are looked at, until each record
// is found.
Outcome<QSet<qint64>> reread(StepContext &context, CrmBulkRun &run, CrmClient &client,
    const CrmFacts &facts, const RereadOrder &order)
{
    QSet<qint64> equal;
    QString pageToken;
    for (int page = 1;; ++page) {
        auto job = rereadJob(context, run, client, order, page, pageToken);
        if (!job)
            return tl::unexpected(job.error());
        if (job->count > 0) {
            auto found = equalInPage(context, client, facts, order, *job);
            if (!found)
                return tl::unexpected(found.error());
            equal += *found;
        }
        const bool isLast = !job->moreRecords || job->count == 0 || job->nextPageToken.isEmpty()
            || job->nextPageToken == pageToken;
        if (isLast || equal.size() == order.ordinals.size())
            return equal;
        pageToken = job->nextPageToken;
    }
}

} // namespace sluice
