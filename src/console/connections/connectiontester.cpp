// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/connections/connectiontester.h"

#include "app/application.h"
#include "app/connectiontest.h"
#include "app/documents/connections.h"
#include "console/errors/errorwords.h"

#include <QDateTime>
#include <QtConcurrentRun>

namespace sluice {

ConnectionTester::ConnectionTester(Application &application, QObject *parent)
    : QObject(parent)
    , m_application(application)
{
}

ConnectionTester::~ConnectionTester()
{
    m_cancel.request(StopWish::Abort);
}

void ConnectionTester::cancel()
{
    m_cancel.request(StopWish::Abort);
    if (m_watcher) {
        m_watcher->disconnect(this);
        m_watcher->deleteLater();
        m_watcher = nullptr;
    }
    m_isRunning = false;
}

void ConnectionTester::start(const QString &connectionId, const QString &service)
{
    cancel();
    m_cancel = CancelSource();
    m_connectionId = connectionId;
    m_service = service;
    m_startedAtMs = QDateTime::currentMSecsSinceEpoch();
    m_steps.clear();
    const QStringList titles = connectionTestTitles(service);
    for (const QString &title : titles)
        m_steps.append(ServiceTestStep{.title = title});
    m_isRunning = true;
    m_watcher = new QFutureWatcher<News>(this);
    connect(m_watcher, &QFutureWatcherBase::resultReadyAt, this,
        [this](int index) { take(m_watcher->resultAt(index)); });
    connect(m_watcher, &QFutureWatcherBase::finished, this, &ConnectionTester::end);
    m_watcher->setFuture(
        QtConcurrent::run([&application = m_application, connectionId, first = titles.value(0),
                              token = m_cancel.token()](QPromise<News> &promise) {
            // As it is stored now: a sign-in may just have changed it.
            const auto connection = application.connections().findById(connectionId);
            const auto report = connection ? testConnection(application, *connection, token,
                                    [&promise](int index, const ServiceTestStep &step) {
                                        promise.addResult(News{index, step});
                                    })
                                           : Result<ServiceTestReport>(fail(connection.error()));
            if (!report)
                promise.addResult(News{0,
                    ServiceTestStep{.title = first,
                        .state = ServiceTestStep::State::Failed,
                        .detail = sentenceInWords(report.error().why),
                        .error = report.error()}});
        }));
    emit stepChanged();
}

void ConnectionTester::take(const News &news)
{
    if (news.index < m_steps.size())
        m_steps[news.index] = news.step;
    emit stepChanged();
}

void ConnectionTester::end()
{
    m_isRunning = false;
    m_watcher->deleteLater();
    m_watcher = nullptr;
    emit finished(
        m_connectionId, ServiceTestReport{.steps = m_steps, .missingScopes = {}}.hasPassed());
}

} // namespace sluice
