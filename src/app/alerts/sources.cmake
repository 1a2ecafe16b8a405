# SPDX-License-Identifier: GPL-3.0-or-later
set(alerts_sources
    alertconditions.cpp
    alertdigest.cpp
    alertfile.cpp
    alertoutbox.cpp
    alertrule.cpp
    alertrules.cpp
    alerts.cpp
    alertsender.cpp
    alertwatch.cpp
    curllibrary.cpp
    failedrows.cpp
    hookbody.cpp
    mailsender.cpp
    mailtext.cpp
)
