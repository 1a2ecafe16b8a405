// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/errors/errorwords.h"

#include "console/errors/errorsentences.h"
#include "console/widgets/format.h"
#include "console/widgets/statelook.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

// A sentence with values in it, taken apart: the text before the first value, between them, and
// after the last one.
struct SentenceForm
{
    const char *source = nullptr;
    QStringList texts;
    QList<int> places; // 1 for %1
    QList<bool> areCounts; // of these: how many there are of something, not which one it is
    qsizetype length = 0; // of the texts: the longer, the surer
};

// By what stands around a value: "%1 of %2 records", "at most %1 are accepted".
bool isCountBetween(const QString &before, const QString &after, bool isNextCount)
{
    static const QRegularExpression things(
        u"^ (?:of |its |the |these |more |other |row |catalog |decimal )*"
        "(?:attempts|bytes|categories|cells|characters|chunks|columns|credits|customers|digits|"
        "entries|events|fields|files|ids|items|jobs|lines|orders|pages|places|products|profiles|"
        "records|requests|rows|runs|tables|times|tokens|units|values)\\b"_s);
    static const QRegularExpression most(u"\\b(?:at most|at least|more than|less than) $"_s);
    if (before.endsWith(u'#'))
        return false;
    return (after == " of "_L1 && isNextCount) || things.match(after).hasMatch()
        || most.match(before).hasMatch();
}

struct SentenceBook
{
    QHash<QString, const char *> whole;
    QList<SentenceForm> forms; // the surest first
};

SentenceForm sentenceForm(const char *source)
{
    static const QRegularExpression place(u"%([1-9])"_s);
    SentenceForm form{.source = source, .texts = {}, .places = {}};
    const QString text = QString::fromUtf8(source);
    qsizetype from = 0;
    auto matches = place.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        form.texts << text.mid(from, match.capturedStart() - from);
        form.places << match.captured(1).toInt();
        from = match.capturedEnd();
    }
    form.texts << text.mid(from);
    for (const QString &part : std::as_const(form.texts))
        form.length += part.size();
    form.areCounts.fill(false, form.places.size());
    for (qsizetype i = form.places.size() - 1; i >= 0; --i)
        form.areCounts[i] = isCountBetween(form.texts.at(i), form.texts.at(i + 1),
            i + 1 < form.places.size() && form.areCounts.at(i + 1));
    return form;
}

const SentenceBook &sentenceBook()
{
    static const SentenceBook book = [] {
        SentenceBook made;
        for (const auto sentences :
            {coreErrorSentences(), servicesErrorSentences(), syncsErrorSentences(),
                appErrorSentences(), fileErrorSentences(), answerErrorSentences(),
                runErrorSentences(), valueErrorSentences(), noticeSentences(), titleSentences()}) {
            for (const char *source : sentences) {
                made.whole.insert(QString::fromUtf8(source), source);
                if (SentenceForm form = sentenceForm(source); !form.places.isEmpty())
                    made.forms.append(std::move(form));
            }
        }
        std::stable_sort(made.forms.begin(), made.forms.end(),
            [](const SentenceForm &a, const SentenceForm &b) { return a.length > b.length; });
        return made;
    }();
    return book;
}

// The values of a sentence of this form; nothing if it is another.
std::optional<QStringList> valuesOf(const SentenceForm &form, const QString &sentence)
{
    if (!sentence.startsWith(form.texts.constFirst()) || !sentence.endsWith(form.texts.constLast()))
        return std::nullopt;
    const qsizetype end = sentence.size() - form.texts.constLast().size();
    QStringList values;
    qsizetype from = form.texts.constFirst().size();
    for (qsizetype i = 1; i < form.texts.size(); ++i) {
        const bool isLast = i + 1 == form.texts.size();
        qsizetype to = isLast ? end : sentence.indexOf(form.texts.at(i), from);
        if (!isLast && i + 2 < form.texts.size() && form.texts.at(i) == ": "_L1)
            to = sentence.lastIndexOf(": "_L1, sentence.indexOf(form.texts.at(i + 1), from));
        if (to <= from || to > end)
            return std::nullopt; // no value is empty
        values << sentence.mid(from, to - from);
        from = to + form.texts.at(i).size();
    }
    return values;
}

QString translated(const char *source)
{
    return QCoreApplication::translate("Errors", source);
}

// Looked up once for each sentence: trees say the same titles four times a second.
struct SaidBefore
{
    QString language; // a known sentence in it
    QHash<QString, QString> sentences;
};

constexpr qsizetype kMostSaid = 20'000;
constexpr qsizetype kMostParts = 4; // of one sentence that has a full stop in it

QString findingsLookedUp(const QString &text);

// As the console writes it: sentences of the engine have bare digits.
QString countInWords(const QString &value)
{
    bool isNumber = false;
    const qint64 count = value.toLongLong(&isNumber);
    return isNumber && count >= 0 ? Format::count(count) : value;
}

QString translatedWord(const QString &word)
{
    const char *source = sentenceBook().whole.value(word);
    return source ? translated(source) : word;
}

QString stateInWords(const QString &before, const QString &value)
{
    return before.endsWith(" state is "_L1) ? stateLook(value).word : value;
}

// "The hour ..." and "Customers: ..." are words of ours.
bool isNamedByUs(const QString &before, const QString &after)
{
    return before.endsWith("the "_L1, Qt::CaseInsensitive)
        || (before.isEmpty() && after.startsWith(": "_L1));
}

// A value of a sentence may be about another, or several; else a name of one word is none.
QString valueInWords(
    const QString &before, const QString &value, const QString &after, bool isCount)
{
    if (!value.contains(u' ')) {
        return isCount                   ? countInWords(value)
            : isNamedByUs(before, after) ? translatedWord(value)
                                         : stateInWords(before, value);
    }
    QString said = findingsLookedUp(value);
    return said == value && value.contains(u". "_s) ? textInWords(value) : said;
}

// What is said otherwise in English, too: counts get groups, states their words.
bool hasCountOrState(const QString &sentence)
{
    constexpr int kFirstGroup = 4; // digits
    int digits = 0;
    for (const QChar c : sentence) {
        digits = c.isDigit() ? digits + 1 : 0;
        if (digits == kFirstGroup)
            return true;
    }
    return sentence.contains(" state is "_L1);
}

bool isSaidAsItStands(const QString &sentence)
{
    const char *probe = titleSentences().front();
    return sentence.isEmpty()
        || (translated(probe) == QLatin1StringView(probe) && !hasCountOrState(sentence));
}

QString lookUp(const QString &sentence)
{
    const SentenceBook &book = sentenceBook();
    if (const char *source = book.whole.value(sentence))
        return translated(source);
    const bool hasStop = sentence.endsWith(u'.');
    for (const SentenceForm &form : book.forms) {
        if (hasStop && form.texts.constLast().isEmpty())
            continue; // it is no part of the value
        const auto values = valuesOf(form, sentence);
        if (!values)
            continue;
        const QString said = translated(form.source);
        // In one go, so that a value with a per cent sign stays what it is.
        const SentenceForm target = sentenceForm(said.toUtf8().constData());
        QString filled = target.texts.constFirst();
        for (qsizetype i = 0; i < target.places.size(); ++i) {
            const qsizetype at = form.places.indexOf(target.places.at(i));
            filled += valueInWords(form.texts.value(at), values->value(at),
                          form.texts.value(at + 1), form.areCounts.value(at))
                + target.texts.at(i + 1);
        }
        return filled;
    }
    if (!hasStop)
        return sentence;
    const QString bare = sentence.chopped(1); // the last of a text
    QString said = lookUp(bare);
    return said == bare ? sentence : said + u'.';
}

// "parameters.mode: must be text; kind: is missing"
QString problemsLookedUp(const QString &text)
{
    static const QRegularExpression placed(u"^([A-Za-z_][^\\s:;]*): (.+)$"_s);
    QStringList problems = text.split(u"; "_s);
    for (QString &problem : problems) {
        const auto match = placed.match(problem);
        problem = match.hasMatch()
            ? QString(match.captured(1) + u": "_s + lookUp(match.captured(2)))
            : lookUp(problem);
    }
    return problems.join(u"; "_s);
}

QString sentenceLookedUp(const QString &sentence)
{
    QString said = lookUp(sentence);
    return said == sentence ? problemsLookedUp(sentence) : said;
}

// "Phone is multiplied by ...: “1” becomes “100”; and 3 more"
QString findingsLookedUp(const QString &text)
{
    QString whole = lookUp(text);
    if (whole != text)
        return whole;
    const QStringList findings = text.split(u"; "_s);
    QStringList said;
    for (const QString &finding : findings) {
        const qsizetype example = finding.indexOf(u": “"_s);
        said << (example < 0 ? lookUp(finding)
                             : QString(lookUp(finding.left(example)) + u": "_s
                                 + lookUp(finding.mid(example + 2))));
    }
    return said.join(u"; "_s);
}

} // namespace

QString findingInWords(const QString &finding)
{
    return isSaidAsItStands(finding) ? finding : findingsLookedUp(finding);
}

QString sentenceInWords(const QString &sentence)
{
    static SaidBefore said;
    const char *probe = titleSentences().front();
    const QString language = translated(probe);
    if (isSaidAsItStands(sentence))
        return sentence;
    if (said.language != language || said.sentences.size() > kMostSaid)
        said = {.language = language, .sentences = {}};
    auto known = said.sentences.constFind(sentence);
    if (known == said.sentences.constEnd())
        known = said.sentences.insert(sentence, sentenceLookedUp(sentence));
    return *known;
}

// The longest run of parts that is one of our sentences, then the next.
QString textInWords(const QString &text)
{
    const QStringList parts = text.split(u". "_s);
    QStringList said;
    for (qsizetype from = 0; from < parts.size();) {
        qsizetype count = std::min(parts.size() - from, kMostParts);
        QString joined = parts.mid(from, count).join(u". "_s);
        QString words = sentenceInWords(joined);
        while (words == joined && count > 1) {
            joined = parts.mid(from, --count).join(u". "_s);
            words = sentenceInWords(joined);
        }
        said << words;
        from += count;
    }
    return said.join(u". "_s);
}

QString rejectionReason(const QString &message)
{
    if (const QString said = sentenceInWords(message); said != message)
        return said;
    static const QRegularExpression subject(u"^([^ “]+(?: “[^”]*”)?) (.+)$"_s);
    QStringList parts = message.split(u"; "_s);
    for (QString &part : parts) {
        if (const auto match = subject.match(part); match.hasMatch())
            part = match.captured(1) + u' ' + sentenceInWords(match.captured(2));
    }
    return parts.join(u"; "_s);
}

Error errorInWords(const Error &error)
{
    Error said = error;
    for (QString *part : {&said.what, &said.why, &said.next})
        *part = textInWords(*part);
    return said;
}

QString errorText(const Error &error)
{
    return errorInWords(error).text();
}

QString remedyText(const Error &error)
{
    QStringList sentences;
    for (QString sentence : {textInWords(error.why), textInWords(error.next)}) {
        if (sentence.isEmpty())
            continue;
        sentence[0] = sentence.at(0).toUpper(); // a service's reason begins in small letters
        sentences << (sentence.endsWith(u'.') ? sentence : sentence + u'.');
    }
    return sentences.join(u' ');
}

} // namespace sluice
