# SPDX-License-Identifier: GPL-3.0-or-later
set(auth_sources
    browsersignin.cpp
    loopbacklistener.cpp
    tokenmanager.cpp
    tokenrefresh.cpp
    tokenrow.cpp
    vault.cpp
    vaultfile.cpp
    vaultkey.cpp
    vaultkeychain.cpp
    vaultlock.cpp
    vaultlocking.cpp
)
