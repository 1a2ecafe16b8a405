// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"

namespace sluice {

using namespace Qt::StringLiterals;

Result<Arguments> Arguments::parse(
    const QStringList &arguments, const QStringList &valued, const QStringList &repeated)
{
    Arguments parsed;
    bool isOnlyWords = false;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments.at(i);
        if (isOnlyWords || !argument.startsWith("--"_L1)) {
            parsed.m_words << argument;
            continue;
        }
        if (argument == "--"_L1) {
            isOnlyWords = true;
            continue;
        }
        const QString name = argument.section(u'=', 0, 0).mid(2);
        if (!valued.contains(name)) {
            if (argument.contains(u'='))
                return fail(ErrorKind::Config, u"--%1 takes no value"_s.arg(name));
            parsed.m_flags << name;
            continue;
        }
        if (parsed.m_values.contains(name) && !repeated.contains(name))
            return fail(ErrorKind::Config, u"--%1 is given twice"_s.arg(name));
        if (argument.contains(u'='))
            parsed.m_values[name] << argument.section(u'=', 1);
        else if (i + 1 < arguments.size() && !arguments.at(i + 1).startsWith("--"_L1))
            parsed.m_values[name] << arguments.at(++i);
        else
            return fail(ErrorKind::Config, u"--%1 needs a value"_s.arg(name));
    }
    return parsed;
}

QString Arguments::takeWord()
{
    return m_words.isEmpty() ? QString() : m_words.takeFirst();
}

bool Arguments::takeFlag(const QString &name)
{
    return m_flags.removeAll(name) > 0;
}

QString Arguments::takeValue(const QString &name)
{
    return m_values.take(name).value(0);
}

std::optional<QString> Arguments::takeIfGiven(const QString &name)
{
    if (!m_values.contains(name))
        return std::nullopt;
    return takeValue(name);
}

QStringList Arguments::takeValues(const QString &name)
{
    return m_values.take(name);
}

Result<void> Arguments::finish() const
{
    QStringList left = m_words;
    for (const QString &flag : m_flags)
        left << u"--"_s + flag;
    for (const QString &name : m_values.keys())
        left << u"--"_s + name;
    if (left.isEmpty())
        return {};
    return fail(ErrorKind::Config, u"Not understood: %1"_s.arg(left.join(u' ')), {},
        u"See sluice-cli --help"_s);
}

Result<qint64> wholeNumber(const QString &option, const QString &text)
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    if (!isNumber || number < 0)
        return fail(ErrorKind::Config, u"--%1 needs a whole number"_s.arg(option), {},
            u"Write it as --%1 12000"_s.arg(option));
    return number;
}

} // namespace sluice
