// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>
#include <QSyntaxHighlighter>

namespace sluice {

// JavaScript in the colours of the theme: keywords, strings, patterns and numbers, comments. GUI
// thread; owned by its document.
class ScriptHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ScriptHighlighter)

public:
    explicit ScriptHighlighter(QTextDocument *document);

protected:
    void highlightBlock(const QString &text) override;
};

// A script to be written: line numbers at the left, and one line that may be marked as bad, with a
// bar and a wave below. Tab goes on to the next field, as everywhere; four blanks are typed. GUI
// thread; owned by its parent.
class CodeEdit final : public QPlainTextEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CodeEdit)

public:
    explicit CodeEdit(QWidget *parent = nullptr);

    void setBadLine(int line); // from 1; 0: none
    int badLine() const { return m_badLine; }
    void goToLine(int line);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    class Numbers;
    int numbersWidth() const;
    void placeNumbers();
    void paintNumbers(const QRect &rect);
    void markLine();

    Numbers *m_numbers;
    int m_badLine = 0;
};

} // namespace sluice
