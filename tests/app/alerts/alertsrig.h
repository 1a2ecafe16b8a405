// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/alerts/alertrules.h"
#include "app/alerts/alerts.h"
#include "base/clock.h"
#include "core/auth/vault.h"
#include "core/log/log.h"
#include "core/store/store.h"

#include <QJsonArray>
#include <QTemporaryDir>

#include <atomic>
#include <memory>

// A data directory with rules, and the alerts at work on it. Made by one test, on its thread.
class AlertsRig
{
public:
    class MovedClock final : public sluice::Clock
    {
    public:
        qint64 nowMs() const override { return sluice::Clock::system().nowMs() + offsetMs; }
        std::atomic<qint64> offsetMs = 0;
    };

    explicit AlertsRig(const QString &folder = {}); // a temporary one, unless one is named
    ~AlertsRig();

    sluice::Timings timings; // short; change them before start()
    MovedClock clock;
    sluice::MissedSchedules missed;
    sluice::Log log;

    QString folder() const { return m_folder; }
    sluice::Store &store() { return *m_store; }
    sluice::AlertRules &rules() { return *m_rules; }
    sluice::Alerts &alerts() { return *m_alerts; }
    void start();
    void stop() { m_alerts.reset(); }

    QString addRule(const QJsonObject &rule); // empty if it was taken over
    void addJob(const QString &name, const QString &kind = QStringLiteral("crm-bulk"));
    // A run that has ended, with its outcome file if there is one; its id.
    QString addRun(const QString &job, const QString &state, const sluice::Counts &counts,
        const QByteArray &rejectedCsv = {});
    QString value(const char *statement); // the first, as text
    QStringList logLines() const { return m_sink.lines(); }

private:
    class ListSink final : public sluice::LogSink
    {
    public:
        void write(const sluice::LogRecord &record) override;
        QStringList lines() const;

    private:
        mutable std::mutex m_mutex;
        QStringList m_lines;
    };

    QTemporaryDir m_temporary;
    QString m_folder;
    ListSink m_sink;
    std::unique_ptr<sluice::Store> m_store;
    std::unique_ptr<sluice::Vault> m_vault;
    std::unique_ptr<sluice::AlertRules> m_rules;
    std::unique_ptr<sluice::Alerts> m_alerts;
};

// A rule with all conditions of a run's end; `more` is put over it.
QJsonObject runRule(const QString &name, const QJsonObject &more);
QJsonObject mailTo(const QString &server, const QStringList &to, const QJsonObject &more = {});
QByteArray alertFile(const QJsonArray &rules);

// What most of these tests do with.
inline constexpr sluice::Counts kSomeRejected{
    .read = 10, .written = 8, .skipped = 0, .rejected = 2, .notAttempted = 0, .pending = 0};
inline constexpr sluice::Counts kAllGood{
    .read = 10, .written = 10, .skipped = 0, .rejected = 0, .notAttempted = 0, .pending = 0};
inline constexpr auto kRejectedCsv = "_row,_code,name\n3,BAD,=1+1\n7,BAD,y\n";
inline constexpr int kWaitMs = 10'000;
inline constexpr auto kSentCount = "SELECT COUNT(*) FROM alert_message WHERE state='sent'";
inline constexpr auto kWaitingCount = "SELECT COUNT(*) FROM alert_message WHERE state='waiting'";
