# SPDX-License-Identifier: GPL-3.0-or-later
set(engine_sources
    dispatcher.cpp
    members.cpp
    outcomefiles.cpp
    rundata.cpp
    runledger.cpp
    runtypes.cpp
    runwork.cpp
    snapshots.cpp
    stepcontext.cpp
    steptx.cpp
)
