// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/mappings/documentproblems.h"

#include "console/errors/errorwords.h"
#include "console/mappings/jsontext.h"
#include "console/widgets/rowlist.h"

#include <QBoxLayout>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTextCursor>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kProblemsSeen = 4; // at once

// As JsonProblems joins them: between two is a path with its colon.
QStringList problemTexts(const QString &why)
{
    static const QRegularExpression between(u"; (?=[^;:]+: )"_s);
    return why.split(between, Qt::SkipEmptyParts);
}

} // namespace

DocumentProblems::DocumentProblems(QPlainTextEdit *text, QList<Word> words, QStringList nameKeys)
    : QObject(text)
    , m_text(text)
    , m_list(new RowList(text->parentWidget()))
    , m_words(std::move(words))
    , m_nameKeys(std::move(nameKeys))
{
    m_list->setObjectName(u"documentProblemList"_s);
    m_list->setAccessibleName(tr("What is wrong with the document; Enter goes there"));
    m_list->setToolTip(tr("Double-click or Enter goes there"));
    m_list->hide();
    auto *layout = qobject_cast<QBoxLayout *>(text->parentWidget()->layout());
    Q_ASSERT(layout);
    layout->insertWidget(layout->indexOf(text) + 1, m_list);
    connect(m_list, &QListWidget::itemActivated, this,
        [this](const QListWidgetItem *item) { goTo(m_list->row(item)); });
}

void DocumentProblems::show(const Error &error)
{
    m_problems = problemsOf(error);
    refill();
}

QList<DocumentProblems::Problem> DocumentProblems::problemsOf(const Error &error) const
{
    QList<Problem> problems;
    for (const QString &said : problemTexts(error.why))
        problems.append(problemOf(said));
    if (problems.isEmpty())
        problems.append({errorText(error)});
    return problems;
}

void DocumentProblems::clear()
{
    if (m_problems.isEmpty())
        return;
    m_problems.clear();
    refill();
}

QStringList DocumentProblems::texts() const
{
    const QString document = m_text->toPlainText();
    QStringList texts;
    for (const Problem &problem : m_problems) {
        const QString before = document.left(std::max<qsizetype>(0, problem.at));
        texts << (problem.at < 0
                ? problem.words
                : tr("%1 (line %2, column %3)")
                      .arg(problem.words, QString::number(before.count(u'\n') + 1),
                          QString::number(before.size() - before.lastIndexOf(u'\n'))));
    }
    return texts;
}

QStringList DocumentProblems::wordsOf(const QList<Problem> &problems)
{
    QStringList words;
    for (const Problem &problem : problems)
        words << problem.words;
    return words;
}

void DocumentProblems::goToFirst()
{
    m_list->setCurrentRow(0);
    goTo(0);
}

void DocumentProblems::goTo(int row)
{
    m_text->setFocus();
    if (row < 0 || row >= m_problems.size() || m_problems.at(row).at < 0)
        return;
    QTextCursor cursor = m_text->textCursor();
    cursor.setPosition(static_cast<int>(m_problems.at(row).at));
    m_text->setTextCursor(cursor);
    m_text->ensureCursorVisible();
}

void DocumentProblems::refill()
{
    const int chosen = m_list->currentRow();
    m_list->clear();
    m_list->addItems(texts());
    m_list->setCurrentRow(std::clamp(chosen, 0, std::max(0, m_list->count() - 1)));
    m_list->setVisible(!m_problems.isEmpty());
    const int lines = std::min(m_list->count(), kProblemsSeen);
    m_list->setFixedHeight(lines * (m_list->fontMetrics().height() + 17) + 2);
}

DocumentProblems::Problem DocumentProblems::problemOf(const QString &said) const
{
    static const QRegularExpression syntax(u"^line \\d+, byte (\\d+): (.*)$"_s);
    static const QRegularExpression placed(u"^([^:]+): (.*)$"_s);
    if (const auto match = syntax.match(said); match.hasMatch()) {
        const QByteArray text = m_text->toPlainText().toUtf8();
        const qsizetype at = QString::fromUtf8(text.left(match.captured(1).toInt())).size();
        return {sentenceInWords(match.captured(2)), at};
    }
    const auto match = placed.match(said);
    if (!match.hasMatch())
        return {sentenceInWords(said)};
    qsizetype at = -1;
    const QString place = placeInWords(match.captured(1), at);
    return {tr("%1: %2").arg(place, sentenceInWords(match.captured(2))), at};
}

// What the form does not show keeps its keys. `at`: of the last step that is there.
QString DocumentProblems::placeInWords(const QString &path, qsizetype &at) const
{
    const QString text = m_text->toPlainText();
    QStringList parts;
    QStringList place;
    bool isRaw = false; // the last part is made of keys
    for (const JsonStep &step : jsonSteps(text, path, m_nameKeys)) {
        if (step.at >= 0)
            at = step.at;
        const QString own = (place + QStringList{u"*"_s}).join(u'.');
        const auto ofOwn = std::ranges::find(m_words, own, &Word::place);
        place << (step.isElement() || ofOwn != m_words.cend() ? u"*"_s : step.key);
        const auto word = std::ranges::find(m_words, place.join(u'.'), &Word::place);
        if (word == m_words.cend()) {
            const QString key
                = step.isElement() ? u"[%1]"_s.arg(step.index) : (isRaw ? u"." : u"") + step.key;
            if (isRaw)
                parts.last() += key;
            else
                parts << key;
            isRaw = true;
            continue;
        }
        const bool isInList = place.last() == u'*';
        if ((isInList || isRaw) && !parts.isEmpty())
            parts.removeLast(); // what leads there says no more than this
        const QString name = !step.isElement() ? step.key
            : step.name.isEmpty()              ? QString::number(step.index + 1)
                                               : step.name;
        parts << (isInList ? word->text.arg(name) : word->text);
        isRaw = false;
    }
    return parts.join(u", "_s);
}

} // namespace sluice
