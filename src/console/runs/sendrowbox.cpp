// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/sendrowbox.h"

#include "console/main/prompt.h"
#include "console/theme/icons.h"
#include "console/widgets/typedlabel.h"
#include "syncs/datastoreanalytics/datastorejob.h"

#include <QAction>
#include <QBoxLayout>
#include <QPointer>
#include <QPushButton>

namespace sluice {

using namespace Qt::StringLiterals;

SendRowBox::SendRowBox(RunAccess &access, Prompt &prompt, QWidget *parent)
    : QWidget(parent)
    , m_access(access)
    , m_prompt(prompt)
    , m_action(new QAction(tr("Send Row"), this))
    , m_button(new QPushButton(tr("Send Row"), this))
    , m_result(new TypedLabel({}, TypeRole::Body, Role::Text, this))
{
    m_action->setObjectName(u"actionSendRow"_s);
    m_action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    m_action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_button->setObjectName(u"sendRowButton"_s);
    m_button->setAutoDefault(false);
    setButtonIcon(m_button, u"retry"_s);
    m_result->setObjectName(u"sendRowResult"_s);
    m_result->setWordWrap(true);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_result->setAccessibleName(tr("What became of the row"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_button, 0, Qt::AlignLeft);
    layout->addWidget(m_result);
    connect(m_action, &QAction::triggered, this, &SendRowBox::send);
    connect(m_button, &QPushButton::clicked, this, &SendRowBox::send);
    showState();
}

void SendRowBox::setRun(const RunRow &run)
{
    if (run.id != m_run.id) {
        m_sent.clear();
        m_rowId.clear();
    }
    m_run = run;
    showState();
}

void SendRowBox::setRow(const QString &rowId)
{
    m_rowId = rowId;
    showState();
}

void SendRowBox::showState()
{
    const bool isOffered = m_run.kind == kDatastoreAnalyticsKind && !m_run.isDryRun;
    const auto sent = m_sent.constFind(m_rowId);
    const bool isKnown = sent != m_sent.cend();
    const bool isRow = isRowId(m_rowId);
    setVisible(isOffered && !m_rowId.isEmpty());
    m_action->setVisible(isOffered);
    m_action->setEnabled(isOffered && isRow && !(isKnown && sent->isBusy));
    m_button->setEnabled(m_action->isEnabled());
    const QString keys = m_action->shortcut().toString(QKeySequence::NativeText);
    m_button->setToolTip(!isRow
            ? tr("The record has no ROWID that it could be sent by")
            : tr("Reads the row from its table and sends it by itself (%1)").arg(keys));
    m_result->setVisible(isKnown);
    m_result->setText(isKnown ? sent->words.text : QString());
    m_result->setColorRole(!isKnown ? Role::Text : toneText(sent->words.tone));
}

void SendRowBox::note(
    const QString &runId, const QString &rowId, const RowWords &words, bool isBusy)
{
    if (runId != m_run.id)
        return;
    m_sent.insert(rowId, {words, isBusy});
    showState();
}

// The same again is a deletion where the run was one.
void SendRowBox::send()
{
    if (!m_action->isEnabled())
        return;
    const QJsonObject parameters = m_run.params.value("job"_L1).toObject();
    if (parameters.value("action"_L1).toString() != rowActionName(RowAction::Delete)) {
        begin();
        return;
    }
    m_prompt.confirm(this,
        {.title = tr("Delete Row %1?").arg(m_rowId),
            .text
            = tr("The row leaves the view of %1. It cannot be undone here.").arg(m_run.jobName),
            .action = tr("Delete Row"),
            .isDestructive = true},
        [box = QPointer(this), runId = m_run.id, rowId = m_rowId](bool isYes) {
            if (box && isYes && box->m_run.id == runId && box->m_rowId == rowId)
                box->begin();
        });
}

void SendRowBox::begin()
{
    const QString runId = m_run.id;
    const QString rowId = m_rowId;
    note(runId, rowId, rowIsSent(), true);
    emit begun();
    m_access.sendRow(
        this, runId, rowId,
        [this, runId, rowId](const QString &why) { note(runId, rowId, rowWaits(why), true); },
        [this, runId, rowId](
            const Result<RowVerdict> &verdict) { note(runId, rowId, rowEnded(verdict), false); });
}

} // namespace sluice
