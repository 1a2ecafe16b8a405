// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/scriptframe.h"

#include <QString>

namespace sluice {

void ScriptFrame::clear()
{
    m_rows.clear();
    m_bytes.resize(0);
    m_sizes.clear();
}

void ScriptFrame::append(QByteArrayView row, std::span<const QByteArrayView> cells)
{
    m_rows.push_back(row.toByteArray());
    for (const QByteArrayView cell : cells) {
        m_bytes.append(cell.data(), cell.size());
        m_sizes.push_back(cell.size());
    }
}

QByteArray ScriptFrame::separator() const
{
    for (char c = 0x1f; c > 0; --c) {
        if (c != '\t' && c != '\n' && c != '\r' && !m_bytes.contains(c))
            return QByteArray(1, c);
    }
    const QString text = QString::fromUtf8(m_bytes);
    for (char16_t c = 0xe000; c < 0xf8ff; ++c) { // for private use
        if (!text.contains(QChar(c)))
            return QString(QChar(c)).toUtf8();
    }
    return {};
}

QByteArray ScriptFrame::cells(const QByteArray &separator) const
{
    QByteArray text;
    text.reserve(m_bytes.size() + static_cast<qsizetype>(m_sizes.size()) * separator.size());
    const char *at = m_bytes.constData();
    for (size_t i = 0; i < m_sizes.size(); ++i) {
        if (i > 0)
            text.append(separator);
        text.append(at, m_sizes[i]);
        at += m_sizes[i];
    }
    return text;
}

QByteArray ScriptFrame::rows(const QByteArray &separator) const
{
    QByteArray text;
    for (const QByteArray &row : m_rows) {
        if (!text.isEmpty())
            text.append(separator);
        text.append(row);
    }
    return text;
}

} // namespace sluice
