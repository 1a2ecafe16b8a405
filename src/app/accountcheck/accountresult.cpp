// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/accountcheck/accountresult.h"

#include "core/store/store.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QString resultKey(const QString &connectionId)
{
    return u"account-check/"_s + connectionId;
}

QString scratchKey(const QString &connectionId)
{
    return u"account-scratch/"_s + connectionId;
}

QString limitAnswerKey(const QString &connectionId)
{
    return u"limit-answer/"_s + connectionId;
}

QJsonObject findingJson(const AccountFinding &finding)
{
    QJsonObject json{{u"id"_s, finding.id}, {u"title"_s, finding.title},
        {u"outcome"_s, AccountResult::outcomeWord(AccountResult::outcomeOf(finding))},
        {u"value"_s, finding.value}, {u"why"_s, finding.why}};
    if (!finding.setting.isEmpty())
        json.insert(u"setting"_s, finding.setting);
    if (!finding.wanted.isUndefined())
        json.insert(u"wanted"_s, finding.wanted);
    return json;
}

AccountFinding findingOf(const QJsonObject &json)
{
    using State = AccountFinding::State;
    const QString outcome = json.value("outcome"_L1).toString();
    return {.id = json.value("id"_L1).toString(),
        .title = json.value("title"_L1).toString(),
        .state = outcome == "failed"_L1 ? State::Failed
            : outcome == "unknown"_L1   ? State::Unknown
                                        : State::Told,
        .value = json.value("value"_L1).toString(),
        .why = json.value("why"_L1).toString(),
        .isExpected = outcome != "settled"_L1,
        .setting = json.value("setting"_L1).toString(),
        .wanted = json.value("wanted"_L1)};
}

QJsonObject scratchJson(const ScratchRecord &record)
{
    return {{u"module"_s, record.module}, {u"name"_s, record.marker}, {u"id"_s, record.id},
        {u"deleted"_s, record.isGone}};
}

ScratchRecord scratchOf(const QJsonObject &json)
{
    return {.module = json.value("module"_L1).toString(),
        .marker = json.value("name"_L1).toString(),
        .id = json.value("id"_L1).toString(),
        .isGone = json.value("deleted"_L1).toBool()};
}

} // namespace

AccountResult::Outcome AccountResult::outcomeOf(const AccountFinding &finding)
{
    switch (finding.state) {
    case AccountFinding::State::Told:
        return finding.wanted.isUndefined() && finding.isExpected ? Outcome::Same
                                                                  : Outcome::Settled;
    case AccountFinding::State::Failed:
        return Outcome::Failed;
    case AccountFinding::State::Waiting:
    case AccountFinding::State::Running:
    case AccountFinding::State::Unknown:
        break;
    }
    return Outcome::Unknown;
}

QString AccountResult::outcomeWord(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Settled:
        return u"settled"_s;
    case Outcome::Same:
        return u"same"_s;
    case Outcome::Failed:
        return u"failed"_s;
    case Outcome::Unknown:
        break;
    }
    return u"unknown"_s;
}

QString AccountResult::endWord(End end)
{
    return end == End::Complete ? u"complete"_s : end == End::Stopped ? u"stopped"_s : u"failed"_s;
}

const AccountResult::Change *AccountResult::changeOf(const QString &setting) const
{
    const auto it = std::find_if(changes.cbegin(), changes.cend(),
        [&setting](const Change &change) { return change.setting == setting; });
    return it == changes.cend() ? nullptr : &*it;
}

QJsonObject AccountResult::toJson() const
{
    QJsonArray lines;
    for (const AccountFinding &finding : findings)
        lines.append(findingJson(finding));
    QJsonArray settings;
    for (const Change &change : changes) {
        QJsonObject json{{u"setting"_s, change.setting}, {u"new"_s, change.after}};
        json.insert(
            u"old"_s, change.before.isUndefined() ? QJsonValue(QJsonValue::Null) : change.before);
        settings.append(json);
    }
    QJsonObject json{{u"version"_s, 1}, {u"at"_s, atMs},
        {u"date"_s, QDateTime::fromMSecsSinceEpoch(atMs, Qt::UTC).toString(Qt::ISODate)},
        {u"module"_s, module}, {u"scratchRecordUsed"_s, hasScratch}, {u"end"_s, endWord(end)},
        {u"findings"_s, lines}, {u"changes"_s, settings}};
    if (scratch)
        json.insert(u"scratchRecord"_s, scratchJson(*scratch));
    if (!limitAnswer.isEmpty())
        json.insert(u"limitAnswer"_s, limitAnswer);
    return json;
}

AccountResult AccountResult::fromJson(const QJsonObject &json)
{
    AccountResult result;
    result.atMs = json.value("at"_L1).toInteger();
    result.module = json.value("module"_L1).toString();
    result.hasScratch = json.value("scratchRecordUsed"_L1).toBool();
    const QString end = json.value("end"_L1).toString();
    result.end = end == "complete"_L1 ? End::Complete
        : end == "stopped"_L1         ? End::Stopped
                                      : End::Failed;
    const QJsonArray lines = json.value("findings"_L1).toArray();
    for (const QJsonValue &line : lines)
        result.findings.append(findingOf(line.toObject()));
    const QJsonArray settings = json.value("changes"_L1).toArray();
    for (const QJsonValue &value : settings) {
        const QJsonValue before = value["old"_L1];
        result.changes.append({.setting = value["setting"_L1].toString(),
            .before = before.isNull() ? QJsonValue(QJsonValue::Undefined) : before,
            .after = value["new"_L1]});
    }
    if (json.contains("scratchRecord"_L1))
        result.scratch = scratchOf(json.value("scratchRecord"_L1).toObject());
    result.limitAnswer = json.value("limitAnswer"_L1).toObject();
    return result;
}

Result<QJsonObject> AccountResults::read(const QString &key)
{
    QJsonObject value;
    auto read = m_store.read([&key, &value](Sql &sql) -> Result<void> {
        auto query = sql.run("SELECT v FROM meta WHERE k = ?", {key});
        if (!query)
            return fail(query.error());
        if ((*query)->next())
            value = QJsonDocument::fromJson((*query)->value(0).toString().toUtf8()).object();
        return {};
    });
    return read ? Result<QJsonObject>(value) : fail(read.error());
}

Result<void> AccountResults::write(const QString &key, const QJsonObject &value)
{
    const QString text = QString::fromUtf8(QJsonDocument(value).toJson(QJsonDocument::Compact));
    return m_store.write([&key, &value, &text](Sql &sql) -> Result<void> {
        if (auto gone = sql.run("DELETE FROM meta WHERE k = ?", {key}); !gone)
            return fail(gone.error());
        if (value.isEmpty())
            return {};
        if (auto put = sql.run("INSERT INTO meta(k, v) VALUES(?, ?)", {key, text}); !put)
            return fail(put.error());
        return {};
    });
}

Result<std::optional<AccountResult>> AccountResults::last(const QString &connectionId)
{
    auto json = read(resultKey(connectionId));
    if (!json)
        return fail(json.error());
    if (json->isEmpty())
        return std::optional<AccountResult>();
    AccountResult result = AccountResult::fromJson(*json);
    auto answer = read(limitAnswerKey(connectionId));
    if (!answer)
        return fail(answer.error());
    result.limitAnswer = *answer;
    return std::optional(result);
}

Result<void> AccountResults::keep(const QString &connectionId, const AccountResult &result)
{
    return write(resultKey(connectionId), result.toJson());
}

Result<std::optional<ScratchRecord>> AccountResults::scratch(const QString &connectionId)
{
    auto json = read(scratchKey(connectionId));
    if (!json)
        return fail(json.error());
    return json->isEmpty() ? std::optional<ScratchRecord>() : std::optional(scratchOf(*json));
}

Result<void> AccountResults::keepScratch(const QString &connectionId, const ScratchRecord &record)
{
    return write(scratchKey(connectionId), record.isGone ? QJsonObject() : scratchJson(record));
}

Result<void> AccountResults::keepLimitAnswer(const QString &connectionId, const QJsonObject &answer)
{
    return write(limitAnswerKey(connectionId), answer);
}

Result<void> AccountResults::forget(const QString &connectionId)
{
    for (const QString &key :
        {resultKey(connectionId), scratchKey(connectionId), limitAnswerKey(connectionId)}) {
        if (auto gone = write(key, {}); !gone)
            return gone;
    }
    return {};
}

} // namespace sluice
