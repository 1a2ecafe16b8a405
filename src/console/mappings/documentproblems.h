// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QList>
#include <QObject>
#include <QStringList>

class QPlainTextEdit;

namespace sluice {

class RowList;

// What is wrong with a mapping that is edited as a document, in a list below its text: each problem
// in the words of the form, with its line and column; choosing one goes there. GUI thread; owned by
// the editor of the mapping.
class DocumentProblems final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DocumentProblems)

public:
    // What the form calls a place of the document, "fields.*.source": * is an element, or a member
    // whose name is the operator's own; %1 is its name, else its number.
    struct Word
    {
        QString place;
        QString text;
    };
    // `nameKeys`: members that say what an element is about.
    DocumentProblems(QPlainTextEdit *text, QList<Word> words, QStringList nameKeys);

    void show(const Error &error); // of the text as it is
    void clear();
    bool isEmpty() const { return m_problems.isEmpty(); }
    QStringList texts() const;
    // Without their place: to be shown beside the fields.
    QStringList words() const { return wordsOf(m_problems); }
    QStringList wordsOf(const Error &error) const { return wordsOf(problemsOf(error)); }
    void goToFirst();

private:
    struct Problem
    {
        QString words;
        qsizetype at = -1; // in the document; -1: nowhere
    };
    QList<Problem> problemsOf(const Error &error) const;
    Problem problemOf(const QString &said) const;
    static QStringList wordsOf(const QList<Problem> &problems);
    QString placeInWords(const QString &path, qsizetype &at) const;
    void goTo(int row);
    void refill();

    QPlainTextEdit *m_text;
    RowList *m_list;
    QList<Word> m_words;
    QStringList m_nameKeys;
    QList<Problem> m_problems;
};

} // namespace sluice
