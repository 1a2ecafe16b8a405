// SPDX-License-Identifier: GPL-3.0-or-later
// Faults of this computer, of its clock, and of other operators.
#include "app/documents/connections.h"
#include "app/documents/jobs.h"
#include "core/store/store.h"
#include "gui/faults/faultrules.h"
#include "support/testcertificates.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTcpServer>
#include <QtTest>

#include <csignal>
#include <sys/mount.h>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

using Leaves = FaultCase::Leaves;

// Another program has the store for writing.
class StoreHolder
{
public:
    explicit StoreHolder(const QString &path)
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"holder"_s);
        database.setDatabaseName(path);
        m_isHeld = database.open() && QSqlQuery(database).exec(u"BEGIN IMMEDIATE"_s);
    }
    ~StoreHolder()
    {
        QSqlDatabase::database(u"holder"_s).close();
        QSqlDatabase::removeDatabase(u"holder"_s);
    }
    bool isHeld() const { return m_isHeld; }

private:
    bool m_isHeld = false;
};

std::unique_ptr<StoreHolder> &theHolder()
{
    static std::unique_ptr<StoreHolder> holder;
    return holder;
}

QString holdStore(FaultDesk &desk)
{
    if (desk.runJob().isEmpty() || !desk.waitForReading())
        return u"it did not begin"_s;
    theHolder() = std::make_unique<StoreHolder>(desk.dataDirectory() + u"/store.sqlite"_s);
    return theHolder()->isHeld() ? QString() : u"the store could not be held"_s;
}

// The data directory is a disk of its own, with little more room than is left free (C32).
QString mountDisk(const QString &directory)
{
    const bool isMounted = QDir().mkpath(directory)
        && ::mount(
               "tmpfs", QFile::encodeName(directory).constData(), "tmpfs", 0, "size=300m,mode=0700")
            == 0;
    return isMounted ? QString() : u"skip: a disk of its own cannot be mounted here"_s;
}

QString fillDisk(FaultDesk &desk)
{
    if (desk.runJob().isEmpty() || !desk.waitForReading())
        return u"it did not begin"_s;
    QFile filler(desk.dataDirectory() + u"/filler"_s);
    const QByteArray block(1 << 20, 'f');
    if (!filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return u"the disk could not be filled"_s;
    for (int i = 0; i < 100; ++i)
        filler.write(block);
    return {};
}

void unmountDisk(FaultDesk &desk)
{
    const QByteArray directory = QFile::encodeName(desk.dataDirectory());
    desk.end();
    ::umount2(directory.constData(), MNT_DETACH);
}

// A console that could not be opened tells why in its place.
QString damageStore(FaultDesk &desk)
{
    const QString path = desk.dataDirectory() + u"/store.sqlite"_s;
    desk.end();
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || file.write(QByteArray(200, 'x')) != 200)
        return u"the store could not be damaged"_s;
    return {};
}

QString replaceStoreByFolder(FaultDesk &desk)
{
    const QString path = desk.dataDirectory() + u"/store.sqlite"_s;
    desk.end();
    for (const QString &end : {QString(), u"-wal"_s, u"-shm"_s})
        QFile::remove(path + end);
    return QDir().mkpath(path) ? QString() : u"the folder could not be made"_s;
}

std::unique_ptr<QProcess> &theOtherOperator()
{
    static std::unique_ptr<QProcess> process;
    return process;
}

// Somebody else has the target, in a process of their own; what is asked for here is refused.
QString holdTarget(FaultDesk &desk)
{
    auto other = desk.application().jobs().find(desk.job());
    other->id.clear();
    other->revision = 0;
    other->name = u"Other leads"_s;
    if (const auto saved = desk.application().jobs().save(*other); !saved)
        return saved.error().text();
    theOtherOperator() = desk.commandLine({u"run"_s, other->name, u"--quiet"_s});
    const bool isHeld = QTest::qWaitFor(
        [&desk] { return desk.run() && desk.run()->counts.pending > 0; }, kFaultWaitMs);
    return isHeld ? QString() : u"the other run did not send"_s;
}

void endOtherOperator(FaultDesk &)
{
    theOtherOperator()->kill();
    theOtherOperator()->waitForFinished();
    theOtherOperator().reset();
}

// A run whose process was killed holds a lock that nobody needs any more.
QString leaveLock(FaultDesk &desk)
{
    if (!desk.sandbox().setSettings({{u"writeJobMs"_s, 4'000}}))
        return u"no settings"_s;
    const auto process = desk.commandLine({u"run"_s, desk.job(), u"--quiet"_s});
    if (!QTest::qWaitFor(
            [&desk] { return desk.run() && desk.run()->counts.pending > 0; }, kFaultWaitMs))
        return u"it did not send"_s;
    process->kill();
    process->waitForFinished();
    if (!desk.sandbox().setSettings({{u"writeJobMs"_s, 20}}))
        return u"no settings"_s;
    return desk.runJob().isEmpty() ? u"it did not begin"_s : QString();
}

QString loseLock(FaultDesk &desk)
{
    if (desk.runJob().isEmpty()
        || !QTest::qWaitFor([&desk] { return desk.run()->counts.pending > 0; }, kFaultWaitMs))
        return u"it did not send"_s;
    const auto gone = desk.application().store().write([](Sql &sql) -> Result<void> {
        auto deleted = sql.run("DELETE FROM named_lock");
        return deleted ? Result<void>() : fail(deleted.error());
    });
    return gone ? QString() : gone.error().text();
}

// The computer sleeps for longer than the lease and the token's life.
QString sleepInMidRun(FaultDesk &desk)
{
    qputenv("SLUICE_TIMINGS", qgetenv("SLUICE_TIMINGS") + ",lease=800,leaseRenew=200");
    const auto process = desk.commandLine({u"run"_s, desk.job(), u"--quiet"_s});
    if (!QTest::qWaitFor(
            [&desk] { return desk.run() && desk.run()->counts.pending > 0; }, kFaultWaitMs))
        return u"it did not send"_s;
    ::kill(static_cast<pid_t>(process->processId()), SIGSTOP);
    desk.sandbox().post(u"/mutate"_s,
        QJsonObject{{u"service"_s, u"zoho-accounts"_s}, {u"expireAccessTokens"_s, true}});
    QTest::qWait(1'200);
    ::kill(static_cast<pid_t>(process->processId()), SIGCONT);
    return process->waitForFinished(kFaultWaitMs) ? QString() : u"it did not end"_s;
}

QString setClockAhead(FaultDesk &desk)
{
    if (desk.sandbox().post(u"/clock"_s, QJsonObject{{u"offset_s"_s, 86'400}}).isEmpty())
        return u"the clock was not set"_s;
    return desk.runJob().isEmpty() ? u"it did not begin"_s : QString();
}

// Another service with a certificate that nobody here trusts.
QString talkToUntrusted(FaultDesk &desk)
{
    static const TestCertificates certificates;
    static SandboxProcess untrusted;
    if (untrusted.processId() == 0) {
        if (const QString problem = untrusted.start(QStringLiteral(SLUICE_SANDBOX_PROGRAM),
                {u"--tls"_s, certificates.goodCertificateFile(), certificates.goodKeyFile()});
            !problem.isEmpty())
            return problem;
    }
    auto job = desk.application().jobs().find(desk.job());
    auto connection = desk.application().connections().find(job->source);
    for (const auto &[key, role] : {std::pair{u"accountsUrl"_s, u"accounts"_s},
             std::pair{u"apiUrl"_s, u"crm"_s}, std::pair{u"uploadUrl"_s, u"crmUpload"_s}})
        connection->settings.insert(key, untrusted.url(role).toString());
    const auto saved = desk.application().connections().save(*connection, {});
    return saved ? QString() : saved.error().text();
}

// Nobody knows the key; what is posted is believed by nobody, and the run asks the service itself.
QString forgeCallback(FaultDesk &desk)
{
    QTcpServer free;
    if (!free.listen(QHostAddress::LocalHost))
        return u"no port"_s;
    const QString address = u"127.0.0.1:%1"_s.arg(free.serverPort());
    free.close();
    const auto serving
        = desk.commandLine({u"serve"_s, u"--job"_s, desk.job(), u"--listen"_s, address});
    const auto ended = qScopeGuard([&serving] {
        serving->terminate();
        serving->waitForFinished(kFaultWaitMs);
    });
    if (!serving->waitForReadyRead(kFaultWaitMs) && serving->state() != QProcess::Running)
        return u"it does not serve"_s;
    if (desk.runJob().isEmpty())
        return u"it did not begin"_s;
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(u"http://"_s + address + u"/crm-jobs/"_s + QString(43, u'a')));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    const std::unique_ptr<QNetworkReply> reply(
        network.post(request, QByteArray("{\"state\":\"COMPLETED\"}")));
    if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, kFaultWaitMs))
        return u"no answer to the callback"_s;
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    return status >= 400 ? QString() : u"the callback was answered %1"_s.arg(status);
}

FaultCase opening(const char *name, const QStringList &says, const QStringList &next,
    const std::function<QString(FaultDesk &)> &provoke)
{
    return {.name = name,
        .family = "store",
        .leaves = Leaves::Opening,
        .says = says,
        .next = next,
        .provoke = provoke};
}

} // namespace

QList<FaultCase> localFaultCases()
{
    const FaultDesk::Setup longRead{.settings = {{u"readJobMs"_s, 1'500}}};
    const FaultDesk::Setup longWrite{.settings = {{u"writeJobMs"_s, 600'000}}};
    FaultDesk::Setup ownDisk = longRead;
    ownDisk.prepare = mountDisk;
    FaultDesk::Setup held = longRead;
    held.timings = u",busy=200,storePause=100,storeBusyLimit=600"_s;
    FaultDesk::Setup lost = longWrite;
    lost.timings = u",lease=1000,leaseRenew=200"_s;
    return {{.name = "C29 forged callback",
                .family = "overcome",
                .state = RunState::Completed,
                .provoke = forgeCallback},
        {.name = "C47 untrusted certificate",
            .family = "network",
            .leaves = Leaves::Refusal,
            .says = {u"Its certificate comes from an authority that is not known here"_s,
                u"Sluice test CA"_s},
            .next = {u"add its CA file to the connection"_s, u"[Open Connections]"_s},
            .provoke = talkToUntrusted},
        {.name = "C31 clocks a day apart",
            .family = "overcome",
            .state = RunState::Completed,
            .provoke = setClockAhead},
        {.name = "C32 full disk",
            .family = "disk",
            .leaves = Leaves::Wait,
            .setup = ownDisk,
            .waits = u"disk"_s,
            .says = {u"The disk is nearly full"_s, u"Less than 256 MB are free"_s},
            .next = {u"Free some space; the run goes on by itself"_s, u"next check in"_s},
            .provoke = fillDisk,
            .cleanUp = unmountDisk},
        opening("C33 folder that cannot be written", {u"/proc/sluice"_s},
            {u"Check the rights of the folder"_s}, {}),
        {.name = "C34 store in use",
            .family = "store",
            .leaves = Leaves::Wait,
            .setup = held,
            .waits = u"the job store is locked"_s,
            .says = {u"he job store is locked"_s, u"is writing to it"_s},
            .next = {u"It goes on by itself"_s},
            .provoke = holdStore,
            .cleanUp = [](FaultDesk &) { theHolder().reset(); }},
        opening("C35 damaged store", {u"damaged"_s}, {u"[Start a New History…]"_s}, damageStore),
        opening("C36 store that cannot be read", {u"store"_s}, {u"[Try Again]"_s},
            replaceStoreByFolder),
        {.name = "C37 held lock",
            .family = "locks",
            .leaves = Leaves::Refusal,
            .setup = longWrite,
            .says = {u"Run #1 is writing to Leads"_s,
                u"It was started by the command line and is worked on by process "_s,
                u" on %1 since "_s.arg(QSysInfo::machineHostName())},
            .next = {u"Wait for it, or stop it on the page Runs."_s, u"[Open Runs]"_s},
            .provoke = holdTarget,
            .cleanUp = endOtherOperator},
        {.name = "C38 lock that was left over",
            .family = "overcome",
            .state = RunState::Completed,
            .provoke = leaveLock},
        {.name = "C39 lost lock",
            .family = "locks",
            .leaves = Leaves::End,
            .setup = lost,
            .state = RunState::Stopped,
            .says = {u"somebody else took the lock of Leads"_s},
            .next = {u"Resume goes on with them once nobody else writes there"_s, u"[Resume]"_s},
            .provoke = loseLock},
        {.name = "C49 sleep in mid-run",
            .family = "overcome",
            .setup = {.settings = {{u"writeJobMs"_s, 400}}},
            .state = RunState::Completed,
            .provoke = sleepInMidRun}};
}

} // namespace sluice::testing
