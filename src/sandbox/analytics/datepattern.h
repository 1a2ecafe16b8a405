// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace sluice::sandbox {

// A date format of the Java kind (datastore-analytics B.4: dateFormat), made once, used for many
// values. A plain value, any thread.
class DatePattern
{
public:
    // Nothing: not a pattern.
    static std::optional<DatePattern> make(QByteArrayView pattern);

    bool isEmpty() const { return m_parts.empty(); }

    // "yyyy-MM-dd HH:mm:ss" of `text` into `out`; false: it does not follow the pattern.
    bool parse(QByteArrayView text, char (&out)[19]) const;
    // By the formats that Analytics finds out by itself.
    static bool parseAny(QByteArrayView text, char (&out)[19]);

private:
    struct Part
    {
        char letter = 0; // 0: literal
        int width = 0;
        QByteArray literal;
    };
    std::vector<Part> m_parts;
};

} // namespace sluice::sandbox
