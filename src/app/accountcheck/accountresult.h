// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "services/accountfinding.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace sluice {

class Store;

// What Check My Account came to, with its date: a plain value, kept in the store beside the
// connection and shown by the console and the command line alike.
struct AccountResult
{
    enum class End { Complete, Stopped, Failed };
    enum class Outcome { Settled, Same, Unknown, Failed };

    // A setting that was changed by it.
    struct Change
    {
        QString setting;
        QJsonValue before; // undefined: it was not set
        QJsonValue after;
    };

    qint64 atMs = 0;
    QString module;
    bool hasScratch = false;
    End end = End::Complete;
    QList<AccountFinding> findings;
    QList<Change> changes;
    std::optional<ScratchRecord> scratch;
    QJsonObject limitAnswer; // the last 429 as it came; empty: none came yet

    static Outcome outcomeOf(const AccountFinding &finding);
    static QString outcomeWord(Outcome outcome); // settled, same, unknown, failed
    static QString endWord(End end); // complete, stopped, failed
    const Change *changeOf(const QString &setting) const;
    bool hasLeftRecord() const { return scratch && !scratch->isGone; }

    QJsonObject toJson() const;
    static AccountResult fromJson(const QJsonObject &json);
};

// The results in the store, by connection. Blocking, for worker threads; holds nothing but the
// store, which outlives it.
class AccountResults final
{
public:
    explicit AccountResults(Store &store)
        : m_store(store)
    {
    }

    Result<std::optional<AccountResult>> last(const QString &connectionId);
    Result<void> keep(const QString &connectionId, const AccountResult &result);

    // From before it is sent until it is certainly gone.
    Result<std::optional<ScratchRecord>> scratch(const QString &connectionId);
    Result<void> keepScratch(const QString &connectionId, const ScratchRecord &record);

    // How the service said that a limit is reached, when it did.
    Result<void> keepLimitAnswer(const QString &connectionId, const QJsonObject &answer);

    Result<void> forget(const QString &connectionId);

private:
    Result<QJsonObject> read(const QString &key);
    Result<void> write(const QString &key, const QJsonObject &value); // empty: removed

    Store &m_store;
};

} // namespace sluice
