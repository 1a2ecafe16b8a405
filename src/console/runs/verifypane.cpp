// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/verifypane.h"

#include "console/errors/errorwords.h"
#include "console/main/consolesettings.h"
#include "console/main/prompt.h"
#include "console/runs/runsettings.h"
#include "console/theme/icons.h"
#include "console/widgets/badges.h"
#include "console/widgets/card.h"
#include "console/widgets/emptystate.h"
#include "console/widgets/format.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QStandardItemModel>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr int kRanWithWidth = 372;

// How many there are of something and sums, as the console writes figures; which one it is stays.
QString figuresInWords(const VerifyCheck &check)
{
    static const QRegularExpression figure(
        u"(?<![\\w.,-])-?\\d{1,15}(?:\\.\\d+)?(?= (?:in the|read|written|skipped|rejected|"
        "not attempted|pending|there|missing|the same|changed since)\\b)"_s);
    if (check.title.startsWith("Smallest "_L1) || check.title.startsWith("Largest "_L1))
        return check.result;
    QString said;
    qsizetype from = 0;
    auto found = figure.globalMatch(check.result);
    while (found.hasNext()) {
        const auto match = found.next();
        said += check.result.mid(from, match.capturedStart() - from);
        said += Format::figure(match.captured());
        from = match.capturedEnd();
    }
    return said + check.result.mid(from);
}

bool isVerifiedAtEnd(const RunRow &run)
{
    const bool isComplete
        = run.state == RunState::Completed || run.state == RunState::CompletedWithRejections;
    return isComplete && !run.isDryRun && run.counts.written > 0
        && ConsoleSettings().choice(kChoiceVerifyAtEnd) == "1"_L1;
}

} // namespace

VerifyPane::VerifyPane(RunAccess &access, Prompt &prompt, QWidget *parent)
    : QWidget(parent)
    , m_access(access)
    , m_prompt(prompt)
    , m_model(new QStandardItemModel(0, 2, this))
    , m_table(new TableCard(this))
    , m_empty(new EmptyState(m_table))
    , m_badge(new BadgeLabel(m_table))
    , m_when(new TypedLabel({}, TypeRole::Body, Role::Muted, m_table))
    , m_verify(new QPushButton(tr("Verify"), m_table))
    , m_save(new QPushButton(tr("Save Report…"), m_table))
    , m_undo(new Card(tr("Undo"), this))
    , m_undoText(new TypedLabel({}, TypeRole::Body, Role::Muted, m_undo))
    , m_undoButton(new QPushButton(tr("Undo…"), m_undo))
    , m_kinLink(new QPushButton(m_undo))
    , m_ranWith(new Card(tr("Ran With"), this))
    , m_settings(new RunSettingsView(m_ranWith))
{
    buildTable();
    buildUndo();
    m_ranWith->body()->addWidget(m_settings);
    auto *left = new QVBoxLayout;
    left->addWidget(m_table);
    left->addStretch(1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(left, 1);
    layout->addWidget(makeSide());
    connect(m_verify, &QPushButton::clicked, this, [this] {
        if (m_isVerifying)
            m_access.cancelVerify();
        else
            verify();
    });
    connect(m_save, &QPushButton::clicked, this, &VerifyPane::save);
    showState();
}

void VerifyPane::buildTable()
{
    m_model->setHorizontalHeaderLabels({tr("Check"), tr("Result")});
    RowView *view = m_table->view();
    view->setObjectName(u"verifyTable"_s);
    view->setAccessibleName(tr("Checks of this run"));
    view->setModel(m_model);
    view->setColumns(
        {{.kind = CellKind::Text, .sample = tr("Written records at Zoho CRM"), .hasIcon = true},
            {.kind = CellKind::Text, .isStretched = true}});
    auto *title = new TypedLabel(tr("Verified"), TypeRole::CardTitle, Role::Text, m_table);
    m_verify->setObjectName(u"actionVerify"_s);
    m_verify->setProperty("role", u"quiet"_s);
    setButtonIcon(m_verify, u"check-plan"_s);
    m_table->toolRow()->addWidget(title);
    m_table->toolRow()->addWidget(m_badge);
    m_table->toolRow()->addWidget(m_when);
    m_table->toolRow()->addStretch(1);
    m_save->setObjectName(u"saveReportButton"_s);
    m_save->setProperty("role", u"quiet"_s);
    setButtonIcon(m_save, u"save"_s);
    m_table->toolRow()->addWidget(m_save);
    m_table->toolRow()->addWidget(m_verify);
    m_table->setEmptyState(m_empty);
    m_table->watchModel();
}

void VerifyPane::buildUndo()
{
    m_undo->setObjectName(u"undoCard"_s);
    m_undoText->setWordWrap(true);
    m_undoText->setObjectName(u"undoCardText"_s);
    m_undoButton->setObjectName(u"openUndoButton"_s);
    setButtonIcon(m_undoButton, u"undo"_s);
    m_kinLink->setObjectName(u"openKinButton"_s);
    m_kinLink->setProperty("role", u"quiet"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_undoButton);
    row->addWidget(m_kinLink);
    row->addStretch(1);
    m_undo->body()->addWidget(m_undoText);
    m_undo->body()->addLayout(row);
    connect(m_undoButton, &QPushButton::clicked, this, &VerifyPane::undoWanted);
    connect(m_kinLink, &QPushButton::clicked, this,
        [this] { emit runWanted(m_kin.undoneBy > 0 ? m_kin.undoneById : m_kin.undoesId); });
}

// What is longer than the window scrolls: wrapped lines are never cut.
QWidget *VerifyPane::makeSide()
{
    m_side = new QScrollArea(this);
    m_side->setProperty("ground", u"page"_s);
    m_side->setWidgetResizable(true);
    m_side->setFrameShape(QFrame::NoFrame);
    m_side->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_side->setFixedWidth(kRanWithWidth);
    m_side->setAccessibleName(tr("Undo and settings of this run"));
    auto *cards = new QWidget(m_side);
    auto *column = new QVBoxLayout(cards);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_undo);
    column->addWidget(m_ranWith);
    column->addStretch(1);
    m_side->setWidget(cards);
    return m_side;
}

void VerifyPane::setKin(const RunKin &kin)
{
    m_kin = kin;
    showUndo();
}

void VerifyPane::showUndo()
{
    const qint64 other = m_kin.undoneBy > 0 ? m_kin.undoneBy : m_kin.undoes;
    m_undo->setVisible(canUndoRun(m_run) || (other > 0 && !m_run.isDryRun));
    m_undoButton->setVisible(canUndoRun(m_run));
    const bool isPossible = !m_times || (m_times->isUndoable && !m_times->goneAtMs);
    m_undoButton->setEnabled(isPossible);
    m_undoButton->setToolTip(isPossible ? QString() : tr("It cannot be undone any more"));
    m_kinLink->setVisible(other > 0);
    m_kinLink->setText(tr("Open Run #%1").arg(other));
    m_undoText->setText(m_kin.undoneBy > 0 && m_kin.isUndone
            ? tr("Undone by run #%1.").arg(m_kin.undoneBy)
            : m_kin.undoneBy > 0 ? tr("Run #%1 is to undo it.").arg(m_kin.undoneBy)
            : m_kin.undoes > 0   ? tr("This run undoes run #%1.").arg(m_kin.undoes)
                                 : undoText());
}

// What it would do, and how long it can be done.
QString VerifyPane::undoText() const
{
    if (m_times && m_times->goneAtMs)
        return tr("It cannot be undone any more. %1.").arg(m_times->goneWhy);
    if (m_times && !m_times->isUndoable)
        return tr("It cannot be undone: what its records held before was not read.");
    const bool makesRecords
        = m_run.params.value("job"_L1)[u"operation"].toString(u"update"_s) != "update"_L1;
    const QString what = makesRecords
        ? tr("Deletes the records that this run made, once you have typed how many they are. Those "
             "that someone edited since are left and listed; you see the list before anything is "
             "deleted.")
        : tr("Writes back what this run changed in %1 records. Values that someone edited since "
             "are left and listed; you see the list before anything is written.",
            nullptr, Format::plural(m_run.counts.written))
              .arg(Format::count(m_run.counts.written));
    if (!m_times || !m_times->goesAtMs)
        return what;
    const QDateTime until = QDateTime::fromMSecsSinceEpoch(*m_times->goesAtMs);
    return what + u"\n\n"_s
        + tr("Undo is possible until %1, %2.")
              .arg(QLocale().toString(until.date(), QLocale::LongFormat),
                  until.time().toString(u"HH:mm"_s));
}

void VerifyPane::askTimes()
{
    m_times.reset();
    if (m_run.id.isEmpty() || !isEnded(m_run.state) || m_run.isDryRun)
        return;
    m_access.fileTimes(this, m_run, [this, runId = m_run.id](const Result<RunFileTimes> &times) {
        if (runId != m_run.id || !times)
            return;
        m_times = *times;
        showUndo();
    });
}

void VerifyPane::setRun(const RunRow &run)
{
    if (run.id != m_run.id || (!isEnded(m_run.state) && isEnded(run.state))) {
        if (m_isVerifying)
            m_access.cancelVerify();
        m_isVerifying = false;
        ++m_asked; // what is still to come is of the former run
        m_verifiedRunId.clear();
        m_model->removeRows(0, m_model->rowCount());
    }
    const bool isNews = run.id != m_run.id || run.state != m_run.state;
    const bool isOverNow = run.id == m_run.id && !isEnded(m_run.state) && isEnded(run.state);
    m_run = run;
    if (isNews)
        askTimes();
    m_settings->setParams(run.params);
    showUndo();
    showState();
    if (isOverNow && isVerifiedAtEnd(run))
        verify();
}

void VerifyPane::setNarrow(bool isNarrow)
{
    m_side->setVisible(!isNarrow); // the menu Run has Undo too
    const int least = m_side->widget()->minimumSizeHint().width();
    m_side->setFixedWidth(
        std::max(kRanWithWidth, least + m_side->verticalScrollBar()->sizeHint().width()));
}

// The files may be gone by now.
void VerifyPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    askTimes();
}

void VerifyPane::verify()
{
    if (m_isVerifying || !isEnded(m_run.state) || m_run.isDryRun)
        return;
    m_isVerifying = true;
    showState();
    m_access.verify(this, m_run.id, [this, asked = ++m_asked](const Result<VerifyReport> &report) {
        if (asked != m_asked || !m_isVerifying)
            return;
        m_isVerifying = false;
        if (report)
            tell(*report);
        else if (report.error().kind != ErrorKind::Cancelled)
            emit failed(report.error());
        showState();
    });
}

// What is wrong is said on the other tabs too.
void VerifyPane::tell(const VerifyReport &report)
{
    showReport(report);
    if (!report.isGood() && !isVisible())
        emit failed(Error{.kind = ErrorKind::Internal,
            .what = tr("Verify found something wrong in run #%1").arg(m_run.number),
            .next = tr("Look at its tab Summary")});
}

void VerifyPane::showReport(const VerifyReport &report)
{
    m_model->removeRows(0, m_model->rowCount());
    for (const VerifyCheck &check : report.checks) {
        const QString name = sentenceInWords(check.title);
        const QString found = sentenceInWords(figuresInWords(check));
        auto *title = new QStandardItem(name);
        title->setData(check.isGood ? u"state-completed"_s : u"state-failed"_s, CellRole::Icon);
        title->setData(
            static_cast<int>(check.isGood ? Role::Success : Role::Error), CellRole::IconColor);
        title->setData(static_cast<int>(QFont::Medium), CellRole::Weight);
        title->setData(tr("%1: %2").arg(name, check.isGood ? tr("right") : tr("wrong")),
            Qt::AccessibleTextRole);
        auto *result = new QStandardItem(found);
        result->setToolTip(found);
        if (!check.isGood)
            result->setData(static_cast<int>(Role::Error), CellRole::Color);
        m_model->appendRow({title, result});
    }
    const auto good = std::count_if(report.checks.cbegin(), report.checks.cend(),
        [](const VerifyCheck &check) { return check.isGood; });
    m_badge->setBadge({.text = tr("%1 of %2").arg(good).arg(report.checks.size()),
        .tone = report.isGood() ? Tone::Success : Tone::Error});
    m_verifiedAt = Format::clock(QDateTime::currentDateTime());
    m_verifiedRunId = m_run.id;
    m_report = report;
}

void VerifyPane::showState()
{
    const bool isVerified = m_verifiedRunId == m_run.id && !m_run.id.isEmpty();
    m_badge->setVisible(isVerified);
    m_save->setVisible(isVerified && !m_isVerifying);
    m_when->setVisible(isVerified || m_isVerifying);
    m_when->setText(m_isVerifying ? tr("Checking…") : m_verifiedAt);
    m_verify->setText(m_isVerifying ? tr("Cancel")
            : isVerified            ? tr("Verify Again")
                                    : tr("Verify"));
    m_verify->setEnabled(isEnded(m_run.state) && !m_run.isDryRun);
    m_verify->setToolTip(m_verify->isEnabled() ? QString()
            : m_run.isDryRun                   ? tr("A plan has written nothing")
                                               : tr("The run is not over yet"));
    if (m_run.isDryRun) {
        m_empty->setContent(u"check-plan"_s, tr("This is a plan"),
            tr("It read and processed, and wrote nothing that could be checked."));
        return;
    }
    m_empty->setContent(u"check-plan"_s, m_isVerifying ? tr("Checking…") : tr("Not checked yet"),
        tr("Verify compares this run's files with its counters and with the records at the "
           "service. It only reads."));
}

void VerifyPane::save()
{
    m_prompt.saveFile(this, tr("Save Verification Report"),
        tr("run-%1-verification.md").arg(m_run.number), tr("Markdown files (*.md)"),
        [this, runId = m_run.id, report = m_report](const QString &path) {
            if (path.isEmpty())
                return;
            m_access.saveReport(this, runId, report, path, [this, path](const Result<void> &done) {
                if (done)
                    emit saved(tr("The report was saved to %1.").arg(path));
                else
                    emit failed(done.error());
            });
        });
}

} // namespace sluice
