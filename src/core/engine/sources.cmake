# SPDX-License-Identifier: GPL-3.0-or-later
set(engine_sources
    attempt.cpp
    dispatcher.cpp
    members.cpp
    outcomefiles.cpp
    rundata.cpp
    runend.cpp
    runledger.cpp
    runownership.cpp
    runrows.cpp
    runtypes.cpp
    runwork.cpp
    snapshots.cpp
    stepcontext.cpp
    stepledger.cpp
    steptx.cpp
)
