// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace sluice::testing {

// For tests that look for a secret in what a program left behind. Any thread.
QList<QByteArray> formsOf(const QByteArray &secret); // in every dress it could wear
QByteArray contentOf(const QString &path);
QByteArray contentBelow(const QString &folder); // of all its files
bool unpackZip(const QString &path, const QString &folder); // by the system's own program

// Every value of every table of a store or a backup of one, but for the column of access tokens.
QByteArray storeButTokens(const QString &path);

} // namespace sluice::testing
