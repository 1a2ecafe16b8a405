// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/theme/dialogfit.h"

#include "console/theme/dialogbody.h"
#include "console/theme/screenroom.h"

#include <QDialog>
#include <QEvent>
#include <QHeaderView>
#include <QLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTimer>

#include <algorithm>

namespace sluice {

namespace {

constexpr int kFieldEdge = 20; // frame and room at both sides of a field's text
constexpr int kLeastBody = 120; // what scrolls shows some lines in any case

// What a field lacks to show what it says while it is empty.
int lackingForHints(const QDialog &dialog)
{
    int lacking = 0;
    const auto fields = dialog.findChildren<QLineEdit *>();
    for (const QLineEdit *field : fields) {
        const int wanted
            = field->fontMetrics().horizontalAdvance(field->placeholderText()) + kFieldEdge;
        if (field->isVisible() && !field->placeholderText().isEmpty()
            && field->maximumWidth() > wanted)
            lacking = std::max(lacking, wanted - field->width());
    }
    return lacking;
}

// What a table's stretched column lacks of its title.
int lackingForTables(const QDialog &dialog)
{
    int lacking = 0;
    const auto headers = dialog.findChildren<QHeaderView *>();
    for (const QHeaderView *header : headers) {
        if (!header->isVisible() || header->orientation() != Qt::Horizontal || !header->model())
            continue;
        for (int section = 0; section < header->count(); ++section) {
            if (!header->isSectionHidden(section)
                && header->sectionResizeMode(section) == QHeaderView::Stretch)
                lacking = std::max(
                    lacking, header->sectionSizeHint(section) - header->sectionSize(section));
        }
    }
    return lacking;
}

// What a part that scrolls up and down lacks in width.
int lackingForScrolled(const QDialog &dialog)
{
    int lacking = 0;
    const auto areas = dialog.findChildren<QScrollArea *>();
    for (const QScrollArea *area : areas) {
        if (area->isVisible() && area->widget())
            lacking = std::max(
                lacking, area->widget()->minimumSizeHint().width() - area->viewport()->width());
    }
    return lacking;
}

int leastHeight(const QLayout &layout, int width)
{
    const int least = layout.totalMinimumSize().height();
    return layout.hasHeightForWidth() ? std::max(least, layout.totalMinimumHeightForWidth(width))
                                      : least;
}

} // namespace

void DialogFit::keep(QDialog *dialog)
{
    if (!dialog->findChild<DialogFit *>({}, Qt::FindDirectChildrenOnly))
        new DialogFit(dialog);
}

DialogFit::DialogFit(QDialog *dialog)
    : QObject(dialog)
    , m_dialog(dialog)
{
    dialog->installEventFilter(this);
    const auto stacks = dialog->findChildren<QStackedWidget *>();
    for (const QStackedWidget *stack : stacks)
        connect(stack, &QStackedWidget::currentChanged, this, &DialogFit::fitLater);
}

// Once what was shown has its size.
void DialogFit::fitLater()
{
    QTimer::singleShot(0, this, &DialogFit::fit);
}

// The layout has seen its request before the filter does.
bool DialogFit::eventFilter(QObject *watched, QEvent *event)
{
    const bool isShown = event->type() == QEvent::Show && !event->spontaneous();
    if (isShown || (event->type() == QEvent::LayoutRequest && m_dialog->isVisible()))
        fit();
    if (isShown)
        fitLater();
    return QObject::eventFilter(watched, event);
}

// What the screen leaves: a dialog that lacks height scrolls above its buttons.
void DialogFit::fit()
{
    const QLayout *layout = m_dialog->layout();
    if (!layout)
        return;
    const QSize room = screenRoom(m_dialog);
    const bool isFree = !m_dialog->isMaximized() && !m_dialog->isFullScreen();
    QSize size = m_dialog->size();
    if (isFree)
        size.setHeight(std::min(size.height(), room.height()));
    const int lacking = std::max(
        {lackingForHints(*m_dialog), lackingForTables(*m_dialog), lackingForScrolled(*m_dialog)});
    const int wide = std::max(layout->totalMinimumSize().width(), size.width() + lacking);
    size.setWidth(std::max(size.width(), std::min(wide, room.width())));
    int high = leastHeight(*layout, size.width());
    if (!m_body && high > room.height())
        m_body = DialogBody::take(m_dialog);
    if (m_body) {
        const int rest = leastHeight(*layout, size.width()) - m_body->minimumSizeHint().height();
        m_body->setRoom(std::max(kLeastBody, room.height() - rest));
        high = leastHeight(*layout, size.width());
    }
    size.setHeight(std::max(size.height(), std::min(high, room.height())));
    if (size != m_dialog->size())
        m_dialog->resize(size);
}

} // namespace sluice
