// SPDX-License-Identifier: GPL-3.0-or-later
// How high the dialog of a connection is: as what it shows, at its width.
#include "console/connections/connectiondialog.h"
#include "console/connections/serviceform.h"
#include "console/widgets/typedlabel.h"
#include "ui_connectiondialog.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QResizeEvent>
#include <QShowEvent>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice {

// Wrapped texts behind a tab do not make a dialog higher by themselves (QTabWidget passes on no
// height for a width): each is told what it needs at the dialog's width.
void ConnectionDialog::fitNotes()
{
    const int wide = inner();
    const int field = wide - m_labelWidth - kDialogColumnGap;
    for (TypedLabel *note : m_form->findChildren<TypedLabel *>()) {
        const auto *copy = note->objectName() == "scopesText"_L1
            ? m_form->findChild<QPushButton *>(u"copyScopesButton"_s)
            : nullptr;
        const auto *box = copy ? m_form->findChild<QHBoxLayout *>(u"scopesBox"_s) : nullptr;
        const int beside = box ? box->spacing() : kDialogColumnGap;
        const int width = copy ? field - copy->sizeHint().width() - beside : field;
        const bool isSaid = !note->text().isEmpty();
        note->setMinimumHeight(isSaid ? note->heightForWidth(width) : 0);
        // No higher, whatever its hint thinks; a scroll bar may make it narrower.
        note->setMaximumHeight(
            isSaid ? note->heightForWidth(width - kDialogMargin) : QWIDGETSIZE_MAX);
    }
    for (QLayout *part : {m_form->layout(), m_ui->accountTab->layout()})
        part->invalidate();
    const QLayout *account = m_ui->accountTab->layout();
    // Not its size hint: that thinks of wrapped texts as narrow ones.
    m_ui->accountTab->setMinimumHeight(account->hasHeightForWidth()
            ? account->totalHeightForWidth(wide)
            : account->totalMinimumSize().height());
}

// No higher than what it shows. Not while somebody types: a dialog that jumps is worse than a
// strip.
void ConnectionDialog::fitHeight()
{
    fitNotes();
    layout()->activate();
    const int high = layout()->totalMinimumSize().height();
    if (isVisible() && high != height())
        resize(width(), high);
}

// Fonts are the theme's only now.
void ConnectionDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    if (!event->spontaneous())
        fitLater();
}

// Texts that fit into fewer lines now leave no holes behind.
void ConnectionDialog::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    if (isVisible() && m_form && event->size().width() != event->oldSize().width())
        fitNotes();
}

// After DialogFit, which makes it as wide as its fields ask for.
void ConnectionDialog::fitLater()
{
    QTimer::singleShot(0, this, &ConnectionDialog::fitHeight);
}

// What its margins leave of its width.
int ConnectionDialog::inner() const
{
    const int wide = isVisible() ? std::max(width(), kConnectionFormWidth) : kConnectionFormWidth;
    return wide - 2 * kDialogMargin;
}

} // namespace sluice
