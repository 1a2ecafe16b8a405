// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/log.h"

#include "base/clock.h"
#include "core/log/redact.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

QString &runOfThread()
{
    static thread_local QString run;
    return run;
}

} // namespace

Log::Log() = default;
Log::~Log() = default;

void Log::setLevel(LogLevel level)
{
    const std::lock_guard lock(m_mutex);
    m_level = level;
}

LogLevel Log::level() const
{
    const std::lock_guard lock(m_mutex);
    return m_level;
}

void Log::setKeepsValues(bool isKeeping)
{
    const std::lock_guard lock(m_mutex);
    m_keepsValues = isKeeping;
}

bool Log::keepsValues() const
{
    const std::lock_guard lock(m_mutex);
    return m_keepsValues && m_level == LogLevel::Debug;
}

void Log::addSink(LogSink *sink)
{
    const std::lock_guard lock(m_mutex);
    if (std::find(m_sinks.cbegin(), m_sinks.cend(), sink) == m_sinks.cend())
        m_sinks.push_back(sink);
}

void Log::removeSink(LogSink *sink)
{
    const std::lock_guard lock(m_mutex);
    std::erase(m_sinks, sink);
}

void Log::add(LogRecord record)
{
    {
        const std::lock_guard lock(m_mutex);
        if (record.level < m_level || m_sinks.empty())
            return;
    }
    if (record.runId.isEmpty())
        record.runId = runOfThread();
    // Redaction is the expensive part: done outside the lock, before anybody sees the record.
    record = redactedRecord(std::move(record));
    const std::lock_guard lock(m_mutex);
    // Stamped under the lock, so that a segment's lines are in order of time.
    if (record.atMs == 0)
        record.atMs = Clock::system().nowMs();
    for (LogSink *sink : m_sinks)
        sink->write(record);
}

LogRunScope::LogRunScope(const QString &runId)
    : m_before(std::exchange(runOfThread(), runId))
{
}

LogRunScope::~LogRunScope()
{
    runOfThread() = m_before;
}

Logger::Logger(Log *log, QByteArray component, QString runId)
    : m_log(log)
    , m_component(std::move(component))
    , m_runId(std::move(runId))
{
}

void Logger::debug(const QString &message, const QJsonObject &details) const
{
    add(LogLevel::Debug, message, details);
}

void Logger::info(const QString &message, const QJsonObject &details) const
{
    add(LogLevel::Info, message, details);
}

void Logger::warning(const QString &message, const QJsonObject &details) const
{
    add(LogLevel::Warning, message, details);
}

void Logger::error(const QString &message, const QJsonObject &details) const
{
    add(LogLevel::Error, message, details);
}

Logger Logger::withComponent(QByteArray component) const
{
    return Logger(m_log, std::move(component), m_runId);
}

void Logger::add(LogLevel level, const QString &message, const QJsonObject &details) const
{
    if (!m_log)
        return;
    m_log->add(LogRecord{.atMs = 0,
        .level = level,
        .runId = m_runId,
        .component = m_component,
        .message = message,
        .details = details});
}

QLatin1String logLevelName(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug:
        return "debug"_L1;
    case LogLevel::Info:
        return "info"_L1;
    case LogLevel::Warning:
        return "warning"_L1;
    case LogLevel::Error:
        return "error"_L1;
    }
    return "info"_L1;
}

std::optional<LogLevel> logLevelFromName(QStringView name)
{
    for (const LogLevel level :
        {LogLevel::Debug, LogLevel::Info, LogLevel::Warning, LogLevel::Error}) {
        if (name.compare(logLevelName(level), Qt::CaseInsensitive) == 0)
            return level;
    }
    return std::nullopt;
}

} // namespace sluice
