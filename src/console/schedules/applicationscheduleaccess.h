// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/main/consolecontext.h"
#include "console/schedules/scheduleaccess.h"

namespace sluice {

// The schedules of the console's own application, asked for in the background.
class ApplicationScheduleAccess final : public ScheduleAccess
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ApplicationScheduleAccess)

public:
    explicit ApplicationScheduleAccess(const ConsoleContext &context, QObject *parent = nullptr);

    void look(QObject *owner, Then<ScheduleFacts> then) override;
    void setEnabled(QObject *owner, const QString &job, bool isEnabled, Then<void> then) override;
    void setSchedule(QObject *owner, const QString &job, const QString &cron,
        const ScheduleTerms &terms, Then<void> then) override;
    void runNow(QObject *owner, const QString &jobId, Then<void> then) override;
    void unattended(QObject *owner, const QString &job, Then<UnattendedJob> then) override;

private:
    ConsoleContext m_context;
};

} // namespace sluice
