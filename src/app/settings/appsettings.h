// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/timings.h"

#include <QLatin1StringView>
#include <QList>
#include <QMap>
#include <QString>

#include <functional>

namespace sluice {

class Sql;
class Store;

// What all programs on a data directory go by and an operator may change: whole numbers with a
// default and bounds, choices and texts, kept in the store by their names. Thread-safe; owned by
// the application; blocking. It holds no secret.
class AppSettings final
{
public:
    explicit AppSettings(Store &store)
        : m_store(store)
    {
    }

    enum class Kind { Number, Choice, Text };
    struct Known
    {
        QLatin1StringView name;
        qint64 standard = 0; // of a number
        qint64 least = 0;
        qint64 most = 0;
        QLatin1StringView meaning;
        Kind kind = Kind::Number;
        QLatin1StringView standardText = {}; // of the others
        QLatin1StringView choices = {}; // with blanks between them

        QString standardValue() const; // of any kind
    };
    static const QList<Known> &known();
    static const Known *find(const QString &name); // nullptr: there is none

    // Called after a change, on the thread that made it. Set once, before use.
    void setOnChanged(std::function<void()> callback) { m_onChanged = std::move(callback); }

    Result<qint64> value(const QString &name) const; // of a number; an unknown name is an Error
    Result<QString> text(const QString &name) const; // of any kind
    Result<QMap<QString, QString>> all() const; // by name, defaults too
    Result<void> set(const QString &name, qint64 value);
    Result<void> setText(const QString &name, const QString &value);
    // All of them or none; what is at its default is as if it had never been set.
    Result<void> setAll(const QMap<QString, QString> &values);
    Result<void> reset(const QString &name);

    // Whether a value can be one of this name; a CA file is read.
    static Result<void> check(const QString &name, const QString &value);

    // `standard` with what was set; other durations stay.
    Result<Timings> timings(Timings standard) const;

private:
    Result<QMap<QString, QString>> stored() const;
    Result<void> change(const std::function<Result<void>(Sql &)> &work);

    Store &m_store;
    std::function<void()> m_onChanged;
};

// Days; 0: the files of runs are kept for good.
inline constexpr QLatin1StringView kKeepRunFilesDays("keep-run-files-days");
inline constexpr QLatin1StringView kRunsAtOnce("runs-at-once");
inline constexpr QLatin1StringView kRetryAttempts("retry-attempts");
inline constexpr QLatin1StringView kRetryLongestSeconds("retry-longest-seconds");
inline constexpr QLatin1StringView kUnreachableMinutes("unreachable-minutes");
inline constexpr QLatin1StringView kCommandSilenceSeconds("command-silence-seconds");
inline constexpr QLatin1StringView kScriptRecordMs("script-record-ms");
inline constexpr QLatin1StringView kProxy("proxy");
inline constexpr QLatin1StringView kCaFile("ca-file");
inline constexpr QLatin1StringView kConnectSeconds("connect-seconds");
inline constexpr QLatin1StringView kInactivitySeconds("inactivity-seconds");
inline constexpr QLatin1StringView kLogLevel("log-level");
inline constexpr QLatin1StringView kLogTotalMegabytes("log-total-megabytes");
inline constexpr QLatin1StringView kLogFileMegabytes("log-file-megabytes");
inline constexpr QLatin1StringView kLogFiles("log-files");
inline constexpr QLatin1StringView kLogRecordValues("log-record-values");
inline constexpr QLatin1StringView kVaultKeyFile("vault-key-file");

} // namespace sluice
