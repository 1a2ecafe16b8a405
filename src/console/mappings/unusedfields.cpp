// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/mappings/unusedfields.h"

#include "console/widgets/emptystate.h"
#include "console/widgets/removekey.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"

#include <QAction>
#include <QBoxLayout>
#include <QStandardItemModel>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kOtherColumn = 3;

} // namespace

UnusedFields::UnusedFields(const Words &words, QWidget *parent)
    : QWidget(parent)
    , m_help(new TypedLabel(words.help, TypeRole::Meta, Role::Muted, this))
    , m_card(new TableCard(this))
    , m_model(new QStandardItemModel(0, words.otherAct.isEmpty() ? 3 : 4, this))
    , m_act(words.act)
    , m_otherAct(words.otherAct)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(8);
    m_help->setWordWrap(true);
    layout->addWidget(m_help);
    QStringList titles{words.column, tr("Sample"), QString()};
    QList<RowView::Column> columns{
        {.kind = CellKind::Mono, .sample = u"Data_Quality_Status_Long"_s},
        {.kind = CellKind::Text, .isStretched = true},
        {.kind = CellKind::Link, .sample = words.act}};
    if (!words.otherAct.isEmpty()) {
        titles << QString();
        columns.append({.kind = CellKind::Link, .sample = words.otherAct});
    }
    m_model->setHorizontalHeaderLabels(titles);
    RowView *view = m_card->view();
    view->setObjectName(u"unusedSourceList"_s);
    view->setAccessibleName(words.name);
    view->setModel(m_model);
    view->setColumns(columns);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    auto *empty = new EmptyState(m_card);
    empty->setContent(u"check"_s, words.none, words.why);
    m_card->setEmptyState(empty);
    m_card->watchModel();
    m_card->setFitting(false);
    layout->addWidget(m_card, 1);
    addActions(words);
}

// By its link, the menu or a key: Enter for the first, Delete for the other.
void UnusedFields::addActions(const Words &words)
{
    RowView *view = m_card->view();
    const auto actAt
        = [this](const QModelIndex &index) { act(index, index.column() == kOtherColumn); };
    connect(view, &RowView::linkActivated, this, actAt);
    connect(view, &QAbstractItemView::activated, this, actAt);
    view->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_actAction = new QAction(words.act, view);
    connect(
        m_actAction, &QAction::triggered, this, [this, view] { act(view->currentIndex(), false); });
    view->addAction(m_actAction);
    if (words.otherAct.isEmpty())
        return;
    m_otherAction = new QAction(words.otherAct, view);
    makeRemoveAction(m_otherAction);
    connect(m_otherAction, &QAction::triggered, this,
        [this, view] { act(view->currentIndex(), true); });
    view->addAction(m_otherAction);
}

void UnusedFields::act(const QModelIndex &index, bool isOther)
{
    if (!index.isValid() || !(isOther ? m_canActOtherwise : m_canAct))
        return;
    const QString name = m_model->item(index.row())->text();
    if (isOther)
        emit otherActed(name);
    else
        emit acted(name);
}

void UnusedFields::setRows(
    const QList<std::pair<QString, QString>> &rows, bool canAct, bool canActOtherwise)
{
    if (rows == m_rows && canAct == m_canAct && canActOtherwise == m_canActOtherwise)
        return; // the chosen one stays chosen
    m_rows = rows;
    m_canAct = canAct;
    m_canActOtherwise = canActOtherwise;
    m_actAction->setEnabled(canAct);
    if (m_otherAction)
        m_otherAction->setEnabled(canActOtherwise);
    m_model->removeRows(0, m_model->rowCount());
    for (const auto &[name, note] : std::as_const(m_rows)) {
        QList<QStandardItem *> cells{new QStandardItem(name), new QStandardItem(note),
            new QStandardItem(canAct ? m_act : QString())};
        if (m_otherAction)
            cells << new QStandardItem(canActOtherwise ? m_otherAct : QString());
        m_model->appendRow(cells);
    }
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
