// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/texttemplate.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestTemplate = 10'000;

// What the character behind a backslash stands for; null: nothing.
QChar escapedCharacter(QChar c)
{
    return c == u'n'                           ? u'\n'
        : c == u't'                            ? u'\t'
        : c == u'{' || c == u'}' || c == u'\\' ? c
                                               : QChar();
}

} // namespace

TextTemplate::TextTemplate(const QString &text)
    : m_text(text)
{
    if (text.size() > kLongestTemplate) {
        m_problem = u"must not be longer than %1 characters"_s.arg(kLongestTemplate);
        return;
    }
    QString before;
    for (qsizetype at = 0; at < text.size();) {
        const QChar c = text.at(at);
        const QChar next = at + 1 < text.size() ? text.at(at + 1) : QChar();
        if (c == u'\\') {
            const QChar meant = escapedCharacter(next);
            if (meant.isNull()) {
                m_problem
                    = u"has a \\ at character %1 with none of { } \\ n t behind it"_s.arg(at + 1);
                return;
            }
            before += meant;
            at += 2;
        } else if (c == u'{' && next == u'{') {
            if (!takeField(at, before))
                return;
        } else {
            before += c;
            ++at;
        }
    }
    if (!before.isEmpty() || m_pieces.empty())
        m_pieces.push_back({.text = before.toUtf8()});
}

// `at` stands on the braces and is moved behind the field.
bool TextTemplate::takeField(qsizetype &at, QString &before)
{
    const qsizetype start = at;
    QString name;
    for (at += 2; at < m_text.size(); ++at) {
        const QChar c = m_text.at(at);
        const QChar next = at + 1 < m_text.size() ? m_text.at(at + 1) : QChar();
        if (c == u'\\' && !escapedCharacter(next).isNull()) {
            name += escapedCharacter(next);
            ++at;
        } else if (c == u'}' && next == u'}') {
            break;
        } else {
            name += c;
        }
    }
    name = name.trimmed();
    if (at >= m_text.size() || name.isEmpty()) {
        m_problem = at >= m_text.size()
            ? u"has a {{ at character %1 without its }}"_s.arg(start + 1)
            : u"has a {{ }} at character %1 without a name"_s.arg(start + 1);
        return false;
    }
    at += 2;
    if (!m_fields.contains(name))
        m_fields.append(name);
    m_pieces.push_back({.text = before.toUtf8(), .field = m_fields.indexOf(name)});
    before.clear();
    return true;
}

} // namespace sluice
