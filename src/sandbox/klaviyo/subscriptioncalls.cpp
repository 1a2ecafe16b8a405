// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/klaviyo/klaviyocall.h"
#include "sandbox/klaviyo/moments.h"

namespace sluice::sandbox {

namespace {

constexpr qsizetype kMostSubscriptions = 1000;
const QByteArray kSubscriptionPointer = "/data/attributes/profiles/data";

// One profile of a request, checked; empty states are not asked for.
struct Subscription
{
    JsonElement profile; // with "attributes"
    ListTable::Consents consents;
};

std::optional<KlaviyoProblem> readChannel(JsonElement attributes, const char *channel,
    bool isHistorical, bool isSubscribing, qint64 nowMs, const QByteArray &pointer,
    ListTable::Consent &consent)
{
    const auto marketing = jsonAt(attributes, {"subscriptions", channel, "marketing"});
    if (!marketing)
        return std::nullopt;
    const QByteArray wanted = isSubscribing ? "SUBSCRIBED" : "UNSUBSCRIBED";
    const QByteArray place = pointer + "/subscriptions/" + channel + "/marketing";
    if (bytesOf(jsonTextIn(*marketing, "consent")) != wanted)
        return invalidInput("'consent' must be " + wanted + '.', place + "/consent");
    const auto at = klaviyoSeconds(jsonTextIn(*marketing, "consented_at"));
    if (isHistorical && (!at || *at * 1000 > nowMs))
        return invalidInput("'consented_at' is required for a historical import and must be in "
                            "the past.",
            place + "/consented_at");
    consent = {wanted, isHistorical && at ? *at * 1000 : nowMs, isHistorical};
    return std::nullopt;
}

std::optional<KlaviyoProblem> readSubscription(JsonElement profile, bool isHistorical,
    bool isSubscribing, qint64 nowMs, const QByteArray &pointer, Subscription &subscription)
{
    const auto attributes = jsonMember(profile, "attributes");
    const QByteArray place = pointer + "/attributes";
    if (jsonTextIn(profile, "type") != "profile" || !attributes)
        return invalidInput("A profile with attributes is expected.", pointer);
    if (auto problem = ProfileTable::checkIdentifiers(*attributes, place))
        return problem;
    subscription.profile = profile;
    ListTable::Consents &consents = subscription.consents;
    if (auto problem = readChannel(
            *attributes, "email", isHistorical, isSubscribing, nowMs, place, consents.email))
        return problem;
    if (auto problem
        = readChannel(*attributes, "sms", isHistorical, isSubscribing, nowMs, place, consents.sms))
        return problem;
    if (consents.email.state.isEmpty() && consents.sms.state.isEmpty())
        return invalidInput("'subscriptions' is a required field.", place + "/subscriptions");
    if (!consents.email.state.isEmpty() && jsonTextIn(*attributes, "email").empty())
        return invalidInput("An email address is required.", place + "/email");
    if (!consents.sms.state.isEmpty() && jsonTextIn(*attributes, "phone_number").empty())
        return invalidInput("A phone number is required.", place + "/phone_number");
    return std::nullopt;
}

void applySubscription(
    KlaviyoStore &store, const Subscription &subscription, qint64 list, bool isSubscribing)
{
    const JsonElement attributes = *jsonMember(subscription.profile, "attributes");
    // Only the identifiers: the rest of these attributes is no part of a profile.
    QByteArray identifiers = "{";
    for (const char *name : {"email", "phone_number"}) {
        if (const auto value = jsonMember(attributes, name)) {
            appendJsonName(identifiers, name);
            appendJson(identifiers, *value);
        }
    }
    JsonText text;
    const auto known = text.parse(identifiers.append('}'));
    const auto outcome = store.profiles.write(ProfileTable::Mode::Event, *known,
        viewOf(jsonTextIn(subscription.profile, "id")), store.nowMs(), "/data");
    const auto row = static_cast<quint32>(outcome.row);
    ListTable::Consents consents = store.lists.consentsOf(row);
    if (!subscription.consents.email.state.isEmpty())
        consents.email = subscription.consents.email;
    if (!subscription.consents.sms.state.isEmpty())
        consents.sms = subscription.consents.sms;
    store.lists.consent(row, consents);
    const bool isHistorical = consents.email.isHistorical || consents.sms.isHistorical;
    if (list >= 0 && isSubscribing)
        store.lists.join(list, row, store.nowMs(), isHistorical);
    else if (list >= 0)
        store.lists.leave(list, row);
}

HttpReply changeSubscriptions(KlaviyoStore &store, const HttpRequest &request, bool isSubscribing)
{
    HttpReply refused;
    JsonText text;
    const QByteArray change = isSubscribing ? "create" : "delete";
    const auto data
        = bodyData(text, request, "profile-subscription-bulk-" + change + "-job", refused);
    if (!data)
        return refused;
    const auto attributes = jsonMember(*data, "attributes");
    const auto profiles = jsonAt(*data, {"attributes", "profiles", "data"});
    simdjson::dom::array array;
    if (!profiles || profiles->get(array) != simdjson::SUCCESS)
        return problemReply(invalidInput("'profiles' is a required field.", kSubscriptionPointer));
    const qsizetype count = jsonCount(*profiles);
    if (count == 0 || count > kMostSubscriptions)
        return problemReply(
            invalidInput("A request takes from 1 to 1000 profiles.", kSubscriptionPointer));
    const bool isHistorical = isSubscribing && jsonFlagIn(*attributes, "historical_import");
    std::vector<Subscription> subscriptions;
    for (const JsonElement profile : array) {
        Subscription subscription;
        const QByteArray pointer
            = kSubscriptionPointer + '/' + QByteArray::number(subscriptions.size());
        if (const auto problem = readSubscription(
                profile, isHistorical, isSubscribing, store.nowMs(), pointer, subscription))
            return problemReply(*problem);
        subscriptions.push_back(subscription);
    }
    const auto target = jsonAt(*data, {"relationships", "list", "data"});
    qint64 list = -1;
    if (target) {
        const QByteArray id = bytesOf(jsonTextIn(*target, "id"));
        list = store.lists.byId(id);
        if (list < 0)
            return problemReply(notFound("A list with id " + id + " does not exist."));
    }
    for (const Subscription &subscription : subscriptions)
        applySubscription(store, subscription, list, isSubscribing);
    HttpReply reply;
    reply.status = 202;
    reply.hasEffect = true;
    return reply;
}

} // namespace

QList<KlaviyoHandler> subscriptionHandlers()
{
    return {{"POST", "/api/profile-subscription-bulk-create-jobs",
                [](KlaviyoStore &store, const HttpRequest &request) {
                    return changeSubscriptions(store, request, true);
                }},
        {"POST", "/api/profile-subscription-bulk-delete-jobs",
            [](KlaviyoStore &store, const HttpRequest &request) {
                return changeSubscriptions(store, request, false);
            }}};
}

} // namespace sluice::sandbox
