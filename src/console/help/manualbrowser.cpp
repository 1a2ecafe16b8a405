// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/help/manualbrowser.h"

#include "app/manual/manual.h"
#include "console/help/manualtypesetting.h"
#include "console/theme/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>
#include <utility>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPageMargin = 24;
constexpr int kWidestPicture = 820;

} // namespace

ManualBrowser::ManualBrowser(QWidget *parent)
    : QTextBrowser(parent)
{
    setObjectName(u"manualBrowser"_s);
    setAccessibleName(tr("Page of the manual"));
    setOpenLinks(false);
    // A bar that came while a page is set would change the width that it is set for.
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl &link) {
        if (link.scheme().startsWith("http"_L1))
            emit linkWanted(link);
        else
            open(link.path().isEmpty() ? QString(m_page + u'#' + link.fragment())
                                       : link.toString().section(u'/', -1).remove(".md"_L1));
    });
    connect(&Theme::instance(), &Theme::changed, this, &ManualBrowser::typesetAgain);
}

void ManualBrowser::setLanguage(const QString &language)
{
    m_language = language;
}

void ManualBrowser::open(const QString &topic)
{
    const bool isKnown = Manual(m_language).has(topic.section(u'#', 0, 0));
    if (m_place >= 0)
        m_way[m_place].scroll = verticalScrollBar()->value();
    m_way.resize(m_place + 1);
    m_way.append({isKnown ? topic : Manual::indexName()});
    ++m_place;
    show(m_way.last());
}

void ManualBrowser::go(qsizetype place)
{
    if (place < 0 || place >= m_way.size())
        return;
    m_way[m_place].scroll = verticalScrollBar()->value();
    m_place = place;
    show(m_way.at(place));
}

void ManualBrowser::show(const Visit &visit)
{
    m_page = visit.topic.section(u'#', 0, 0);
    typeset();
    if (visit.scroll >= 0)
        verticalScrollBar()->setValue(visit.scroll);
    else
        scrollToHeading(visit.topic.section(u'#', 1));
    emit pageChanged();
}

void ManualBrowser::typeset()
{
    const QScopedValueRollback typesetting(m_isTypesetting, true);
    m_typesetWidth = viewport()->width();
    const int room = std::min(m_typesetWidth - 2 * kPageMargin, kWidestPicture);
    // Apart: a document that is shown is laid out at each step.
    auto *page = new QTextDocument(this);
    page->setDocumentMargin(kPageMargin);
    typesetManual(*page, Manual(m_language).text(m_page), std::max(room, 100));
    setExtraSelections({});
    setDocument(page);
    delete std::exchange(m_set, page);
    mark(m_marked);
}

void ManualBrowser::scrollToHeading(const QString &anchor)
{
    qsizetype left
        = anchor.isEmpty() ? 0 : std::max<qsizetype>(0, Manual::headingOf(m_page, anchor));
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() == 0 || left-- > 0)
            continue;
        setTextCursor(QTextCursor(block));
        const qreal top = document()->documentLayout()->blockBoundingRect(block).top();
        verticalScrollBar()->setValue(static_cast<int>(top) - kPageMargin);
        return;
    }
}

int ManualBrowser::mark(const QString &text)
{
    m_marked = text;
    QList<ExtraSelection> found;
    if (!text.isEmpty()) {
        QTextCharFormat look;
        look.setBackground(themeColor(Role::WarningTint));
        look.setForeground(themeColor(Role::Text));
        for (QTextCursor at = document()->find(text); !at.isNull(); at = document()->find(text, at))
            found.append({at, look});
    }
    setExtraSelections(found);
    return static_cast<int>(found.size());
}

void ManualBrowser::showNext(bool isBackward)
{
    const auto way = isBackward ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    if (m_marked.isEmpty() || find(m_marked, way))
        return;
    QTextCursor end(document()); // on from the other end
    if (isBackward)
        end.movePosition(QTextCursor::End);
    setTextCursor(end);
    find(m_marked, way);
}

QVariant ManualBrowser::loadResource(int, const QUrl &)
{
    return {}; // pictures are put into the document; there is nothing else to load
}

void ManualBrowser::resizeEvent(QResizeEvent *event)
{
    QTextBrowser::resizeEvent(event);
    const bool isPictureSized = std::min(m_typesetWidth, viewport()->width()) < kWidestPicture;
    if (viewport()->width() != m_typesetWidth && isPictureSized && !m_isTypesetting)
        typesetAgain();
}

// The same text: who reads stays where he was.
void ManualBrowser::typesetAgain()
{
    if (m_page.isEmpty())
        return;
    const QScrollBar *bar = verticalScrollBar();
    const double share = bar->maximum() > 0 ? double(bar->value()) / bar->maximum() : 0;
    const int position = textCursor().position();
    typeset();
    QTextCursor cursor(document());
    cursor.setPosition(std::min(position, document()->characterCount() - 1));
    setTextCursor(cursor);
    verticalScrollBar()->setValue(static_cast<int>(share * verticalScrollBar()->maximum()));
}

void ManualBrowser::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Back) || event->matches(QKeySequence::Forward))
        event->matches(QKeySequence::Back) ? goBack() : goForward();
    else
        QTextBrowser::keyPressEvent(event);
}

} // namespace sluice
