// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/connections/accountchecker.h"

#include "app/application.h"
#include "app/documents/connections.h"

#include <QtConcurrentRun>

namespace sluice {

AccountChecker::AccountChecker(Application &application, QObject *parent)
    : QObject(parent)
    , m_application(application)
{
}

AccountChecker::~AccountChecker()
{
    m_cancel.request(StopWish::Abort);
}

void AccountChecker::stop()
{
    m_cancel.request(StopWish::Abort);
}

void AccountChecker::start(
    const QString &connectionId, const QString &service, const AccountCheckWish &wish)
{
    if (isRunning())
        return;
    m_cancel = CancelSource();
    m_findings = accountFindings(service, wish.hasScratch);
    m_watcher = new QFutureWatcher<News>(this);
    connect(m_watcher, &QFutureWatcherBase::resultReadyAt, this,
        [this](int index) { take(m_watcher->resultAt(index)); });
    m_watcher->setFuture(QtConcurrent::run([&application = m_application, connectionId, wish,
                                               token = m_cancel.token()](QPromise<News> &promise) {
        const auto connection = application.connections().findById(connectionId);
        auto result = connection ? checkAccount(application, *connection, wish, token,
                          [&promise](int index, const AccountFinding &finding) {
                              promise.addResult(News{index, finding});
                          })
                                 : Result<AccountResult>(fail(connection.error()));
        promise.addResult(News{-1, {}, std::move(result)});
    }));
    emit findingChanged();
}

void AccountChecker::take(const News &news)
{
    if (news.index >= 0 && news.index < m_findings.size())
        m_findings[news.index] = news.finding;
    if (!news.end) {
        emit findingChanged();
        return;
    }
    m_watcher->deleteLater();
    m_watcher = nullptr;
    if (*news.end)
        m_findings = (*news.end)->findings;
    emit findingChanged();
    emit finished(*news.end);
}

} // namespace sluice
