set(store_sources budgets.cpp migrations.cpp store.cpp storebackup.cpp)
