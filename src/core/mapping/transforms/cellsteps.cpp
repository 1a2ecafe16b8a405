// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/secret.h"
#include "core/mapping/rules/rule.h"
#include "core/mapping/transforms/celltransform.h"
#include "core/mapping/transforms/lettercasing.h"
#include "core/mapping/transforms/stepmakers.h"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace sluice {

namespace {

class TrimStep final : public CellStep
{
public:
    QByteArrayView apply(QByteArrayView cell) override { return cell.trimmed(); }
};

class CaseStep final : public CellStep
{
public:
    explicit CaseStep(LetterCase letterCase)
        : m_casing(letterCase)
    {
    }
    QByteArrayView apply(QByteArrayView cell) override { return m_casing.of(cell); }

private:
    LetterCasing m_casing;
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
        return std::make_unique<CaseStep>(LetterCase::Upper);
    case TransformKind::Lower:
        return std::make_unique<CaseStep>(LetterCase::Lower);
    case TransformKind::Title:
        return std::make_unique<CaseStep>(LetterCase::Capitalize);
    case TransformKind::Cut:
        return std::make_unique<CutStep>(transform.length);
    case TransformKind::Replace:
        return std::make_unique<ReplaceStep>(transform.text, transform.with);
    case TransformKind::Default:
        return std::make_unique<DefaultStep>(transform.text);
    case TransformKind::Words:
        return std::make_unique<WordsStep>(transform.trueWords, transform.falseWords);
    case TransformKind::Hash:
        return std::make_unique<HashStep>(hashKey);
    case TransformKind::Mask:
        return std::make_unique<MaskStep>(transform.length);
    case TransformKind::Blank:
        return std::make_unique<BlankStep>();
    case TransformKind::Collapse:
    case TransformKind::Substring:
    case TransformKind::Pad:
    case TransformKind::ReplacePattern:
    case TransformKind::Part:
    case TransformKind::List:
        return makeTextStep(transform);
    case TransformKind::DecimalPoint:
    case TransformKind::Date:
    case TransformKind::DateText:
    case TransformKind::Number:
        return makeValueStep(transform);
    case TransformKind::Map:
    case TransformKind::Phone:
    case TransformKind::Country:
        break;
    }
    return makeTableStep(transform);
}

} // namespace sluice
