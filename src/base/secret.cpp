// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/secret.h"

#include <QCryptographicHash>
#include <QHash>
#include <QMutex>

#include <sodium.h>

#include <algorithm>
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
    if (it == live.counts.end() || --it.value() > 0)
        return;
    QByteArray known = it.key();
    live.counts.erase(it);
    wipe(known);
}

bool isUnreserved(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
        || c == '.' || c == '_' || c == '~';
}

// As the inside of a JSON string; `escapesSlash` and `onlyAscii` are what some writers do.
QByteArray jsonEscaped(const QByteArray &bytes, bool escapesSlash, bool onlyAscii)
{
    QString out;
    const QString text = QString::fromUtf8(bytes);
    for (const QChar c : text) {
        const char16_t u = c.unicode();
        if (u == u'"' || u == u'\\' || (u == u'/' && escapesSlash))
            out.append(u'\\').append(c);
        else if (u == u'\n' || u == u'\r' || u == u'\t')
            out.append(u'\\').append(u == u'\n' ? u'n' : u == u'\r' ? u'r' : u't');
        else if (u < 0x20 || (u > 0x7e && onlyAscii))
            out.append(QStringLiteral("\\u%1").arg(static_cast<uint>(u), 4, 16, QLatin1Char('0')));
        else
            out.append(c);
    }
    return out.toUtf8();
}

// The ways in which a secret may be written in a text, itself first.
QByteArrayList spellings(const QByteArray &secret)
{
    QByteArrayList all{secret};
    if (std::all_of(secret.cbegin(), secret.cend(), isUnreserved))
        return all;
    // Which of !*'() and space are encoded depends on the writer.
    for (const char *kept : {"", "!*'()", "!*'(),;:@/?$"}) {
        const QByteArray encoded = secret.toPercentEncoding(kept);
        QByteArray withPlus = encoded;
        QByteArray lower = encoded;
        for (qsizetype at = lower.indexOf('%'); at >= 0; at = lower.indexOf('%', at + 1))
            lower.replace(at + 1, 2, lower.mid(at + 1, 2).toLower());
        all << encoded << withPlus.replace("%20", "+") << lower;
    }
    for (const bool escapesSlash : {false, true}) {
        for (const bool onlyAscii : {false, true})
            all << jsonEscaped(secret, escapesSlash, onlyAscii);
    }
    return all;
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
        && sodium_memcmp(
               a.m_bytes.constData(), b.m_bytes.constData(), static_cast<size_t>(a.m_bytes.size()))
        == 0;
}

QByteArray withoutSecrets(QByteArray text)
{
    LiveSecrets &live = liveSecrets();
    const QMutexLocker lock(&live.mutex);
    QByteArrayList found;
    for (auto it = live.counts.cbegin(); it != live.counts.cend(); ++it) {
        const QByteArrayList all = spellings(it.key());
        for (const QByteArray &spelling : all) {
            if (spelling.size() >= kShortestRedacted && text.contains(spelling))
                found << spelling;
        }
    }
    // A secret may begin like a longer one: the longer goes first, so that no tail is left.
    std::sort(found.begin(), found.end(),
        [](const QByteArray &a, const QByteArray &b) { return a.size() > b.size(); });
    for (const QByteArray &spelling : std::as_const(found))
        text.replace(spelling, "•••");
    return text;
}

} // namespace sluice
