// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/manual/manual.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

// A static library's resources are only there once this was called, outside any namespace.
static void initManualResources()
{
    Q_INIT_RESOURCE(manual);
}

namespace sluice {

namespace {

QString pageText(const QString &language, const QString &name)
{
    static const bool isThere = (initManualResources(), true);
    Q_UNUSED(isThere)
    QFile file(u":/manual/%1/%2.md"_s.arg(language, name));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

// "What it costs" is "what-it-costs".
QString anchorOf(const QString &heading)
{
    static const QRegularExpression others(u"[^a-z0-9]+"_s);
    QString anchor = heading.toLower();
    anchor.replace(others, u"-"_s);
    while (anchor.startsWith(u'-'))
        anchor.remove(0, 1);
    while (anchor.endsWith(u'-'))
        anchor.chop(1);
    return anchor;
}

} // namespace

QStringList Manual::languages()
{
    return {u"en"_s, u"de"_s};
}

Manual::Manual(const QString &language)
    : m_language(languages().contains(language) ? language : languages().first())
{
    static const QRegularExpression entry(u"^- \\[([^\\]]+)\\]\\(([a-z-]+)\\.md\\)"_s);
    const QStringList lines = text(indexName()).split(u'\n');
    m_pages.append({indexName(), lines.first().mid(2), {}});
    QString part;
    for (const QString &line : lines) {
        if (line.startsWith("## "_L1))
            part = line.mid(3);
        else if (const auto match = entry.match(line); match.hasMatch())
            m_pages.append({match.captured(2), match.captured(1), part});
    }
}

bool Manual::has(const QString &name) const
{
    return std::any_of(
        m_pages.cbegin(), m_pages.cend(), [&name](const Page &page) { return page.name == name; });
}

QString Manual::title(const QString &name) const
{
    for (const Page &page : m_pages) {
        if (page.name == name)
            return page.title;
    }
    return {};
}

QString Manual::text(const QString &name) const
{
    return pageText(m_language, name);
}

QStringList Manual::headings(const QString &markdown)
{
    QStringList found;
    bool isCode = false;
    for (const QString &line : markdown.split(u'\n')) {
        if (line.startsWith("```"_L1))
            isCode = !isCode;
        else if (!isCode && line.startsWith(u'#'))
            found.append(line);
    }
    return found;
}

qsizetype Manual::headingOf(const QString &name, const QString &anchor)
{
    const QStringList found = headings(pageText(languages().first(), name));
    for (qsizetype i = 0; i < found.size(); ++i) {
        if (anchorOf(found.at(i)) == anchor)
            return i;
    }
    return -1;
}

} // namespace sluice
