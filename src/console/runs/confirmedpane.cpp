// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/confirmedpane.h"

#include "console/errors/errorwords.h"
#include "console/widgets/emptystate.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QStandardItemModel>

using namespace Qt::StringLiterals;

namespace sluice {

ConfirmedPane::ConfirmedPane(QWidget *parent)
    : QWidget(parent)
    , m_model(new QStandardItemModel(0, ColumnCount, this))
    , m_table(new TableCard(this))
{
    m_model->setHorizontalHeaderLabels({tr("Stream"), tr("Last Confirmed ID"), QString()});
    RowView *view = m_table->view();
    view->setObjectName(u"confirmedTable"_s);
    view->setAccessibleName(tr("Last confirmed IDs"));
    view->setModel(m_model);
    view->setColumns({{.kind = CellKind::Text, .sample = u"Categories"_s},
        {.kind = CellKind::Mono, .isStretched = true},
        {.kind = CellKind::Link, .sample = tr("Run from Here…")}});
    auto *empty = new EmptyState(m_table);
    empty->setContent(u"state-pending"_s, tr("Nothing is confirmed yet"),
        tr("An ID stands here once everything up to it is settled."));
    m_table->setEmptyState(empty);
    m_table->watchModel();
    auto *note = new TypedLabel(
        tr("Up to these IDs everything is settled. A run from there sends again only what has "
           "changed."),
        TypeRole::Meta, Role::Muted, this);
    note->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_table);
    layout->addWidget(note);
    layout->addStretch(1);
    const auto run = [this](const QModelIndex &index) {
        if (m_canRun && index.row() >= 0 && index.row() < m_confirmed.size())
            emit runFromHereWanted(m_confirmed.at(index.row()));
    };
    connect(view, &RowView::linkActivated, this, run);
    connect(view, &QAbstractItemView::activated, this, run); // Enter
}

void ConfirmedPane::setConfirmed(const QList<ConfirmedId> &confirmed, bool canRun)
{
    if (confirmed == m_confirmed && canRun == m_canRun)
        return;
    m_confirmed = confirmed;
    m_canRun = canRun;
    // Rows stay while their ids move on: the chosen one stays chosen.
    m_model->setRowCount(static_cast<int>(confirmed.size()));
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QStringList texts{sentenceInWords(confirmed.at(row).title), confirmed.at(row).id,
            canRun ? tr("Run from Here…") : QString()};
        for (int column = 0; column < ColumnCount; ++column) {
            QStandardItem *item = m_model->item(row, column);
            if (!item) {
                item = new QStandardItem;
                item->setEditable(false);
                m_model->setItem(row, column, item);
            }
            if (item->text() != texts.at(column))
                item->setText(texts.at(column));
        }
        m_model->item(row, Link)->setToolTip(
            canRun ? QString() : tr("Possible when the run has ended"));
    }
}

} // namespace sluice
