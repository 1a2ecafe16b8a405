// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/workplace.h"

#include <QDir>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

// Waits that are seconds in real life.
constexpr auto kShortTimings = "poll=50,retryBase=20,retryCap=200,ambiguousSettle=100,"
                               "rateLimitedDefault=300,wishPoll=50,progress=50,lockSettle=300";

} // namespace

QJsonDocument CliResult::document() const
{
    return QJsonDocument::fromJson(output);
}

qint64 CliResult::count(const QString &name) const
{
    return json().value("counts"_L1).toObject().value(name).toInteger(-1);
}

bool CliResult::balances() const
{
    qint64 sum = 0;
    for (const auto &part :
        {u"written"_s, u"skipped"_s, u"rejected"_s, u"notAttempted"_s, u"pending"_s})
        sum += count(part);
    return count(u"read"_s) >= 0 && count(u"read"_s) == sum;
}

Workplace::~Workplace() = default;

void Workplace::resetTimings()
{
    m_variables.insert(u"SLUICE_TIMINGS"_s, QString::fromLatin1(kShortTimings));
}

QString Workplace::start(const QStringList &sandboxArguments)
{
    resetTimings();
    m_dataDirectory = file(u"data"_s);
    return m_sandbox.start(QStringLiteral(SLUICE_SANDBOX_PROGRAM),
        QStringList{u"--connections-out"_s, file(u"connections.json"_s), u"--jobs-out"_s,
            file(u"jobs.json"_s), u"--state"_s, file(u"sandbox"_s)}
            + sandboxArguments);
}

bool changeJob(const QString &path, const QJsonObject &parameters)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return false;
    QJsonObject document = QJsonDocument::fromJson(file.readAll()).object();
    QJsonArray jobs = document.value("jobs"_L1).toArray();
    QJsonObject job = jobs.at(0).toObject();
    QJsonObject all = job.value("parameters"_L1).toObject();
    for (auto it = parameters.begin(); it != parameters.end(); ++it)
        it.value().isNull() ? all.remove(it.key()) : void(all.insert(it.key(), it.value()));
    // So few records would go by the record API: what is not about the choice is about bulk write.
    if (!parameters.contains(u"writeBy"_s) && !parameters.contains(u"automations"_s))
        all.insert(u"writeBy"_s, u"bulk"_s);
    job.insert(u"parameters"_s, all);
    jobs.replace(0, job);
    document.insert(u"jobs"_s, jobs);
    return file.resize(0) && file.seek(0) && file.write(QJsonDocument(document).toJson()) > 0;
}

QString Workplace::import(const QJsonObject &parameters)
{
    if (!changeJob(file(u"jobs.json"_s), parameters))
        return u"The job file could not be changed"_s;
    for (const QStringList &words :
        {QStringList{u"connections"_s, u"import"_s, file(u"connections.json"_s)},
            QStringList{u"jobs"_s, u"import"_s, file(u"jobs.json"_s)}}) {
        const CliResult result = cli(words);
        if (result.exitCode != 0)
            return words.join(u' ') + u": "_s + QString::fromUtf8(result.errors);
    }
    return {};
}

QString Workplace::beginAnew(const QJsonObject &parameters, const QJsonObject &sandboxSettings)
{
    if (!m_sandbox.reset())
        return u"The sandbox could not be reset"_s;
    if (!sandboxSettings.isEmpty() && !m_sandbox.setSettings(sandboxSettings))
        return u"The sandbox refused the settings"_s;
    if (m_dataDirectories > 0)
        QDir(m_dataDirectory).removeRecursively();
    m_dataDirectory = file(u"data-%1"_s.arg(++m_dataDirectories));
    return import(parameters);
}

std::unique_ptr<QProcess> Workplace::launch(
    const QStringList &arguments, const std::function<void()> &inChild) const
{
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (auto it = m_variables.begin(); it != m_variables.end(); ++it)
        environment.insert(it.key(), it.value());
    process->setProcessEnvironment(environment);
    if (inChild)
        process->setChildProcessModifier(inChild);
    process->start(QStringLiteral(SLUICE_CLI_PROGRAM),
        QStringList{u"--data-dir"_s, m_dataDirectory} + arguments);
    process->waitForStarted();
    return process;
}

CliResult Workplace::finish(QProcess &process, int limitMs) const
{
    CliResult result;
    QElapsedTimer timer;
    timer.start();
    if (process.state() != QProcess::NotRunning && !process.waitForFinished(limitMs)) {
        qWarning("sluice-cli did not end within %d ms", limitMs);
        process.kill();
        process.waitForFinished();
    }
    result.milliseconds = timer.elapsed();
    result.exitCode = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    result.output = process.readAllStandardOutput();
    result.errors = process.readAllStandardError();
    return result;
}

CliResult Workplace::cli(const QStringList &arguments) const
{
    const auto process = launch(arguments);
    return finish(*process);
}

CliResult Workplace::runJob() const
{
    return cli({u"run"_s, u"Clean up leads"_s, u"--json"_s, u"--quiet"_s});
}

QJsonObject Workplace::digest()
{
    return m_sandbox.get(u"/ledger/digest?service=zoho-crm&stream=Leads"_s);
}

QList<QJsonObject> Workplace::ledger()
{
    QList<QJsonObject> rows;
    const QByteArray text = m_sandbox.getText(u"/ledger?service=zoho-crm&stream=Leads"_s);
    for (const QByteArray &line : text.split('\n')) {
        if (!line.isEmpty())
            rows.append(QJsonDocument::fromJson(line).object());
    }
    return rows;
}

QList<QJsonObject> Workplace::requests(const QString &method, const QString &pathPattern)
{
    const QRegularExpression pattern(pathPattern);
    QList<QJsonObject> found;
    const QJsonArray all = m_sandbox.get(u"/requests"_s).value("requests"_L1).toArray();
    for (const QJsonValue &value : all) {
        const QJsonObject request = value.toObject();
        if ((method.isEmpty() || request.value("method"_L1).toString() == method)
            && pattern.match(request.value("path"_L1).toString()).hasMatch())
            found.append(request);
    }
    return found;
}

QList<StoreRow> Workplace::sql(const QString &statement) const
{
    QList<StoreRow> rows;
    if (!QFile::exists(m_dataDirectory + u"/store.sqlite"_s))
        return rows;
    const QString name = u"workplace"_s;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(m_dataDirectory + u"/store.sqlite"_s);
        if (!database.open())
            qWarning("store: %s", qPrintable(database.lastError().text()));
        QSqlQuery query(database);
        if (!query.exec(statement))
            qWarning("%s: %s", qPrintable(statement), qPrintable(query.lastError().text()));
        while (query.next()) {
            const QSqlRecord record = query.record();
            StoreRow row;
            for (int i = 0; i < record.count(); ++i)
                row.insert(record.fieldName(i), record.value(i));
            rows.append(row);
        }
    }
    QSqlDatabase::removeDatabase(name);
    return rows;
}

QString Workplace::sqlText(const QString &statement) const
{
    const QList<StoreRow> rows = sql(statement);
    return rows.isEmpty() || rows.first().isEmpty() ? QString() : rows.first().first().toString();
}

QString Workplace::runFolder() const
{
    return m_dataDirectory + u"/runs/"_s
        + sqlText(u"SELECT id FROM run ORDER BY number DESC LIMIT 1"_s);
}

} // namespace sluice::testing
