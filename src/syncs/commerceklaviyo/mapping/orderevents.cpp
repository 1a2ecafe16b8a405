// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/mapping/orderevents.h"

#include "core/mapping/contact.h"
#include "syncs/commerceklaviyo/mapping/timestamps.h"

#include <algorithm>

namespace sluice::commercemap {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kDayMs = 24LL * 60 * 60 * 1000;
constexpr qint64 kYear1990Ms = 631'152'000'000; // C.5: after 1990, at most one year ahead

} // namespace

bool OrderEvents::readProfile()
{
    const std::string_view written = textOf(m_order, "customerEmail");
    const QByteArray email = checkedEmail(written);
    const std::string_view customer = textOf(m_order, "customerId");
    if (!written.empty() && email.isEmpty() && customer.empty()) {
        m_mapped.reject("email_invalid"_L1, u"customerEmail"_s,
            u"the e-mail address is not valid and the order has no customer"_s);
        return false;
    }
    if (written.empty() && customer.empty()) {
        m_mapped.reject("profile_missing"_L1, u"customerEmail"_s,
            u"the order has neither an e-mail address nor a customer"_s);
        return false;
    }
    if (!written.empty() && email.isEmpty()) {
        m_mapped.warn("email_invalid"_L1, u"customerEmail"_s,
            u"the e-mail address is not valid; the customer's id goes out alone"_s);
    }
    QByteArray profile = asBytes(customer);
    const QByteArray owner = m_context.owners && !profile.isEmpty()
        ? m_context.owners->value(email.toLower())
        : QByteArray();
    if (!owner.isEmpty() && owner != profile) { // with its own id it would take that profile over
        m_mapped.warn("email_taken"_L1, u"customerEmail"_s,
            u"customer %1 has the same e-mail address; the events go to that profile"_s.arg(
                QString::fromUtf8(owner)));
        profile = owner;
    }
    JsonWriter writer(256);
    writer.beginObject();
    writer.field("type", "profile");
    writer.key("attributes");
    writer.beginObject();
    writer.fieldIfFilled("email", asView(email));
    writer.fieldIfFilled("external_id", asView(profile));
    writer.endObject();
    writer.endObject();
    m_mapped.profile = writer.take();
    m_mapped.profileKey = profile + '\n' + email;
    return true;
}

bool OrderEvents::readTimes()
{
    const auto created = parseTimestamp(textOf(m_order, "createdAt"));
    if (!created) {
        m_mapped.reject("time_invalid"_L1, u"createdAt"_s, u"the order's time cannot be read"_s);
        return false;
    }
    m_createdMs = *created;
    m_modifiedMs = parseTimestamp(textOf(m_order, "lastModifiedAt")).value_or(m_createdMs);
    return true;
}

bool OrderEvents::isBackfill(qint64 timeMs) const
{
    switch (m_settings.backfill) {
    case BackfillMode::Always:
        return true;
    case BackfillMode::Older:
        return timeMs < m_context.nowMs - m_settings.backfillDays * kDayMs;
    case BackfillMode::Never:
        break;
    }
    return false;
}

MappedEvent OrderEvents::written(
    MappedEvent event, const std::optional<Money> &value, const QByteArray &properties) const
{
    JsonWriter writer(properties.size() + 320);
    writer.beginObject();
    writer.field("type", "event");
    writer.key("attributes");
    writer.beginObject();
    writer.key("metric");
    writer.beginObject();
    writer.key("data");
    writer.beginObject();
    writer.field("type", "metric");
    writer.key("attributes");
    writer.beginObject();
    writer.field("name", asView(event.metric));
    writer.endObject();
    writer.endObject();
    writer.endObject();
    writer.field("time", asView(writeTimestamp(event.timeMs)));
    if (value) {
        writer.key("value");
        writer.decimal(value->amount, value->digits);
        writer.field("value_currency", asView(value->currency));
    }
    writer.field("unique_id", asView(event.uniqueId));
    writer.key("properties");
    writer.raw(asView(properties));
    writer.flagField("backfill", event.isBackfill);
    writer.endObject();
    writer.endObject();
    event.payload = writer.take();
    return event;
}

void OrderEvents::add(EventKind kind, const QByteArray &uniqueId, qint64 timeMs,
    const std::optional<Money> &value, const std::function<QByteArray(TrimMode)> &propertiesOf,
    const QString &path)
{
    const QByteArray metric = m_settings.metrics.value(kind);
    const bool isDoubled = std::any_of(
        m_mapped.events.begin(), m_mapped.events.end(), [&](const MappedEvent &other) {
            return other.uniqueId == uniqueId && other.metric == metric;
        });
    if (uniqueId.isEmpty() || isDoubled) {
        reject(kind, uniqueId,
            {uniqueId.isEmpty() ? "id_missing"_L1 : "id_doubled"_L1, path,
                uniqueId.isEmpty() ? u"the event has no id of its own"_s
                                   : u"another event of the order has the same id"_s});
        return;
    }
    constexpr qint64 kYearMs = 365 * kDayMs;
    if (timeMs < kYear1990Ms || (m_context.nowMs > 0 && timeMs > m_context.nowMs + kYearMs)) {
        reject(kind, uniqueId,
            {"time_out_of_range"_L1, path, u"the time is before 1990 or more than a year ahead"_s});
        return;
    }
    MappedEvent event;
    event.kind = kind;
    event.metric = metric;
    event.uniqueId = uniqueId;
    event.timeMs = timeMs;
    event.isBackfill = isBackfill(timeMs);
    MappedEvent done = written(event, value, propertiesOf(m_trim));
    if (done.payload.size() > OrderMapper::kMostEventBytes && m_trim == TrimMode::All) {
        m_mapped.warn("event_trimmed"_L1, path,
            u"the event had %1 bytes and is sent short"_s.arg(done.payload.size()));
        done = written(event, value, propertiesOf(TrimMode::Short));
    }
    if (done.payload.size() > OrderMapper::kMostEventBytes) {
        reject(kind, uniqueId,
            {"event_too_big"_L1, path,
                u"the event has %1 bytes, at most %2 are accepted"_s.arg(done.payload.size())
                    .arg(OrderMapper::kMostEventBytes)});
        return;
    }
    m_mapped.events.append(done);
}

void OrderEvents::addEvents()
{
    const auto properties = [this](TrimMode trim) {
        QByteArray &made = m_orderProperties[trim == TrimMode::Short ? 1 : 0];
        if (made.isEmpty()) {
            made = m_properties.ofOrder(m_order, trim);
        }
        return made;
    };
    const QByteArray &id = m_mapped.sourceId;
    const auto total = readMoney(m_order, "totalPrice");
    const bool isPlaced = m_settings.placedStates.isEmpty() || isInState(m_settings.placedStates);
    if (!total) {
        m_mapped.warn("value_missing"_L1, u"totalPrice"_s,
            u"the order has no total; its events go out without a value"_s);
    }
    if (isPlaced && wants(EventKind::PlacedOrder)) {
        add(EventKind::PlacedOrder, id, m_createdMs, total, properties, u"createdAt"_s);
    }
    if (isPlaced && wants(EventKind::OrderedProduct)) {
        addLines();
    }
    const auto *known = m_context.times != nullptr && m_context.times->contains(id)
        ? &*m_context.times->constFind(id)
        : nullptr;
    const auto completed = parseTimestamp(textOf(m_order, "completedAt"));
    if (wants(EventKind::FulfilledOrder) && isInState(m_settings.fulfilledStates)) {
        const bool isKnown = known != nullptr && known->fulfilledMs.has_value();
        const qint64 timeMs = isKnown ? *known->fulfilledMs : completed.value_or(m_modifiedMs);
        add(EventKind::FulfilledOrder, id, timeMs, total, properties,
            completed && !isKnown ? u"completedAt"_s : u"lastModifiedAt"_s);
    }
    if (wants(EventKind::CancelledOrder) && isInState(m_settings.cancelledStates)) {
        const bool isKnown = known != nullptr && known->cancelledMs.has_value();
        add(EventKind::CancelledOrder, id, isKnown ? *known->cancelledMs : m_modifiedMs, total,
            properties, u"lastModifiedAt"_s);
    }
    if (wants(EventKind::RefundedOrder)) {
        for (const Refund &refund : refunds()) {
            add(EventKind::RefundedOrder, refund.uniqueId, refund.timeMs, refund.amount, properties,
                u"paymentInfo.payments"_s);
        }
    }
}

void OrderEvents::addLines()
{
    const auto lines = arrayOf(m_order, "lineItems");
    if (!lines) {
        return;
    }
    qsizetype index = -1;
    for (const JsonElement element : *lines) {
        ++index;
        const auto line = asObject(element);
        if (!line) {
            continue;
        }
        add(
            EventKind::OrderedProduct, asBytes(textOf(*line, "id")), m_createdMs,
            readMoney(*line, "totalPrice"),
            [this, &line](TrimMode trim) { return m_properties.ofLine(*line, trim); },
            u"lineItems[%1]"_s.arg(index));
    }
}

namespace {

// Calls `visit` with each transaction of each expanded payment.
template <class Visit> void forEachTransaction(JsonObject order, const Visit &visit)
{
    const auto info = objectOf(order, "paymentInfo");
    const auto payments = info ? arrayOf(*info, "payments") : std::nullopt;
    if (!payments) {
        return;
    }
    for (const JsonElement element : *payments) {
        const auto payment = asObject(element);
        const auto expanded = payment ? objectOf(*payment, "obj") : std::nullopt;
        const auto transactions = expanded ? arrayOf(*expanded, "transactions") : std::nullopt;
        if (!transactions) {
            continue;
        }
        for (const JsonElement item : *transactions) {
            if (const auto transaction = asObject(item)) {
                visit(*transaction);
            }
        }
    }
}

} // namespace

bool OrderEvents::hasValidPayment() const
{
    bool isValid = false;
    forEachTransaction(m_order, [&](JsonObject transaction) {
        isValid
            = isValid || m_settings.paymentStates.contains(asBytes(textOf(transaction, "state")));
    });
    return isValid;
}

std::vector<Refund> OrderEvents::refunds()
{
    std::vector<Refund> all;
    forEachTransaction(m_order, [&](JsonObject transaction) {
        if (textOf(transaction, "type") == "Refund"
            && m_settings.refundStates.contains(asBytes(textOf(transaction, "state")))) {
            all.push_back({asBytes(textOf(transaction, "id")), readMoney(transaction, "amount"),
                parseTimestamp(textOf(transaction, "timestamp")).value_or(m_modifiedMs)});
        }
    });
    return m_settings.refunds == RefundMode::PerOrder ? refundsPerOrder(all) : all;
}

// The plugin's one event: the sum, at the order's last change. Amounts in another currency than the
// first are not added up (A.9 #14).
std::vector<Refund> OrderEvents::refundsPerOrder(const std::vector<Refund> &all)
{
    if (all.empty()) {
        return {};
    }
    Refund one{m_mapped.sourceId, all.front().amount, m_modifiedMs};
    for (size_t i = 1; i < all.size(); ++i) {
        const auto sum = one.amount && all[i].amount ? sumOf(*one.amount, *all[i].amount)
                                                     : std::optional<Money>();
        if (sum) {
            one.amount = sum;
        } else {
            m_mapped.warn("refund_not_added"_L1, u"paymentInfo.payments"_s,
                u"a refund in another currency is not part of the sum"_s);
        }
    }
    return {one};
}

void OrderEvents::addAll(TrimMode trim)
{
    m_trim = trim;
    if (m_settings.requirePayment && !hasValidPayment()) {
        m_mapped.warn("payment_missing"_L1, u"paymentInfo"_s,
            u"no payment is in a state that the settings ask for; the order is skipped"_s);
        return;
    }
    addEvents();
}

} // namespace sluice::commercemap
