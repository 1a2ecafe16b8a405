// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/rules/rule.h"

#include <algorithm>
#include <charconv>

namespace sluice {

using namespace Qt::StringLiterals;

void Rule::bind(const Columns &columns)
{
    for (const auto &[name, index] : m_slots) {
        *index = columns.indexOf(name);
        Q_ASSERT(*index >= 0);
    }
}

void Rule::input(const QString &name, qsizetype &index)
{
    m_slots.emplace_back(name, &index);
    if (!m_reads.contains(name)) {
        m_reads.append(name);
    }
}

void Rule::output(const QString &name, qsizetype &index)
{
    m_slots.emplace_back(name, &index);
    if (!m_writes.contains(name)) {
        m_writes.append(name);
    }
}

FieldRule::FieldRule(const QString &field, const QString &into)
    : m_field(field)
    , m_into(into.isEmpty() ? field : into)
{
    input(m_field, m_from);
    output(m_into, m_to);
}

QString FieldRule::subject() const
{
    return m_field == m_into ? m_field : m_field + u" into "_s + m_into;
}

bool isAsciiText(QByteArrayView text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

QByteArrayView LowerText::of(QByteArrayView text)
{
    if (!isAsciiText(text)) {
        m_buffer = QString::fromUtf8(text).toLower().toUtf8();
        return m_buffer;
    }
    if (m_buffer.size() < text.size()) {
        m_buffer.resize(text.size());
    }
    char *out = m_buffer.data();
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        out[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    }
    return QByteArrayView(out, text.size());
}

std::optional<qint64> plainInteger(QByteArrayView text)
{
    QByteArrayView digits = text.trimmed();
    if (digits.startsWith('+')) {
        digits = digits.sliced(1);
        if (digits.startsWith('-')) {
            return std::nullopt;
        }
    }
    qint64 number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc() || end != digits.data() + digits.size()) {
        return std::nullopt;
    }
    return number;
}

QString joinedForReading(const QStringList &items, const QString &last)
{
    if (items.size() < 2) {
        return items.join(u' ');
    }
    return items.first(items.size() - 1).join(u", "_s) + u' ' + last + u' ' + items.last();
}

} // namespace sluice
