// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QList>
#include <QSet>

#include <mutex>

namespace sluice {

// Which ids a catalog at Klaviyo holds, as far as it was asked: eight bytes for each, so that a
// million take a few dozen megabytes. Two ids of one hash are as good as one: then an update is
// tried where a create was due, and Klaviyo says so. Thread-safe.
class CatalogIds final
{
public:
    bool contains(QByteArrayView id) const;
    void add(QByteArrayView id);
    void remove(QByteArrayView id);

    bool isWhole() const; // everything was listed
    void setWhole();
    QList<QByteArray> unknown(const QList<QByteArray> &ids) const;
    void setAsked(const QList<QByteArray> &ids);

private:
    mutable std::mutex m_mutex;
    QSet<quint64> m_present;
    QSet<quint64> m_asked;
    bool m_isWhole = false;
};

} // namespace sluice
