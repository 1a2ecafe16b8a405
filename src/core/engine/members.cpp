// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/members.h"

namespace sluice {

QByteArray packedMembers(const QList<qint64> &ordinals)
{
    QByteArray packed;
    packed.reserve(ordinals.size() + ordinals.size() / 8);
    qint64 previous = 0;
    for (const qint64 ordinal : ordinals) {
        auto delta = static_cast<quint64>(ordinal - previous);
        previous = ordinal;
        while (delta >= 0x80) {
            packed.append(static_cast<char>((delta & 0x7f) | 0x80));
            delta >>= 7;
        }
        packed.append(static_cast<char>(delta));
    }
    return packed;
}

QList<qint64> unpackedMembers(const QByteArray &packed)
{
    QList<qint64> ordinals;
    ordinals.reserve(packed.size());
    qint64 previous = 0;
    quint64 delta = 0;
    int shift = 0;
    for (const char c : packed) {
        const auto byte = static_cast<unsigned char>(c);
        delta |= static_cast<quint64>(byte & 0x7f) << shift;
        if (byte & 0x80) {
            shift += 7;
            continue;
        }
        previous += static_cast<qint64>(delta);
        ordinals.append(previous);
        delta = 0;
        shift = 0;
    }
    return ordinals;
}

} // namespace sluice
