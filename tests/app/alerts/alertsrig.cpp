// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/alerts/alertsrig.h"

#include "base/ids.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace sluice;

void AlertsRig::ListSink::write(const LogRecord &record)
{
    const std::lock_guard lock(m_mutex);
    m_lines.append(record.message
        + QString::fromUtf8(QJsonDocument(record.details).toJson(QJsonDocument::Compact)));
}

QStringList AlertsRig::ListSink::lines() const
{
    const std::lock_guard lock(m_mutex);
    return m_lines;
}

AlertsRig::AlertsRig(const QString &folder)
    : m_folder(folder.isEmpty() ? m_temporary.path() : folder)
{
    timings.alertCheck = std::chrono::milliseconds(50);
    timings.alertRetryBase = std::chrono::milliseconds(40);
    timings.alertRetryCap = std::chrono::milliseconds(400);
    timings.alertSend = std::chrono::milliseconds(3'000);
    timings.alertFarewell = std::chrono::milliseconds(2'000);
    log.setLevel(LogLevel::Debug);
    log.addSink(&m_sink);
    VaultOptions options;
    options.keyFile = m_folder + "/key"_L1;
    QFile key(options.keyFile);
    if (key.open(QIODevice::WriteOnly)) {
        key.write(QByteArray(32, 'k'));
        key.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
    key.close();
    auto store = Store::open(m_folder, timings);
    if (!store)
        qFatal("%s", qPrintable(store.error().text()));
    m_store = std::move(*store);
    m_vault = Vault::open(m_folder, options);
    m_rules = std::make_unique<AlertRules>(*m_store, m_vault.get());
}

AlertsRig::~AlertsRig()
{
    m_alerts.reset();
    log.removeSink(&m_sink);
}

void AlertsRig::start()
{
    m_alerts = std::make_unique<Alerts>(Alerts::Parts{.store = *m_store,
        .rules = *m_rules,
        .log = log,
        .clock = clock,
        .timings = timings,
        .dataDirectory = m_folder,
        .missed = missed});
}

QString AlertsRig::addRule(const QJsonObject &rule)
{
    const auto report = m_rules->import(alertFile({rule}));
    return report ? report->notices.join(u' ') : report.error().text();
}

void AlertsRig::addJob(const QString &name, const QString &kind)
{
    const auto added = m_store->write([&](Sql &sql) -> Result<void> {
        auto put = sql.run("INSERT INTO job_def(id, name, kind, params, mapping, schedule,"
                           " revision, updated_at) VALUES(?,?,?,'{}','','',1,?)",
            {QString(u"job-"_s + name), name, kind, clock.nowMs()});
        return put ? Result<void>() : Result<void>(fail(put.error()));
    });
    if (!added)
        qFatal("%s", qPrintable(added.error().text()));
}

QString AlertsRig::addRun(
    const QString &job, const QString &state, const Counts &counts, const QByteArray &rejectedCsv)
{
    const QString id = newId();
    const QString folder = m_folder + "/runs/"_L1 + id + "/outcome"_L1;
    QFile file(folder + "/rejected.csv"_L1);
    if (!rejectedCsv.isEmpty()
        && !(QDir().mkpath(folder) && file.open(QIODevice::WriteOnly)
            && file.write(rejectedCsv) == rejectedCsv.size()))
        qFatal("no outcome file");
    file.close();
    const auto added = m_store->write([&](Sql &sql) -> Result<void> {
        auto put = sql.run(
            "INSERT INTO run(id, number, job_def_id, job_name, kind, subject, environment, state,"
            " reason, params, target_lock, owner_epoch, created_by, created_at, finished_at,"
            " n_read, n_written, n_skipped, n_rejected, n_not_attempted, n_pending)"
            " VALUES(?,(SELECT COALESCE(MAX(number),0)+1 FROM run),?,?,'crm-bulk','Leads','test',?,"
            "'','{}','',1,'test',?,?,?,?,?,?,?,?)",
            {id, QString(u"job-"_s + job), job, state, clock.nowMs(), clock.nowMs(), counts.read,
                counts.written, counts.skipped, counts.rejected, counts.notAttempted,
                counts.pending});
        return put ? Result<void>() : Result<void>(fail(put.error()));
    });
    if (!added)
        qFatal("%s", qPrintable(added.error().text()));
    return id;
}

QString AlertsRig::value(const char *statement)
{
    QString text;
    const auto read = m_store->read([&](Sql &sql) -> Result<void> {
        auto row = sql.run(statement);
        if (!row)
            return fail(row.error());
        text = (*row)->next() ? (*row)->value(0).toString() : QString();
        return {};
    });
    return read ? text : read.error().text();
}

QJsonObject runRule(const QString &name, const QJsonObject &more)
{
    QJsonObject rule{{u"name"_s, name},
        {u"when"_s, QJsonObject{{u"failedRows"_s, true}, {u"failedRuns"_s, true}}}};
    for (auto it = more.constBegin(); it != more.constEnd(); ++it)
        rule.insert(it.key(), it.value());
    return rule;
}

QJsonObject mailTo(const QString &server, const QStringList &to, const QJsonObject &more)
{
    QJsonObject mail{{u"server"_s, server}, {u"from"_s, u"sluice@example.com"_s},
        {u"to"_s, QJsonArray::fromStringList(to)}};
    if (server.startsWith("smtp:"_L1))
        mail.insert(u"tls"_s, u"off"_s);
    for (auto it = more.constBegin(); it != more.constEnd(); ++it)
        mail.insert(it.key(), it.value());
    return mail;
}

QByteArray alertFile(const QJsonArray &rules)
{
    return QJsonDocument(QJsonObject{{u"formatVersion"_s, 1}, {u"alerts"_s, rules}}).toJson();
}
