// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/klaviyo/profiletable.h"

namespace sluice::sandbox {

namespace {

constexpr char kProfileRecord = 'P';
constexpr char kProfileGone = 'p';
const QByteArray kProfileIdStart = "01SBX";
constexpr int kProfileIdDigits = 21; // 26 in all, as the service's

bool isNull(JsonElement element)
{
    return element.is_null();
}

// An object of which each member of `given` replaces that of `old`; null clears where it may.
void appendMergedObject(
    QByteArray &out, std::optional<JsonElement> old, JsonElement given, bool nullClears)
{
    out.append('{');
    simdjson::dom::object members;
    if (old && old->get(members) == simdjson::SUCCESS) {
        for (const auto &[name, value] : members) {
            const auto change = jsonMember(given, name);
            if (change && (nullClears || !isNull(*change)))
                continue;
            appendJsonName(out, viewOf(name));
            appendJson(out, value);
        }
    }
    if (given.get(members) == simdjson::SUCCESS) {
        for (const auto &[name, value] : members) {
            if (isNull(value))
                continue;
            appendJsonName(out, viewOf(name));
            appendJson(out, value);
        }
    }
    out.append('}');
}

} // namespace

const QList<QByteArray> &ProfileTable::names()
{
    static const QList<QByteArray> kNames{"email", "phone_number", "external_id", "first_name",
        "last_name", "organization", "locale", "title", "image", "location", "properties"};
    return kNames;
}

QByteArray ProfileTable::idOf(qint64 row)
{
    return kProfileIdStart
        + QByteArray::number(row + 1, 32).toUpper().rightJustified(kProfileIdDigits, '0');
}

bool ProfileTable::isThere(qint64 row) const
{
    return row >= 0 && row < count() && !this->row(row).isDeleted;
}

qint64 ProfileTable::byId(QByteArrayView id) const
{
    bool isNumber = false;
    if (!id.startsWith(kProfileIdStart))
        return -1;
    const qint64 row
        = id.sliced(kProfileIdStart.size()).toByteArray().toLongLong(&isNumber, 32) - 1;
    return isNumber && isThere(row) && idOf(row) == id ? row : -1;
}

qint64 ProfileTable::by(QByteArrayView field, QByteArrayView value) const
{
    if (field == "id")
        return byId(value);
    const auto &index = field == "email" ? m_byEmail
        : field == "phone_number"        ? m_byPhone
                                         : m_byExternal;
    const QByteArray key = value.toByteArray();
    const auto found = index.constFind(field == "email" ? key.toLower() : key);
    return found == index.constEnd() ? -1 : qint64(*found);
}

ProfileTable::Keys ProfileTable::keysOf(JsonElement attributes)
{
    return {bytesOf(jsonTextIn(attributes, "email")).toLower(),
        bytesOf(jsonTextIn(attributes, "phone_number")),
        bytesOf(jsonTextIn(attributes, "external_id"))};
}

ProfileTable::Keys ProfileTable::storedKeys(qint64 row)
{
    const auto old = m_oldText.parse(attributes(row));
    return old ? keysOf(*old) : Keys();
}

qint64 ProfileTable::byIdentifiers(JsonElement attributes) const
{
    const Keys keys = keysOf(attributes);
    qint64 row = keys.external.isEmpty() ? -1 : by("external_id", keys.external);
    if (row < 0 && !keys.email.isEmpty())
        row = by("email", keys.email);
    if (row < 0 && !keys.phone.isEmpty())
        row = by("phone_number", keys.phone);
    return row;
}

std::optional<KlaviyoProblem> ProfileTable::findRow(
    Mode mode, const Keys &keys, QByteArrayView id, const QByteArray &pointer, qint64 &row)
{
    row = id.isEmpty() ? -1 : byId(id);
    if (!id.isEmpty() && row < 0 && mode != Mode::Event)
        return notFound("A profile with id " + id.toByteArray() + " does not exist.");
    const std::pair<const char *, const QByteArray &> given[]
        = {{"external_id", keys.external}, {"email", keys.email}, {"phone_number", keys.phone}};
    for (const auto &[field, value] : given) {
        const qint64 holder = value.isEmpty() ? -1 : by(field, value);
        if (holder < 0)
            continue;
        if ((mode == Mode::Create || (row >= 0 && holder != row)) && mode != Mode::Event) {
            return KlaviyoProblem{.status = 409,
                .code = "duplicate_profile",
                .title = "Conflict.",
                .detail = "A profile already exists with one of these identifiers.",
                .pointer = pointer,
                .meta = "{\"duplicate_profile_id\":\"" + idOf(holder) + "\"}"};
        }
        if (row < 0)
            row = holder;
    }
    return std::nullopt;
}

QByteArray ProfileTable::merged(std::optional<JsonElement> old, JsonElement given, Mode mode) const
{
    const bool nullClears = mode == Mode::Patch || mode == Mode::Upsert || mode == Mode::Mutate;
    QByteArray out;
    out.reserve(512);
    out.append('{');
    for (const QByteArray &name : names()) {
        const auto before = old ? jsonMember(*old, textOf(name)) : std::nullopt;
        const auto change = jsonMember(given, textOf(name));
        const bool isTold = change && (!isNull(*change) || nullClears);
        const auto value = isTold ? change : before;
        if (!value || isNull(*value))
            continue;
        appendJsonName(out, name);
        if (isTold && change->is_object())
            appendMergedObject(out, before, *change, nullClears);
        else
            appendJson(out, *value);
    }
    out.append('}');
    return out;
}

ProfileTable::Outcome ProfileTable::write(
    Mode mode, JsonElement attributes, QByteArrayView id, qint64 nowMs, const QByteArray &pointer)
{
    Outcome outcome;
    Keys keys = keysOf(attributes);
    outcome.problem = findRow(mode, keys, id, pointer, outcome.row);
    if (outcome.problem)
        return outcome;
    outcome.isNew = outcome.row < 0;
    std::optional<JsonElement> old;
    QByteArray before;
    if (!outcome.isNew) {
        before = this->attributes(outcome.row);
        old = m_oldText.parse(before);
    }
    if (mode == Mode::Event && old) {
        // An event does not take an identifier from the profile that has it.
        if ((!keys.email.isEmpty() && by("email", keys.email) != outcome.row
                && by("email", keys.email) >= 0)
            || (!keys.phone.isEmpty() && by("phone_number", keys.phone) != outcome.row
                && by("phone_number", keys.phone) >= 0))
            return outcome;
    }
    const Keys own = old ? keysOf(*old) : Keys();
    const QByteArray after = merged(old, attributes, mode);
    if (mode == Mode::Event && after == before)
        return outcome;
    const auto kept = [&](const QByteArray &given, const QByteArray &stored, const char *name) {
        const auto told = jsonMember(attributes, name);
        const bool isCleared = told && isNull(*told) && mode != Mode::Import && mode != Mode::Event;
        return given.isEmpty() && !isCleared ? stored : given;
    };
    keys = {kept(keys.email, own.email, "email"), kept(keys.phone, own.phone, "phone_number"),
        kept(keys.external, own.external, "external_id")};
    if (outcome.isNew) {
        outcome.row = count();
        m_rows.push_back({.createdMs = nowMs});
    }
    put(outcome.row, after, own, keys, nowMs, mode != Mode::Event && mode != Mode::Mutate);
    return outcome;
}

void ProfileTable::put(qint64 row, const QByteArray &attributes, const Keys &before,
    const Keys &after, qint64 nowMs, bool isApplied)
{
    Row &entry = m_rows.at(static_cast<size_t>(row));
    entry.updatedMs = nowMs;
    entry.applied += isApplied ? 1 : 0;
    HeadWriter head;
    head.number(row).number(entry.createdMs).number(nowMs).number(entry.applied);
    for (const QByteArray &key :
        {before.email, before.phone, before.external, after.email, after.phone, after.external})
        head.text(key);
    entry.attributes = m_log.add(kProfileRecord, head, attributes);
    index(before, after, row);
}

void ProfileTable::index(const Keys &before, const Keys &after, qint64 row)
{
    const auto change = [row](auto &index, const QByteArray &from, const QByteArray &to) {
        if (from == to)
            return;
        if (!from.isEmpty() && index.value(from) == row)
            index.remove(from);
        if (!to.isEmpty())
            index.insert(to, static_cast<quint32>(row));
    };
    change(m_byEmail, before.email, after.email);
    change(m_byPhone, before.phone, after.phone);
    change(m_byExternal, before.external, after.external);
}

void ProfileTable::remove(qint64 row)
{
    const Keys keys = storedKeys(row);
    index(keys, {}, row);
    m_rows.at(static_cast<size_t>(row)).isDeleted = true;
    HeadWriter head;
    head.number(row).text(keys.email).text(keys.phone).text(keys.external);
    m_log.add(kProfileGone, head);
}

bool ProfileTable::replay(char type, HeadReader &head, LogSpan payload)
{
    if (type != kProfileRecord && type != kProfileGone)
        return false;
    const qint64 row = head.number();
    while (count() <= row)
        m_rows.emplace_back();
    Row &entry = m_rows.at(static_cast<size_t>(row));
    if (type == kProfileGone) {
        entry.isDeleted = true;
        const Keys keys{head.text(), head.text(), head.text()};
        index(keys, {}, row);
        return true;
    }
    entry.createdMs = head.number();
    entry.updatedMs = head.number();
    entry.applied = static_cast<quint32>(head.number());
    entry.attributes = payload;
    const Keys before{head.text(), head.text(), head.text()};
    const Keys after{head.text(), head.text(), head.text()};
    index(before, after, row);
    return true;
}

void ProfileTable::clear()
{
    m_rows.clear();
    m_byEmail.clear();
    m_byPhone.clear();
    m_byExternal.clear();
}

} // namespace sluice::sandbox
