// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace sluice {

enum class LogLevel { Debug, Info, Warning, Error };

// One line of the log. `message` is one sentence in English, without line ends; `details` are
// facts (method, path, status, ms, requestId, attempt). Never a record's values above Debug.
struct LogRecord
{
    qint64 atMs = 0;
    LogLevel level = LogLevel::Info;
    QString runId;
    QByteArray component; // auth, http, crm, engine, store, csv, console ...
    QString message;
    QJsonObject details;
};

// Takes finished, redacted records. Called from any thread, one at a time.
class LogSink
{
public:
    virtual ~LogSink() = default;
    virtual void write(const LogRecord &record) = 0;
};

// The process's log: redacts each record before any sink or memory sees it, then hands it on.
// Thread-safe; owned by the application; sinks must outlive it or be removed. A sink must not log.
class Log final
{
public:
    Log();
    ~Log();
    void setLevel(LogLevel level); // below it nothing is kept
    LogLevel level() const;
    // Whether values of records may be logged, at Debug: the operator's wish, off unless set.
    void setKeepsValues(bool isKeeping);
    bool keepsValues() const; // false as long as nothing at Debug is kept
    void addSink(LogSink *sink);
    void removeSink(LogSink *sink);
    void add(LogRecord record); // stamps the time if it is 0

private:
    mutable std::mutex m_mutex;
    LogLevel m_level = LogLevel::Info;
    bool m_keepsValues = false;
    std::vector<LogSink *> m_sinks;
};

// A Log with the run and component filled in: what a step or a client holds. Cheap to copy.
class Logger
{
public:
    Logger() = default; // drops everything
    Logger(Log *log, QByteArray component, QString runId = {});
    void debug(const QString &message, const QJsonObject &details = {}) const;
    void info(const QString &message, const QJsonObject &details = {}) const;
    void warning(const QString &message, const QJsonObject &details = {}) const;
    void error(const QString &message, const QJsonObject &details = {}) const;
    Logger withComponent(QByteArray component) const;

private:
    void add(LogLevel level, const QString &message, const QJsonObject &details) const;
    Log *m_log = nullptr;
    QByteArray m_component;
    QString m_runId;
};

// While it lives, records of this thread that name no run belong to `runId`: what the HTTP client
// and others write on a lane's thread.
class LogRunScope final
{
public:
    explicit LogRunScope(const QString &runId);
    ~LogRunScope();
    LogRunScope(const LogRunScope &) = delete;
    LogRunScope &operator=(const LogRunScope &) = delete;

private:
    QString m_before;
};

QLatin1String logLevelName(LogLevel level); // "debug", "info", "warning", "error"
std::optional<LogLevel> logLevelFromName(QStringView name);

} // namespace sluice
