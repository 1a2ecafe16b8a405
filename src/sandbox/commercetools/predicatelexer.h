// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace sluice::sandbox {

// One word of a predicate.
struct PredicateToken
{
    enum class Kind { Word, Text, Number, Variable, Symbol, End, Bad };
    Kind kind = Kind::End;
    QByteArray text; // of Text without quotes, of Variable without the colon
    qsizetype column = 0;

    bool isSymbol(QByteArrayView symbol) const { return kind == Kind::Symbol && text == symbol; }
    bool isWord(QByteArrayView word) const
    {
        return kind == Kind::Word && text.compare(word, Qt::CaseInsensitive) == 0;
    }
};

// Cuts a predicate into words. One thread; lives no longer than the text.
class PredicateLexer
{
public:
    explicit PredicateLexer(const QByteArray &text)
        : m_text(text)
    {
    }
    PredicateToken next();

private:
    PredicateToken readText();
    PredicateToken readQuotedWord();

    const QByteArray &m_text;
    qsizetype m_at = 0;
};

} // namespace sluice::sandbox
