// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QLatin1StringView>
#include <QList>
#include <QString>

namespace sluice {

class Store;

// What all programs on a data directory go by and an operator may change: whole numbers with a
// default and bounds, kept in the store by their names. Thread-safe; owned by the application.
class AppSettings final
{
public:
    explicit AppSettings(Store &store)
        : m_store(store)
    {
    }

    struct Known
    {
        QLatin1StringView name;
        qint64 standard;
        qint64 least;
        qint64 most;
        QLatin1StringView meaning;
    };
    static const QList<Known> &known();

    Result<qint64> value(const QString &name) const; // an unknown name is an Error
    Result<void> set(const QString &name, qint64 value);
    Result<void> reset(const QString &name);

private:
    Store &m_store;
};

// Days; 0: the files of runs are kept for good.
inline constexpr QLatin1StringView kKeepRunFilesDays("keep-run-files-days");

} // namespace sluice
