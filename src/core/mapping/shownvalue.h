// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace sluice {

// What stands for a hidden value, and for nothing else.
inline constexpr QByteArrayView kHiddenValue("\xe2\x80\xa2\xe2\x80\xa2\xe2\x80\xa2");

// What of a value may be seen in samples, logs and outcome files: of a hidden one, that there is
// one. The same mark in all syncs. Pure, any thread.
inline QByteArrayView shownValue(QByteArrayView value, bool isHidden)
{
    return isHidden && !value.isEmpty() ? kHiddenValue : value;
}

} // namespace sluice
