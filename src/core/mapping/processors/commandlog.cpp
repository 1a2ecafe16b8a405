// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/processors/commandlog.h"

#include "core/log/redact.h"

#include <QRegularExpression>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestErrorLine = 1000; // bytes; the rest is cut
constexpr qint64 kMostErrorLines = 200;
constexpr qint64 kMostErrorBytes = 64 * 1024;
constexpr qsizetype kShownErrorLines = 5;

} // namespace

CommandLog::CommandLog(Logger logger)
    : m_logger(std::move(logger))
{
}

void CommandLog::take(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const qsizetype at = bytes.indexOf('\n');
        const QByteArrayView part = at < 0 ? bytes : bytes.first(at);
        m_isTooLong = m_isTooLong || m_open.size() + part.size() > kLongestErrorLine;
        m_open.append(part.first(std::min(part.size(), kLongestErrorLine - m_open.size())));
        if (at < 0)
            return;
        takeLine(m_open);
        m_open.resize(0);
        m_isTooLong = false;
        bytes = bytes.sliced(at + 1);
    }
}

void CommandLog::takeLine(QByteArrayView line)
{
    static const QRegularExpression fault(
        u"\\Asluice-script: fault row=(\\d+) line=(\\d+): (.*)\\z"_s);
    const QString text = QString::fromUtf8(line.trimmed()) + (m_isTooLong ? u" ..."_s : QString());
    if (text.isEmpty())
        return;
    if (const auto match = fault.match(text); match.hasMatch()) {
        m_fault = Fault{match.captured(1).toLongLong(), match.captured(2).toLongLong(),
            redactedText(match.captured(3))};
        return;
    }
    m_last.append(text);
    if (m_last.size() > kShownErrorLines)
        m_last.removeFirst();
    m_bytes += text.size();
    if (++m_lines > kMostErrorLines || m_bytes > kMostErrorBytes)
        ++m_leftOut;
    else
        m_logger.info(text);
}

void CommandLog::finish()
{
    if (!m_open.isEmpty())
        takeLine(m_open);
    m_open.clear();
    if (m_leftOut > 0)
        m_logger.warning(u"%1 more lines of its standard error are left out"_s.arg(m_leftOut));
    m_leftOut = 0;
}

QString CommandLog::lastLines() const
{
    return redactedText(m_last.join(u" / "_s));
}

} // namespace sluice
