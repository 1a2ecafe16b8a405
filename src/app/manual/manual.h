// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace sluice {

// The manual: pages of Markdown that are compiled into the programs, the same ones in each
// language. Its page "index" says which there are and in what order. A plain value for any thread;
// it knows nothing of who shows it.
class Manual final
{
public:
    struct Page
    {
        QString name; // "run-files", as links and sluice-cli help have it
        QString title;
        QString part; // of the index, under which it stands
    };

    static QStringList languages();
    static QString indexName() { return QStringLiteral("index"); }

    // English where there is no manual in this language.
    explicit Manual(const QString &language = {});

    const QString &language() const { return m_language; }
    const QList<Page> &pages() const { return m_pages; } // as the index has them, itself first
    bool has(const QString &name) const;
    QString title(const QString &name) const;
    QString text(const QString &name) const; // Markdown; empty: there is no such page

    // Which heading of a page, from 0, an anchor means: the English heading in lower case with
    // hyphens, in every language. -1: none.
    static qsizetype headingOf(const QString &name, const QString &anchor);
    static QStringList headings(const QString &markdown); // as they stand, "## Locks"

private:
    QString m_language;
    QList<Page> m_pages;
};

} // namespace sluice
