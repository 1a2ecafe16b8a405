// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/catalogids.h"

#include <sodium.h>

namespace sluice {

namespace {

quint64 catalogHash(QByteArrayView id)
{
    static_assert(crypto_shorthash_BYTES == sizeof(quint64));
    static const unsigned char key[crypto_shorthash_KEYBYTES] = {}; // nobody attacks it
    quint64 hash = 0;
    crypto_shorthash(reinterpret_cast<unsigned char *>(&hash),
        reinterpret_cast<const unsigned char *>(id.data()),
        static_cast<unsigned long long>(id.size()), key);
    return hash;
}

} // namespace

bool CatalogIds::contains(QByteArrayView id) const
{
    const std::lock_guard lock(m_mutex);
    return m_present.contains(catalogHash(id));
}

void CatalogIds::add(QByteArrayView id)
{
    const std::lock_guard lock(m_mutex);
    m_present.insert(catalogHash(id));
}

void CatalogIds::remove(QByteArrayView id)
{
    const std::lock_guard lock(m_mutex);
    m_present.remove(catalogHash(id));
}

bool CatalogIds::isWhole() const
{
    const std::lock_guard lock(m_mutex);
    return m_isWhole;
}

void CatalogIds::setWhole()
{
    const std::lock_guard lock(m_mutex);
    m_isWhole = true;
    m_asked.clear();
}

QList<QByteArray> CatalogIds::unknown(const QList<QByteArray> &ids) const
{
    const std::lock_guard lock(m_mutex);
    if (m_isWhole)
        return {};
    QList<QByteArray> unknown;
    for (const QByteArray &id : ids) {
        const quint64 hash = catalogHash(id);
        if (!m_asked.contains(hash) && !m_present.contains(hash))
            unknown.append(id);
    }
    return unknown;
}

void CatalogIds::setAsked(const QList<QByteArray> &ids)
{
    const std::lock_guard lock(m_mutex);
    for (const QByteArray &id : ids)
        m_asked.insert(catalogHash(id));
}

} // namespace sluice
