// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace sluice::testing {

// A language that nobody speaks: every text of the console a third longer and with accents, so that
// what is cut, and what never went through tr(), is seen before it is translated. Placeholders,
// mnemonics, tags and filters of files stay. It notes what was asked for. GUI thread.
class PseudoLanguage final : public QTranslator
{
    Q_OBJECT

public:
    // Or only listens, and leaves the text to the translators below.
    explicit PseudoLanguage(bool isSpoken)
        : m_isSpoken(isSpoken)
    {
    }

    bool isEmpty() const override { return false; }
    QString translate(
        const char *context, const char *source, const char *disambiguation, int n) const override;

    static QString inflated(const QString &text);

    struct Asked
    {
        QByteArray context;
        QByteArray source;
        QByteArray disambiguation;
        friend auto operator<=>(const Asked &, const Asked &) = default;
    };
    const QList<Asked> &asked() const { return m_asked; } // each once

private:
    mutable QList<Asked> m_asked;
    bool m_isSpoken;
};

} // namespace sluice::testing
