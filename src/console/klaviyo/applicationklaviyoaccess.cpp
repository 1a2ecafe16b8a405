// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/klaviyo/applicationklaviyoaccess.h"

#include "app/application.h"
#include "app/runs/runs.h"
#include "console/settings/vaultguard.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// To the end of a run that this process works on; a cancelled wait stops it.
Result<RunRow> waitForEnd(Application &application, const QString &runId, const CancelToken &token)
{
    for (;;) {
        auto run = application.runs().find(runId);
        if (!run || isEnded(run->state))
            return run;
        if (!token.waitFor(application.timings().progress)) {
            [[maybe_unused]] const auto stopped = application.runs().stop(runId, StopMode::Stop);
            return fail(
                ErrorKind::Cancelled, ApplicationKlaviyoAccess::tr("Counting was given up"));
        }
    }
}

Result<qint64> countByDryRun(Application &application, const QString &jobName,
    const QJsonObject &selection, const CancelToken &token)
{
    auto started = application.runs().start(jobName, true, token, selection);
    if (!started)
        return fail(started.error());
    auto ended = waitForEnd(application, started->id, token);
    if (!ended)
        return fail(ended.error());
    if (ended->state == RunState::Completed || ended->state == RunState::CompletedWithRejections)
        return ended->counts.read;
    return fail(ErrorKind::Service,
        ApplicationKlaviyoAccess::tr("What is there could not be counted"), ended->reason,
        ApplicationKlaviyoAccess::tr("Look at run #%1 on the page Runs").arg(ended->number));
}

} // namespace

ApplicationKlaviyoAccess::ApplicationKlaviyoAccess(const ConsoleContext &context, QObject *parent)
    : KlaviyoAccess(parent)
    , m_context(context)
{
}

ApplicationKlaviyoAccess::~ApplicationKlaviyoAccess()
{
    m_cancel.request(StopWish::Abort);
    m_counting.request(StopWish::Abort);
}

void ApplicationKlaviyoAccess::shop(QObject *owner, const QString &connection, Then<ShopFacts> then)
{
    inBackground(
        owner,
        [&application = m_context.application, connection, token = m_cancel.token()] {
            return loadShopFacts(application, connection, token);
        },
        std::move(then));
}

void ApplicationKlaviyoAccess::target(
    QObject *owner, const QString &connection, Then<TargetFacts> then)
{
    inBackground(
        owner,
        [&application = m_context.application, connection, token = m_cancel.token()] {
            return loadTargetFacts(application, connection, token);
        },
        std::move(then));
}

void ApplicationKlaviyoAccess::record(QObject *owner, const QString &connection,
    const std::pair<QString, QString> &resourceAndId, Then<QByteArray> then)
{
    inBackground(
        owner,
        [&application = m_context.application, connection, resourceAndId,
            token = m_cancel.token()] {
            return loadShopRecord(application, connection, resourceAndId, token);
        },
        std::move(then));
}

void ApplicationKlaviyoAccess::sample(QObject *owner, const QString &connection,
    const QString &resource, Then<QList<QByteArray>> then)
{
    inBackground(
        owner,
        [&application = m_context.application, connection, resource, token = m_cancel.token()] {
            return loadShopSample(application, connection, resource, token);
        },
        std::move(then));
}

void ApplicationKlaviyoAccess::start(QObject *owner, const QString &jobName, bool isDryRun,
    const QJsonObject &selection, Then<RunRow> then)
{
    inBackgroundUnlocked(
        m_context, owner, {.jobName = jobName},
        [&application = m_context.application, jobName, isDryRun, selection,
            token = m_cancel.token()] {
            return application.runs().start(jobName, isDryRun, token, selection);
        },
        std::move(then));
}

void ApplicationKlaviyoAccess::countDeletion(
    QObject *owner, const QString &jobName, const QJsonObject &selection, Then<qint64> then)
{
    m_counting = CancelSource();
    inBackgroundUnlocked(
        m_context, owner, {.jobName = jobName},
        [&application = m_context.application, jobName, selection, token = m_counting.token()] {
            return countByDryRun(application, jobName, selection, token);
        },
        std::move(then));
}

void ApplicationKlaviyoAccess::cancelCount()
{
    m_counting.request(StopWish::Abort);
}

} // namespace sluice
