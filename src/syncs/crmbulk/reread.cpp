// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/reread.h"

#include "core/engine/stepcontext.h"
#include "syncs/crmbulk/cellforms.h"
#include "syncs/crmbulk/crmfacts.h"
#include "syncs/crmbulk/pagetrail.h"
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
class RereadColumns
{
public:
    RereadColumns(const CrmBulkJob &job, const CrmFacts &facts, const QStringList &sent)
        : m_keys(keyColumnsOf(job))
        , m_fields(withKeys(m_keys, sent))
        , m_forms(facts, m_fields)
        , m_ignoresEmpty(job.ignoreEmpty && !m_keys.isEmpty())
    {
    }
    const QStringList &fields() const { return m_fields; } // without id

    QByteArray comparable(qsizetype field, QByteArrayView cell)
    {
        return m_forms.comparable(static_cast<size_t>(field), cell);
    }
    QByteArray key(QByteArrayView id, const QList<QByteArray> &values) const
    {
        std::vector<QByteArrayView> parts;
        for (const QString &name : m_keys.isEmpty() ? m_fields : m_keys)
            parts.push_back(name == "id"_L1 ? id : values.at(m_fields.indexOf(name)));
        return RowKey::of(parts);
    }
    bool isEqual(const QList<QByteArray> &sent, const QList<QByteArray> &there) const
    {
        for (qsizetype i = 0; i < sent.size(); ++i) {
            const bool isSent = !m_ignoresEmpty || !sent.at(i).isEmpty();
            if (isSent && sent.at(i) != there.at(i))
                return false;
        }
        return true;
    }

private:
    static QStringList withKeys(const QStringList &keys, QStringList fields)
    {
        for (const QString &name : keys) {
            if (name != "id"_L1 && !fields.contains(name))
                fields << name;
        }
        return fields;
    }

    QStringList m_keys; // empty: all
    QStringList m_fields;
    CellForms m_forms;
    bool m_ignoresEmpty;
};

using ExpectedRows = QHash<QByteArray, QList<Expected>>;

Result<ExpectedRows> expectedRows(const WriteScope &scope, RereadColumns &columns)
{
    auto names = scope.forEach([](const ChunkRow &) -> Result<void> { return {}; });
    if (!names)
        return fail(names.error());
    std::vector<size_t> kept;
    for (const QString &column : columns.fields())
        kept.push_back(static_cast<size_t>(names->indexOf(column)));
    ExpectedRows expected;
    auto done = scope.forEach([&expected, &kept, &columns](const ChunkRow &row) -> Result<void> {
        Expected entry{.ordinal = row.ordinal, .values = {}};
        for (const size_t index : kept)
            entry.values << columns.comparable(entry.values.size(), row.values[index]);
        expected[columns.key(row.id, entry.values)].append(entry);
        return {};
    });
    if (!done)
        return fail(done.error());
    return expected;
}

// The rows of the read file that equal what was sent; each stands for one.
Result<void> findEqualRows(
    const QString &path, RereadColumns &columns, ExpectedRows &expected, FoundRecords &equal)
{
    auto page = PageFile::open(path);
    if (!page)
        return fail(page.error());
    std::vector<qsizetype> places;
    for (const QString &name : columns.fields())
        places.push_back((*page)->columns().indexOf(name));
    const int idColumn = (*page)->idColumn();
    if (idColumn < 0 || std::find(places.begin(), places.end(), -1) != places.end())
        return fail(ErrorKind::Protocol, u"The page lacks columns that were asked for"_s);

    CsvReader &csv = (*page)->csv();
    QList<QByteArray> values(columns.fields().size());
    for (;;) {
        auto kind = csv.next();
        if (!kind)
            return fail((*page)->failure().value_or(kind.error()));
        if (*kind == CsvReader::Kind::End)
            return {};
        if (*kind == CsvReader::Kind::BadRow)
            continue;
        const auto fields = csv.fields();
        const QByteArrayView id = fields[static_cast<size_t>(idColumn)];
        for (qsizetype i = 0; i < values.size(); ++i)
            values[i] = columns.comparable(
                i, fields[static_cast<size_t>(places[static_cast<size_t>(i)])]);
        const auto it = expected.find(columns.key(id, values));
        if (it == expected.end())
            continue;
        for (Expected &entry : *it) {
            if (entry.isFound || !columns.isEqual(entry.values, values))
                continue;
            entry.isFound = true;
            equal.insert(entry.ordinal, id.toByteArray());
            break;
        }
    }
}

struct Look
{
    const RereadOrder &order;
    const QStringList &fields;
    int page = 1;
    QString pageToken = {};
};

QJsonObject rereadCriteria(
    const StepContext &context, const CrmBulkJob &job, const CrmFacts &facts, qint64 sinceMs)
{
    // Nothing that was there before this run began is a record that it made.
    const bool isUnkeyed = job.isInsert() && job.findBy.isEmpty();
    const qint64 fromMs
        = facts.serviceMs(isUnkeyed ? context.run().startedAtMs : sinceMs - kClockMarginMs);
    return {
        {u"field"_s,
            QJsonObject{{u"api_name"_s, job.isInsert() ? u"Created_Time"_s : u"Modified_Time"_s}}},
        {u"comparator"_s, u"greater_equal"_s},
        {u"value"_s,
            QDateTime::fromMSecsSinceEpoch(fromMs, Qt::UTC)
                .toString(u"yyyy-MM-dd'T'HH:mm:ss'+00:00'"_s)}};
}

Outcome<ReadJob> rereadJob(StepContext &context, CrmBulkRun &run, CrmClient &client,
    const CrmFacts &facts, const Look &look)
{
    const ReadQuery query{.module = run.job().module,
        .fields = look.fields,
        .criteria = rereadCriteria(context, run.job(), facts, look.order.sinceMs),
        .cvid = {},
        .page = look.page};
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
            auto id = PageTrail::begin(client, query, look.pageToken,
                [&client](const ReadQuery &wanted) { return client.createReadJob(wanted); });
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

Outcome<bool> lookIntoPage(StepContext &context, CrmClient &client, RereadColumns &columns,
    const ReadJob &job, ExpectedRows &expected, FoundRecords &equal)
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
    auto found = findEqualRows(path, columns, expected, equal);
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
    RereadColumns columns(run.job(), facts, scope.columns);
    auto expected = expectedRows(scope, columns);
    if (!expected)
        return tl::unexpected(context.orElse(expected.error()));
    FoundRecords equal;
    PageTrail trail;
    Look look{.order = order, .fields = columns.fields()};
    for (;; ++look.page) {
        auto job = rereadJob(context, run, client, facts, look);
        if (!job)
            return tl::unexpected(job.error());
        if (job->count > 0) {
            auto looked = lookIntoPage(context, client, columns, *job, *expected, equal);
            if (!looked)
                return tl::unexpected(looked.error());
        }
        const PageTrail::Lead lead = trail.lead(*job, look.page);
        if (lead == PageTrail::Lead::Nowhere || equal.size() == scope.chunk.memberCount)
            return equal;
        if (lead == PageTrail::Lead::InACircle) { // what lies behind it was not seen
            if (auto forgotten = context.forget(order.memoKey); !forgotten)
                return tl::unexpected(context.orElse(forgotten.error()));
            return tl::unexpected(StepResult::failed(PageTrail::endless(look.page)));
        }
        trail.follow(*job);
        look.pageToken = job->nextPageToken;
    }
}

} // namespace sluice
