// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/consentwave.h"

#include "syncs/commerceklaviyo/mapping/mapped.h"
#include "syncs/commerceklaviyo/retryread.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <span>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kPeopleAtOnce = KlaviyoClient::kMaxAny;

// The parts of a kind whose record's profile is there now.
std::vector<size_t> partsBehindProfiles(
    OutKind kind, const Outgoing &outgoing, std::vector<PartEnd> &ends)
{
    std::vector<bool> isThere(outgoing.records.size());
    for (size_t i = 0; i < ends.size(); ++i) {
        if (outgoing.parts[i].kind == OutKind::Profile)
            isThere[outgoing.parts[i].record] = ends[i].state == PartEnd::State::Done;
    }
    std::vector<size_t> parts;
    for (size_t i = 0; i < ends.size(); ++i) {
        if (outgoing.parts[i].kind != kind)
            continue;
        if (isThere[outgoing.parts[i].record])
            parts.push_back(i);
        else
            ends[i].state = PartEnd::State::Done; // the record's end says why
    }
    return parts;
}

// Klaviyo's profiles of these parts, by external id.
Result<QHash<QByteArray, QJsonObject>> profilesOf(StepContext &context, KlaviyoClient &client,
    const Outgoing &outgoing, std::span<const size_t> parts, bool withSubscriptions)
{
    QStringList keys;
    for (const size_t part : parts)
        keys.append(QString::fromUtf8(outgoing.parts[part].key));
    QHash<QByteArray, QJsonObject> profiles;
    QString cursor;
    do {
        auto page = retryRead(context, [&client, &keys, &cursor, withSubscriptions] {
            return client.profilesWith(u"external_id"_s, keys, withSubscriptions, cursor);
        });
        if (!page)
            return fail(page.error());
        for (qsizetype i = 0; i < page->items.size(); ++i) {
            const QJsonObject profile = page->object(i);
            profiles.insert(
                profile.value(u"attributes")[u"external_id"].toString().toUtf8(), profile);
        }
        cursor = page->next;
    } while (!cursor.isEmpty());
    return profiles;
}

AttemptSpec repeatableAttempt(const QString &key, const QString &method, const QString &path)
{
    return {.key = key,
        .method = method,
        .urlPath = path,
        .bodySha256 = {},
        .isRepeatable = true,
        .onSending = {},
        .onRefused = {},
        .resolve = {}};
}

enum class Standing { Free, Subscribed, Unsubscribed };

Standing standingOf(const QJsonObject &profile, const QString &channel)
{
    const QJsonObject marketing
        = profile.value(u"attributes")[u"subscriptions"][channel][u"marketing"].toObject();
    const QString consent = marketing.value(u"consent").toString().toUpper();
    if (consent == "UNSUBSCRIBED"_L1 || !marketing.value(u"suppression").toArray().isEmpty())
        return Standing::Unsubscribed;
    return consent == "SUBSCRIBED"_L1 ? Standing::Subscribed : Standing::Free;
}

// How many this run has subscribed so far.
Result<qint64> subscribedSoFar(StepContext &context)
{
    qint64 sum = 0;
    auto done = context.store().read([&context, &sum](Sql &sql) -> Result<void> {
        auto rows = sql.run("SELECT memo FROM step WHERE run_id=? AND stage='write'"
                            " AND memo LIKE '%\"subscribe:%'",
            {context.run().id});
        if (!rows)
            return fail(rows.error());
        while ((*rows)->next()) {
            const QByteArray text = (*rows)->value(0).toString().toUtf8();
            const QJsonObject memo = QJsonDocument::fromJson(text).object();
            for (auto it = memo.begin(); it != memo.end(); ++it) {
                if (it.key().startsWith("subscribe:"_L1))
                    sum += it.value()[u"subscribed"].toInteger();
            }
        }
        return {};
    });
    if (!done)
        return fail(done.error());
    return sum;
}

void warn(Outgoing &outgoing, size_t part, const char *code, const char *text)
{
    outgoing.records[outgoing.parts[part].record].warnings.append({code, "consent", text});
}

class Subscribing
{
public:
    Subscribing(StepContext &context, CommerceRun &run, KlaviyoClient &client, Outgoing &outgoing,
        const QString &listId)
        : m_context(context)
        , m_run(run)
        , m_client(client)
        , m_outgoing(outgoing)
        , m_listId(listId)
    {
    }

    Outcome<bool> subscribe(std::span<const size_t> parts)
    {
        const QString key = u"subscribe:%1"_s.arg(parts.front());
        if (m_context.memo().contains(key))
            return true;
        auto order = orderOf(parts);
        if (!order)
            return tl::unexpected(m_context.orElse(order.error()));
        // What was decided before a lost answer stands: those people count as subscribed.
        const QString decided = key + ".people"_L1;
        if (!m_context.memo().contains(decided)) {
            const auto count = order->people.size();
            if (count == 0)
                return true;
            auto before = subscribedSoFar(m_context);
            if (!before)
                return tl::unexpected(m_context.orElse(before.error()));
            if (*before + count > m_run.job().subscribeAtMost)
                return tooMany(parts);
            auto kept = m_context.remember(decided, QJsonObject{{u"subscribed"_s, qint64(count)}});
            if (!kept)
                return tl::unexpected(m_context.orElse(kept.error()));
        }
        auto spec
            = repeatableAttempt(key, u"POST"_s, u"/api/profile-subscription-bulk-create-jobs"_s);
        spec.isRepeatable = false; // who unsubscribes meanwhile stays so
        spec.resolve = [this, parts, &order](qint64) -> Outcome<std::optional<QJsonObject>> {
            order = orderOf(parts);
            if (!order)
                return tl::unexpected(m_context.orElse(order.error()));
            if (!order->people.isEmpty())
                return std::nullopt;
            return QJsonObject{{u"done"_s, true}};
        };
        auto sent = m_context.attempt(spec, [this, &order]() -> Result<QJsonObject> {
            if (order->people.isEmpty())
                return QJsonObject{{u"done"_s, true}};
            if (auto done = m_client.subscribe(*order); !done)
                return fail(done.error());
            return QJsonObject{{u"done"_s, true}};
        });
        if (!sent)
            return tl::unexpected(sent.error());
        return true;
    }

private:
    Result<KlaviyoSubscription> orderOf(std::span<const size_t> parts)
    {
        auto profiles = profilesOf(m_context, m_client, m_outgoing, parts, true);
        if (!profiles)
            return fail(profiles.error());
        KlaviyoSubscription order{.people = {},
            .listId = m_listId,
            .customSource = QString::fromUtf8(m_run.mapping().customer.consent.source),
            .isHistorical = true};
        for (const size_t i : parts) {
            const OutPart &part = m_outgoing.parts[i];
            const auto consent = commercemap::MappedConsent::fromText(part.element);
            const QJsonObject profile = profiles->value(part.key);
            const auto may = [this, i, &profile](bool agreed, const QString &channel) {
                if (!agreed)
                    return false;
                const Standing standing = standingOf(profile, channel);
                if (standing == Standing::Unsubscribed)
                    warn(m_outgoing, i, "UNSUBSCRIBED",
                        "has unsubscribed at Klaviyo and is not subscribed again");
                return standing == Standing::Free;
            };
            const bool byEmail = may(consent.byEmail, u"email"_s);
            const bool bySms = may(consent.bySms, u"sms"_s);
            if (profile.isEmpty() || (!byEmail && !bySms))
                continue;
            order.people.append({.profileId = profile.value(u"id").toString(),
                .email = byEmail ? QString::fromUtf8(part.otherKey) : QString(),
                .phone = bySms ? QString::fromUtf8(consent.phone) : QString(),
                .byEmail = byEmail,
                .bySms = bySms,
                .consentedAt = QString::fromUtf8(consent.at)});
        }
        return order;
    }

    Outcome<bool> tooMany(std::span<const size_t> parts)
    {
        for (const size_t part : parts)
            warn(m_outgoing, part, "NOT_SUBSCRIBED",
                "not subscribed: more have agreed than was confirmed for this run");
        auto asked = m_context.commit([this](StepTx &tx) -> Result<void> {
            return tx.askForAttention(u"SUBSCRIBE_LIMIT"_s,
                u"More customers have agreed than the %1 that were confirmed; the others are not subscribed"_s
                    .arg(m_run.job().subscribeAtMost));
        });
        if (!asked)
            return tl::unexpected(m_context.orElse(asked.error()));
        return true;
    }

    StepContext &m_context;
    CommerceRun &m_run;
    KlaviyoClient &m_client;
    Outgoing &m_outgoing;
    QString m_listId;
};

} // namespace

Outcome<bool> clearProfiles(
    StepContext &context, KlaviyoClient &client, Outgoing &outgoing, std::vector<PartEnd> &ends)
{
    const std::vector<size_t> parts = partsBehindProfiles(OutKind::ProfileClear, outgoing, ends);
    for (size_t first = 0; first < parts.size(); first += kPeopleAtOnce) {
        const std::span group
            = std::span(parts).subspan(first, std::min(kPeopleAtOnce, parts.size() - first));
        auto profiles = profilesOf(context, client, outgoing, group, false);
        if (!profiles)
            return tl::unexpected(context.orElse(profiles.error()));
        for (const size_t i : group) {
            ends[i].state = PartEnd::State::Done;
            const OutPart &part = outgoing.parts[i];
            const QString id = profiles->value(part.key).value(u"id").toString();
            if (id.isEmpty()) {
                warn(outgoing, i, "NOT_CLEARED", "lost attributes could not be cleared");
                continue;
            }
            const auto spec = repeatableAttempt(
                u"clear:%1"_s.arg(i), u"PATCH"_s, u"/api/profiles/%1"_s.arg(id));
            auto done = context.attempt(spec, [&client, &part, &id]() -> Result<QJsonObject> {
                const QJsonObject body = QJsonDocument::fromJson(
                    commercemap::clearingPatch(id.toUtf8(), part.element.toUInt()))
                                             .object();
                const QByteArray element
                    = QJsonDocument(body.value(u"data").toObject()).toJson(QJsonDocument::Compact);
                auto cleared = client.updateProfile(id, element);
                if (!cleared)
                    return fail(cleared.error());
                return QJsonObject{{u"id"_s, id}};
            });
            if (!done)
                return tl::unexpected(done.error());
        }
    }
    return true;
}

Outcome<bool> subscribe(StepContext &context, CommerceRun &run, KlaviyoClient &client,
    Outgoing &outgoing, std::vector<PartEnd> &ends, const QString &listId)
{
    const std::vector<size_t> parts = partsBehindProfiles(OutKind::Consent, outgoing, ends);
    Subscribing subscribing(context, run, client, outgoing, listId);
    for (size_t first = 0; first < parts.size(); first += kPeopleAtOnce) {
        const std::span group
            = std::span(parts).subspan(first, std::min(kPeopleAtOnce, parts.size() - first));
        if (auto done = subscribing.subscribe(group); !done)
            return done;
        for (const size_t i : group)
            ends[i].state = PartEnd::State::Done;
    }
    return true;
}

} // namespace sluice
