// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <vector>

namespace sluice {

// Text with fields in it: "{{First_Name}} {{Last_Name}}". Blanks beside a name do not count. A
// backslash takes the meaning from what follows it: \{ \} \\, and \n and \t are a line's end and a
// tab; a single brace means nothing anyway. Plain value, any thread. It never converts or formats.
class TextTemplate final
{
public:
    struct Piece
    {
        QByteArray text; // before the field
        qsizetype field = -1; // among fields(); -1: none, the last text
    };

    TextTemplate() = default;
    explicit TextTemplate(const QString &text);

    const QString &text() const { return m_text; } // as it was written
    const QString &problem() const { return m_problem; } // empty: it can be used
    const QStringList &fields() const { return m_fields; } // each once

    // Empty if it names fields and all of them are empty. `valueOf(field)` gives the value of
    // fields()[field].
    template <class ValueOf> void fill(QByteArray &out, ValueOf &&valueOf) const
    {
        out.resize(0);
        bool hasValue = m_fields.isEmpty();
        for (const Piece &piece : m_pieces) {
            out.append(piece.text);
            if (piece.field < 0)
                continue;
            const QByteArrayView value = valueOf(piece.field);
            hasValue = hasValue || !value.isEmpty();
            out.append(value);
        }
        if (!hasValue)
            out.resize(0);
    }

private:
    bool takeField(qsizetype &at, QString &before);

    QString m_text;
    QString m_problem;
    QStringList m_fields;
    std::vector<Piece> m_pieces;
};

} // namespace sluice
