// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace sluice {

// A command line taken apart: words, and options with or without a value. Plain value, main thread.
// It knows no command: each asks for what it takes, and finish() names what nobody asked for.
class Arguments final
{
public:
    // `valued`: the options that take a value; all others are flags. What begins with -- is an
    // option again and no value, unless it stands behind a = sign.
    // `repeated`: of them, those that may be given more than once.
    static Result<Arguments> parse(const QStringList &arguments, const QStringList &valued,
        const QStringList &repeated = {});

    QString takeWord(); // empty at the end
    bool takeFlag(const QString &name);
    QString takeValue(const QString &name); // empty if absent
    std::optional<QString> takeIfGiven(const QString &name); // also an empty one
    QStringList takeValues(const QString &name); // all of a repeated option
    Result<void> finish() const; // an Error for words and options that are left

private:
    QStringList m_words;
    QStringList m_flags;
    QHash<QString, QStringList> m_values;
};

// The value of an option that takes a number from 0 on.
Result<qint64> wholeNumber(const QString &option, const QString &text);

} // namespace sluice
