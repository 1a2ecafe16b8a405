// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/data/rowgenerator.h"

#include "sandbox/sandboxclock.h"

#include <charconv>

namespace sluice::sandbox {

namespace {

constexpr qint64 kFirstCreatedMs = 1'704'047'400'000; // 2024-01-01T00:00:00+05:30
constexpr qint64 kFirstDay = 19'723; // 2024-01-01

quint64 mixed(quint64 value)
{
    value += 0x9E3779B97F4A7C15ULL;
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ULL;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBULL;
    return value ^ (value >> 31);
}

void appendNumber(QByteArray &out, qint64 value)
{
    char text[24];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    out.append(text, end - text);
}

QList<QByteArray> &ownerIds()
{
    static QList<QByteArray> ids;
    return ids;
}

void appendProse(QByteArray &out, quint64 hash, qint64 ordinal)
{
    out.append("Note ");
    appendNumber(out, ordinal + 1);
    switch (hash % 50) {
    case 0:
        out.append(", said \"call back\"\nsecond line");
        break;
    case 1:
        out.append(": caf\xC3\xA9, 100 % \xE2\x82\xAC; a|b");
        break;
    case 2:
        out.append(" back\\slash and 'quotes'");
        break;
    default:
        break;
    }
}

} // namespace

RowGenerator::RowGenerator(const ModuleSpec &module, quint64 seed)
    : m_module(module)
    , m_seed(mixed(seed * 1000 + static_cast<quint64>(module.number)))
{
}

void RowGenerator::setReferenceRows(const ModuleSpec &module, qint64 rows)
{
    m_targets.insert(module.name, {recordId(module, 0), rows});
}

void RowGenerator::setOwners(const QList<QByteArray> &ids)
{
    ownerIds() = ids;
}

quint64 RowGenerator::hashOf(int field, qint64 ordinal) const
{
    return mixed(m_seed ^ (static_cast<quint64>(ordinal) * 64 + static_cast<quint64>(field)));
}

qint64 RowGenerator::createdMs(qint64 ordinal) const
{
    // Spread over 2024 and 2025, whatever the number of rows, and in no order.
    const quint64 hash = hashOf(62, ordinal);
    const auto millis = static_cast<qint64>(m_module.hasMillis ? (hash >> 40) % 1000 : 0);
    return kFirstCreatedMs + static_cast<qint64>(hash % 63'072'000) * 1000 + millis;
}

qint64 RowGenerator::modifiedMs(qint64 ordinal) const
{
    return createdMs(ordinal) + static_cast<qint64>(hashOf(63, ordinal) % 2'592'000) * 1000;
}

QByteArrayView RowGenerator::value(int field, qint64 ordinal, QByteArray &scratch) const
{
    const Recipe &recipe = m_module.fields.at(field).recipe;
    const quint64 hash = hashOf(field, ordinal);
    const qsizetype start = scratch.size();
    const auto number = [&recipe, hash] {
        return recipe.low
            + static_cast<qint64>(hash % static_cast<quint64>(recipe.high - recipe.low + 1));
    };
    switch (recipe.kind) {
    case Recipe::Kind::Empty:
        return {};
    case Recipe::Kind::Pick:
        return recipe.choices.at(
            static_cast<qsizetype>(hash % static_cast<quint64>(recipe.choices.size())));
    case Recipe::Kind::Flag:
        return hash % 2 ? QByteArrayView("true") : QByteArrayView("false");
    case Recipe::Kind::Owner:
        return ownerIds().at(
            static_cast<qsizetype>(hash % static_cast<quint64>(ownerIds().size())));
    case Recipe::Kind::Serial:
        scratch.append(recipe.prefix);
        appendNumber(scratch, ordinal + 1);
        scratch.append(recipe.suffix);
        break;
    case Recipe::Kind::Number:
        appendNumber(scratch, number());
        break;
    case Recipe::Kind::Money:
        appendNumber(scratch, number());
        scratch.append(hash >> 32 & 1 ? ".5" : "");
        break;
    case Recipe::Kind::Day:
        appendIsoDate(scratch, kFirstDay + static_cast<qint64>(hash % 730));
        break;
    case Recipe::Kind::Moment:
        m_module.writeMoment(
            scratch, kFirstCreatedMs + static_cast<qint64>(hash % 63'072'000) * 1000);
        break;
    case Recipe::Kind::Created:
        m_module.writeStamp(scratch, createdMs(ordinal));
        break;
    case Recipe::Kind::Modified:
        m_module.writeStamp(scratch, modifiedMs(ordinal));
        break;
    case Recipe::Kind::Reference: {
        const Target target = m_targets.value(recipe.choices.first());
        if (target.rows == 0 || hash % 5 == 0)
            return {};
        appendNumber(scratch,
            target.firstId + static_cast<qint64>((hash >> 8) % static_cast<quint64>(target.rows)));
        break;
    }
    case Recipe::Kind::Prose:
        appendProse(scratch, hash, ordinal);
        break;
    case Recipe::Kind::Subset:
        for (int i = 0; i < recipe.choices.size(); ++i) {
            if ((hash >> i & 1) == 0)
                continue;
            if (scratch.size() > start)
                scratch.append(';');
            scratch.append(recipe.choices.at(i));
        }
        break;
    }
    return QByteArrayView(scratch).sliced(start);
}

qint64 RowGenerator::ordinalOfSerial(int field, QByteArrayView value) const
{
    const Recipe &recipe = m_module.fields.at(field).recipe;
    const qsizetype around = recipe.prefix.size() + recipe.suffix.size();
    if (recipe.kind != Recipe::Kind::Serial || value.size() <= around
        || value.first(recipe.prefix.size()).compare(recipe.prefix, Qt::CaseInsensitive) != 0
        || value.last(recipe.suffix.size()).compare(recipe.suffix, Qt::CaseInsensitive) != 0) {
        return -1;
    }
    const QByteArrayView digits = value.sliced(recipe.prefix.size(), value.size() - around);
    qint64 number = 0;
    if (digits.startsWith('0') || !parseInteger(digits, number) || number < 1)
        return -1;
    return number - 1;
}

} // namespace sluice::sandbox
