// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace sluice::sandbox {

// A value inside a compact JSON text, found by scanning: nothing is built and nothing is copied.
// For text that this program wrote itself; it never checks what it passes over. Any thread; lives
// no longer than the text.
class JsonView
{
public:
    JsonView() = default;
    explicit JsonView(QByteArrayView text)
        : m_text(text)
    {
    }

    QByteArrayView raw() const { return m_text; }
    bool isPresent() const { return !m_text.isEmpty() && m_text.front() != 'n'; }
    bool isObject() const { return !m_text.isEmpty() && m_text.front() == '{'; }
    bool isArray() const { return !m_text.isEmpty() && m_text.front() == '['; }
    bool isText() const { return !m_text.isEmpty() && m_text.front() == '"'; }
    bool isFlag() const
    {
        return !m_text.isEmpty() && (m_text.front() == 't' || m_text.front() == 'f');
    }
    bool isNumber() const
    {
        return isPresent() && !isObject() && !isArray() && !isText() && !isFlag();
    }
    bool isEmpty() const; // an object, an array or a text with nothing in it

    JsonView member(QByteArrayView name) const;
    QList<JsonView> items() const; // of an array; the value itself if it is none
    QByteArray text() const; // of a string, unescaped
    double number() const;
    bool flag() const { return !m_text.isEmpty() && m_text.front() == 't'; }

private:
    QByteArrayView m_text;
};

// Goes over the members of an object or the items of an array. One thread.
class JsonWalk
{
public:
    explicit JsonWalk(JsonView container);
    bool next();
    QByteArrayView key() const { return m_key; } // as written, of members only
    JsonView value() const { return m_value; }

private:
    const char *m_at = nullptr;
    const char *m_end = nullptr;
    bool m_hasKeys = false;
    QByteArrayView m_key;
    JsonView m_value;
};

} // namespace sluice::sandbox
