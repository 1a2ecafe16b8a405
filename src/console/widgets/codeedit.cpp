// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/codeedit.h"

#include "console/theme/textpaint.h"
#include "console/theme/theme.h"

#include <QPainter>
#include <QRegularExpression>
#include <QTextBlock>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kNumberPadding = 8;
constexpr int kBadBarWidth = 3;
enum CodeState { InText = -1, InComment = 1, InTemplate = 2 };

// One token of a line: a comment, a string, a pattern, a number, or a word.
const QRegularExpression &scriptToken()
{
    static const QRegularExpression token(
        u"(?<comment>//.*|/\\*.*?\\*/)"
        "|(?<open>/\\*.*)"
        "|(?<string>\"(?:[^\"\\\\]|\\\\.)*\"?|'(?:[^'\\\\]|\\\\.)*'?|`(?:[^`\\\\]|\\\\.)*`)"
        "|(?<template>`.*)"
        "|(?<pattern>(?<=[(,=:\\[!&|?{};])\\s*/(?![*/])(?:[^/\\\\\\[]|\\\\.|\\[(?:[^\\]\\\\]|"
        "\\\\.)*\\])+/[a-z]*)"
        "|(?<number>\\b0[xX][0-9A-Fa-f]+\\b|\\b\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?\\b)"
        "|(?<word>\\b(?:async|await|break|case|catch|class|const|continue|default|delete|do|else|"
        "export|extends|false|finally|for|function|if|import|in|instanceof|let|new|null|of|return|"
        "static|super|switch|this|throw|true|try|typeof|undefined|var|void|while|yield)\\b)"_s);
    return token;
}

} // namespace

ScriptHighlighter::ScriptHighlighter(QTextDocument *document)
    : QSyntaxHighlighter(document)
{
    connect(&Theme::instance(), &Theme::changed, this, &QSyntaxHighlighter::rehighlight);
}

void ScriptHighlighter::highlightBlock(const QString &text)
{
    setCurrentBlockState(InText);
    qsizetype from = 0;
    // What began in a line before.
    if (const int state = previousBlockState(); state == InComment || state == InTemplate) {
        const QString end = state == InComment ? u"*/"_s : u"`"_s;
        const qsizetype at = text.indexOf(end);
        from = at < 0 ? text.size() : at + end.size();
        setFormat(
            0, static_cast<int>(from), themeColor(state == InComment ? Role::Muted : Role::Write));
        if (at < 0)
            setCurrentBlockState(state);
    }
    static const std::pair<QString, Role> kinds[] = {{u"comment"_s, Role::Muted},
        {u"open"_s, Role::Muted}, {u"string"_s, Role::Write}, {u"template"_s, Role::Write},
        {u"pattern"_s, Role::Read}, {u"number"_s, Role::Read}, {u"word"_s, Role::Process}};
    for (auto tokens = scriptToken().globalMatch(text, from); tokens.hasNext();) {
        const auto token = tokens.next();
        for (const auto &[name, role] : kinds) {
            if (token.capturedLength(name) == 0)
                continue;
            setFormat(static_cast<int>(token.capturedStart(name)),
                static_cast<int>(token.capturedLength(name)), themeColor(role));
            if (name == "open"_L1)
                setCurrentBlockState(InComment);
            else if (name == "template"_L1)
                setCurrentBlockState(InTemplate);
        }
    }
}

// The strip of line numbers; it only paints.
class CodeEdit::Numbers final : public QWidget
{
public:
    explicit Numbers(CodeEdit *edit)
        : QWidget(edit)
        , m_edit(edit)
    {
    }

protected:
    void paintEvent(QPaintEvent *event) override { m_edit->paintNumbers(event->rect()); }

private:
    CodeEdit *m_edit;
};

CodeEdit::CodeEdit(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_numbers(new Numbers(this))
{
    setFont(Theme::instance().font(TypeRole::Mono));
    setLineWrapMode(NoWrap);
    new ScriptHighlighter(document());
    connect(this, &QPlainTextEdit::blockCountChanged, this, &CodeEdit::placeNumbers);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int by) {
        if (by != 0)
            m_numbers->scroll(0, by);
        else
            m_numbers->update(0, rect.y(), m_numbers->width(), rect.height());
    });
    connect(&Theme::instance(), &Theme::changed, this, &CodeEdit::markLine);
    placeNumbers();
}

int CodeEdit::numbersWidth() const
{
    const int digits = std::max<int>(2, static_cast<int>(QString::number(blockCount()).size()));
    return std::max(40, fontMetrics().horizontalAdvance(u'9') * digits + 2 * kNumberPadding);
}

void CodeEdit::placeNumbers()
{
    setViewportMargins(numbersWidth(), 0, 0, 0);
    const QRect inside = contentsRect();
    m_numbers->setGeometry(inside.left(), inside.top(), numbersWidth(), inside.height());
}

void CodeEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeNumbers();
}

void CodeEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        placeNumbers();
}

void CodeEdit::paintNumbers(const QRect &rect)
{
    QPainter painter(m_numbers);
    painter.fillRect(rect, themeColor(Role::Sunken));
    painter.setFont(font());
    QTextBlock block = firstVisibleBlock();
    qreal top = blockBoundingGeometry(block).translated(contentOffset()).top();
    for (; block.isValid() && top <= rect.bottom(); block = block.next()) {
        const qreal height = blockBoundingRect(block).height();
        const int line = block.blockNumber() + 1;
        if (line == m_badLine) {
            painter.fillRect(
                QRectF(0, top, m_numbers->width(), height), themeColor(Role::ErrorTint));
            painter.fillRect(QRectF(0, top, kBadBarWidth, height), themeColor(Role::Error));
        }
        painter.setPen(themeColor(line == m_badLine ? Role::Error : Role::Muted));
        painter.drawText(QRectF(0, top, m_numbers->width() - kNumberPadding, height),
            Qt::AlignRight | Qt::AlignVCenter, QString::number(line));
        top += height;
    }
}

void CodeEdit::setBadLine(int line)
{
    const int known = line <= blockCount() ? line : 0;
    if (known == m_badLine)
        return;
    m_badLine = known;
    markLine();
}

void CodeEdit::markLine()
{
    QList<QTextEdit::ExtraSelection> marks;
    const QTextBlock block = document()->findBlockByNumber(m_badLine - 1);
    if (m_badLine > 0 && block.isValid()) {
        QTextEdit::ExtraSelection ground;
        ground.cursor = QTextCursor(block);
        ground.format.setBackground(themeColor(Role::ErrorTint));
        ground.format.setProperty(QTextFormat::FullWidthSelection, true);
        QTextEdit::ExtraSelection wave;
        wave.cursor = QTextCursor(block);
        const QString text = block.text();
        const auto first = static_cast<int>(text.size() - QStringView(text).trimmed().size());
        wave.cursor.setPosition(block.position() + std::max(0, first));
        wave.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        wave.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        wave.format.setUnderlineColor(themeColor(Role::Error));
        marks << ground << wave;
    }
    setExtraSelections(marks);
    m_numbers->update();
}

void CodeEdit::goToLine(int line)
{
    const QTextBlock block = document()->findBlockByNumber(line - 1);
    if (!block.isValid())
        return;
    setTextCursor(QTextCursor(block));
    centerCursor();
    setFocus();
}

// A new line begins where the one before it did.
void CodeEdit::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!isReturn || isReadOnly() || event->modifiers() != Qt::NoModifier) {
        QPlainTextEdit::keyPressEvent(event);
        return;
    }
    const QString before = textCursor().block().text().left(textCursor().positionInBlock());
    qsizetype blanks = 0;
    while (blanks < before.size() && before.at(blanks) == u' ')
        ++blanks;
    const QString deeper = before.trimmed().endsWith(u'{') ? u"    "_s : QString();
    insertPlainText(u'\n' + QString(blanks, u' ') + deeper);
    ensureCursorVisible();
}

} // namespace sluice
