// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <string>
#include <string_view>

namespace sluice::commercemap {

// Writes JSON straight into bytes, compact, in the order of the calls: the same calls give the same
// bytes on every machine. Owned by one function on any thread. It never checks that calls nest
// well and never writes white space.
class JsonWriter
{
public:
    explicit JsonWriter(qsizetype reserve = 1024) { m_out.reserve(size_t(reserve)); }

    void beginObject() { open('{'); }
    void endObject() { close('}'); }
    void beginArray() { open('['); }
    void endArray() { close(']'); }
    void key(std::string_view name);

    void text(std::string_view value); // UTF-8
    void integer(qint64 value);
    void unsignedInteger(quint64 value);
    void real(double value); // shortest text that reads back the same
    void decimal(qint64 amount, int digits); // amount / 10^digits, exact, no trailing zeros
    void flag(bool value) { raw(value ? "true" : "false"); }
    void null() { raw("null"); }
    void raw(std::string_view json); // a value that is JSON already

    void field(std::string_view name, std::string_view value)
    {
        key(name);
        text(value);
    }
    void fieldIfFilled(std::string_view name, std::string_view value)
    {
        if (!value.empty()) {
            field(name, value);
        }
    }
    void flagField(std::string_view name, bool value)
    {
        key(name);
        flag(value);
    }

    qsizetype size() const { return qsizetype(m_out.size()); }
    QByteArrayView bytes() const { return {m_out.data(), size()}; }
    QByteArray take() const { return {m_out.data(), size()}; }

private:
    void separate()
    {
        if (m_needsComma) {
            m_out.push_back(',');
        }
    }
    void open(char c)
    {
        separate();
        m_out.push_back(c);
        m_needsComma = false;
    }
    void close(char c)
    {
        m_out.push_back(c);
        m_needsComma = true;
    }
    void append(std::string_view bytes) { m_out.append(bytes); }
    void appendQuoted(std::string_view value);

    std::string m_out; // its appends cost a third of QByteArray's
    bool m_needsComma = false;
};

// The text as JSON, in quotes.
QByteArray quotedJson(std::string_view value);

inline std::string_view asView(QByteArrayView bytes)
{
    return {bytes.data(), size_t(bytes.size())};
}

inline QByteArray asBytes(std::string_view text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

} // namespace sluice::commercemap
