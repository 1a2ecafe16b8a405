// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "services/servicetest.h"

#include <QFutureWatcher>
#include <QObject>

namespace sluice {

class Application;

// Test Connection for the window: runs on a pool thread with an HTTP client of its own and brings
// each step here when it begins and when it ends. GUI thread; owned by the page; one test at a
// time. A test only reads; destroying this ends it.
class ConnectionTester final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConnectionTester)

public:
    explicit ConnectionTester(Application &application, QObject *parent = nullptr);
    ~ConnectionTester() override;

    // Ends the test that runs.
    void start(const QString &connectionId, const QString &service);
    void cancel();
    bool isRunning() const { return m_isRunning; }
    QString connectionId() const { return m_connectionId; }
    QString service() const { return m_service; }
    const QList<ServiceTestStep> &steps() const { return m_steps; }
    qint64 startedAtMs() const { return m_startedAtMs; }

signals:
    void stepChanged();
    void finished(const QString &connectionId, bool hasPassed);

private:
    struct News
    {
        int index = 0;
        ServiceTestStep step;
    };

    void take(const News &news);
    void end();

    Application &m_application;
    QString m_connectionId;
    QString m_service;
    QList<ServiceTestStep> m_steps;
    qint64 m_startedAtMs = 0;
    CancelSource m_cancel;
    QFutureWatcher<News> *m_watcher = nullptr;
    bool m_isRunning = false;
};

} // namespace sluice
