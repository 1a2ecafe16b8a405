// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/analytics/sendrowcard.h"

#include "console/widgets/eliding.h"
#include "console/widgets/headrow.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLeastChoice = 10; // letters of a table's name
constexpr int kLeastRowField = 150;

} // namespace

SendRowCard::SendRowCard(QWidget *parent)
    : Card(parent)
    , m_job(new ElidingComboBox(this))
    , m_action(new QComboBox(this))
    , m_rowId(new QLineEdit(this))
    , m_fetch(new QPushButton(tr("Fetch Row"), this))
{
    setObjectName(u"sendRowCard"_s);
    m_job->setObjectName(u"rowTableCombo"_s);
    m_job->setAccessibleName(tr("Table of the row"));
    m_job->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_job->setMinimumContentsLength(kLeastChoice);
    m_action->setObjectName(u"rowActionCombo"_s);
    m_action->setAccessibleName(tr("What is done with the row"));
    m_action->addItem(tr("Update"), static_cast<int>(RowAction::Update));
    m_action->addItem(tr("Insert"), static_cast<int>(RowAction::Insert));
    m_action->addItem(tr("Delete"), static_cast<int>(RowAction::Delete));
    m_rowId->setObjectName(u"boardRowIdEdit"_s);
    m_rowId->setAccessibleName(tr("Row ID"));
    m_rowId->setPlaceholderText(tr("ROWID"));
    m_rowId->setMinimumWidth(kLeastRowField);
    m_fetch->setObjectName(u"boardFetchButton"_s);
    layOutLine();
    connect(
        m_job, &QComboBox::activated, this, [this] { m_wanted = m_job->currentData().toString(); });
    connect(m_rowId, &QLineEdit::textChanged, this, &SendRowCard::check);
    connect(m_rowId, &QLineEdit::returnPressed, this, &SendRowCard::fetch);
    connect(m_fetch, &QPushButton::clicked, this, &SendRowCard::fetch);
    check();
}

void SendRowCard::layOutLine()
{
    auto *title = new TypedLabel(tr("Send One Row"), TypeRole::CardTitle, Role::Text, this);
    auto *line = new HeadRow(title, this, HeadRow::Fill::Buttons);
    line->buttons()->addWidget(m_job, 1);
    line->buttons()->addWidget(m_action);
    line->buttons()->addWidget(m_rowId, 1);
    line->buttons()->addWidget(m_fetch);
    auto *note
        = new TypedLabel(tr("Shows the source row beside the mapped row before anything is sent."),
            TypeRole::Meta, Role::Muted, this);
    note->setWordWrap(true);
    body()->addWidget(line);
    body()->addWidget(note);
}

void SendRowCard::setChoices(const QList<Choice> &choices)
{
    if (m_choices == choices)
        return;
    m_choices = choices;
    m_job->clear();
    for (const Choice &choice : choices) {
        // By the table, as long as that says which job it is.
        int sameTable = 0;
        for (const Choice &other : choices)
            sameTable += other.table == choice.table;
        const bool isClear = sameTable == 1 && !choice.table.isEmpty();
        m_job->addItem(isClear ? choice.table : choice.job, choice.job);
        m_job->setItemData(
            m_job->count() - 1, tr("Of the job “%1”").arg(choice.job), Qt::ToolTipRole);
    }
    choose(m_wanted);
    check();
}

void SendRowCard::choose(const QString &job)
{
    m_wanted = job;
    if (const int index = m_job->findData(job); index >= 0)
        m_job->setCurrentIndex(index);
}

QString SendRowCard::rowId() const
{
    return m_rowId->text().trimmed();
}

void SendRowCard::check()
{
    const bool isId = isRowId(rowId());
    setFieldError(m_rowId, !isId && !rowId().isEmpty());
    m_fetch->setEnabled(isId && m_job->currentIndex() >= 0);
    m_fetch->setToolTip(isId ? tr("Shows the row and what would be sent of it")
                             : tr("A ROWID is the number in the table’s column ROWID."));
}

void SendRowCard::fetch()
{
    if (m_fetch->isEnabled())
        emit fetchWanted(m_job->currentData().toString(), rowId(),
            static_cast<RowAction>(m_action->currentData().toInt()));
}

} // namespace sluice
