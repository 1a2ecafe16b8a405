# SPDX-License-Identifier: GPL-3.0-or-later
set(store_sources
    backupkeeper.cpp
    budgets.cpp
    migrations.cpp
    placelocks.cpp
    sqlbatch.cpp
    store.cpp
    storebackup.cpp
    storecheck.cpp
    storeerror.cpp
    storemark.cpp
    storeopening.cpp
    storerecovery.cpp
    storescrub.cpp
    storeseal.cpp
)
