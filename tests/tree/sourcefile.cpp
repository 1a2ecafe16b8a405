// SPDX-License-Identifier: GPL-3.0-or-later
#include "tree/sourcefile.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

// Walks over C++ text and sorts its characters into code, comments and quotes.
class CppSplitter
{
public:
    explicit CppSplitter(const QString &text)
        : m_text(text)
        , m_code(text)
        , m_quoted(text)
    {
    }

    void run(SourceFile &file)
    {
        while (m_at < m_text.size())
            step();
        file.code = m_code;
        file.quoted = m_quoted;
    }

private:
    bool hasNext(QLatin1StringView part) const
    {
        return QStringView(m_text).mid(m_at).startsWith(part);
    }

    // Line ends stay, so that lines stay lines.
    void blank(QString &where, qsizetype from, qsizetype to) const
    {
        for (qsizetype i = from; i < to; ++i) {
            if (m_text.at(i) != u'\n')
                where[i] = u' ';
        }
    }

    qsizetype endOf(QStringView part, qsizetype from) const
    {
        const qsizetype found = m_text.indexOf(part, from);
        return found < 0 ? m_text.size() : found + part.size();
    }

    // The 1'000 kind of quote: the word that it stands in begins with a digit.
    bool isDigitSeparator() const
    {
        qsizetype first = m_at;
        while (
            first > 0 && (m_text.at(first - 1).isLetterOrNumber() || m_text.at(first - 1) == u'\''))
            --first;
        return first < m_at && m_text.at(first).isDigit();
    }

    qsizetype endOfQuotes(QChar quote) const
    {
        for (qsizetype i = m_at + 1; i < m_text.size(); ++i) {
            if (m_text.at(i) == u'\\')
                ++i;
            else if (m_text.at(i) == quote)
                return i + 1;
        }
        return m_text.size();
    }

    void step()
    {
        const QChar c = m_text.at(m_at);
        if (hasNext("//"_L1)) {
            const qsizetype lineEnd = m_text.indexOf(u'\n', m_at);
            takeComment(lineEnd < 0 ? m_text.size() : lineEnd);
        } else if (hasNext("/*"_L1)) {
            takeComment(endOf(u"*/", m_at + 2));
        } else if (hasNext("R\""_L1)) {
            const qsizetype open = m_text.indexOf(u'(', m_at);
            const QString close = u')' + m_text.mid(m_at + 2, open - m_at - 2) + u'"';
            blank(m_quoted, m_at, m_at + 1);
            ++m_at;
            takeQuotes(endOf(close, m_at));
        } else if (c == u'"' || (c == u'\'' && !isDigitSeparator())) {
            takeQuotes(endOfQuotes(c));
        } else {
            blank(m_quoted, m_at, m_at + 1);
            ++m_at;
        }
    }

    void takeComment(qsizetype end)
    {
        blank(m_code, m_at, end);
        blank(m_quoted, m_at, end);
        m_at = end;
    }

    void takeQuotes(qsizetype end)
    {
        blank(m_code, m_at + 1, end - 1); // the quotes themselves stay in both
        m_at = end;
    }

    QString m_text;
    QString m_code;
    QString m_quoted;
    qsizetype m_at = 0;
};

bool isTextFile(const QString &path)
{
    static const QStringList endings{u"cpp"_s, u"h"_s, u"cmake"_s, u"txt"_s, u"sh"_s, u"py"_s,
        u"js"_s, u"qss"_s, u"in"_s, u"ui"_s, u"qrc"_s, u"json"_s};
    return endings.contains(path.section(u'.', -1)) || path == "dev"_L1 || path == ".ci/run"_L1;
}

} // namespace

SourceFile SourceFile::of(const QString &path, const QString &text)
{
    SourceFile file{.path = path, .text = text};
    if (file.isCpp())
        CppSplitter(text).run(file);
    return file;
}

bool SourceFile::isCpp() const
{
    return isHeader() || path.endsWith(".cpp"_L1);
}

bool SourceFile::isHeader() const
{
    return path.endsWith(".h"_L1);
}

bool SourceFile::isBelow(const QString &folder) const
{
    return path.startsWith(QString(folder + u'/'));
}

QString SourceFile::complaint(qsizetype position, const QString &what) const
{
    const qsizetype line = QStringView(text).left(position).count(u'\n') + 1;
    return u"%1:%2: %3"_s.arg(path).arg(line).arg(what);
}

QList<SourceFile> readSourceTree(const QString &root)
{
    const QDir top(root);
    QStringList paths{u"CMakeLists.txt"_s, u"dev"_s, u".ci/run"_s};
    for (const QString &folder :
        {u"src"_s, u"tests"_s, u"ui"_s, u"resources"_s, u"packaging"_s, u"translations"_s}) {
        QDirIterator files(top.filePath(folder), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = top.relativeFilePath(files.next());
            if (!path.contains("/node_modules/"_L1))
                paths << path;
        }
    }
    paths.sort();
    QList<SourceFile> all;
    for (const QString &path : std::as_const(paths)) {
        QFile file(top.filePath(path));
        QString text;
        if (isTextFile(path) && file.open(QIODevice::ReadOnly))
            text = QString::fromUtf8(file.readAll());
        all << SourceFile::of(path, text);
    }
    return all;
}

} // namespace sluice::testing
