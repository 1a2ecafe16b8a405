// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/klaviyo/klaviyocall.h"
#include "sandbox/klaviyo/moments.h"

#include <algorithm>
#include <unordered_set>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr size_t kMostEventsInRequest = 1000;
const QByteArray kGroupsPointer = "/data/attributes/events-bulk-create/data";

// The identity that a draft gives its profile, to find doubles before anything is written.
QByteArray identityOf(const EventTable::Draft &draft)
{
    QByteArray text = bytesOf(draft.profileId);
    for (const char *name : {"external_id", "email", "phone_number"})
        text += '\x1f' + bytesOf(jsonTextIn(draft.profile, name));
    return text.toLower();
}

std::optional<KlaviyoProblem> readEventProfile(
    JsonElement owner, const QByteArray &pointer, EventTable::Draft &draft)
{
    const auto data = jsonAt(owner, {"profile", "data"});
    const auto attributes = data ? jsonMember(*data, "attributes") : std::nullopt;
    const QByteArray place = pointer + "/profile/data";
    if (!data)
        return invalidInput("'profile' is a required field.", pointer + "/profile");
    draft.profileId = jsonTextIn(*data, "id");
    draft.profile = attributes.value_or(*data);
    if (attributes) {
        if (auto problem = ProfileTable::checkTypes(*attributes, place + "/attributes"))
            return problem;
        if (auto problem = ProfileTable::checkIdentifiers(*attributes, place + "/attributes"))
            return problem;
    }
    if (draft.profileId.empty() && jsonTextIn(draft.profile, "email").empty()
        && jsonTextIn(draft.profile, "phone_number").empty()
        && jsonTextIn(draft.profile, "external_id").empty()
        && jsonTextIn(draft.profile, "anonymous_id").empty())
        return invalidInput("A profile needs at least one identifier.", place + "/attributes");
    return std::nullopt;
}

void takeDrafts(KlaviyoStore &store, const std::vector<EventTable::Draft> &drafts)
{
    const qint64 now = store.nowMs();
    const bool isReplaced
        = store.environment().settings.text(u"klaviyoRepeatedEvent"_s) == "replace"_L1;
    std::unordered_set<quint64> seen;
    for (const EventTable::Draft &draft : drafts) {
        if (!seen.insert(EventTable::keyOf(identityOf(draft), draft)).second) {
            store.events.noteDropped(); // doubles that the settings let pass
            continue;
        }
        const auto profile = store.profiles.write(
            ProfileTable::Mode::Event, draft.profile, viewOf(draft.profileId), now, "/data");
        store.events.add(draft, profile.row, now, isReplaced);
    }
    store.events.saveCounters();
}

HttpReply acceptedEvents()
{
    HttpReply reply;
    reply.status = 202;
    reply.hasEffect = true;
    return reply;
}

HttpReply createEvent(KlaviyoStore &store, const HttpRequest &request)
{
    HttpReply refused;
    JsonText text;
    const auto data = bodyData(text, request, "event", refused);
    if (!data)
        return refused;
    const auto attributes = jsonMember(*data, "attributes");
    const QByteArray pointer = "/data/attributes";
    if (!attributes)
        return problemReply(invalidInput("'attributes' is a required field.", "/data"));
    EventTable::Draft draft;
    if (const auto problem = readEventProfile(*attributes, pointer, draft))
        return problemReply(*problem);
    if (const auto problem = EventTable::check(*attributes, store.nowMs(), false, pointer, draft))
        return problemReply(*problem);
    takeDrafts(store, {draft});
    return acceptedEvents();
}

// The events of one profile of a bulk request.
std::optional<KlaviyoProblem> readGroup(JsonElement group, const QByteArray &pointer, qint64 nowMs,
    std::vector<EventTable::Draft> &drafts)
{
    const auto attributes = jsonMember(group, "attributes");
    const QByteArray place = pointer + "/attributes";
    if (jsonTextIn(group, "type") != "event-bulk-create" || !attributes)
        return invalidInput("An event-bulk-create with attributes is expected.", pointer);
    EventTable::Draft draft;
    if (auto problem = readEventProfile(*attributes, place, draft))
        return problem;
    const bool isBackfill = jsonFlagIn(*attributes, "backfill");
    const auto events = jsonAt(*attributes, {"events", "data"});
    simdjson::dom::array array;
    if (!events || events->get(array) != simdjson::SUCCESS)
        return invalidInput("'events' is a required field.", place + "/events");
    qsizetype number = 0;
    for (const JsonElement event : array) {
        const QByteArray at = place + "/events/data/" + QByteArray::number(number++);
        const auto own = jsonMember(event, "attributes");
        if (jsonTextIn(event, "type") != "event" || !own)
            return invalidInput("An event with attributes is expected.", at);
        if (auto problem = EventTable::check(*own, nowMs, isBackfill, at + "/attributes", draft))
            return problem;
        drafts.push_back(draft);
    }
    return std::nullopt;
}

std::optional<KlaviyoProblem> doubleIn(const std::vector<EventTable::Draft> &drafts)
{
    std::unordered_set<quint64> seen;
    for (const EventTable::Draft &draft : drafts) {
        if (draft.uniqueId.empty())
            continue;
        if (!seen.insert(EventTable::keyOf(identityOf(draft), draft)).second)
            return invalidInput("The unique_id " + bytesOf(draft.uniqueId)
                    + " is there more than once for one profile and metric.",
                kGroupsPointer);
    }
    return std::nullopt;
}

HttpReply createEvents(KlaviyoStore &store, const HttpRequest &request)
{
    HttpReply refused;
    JsonText text;
    const auto data = bodyData(text, request, "event-bulk-create-job", refused);
    if (!data)
        return refused;
    const auto groups = jsonAt(*data, {"attributes", "events-bulk-create", "data"});
    simdjson::dom::array array;
    if (!groups || groups->get(array) != simdjson::SUCCESS)
        return problemReply(
            invalidInput("'events-bulk-create' is a required field.", kGroupsPointer));
    std::vector<EventTable::Draft> drafts;
    qsizetype number = 0;
    for (const JsonElement group : array) {
        const QByteArray pointer = kGroupsPointer + '/' + QByteArray::number(number++);
        if (const auto problem = readGroup(group, pointer, store.nowMs(), drafts))
            return problemReply(*problem);
    }
    if (drafts.empty() || drafts.size() > kMostEventsInRequest)
        return problemReply(invalidInput("A request takes from 1 to 1000 events.", kGroupsPointer));
    if (store.environment().settings.text(u"klaviyoDoubleInRequest"_s) != "drop"_L1) {
        if (const auto problem = doubleIn(drafts))
            return problemReply(*problem);
    }
    takeDrafts(store, drafts);
    return acceptedEvents();
}

} // namespace

QList<KlaviyoHandler> eventHandlers()
{
    QList<KlaviyoHandler> all{{"POST", "/api/events", createEvent},
        {"POST", "/api/event-bulk-create-jobs", createEvents}};
    all.append(eventReadHandlers());
    return all;
}

} // namespace sluice::sandbox
