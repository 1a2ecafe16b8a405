// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/data/schema.h"

#include <charconv>

namespace sluice::sandbox {

int ModuleSpec::indexOf(QByteArrayView field) const
{
    return index.value(QByteArray::fromRawData(field.data(), field.size()), -1);
}

void ModuleSpec::buildIndex()
{
    index.clear();
    for (int i = 0; i < fields.size(); ++i)
        index.insert(fields.at(i).name, i);
}

qint64 recordId(const ModuleSpec &module, qint64 ordinal)
{
    return module.ids.base + module.number * module.ids.perModule + module.ids.first + ordinal;
}

qint64 ordinalOf(const ModuleSpec &module, QByteArrayView id)
{
    qint64 value = 0;
    if (id.size() != module.ids.digits || !parseInteger(id, value))
        return -1;
    const qint64 ordinal = value - recordId(module, 0);
    return ordinal >= 0 && ordinal < module.ids.perModule - module.ids.first ? ordinal : -1;
}

bool parseInteger(QByteArrayView text, qint64 &value)
{
    const auto [end, error] = std::from_chars(text.begin(), text.end(), value);
    return error == std::errc() && end == text.end() && !text.isEmpty();
}

} // namespace sluice::sandbox
