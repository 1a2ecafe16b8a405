// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace sluice {

enum class LetterCase { Upper, Lower, Capitalize };

// Changes the case of a text's letters; Capitalize: each word begins with a capital, the rest
// becomes lower case. ASCII costs no conversion. Owned by a rule or a step, one thread; the view
// that it gives is valid until the next call.
class LetterCasing final
{
public:
    explicit LetterCasing(LetterCase letterCase)
        : m_case(letterCase)
    {
    }
    LetterCase letterCase() const { return m_case; }
    QByteArrayView of(QByteArrayView text);

private:
    LetterCase m_case;
    QByteArray m_buffer;
};

} // namespace sluice
