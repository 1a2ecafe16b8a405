// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/rowsender.h"

#include "app/application.h"
#include "console/settings/vaultguard.h"

#include <QPointer>

namespace sluice {

namespace {

constexpr int kRowThreads = 4; // each may wait for an import

} // namespace

RowSender::RowSender(const ConsoleContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
    m_pool.setMaxThreadCount(kRowThreads);
}

RowSender::~RowSender()
{
    m_cancel.request(StopWish::Abort);
    m_pool.waitForDone();
}

void RowSender::send(QObject *owner, const RowOrder &order, Waiting onWaiting, Then then)
{
    begin(
        owner, {.jobName = order.job},
        [order](const SingleRows &) { return Result<RowOrder>(order); }, std::move(onWaiting),
        std::move(then));
}

void RowSender::sendAgain(
    QObject *owner, const QString &runId, const QString &rowId, Waiting onWaiting, Then then)
{
    begin(
        owner, {.runIds = {runId}},
        [runId, rowId](const SingleRows &rows) { return rows.again(runId, rowId); },
        std::move(onWaiting), std::move(then));
}

void RowSender::begin(
    QObject *owner, const VaultNeed &need, MakeOrder makeOrder, Waiting onWaiting, Then then)
{
    // It lives until the threads are done; the owner may not.
    const auto tell
        = [this, owner = QPointer(owner), onWaiting = std::move(onWaiting)](const QString &why) {
              QMetaObject::invokeMethod(
                  this,
                  [owner, onWaiting, why] {
                      if (owner)
                          onWaiting(why);
                  },
                  Qt::QueuedConnection);
          };
    inBackgroundUnlocked(
        m_context, &m_pool, owner, need,
        [&application = m_context.application, makeOrder = std::move(makeOrder), tell,
            token = m_cancel.token()]() -> Result<RowVerdict> {
            const SingleRows rows(application.runs(), application.jobs(), application.timings());
            auto order = makeOrder(rows);
            if (!order)
                return fail(order.error());
            return rows.send(*order, token, tell);
        },
        std::move(then));
}

} // namespace sluice
