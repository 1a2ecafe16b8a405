// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/secret.h"

#include <QCryptographicHash>
#include <QHash>
#include <QMutex>

#include <sodium.h>

#include <utility>

namespace sluice {

namespace {

constexpr qsizetype kShortestRedacted = 8;

// Live secrets and how many Secret values hold each.
struct LiveSecrets
{
    QMutex mutex;
    QHash<QByteArray, int> counts;
};

LiveSecrets &liveSecrets()
{
    static LiveSecrets instance;
    return instance;
}

QByteArray deepCopy(const QByteArray &bytes)
{
    return QByteArray(bytes.constData(), bytes.size());
}

void wipe(QByteArray &bytes)
{
    if (!bytes.isEmpty() && bytes.isDetached())
        sodium_memzero(bytes.data(), static_cast<size_t>(bytes.size()));
    bytes.clear();
}

void addLive(const QByteArray &bytes)
{
    if (bytes.size() < kShortestRedacted)
        return;
    LiveSecrets &live = liveSecrets();
    const QMutexLocker lock(&live.mutex);
    const auto it = live.counts.find(bytes);
    if (it != live.counts.end())
        ++it.value();
    else
        live.counts.insert(deepCopy(bytes), 1);
}

void removeLive(const QByteArray &bytes)
{
    if (bytes.size() < kShortestRedacted)
        return;
    LiveSecrets &live = liveSecrets();
    const QMutexLocker lock(&live.mutex);
    const auto it = live.counts.find(bytes);
    if (it != live.counts.end() && --it.value() == 0)
        live.counts.erase(it);
}

} // namespace

Secret::Secret(QByteArray bytes)
    : m_bytes(deepCopy(bytes))
{
    addLive(m_bytes);
    wipe(bytes);
}

Secret::Secret(const Secret &other)
    : m_bytes(deepCopy(other.m_bytes))
{
    addLive(m_bytes);
}

Secret::Secret(Secret &&other) noexcept
    : m_bytes(std::exchange(other.m_bytes, QByteArray()))
{
}

Secret &Secret::operator=(Secret other) noexcept
{
    m_bytes.swap(other.m_bytes);
    return *this;
}

Secret::~Secret()
{
    removeLive(m_bytes);
    wipe(m_bytes);
}

QByteArray Secret::fingerprint() const
{
    return QCryptographicHash::hash(m_bytes, QCryptographicHash::Sha256).toHex().left(6);
}

bool operator==(const Secret &a, const Secret &b)
{
    return a.m_bytes.size() == b.m_bytes.size()
        && sodium_memcmp(a.m_bytes.constData(), b.m_bytes.constData(),
               static_cast<size_t>(a.m_bytes.size()))
        == 0;
}

QByteArray withoutSecrets(QByteArray text)
{
    LiveSecrets &live = liveSecrets();
    const QMutexLocker lock(&live.mutex);
    for (auto it = live.counts.cbegin(); it != live.counts.cend(); ++it) {
        if (text.contains(it.key()))
            text.replace(it.key(), "•••");
        const QByteArray encoded = it.key().toPercentEncoding();
        if (encoded != it.key() && text.contains(encoded))
            text.replace(encoded, "•••");
    }
    return text;
}

} // namespace sluice
