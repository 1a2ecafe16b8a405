// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/runs/singlerows.h"
#include "console/main/consolecontext.h"

#include <QObject>
#include <QThreadPool>

namespace sluice {

struct VaultNeed;

// Sends single rows on threads of its own and tells on the GUI thread what becomes of them, unless
// `owner` is gone by then. GUI thread; owned by what the pages ask the application with. Its end
// ends the waiting; a run that has begun goes on.
class RowSender final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RowSender)

public:
    using Waiting = std::function<void(const QString &why)>; // for whoever has the view
    using Then = std::function<void(const Result<RowVerdict> &)>;

    explicit RowSender(const ConsoleContext &context, QObject *parent = nullptr);
    ~RowSender() override;

    void send(QObject *owner, const RowOrder &order, Waiting onWaiting, Then then);
    // A row that a run has rejected.
    void sendAgain(
        QObject *owner, const QString &runId, const QString &rowId, Waiting onWaiting, Then then);

private:
    using MakeOrder = std::function<Result<RowOrder>(const SingleRows &)>;
    void begin(
        QObject *owner, const VaultNeed &need, MakeOrder makeOrder, Waiting onWaiting, Then then);

    ConsoleContext m_context;
    CancelSource m_cancel;
    QThreadPool m_pool;
};

} // namespace sluice
