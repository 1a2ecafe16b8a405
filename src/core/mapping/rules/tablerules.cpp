// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/rules/tablerules.h"

namespace sluice {

using namespace Qt::StringLiterals;

bool ValueTable::add(const QString &key, const QString &value)
{
    const QString trimmed = key.trimmed();
    const QByteArray stored = (m_matchCase ? trimmed : trimmed.toLower()).toUtf8();
    if (m_values.contains(stored)) {
        return false;
    }
    m_values.insert(stored, value.toUtf8());
    return true;
}

const QByteArray *ValueTable::find(QByteArrayView text)
{
    const QByteArrayView trimmed = text.trimmed();
    const QByteArrayView key = m_matchCase ? trimmed : m_lower.of(trimmed);
    const auto found = m_values.constFind(QByteArray::fromRawData(key.data(), key.size()));
    return found == m_values.cend() ? nullptr : &*found;
}

MapValuesRule::MapValuesRule(const QString &field, const QString &into, ValueTable table,
    const std::optional<QString> &otherwise)
    : FieldRule(field, into)
    , m_table(std::move(table))
{
    if (otherwise) {
        m_otherwise = otherwise->toUtf8();
    }
}

QString MapValuesRule::describe() const
{
    const QString rest = m_otherwise
        ? u"all others become \"%1\""_s.arg(QString::fromUtf8(*m_otherwise))
        : m_field == m_into ? u"others stay as they are"_s
                            : u"others leave %1 as it is"_s.arg(m_into);
    return u"%1: values are replaced by a table of %2, %3."_s.arg(
        subject(), QString::number(m_table.size()), rest);
}

void MapValuesRule::apply(RecordBatch &batch)
{
    forEachKeptRow(batch, [this, &batch](qsizetype row) {
        if (const QByteArray *found = m_table.find(valueOf(batch, row))) {
            batch.set(row, m_to, *found);
        } else if (m_otherwise) {
            batch.set(row, m_to, *m_otherwise);
        }
    });
}

BandsRule::BandsRule(
    const QString &field, const QString &into, std::vector<Band> bands, const QString &otherwise)
    : FieldRule(field, into)
    , m_bands(std::move(bands))
    , m_otherwise(otherwise.toUtf8())
{
}

QString BandsRule::describe() const
{
    QStringList parts;
    for (const Band &band : m_bands) {
        parts.append(
            u"%1 from %2"_s.arg(QString::fromUtf8(band.label), QString::number(band.atLeast)));
    }
    return u"%1: %2, else %3."_s.arg(
        subject(), parts.join(u", "_s), QString::fromUtf8(m_otherwise));
}

void BandsRule::apply(RecordBatch &batch)
{
    forEachKeptRow(batch, [this, &batch](qsizetype row) {
        const std::optional<qint64> number = plainInteger(valueOf(batch, row));
        const QByteArray *label = &m_otherwise;
        for (const Band &band : m_bands) {
            if (number && *number >= band.atLeast) {
                label = &band.label;
                break;
            }
        }
        batch.set(row, m_to, *label);
    });
}

CompareRule::CompareRule(const QString &field, const QString &with, const QString &into,
    const QString &same, const QString &different, bool matchCase)
    : m_field(field)
    , m_with(with)
    , m_into(into)
    , m_same(same.toUtf8())
    , m_different(different.toUtf8())
    , m_matchCase(matchCase)
{
    input(field, m_left);
    input(with, m_right);
    output(into, m_to);
}

QString CompareRule::describe() const
{
    return u"%1: \"%2\" where %3 and %4 are equal, else \"%5\"."_s.arg(
        m_into, QString::fromUtf8(m_same), m_field, m_with, QString::fromUtf8(m_different));
}

void CompareRule::apply(RecordBatch &batch)
{
    forEachKeptRow(batch, [this, &batch](qsizetype row) {
        const QByteArrayView left = batch.value(row, m_left).trimmed();
        const QByteArrayView right = batch.value(row, m_right).trimmed();
        const bool isSame = left == right
            || (!m_matchCase
                && QString::fromUtf8(left).compare(QString::fromUtf8(right), Qt::CaseInsensitive)
                    == 0);
        batch.set(row, m_to, isSame ? m_same : m_different);
    });
}

} // namespace sluice
