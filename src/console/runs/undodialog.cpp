// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/undodialog.h"

#include "console/errors/errorwords.h"
#include "console/jobs/planpanel.h"
#include "console/jobs/plansampletable.h"
#include "console/runs/runwords.h"
#include "console/theme/icons.h"
#include "console/widgets/badges.h"
#include "console/widgets/card.h"
#include "console/widgets/counters.h"
#include "console/widgets/format.h"
#include "console/widgets/rowview.h"
#include "console/widgets/segments.h"
#include "console/widgets/statelook.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QJsonArray>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QStyle>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QJsonValue undoFact(const RunPlan &plan, QStringView key)
{
    return plan.run.params.value("job"_L1)[u"undoOf"][key];
}

qint64 undoFigure(const RunPlan &plan, QStringView key, qint64 otherwise)
{
    return plan.cost.value("undo"_L1)[key].toInteger(otherwise);
}

// What an undo of inserts and upserts does, and what it leaves.
QString deletionText(const RunPlan &plan)
{
    const Counts &counts = plan.run.counts;
    const qint64 back = undoFigure(plan, u"putBack", 0);
    const qint64 deletable = undoFigure(plan, u"deleted", counts.written);
    QStringList lines{back > 0
            ? UndoDialog::tr("%1 records that the run changed get back what they held; %2 that it "
                             "made can be deleted.",
                nullptr, Format::plural(back))
                  .arg(Format::count(back), Format::count(deletable))
            : UndoDialog::tr("The run made %1 records; %2 of them can be deleted.", nullptr,
                Format::plural(counts.read))
                  .arg(Format::count(counts.read), Format::count(deletable))};
    if (counts.rejected > 0)
        lines << UndoDialog::tr("%1 were changed by somebody since: they stay and are listed.",
            nullptr, Format::plural(counts.rejected))
                     .arg(Format::count(counts.rejected));
    if (const qint64 updated = undoFact(plan, u"updated").toInteger(); updated > 0)
        lines << UndoDialog::tr("%1 that it found and changed stay as they are: what they held "
                                "before was not read.",
            nullptr, Format::plural(updated))
                     .arg(Format::count(updated));
    if (const qint64 nameless = undoFact(plan, u"nameless").toInteger(); nameless > 0)
        lines << UndoDialog::tr("%1 more that it made stay: their ids are not known here.", nullptr,
            Format::plural(nameless))
                     .arg(Format::count(nameless));
    if (counts.written > 0)
        lines << UndoDialog::tr("It costs about %1 credits.")
                     .arg(costText(plan.cost.value("credits"_L1)));
    return lines.join(u' ');
}

// Of what is deleted the plan names records only.
QJsonArray shownSample(const RunPlan &plan, bool isDeletion)
{
    if (!isDeletion)
        return plan.sample;
    const QString all = UndoDialog::tr("all fields");
    QJsonArray sample;
    for (const QJsonValue &record : plan.sample) {
        if (record[u"after"].toObject().isEmpty())
            sample.append(QJsonObject{{u"id"_s, record[u"id"]},
                {u"before"_s, QJsonObject{{all, UndoDialog::tr("as made")}}},
                {u"after"_s, QJsonObject{{all, UndoDialog::tr("deleted")}}}});
        else
            sample.append(record);
    }
    return sample;
}

} // namespace

UndoDialog::UndoDialog(const RunRow &run, QWidget *parent)
    : QDialog(parent)
    , m_run(run)
    , m_text(new TypedLabel({}, TypeRole::Body, Role::Text, this))
    , m_stack(new QStackedWidget(this))
    , m_deletion(new QWidget(this))
    , m_delete(new QCheckBox(m_deletion))
    , m_countPart(new QWidget(m_deletion))
    , m_countTitle(new TypedLabel({}, TypeRole::Body, Role::Text, m_countPart))
    , m_count(new QLineEdit(m_countPart))
    , m_undo(new QPushButton(tr("Undo"), this))
{
    setObjectName(u"undoDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Undo Run #%1").arg(run.number));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    addHead(layout);
    m_text->setObjectName(u"undoText"_s);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    layout->addWidget(m_text);
    m_stack->addWidget(new QWidget(m_stack));
    layout->addWidget(m_stack, 1);
    addDeletion(layout);
    addFoot(layout);
    setProgress({});
    const QSize room = parent ? parent->window()->size() : QSize(960, 640);
    resize(std::min(820, room.width() - 40), std::min(560, room.height() - 40));
}

void UndoDialog::addHead(QBoxLayout *layout)
{
    const EnvironmentLook look = environmentLook(m_run.environment);
    auto *disc = new IconLabel(this);
    disc->setIcon(u"undo"_s, toneText(look.tone), 24);
    disc->setDisc(look.tone);
    auto *chip = new EnvironmentChip(this);
    chip->setEnvironment(m_run.environment);
    auto *title = new QHBoxLayout;
    title->setSpacing(10);
    title->addWidget(new TypedLabel(
        tr("Undo Run #%1").arg(m_run.number), TypeRole::DialogHeading, Role::Text, this));
    title->addWidget(chip);
    title->addStretch(1);
    auto *facts
        = new TypedLabel(Format::facts({m_run.jobName, subjectInWords(m_run),
                             tr("%1 records written", nullptr, Format::plural(m_run.counts.written))
                                 .arg(Format::count(m_run.counts.written))}),
            TypeRole::Body, Role::Muted, this);
    facts->setWordWrap(true);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(4);
    texts->addLayout(title);
    texts->addWidget(facts);
    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(disc, 0, Qt::AlignTop);
    head->addLayout(texts, 1);
    layout->addLayout(head);
}

// Two answers: that it is meant, and how many they are.
void UndoDialog::addDeletion(QBoxLayout *layout)
{
    m_delete->setObjectName(u"deleteInsertedCheck"_s);
    m_count->setObjectName(u"exactCountEdit"_s);
    m_count->setMaximumWidth(220);
    m_count->setValidator(
        new QRegularExpressionValidator(QRegularExpression(u"[0-9]{1,12}"_s), this));
    m_countTitle->setBuddy(m_count);
    auto *row = new QHBoxLayout(m_countPart);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_countTitle);
    row->addWidget(m_count);
    row->addStretch(1);
    auto *box = new QVBoxLayout(m_deletion);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(8);
    box->addWidget(m_delete);
    box->addWidget(m_countPart);
    layout->addWidget(m_deletion);
    m_countPart->hide();
    m_deletion->hide();
    connect(m_delete, &QCheckBox::toggled, this, [this](bool isOn) {
        m_count->clear();
        m_countPart->setVisible(isOn);
        if (isOn)
            m_count->setFocus();
        fit();
        check();
    });
    connect(m_count, &QLineEdit::textChanged, this, &UndoDialog::check);
}

void UndoDialog::setDeletion(const RunPlan &plan)
{
    m_isDeletion = undoFact(plan, u"inserts").toBool();
    m_deletable = undoFigure(plan, u"deleted", m_records);
    m_isPutBack = !m_isDeletion || undoFigure(plan, u"putBack", 0) > 0;
    m_undo->setProperty("role", m_isDeletion ? u"danger"_s : u"primary"_s);
    m_undo->style()->unpolish(m_undo);
    m_undo->style()->polish(m_undo);
    setButtonIcon(m_undo, m_isDeletion ? u"remove"_s : u"undo"_s);
    m_deletion->setVisible(m_isDeletion && m_deletable > 0);
    m_delete->setChecked(false);
    m_delete->setText(m_deletable == 1
            ? tr("&Delete the record that the run made")
            : tr("&Delete the %1 records that the run made").arg(Format::count(m_deletable)));
    m_countTitle->setText(tr("&Type their exact number, %1").arg(m_deletable));
    m_count->setAccessibleName(tr("Type their exact number, %1").arg(m_deletable));
}

// Wrapped lines and what is asked now take no room from the table.
void UndoDialog::fit()
{
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
}

UndoChoice UndoDialog::choice() const
{
    if (!m_isDeletion || !m_delete->isChecked())
        return {};
    return {.deletesInserted = true, .exactCount = m_count->text().toLongLong()};
}

void UndoDialog::addFoot(QBoxLayout *layout)
{
    const bool isProduction = m_run.environment == "production"_L1;
    if (isProduction) {
        m_agree = new QCheckBox(tr("I know that this writes to &production"), this);
        m_agree->setObjectName(u"agreeCheck"_s);
        connect(m_agree, &QCheckBox::toggled, this, &UndoDialog::check);
        layout->addWidget(m_agree);
    }
    layout->addWidget(new Line(this));
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"cancelButton"_s);
    m_undo->setObjectName(u"undoButton"_s);
    m_undo->setProperty("role", u"primary"_s);
    setButtonIcon(m_undo, u"undo"_s);
    m_undo->setAutoDefault(!isProduction);
    cancel->setAutoDefault(isProduction);
    (isProduction ? cancel : m_undo)->setDefault(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(m_undo);
    layout->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_undo, &QPushButton::clicked, this, &QDialog::accept);
    cancel->setFocus();
    check();
}

void UndoDialog::setProgress(const Counts &counts)
{
    m_text->setColorRole(Role::Muted);
    m_text->setText(counts.read > 0
            ? tr("Looking at what these records hold now… %1 of %2")
                  .arg(Format::count(counts.read), Format::count(m_run.counts.written))
            : tr("Looking at what these records hold now… Nothing is written."));
}

void UndoDialog::setProblem(const Error &error)
{
    m_records = -1;
    m_text->setColorRole(Role::Error);
    m_text->setText(errorText(error));
    check();
}

void UndoDialog::setPlan(const RunPlan &plan, const QList<RecordIssue> &left)
{
    const Counts &counts = plan.run.counts;
    m_records = counts.written;
    m_text->setColorRole(Role::Text);
    setDeletion(plan);
    m_text->setText(m_isDeletion ? deletionText(plan)
            : counts.written == 0
            ? tr("There is nothing to put back: the records hold what they held before the run, "
                 "or somebody changed them since.")
            : tr("Every field that the run wrote gets its earlier value, where it still holds what "
                 "the run wrote. It costs about %1 credits.")
                  .arg(costText(plan.cost.value("credits"_L1))));
    m_stack->addWidget(makePlan(plan, left));
    m_stack->setCurrentIndex(m_stack->count() - 1);
    fit();
    const bool isOne = counts.written == 1;
    m_undo->setText((!m_isPutBack ? isOne ? tr("Delete 1 Record") : tr("Delete %1 Records")
            : isOne ? tr("Undo 1 Record")
                                  : tr("Undo %1 Records"))
                        .replace("%1"_L1, Format::count(counts.written)));
    check();
    if (m_undo->isEnabled() && m_undo->isDefault())
        m_undo->setFocus();
}

QWidget *UndoDialog::makePlan(const RunPlan &plan, const QList<RecordIssue> &left)
{
    auto *page = new QWidget(m_stack);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    const Counts &counts = plan.run.counts;
    auto *card = new Card(page);
    auto *block = new CounterBlock(card);
    block->setForm(CounterBlock::Form::Plan);
    block->setValues({.read = counts.read,
                         .written = counts.written,
                         .skipped = counts.skipped,
                         .rejected = counts.rejected},
        false);
    block->setNote(Counter::Written,
        !m_isPutBack       ? tr("deleted")
            : m_isDeletion ? tr("put back or deleted")
                           : tr("put back"));
    block->setNote(Counter::Skipped, m_isPutBack ? tr("hold it already") : tr("gone already"));
    block->setNote(Counter::Rejected, tr("changed since: left"));
    card->body()->addWidget(block);
    layout->addWidget(card);
    auto *tables = new QStackedWidget(page);
    tables->addWidget(makeSampleTable(shownSample(plan, m_isDeletion),
        {tr("Record ID"), tr("Field"), tr("Now"), tr("After the Undo")}, tables));
    tables->addWidget(makeLeft(left, tables));
    auto *parts = new Segments(page);
    parts->setObjectName(u"undoSegments"_s);
    parts->setAccessibleName(tr("What is shown"));
    parts->addSegment(u"back"_s, tr("First Records"));
    parts->addSegment(u"left"_s, tr("Changed Since"));
    parts->setCount(u"left"_s, counts.rejected);
    connect(parts, &Segments::chosen, tables,
        [tables](const QString &id) { tables->setCurrentIndex(id == "left"_L1 ? 1 : 0); });
    auto *row = new QHBoxLayout;
    row->addWidget(parts);
    row->addStretch(1);
    layout->addLayout(row);
    layout->addWidget(tables, 1);
    return page;
}

QWidget *UndoDialog::makeLeft(const QList<RecordIssue> &left, QWidget *parent)
{
    auto *model = new QStandardItemModel(parent);
    model->setHorizontalHeaderLabels({tr("Record ID"), tr("Fields"), tr("Why")});
    for (const RecordIssue &issue : left) {
        const QString reason = rejectionReason(issue.message);
        auto *why = new QStandardItem(reason);
        why->setToolTip(reason);
        model->appendRow({new QStandardItem(issue.sourceKey), new QStandardItem(issue.field), why});
    }
    auto *table = new TableCard(parent);
    RowView *view = table->view();
    view->setObjectName(u"leftTable"_s);
    view->setAccessibleName(tr("Records that somebody changed since"));
    view->setModel(model);
    view->setColumns({{.kind = CellKind::Mono, .sample = u"5544000000000002"_s},
        {.kind = CellKind::Mono, .sample = u"Web_Engagement_Score"_s},
        {.kind = CellKind::Text, .isStretched = true}});
    view->setPlaceholderText(tr("Nobody changed one of them since"));
    table->watchModel();
    table->setFitting(false);
    return table;
}

void UndoDialog::check()
{
    const bool isAgreed = !m_agree || m_agree->isChecked();
    const bool isConfirmed
        = m_delete->isChecked() ? m_count->text() == QString::number(m_deletable) : m_isPutBack;
    m_undo->setEnabled(m_records > 0 && isAgreed && isConfirmed);
    m_undo->setToolTip(m_records <= 0 ? QString()
            : !isConfirmed ? tr("Tick that they are to be deleted, and type their number")
            : !isAgreed    ? tr("Tick the sentence above first")
                           : QString());
}

} // namespace sluice
