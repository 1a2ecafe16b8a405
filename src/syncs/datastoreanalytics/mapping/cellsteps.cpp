// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/secret.h"
#include "core/mapping/rules/rule.h"
#include "syncs/datastoreanalytics/mapping/celltransform.h"
#include "syncs/datastoreanalytics/mapping/datepattern.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace sluice {

namespace {

// Where the character after `count` of them begins in UTF-8 text.
qsizetype behindCharacters(QByteArrayView text, qint64 count)
{
    qsizetype at = 0;
    while (at < text.size() && count-- > 0) {
        ++at;
        while (at < text.size() && (text[at] & 0xC0) == 0x80)
            ++at;
    }
    return at;
}

qint64 characterCount(QByteArrayView text)
{
    return std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
}

class TrimStep final : public CellStep
{
public:
    QByteArrayView apply(QByteArrayView cell) override { return cell.trimmed(); }
};

class CaseStep final : public CellStep
{
public:
    explicit CaseStep(bool isUpper)
        : m_isUpper(isUpper)
    {
    }
    QByteArrayView apply(QByteArrayView cell) override
    {
        if (!isAsciiText(cell)) {
            const QString wide = QString::fromUtf8(cell);
            m_text = (m_isUpper ? wide.toUpper() : wide.toLower()).toUtf8();
            return m_text;
        }
        const char first = m_isUpper ? 'a' : 'A';
        const char last = m_isUpper ? 'z' : 'Z';
        m_text.resize(cell.size());
        std::transform(cell.begin(), cell.end(), m_text.begin(), [first, last](char c) {
            return c >= first && c <= last ? static_cast<char>(c ^ 0x20) : c;
        });
        return m_text;
    }

private:
    bool m_isUpper;
    QByteArray m_text;
};

class CutStep final : public CellStep
{
public:
    explicit CutStep(qint64 length)
        : m_length(length)
    {
    }
    QByteArrayView apply(QByteArrayView cell) override
    {
        if (cell.size() <= m_length)
            return cell;
        return cell.first(behindCharacters(cell, m_length));
    }

private:
    qint64 m_length;
};

class ReplaceStep final : public CellStep
{
public:
    ReplaceStep(const QString &find, const QString &with)
        : m_find(find.toUtf8())
        , m_with(with.toUtf8())
    {
    }
    QByteArrayView apply(QByteArrayView cell) override
    {
        qsizetype found = cell.indexOf(m_find);
        if (found < 0)
            return cell;
        m_text.resize(0);
        qsizetype from = 0;
        for (; found >= 0; found = cell.indexOf(m_find, from)) {
            m_text.append(cell.data() + from, found - from).append(m_with);
            from = found + m_find.size();
        }
        m_text.append(cell.data() + from, cell.size() - from);
        return m_text;
    }

private:
    QByteArray m_find;
    QByteArray m_with;
    QByteArray m_text;
};

class DefaultStep final : public CellStep
{
public:
    explicit DefaultStep(const QString &value)
        : m_value(value.toUtf8())
    {
    }
    QByteArrayView apply(QByteArrayView cell) override
    {
        return cell.isEmpty() ? QByteArrayView(m_value) : cell;
    }

private:
    QByteArray m_value;
};

class WordsStep final : public CellStep
{
public:
    WordsStep(const QStringList &trueWords, const QStringList &falseWords)
        : m_true(lowered(trueWords))
        , m_false(lowered(falseWords))
    {
    }
    QByteArrayView apply(QByteArrayView cell) override
    {
        const QByteArrayView word = m_lower.of(cell.trimmed());
        const auto isAmong = [word](const QList<QByteArray> &words) {
            return std::find(words.begin(), words.end(), word) != words.end();
        };
        return isAmong(m_true) ? QByteArrayView("true")
            : isAmong(m_false) ? QByteArrayView("false")
                               : cell;
    }

private:
    static QList<QByteArray> lowered(const QStringList &words)
    {
        QList<QByteArray> list;
        for (const QString &word : words)
            list.append(word.trimmed().toLower().toUtf8());
        return list;
    }
    QList<QByteArray> m_true;
    QList<QByteArray> m_false;
    LowerText m_lower;
};

// A number whose fraction stands behind a comma; dots, spaces and apostrophes may group its digits
// by threes.
class DecimalPointStep final : public CellStep
{
public:
    QByteArrayView apply(QByteArrayView cell) override
    {
        const QByteArrayView text = cell.trimmed();
        m_text.resize(0);
        return take(text) ? QByteArrayView(m_text) : cell;
    }

private:
    bool take(QByteArrayView text)
    {
        qsizetype at = 0;
        if (!text.isEmpty() && (text[0] == '-' || text[0] == '+'))
            m_text.append(text[at++]);
        qsizetype digits = 0; // since the last group's end
        bool isGrouped = false;
        for (; at < text.size() && text[at] != ','; ++at) {
            const char c = text[at];
            if (c >= '0' && c <= '9') {
                m_text.append(c);
                ++digits;
            } else if ((c == '.' || c == ' ' || c == '\'') && digits > 0
                && (isGrouped ? digits == 3 : digits <= 3)) {
                isGrouped = true;
                digits = 0;
            } else {
                return false;
            }
        }
        if (digits == 0 || (isGrouped && digits != 3))
            return false;
        if (at == text.size())
            return true;
        const QByteArrayView fraction = text.sliced(at + 1);
        if (fraction.isEmpty() || !std::all_of(fraction.begin(), fraction.end(), [](char c) {
                return c >= '0' && c <= '9';
            }))
            return false;
        m_text.append('.').append(fraction.data(), fraction.size());
        return true;
    }

    QByteArray m_text;
};

class DateStep final : public CellStep
{
public:
    explicit DateStep(const QString &pattern)
        : m_pattern(pattern)
    {
    }
    QByteArrayView apply(QByteArrayView cell) override
    {
        CivilTime time;
        if (!m_pattern.read(cell.trimmed(), time))
            return cell;
        writeCivilTime(m_text.data(), time);
        return QByteArrayView(m_text.data(), m_pattern.hasTime() ? kCivilTimeSize : kCivilDaySize);
    }

private:
    DatePattern m_pattern;
    std::array<char, kCivilTimeSize> m_text{};
};

class HashStep final : public CellStep
{
public:
    explicit HashStep(const Secret &key)
    {
        const QByteArray &bytes = key.reveal();
        crypto_auth_hmacsha256_init(
            &m_keyed, reinterpret_cast<const unsigned char *>(bytes.data()), size_t(bytes.size()));
    }
    ~HashStep() override { sodium_memzero(&m_keyed, sizeof m_keyed); }
    QByteArrayView apply(QByteArrayView cell) override
    {
        if (cell.isEmpty())
            return cell;
        crypto_auth_hmacsha256_state state = m_keyed;
        std::array<unsigned char, crypto_auth_hmacsha256_BYTES> digest{};
        crypto_auth_hmacsha256_update(
            &state, reinterpret_cast<const unsigned char *>(cell.data()), size_t(cell.size()));
        crypto_auth_hmacsha256_final(&state, digest.data());
        sodium_bin2hex(m_text.data(), m_text.size(), digest.data(), digest.size());
        return QByteArrayView(m_text.data(), qsizetype(m_text.size()) - 1);
    }

private:
    crypto_auth_hmacsha256_state m_keyed;
    std::array<char, 2 * crypto_auth_hmacsha256_BYTES + 1> m_text{};
};

class MaskStep final : public CellStep
{
public:
    explicit MaskStep(qint64 keep)
        : m_keep(keep)
    {
    }
    QByteArrayView apply(QByteArrayView cell) override
    {
        const qint64 hidden = std::max<qint64>(0, characterCount(cell) - m_keep);
        const QByteArrayView kept = cell.sliced(behindCharacters(cell, hidden));
        m_text.resize(hidden + kept.size());
        std::fill_n(m_text.begin(), hidden, '*');
        std::copy(kept.begin(), kept.end(), m_text.begin() + hidden);
        return m_text;
    }

private:
    qint64 m_keep;
    QByteArray m_text;
};

class BlankStep final : public CellStep
{
public:
    QByteArrayView apply(QByteArrayView) override { return {}; }
};

} // namespace

std::unique_ptr<CellStep> makeCellStep(const CellTransform &transform, const Secret &hashKey)
{
    switch (transform.kind) {
    case TransformKind::Trim:
        return std::make_unique<TrimStep>();
    case TransformKind::Upper:
        return std::make_unique<CaseStep>(true);
    case TransformKind::Lower:
        return std::make_unique<CaseStep>(false);
    case TransformKind::Cut:
        return std::make_unique<CutStep>(transform.length);
    case TransformKind::Replace:
        return std::make_unique<ReplaceStep>(transform.text, transform.with);
    case TransformKind::Default:
        return std::make_unique<DefaultStep>(transform.text);
    case TransformKind::Words:
        return std::make_unique<WordsStep>(transform.trueWords, transform.falseWords);
    case TransformKind::DecimalPoint:
        return std::make_unique<DecimalPointStep>();
    case TransformKind::Date:
        return std::make_unique<DateStep>(transform.text);
    case TransformKind::Hash:
        return std::make_unique<HashStep>(hashKey);
    case TransformKind::Mask:
        return std::make_unique<MaskStep>(transform.length);
    case TransformKind::Blank:
        break;
    }
    return std::make_unique<BlankStep>();
}

} // namespace sluice
