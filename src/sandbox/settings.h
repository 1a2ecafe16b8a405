// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QMap>
#include <QMutex>

namespace sluice::sandbox {

// The switches of the emulated services, changed while they run by PUT /__sandbox/settings and
// explained by GET. Each service defines its own keys at start. Any thread; owned by the
// environment. A key that nobody defined is refused, so that a misspelt test fails.
class Settings
{
public:
    void define(const QString &key, const QJsonValue &value, const QString &meaning);

    qint64 number(const QString &key) const;
    bool flag(const QString &key) const;
    QString text(const QString &key) const;

    // For switches that count down ("the next 2 jobs fail"): true and one less while above zero.
    bool takeOne(const QString &key);

    Result<void> apply(const QJsonObject &values);
    QJsonObject describe() const; // key -> {value, default, meaning}
    void reset();

private:
    struct Entry
    {
        QJsonValue value;
        QJsonValue initial;
        QString meaning;
    };
    mutable QMutex m_mutex;
    QMap<QString, Entry> m_entries;
};

} // namespace sluice::sandbox
