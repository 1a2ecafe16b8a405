// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "sandbox/server/channel.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QMutex>
#include <QRegularExpression>

#include <optional>
#include <vector>

namespace sluice::sandbox {

// What is to go wrong with one request: everything that the rules which fire for it say, together.
// `before` parts happen when its headers are read, `after` parts when its effect is done.
struct FaultPlan
{
    struct Half
    {
        int delayMs = 0;
        bool hangs = false;
        ReplyPlan::End end = ReplyPlan::End::None;
        qint64 closeAfterBytes = 0; // before: of the request's body; after: of the reply's
        std::optional<QJsonObject> reply; // {status, headers, body}
    };
    Half before;
    Half after;
    qint64 bytesPerSecond = 0;
    qint64 truncate = -1;
    bool hasBadCrc = false;
    QList<std::pair<QRegularExpression, QString>> replacements; // in the text of the reply

    bool isEmpty = true;
};

// The fault rules of matrix C: {service, path, method, skip, nth | probability, times, when,
// action}. Counts the requests that each rule matches. Any thread; owned by the environment.
class Faults
{
public:
    // Replaces all rules, from a list or {"faults":[...]}. Refuses what it does not know.
    Result<void> replace(const QJsonValue &document);
    void seed(quint64 seed); // of the dice for `probability`
    FaultPlan planFor(const QByteArray &service, const QByteArray &method, const QByteArray &path);
    QJsonArray describe() const; // the rules as given, with "seen" and "fired"
    void clear();

    static QJsonObject grammar();

private:
    struct Rule
    {
        QJsonObject source;
        QString service;
        QString method;
        QRegularExpression path;
        qint64 skip = 0;
        qint64 nth = 0;
        qint64 times = 0; // 0: no end
        double probability = -1;
        bool isAfter = false;
        QJsonObject action;
        qint64 seen = 0;
        qint64 fired = 0;
    };
    static Result<Rule> readRule(const QJsonObject &source);
    bool fires(Rule &rule);

    mutable QMutex m_mutex;
    std::vector<Rule> m_rules;
    quint64 m_dice = 1;
};

} // namespace sluice::sandbox
