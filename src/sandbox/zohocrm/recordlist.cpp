// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/zohocrm/recordlist.h"

#include "sandbox/data/rowreader.h"
#include "sandbox/zohocrm/criteria.h"

#include <QMutexLocker>

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qint64 kWindowPlaces = 20'000;
constexpr size_t kMostWindows = 4;
constexpr int kTokenBytes = 48;

struct TokenBytes
{
    qint64 key = 0;
    qint64 ordinal = 0;
    qint64 keyBefore = 0;
    qint64 ordinalBefore = 0;
    quint32 createdSeconds = 0;
    quint32 page = 0;
    quint16 user = 0;
    quint8 module = 0;
    quint8 order = 0;
    quint32 sum = 0;
};
static_assert(sizeof(TokenBytes) == kTokenBytes);

quint32 sumOf(TokenBytes bytes)
{
    bytes.sum = 0;
    quint32 sum = 2'166'136'261U;
    const auto *at = reinterpret_cast<const unsigned char *>(&bytes);
    for (int i = 0; i < kTokenBytes; ++i)
        sum = (sum ^ at[i]) * 16'777'619U;
    return sum;
}

bool isBefore(const RecordPlace &a, const RecordPlace &b, bool isDescending)
{
    if (a.key != b.key)
        return isDescending ? a.key > b.key : a.key < b.key;
    return isDescending ? a.ordinal > b.ordinal : a.ordinal < b.ordinal;
}

} // namespace

std::vector<RecordPlace> RecordList::nextById(
    int module, bool isDescending, const RecordPlace &from, qint64 skip, qint64 count) const
{
    const RowStore &rows = m_store.rows(module);
    RowReader reader(rows, rows.snapshot());
    const qint64 end = reader.snapshot().rows;
    const qint64 step = isDescending ? -1 : 1;
    qint64 ordinal = from.ordinal + step;
    if (from.isBeginning())
        ordinal = isDescending ? end - 1 : 0;
    std::vector<RecordPlace> places;
    for (; ordinal >= 0 && ordinal < end && std::ssize(places) < count; ordinal += step) {
        if (!reader.readHead(ordinal) || skip-- > 0)
            continue;
        places.push_back({0, ordinal});
    }
    return places;
}

RecordList::Window RecordList::windowBehind(
    int module, RecordSort sort, bool isDescending, const RecordPlace &from, qint64 places) const
{
    const RowStore &rows = m_store.rows(module);
    RowReader reader(rows, rows.snapshot());
    const int createdField = rows.module().indexOf("Created_Time");
    Window window{module, sort, isDescending, reader.snapshot().version, from, {}, false};
    const auto isFirst = [isDescending](const RecordPlace &a, const RecordPlace &b) {
        return isBefore(a, b, isDescending);
    };
    const auto most = static_cast<size_t>(qMax(places, kWindowPlaces));
    window.isToEnd = true;
    for (qint64 ordinal = 0; ordinal < reader.snapshot().rows; ++ordinal) {
        if (!reader.readHead(ordinal))
            continue;
        RecordPlace place{0, ordinal};
        if (sort == RecordSort::Modified)
            place.key = toldMs(reader.modifiedMs());
        else if (ordinal < rows.generatedRows())
            place.key = rows.generator().createdMs(ordinal);
        else if (reader.read(ordinal, 1ULL << createdField))
            parseIsoMoment(reader.value(createdField), place.key);
        if (!from.isBeginning() && !isFirst(from, place))
            continue;
        if (window.places.size() == most) {
            window.isToEnd = false;
            if (!isFirst(place, window.places.front()))
                continue;
            std::pop_heap(window.places.begin(), window.places.end(), isFirst);
            window.places.pop_back();
        }
        window.places.push_back(place);
        std::push_heap(window.places.begin(), window.places.end(), isFirst);
    }
    std::sort_heap(window.places.begin(), window.places.end(), isFirst);
    return window;
}

std::vector<RecordPlace> RecordList::next(int module, RecordSort sort, bool isDescending,
    const RecordPlace &from, qint64 skip, qint64 count)
{
    if (sort == RecordSort::Id)
        return nextById(module, isDescending, from, skip, count);
    const QMutexLocker lock(&m_mutex);
    const quint64 version = m_store.rows(module).snapshot().version;
    const auto isFirst = [isDescending](const RecordPlace &a, const RecordPlace &b) {
        return isBefore(a, b, isDescending);
    };
    const auto startIn = [&](const Window &window) {
        return from.isBeginning()
            ? window.places.begin()
            : std::upper_bound(window.places.begin(), window.places.end(), from, isFirst);
    };
    const auto serves = [&](const Window &window) {
        const bool isSame = window.module == module && window.sort == sort
            && window.isDescending == isDescending && window.version == version;
        const bool isBehind
            = window.from.isBeginning() || (!from.isBeginning() && !isFirst(from, window.from));
        return isSame && isBehind
            && (window.isToEnd || window.places.end() - startIn(window) >= skip + count);
    };
    const auto found = std::find_if(m_windows.begin(), m_windows.end(), serves);
    if (found == m_windows.end())
        m_windows.push_front(windowBehind(module, sort, isDescending, from, skip + count));
    else
        m_windows.splice(m_windows.begin(), m_windows, found);
    if (m_windows.size() > kMostWindows)
        m_windows.pop_back();
    const Window &window = m_windows.front();
    const auto start = startIn(window);
    const qint64 left = window.places.end() - start;
    const auto first = start + qMin(skip, left);
    return {first, first + qMin<qint64>(count, window.places.end() - first)};
}

void RecordList::clear()
{
    const QMutexLocker lock(&m_mutex);
    m_windows.clear();
}

QByteArray RecordToken::toHex() const
{
    TokenBytes bytes;
    bytes.key = from.key;
    bytes.ordinal = from.ordinal;
    bytes.keyBefore = before.key;
    bytes.ordinalBefore = hasBefore ? before.ordinal : -2;
    bytes.createdSeconds = static_cast<quint32>(createdMs / 1000);
    bytes.page = static_cast<quint32>(page);
    bytes.user = user;
    bytes.module = static_cast<quint8>(module);
    bytes.order = static_cast<quint8>(static_cast<int>(sort) * 2 + (isDescending ? 1 : 0));
    bytes.sum = sumOf(bytes);
    return QByteArray(reinterpret_cast<const char *>(&bytes), kTokenBytes).toHex();
}

std::optional<RecordToken> RecordToken::fromHex(const QByteArray &hex)
{
    const QByteArray raw = QByteArray::fromHex(hex);
    if (hex.size() != 2 * kTokenBytes || raw.size() != kTokenBytes)
        return std::nullopt;
    TokenBytes bytes;
    std::memcpy(&bytes, raw.constData(), sizeof bytes);
    if (bytes.sum != sumOf(bytes))
        return std::nullopt;
    RecordToken token;
    token.from = {bytes.key, bytes.ordinal};
    token.hasBefore = bytes.ordinalBefore != -2;
    token.before = {bytes.keyBefore, token.hasBefore ? bytes.ordinalBefore : -1};
    token.createdMs = static_cast<qint64>(bytes.createdSeconds) * 1000;
    token.page = static_cast<int>(bytes.page);
    token.module = bytes.module;
    token.sort = static_cast<RecordSort>(bytes.order / 2);
    token.isDescending = bytes.order % 2 == 1;
    token.user = bytes.user;
    return token;
}

} // namespace sluice::sandbox
