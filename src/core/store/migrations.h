// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace sluice {

// The store's schema as numbered steps: forward only, each run once in one transaction together
// with its row in `migration`. A step that was released is never edited; a change is a new step.
// The statements run unchanged on SQLite 3.35 and PostgreSQL 12.
struct Migration
{
    int version;
    const char *name;
    QList<QByteArray> statements;

    QByteArray checksum() const; // SHA-256 over the statements, as hex
};

const QList<Migration> &migrations();

inline constexpr auto kMigrationTable
    = "CREATE TABLE IF NOT EXISTS migration(version BIGINT PRIMARY KEY,"
      " name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL)";

} // namespace sluice
