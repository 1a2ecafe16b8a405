// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>

#include <random>

namespace sluice::testing {

// Changes inputs a little, always the same way for the same seed. A plain value of one test.
class Mutator
{
public:
    Mutator(quint32 seed, const QByteArrayList &corpus, const QByteArray &dictionary)
        : m_random(seed)
        , m_corpus(corpus)
        , m_words(dictionary.split(' '))
    {
    }

    QByteArray next()
    {
        QByteArray text = any(m_corpus);
        for (qsizetype changes = 1 + below(6); changes > 0; --changes)
            change(text);
        return text.first(std::min<qsizetype>(text.size(), kMostBytes));
    }

private:
    static constexpr qsizetype kMostBytes = 16 * 1024;

    qsizetype below(qsizetype end)
    {
        return static_cast<qsizetype>(
            m_random() % static_cast<quint32>(std::max<qsizetype>(end, 1)));
    }
    QByteArray any(const QByteArrayList &list) { return list.at(below(list.size())); }

    void change(QByteArray &text)
    {
        const qsizetype at = below(text.size() + 1);
        const qsizetype size = std::min(below(16), text.size() - at);
        switch (below(8)) {
        case 0:
            text.remove(at, size);
            break;
        case 1:
            text.insert(at, text.mid(below(text.size()), size));
            break;
        case 2:
            text.insert(at, any(m_words));
            break;
        case 3:
            text.replace(at, size, any(m_words));
            break;
        case 4:
            text.insert(at, static_cast<char>(below(256)));
            break;
        case 5:
            text.truncate(at);
            break;
        case 6:
            text = text.left(at) + any(m_corpus).mid(below(64));
            break;
        default:
            if (at < text.size())
                text[at] = static_cast<char>(text.at(at) ^ (1 << below(8)));
            break;
        }
    }

    std::mt19937 m_random;
    QByteArrayList m_corpus;
    QByteArrayList m_words;
};

} // namespace sluice::testing
