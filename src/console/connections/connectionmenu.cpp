// SPDX-License-Identifier: GPL-3.0-or-later
// The menu of the list of connections: what the panel beside it offers for the same connection.
#include "console/connections/connectionpanel.h"
#include "console/connections/connectionspage.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"

#include <QMenu>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace sluice {

void ConnectionsPage::showMenu(const QPoint &at)
{
    if (!selected())
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName(u"connectionMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    m_panel->fillMenu(menu);
    menu->popup(m_table->view()->viewport()->mapToGlobal(at));
}

void ConnectionPanel::fillMenu(QMenu *menu) const
{
    const auto add = [this, menu](QPushButton *button) {
        if (!button->isVisibleTo(this))
            return;
        const bool isCancel = button == m_test && m_isRunning;
        QAction *action = menu->addAction(isCancel ? tr("Cancel Test") : button->text());
        action->setObjectName("menu-"_L1 + button->objectName());
        action->setEnabled(button->isEnabled());
        action->setToolTip(button->isEnabled() ? QString() : button->toolTip());
        connect(action, &QAction::triggered, button, [button] { button->click(); });
    };
    for (QPushButton *button : {m_test, m_edit})
        add(button);
    menu->addSeparator();
    if (m_mendButton->isVisibleTo(this))
        add(m_mendButton); // says which sign-in or key it is
    else
        add(m_signIn);
    for (QPushButton *button : {m_checkAccount, m_duplicate})
        add(button);
    menu->addSeparator();
    for (QPushButton *button : {m_signOut, m_remove})
        add(button);
}

} // namespace sluice
