// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/klaviyo/klaviyoaccess.h"

#include <QStringList>
#include <QTimer>

namespace sluice::testing {

// KlaviyoAccess without services: notes what was asked and answers with what the test prepared,
// through the event loop as the real one does. GUI thread; owned by the page.
class FakeKlaviyoAccess final : public KlaviyoAccess
{
    Q_OBJECT

public:
    FakeKlaviyoAccess()
    {
        shopAnswer = ShopFacts{.project = QStringLiteral("harbour-demo"), .locks = freeLocks()};
        targetAnswer = TargetFacts{.account = QStringLiteral("Harbour Demo Ltd"),
            .currency = QStringLiteral("EUR"),
            .lists = {{QStringLiteral("Newsletter"), QStringLiteral("abc123")}}};
    }

    static QList<ShopLock> freeLocks()
    {
        QList<ShopLock> locks;
        for (const char16_t *resource : {u"customers", u"orders", u"categories", u"products"})
            locks << ShopLock{.resource = QString::fromUtf16(resource)};
        return locks;
    }
    void setLock(int index, ShopLock::Holder holder)
    {
        ShopLock &lock = shopAnswer->locks[index];
        lock.holder = holder;
        lock.since = QStringLiteral("2026-11-20T13:40:00.000Z");
        lock.host = QStringLiteral("ops-2");
        lock.user = QStringLiteral("anna");
    }

    void shop(QObject *owner, const QString &connection, Then<ShopFacts> then) override
    {
        shopsAsked << connection;
        answer(owner, std::move(then), shopAnswer);
    }
    void target(QObject *owner, const QString &, Then<TargetFacts> then) override
    {
        answer(owner, std::move(then), targetAnswer);
    }
    void record(QObject *owner, const QString &connection,
        const std::pair<QString, QString> &resourceAndId, Then<QByteArray> then) override
    {
        recordsAsked << connection + QLatin1Char(' ') + resourceAndId.first + QLatin1Char(' ')
                + resourceAndId.second;
        answer(owner, std::move(then), recordAnswer);
    }
    void sample(QObject *owner, const QString &connection, const QString &resource,
        Then<QList<QByteArray>> then) override
    {
        recordsAsked << connection + QLatin1Char(' ') + resource;
        answer(owner, std::move(then), sampleAnswer);
    }
    void start(QObject *owner, const QString &jobName, bool isDryRun, const QJsonObject &selection,
        Then<RunRow> then) override
    {
        startedJob = jobName;
        isStartedDry = isDryRun;
        selections << selection;
        answer(owner, std::move(then), startAnswer);
    }
    void countDeletion(
        QObject *owner, const QString &, const QJsonObject &selection, Then<qint64> then) override
    {
        counted << selection;
        answer(owner, std::move(then), countAnswer);
    }
    void cancelCount() override { ++cancelled; }

    Result<ShopFacts> shopAnswer = ShopFacts();
    Result<TargetFacts> targetAnswer = TargetFacts();
    Result<QByteArray> recordAnswer = QByteArray("{}");
    Result<QList<QByteArray>> sampleAnswer = QList<QByteArray>();
    Result<RunRow> startAnswer = RunRow{.id = QStringLiteral("run-1"), .number = 1};
    Result<qint64> countAnswer = qint64(3'412);
    QStringList shopsAsked, recordsAsked;
    QString startedJob;
    bool isStartedDry = false;
    QList<QJsonObject> selections, counted;
    int cancelled = 0;

private:
    template <class T> void answer(QObject *owner, Then<T> then, Result<T> result)
    {
        QTimer::singleShot(0, owner, [then, result] { then(result); });
    }
};

} // namespace sluice::testing
