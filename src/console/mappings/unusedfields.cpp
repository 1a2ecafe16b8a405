// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/mappings/unusedfields.h"

#include "console/widgets/emptystate.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QStandardItemModel>

namespace sluice {

using namespace Qt::StringLiterals;

UnusedFields::UnusedFields(const Words &words, QWidget *parent)
    : QWidget(parent)
    , m_help(new TypedLabel(words.help, TypeRole::Meta, Role::Muted, this))
    , m_card(new TableCard(this))
    , m_model(new QStandardItemModel(0, 3, this))
    , m_act(words.act)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(8);
    m_help->setWordWrap(true);
    layout->addWidget(m_help);
    m_model->setHorizontalHeaderLabels({words.column, tr("Sample"), QString()});
    RowView *view = m_card->view();
    view->setObjectName(u"unusedSourceList"_s);
    view->setAccessibleName(words.name);
    view->setModel(m_model);
    view->setColumns({{.kind = CellKind::Mono, .sample = u"Data_Quality_Status_Long"_s},
        {.kind = CellKind::Text, .isStretched = true},
        {.kind = CellKind::Link, .sample = words.act}});
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    auto *empty = new EmptyState(m_card);
    empty->setContent(u"check"_s, words.none, words.why);
    m_card->setEmptyState(empty);
    m_card->watchModel();
    m_card->setFitting(false);
    layout->addWidget(m_card, 1);
    const auto act = [this](const QModelIndex &index) {
        if (m_canAct && index.isValid())
            emit acted(m_model->item(index.row())->text());
    };
    connect(view, &RowView::linkActivated, this, act);
    connect(view, &QAbstractItemView::activated, this, act);
}

void UnusedFields::setRows(const QList<std::pair<QString, QString>> &rows, bool canAct)
{
    if (rows == m_rows && canAct == m_canAct)
        return; // the chosen one stays chosen
    m_rows = rows;
    m_canAct = canAct;
    m_model->removeRows(0, m_model->rowCount());
    for (const auto &[name, note] : std::as_const(m_rows))
        m_model->appendRow({new QStandardItem(name), new QStandardItem(note),
            new QStandardItem(canAct ? m_act : QString())});
}

void UnusedFields::setHelpShown(bool isShown)
{
    m_help->setVisible(isShown);
}

QString filledText(qsizetype filled, qsizetype of)
{
    return UnusedFields::tr("%1 of %2 filled").arg(QString::number(filled), QString::number(of));
}

} // namespace sluice
