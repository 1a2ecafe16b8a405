// SPDX-License-Identifier: GPL-3.0-or-later
// The menu of the list of mappings.
#include "console/mappings/mappingeditor.h"
#include "console/mappings/mappinglistmodel.h"
#include "console/mappings/mappingspage.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"

#include <QAction>

namespace sluice {

using namespace Qt::StringLiterals;

void MappingsPage::makeMenu()
{
    RowView *view = m_table->view();
    view->setContextMenuPolicy(Qt::ActionsContextMenu);
    // `what`: as the list of all keys has it.
    const auto make = [view](const char *name, const QString &text, const QString &what) {
        auto *action = new QAction(text, view);
        action->setObjectName(QLatin1StringView(name));
        action->setWhatsThis(what);
        view->addAction(action);
        return action;
    };
    m_openChosen = make("actionOpenMapping", tr("Open"), tr("Open Mapping"));
    m_exportChosen = make("actionExportMapping", tr("Export…"), tr("Export Mapping"));
    connect(m_openChosen, &QAction::triggered, this,
        [this, view] { openRow(view->currentIndex().row()); });
    connect(m_exportChosen, &QAction::triggered, this, &MappingsPage::exportChosen);
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &MappingsPage::showMenu);
    connect(m_model, &QAbstractItemModel::modelReset, this, &MappingsPage::showMenu);
    showMenu();
}

void MappingsPage::showMenu()
{
    const Job *chosen = m_model->job(m_table->view()->currentIndex().row());
    m_openChosen->setEnabled(chosen != nullptr);
    m_exportChosen->setEnabled(chosen && chosen->mapping.isObject());
}

// As it is saved: what is being changed in an editor is exported there.
void MappingsPage::exportChosen()
{
    const Job *chosen = m_model->job(m_table->view()->currentIndex().row());
    if (chosen && chosen->mapping.isObject())
        exportDocument(chosen->name, chosen->mapping.toObject());
}

} // namespace sluice
