// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/commerceklaviyo/mapping/jsonview.h"
#include "syncs/commerceklaviyo/mapping/mappingsettings.h"

#include <functional>
#include <vector>

namespace sluice::commercemap {

// The properties of a profile or event while they are gathered: a name that comes again takes the
// place of the first, so that no name is written twice. Lives within one mapping call; its names
// and values are views into the parsed resource and the settings.
class PropertyBag
{
public:
    struct Property
    {
        std::string_view name;
        JsonElement value;
        QByteArray json; // written in place of `value` if it is not empty
    };

    void set(std::string_view name, JsonElement value);
    void set(std::string_view name, QByteArray json);

    // The members of `object` that the rule takes, renamed; not its `add`. `filter` sees the name
    // in the record and may leave a member out.
    using Filter = std::function<bool(std::string_view)>;
    void take(JsonObject object, const PropertyRule &rule, const Filter &filter = {});
    // What the rule adds from paths of `record`.
    void addFrom(JsonObject record, const PropertyRule &rule);

    bool isEmpty() const { return m_properties.empty(); }
    size_t size() const { return m_properties.size(); }
    void cutTo(size_t count) { m_properties.resize(count); }
    const std::vector<Property> &all() const { return m_properties; }

    void write(JsonWriter &writer) const; // the object

private:
    Property &place(std::string_view name);

    std::vector<Property> m_properties;
};

} // namespace sluice::commercemap
