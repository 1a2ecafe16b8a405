// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/alerts/alertrules.h"

#include "app/alerts/alertfile.h"
#include "app/documents/secretrefs.h"
#include "base/clock.h"
#include "base/ids.h"
#include "core/auth/vault.h"
#include "core/http/cafile.h"
#include "core/store/store.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// The name that Zoho's own sync of a Data Store to Analytics gives its alert (datastore-analytics
// C). Who to tell is for the operator to add.
constexpr const char *kReadyRule = R"json({
    "formatVersion": 1,
    "alerts": [{
        "name": "Failed_to_update_analytics",
        "kinds": ["datastore-analytics"],
        "when": {"failedRows": true, "failedRuns": true, "missedSchedules": true},
        "desktop": true
    }]
})json";

constexpr auto kRuleByName = "SELECT id, body, updated_at FROM alert_rule WHERE name=?";
constexpr auto kRuleById = "SELECT id, body, updated_at FROM alert_rule WHERE id=?";
constexpr auto kRuleList = "SELECT id, body, updated_at FROM alert_rule ORDER BY name";

QString alertVaultEntry(const QString &ruleId, const QString &which)
{
    return u"alerts/%1/%2"_s.arg(ruleId, which);
}

AlertRule ruleOfRow(const QSqlQuery &row)
{
    AlertRule rule
        = alertRuleFromJson(QJsonDocument::fromJson(row.value(1).toString().toUtf8()).object());
    rule.id = row.value(0).toString();
    rule.updatedAtMs = row.value(2).toLongLong();
    return rule;
}

Result<void> writeRuleRow(Sql &sql, const AlertRule &rule)
{
    auto put = sql.run("INSERT INTO alert_rule(id, name, body, updated_at) VALUES(?,?,?,?)"
                       " ON CONFLICT(id) DO UPDATE SET name=excluded.name, body=excluded.body,"
                       " updated_at=excluded.updated_at",
        {rule.id, rule.name,
            QString::fromUtf8(QJsonDocument(alertRuleToJson(rule)).toJson(QJsonDocument::Compact)),
            Clock::system().nowMs()});
    return put ? Result<void>() : Result<void>(fail(put.error()));
}

Error noSuchRule(const QString &name)
{
    return Error{.kind = ErrorKind::Config,
        .what = u"There is no alert “%1”"_s.arg(name),
        .next = u"Choose one that is listed, or import it"_s};
}

// What was edited, read as strictly as a file is: whatever the file's reader refuses is told by the
// key of its place.
Result<AlertFileEntry> editedEntry(const AlertRule &rule, const QMap<QString, Secret> &values)
{
    QJsonObject json = alertRuleToJson(rule);
    QJsonObject secrets = json.value("secrets"_L1).toObject();
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        secrets.insert(it.key(), QJsonObject{{u"value"_s, QString::fromUtf8(it.value().reveal())}});
    if (!secrets.isEmpty())
        json.insert(u"secrets"_s, secrets);
    auto entries = parseAlertFile(
        QJsonDocument(QJsonObject{{u"formatVersion"_s, 1}, {u"alerts"_s, QJsonArray{json}}})
            .toJson(QJsonDocument::Compact));
    if (!entries) {
        Error error = entries.error();
        error.what = u"The alert was not saved"_s;
        error.why.remove(u"alerts[0]."_s);
        error.next = u"Correct what is named"_s;
        return fail(std::move(error));
    }
    return entries->first();
}

} // namespace

AlertRules::AlertRules(Store &store, Vault *vault)
    : m_store(store)
    , m_vault(vault)
{
}

AlertRule AlertRules::ready()
{
    const auto entries = parseAlertFile(kReadyRule);
    return entries ? entries->first().rule : AlertRule();
}

// The mark in `meta` makes it once: a rule that was removed stays away.
Result<void> AlertRules::addReady()
{
    constexpr auto kMark = "SELECT v FROM meta WHERE k='alerts.ready'";
    bool isThere = false;
    auto done = m_store.read([&isThere](Sql &sql) -> Result<void> {
        auto mark = sql.run(kMark);
        if (!mark)
            return fail(mark.error());
        isThere = (*mark)->next();
        return {};
    });
    if (!done || isThere)
        return done;
    auto entries = parseAlertFile(kReadyRule);
    if (!entries)
        return fail(entries.error());
    AlertRule rule = entries->first().rule;
    rule.id = newId();
    return m_store.write([&rule](Sql &sql) -> Result<void> {
        auto mark = sql.run(kMark);
        if (!mark)
            return fail(mark.error());
        if ((*mark)->next())
            return {}; // another process was first
        auto taken = sql.run(kRuleByName, {rule.name});
        if (!taken)
            return fail(taken.error());
        if (!(*taken)->next()) {
            if (auto written = writeRuleRow(sql, rule); !written)
                return written;
        }
        auto marked = sql.run("INSERT INTO meta(k, v) VALUES('alerts.ready', '1')");
        return marked ? Result<void>() : Result<void>(fail(marked.error()));
    });
}

Result<QList<AlertRule>> AlertRules::rulesWhere(const char *statement, const QVariantList &values)
{
    QList<AlertRule> rules;
    auto done = m_store.read([&rules, statement, &values](Sql &sql) -> Result<void> {
        auto rows = sql.run(statement, values);
        if (!rows)
            return fail(rows.error());
        while ((*rows)->next())
            rules.append(ruleOfRow(**rows));
        return {};
    });
    if (!done)
        return fail(done.error());
    return rules;
}

Result<QList<AlertRule>> AlertRules::list()
{
    return rulesWhere(kRuleList, {});
}

Result<AlertRule> AlertRules::find(const QString &name)
{
    auto rules = rulesWhere(kRuleByName, {name});
    if (!rules)
        return fail(rules.error());
    if (rules->isEmpty())
        return fail(noSuchRule(name));
    return rules->first();
}

Result<AlertRule> AlertRules::findById(const QString &id)
{
    auto rules = rulesWhere(kRuleById, {id});
    if (!rules)
        return fail(rules.error());
    if (rules->isEmpty())
        return fail(noSuchRule(id));
    return rules->first();
}

Result<ImportReport> AlertRules::import(const QByteArray &text)
{
    auto entries = parseAlertFile(text);
    if (!entries)
        return fail(entries.error());
    for (const AlertFileEntry &entry : std::as_const(*entries)) {
        if (entry.values.isEmpty())
            continue;
        if (auto kept = canKeepSecrets(m_vault, entry.rule.name); !kept)
            return fail(kept.error());
    }
    ImportReport report;
    if (auto done = put(*entries, report); !done)
        return fail(done.error());
    for (const AlertFileEntry &entry : std::as_const(*entries))
        report.notices += noticesFor(entry.rule);
    return report;
}

// Secrets first: a rule that is in the store has what it needs.
Result<void> AlertRules::put(QList<AlertFileEntry> &entries, ImportReport &report)
{
    VaultPuts puts(m_vault);
    QList<AlertRule> changed;
    QList<AlertRule> former;
    for (AlertFileEntry &entry : entries) {
        AlertRule &rule = entry.rule;
        auto before = rulesWhere(kRuleByName, {rule.name});
        if (!before)
            return fail(before.error());
        rule.id = before->isEmpty() ? newId() : before->first().id;
        if (!before->isEmpty() && isSame(before->first(), entry)) {
            rule = before->first();
            report.unchanged.append(rule.name);
            continue;
        }
        if (auto stored = putValues(puts, entry); !stored)
            return stored;
        (before->isEmpty() ? report.added : report.changed).append(rule.name);
        former.append(before->isEmpty() ? rule : before->first());
        changed.append(rule);
    }
    if (changed.isEmpty())
        return {};
    auto written = m_store.write([&changed](Sql &sql) -> Result<void> {
        for (const AlertRule &rule : std::as_const(changed)) {
            if (auto row = writeRuleRow(sql, rule); !row)
                return row;
        }
        return {};
    });
    if (!written)
        return written;
    puts.keep();
    for (qsizetype i = 0; i < changed.size(); ++i)
        dropEntries(former.at(i), changed.at(i));
    return {};
}

Result<void> AlertRules::putValues(VaultPuts &puts, AlertFileEntry &entry)
{
    for (auto it = entry.values.cbegin(); it != entry.values.cend(); ++it) {
        const QString name = alertVaultEntry(entry.rule.id, it.key());
        if (auto stored = puts.put(name, it.value()); !stored)
            return stored;
        entry.rule.secrets.insert(it.key(), {SecretRef::Kind::Vault, name});
    }
    return {};
}

Result<AlertRule> AlertRules::save(const AlertRule &rule, const QMap<QString, Secret> &values)
{
    auto entry = editedEntry(rule, values);
    if (!entry)
        return fail(entry.error());
    AlertRule before;
    if (!rule.id.isEmpty()) {
        auto found = findById(rule.id);
        if (!found)
            return fail(found.error());
        before = *found;
    }
    entry->rule.id = rule.id.isEmpty() ? newId() : rule.id;
    auto named = rulesWhere(kRuleByName, {rule.name});
    if (!named)
        return fail(named.error());
    if (!named->isEmpty() && named->first().id != rule.id)
        return fail(ErrorKind::Config, u"There is an alert “%1” already"_s.arg(rule.name), {},
            u"Give another name"_s);
    if (!values.isEmpty()) {
        if (auto kept = canKeepSecrets(m_vault, rule.name); !kept)
            return fail(kept.error());
    }
    VaultPuts puts(m_vault);
    if (auto stored = putValues(puts, *entry); !stored)
        return fail(stored.error());
    auto written = m_store.write(
        [&entry](Sql &sql) -> Result<void> { return writeRuleRow(sql, entry->rule); });
    if (!written)
        return fail(written.error());
    puts.keep();
    dropEntries(before, entry->rule);
    return findById(entry->rule.id);
}

bool AlertRules::isSame(const AlertRule &before, const AlertFileEntry &entry)
{
    AlertRule after = entry.rule;
    for (auto it = entry.values.cbegin(); it != entry.values.cend(); ++it) {
        const QString name = alertVaultEntry(before.id, it.key());
        after.secrets.insert(it.key(), {SecretRef::Kind::Vault, name});
        const auto stored = m_vault->get(name);
        if (!stored || !*stored || !(**stored == it.value()))
            return false;
    }
    return alertRuleToJson(before) == alertRuleToJson(after);
}

// Entries of `before` that `after` has no use for. One that stays behind is sealed and does no
// harm.
void AlertRules::dropEntries(const AlertRule &before, const AlertRule &after)
{
    for (auto it = before.secrets.cbegin(); m_vault != nullptr && it != before.secrets.cend();
         ++it) {
        const bool isOurs = it->name == alertVaultEntry(before.id, it.key());
        if (isOurs && after.secrets.value(it.key()) != *it) {
            [[maybe_unused]] const auto removed = m_vault->remove(it->name);
        }
    }
}

// What would keep it from being sent today.
QStringList AlertRules::noticesFor(const AlertRule &rule)
{
    QStringList notices;
    if (!rule.caFile.isEmpty()) {
        if (const auto read = readCaFile(rule.caFile); !read)
            notices.append(read.error().text());
    }
    for (auto it = rule.secrets.cbegin(); it != rule.secrets.cend(); ++it) {
        if (auto found = secret(rule, it.key()); !found)
            notices.append(found.error().text());
    }
    return notices;
}

Result<QByteArray> AlertRules::exportRule(const QString &name)
{
    auto rule = find(name);
    if (!rule)
        return fail(rule.error());
    return writeAlertFile({*rule});
}

Result<void> AlertRules::remove(const QString &name)
{
    auto rule = find(name);
    if (!rule)
        return fail(rule.error());
    auto done = m_store.write([&rule](Sql &sql) -> Result<void> {
        for (const char *statement :
            {"DELETE FROM alert_message WHERE rule_id=?", "DELETE FROM alert_rule WHERE id=?"}) {
            if (auto gone = sql.run(statement, {rule->id}); !gone)
                return fail(gone.error());
        }
        return {};
    });
    if (done)
        dropEntries(*rule, {});
    return done;
}

// The address of a hook is a secret as a whole, and its path and query are what the log of requests
// would show of it: the redactor is to know both for as long as anybody may say them.
Result<Secret> AlertRules::secret(const AlertRule &rule, const QString &which)
{
    const QString what = u"The %1 of “%2” is not there"_s.arg(which, rule.name);
    const auto ref = rule.secrets.constFind(which);
    if (ref == rule.secrets.cend())
        return fail(ErrorKind::Config, what, {}, u"Add it to the alert and import it again"_s);
    auto value = secretOf(*ref, m_vault, what, u"Import the alert again with its secrets"_s);
    if (!value)
        return value;
    const QUrl url(QString::fromUtf8(value->reveal()));
    const std::lock_guard lock(m_knownMutex);
    m_known.insert(rule.id + which, *value);
    if (which == "webHookUrl"_L1) {
        m_known.insert(rule.id + "path"_L1, Secret(url.path(QUrl::FullyEncoded).toUtf8()));
        m_known.insert(rule.id + "query"_L1, Secret(url.query(QUrl::FullyEncoded).toUtf8()));
    }
    return value;
}

} // namespace sluice
