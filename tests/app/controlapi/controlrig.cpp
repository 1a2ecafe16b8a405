// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controlapi/controlrig.h"

#include "core/engine/stepcontext.h"
#include "syncs/commerceklaviyo/commercejob.h"
#include "syncs/datastoreanalytics/datastorejob.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QTcpSocket>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

// Takes jobs and selections as the real sync does; its runs only wait.
class StubKind final : public SyncKind
{
public:
    StubKind(StubSync &stub, const QString &id)
        : m_stub(stub)
        , m_id(id)
    {
    }
    QString id() const override { return m_id; }
    QString title() const override { return u"Klaviyo"_s; }
    QList<StageTitle> stages(bool) const override { return {{u"read"_s, u"Read"_s}}; }
    PipelineFactory pipeline() const override
    {
        return [this](const RunRow &) -> Result<Pipeline> {
            Pipeline pipeline;
            pipeline.stages << Stage{.id = u"read"_s,
                .title = u"Read"_s,
                .lane = Lane::Processor,
                .work = [this](StepContext &context) {
                    while (m_stub.isHeld && !context.token().isStopped())
                        context.token().waitFor(std::chrono::milliseconds(10));
                    return context.token().isStopped() ? StepResult::stopped() : context.finish({});
                }};
            return pipeline;
        };
    }
    Result<QJsonObject> withSelection(
        const QJsonObject &parameters, const QJsonObject &selection) const override
    {
        return m_id == kCommerceKlaviyoKind ? withCommerceSelection(parameters, selection)
                                            : withDatastoreSelection(parameters, selection);
    }
    Result<RunSpec> makeRun(const SyncJob &job, bool isDryRun) const override
    {
        const std::scoped_lock lock(m_stub.mutex);
        m_stub.lastParameters = job.parameters;
        const QString resource = job.parameters.value(u"resource").toString()
            + job.parameters.value(u"table").toString();
        RunSpec spec;
        spec.kind = id();
        spec.subject = resource;
        spec.isDryRun = isDryRun;
        spec.params = {{u"job"_s, job.parameters}};
        spec.targetLock = m_id + u'|' + resource;
        spec.firstSteps = {StepSpec{.stage = u"read"_s, .key = u"read:1"_s, .title = u"Read 1"_s}};
        return spec;
    }
    QString describe(const QJsonObject &) const override { return {}; }
    Result<void> preflight(const SyncJob &, SyncTools tools, RunSpec &) const override
    {
        ++m_stub.starts;
        tools.token.waitFor(std::chrono::milliseconds(m_stub.preflightMs.load()));
        const std::scoped_lock lock(m_stub.mutex);
        return m_stub.refusal ? Result<void>(fail(*m_stub.refusal)) : Result<void>();
    }
    Result<Counts> exportRun(RunLedger &, const RunRow &, const QString &) const override
    {
        return Counts();
    }
    Result<VerifyReport> verify(RunLedger &, const RunRow &, SyncTools) const override
    {
        return VerifyReport();
    }
    Result<QJsonObject> cost(RunLedger &, const RunRow &) const override { return QJsonObject(); }
    Result<QJsonArray> sample(RunLedger &, const RunRow &) const override { return QJsonArray(); }
    Result<QList<ConfirmedId>> confirmed(RunLedger &, const RunRow &run) const override
    {
        return QList<ConfirmedId>{{run.subject, run.subject, u"last-id"_s}};
    }

private:
    StubSync &m_stub;
    QString m_id;
};

Connection stubConnection(const QString &name, const QString &service)
{
    Connection connection;
    connection.name = name;
    connection.service = service;
    connection.environment = u"sandbox"_s;
    const QString url = u"http://127.0.0.1:1"_s;
    connection.settings = service == "klaviyo"_L1 ? QJsonObject{{u"apiUrl"_s, url}}
        : service == "catalyst"_L1
        ? QJsonObject{{u"apiUrl"_s, url}, {u"accountsUrl"_s, url}, {u"projectId"_s, u"7"_s}}
        : service == "zoho-analytics"_L1
        ? QJsonObject{{u"apiUrl"_s, url}, {u"accountsUrl"_s, url},
            {u"orgId"_s, QLatin1StringView(kRigOrg)},
            {u"workspaceId"_s, QLatin1StringView(kRigWorkspace)}}
        : QJsonObject{{u"apiUrl"_s, url}, {u"authUrl"_s, url}, {u"projectKey"_s, u"shop"_s}};
    return connection;
}

} // namespace

QByteArray ControlAnswer::header(const QByteArray &name) const
{
    for (const QByteArray &line : head.split('\n')) {
        if (line.left(name.size() + 1).toLower() == name.toLower() + ':')
            return line.mid(name.size() + 1).trimmed();
    }
    return {};
}

QJsonObject ControlAnswer::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QString ControlAnswer::message() const
{
    return json().value("message"_L1).toString();
}

bool ControlAnswer::isFailure() const
{
    return json().value("status"_L1).toString() == "failure"_L1 && !message().isEmpty();
}

void serveTable(ControlApiOptions &options)
{
    options.jobs = {u"Copy orders"_s};
}

QByteArray bodyText(const QJsonObject &body)
{
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}

QByteArray tableBody(const QJsonObject &more)
{
    QJsonObject body{{u"tableName"_s, u"Orders"_s}, {u"orgId"_s, QLatin1StringView(kRigOrg)},
        {u"workspaceId"_s, QLatin1StringView(kRigWorkspace)}};
    for (auto it = more.begin(); it != more.end(); ++it)
        body.insert(it.key(), it.value());
    return bodyText(body);
}

ControlRig::ControlRig(const std::function<void(ControlApiOptions &)> &adjust)
{
    m_timings.wishPoll = std::chrono::milliseconds(20);
    m_timings.stopGrace = std::chrono::milliseconds(300);
    auto store = Store::open(m_folder.path(), m_timings);
    if (!store) {
        problem = store.error().text();
        return;
    }
    m_store = std::move(*store);
    m_ledger = std::make_unique<RunLedger>(*m_store, Clock::system(), m_timings);
    m_dispatcher = std::make_unique<Dispatcher>(
        Dispatcher::Parts{.ledger = *m_ledger, .log = m_log, .timings = m_timings});
    m_connections = std::make_unique<Connections>(*m_store, nullptr);
    m_jobs = std::make_unique<Jobs>(*m_store);
    m_runs = std::make_unique<Runs>(Runs::Parts{.ledger = *m_ledger,
        .dispatcher = *m_dispatcher,
        .connections = *m_connections,
        .jobs = *m_jobs,
        .gate = m_limiter,
        .log = m_log,
        .timings = m_timings,
        .createdBy = u"control API"_s,
        .onWanted = {}});
    m_watch = std::make_unique<TableWatch>(TableWatch::Parts{.runs = *m_runs,
        .jobs = *m_jobs,
        .store = *m_store,
        .clock = Clock::system(),
        .timings = m_timings,
        .log = m_log,
        .look = [](const Job &, const CancelToken &) { return Result<QString>(u"mark"_s); },
        .tableId = [](const Job &, const CancelToken &) { return Result<QString>(u"4711"_s); }});
    for (const QLatin1StringView kind : {kCommerceKlaviyoKind, kDatastoreAnalyticsKind})
        m_runs->addKind(std::make_unique<StubKind>(stub, kind));
    for (const Connection &connection :
        {stubConnection(u"Shop"_s, u"commercetools"_s), stubConnection(u"Klaviyo"_s, u"klaviyo"_s),
            stubConnection(u"Data Store"_s, u"catalyst"_s),
            stubConnection(u"Analytics"_s, u"zoho-analytics"_s)}) {
        if (auto saved = m_connections->save(connection); !saved)
            problem = saved.error().text();
    }
    problem += addJob(u"Everything"_s, u"all"_s);
    problem += addTableJob(u"Copy orders"_s, u"Orders"_s);
    m_options.address.port = 0;
    m_options.jobs = {u"Everything"_s};
    m_options.dataDirectory = m_folder.path();
    m_options.timings = m_timings;
    if (adjust)
        adjust(m_options);
    m_api = newApi(m_options);
    if (auto started = m_api->start(); !started)
        problem += started.error().text();
}

ControlRig::~ControlRig()
{
    m_api.reset();
    m_watch.reset();
    m_dispatcher.reset();
}

std::unique_ptr<ControlApi> ControlRig::newApi(const ControlApiOptions &options)
{
    return std::make_unique<ControlApi>(ControlApi::Parts{.runs = *m_runs,
                                            .jobs = *m_jobs,
                                            .watch = *m_watch,
                                            .store = *m_store,
                                            .callbacks = m_callbacks,
                                            .log = m_log},
        options);
}

QString ControlRig::addJob(const QString &name, const QString &resource)
{
    Job job;
    job.name = name;
    job.kind = kCommerceKlaviyoKind;
    job.source = u"Shop"_s;
    job.target = u"Klaviyo"_s;
    job.parameters = {{u"resource"_s, resource}};
    const auto saved = m_jobs->save(job);
    return saved ? QString() : saved.error().text();
}

QString ControlRig::addTableJob(const QString &name, const QString &table)
{
    Job job;
    job.name = name;
    job.kind = kDatastoreAnalyticsKind;
    job.source = u"Data Store"_s;
    job.target = u"Analytics"_s;
    job.parameters = {{u"table"_s, table}};
    const auto saved = m_jobs->save(job);
    return saved ? QString() : saved.error().text();
}

QByteArray ControlRig::key() const
{
    QFile file(m_api->keyPath());
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : QByteArray();
}

ControlAnswer ControlRig::ask(const QByteArray &bytes, int limitMs) const
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, port());
    ControlAnswer answer;
    if (!socket.waitForConnected(5'000))
        return answer;
    socket.write(bytes);
    QElapsedTimer timer;
    timer.start();
    QByteArray all;
    while (timer.elapsed() < limitMs) {
        const bool hasMore = socket.waitForReadyRead(100);
        all += socket.readAll();
        if (!hasMore && socket.state() != QAbstractSocket::ConnectedState)
            break;
    }
    const qsizetype blank = all.indexOf("\r\n\r\n");
    answer.head = all.left(blank);
    answer.body = blank < 0 ? QByteArray() : all.mid(blank + 4);
    answer.status = all.mid(9, 3).toInt();
    return answer;
}

ControlAnswer ControlRig::get(const QByteArray &path) const
{
    return ask("GET " + path + " HTTP/1.1\r\nHost: " + host() + "\r\nAuthorization: Bearer " + key()
        + "\r\n\r\n");
}

ControlAnswer ControlRig::post(const QByteArray &path, const QByteArray &body) const
{
    QByteArray bytes = "POST " + path + " HTTP/1.1\r\nHost: " + host()
        + "\r\nAuthorization: Bearer " + key() + "\r\n";
    if (!body.isEmpty())
        bytes += "Content-Type: application/json\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n";
    return ask(bytes + "\r\n" + body);
}
