// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/importfile.h"

#include "base/files.h"

#include <cerrno>
#include <cstring>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kImportBuffer = 1 << 20;

} // namespace

void appendQuoted(QByteArray &out, QByteArrayView value)
{
    out.append('"');
    const char *from = value.data();
    const char *const end = from + value.size();
    while (from < end) {
        const auto *quote
            = static_cast<const char *>(std::memchr(from, '"', static_cast<size_t>(end - from)));
        if (quote == nullptr)
            break;
        out.append(from, quote - from + 1).append('"');
        from = quote + 1;
    }
    out.append(from, end - from).append('"');
}

ImportFile::ImportFile(QString path)
    : m_path(std::move(path))
    , m_file(m_path + u".part"_s)
{
}

Result<void> ImportFile::open(const QStringList &columns)
{
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered))
        return fail(diskError(u"Could not write %1"_s.arg(m_file.fileName()), errno));
    m_file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    m_buffer.reserve(kImportBuffer + (kImportBuffer >> 2));
    beginRow();
    for (const QString &column : columns)
        appendField(column.toUtf8());
    return endRow();
}

void ImportFile::beginRow()
{
    m_isFirst = true;
}

void ImportFile::appendField(QByteArrayView value)
{
    if (!m_isFirst)
        m_buffer.append(',');
    m_isFirst = false;
    appendQuoted(m_buffer, value);
}

Result<void> ImportFile::endRow()
{
    m_buffer.append('\n');
    return m_buffer.size() < kImportBuffer ? Result<void>() : flush();
}

Result<void> ImportFile::flush()
{
    if (m_file.write(m_buffer) != m_buffer.size())
        return fail(diskError(u"Could not write %1"_s.arg(m_file.fileName()), errno));
    m_bytes += m_buffer.size();
    m_buffer.resize(0);
    return {};
}

Result<void> ImportFile::finish()
{
    if (auto flushed = flush(); !flushed)
        return flushed;
    if (auto synced = syncFile(m_file); !synced)
        return synced;
    m_file.close();
    return renameDurably(m_file.fileName(), m_path);
}

} // namespace sluice
