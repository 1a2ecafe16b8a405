// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/mappings/fieldmenu.h"

#include "console/widgets/rowview.h"

#include <QAction>
#include <QEvent>
#include <QPushButton>

namespace sluice {

using namespace Qt::StringLiterals;

FieldMenu::FieldMenu(RowView *view)
    : QObject(view)
    , m_view(view)
    , m_allColumns(new QAction(tr("All Columns"), view))
{
    m_allColumns->setObjectName(u"actionAllColumns"_s);
    m_allColumns->setCheckable(true);
    connect(m_allColumns, &QAction::toggled, this, &FieldMenu::columnsWanted);
    view->setContextMenuPolicy(Qt::ActionsContextMenu);
    view->addAction(m_allColumns);
}

void FieldMenu::offer(QPushButton *button)
{
    auto *action = new QAction(button->icon(), button->text(), m_view);
    action->setEnabled(button->isEnabled());
    m_view->insertAction(m_allColumns, action);
    m_offered.insert(button, action);
    button->installEventFilter(this);
    connect(action, &QAction::triggered, button, &QPushButton::click);
}

bool FieldMenu::eventFilter(QObject *watched, QEvent *event)
{
    const auto *button = qobject_cast<QPushButton *>(watched);
    if (button && event->type() == QEvent::EnabledChange)
        m_offered.value(watched)->setEnabled(button->isEnabled());
    return QObject::eventFilter(watched, event);
}

int FieldMenu::room(int width) const
{
    return m_allColumns->isChecked() ? QWIDGETSIZE_MAX : width;
}

} // namespace sluice
