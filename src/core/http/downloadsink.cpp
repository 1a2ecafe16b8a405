// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/downloadsink.h"

#include "base/files.h"

#include <QFileInfo>

#include <algorithm>
#include <cerrno>

namespace sluice {

using namespace Qt::StringLiterals;

DownloadSink::DownloadSink(const HttpRequest &request)
    : m_request(request)
{
}

DownloadSink::~DownloadSink()
{
    if (m_file && !m_isCommitted)
        m_file->remove();
}

Result<void> DownloadSink::prepare()
{
    if (m_request.downloadTo.isEmpty())
        return {};
    QFile old(m_request.downloadTo);
    errno = 0;
    if (!old.remove() && (old.exists() || QFileInfo(m_request.downloadTo).isSymLink()))
        return fail(diskError(u"Could not replace %1"_s.arg(m_request.downloadTo), errno));
    return {};
}

Error DownloadSink::tooLarge() const
{
    return Error{.kind = ErrorKind::Protocol,
        .what = u"The answer of %1 is too large"_s.arg(m_request.url.host()),
        .why = u"It is larger than the %1 bytes that are allowed for it"_s.arg(m_request.maxBytes),
        .next = u"Check the proxy and the host of the connection, or try again later"_s,
        .delivery = Delivery::Unknown};
}

Result<void> DownloadSink::begin(int status, qint64 announced)
{
    m_isBegun = true;
    const bool isSuccess = status >= 200 && status < 300;
    m_isErrorOfDownload = !m_request.downloadTo.isEmpty() && !isSuccess;
    if (m_isErrorOfDownload)
        return {};
    if (announced > m_request.maxBytes)
        return fail(tooLarge());
    if (m_request.downloadTo.isEmpty()) {
        if (announced > 0)
            m_body.reserve(announced);
        return {};
    }
    const QString &path = m_request.downloadTo;
    const qint64 free = freeBytes(QFileInfo(path).absolutePath());
    if (free >= 0 && announced > free)
        return fail(diskError(u"Could not download %1"_s.arg(path), ENOSPC));
    auto file = std::make_unique<QFile>(path);
    errno = 0;
    if (!file->open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered,
            QFile::ReadOwner | QFile::WriteOwner))
        return fail(diskError(u"Could not make %1"_s.arg(path), errno));
    m_file = std::move(file);
    return {};
}

Result<void> DownloadSink::write(QByteArrayView data)
{
    m_received += data.size();
    if (m_isErrorOfDownload) {
        m_body.append(data.first(std::min(data.size(), kKeptOfErrors - m_body.size())));
        return {};
    }
    if (m_received > m_request.maxBytes)
        return fail(tooLarge());
    if (!m_file) {
        m_body.append(data);
        return {};
    }
    errno = 0;
    if (m_file->write(data.data(), data.size()) != data.size())
        return fail(diskError(u"Could not write %1"_s.arg(m_file->fileName()), errno));
    return {};
}

Result<void> DownloadSink::commit()
{
    if (!m_file)
        return {};
    if (auto synced = syncFile(*m_file); !synced)
        return synced;
    m_file->close();
    m_isCommitted = true;
    return {};
}

} // namespace sluice
