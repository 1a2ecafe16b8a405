// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <type_traits>

namespace sluice::sandbox {

// Writes compact JSON straight into a buffer, in the order of its calls. One thread; owned by
// whoever owns the buffer. It never checks that the calls make a sound document.
class JsonOut
{
public:
    explicit JsonOut(QByteArray &out)
        : m_out(out)
    {
    }

    void beginObject() { open('{'); }
    void endObject() { close('}'); }
    void beginArray() { open('['); }
    void endArray() { close(']'); }
    void key(QByteArrayView name);
    void text(QByteArrayView value); // UTF-8, escaped here
    void number(qint64 value);
    void flag(bool value);
    void raw(QByteArrayView json); // a whole value

    // `value` may be a sum of texts too.
    template <class Text> void text(QByteArrayView name, const Text &value)
    {
        key(name);
        if constexpr (std::is_convertible_v<Text, QByteArrayView>)
            text(QByteArrayView(value));
        else
            text(QByteArrayView(QByteArray(value)));
    }
    void number(QByteArrayView name, qint64 value) { key(name), number(value); }
    void flag(QByteArrayView name, bool value) { key(name), flag(value); }
    void raw(QByteArrayView name, QByteArrayView json) { key(name), raw(json); }
    void beginObject(QByteArrayView name) { key(name), beginObject(); }
    void beginArray(QByteArrayView name) { key(name), beginArray(); }

private:
    void open(char bracket);
    void close(char bracket);
    void separate();

    QByteArray &m_out;
    bool m_needsComma = false;
};

} // namespace sluice::sandbox
