// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/localpart.h"

#include "app/application.h"
#include "app/documents/connections.h"
#include "bench/benchkit.h"
#include "core/engine/dispatcher.h"
#include "core/engine/runledger.h"
#include "core/engine/stepcontext.h"
#include "core/http/ratelimiter.h"
#include "syncs/crmbulk/chunkfile.h"
#include "syncs/crmbulk/crmfacts.h"
#include "syncs/crmbulk/processpage.h"
#include "syncs/crmbulk/processstep.h"
#include "syncs/files/pagefile.h"
#include "syncs/files/pageids.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>

#include <atomic>

namespace sluice::bench {

using namespace Qt::StringLiterals;

class LocalRun::Private
{
public:
    Pipeline pipeline();
    StepResult check(StepContext &context);
    StepResult pack(StepContext &context);

    std::unique_ptr<Application> application;
    std::unique_ptr<Dispatcher> dispatcher;
    std::shared_ptr<CrmBulkRun> run;
    std::atomic<qint64> zipBytes = 0;
    std::atomic<int> chunks = 0;
};

// What ReadPage does once the page is on the disk.
StepResult LocalRun::Private::check(StepContext &context)
{
    if (auto facts = run->facts(context); !facts)
        return facts.error();
    const QString path = context.input().value(u"path").toString();
    if (path.isEmpty())
        return context.finish({});
    PageIds ids;
    auto rows
        = countRows(context.directory() + u'/' + path, [&ids](QByteArrayView id) { ids.add(id); });
    if (!rows)
        return context.orElse(rows.error());
    if (auto kept = ids.save(context.directory() + u'/' + path); !kept)
        return context.orElse(kept.error());
    return context.finish([&context, &rows, &path](StepTx &tx) -> Result<void> {
        Counts read;
        read.read = *rows;
        read.notAttempted = *rows;
        if (auto added = tx.addCounts(read); !added)
            return added;
        return tx.addStep(processStep(context.input().value(u"page").toInt(),
            context.input().value(u"firstOrdinal").toInteger(), PartRows{.last = *rows}, path));
    });
}

// What WriteChunk does before the upload; the chunk then counts as written.
StepResult LocalRun::Private::pack(StepContext &context)
{
    QStringList columns;
    for (const QJsonValue &column : context.input().value(u"columns").toArray())
        columns << column.toString();
    const QString csv = context.directory() + u'/' + context.input().value(u"path").toString();
    const QString zip = QString(csv).replace(u".csv"_s, u".zip"_s);
    if (auto packed = packChunk(csv, zip, columns); !packed)
        return context.orElse(packed.error());
    zipBytes += QFile(zip).size();
    ++chunks;
    return context.finish([&context](StepTx &tx) {
        Counts moved;
        moved.notAttempted = -context.step().records;
        moved.written = context.step().records;
        return tx.moveChunk(context.input().value(u"chunk").toInteger(), u"settled"_s, moved);
    });
}

Pipeline LocalRun::Private::pipeline()
{
    Pipeline pipeline;
    pipeline.shared = run;
    pipeline.stages = {
        {.id = u"read"_s,
            .title = u"Read"_s,
            .lane = Lane::Network,
            .width = 1,
            .aheadOfNext = 2,
            .work = [this](StepContext &context) { return check(context); }},
        {.id = u"process"_s,
            .title = u"Process"_s,
            .lane = Lane::Processor,
            .width = 1,
            .aheadOfNext = 16,
            .work = [this](StepContext &context) { return processPage(context, *run); }},
        {.id = u"write"_s,
            .title = u"Write"_s,
            .lane = Lane::Network,
            .width = 2,
            .aheadOfNext = 0,
            .work = [this](StepContext &context) { return pack(context); }},
    };
    return pipeline;
}

LocalRun::LocalRun(
    const QString &folder, const QString &connectionFile, const QJsonArray &processors)
    : m_d(std::make_unique<Private>())
{
    ApplicationOptions options;
    options.dataDirectory = folder + u"/local"_s;
    options.createdBy = u"bench"_s;
    m_d->application = must(Application::open(options));
    Application &app = *m_d->application;
    QFile file(connectionFile);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("No connection file");
    must(app.connections().import(file.readAll()));
    const QList<Connection> connections = must(app.connections().list());
    const CrmBulkJob job = must(CrmBulkJob::fromJson({{u"module"_s, u"Leads"_s},
        {u"fields"_s, QJsonArray{u"Email"_s}}, {u"operation"_s, u"update"_s},
        {u"findBy"_s, u"id"_s}, {u"processors"_s, processors}, {u"onlyChanged"_s, true}}));
    const CrmBulkServices services{.tokens = &app.tokens(),
        .gate = &app.limiter(),
        .account = [&app](const QString &id) { return app.zohoAccount(id); },
        .onCredits = {}};
    for (const Connection &connection : connections) {
        if (connection.service == "zoho-crm"_L1)
            m_d->run
                = std::make_shared<CrmBulkRun>(services, job, must(app.zohoAccount(connection)));
    }
    if (!m_d->run)
        qFatal("The sandbox has no CRM connection");
    m_d->dispatcher = std::make_unique<Dispatcher>(Dispatcher::Parts{.ledger = app.ledger(),
        .log = app.log(),
        .gate = &app.limiter(),
        .timings = app.timings()});
    m_d->dispatcher->addKind(
        u"bench"_s, [d = m_d.get()](const RunRow &) -> Result<Pipeline> { return d->pipeline(); });
    run({}); // signs in and asks for the fields
}

LocalRun::~LocalRun() = default;

LocalPart LocalRun::run(const QStringList &pages)
{
    constexpr qint64 kPageRows = 200'000;
    Application &app = *m_d->application;
    RunSpec spec{.jobId = u"bench"_s, .jobName = u"Bench"_s, .kind = u"bench"_s};
    for (qsizetype i = 0; i < std::max<qsizetype>(1, pages.size()); ++i) {
        const QString path = pages.isEmpty() ? QString() : pagePath(static_cast<int>(i) + 1);
        spec.firstSteps << StepSpec{.stage = u"read"_s,
            .key = u"read:page:%1"_s.arg(i + 1),
            .title = u"Page %1"_s.arg(i + 1),
            .input
            = {{u"page"_s, i + 1}, {u"firstOrdinal"_s, 1 + i * kPageRows}, {u"path"_s, path}}};
    }
    const RunRow row = must(app.ledger().create(spec));
    const QString folder = app.ledger().runDirectory(row.id);
    for (qsizetype i = 0; i < pages.size(); ++i) {
        if (!QFile::copy(pages.at(i), folder + u'/' + pagePath(static_cast<int>(i) + 1)))
            qFatal("A page could not be copied");
    }
    m_d->zipBytes = 0;
    m_d->chunks = 0;
    QEventLoop loop;
    const auto connection = QObject::connect(m_d->dispatcher.get(), &Dispatcher::runEnded, &loop,
        &QEventLoop::quit, Qt::QueuedConnection);
    const Cost cost = measured([this, &row, &loop] {
        const bool isBegun = m_d->dispatcher->work(row.id).has_value();
        if (isBegun)
            loop.exec();
        return isBegun;
    });
    QObject::disconnect(connection);
    const RunRow ended = must(app.ledger().run(row.id));
    if (ended.state != RunState::Completed && ended.state != RunState::CompletedWithRejections)
        qFatal("The local part ended as %s: %s", qUtf8Printable(runStateName(ended.state)),
            qUtf8Printable(ended.reason));
    QDir(folder).removeRecursively();
    return {.seconds = cost.seconds,
        .cpuSeconds = cost.cpu,
        .rows = ended.counts.read,
        .changed = ended.counts.written,
        .zipBytes = m_d->zipBytes,
        .chunks = m_d->chunks};
}

} // namespace sluice::bench
