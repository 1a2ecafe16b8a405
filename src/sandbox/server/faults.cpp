// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/server/faults.h"

#include <QMutexLocker>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

const QStringList &ruleKeys()
{
    static const QStringList keys{u"service"_s, u"path"_s, u"method"_s, u"skip"_s, u"nth"_s,
        u"times"_s, u"probability"_s, u"when"_s, u"action"_s};
    return keys;
}

const QStringList &actionKeys()
{
    static const QStringList keys{u"status"_s, u"headers"_s, u"body"_s, u"close"_s, u"afterBytes"_s,
        u"delayMs"_s, u"bytesPerSecond"_s, u"hang"_s, u"truncate"_s, u"badCrc"_s, u"bodyBase64"_s,
        u"bodyBytes"_s, u"replace"_s};
    return keys;
}

QString unknownKey(const QJsonObject &object, const QStringList &known)
{
    for (const QString &key : object.keys()) {
        if (!known.contains(key))
            return key;
    }
    return {};
}

void addAction(FaultPlan &plan, bool isAfter, const QJsonObject &action)
{
    plan.isEmpty = false;
    FaultPlan::Half &half = isAfter ? plan.after : plan.before;
    half.delayMs += action.value("delayMs"_L1).toInt();
    half.hangs = half.hangs || action.value("hang"_L1).toBool();
    if (action.contains("close"_L1)) {
        half.end = action.value("close"_L1).toString() == "rst"_L1 ? ReplyPlan::End::Rst
                                                                   : ReplyPlan::End::Fin;
        half.closeAfterBytes = action.value("afterBytes"_L1).toInteger();
    }
    if (action.contains("status"_L1))
        half.reply = action;
    if (action.contains("bytesPerSecond"_L1))
        plan.bytesPerSecond = action.value("bytesPerSecond"_L1).toInteger();
    if (action.contains("truncate"_L1))
        plan.truncate = action.value("truncate"_L1).toInteger();
    plan.hasBadCrc = plan.hasBadCrc || action.value("badCrc"_L1).toBool();
    if (action.contains("replace"_L1)) {
        const QJsonObject change = action.value("replace"_L1).toObject();
        plan.replacements.append({QRegularExpression(change.value("find"_L1).toString()),
            change.value("with"_L1).toString()});
    }
}

} // namespace

Result<Faults::Rule> Faults::readRule(const QJsonObject &source)
{
    const auto refused = [](const QString &why) {
        return fail(ErrorKind::Config, u"A fault rule is wrong"_s, why);
    };
    Rule rule;
    rule.source = source;
    rule.action = source.value("action"_L1).toObject();
    if (const QString key = unknownKey(source, ruleKeys()); !key.isEmpty())
        return refused(u"unknown key %1"_s.arg(key));
    if (const QString key = unknownKey(rule.action, actionKeys()); !key.isEmpty())
        return refused(u"unknown action %1"_s.arg(key));
    if (rule.action.isEmpty())
        return refused(u"it has no action"_s);
    const QString end = rule.action.value("close"_L1).toString(u"fin"_s);
    if (end != "fin"_L1 && end != "rst"_L1)
        return refused(u"close is fin or rst"_s);
    const QJsonObject change = rule.action.value("replace"_L1).toObject();
    if (rule.action.contains("replace"_L1)
        && (change.value("find"_L1).toString().isEmpty() || !change.contains("with"_L1)
            || !QRegularExpression(change.value("find"_L1).toString()).isValid()))
        return refused(u"replace needs find, a regular expression, and with"_s);
    const QString when = source.value("when"_L1).toString(u"before"_s);
    if (when != "before"_L1 && when != "after"_L1)
        return refused(u"when is before or after"_s);
    rule.isAfter = when == "after"_L1;
    rule.service = source.value("service"_L1).toString();
    rule.method = source.value("method"_L1).toString();
    rule.path.setPattern(source.value("path"_L1).toString());
    if (!rule.path.isValid())
        return refused(u"path is not a regular expression: "_s + rule.path.errorString());
    rule.skip = source.value("skip"_L1).toInteger();
    rule.nth = source.value("nth"_L1).toInteger();
    rule.probability = source.value("probability"_L1).toDouble(-1);
    rule.times = source.value("times"_L1).toInteger(rule.nth > 0 ? 1 : 0);
    return rule;
}

Result<void> Faults::replace(const QJsonValue &document)
{
    const QJsonValue list = document.isObject() ? document.toObject().value("faults"_L1) : document;
    if (!list.isArray())
        return fail(ErrorKind::Config, u"Fault rules are a JSON list"_s);
    std::vector<Rule> rules;
    const QJsonArray sources = list.toArray();
    for (const QJsonValue &source : sources) {
        auto rule = readRule(source.toObject());
        if (!rule)
            return fail(rule.error());
        rules.push_back(*std::move(rule));
    }
    const QMutexLocker lock(&m_mutex);
    m_rules = std::move(rules);
    return {};
}

void Faults::seed(quint64 seed)
{
    const QMutexLocker lock(&m_mutex);
    m_dice = seed * 2 + 1;
}

bool Faults::fires(Rule &rule)
{
    ++rule.seen;
    if (rule.seen <= rule.skip || (rule.times > 0 && rule.fired >= rule.times))
        return false;
    if (rule.nth > 0 && rule.seen - rule.skip < rule.nth)
        return false;
    if (rule.probability >= 0) {
        m_dice ^= m_dice << 13;
        m_dice ^= m_dice >> 7;
        m_dice ^= m_dice << 17;
        if (static_cast<double>(m_dice >> 11) * 0x1.0p-53 >= rule.probability)
            return false;
    }
    ++rule.fired;
    return true;
}

FaultPlan Faults::planFor(
    const QByteArray &service, const QByteArray &method, const QByteArray &path)
{
    const QMutexLocker lock(&m_mutex);
    FaultPlan plan;
    for (Rule &rule : m_rules) {
        const bool isService = rule.service.isEmpty() || rule.service == QLatin1StringView(service);
        const bool isMethod = rule.method.isEmpty() || rule.method == QLatin1StringView(method);
        if (isService && isMethod && rule.path.match(QString::fromUtf8(path)).hasMatch()
            && fires(rule)) {
            addAction(plan, rule.isAfter, rule.action);
        }
    }
    return plan;
}

QJsonArray Faults::describe() const
{
    const QMutexLocker lock(&m_mutex);
    QJsonArray all;
    for (const Rule &rule : m_rules) {
        QJsonObject entry = rule.source;
        entry.insert(u"seen"_s, rule.seen);
        entry.insert(u"fired"_s, rule.fired);
        all.append(entry);
    }
    return all;
}

void Faults::clear()
{
    const QMutexLocker lock(&m_mutex);
    m_rules.clear();
}

QJsonObject Faults::grammar()
{
    return {{u"service"_s, u"zoho-accounts, zoho-crm, ...; absent: all"_s},
        {u"path"_s, u"regular expression, searched in the path; absent: all"_s},
        {u"method"_s, u"GET, POST, ...; absent: all"_s},
        {u"skip"_s, u"matching requests that are let through first"_s},
        {u"nth"_s, u"fires at the nth matching request, counted from 1, and `times` in all (1)"_s},
        {u"probability"_s, u"fires by chance, 0 to 1"_s},
        {u"times"_s, u"how often it fires; 0: without end"_s},
        {u"when"_s, u"before (default) or after the effect"_s},
        {u"action"_s,
            u"{status,headers,body} | {close:fin|rst,afterBytes} | {delayMs} | {bytesPerSecond} | "
            "{hang:true} | {truncate:N} | {badCrc:true} | {replace:{find,with}} in the reply's "
            "text | "
            "{status,bodyBase64} | {status,body,bodyBytes}: body repeated to so many bytes; "
            "afterBytes counts the request's body "
            "with before, the reply's body with after; 0: not a byte; several may stand together"_s}};
}

} // namespace sluice::sandbox
