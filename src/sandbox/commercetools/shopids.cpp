// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/commercetools/shopids.h"

#include <numeric>

namespace sluice::sandbox {

namespace {

constexpr qint64 kShopOpenedMs = 1'640'995'200'000; // 2022-01-01T00:00:00Z
constexpr qint64 kShopYearsMs = 3LL * 365 * 86'400'000;
constexpr quint64 kIdSpace = 1ULL << 48; // the part of a UUID before its version

quint64 stirredBits(quint64 value)
{
    value += 0x9e3779b97f4a7c15ULL;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31);
}

quint64 stirredText(QByteArrayView name)
{
    quint64 sum = 0xcbf29ce484222325ULL;
    for (const char c : name)
        sum = (sum ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return sum;
}

// 48 leading bits as given, then version 4 and the variant.
QByteArray uuidText(quint64 leading, quint64 rest)
{
    constexpr char kHex[] = "0123456789abcdef";
    const quint64 high = (leading << 16) | 0x4000 | (rest & 0x0fff);
    const quint64 low = (stirredBits(rest) >> 2) | 0x8000000000000000ULL;
    QByteArray text(36, '-');
    char *to = text.data();
    for (int i = 0; i < 32; ++i) {
        if (i == 8 || i == 12 || i == 16 || i == 20)
            ++to;
        const quint64 half = i < 16 ? high : low;
        *to++ = kHex[half >> (60 - i % 16 * 4) & 15];
    }
    return text;
}

// The number that multiplied by `factor` leaves 1 when divided by `count`.
quint64 modularInverse(quint64 factor, quint64 count)
{
    auto a = static_cast<qint64>(factor);
    auto m = static_cast<qint64>(count);
    qint64 x = 1;
    qint64 y = 0;
    while (m != 0) {
        const qint64 quotient = a / m;
        a = std::exchange(m, a - quotient * m);
        x = std::exchange(y, x - quotient * y);
    }
    return static_cast<quint64>(x < 0 ? x + static_cast<qint64>(count) : x);
}

} // namespace

ShopIds::ShopIds(const ShopPlan &plan)
    : m_seed(plan.seed)
{
    for (int i = 0; i < kShopStreams; ++i) {
        Order &order = m_orders.at(static_cast<size_t>(i));
        order.count = static_cast<quint64>(plan.count(static_cast<ShopStream>(i)));
        if (order.count < 2)
            continue;
        order.factor = order.count * 618 / 1000 + 1;
        while (std::gcd(order.factor, order.count) != 1)
            ++order.factor;
        order.inverse = modularInverse(order.factor % order.count, order.count);
        order.stepMs = qMax<qint64>(1, kShopYearsMs / static_cast<qint64>(order.count));
    }
}

quint64 ShopIds::dice(QByteArrayView kind, qint64 ordinal, qint64 part) const
{
    return stirredBits(stirredBits(stirredText(kind) ^ m_seed)
        + static_cast<quint64>(ordinal) * 0x10001 + static_cast<quint64>(part));
}

QByteArray ShopIds::id(ShopStream stream, qint64 ordinal) const
{
    const quint64 width = kIdSpace / qMax<quint64>(1, order(stream).count);
    const quint64 rest = dice(streamName(stream), ordinal);
    return uuidText(static_cast<quint64>(ordinal) * width + stirredBits(rest) % width, rest);
}

qint64 ShopIds::countBelow(ShopStream stream, QByteArrayView text, bool isInclusive) const
{
    qint64 from = 0;
    auto to = static_cast<qint64>(order(stream).count);
    while (from < to) {
        const qint64 middle = from + (to - from) / 2;
        const QByteArray at = id(stream, middle);
        const bool isBelow = isInclusive ? QByteArrayView(at) <= text : QByteArrayView(at) < text;
        if (isBelow)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

qint64 ShopIds::ordinalOf(ShopStream stream, QByteArrayView text) const
{
    if (text.size() != 36)
        return -1;
    const qint64 ordinal = countBelow(stream, text, false);
    if (ordinal >= static_cast<qint64>(order(stream).count) || id(stream, ordinal) != text)
        return -1;
    return ordinal;
}

QByteArray ShopIds::partId(QByteArrayView kind, qint64 ordinal, qint64 part) const
{
    const quint64 rest = dice(kind, ordinal, part);
    return uuidText(stirredBits(rest) % kIdSpace, rest);
}

qint64 ShopIds::rankOf(ShopStream stream, qint64 ordinal) const
{
    const Order &way = order(stream);
    return way.count < 2
        ? ordinal
        : static_cast<qint64>(static_cast<quint64>(ordinal) * way.factor % way.count);
}

qint64 ShopIds::ordinalAtRank(ShopStream stream, qint64 rank) const
{
    const Order &way = order(stream);
    return way.count < 2
        ? rank
        : static_cast<qint64>(static_cast<quint64>(rank) * way.inverse % way.count);
}

qint64 ShopIds::createdAtRank(ShopStream stream, qint64 rank) const
{
    return kShopOpenedMs + rank * order(stream).stepMs;
}

qint64 ShopIds::modifiedAtRank(ShopStream stream, qint64 rank) const
{
    constexpr qint64 kLaterMs = 60'000;
    return createdAtRank(stream, rank / kSameModified * kSameModified + kSameModified - 1)
        + kLaterMs;
}

} // namespace sluice::sandbox
