// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/transforms/patternreplacer.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// A tenth of what the engine allows by itself; a value of ordinary size never comes near.
constexpr auto kStepLimit = "(*LIMIT_MATCH=1000000)"_L1;
constexpr qsizetype kMostCharacters = 1 << 16;

} // namespace

PatternReplacer::PatternReplacer(const QString &pattern, const QString &with, bool matchCase)
    : m_text(pattern)
    , m_with(with)
    , m_pattern(kStepLimit + pattern, QRegularExpression::UseUnicodePropertiesOption)
{
    if (!matchCase)
        m_pattern.setPatternOptions(
            m_pattern.patternOptions() | QRegularExpression::CaseInsensitiveOption);
    if (m_pattern.isValid())
        m_pattern.optimize();
}

QString PatternReplacer::problem() const
{
    if (m_pattern.isValid())
        return {};
    const qsizetype place = m_pattern.patternErrorOffset() - kStepLimit.size() + 1;
    return u"is not a valid pattern: %1 at character %2"_s.arg(
        m_pattern.errorString(), QString::number(place));
}

bool PatternReplacer::replaceIn(const QString &text, QString &out) const
{
    qsizetype copied = 0;
    qsizetype from = 0;
    while (from <= text.size()) {
        const QRegularExpressionMatch match = m_pattern.match(text, from);
        if (!match.isValid())
            return false;
        if (!match.hasMatch())
            break;
        out += QStringView(text).sliced(copied, match.capturedStart() - copied);
        for (qsizetype i = 0; i < m_with.size(); ++i) {
            const bool isGroup = m_with.at(i) == u'\\' && i + 1 < m_with.size()
                && m_with.at(i + 1) >= u'0' && m_with.at(i + 1) <= u'9';
            out += isGroup ? match.captured(m_with.at(++i).unicode() - u'0')
                           : QString(m_with.at(i));
        }
        copied = match.capturedEnd();
        from = match.capturedLength() > 0 ? copied : copied + 1; // an empty match moves on
    }
    out += QStringView(text).sliced(copied);
    return true;
}

bool PatternReplacer::replaceIn(QByteArrayView text, QByteArray &out) const
{
    const QString wide = QString::fromUtf8(text);
    QString replaced;
    if (wide.size() > kMostCharacters || !replaceIn(wide, replaced))
        return false;
    out = replaced.toUtf8();
    return true;
}

} // namespace sluice
