# SPDX-License-Identifier: GPL-3.0-or-later
set(store_sources budgets.cpp migrations.cpp store.cpp storebackup.cpp)
