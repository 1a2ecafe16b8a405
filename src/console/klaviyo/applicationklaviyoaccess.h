// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/canceltoken.h"
#include "console/klaviyo/klaviyoaccess.h"
#include "console/main/consolecontext.h"

namespace sluice {

// KlaviyoAccess on the real application, in the program's own pool. GUI thread; owned by the page;
// its end cancels what is asked of the services.
class ApplicationKlaviyoAccess final : public KlaviyoAccess
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ApplicationKlaviyoAccess)

public:
    explicit ApplicationKlaviyoAccess(const ConsoleContext &context, QObject *parent = nullptr);
    ~ApplicationKlaviyoAccess() override;

    void shop(QObject *owner, const QString &connection, Then<ShopFacts> then) override;
    void target(QObject *owner, const QString &connection, Then<TargetFacts> then) override;
    void record(QObject *owner, const QString &connection,
        const std::pair<QString, QString> &resourceAndId, Then<QByteArray> then) override;
    void sample(QObject *owner, const QString &connection, const QString &resource,
        Then<QList<QByteArray>> then) override;
    void start(QObject *owner, const QString &jobName, bool isDryRun, const QJsonObject &selection,
        Then<RunRow> then) override;
    void countDeletion(QObject *owner, const QString &jobName, const QJsonObject &selection,
        Then<qint64> then) override;
    void cancelCount() override;

private:
    ConsoleContext m_context;
    CancelSource m_cancel;
    CancelSource m_counting;
};

} // namespace sluice
