// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/controlapi/callbackpaths.h"

#include <QMessageAuthenticationCode>

namespace sluice {

namespace {

constexpr qsizetype kSegmentSize = 43; // of 256 bits as Base64

} // namespace

CallbackPaths::CallbackPaths(Secret key)
    : m_key(std::move(key))
{
}

QByteArray CallbackPaths::segmentOf(const QString &runId) const
{
    return QMessageAuthenticationCode::hash(
        "callback/" + runId.toUtf8(), m_key.reveal(), QCryptographicHash::Sha256)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

std::optional<QString> CallbackPaths::runOf(QByteArrayView segment, const QStringList &runIds) const
{
    if (segment.size() != kSegmentSize)
        return std::nullopt;
    const Secret given(segment.toByteArray());
    for (const QString &id : runIds) {
        if (given == Secret(segmentOf(id))) // constant time
            return id;
    }
    return std::nullopt;
}

} // namespace sluice
