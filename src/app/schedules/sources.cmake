# SPDX-License-Identifier: GPL-3.0-or-later
set(schedules_sources
    chains.cpp
    cronexpression.cpp
    crontimes.cpp
    cronwords.cpp
    listedschedule.cpp
    missedschedules.cpp
    schedulechain.cpp
    scheduleledger.cpp
    scheduler.cpp
    scheduleterms.cpp
    unattended.cpp
)
