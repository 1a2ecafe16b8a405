// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/main/consolecontext.h"
#include "console/overview/overviewaccess.h"

namespace sluice {

// OverviewAccess on the real application, in the background. GUI thread; owned by the page.
class ApplicationOverviewAccess final : public OverviewAccess
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ApplicationOverviewAccess)

public:
    explicit ApplicationOverviewAccess(const ConsoleContext &context, QObject *parent = nullptr);

    void look(QObject *owner, Then<OverviewFacts> then) override;
    void refresh() override;
    void runNow(QObject *owner, const QString &jobId, Then<void> then) override;
    QString dataDirectory() const override;

private:
    ConsoleContext m_context;
};

} // namespace sluice
