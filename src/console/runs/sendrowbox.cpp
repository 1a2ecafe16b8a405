// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/sendrowbox.h"

#include "console/runs/rowdeletion.h"
#include "console/theme/icons.h"
#include "console/widgets/typedlabel.h"
#include "syncs/datastoreanalytics/datastorejob.h"

#include <QAction>
#include <QBoxLayout>
#include <QPushButton>

namespace sluice {

using namespace Qt::StringLiterals;

SendRowBox::SendRowBox(RunAccess &access, Prompt &prompt, QWidget *parent)
    : QWidget(parent)
    , m_access(access)
    , m_prompt(prompt)
    , m_action(new QAction(tr("Send Row"), this))
    , m_deletion(new RowDeletion(this))
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
    layout->addWidget(m_deletion);
    layout->addWidget(m_button, 0, Qt::AlignLeft);
    layout->addWidget(m_result);
    connect(m_deletion, &RowDeletion::changed, this, &SendRowBox::showState);
    connect(m_action, &QAction::triggered, this, &SendRowBox::send);
    connect(m_button, &QPushButton::clicked, this, &SendRowBox::send);
    showState();
}

void SendRowBox::setRun(const RunRow &run)
{
    if (run.id != m_run.id) {
        m_sent.clear();
        m_rowId.clear();
        m_deletion->clear();
    }
    m_run = run;
    showState();
}

void SendRowBox::setRow(const QString &rowId)
{
    if (rowId != m_rowId)
        m_deletion->clear();
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
    const bool isTyped = !isDeletion() || m_deletion->isTyped(m_rowId);
    m_deletion->setVisible(isDeletion());
    m_deletion->setEnabled(m_action->isEnabled());
    m_button->setEnabled(m_action->isEnabled() && isTyped);
    m_action->setText(isDeletion() ? tr("Delete Row…") : tr("Send Row"));
    m_button->setText(m_action->text());
    const QString keys = m_action->shortcut().toString(QKeySequence::NativeText);
    m_button->setToolTip(!isRow ? tr("The record has no ROWID that it could be sent by")
            : !isTyped          ? RowDeletion::notTyped()
            : isDeletion()
            ? QString()
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
bool SendRowBox::isDeletion() const
{
    return m_run.params.value("job"_L1)["action"_L1].toString() == rowActionName(RowAction::Delete);
}

void SendRowBox::send()
{
    if (!m_action->isEnabled())
        return;
    if (!isDeletion()) {
        begin();
        return;
    }
    if (!m_deletion->isTyped(m_rowId)) {
        emit shown();
        m_deletion->setFocus();
        return;
    }
    const QJsonObject parameters = m_run.params.value("job"_L1).toObject();
    const QString table = parameters.value("table"_L1).toString();
    m_deletion->ask(m_prompt, m_rowId, parameters.value("view"_L1).toString(table),
        [this, runId = m_run.id, rowId = m_rowId] {
            if (m_run.id == runId && m_rowId == rowId)
                begin();
        });
}

void SendRowBox::begin()
{
    const QString runId = m_run.id;
    const QString rowId = m_rowId;
    m_deletion->clear();
    note(runId, rowId, rowIsSent(), true);
    emit shown();
    m_access.sendRow(
        this, runId, rowId,
        [this, runId, rowId](const QString &why) { note(runId, rowId, rowWaits(why), true); },
        [this, runId, rowId](
            const Result<RowVerdict> &verdict) { note(runId, rowId, rowEnded(verdict), false); });
}

} // namespace sluice
