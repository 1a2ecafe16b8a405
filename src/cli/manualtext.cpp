// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/manualtext.h"

#include "cli/command.h"

#include <QRegularExpression>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QString plainWords(QString text)
{
    static const QRegularExpression toPage(u"\\[([^\\]]+)\\]\\(([a-z-]+)\\.md(#[a-z0-9-]+)?\\)"_s);
    static const QRegularExpression toPlace(u"\\[([^\\]]+)\\]\\(#[a-z0-9-]+\\)"_s);
    static const QRegularExpression toSite(u"\\[([^\\]]+)\\]\\((https?:[^)]+)\\)"_s);
    static const QRegularExpression strong(u"\\*\\*([^*]+)\\*\\*"_s);
    static const QRegularExpression code(u"`([^`]+)`"_s);
    text.replace(toPage, u"\\1 [\\2]"_s);
    text.replace(toPlace, u"\\1"_s);
    text.replace(toSite, u"\\1 <\\2>"_s);
    text.replace(strong, u"\\1"_s);
    text.replace(code, u"\\1"_s);
    return text.replace("\\|"_L1, "|"_L1);
}

QStringList cellsOf(const QString &row)
{
    static const QRegularExpression bar(u"(?<!\\\\)\\|"_s);
    QStringList cells = row.mid(1).split(bar);
    cells.removeLast(); // what follows the last bar
    for (QString &cell : cells)
        cell = plainWords(cell.trimmed());
    return cells;
}

QString underlined(const QString &heading)
{
    const QString words = plainWords(heading.section(u' ', 1));
    const QChar line = heading.startsWith("# "_L1) ? u'=' : u'-';
    return words + u'\n' + QString(words.size(), line) + u'\n';
}

} // namespace

QString manualText(const QString &markdown)
{
    QString text;
    QList<QStringList> table;
    bool isCode = false;
    for (const QString &line : markdown.split(u'\n')) {
        if (!isCode && line.startsWith(u'|')) {
            if (!line.startsWith("| ---"_L1))
                table.append(cellsOf(line));
            continue;
        }
        text += tableText(table);
        table.clear();
        if (line.startsWith("```"_L1))
            isCode = !isCode;
        else if (isCode)
            text += (line.isEmpty() ? QString() : u"    "_s + line) + u'\n';
        else if (line.startsWith(u'#'))
            text += underlined(line);
        else if (!line.startsWith("!["_L1))
            text += plainWords(line) + u'\n';
    }
    text += tableText(table);
    static const QRegularExpression gaps(u"\\n{3,}"_s); // where a picture stood
    return text.replace(gaps, u"\n\n"_s).trimmed() + u'\n';
}

} // namespace sluice
