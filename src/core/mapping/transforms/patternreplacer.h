// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QRegularExpression>
#include <QString>

namespace sluice {

// Replaces every match of a pattern; \1 to \9 in the new text stand for groups, \0 for the match.
// What a pattern may cost is bounded: it gives up on a value that takes too many steps or is too
// long. Owned by a rule or a step, one thread. It never logs.
class PatternReplacer final
{
public:
    PatternReplacer(const QString &pattern, const QString &with, bool matchCase);

    const QString &pattern() const { return m_text; }
    const QString &with() const { return m_with; }
    QString problem() const; // why the pattern cannot be used; empty: it can
    bool replaceIn(QByteArrayView text, QByteArray &out) const; // false: it gave up

private:
    bool replaceIn(const QString &text, QString &out) const;

    QString m_text;
    QString m_with;
    QRegularExpression m_pattern;
};

} // namespace sluice
