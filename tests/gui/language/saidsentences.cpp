// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/language/saidsentences.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

// Behind it, to the end of the brackets or of the statement, stand texts of errors.
const QRegularExpression &beginning()
{
    static const QRegularExpression pattern(
        u"\\bfail\\(|\\bError(?: \\w+)?\\{|\\baskForAttention\\(|\\b(?:what|why|next|notice) = "
        u"|\\bnotices << "
        "|\\b(?:zipDamaged|zipError|damagedStore|config|untrusted|outOfDate|caFileRefused"
        "|proxyRefused|diskError|cannotUndo|damaged|unclear|fieldProblem|problem|add|waitUntil"
        "|notices\\.append|cannotBeSaid)\\("_s);
    return pattern;
}

qsizetype behindLiteral(const QString &code, qsizetype quote)
{
    qsizetype at = quote + 1;
    while (at < code.size() && code.at(at) != u'"')
        at += code.at(at) == u'\\' ? 2 : 1;
    return at + 1;
}

// From a bracket to its other one, or else to the semicolon.
QString spanFrom(const QString &code, qsizetype begin)
{
    int depth = 0;
    for (qsizetype at = begin; at < code.size(); ++at) {
        const QChar c = code.at(at);
        if (c == u'"') {
            at = behindLiteral(code, at) - 1;
        } else if (c == u'\'' && code.mid(at + 2, 1) == u"'"_s) {
            at += 2; // a bracket as a character
        } else if (u"({["_s.contains(c)) {
            ++depth;
        } else if (u")}]"_s.contains(c)) {
            if (--depth <= 0 && c != u']')
                return code.mid(begin, at - begin);
        } else if (c == u';' && depth <= 0) {
            return code.mid(begin, at - begin);
        }
    }
    return code.mid(begin);
}

QStringList literalsIn(const QString &span)
{
    QStringList literals;
    for (qsizetype at = span.indexOf(u'"'); at >= 0; at = span.indexOf(u'"', at)) {
        const qsizetype end = behindLiteral(span, at);
        literals << span.mid(at + 1, end - at - 2)
                        .replace("\\\""_L1, "\""_L1)
                        .replace("\\\\"_L1, "\\"_L1)
                        .trimmed();
        at = end;
    }
    return literals;
}

// Not a key, a name, a pattern of dates or a statement for the store.
bool isSentence(const QString &text)
{
    static const QRegularExpression words(u"[A-Za-z]{2,} | [a-z]{2,}"_s);
    static const QRegularExpression statement(
        u"^(SELECT|INSERT|UPDATE|DELETE|PRAGMA|VACUUM|CREATE)\\b"_s);
    return words.match(text).hasMatch() && !statement.match(text).hasMatch();
}

} // namespace

QList<SaidSentence> saidSentences(const QString &layer)
{
    static const QRegularExpression comment(
        u"(^|\\s)//[^\\n]*"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression seam(u"(?<!\\\\)\"\\s+u?\""_s); // one text in several literals
    const QDir root(QStringLiteral(SLUICE_SOURCE_DIR "/src"));
    QList<SaidSentence> said;
    QDirIterator files(
        root.filePath(layer), {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        QString code = QString::fromUtf8(file.readAll()).remove(comment).remove(seam);
        auto begins = beginning().globalMatch(code);
        while (begins.hasNext()) {
            const auto begin = begins.next();
            const bool isCall = !begin.captured().endsWith(u' ');
            const QStringList literals
                = literalsIn(spanFrom(code, begin.capturedEnd() - (isCall ? 1 : 0)));
            for (const QString &text : literals) {
                if (isSentence(text))
                    said.append({root.relativeFilePath(path), text});
            }
        }
    }
    return said;
}

} // namespace sluice::testing
