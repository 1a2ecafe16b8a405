// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace sluice {

// A secret in memory: client secret, token, key. Its buffer is wiped when the last copy goes, it
// has no stream operator and no implicit conversion, and only reveal() shows it. Any thread; plain
// value. Whoever reveals it must not log it, store it or put it into a URL or an argument.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray bytes);
    Secret(const Secret &other);
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret other) noexcept;
    ~Secret();

    bool isEmpty() const { return m_bytes.isEmpty(); }
    const QByteArray &reveal() const { return m_bytes; }

    // The first six hex digits of its SHA-256: lets two mentions in a log be matched.
    QByteArray fingerprint() const;

    friend bool operator==(const Secret &a, const Secret &b); // constant time

private:
    QByteArray m_bytes;
};

// Every live secret of at least eight bytes is known to the redactor through this function:
// replaces each occurrence in `text`, raw, percent-encoded or JSON-escaped, by "•••". Thread-safe.
QByteArray withoutSecrets(QByteArray text);

} // namespace sluice
