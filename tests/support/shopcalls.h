// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QUrl>

namespace sluice::testing {

class SandboxProcess;

// What another program does at the emulated services, with a client of its own, on the test's
// thread.

// The answer of one call; empty where it is no JSON object.
QJsonObject answerOf(const QByteArray &method, const QUrl &url, const QByteArray &body,
    const QByteArray &type, const QByteArray &authorization);

// Writes a custom object of the shop. False: the shop refused.
bool putShopObject(const SandboxProcess &sandbox, const QString &container, const QString &key,
    const QJsonValue &value);

// Puts a lock there as the open-source plugin does, a bare "1"; `key`: "productFullSync".
bool putPluginLock(const SandboxProcess &sandbox, const QString &key);

} // namespace sluice::testing
