// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/transforms/patternreplacer.h"
#include "core/mapping/transforms/stepmakers.h"

#include <QSet>

namespace sluice {

namespace {

bool isBlankCharacter(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

class CollapseStep final : public CellStep
{
public:
    QByteArrayView apply(QByteArrayView cell) override
    {
        const QByteArrayView text = cell.trimmed();
        bool wasBlank = false;
        const bool isNeeded = std::any_of(text.begin(), text.end(), [&wasBlank](char c) {
            const bool isBlank = isBlankCharacter(c);
            const bool isOdd = isBlank && (wasBlank || c != ' ');
            wasBlank = isBlank;
            return isOdd;
        });
        if (!isNeeded)
            return text;
        m_text.resize(0);
        for (const char c : text) {
            if (!isBlankCharacter(c))
                m_text.append(c);
            else if (!m_text.endsWith(' '))
                m_text.append(' ');
        }
        return m_text;
    }

private:
    QByteArray m_text;
};

class SubstringStep final : public CellStep
{
public:
    SubstringStep(qint64 from, qint64 length)
        : m_before(from - 1)
        , m_length(length)
    {
    }
    QByteArrayView apply(QByteArrayView cell) override
    {
        const QByteArrayView rest = cell.sliced(behindCharacters(cell, m_before));
        return m_length > 0 ? rest.first(behindCharacters(rest, m_length)) : rest;
    }

private:
    qint64 m_before;
    qint64 m_length;
};

class PadStep final : public CellStep
{
public:
    PadStep(qint64 length, const QString &with, bool isAtStart)
        : m_length(length)
        , m_with(with.toUtf8())
        , m_isAtStart(isAtStart)
    {
    }
    QByteArrayView apply(QByteArrayView cell) override
    {
        const qint64 missing = cell.isEmpty() ? 0 : m_length - characterCount(cell);
        if (missing <= 0)
            return cell;
        m_text.resize(0);
        if (!m_isAtStart)
            m_text.append(cell);
        for (qint64 i = 0; i < missing; ++i)
            m_text.append(m_with);
        if (m_isAtStart)
            m_text.append(cell);
        return m_text;
    }

private:
    qint64 m_length;
    QByteArray m_with;
    bool m_isAtStart;
    QByteArray m_text;
};

class ReplacePatternStep final : public CellStep
{
public:
    explicit ReplacePatternStep(const CellTransform &transform)
        : m_replacer(transform.text, transform.with, transform.flag)
    {
    }
    QByteArrayView apply(QByteArrayView cell) override
    {
        m_hasGivenUp = false;
        if (cell.isEmpty())
            return cell;
        m_hasGivenUp = !m_replacer.replaceIn(cell, m_text);
        return m_hasGivenUp ? cell : QByteArrayView(m_text);
    }

private:
    PatternReplacer m_replacer;
    QByteArray m_text;
};

class PartStep final : public CellStep
{
public:
    PartStep(const QString &by, qint64 number)
        : m_by(by.toUtf8())
        , m_number(number)
    {
    }
    QByteArrayView apply(QByteArrayView cell) override
    {
        return m_number > 0 ? fromStart(cell) : fromEnd(cell);
    }

private:
    QByteArrayView fromStart(QByteArrayView rest) const
    {
        for (qint64 left = m_number;;) {
            const qsizetype found = rest.indexOf(m_by);
            if (--left == 0)
                return found < 0 ? rest : rest.first(found);
            if (found < 0)
                return {};
            rest = rest.sliced(found + m_by.size());
        }
    }
    QByteArrayView fromEnd(QByteArrayView rest) const
    {
        for (qint64 left = -m_number;;) {
            // Without the second argument Qt 6.4.2 looks behind the end of the view.
            const qsizetype found = rest.size() < m_by.size()
                ? -1
                : rest.lastIndexOf(m_by, rest.size() - m_by.size());
            if (--left == 0)
                return found < 0 ? rest : rest.sliced(found + m_by.size());
            if (found < 0)
                return {};
            rest = rest.first(found);
        }
    }

    QByteArray m_by;
    qint64 m_number;
};

class ListStep final : public CellStep
{
public:
    ListStep(const QString &by, const QString &with)
        : m_by(by.toUtf8())
        , m_with(with.toUtf8())
    {
    }
    QByteArrayView apply(QByteArrayView cell) override
    {
        m_parts.clear();
        m_text.resize(0);
        for (QByteArrayView rest = cell; !rest.isNull();) {
            const qsizetype found = rest.indexOf(m_by);
            const QByteArrayView part = (found < 0 ? rest : rest.first(found)).trimmed();
            rest = found < 0 ? QByteArrayView() : rest.sliced(found + m_by.size());
            if (part.isEmpty() || m_parts.contains(part))
                continue;
            if (!m_parts.isEmpty())
                m_text.append(m_with);
            m_text.append(part);
            m_parts.insert(part);
        }
        return m_text;
    }

private:
    QByteArray m_by;
    QByteArray m_with;
    QSet<QByteArrayView> m_parts;
    QByteArray m_text;
};

} // namespace

std::unique_ptr<CellStep> makeTextStep(const CellTransform &transform)
{
    switch (transform.kind) {
    case TransformKind::Substring:
        return std::make_unique<SubstringStep>(transform.number, transform.length);
    case TransformKind::Pad:
        return std::make_unique<PadStep>(transform.length, transform.with, transform.flag);
    case TransformKind::ReplacePattern:
        return std::make_unique<ReplacePatternStep>(transform);
    case TransformKind::Part:
        return std::make_unique<PartStep>(transform.text, transform.number);
    case TransformKind::List:
        return std::make_unique<ListStep>(transform.text, transform.with);
    default:
        return std::make_unique<CollapseStep>();
    }
}

} // namespace sluice
