// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/server/requestbody.h"

#include "base/files.h"
#include "sandbox/server/channel.h"
#include "sandbox/server/requestlog.h"

#include <atomic>
#include <openssl/evp.h>

using namespace Qt::StringLiterals;

namespace sluice::sandbox {

namespace {

constexpr qint64 kMostInMemory = 64LL << 20;
constexpr qint64 kMostOnDisk = 256LL << 20;
constexpr qint64 kDiskBlock = 256 * 1024;

} // namespace

RequestBody::RequestBody(const QString &diskFolder)
    : m_folder(diskFolder)
    , m_hash(EVP_MD_CTX_new(), &EVP_MD_CTX_free)
{
    EVP_DigestInit_ex(m_hash.get(), EVP_sha256(), nullptr);
}

RequestBody::~RequestBody()
{
    if (!m_folder.isEmpty() && !m_file.fileName().isEmpty())
        QFile::remove(m_file.fileName());
}

QByteArray RequestBody::sha256(const HttpRequest &request)
{
    if (m_folder.isEmpty())
        return RequestLog::sha256(request.body);
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    EVP_DigestFinal_ex(m_hash.get(), digest, &size);
    return QByteArray(reinterpret_cast<const char *>(digest), size).toHex();
}

bool RequestBody::openFile(HttpRequest &request)
{
    static std::atomic<quint64> serial = 0;
    const QString folder = m_folder + u"/bodies"_s;
    if (auto made = makePrivateFolder(folder); !made)
        return false;
    m_file.setFileName(
        u"%1/%2-%3.body"_s.arg(folder).arg(reinterpret_cast<quintptr>(this), 0, 16).arg(++serial));
    request.bodyFile = m_file.fileName();
    return m_file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered);
}

bool RequestBody::take(HttpRequest &request, Channel &channel, qint64 count)
{
    m_size += count;
    if (m_folder.isEmpty()) {
        const qsizetype at = request.body.size();
        request.body.resize(at + count);
        return channel.readBody(request.body.data() + at, count) == count;
    }
    QByteArray block;
    for (qint64 left = count; left > 0;) {
        block.resize(qMin(left, kDiskBlock));
        if (channel.readBody(block.data(), block.size()) != block.size())
            return false;
        EVP_DigestUpdate(m_hash.get(), block.constData(), static_cast<size_t>(block.size()));
        if (m_file.write(block) != block.size())
            return false;
        left -= block.size();
    }
    return true;
}

bool RequestBody::readChunked(HttpRequest &request, Channel &channel, qint64 most)
{
    const qint64 limit = m_folder.isEmpty() ? kMostInMemory : kMostOnDisk;
    QByteArray line;
    for (;;) {
        if (!channel.readLine(line))
            return false;
        bool isNumber = false;
        const QByteArray digits = line.split(';').first().trimmed(); // an extension may follow
        const qint64 size = digits.toLongLong(&isNumber, 16);
        if (!isNumber || size < 0 || m_size + size > limit)
            return false;
        if (size == 0)
            break;
        if (!take(request, channel, most < 0 ? size : qMin(size, most - m_size)))
            return false;
        if (most >= 0 && m_size >= most)
            return true;
        if (!channel.readLine(line))
            return false;
    }
    while (channel.readLine(line)) {
        if (line.isEmpty())
            return true;
    }
    return false;
}

bool RequestBody::read(HttpRequest &request, Channel &channel, qint64 most)
{
    if (!m_folder.isEmpty() && !openFile(request))
        return false;
    bool isWhole = false;
    if (request.header("transfer-encoding").toLower().contains("chunked")) {
        isWhole = readChunked(request, channel, most);
    } else {
        const qint64 length = request.header("content-length").toLongLong();
        const qint64 limit = m_folder.isEmpty() ? kMostInMemory : kMostOnDisk;
        isWhole = length >= 0 && length <= limit
            && take(request, channel, most < 0 ? length : qMin(length, most));
    }
    m_file.close();
    return isWhole;
}

} // namespace sluice::sandbox
