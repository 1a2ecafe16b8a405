// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/connections/connectiontester.h"

#include "app/application.h"
#include "core/auth/tokenmanager.h"
#include "core/http/httpclient.h"
#include "core/http/ratelimiter.h"

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

void ConnectionTester::start(const QString &connectionId)
{
    cancel();
    m_cancel = CancelSource();
    m_connectionId = connectionId;
    m_startedAtMs = QDateTime::currentMSecsSinceEpoch();
    m_steps.clear();
    for (const QString &title : crmTestTitles())
        m_steps.append(CrmTestStep{.title = title});
    m_isRunning = true;
    m_watcher = new QFutureWatcher<News>(this);
    connect(m_watcher, &QFutureWatcherBase::resultReadyAt, this,
        [this](int index) { take(m_watcher->resultAt(index)); });
    connect(m_watcher, &QFutureWatcherBase::finished, this, &ConnectionTester::end);
    m_watcher->setFuture(QtConcurrent::run([&application = m_application, connectionId,
                                               token = m_cancel.token()](QPromise<News> &promise) {
        const auto account = application.zohoAccount(connectionId);
        if (!account) {
            promise.addResult(News{0,
                CrmTestStep{.title = crmTestTitles().front(),
                    .state = CrmTestStep::State::Failed,
                    .detail = account.error().why,
                    .error = account.error()}});
            return;
        }
        HttpClient http(application.timings(), &application.limiter(), &application.log());
        const CrmTestContext context{.account = *account,
            .tokens = application.tokens(),
            .http = http,
            .token = token,
            .logger = Logger(&application.log(), "console"),
            .gate = &application.limiter()};
        testCrmConnection(context, [&promise](int index, const CrmTestStep &step) {
            promise.addResult(News{index, step});
        });
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
    emit finished(m_connectionId,
        CrmTestReport{.steps = m_steps, .org = {}, .missingScopes = {}}.hasPassed());
}

} // namespace sluice
