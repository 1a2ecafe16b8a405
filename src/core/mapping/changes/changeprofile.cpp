// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/changes/changeprofile.h"

#include "core/mapping/jsonlists.h"
#include "core/mapping/shownvalue.h"

#include <QHash>
#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kExampleBytes = 40;

QString shortened(QByteArrayView value)
{
    const QString text = QString::fromUtf8(value);
    return text.size() > kExampleBytes ? QString(text.left(kExampleBytes) + u'…') : text;
}

QString pairText(QByteArrayView before, QByteArrayView after)
{
    if (after.isEmpty())
        return u"“%1” becomes empty"_s.arg(shortened(before));
    return u"“%1” becomes “%2”"_s.arg(shortened(before), shortened(after));
}

// Factors that differ in less than a thousandth of a power of ten are one.
std::optional<qint64> factorKey(QByteArrayView before, QByteArrayView after)
{
    const auto old = ValueShape::number(before);
    const auto now = ValueShape::number(after);
    if (!old || !now || *old == 0 || *now == 0 || *now / *old < 0)
        return std::nullopt;
    return std::llround(std::log10(*now / *old) * 1000);
}

constexpr double kTypeShare = 0.9; // of its values: then they are what the field is for
constexpr qint64 kNoUnit = 170; // below half as much again it may be a new price

} // namespace

ChangeProfile::ChangeProfile(
    const Columns &columns, QList<qsizetype> written, const QSet<qsizetype> &hidden)
    : m_hidden(hidden.cbegin(), hidden.cend())
{
    for (const qsizetype column : std::as_const(written)) {
        m_fields.emplace_back();
        m_fields.back().column = column;
        m_fields.back().isHidden = hidden.contains(column);
        m_fields.back().counts.name = columns.name(column);
    }
}

void ChangeProfile::add(const RecordBatch &batch, qsizetype row, bool isNew)
{
    ++m_records;
    m_newRecords += isNew ? 1 : 0;
    m_changedRecords += !isNew && batch.isRowChanged(row) ? 1 : 0;
    for (Field &field : m_fields)
        addValue(field, batch, row);
}

void ChangeProfile::addValue(Field &field, const RecordBatch &batch, qsizetype row)
{
    const QByteArrayView before = batch.original(row, field.column);
    const bool isChanged = batch.isChanged(row, field.column);
    if (!before.isEmpty()) {
        const size_t hash = qHash(before);
        field.before.add(hash);
        field.fromOther += field.after.contains(hash) ? 1 : 0;
        ++field.values;
        ++field.types[static_cast<size_t>(ValueShape::typeOf(before))];
    }
    if (!isChanged)
        return;
    ++field.counts.changed;
    const QByteArrayView after = batch.value(row, field.column);
    if (ValueShape::isPlaceholder(after))
        count(field, FieldChanges::Placeholder, batch, row);
    if (ValueShape::isBlank(before))
        ++field.counts.filled;
    else if (after.trimmed().isEmpty())
        count(field, FieldChanges::Emptied, batch, row);
    else {
        addOverwritten(field, batch, row);
        addSwap(field, batch, row);
    }
}

// A script may have copied it to where nothing is hidden.
bool ChangeProfile::isHiddenValue(
    const RecordBatch &batch, qsizetype row, QByteArrayView value) const
{
    return std::ranges::any_of(m_hidden, [&](qsizetype column) {
        return !value.isEmpty()
            && (batch.original(row, column) == value || batch.value(row, column) == value);
    });
}

void ChangeProfile::noteFirst(
    Field &field, FieldChanges::Kind kind, const RecordBatch &batch, qsizetype row)
{
    QString &example = field.counts.example[kind];
    if (!example.isEmpty())
        return;
    const QByteArrayView before = batch.original(row, field.column);
    const QByteArrayView after = batch.value(row, field.column);
    example = pairText(shownValue(before, field.isHidden || isHiddenValue(batch, row, before)),
        shownValue(after, field.isHidden || isHiddenValue(batch, row, after)));
}

void ChangeProfile::count(
    Field &field, FieldChanges::Kind kind, const RecordBatch &batch, qsizetype row)
{
    ++field.counts.of[static_cast<size_t>(kind)];
    noteFirst(field, kind, batch, row);
}

void ChangeProfile::addOverwritten(Field &field, const RecordBatch &batch, qsizetype row)
{
    const QByteArrayView before = batch.original(row, field.column);
    const QByteArrayView after = batch.value(row, field.column);
    const size_t hash = qHash(after);
    const auto note = [&](FieldChanges::Kind kind) { noteFirst(field, kind, batch, row); };
    field.value.add(static_cast<qint64>(hash));
    note(FieldChanges::Collapsed);
    if (field.before.contains(hash)) {
        ++field.fromOther;
        note(FieldChanges::FromOtherRow);
    } else {
        field.after.add(hash);
    }
    if (ValueShape::isTruncated(before, after)) {
        ++field.truncated;
        note(FieldChanges::Truncated);
    }
    if (ValueShape::isGarbled(before, after))
        count(field, FieldChanges::Garbled, batch, row);
    const ValueShape::Type type = ValueShape::typeOf(before);
    if (ValueShape::isTypeBroken(type, after)) {
        ++field.broken[static_cast<size_t>(type)];
        note(FieldChanges::TypeBroken);
    }
    if (const auto factor = factorKey(before, after); factor && std::abs(*factor) > kNoUnit) {
        field.factor.add(*factor);
        note(FieldChanges::Rescaled);
    }
    const auto oldDay = ValueShape::day(before);
    const auto newDay = oldDay ? ValueShape::day(after) : std::nullopt;
    if (newDay && *newDay != *oldDay) {
        if (ValueShape::areDayAndMonthSwapped(before, after))
            count(field, FieldChanges::DateShifted, batch, row);
        else
            field.days.add(*newDay - *oldDay);
        note(FieldChanges::DateShifted);
    }
}

// A copy is no swap: what was copied still stands where it was.
void ChangeProfile::addSwap(Field &field, const RecordBatch &batch, qsizetype row)
{
    const QByteArrayView after = batch.value(row, field.column);
    for (const Field &other : m_fields) {
        if (other.column == field.column || !batch.isChanged(row, other.column)
            || batch.original(row, other.column) != after)
            continue;
        count(field, FieldChanges::Swapped, batch, row);
        if (field.counts.other.isEmpty())
            field.counts.other = other.counts.name;
        return;
    }
}

FieldChanges ChangeProfile::counted(const Field &field)
{
    FieldChanges counts = field.counts;
    const auto add = [&counts](FieldChanges::Kind kind, qint64 more) {
        counts.of[static_cast<size_t>(kind)] += more;
    };
    add(FieldChanges::Rescaled, field.factor.count());
    add(FieldChanges::DateShifted, field.days.count());
    // A dial code among the names of countries is a number, and the field holds none.
    for (size_t type = 0; type < field.types.size(); ++type) {
        const bool isOfType = static_cast<double>(field.types[type])
            >= kTypeShare * static_cast<double>(field.values);
        add(FieldChanges::TypeBroken, isOfType ? field.broken[type] : 0);
    }
    if (field.before.areMostlyDifferent()) {
        add(FieldChanges::FromOtherRow, field.fromOther);
        add(FieldChanges::Truncated, field.truncated); // of few words “USA” may well become “US”
        // Once is no collapse, however many there are once.
        add(FieldChanges::Collapsed, field.value.count() > 1 ? field.value.count() : 0);
    }
    return counts;
}

QList<FieldChanges> ChangeProfile::fields() const
{
    QList<FieldChanges> all;
    for (const Field &field : m_fields)
        all.append(counted(field));
    return all;
}

void ChangeProfile::add(const ChangeProfile &page)
{
    m_records += page.m_records;
    m_newRecords += page.m_newRecords;
    m_changedRecords += page.m_changedRecords;
    const QList<FieldChanges> fields = page.fields();
    for (const FieldChanges &counts : fields) {
        const auto known = std::ranges::find_if(
            m_fields, [&counts](const Field &field) { return field.counts.name == counts.name; });
        if (known != m_fields.end()) {
            known->counts.add(counts);
        } else {
            m_fields.emplace_back();
            m_fields.back().counts = counts;
        }
    }
}

QJsonObject ChangeProfile::toJson() const
{
    return {{u"records"_s, m_records}, {u"new"_s, m_newRecords}, {u"changed"_s, m_changedRecords},
        {u"fields"_s, jsonList(fields())}};
}

ChangeProfile ChangeProfile::fromJson(const QJsonObject &json)
{
    ChangeProfile profile;
    profile.m_records = json.value(u"records").toInteger();
    profile.m_newRecords = json.value(u"new").toInteger();
    profile.m_changedRecords = json.value(u"changed").toInteger();
    const QJsonArray fields = json.value(u"fields").toArray();
    for (const QJsonValue &field : fields) {
        profile.m_fields.emplace_back();
        profile.m_fields.back().counts = FieldChanges::fromJson(field.toObject());
    }
    return profile;
}

} // namespace sluice
