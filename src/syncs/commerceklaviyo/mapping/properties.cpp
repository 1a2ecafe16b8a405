// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/mapping/properties.h"

#include <algorithm>

namespace sluice::commercemap {

PropertyBag::Property &PropertyBag::place(std::string_view name)
{
    const auto found = std::find_if(m_properties.begin(), m_properties.end(),
        [name](const Property &property) { return property.name == name; });
    if (found != m_properties.end()) {
        return *found;
    }
    m_properties.push_back({name, {}, {}});
    return m_properties.back();
}

void PropertyBag::set(std::string_view name, JsonElement value)
{
    Property &property = place(name);
    property.value = value;
    property.json.clear();
}

void PropertyBag::set(std::string_view name, QByteArray json)
{
    place(name).json = std::move(json);
}

void PropertyBag::take(JsonObject object, const PropertyRule &rule, const Filter &filter)
{
    const bool takesAll = rule.include.isEmpty() && rule.exclude.isEmpty();
    for (const auto member : object) {
        if (member.value.is_null() || (rule.dropFalsy && isFalsy(member.value))) {
            continue;
        }
        const auto name = QByteArray::fromRawData(member.key.data(), qsizetype(member.key.size()));
        if ((!takesAll && !rule.takes(name)) || (filter && !filter(member.key))) {
            continue;
        }
        const auto renamed = rule.rename.constFind(name);
        set(renamed == rule.rename.constEnd() ? member.key : asView(*renamed), member.value);
    }
}

void PropertyBag::addFrom(JsonObject record, const PropertyRule &rule)
{
    for (auto it = rule.add.constBegin(); it != rule.add.constEnd(); ++it) {
        const auto value = valueAt(record, asView(it.value()));
        if (value && !(rule.dropFalsy && isFalsy(*value))) {
            set(asView(it.key()), *value);
        }
    }
}

void PropertyBag::write(JsonWriter &writer) const
{
    writer.beginObject();
    for (const Property &property : m_properties) {
        writer.key(property.name);
        if (property.json.isEmpty()) {
            copyJson(writer, property.value);
        } else {
            writer.raw(asView(property.json));
        }
    }
    writer.endObject();
}

} // namespace sluice::commercemap
