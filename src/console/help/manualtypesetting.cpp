// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/help/manualtypesetting.h"

#include "console/theme/theme.h"

#include <QImage>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextTable>
#include <QUrl>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLineHeightPercent = 130;
constexpr int kParagraphGap = 8;
constexpr int kCellPadding = 6;

TypeRole headingType(int level)
{
    return level == 1 ? TypeRole::PageTitle
        : level == 2  ? TypeRole::DialogHeading
                      : TypeRole::CardTitle;
}

bool isCodeBlock(const QTextBlock &block)
{
    return block.blockFormat().hasProperty(QTextFormat::BlockCodeFence);
}

// The fonts that the Markdown reader has chosen by size or pitch, told by the theme.
void setFont(QTextCharFormat &format, TypeRole type)
{
    QFont font = Theme::instance().font(type);
    font.setItalic(format.fontItalic());
    format.setFont(font, QTextCharFormat::FontPropertiesAll);
    format.clearProperty(QTextFormat::FontSizeAdjustment);
}

void dressBlock(QTextCursor &cursor, const QTextBlock &block)
{
    QTextBlockFormat format = block.blockFormat();
    const int level = format.headingLevel();
    if (isCodeBlock(block)) {
        format.setBackground(themeColor(Role::Sunken));
        format.setLeftMargin(kParagraphGap);
        format.setNonBreakableLines(false);
        const bool isLast = !isCodeBlock(block.next());
        format.setBottomMargin(isLast ? 2 * kParagraphGap : 0);
    } else if (level > 0) {
        format.setTopMargin(level == 1 ? 0 : 2 * kParagraphGap);
        format.setBottomMargin(kParagraphGap);
    } else if (!cursor.currentTable()) {
        format.setBottomMargin(block.textList() ? kParagraphGap / 2 : kParagraphGap);
        const bool isPicture = block.text() == QString(QChar::ObjectReplacementCharacter);
        if (!isPicture)
            format.setLineHeight(kLineHeightPercent, QTextBlockFormat::ProportionalHeight);
    }
    cursor.setBlockFormat(format);
}

// One stretch of text with one look.
void dressFragment(QTextCursor &cursor, const QTextBlock &block, const QTextFragment &fragment)
{
    QTextCharFormat format = fragment.charFormat();
    if (format.isImageFormat())
        return;
    const bool isStrong = format.fontWeight() >= QFont::DemiBold;
    const bool isCode = format.fontFixedPitch() || isCodeBlock(block);
    const int level = block.blockFormat().headingLevel();
    setFont(format,
        level > 0      ? headingType(level)
            : isCode   ? TypeRole::Mono
            : isStrong ? TypeRole::BodyStrong
                       : TypeRole::Body);
    format.setForeground(themeColor(format.isAnchor() ? Role::Accent : Role::Text));
    format.setFontUnderline(format.isAnchor());
    cursor.setPosition(fragment.position());
    cursor.setPosition(fragment.position() + fragment.length(), QTextCursor::KeepAnchor);
    cursor.setCharFormat(format);
}

void placePictures(
    QTextDocument &document, QTextCursor &cursor, const QTextFragment &fragment, int width)
{
    QTextImageFormat format = fragment.charFormat().toImageFormat();
    const QString name = format.name().section(u'/', -1);
    const QImage picture(u":/manual/images/"_s + name);
    const int shown = std::min(width, picture.width());
    // Made smaller here and not while it is painted, which is coarse.
    const QImage fitting = picture.isNull() ? picture
                                            : picture.convertToFormat(QImage::Format_RGB32)
                                                  .scaledToWidth(shown, Qt::SmoothTransformation);
    document.addResource(QTextDocument::ImageResource, QUrl(format.name()), fitting);
    format.setWidth(shown);
    format.setHeight(fitting.height());
    cursor.setPosition(fragment.position());
    cursor.setPosition(fragment.position() + fragment.length(), QTextCursor::KeepAnchor);
    cursor.setCharFormat(format);
}

void dressTable(QTextTable &table)
{
    QTextTableFormat format = table.format();
    format.setBorder(1);
    format.setBorderBrush(themeColor(Role::Border));
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBorderCollapse(true);
    format.setCellPadding(kCellPadding);
    format.setCellSpacing(0);
    format.setBottomMargin(2 * kParagraphGap);
    table.setFormat(format);
    for (int column = 0; column < table.columns(); ++column) {
        QTextTableCell cell = table.cellAt(0, column);
        QTextCharFormat head = cell.format();
        head.setBackground(themeColor(Role::Sunken));
        cell.setFormat(head);
    }
}

} // namespace

void typesetManual(QTextDocument &document, const QString &markdown, int width)
{
    document.setUndoRedoEnabled(false);
    document.setDefaultFont(Theme::instance().font(TypeRole::Body));
    document.setMarkdown(markdown, QTextDocument::MarkdownDialectGitHub);
    QTextCursor cursor(&document);
    cursor.beginEditBlock();
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        cursor.setPosition(block.position());
        dressBlock(cursor, block);
        QList<QTextFragment> fragments; // they change under the iterator
        for (auto it = block.begin(); !it.atEnd(); ++it)
            fragments.append(it.fragment());
        for (const QTextFragment &fragment : std::as_const(fragments)) {
            if (fragment.charFormat().isImageFormat())
                placePictures(document, cursor, fragment, width);
            else
                dressFragment(cursor, block, fragment);
        }
    }
    cursor.endEditBlock();
    for (QTextFrame *frame : document.rootFrame()->childFrames()) {
        if (auto *table = qobject_cast<QTextTable *>(frame))
            dressTable(*table);
    }
}

} // namespace sluice
