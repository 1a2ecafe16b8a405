// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/analytics/sendrowdialog.h"

#include "console/errors/errorwords.h"
#include "console/runs/rowdeletion.h"
#include "console/theme/icons.h"
#include "console/theme/screenroom.h"
#include "console/widgets/badges.h"
#include "console/widgets/card.h"
#include "console/widgets/eliding.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"
#include "syncs/datastoreanalytics/datastorejob.h"
#include "ui_sendrowdialog.h"

#include <QStandardItemModel>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSendRowWidth = 540; // visual.md 8
constexpr int kRowIdWidth = 240;
constexpr int kRowTableHeight = 240; // more columns scroll
constexpr int kFetchedWidth = 720; // with the row and what is sent of it side by side

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
    , m_row(new QStandardItemModel(0, 4, this))
{
    m_ui->setupUi(this);
    setObjectName(u"sendRowDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    dress();
    makeRowTable();
    connect(m_ui->rowIdEdit, &QLineEdit::textChanged, this, &SendRowDialog::clearFetched);
    connect(m_ui->fetchRowButton, &QPushButton::clicked, this, &SendRowDialog::fetch);
    connect(m_ui->rowIdEdit, &QLineEdit::textChanged, this, &SendRowDialog::check);
    connect(m_ui->confirmPart, &RowDeletion::changed, this, &SendRowDialog::check);
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
    m_ui->rowIdEdit->setMaximumWidth(kRowIdWidth);
    m_ui->rowResultLabel->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_ui->resultIcon->hide();
    m_ui->rowResultLabel->hide();
    m_ui->openRunButton->hide();
}

void SendRowDialog::makeRowTable()
{
    RowView *view = m_ui->rowCard->view();
    view->setObjectName(u"fetchedRowTable"_s);
    view->setAccessibleName(tr("The row in the table and as it would be sent"));
    m_row->setHorizontalHeaderLabels(
        {tr("Column"), tr("In the Table"), tr("Column of the View"), tr("Would Be Sent")});
    view->setModel(m_row);
    view->setColumns({{.kind = CellKind::Text, .sample = u"Ordered_At"_s},
        {.kind = CellKind::Mono, .sample = u"2026-11-20 14:02:31:118"_s},
        {.kind = CellKind::Text, .sample = u"Ordered_At"_s},
        {.kind = CellKind::Mono, .isStretched = true}});
    m_ui->rowCard->watchModel();
    m_ui->rowCard->setMaximumHeight(kRowTableHeight);
    clearFetched();
}

void SendRowDialog::fetchRow(const QString &rowId, RowAction action)
{
    m_ui->rowIdEdit->setText(rowId);
    QRadioButton *radio = action == RowAction::Delete ? m_ui->deleteRadio
        : action == RowAction::Insert                 ? m_ui->insertRadio
                                                      : m_ui->updateRadio;
    radio->setChecked(true);
    fetch();
}

void SendRowDialog::fetch()
{
    clearFetched();
    m_fetching = order().rowId;
    showFetched(tr("Reading the row…"), Role::Muted);
    check();
    emit fetchWanted(m_fetching);
}

// What is shown is the row whose ROWID stands in the field, or none.
void SendRowDialog::clearFetched()
{
    m_fetching.clear();
    m_row->removeRows(0, m_row->rowCount());
    m_ui->rowCard->hide();
    m_ui->fetchNote->hide();
}

void SendRowDialog::showFetched(const QString &text, Role color)
{
    m_ui->fetchNote->setText(text);
    m_ui->fetchNote->setColorRole(color);
    m_ui->fetchNote->setVisible(!text.isEmpty());
}

void SendRowDialog::setFetched(const QString &rowId, const Result<MappedRow> &row)
{
    if (m_fetching != rowId)
        return; // another one is asked for by now
    m_fetching.clear();
    if (!row) {
        showFetched(errorText(row.error()), Role::Error);
        check();
        return;
    }
    for (const MappedRow::Cell &cell : row->cells) {
        QList<QStandardItem *> items;
        for (const QString &text : {cell.source, cell.before, cell.target, cell.after}) {
            items << new QStandardItem(text);
            items.last()->setEditable(false);
        }
        m_row->appendRow(items);
    }
    m_ui->rowCard->show();
    resize(QSize(std::max(width(), kFetchedWidth), height()).boundedTo(screenRoom(this)));
    // As high as its rows: that is known once they are laid out.
    QMetaObject::invokeMethod(this, &SendRowDialog::check, Qt::QueuedConnection);
    if (!row->rejected.isEmpty())
        showFetched(tr("It would be rejected: %1: %2")
                        .arg(row->rejectedColumn, sentenceInWords(row->rejected)),
            Role::Error);
    else if (!row->skipped.isEmpty())
        showFetched(
            tr("It would not be sent: %1").arg(sentenceInWords(row->skipped)), Role::Warning);
    else
        showFetched({}, Role::Muted);
    check();
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
    const bool isTwice = m_ui->confirmPart->isTyped(order.rowId);
    setFieldError(m_ui->rowIdEdit, !isId && !order.rowId.isEmpty());
    m_ui->rowIdNote->setVisible(!isId && !order.rowId.isEmpty());
    m_ui->rowIdNote->setText(tr("A ROWID is the number in the table’s column ROWID."));
    m_ui->actionNote->setText(isDeletion
            ? tr("The row is deleted from the view; the table is not asked.")
            : tr("The row is in the view once afterwards, as the table has it now."));
    m_ui->confirmPart->setVisible(isDeletion);
    const bool canFetch = isId && m_fetching.isEmpty();
    m_ui->fetchRowButton->setEnabled(canFetch);
    m_ui->fetchRowButton->setToolTip(
        isId ? tr("Shows the row and what would be sent of it") : tr("Give a row ID first"));
    for (QWidget *part : std::initializer_list<QWidget *>{m_ui->rowIdEdit, m_ui->insertRadio,
             m_ui->updateRadio, m_ui->deleteRadio, m_ui->confirmPart})
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
                                                           : RowDeletion::notTyped());
    resize(width(), layout()->totalHeightForWidth(std::max(width(), kSendRowWidth)));
}

void SendRowDialog::press()
{
    const RowOrder order = this->order();
    if (!m_ui->deleteRadio->isChecked()) {
        send(order);
        return;
    }
    m_ui->confirmPart->ask(m_prompt, order.rowId, m_facts.view, [this, order] { send(order); });
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
    m_ui->confirmPart->clear();
    showWords(rowEnded(verdict));
    m_ui->rowIdEdit->setFocus();
    m_ui->rowIdEdit->selectAll();
}

} // namespace sluice
