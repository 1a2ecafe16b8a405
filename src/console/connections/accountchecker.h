// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/accountcheck/accountcheck.h"

#include <QFutureWatcher>
#include <QObject>

#include <optional>

namespace sluice {

class Application;

// Check My Account for the window: runs on a pool thread with an HTTP client of its own and brings
// each line here when it begins and when it is told. GUI thread; owned by the dialog; one check at
// a time. Destroying this stops it, and it still deletes its scratch record.
class AccountChecker final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccountChecker)

public:
    explicit AccountChecker(Application &application, QObject *parent = nullptr);
    ~AccountChecker() override;

    void start(const QString &connectionId, const QString &service, const AccountCheckWish &wish);
    void stop(); // finished() comes once the scratch record is deleted
    bool isRunning() const { return m_watcher != nullptr; }
    const QList<AccountFinding> &findings() const { return m_findings; }

signals:
    void findingChanged();
    void finished(const sluice::Result<sluice::AccountResult> &result);

private:
    struct News
    {
        int index = -1;
        AccountFinding finding = {};
        std::optional<Result<AccountResult>> end = {};
    };

    void take(const News &news);

    Application &m_application;
    QList<AccountFinding> m_findings;
    CancelSource m_cancel;
    QFutureWatcher<News> *m_watcher = nullptr;
};

} // namespace sluice
