// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/analytics/sendrowdialog.h"

#include "console/main/prompt.h"
#include "console/theme/icons.h"
#include "console/widgets/badges.h"
#include "console/widgets/card.h"
#include "console/widgets/eliding.h"
#include "console/widgets/typedlabel.h"
#include "syncs/datastoreanalytics/datastorejob.h"
#include "ui_sendrowdialog.h"

#include <QPointer>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSendRowWidth = 540; // visual.md 8
constexpr int kRowIdWidth = 240;

QString iconOfTone(Tone tone)
{
    switch (tone) {
    case Tone::Success:
        return u"state-completed"_s;
    case Tone::Warning:
        return u"state-waiting"_s;
    case Tone::Error:
        return u"state-failed"_s;
    case Tone::Neutral:
    case Tone::Info:
        break;
    }
    return u"state-running"_s;
}

} // namespace

SendRowDialog::SendRowDialog(const Facts &facts, Prompt &prompt, QWidget *parent)
    : QDialog(parent)
    , m_facts(facts)
    , m_prompt(prompt)
    , m_ui(std::make_unique<Ui::SendRowDialog>())
{
    m_ui->setupUi(this);
    setObjectName(u"sendRowDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    dress();
    for (QLineEdit *edit : {m_ui->rowIdEdit, m_ui->confirmRowIdEdit})
        connect(edit, &QLineEdit::textChanged, this, &SendRowDialog::check);
    for (QRadioButton *radio : {m_ui->insertRadio, m_ui->updateRadio, m_ui->deleteRadio}) {
        connect(radio, &QRadioButton::toggled, this, &SendRowDialog::check);
        // Tab comes to the chosen one, arrows to the others.
        radio->setFocusPolicy(radio->isChecked() ? Qt::StrongFocus : Qt::ClickFocus);
    }
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ui->sendRowButton, &QPushButton::clicked, this, &SendRowDialog::press);
    connect(m_ui->openRunButton, &QPushButton::clicked, this, [this] {
        emit runWanted(m_runId);
        close();
    });
    check();
    m_ui->rowIdEdit->setFocus();
}

SendRowDialog::~SendRowDialog() = default;

void SendRowDialog::dress()
{
    setMinimumWidth(kSendRowWidth);
    setWindowTitle(tr("Send One Row"));
    m_ui->headIcon->setIcon(u"arrow-right"_s, Role::Accent, 24);
    m_ui->headLabel->setTypeRole(TypeRole::DialogHeading);
    m_ui->environmentChip->setEnvironment(m_facts.environment);
    for (TypedLabel *note : {m_ui->whatLabel, m_ui->actionNote})
        note->setColorRole(Role::Muted);
    m_ui->changedNote->setColorRole(Role::Warning);
    m_ui->changedNote->setVisible(m_facts.isChanged);
    m_ui->rowIdNote->setColorRole(Role::Error);
    m_ui->factsWell->addLine(tr("Job"), m_facts.job);
    m_ui->factsWell->addLine(tr("Table"), m_facts.table);
    m_ui->factsWell->addLine(tr("View"), m_facts.view);
    for (QLineEdit *edit : {m_ui->rowIdEdit, m_ui->confirmRowIdEdit})
        edit->setMaximumWidth(kRowIdWidth);
    m_ui->rowResultLabel->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_ui->resultIcon->hide();
    m_ui->rowResultLabel->hide();
    m_ui->openRunButton->hide();
}

RowOrder SendRowDialog::order() const
{
    const RowAction action = m_ui->deleteRadio->isChecked() ? RowAction::Delete
        : m_ui->insertRadio->isChecked()                    ? RowAction::Insert
                                                            : RowAction::Update;
    return {.job = m_facts.job,
        .rowId = m_ui->rowIdEdit->text().trimmed(),
        .action = rowActionName(action)};
}

void SendRowDialog::check()
{
    const RowOrder order = this->order();
    const bool isDeletion = m_ui->deleteRadio->isChecked();
    const bool isId = isRowId(order.rowId);
    const bool isTwice = m_ui->confirmRowIdEdit->text().trimmed() == order.rowId;
    setFieldError(m_ui->rowIdEdit, !isId && !order.rowId.isEmpty());
    m_ui->rowIdNote->setVisible(!isId && !order.rowId.isEmpty());
    m_ui->rowIdNote->setText(tr("A ROWID is the number in the table’s column ROWID."));
    m_ui->actionNote->setText(isDeletion
            ? tr("The row is deleted from the view; the table is not asked.")
            : tr("The row is in the view once afterwards, as the table has it now."));
    m_ui->confirmPart->setVisible(isDeletion);
    for (QWidget *part : std::initializer_list<QWidget *>{m_ui->rowIdEdit, m_ui->insertRadio,
             m_ui->updateRadio, m_ui->deleteRadio, m_ui->confirmRowIdEdit})
        part->setEnabled(!m_isSending);
    m_ui->sendRowButton->setText(m_isSending ? tr("Sending…")
            : isDeletion                     ? tr("Delete Row…")
                                             : tr("Send"));
    m_ui->sendRowButton->setProperty("role", isDeletion ? u"danger"_s : u"primary"_s);
    m_ui->sendRowButton->setStyleSheet(QString()); // asks the style sheet again
    const bool isReady = isId && !m_isSending && (!isDeletion || isTwice);
    m_ui->sendRowButton->setEnabled(isReady);
    m_ui->sendRowButton->setToolTip(isReady || m_isSending ? QString()
            : !isId                                        ? tr("Give a row ID first")
                                                           : tr("Type the row ID again first"));
    resize(width(), layout()->totalHeightForWidth(std::max(width(), kSendRowWidth)));
}

void SendRowDialog::press()
{
    const RowOrder order = this->order();
    if (!m_ui->deleteRadio->isChecked()) {
        send(order);
        return;
    }
    m_prompt.confirm(this,
        {.title = tr("Delete Row %1?").arg(order.rowId),
            .text = tr("The row leaves the view %1. It cannot be undone here.").arg(m_facts.view),
            .action = tr("Delete Row"),
            .isDestructive = true},
        [dialog = QPointer(this), order](bool isYes) {
            if (dialog && isYes)
                dialog->send(order);
        });
}

void SendRowDialog::send(const RowOrder &order)
{
    m_isSending = true;
    m_runId.clear();
    m_ui->openRunButton->hide();
    showWords(rowIsSent());
    emit sendWanted(order);
}

void SendRowDialog::showWords(const RowWords &words)
{
    m_ui->resultIcon->setIcon(iconOfTone(words.tone), toneText(words.tone), 16);
    m_ui->rowResultLabel->setText(words.text);
    m_ui->rowResultLabel->setColorRole(toneText(words.tone));
    m_ui->resultIcon->show();
    m_ui->rowResultLabel->show();
    check();
}

void SendRowDialog::setWaiting(const QString &why)
{
    if (m_isSending)
        showWords(rowWaits(why));
}

void SendRowDialog::setEnded(const Result<RowVerdict> &verdict)
{
    m_isSending = false;
    m_runId = verdict ? verdict->run.id : QString();
    m_ui->openRunButton->setVisible(!m_runId.isEmpty());
    m_ui->confirmRowIdEdit->clear();
    showWords(rowEnded(verdict));
    m_ui->rowIdEdit->setFocus();
    m_ui->rowIdEdit->selectAll();
}

} // namespace sluice
