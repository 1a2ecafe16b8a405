// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/main/resumedialog.h"

#include "console/runs/runwords.h"
#include "console/widgets/card.h"
#include "console/widgets/emptystate.h"
#include "console/widgets/format.h"
#include "console/widgets/rowview.h"
#include "console/widgets/tablecard.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QStandardItemModel>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTableStretch = 100; // before the room below it

enum ResumeColumn { ResumeRun, ResumeJob, ResumePoint };

} // namespace

ResumeDialog::ResumeDialog(QWidget *parent)
    : QDialog(parent)
    , m_model(new QStandardItemModel(0, 3, this))
    , m_heading(new TypedLabel({}, TypeRole::DialogHeading, Role::Text, this))
    , m_table(new TableCard(this))
    , m_empty(new EmptyState(m_table))
    , m_facts(new Well(this))
    , m_repeated(new TypedLabel({}, TypeRole::Body, Role::Text, this))
    , m_problem(new TypedLabel({}, TypeRole::Body, Role::Error, this))
    , m_discard(new QPushButton(tr("Discard"), this))
    , m_resume(new QPushButton(tr("Resume"), this))
{
    setObjectName(u"resumeDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Resume Interrupted Runs"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    m_heading->setText(windowTitle());
    layout->addWidget(m_heading);
    RowView *view = m_table->view();
    view->setObjectName(u"resumeTable"_s);
    view->setAccessibleName(tr("Interrupted runs"));
    m_model->setHorizontalHeaderLabels({tr("Run"), tr("Job"), tr("Last Safe Point")});
    view->setModel(m_model);
    view->setColumns({{.kind = CellKind::Check, .sample = u"#12345"_s},
        {.kind = CellKind::Text, .sample = u"customers to Sales board"_s},
        {.kind = CellKind::Text, .isStretched = true}});
    view->setPlaceholderText(tr("Loading…"));
    m_empty->setContent(u"state-completed"_s, tr("No run is interrupted"),
        tr("A run whose program ended in the middle of its work is listed here."));
    m_table->setEmptyState(m_empty);
    m_table->setLoading(true);
    m_table->watchModel();
    layout->addWidget(m_table, kTableStretch);
    layout->addWidget(m_facts);
    m_repeated->setObjectName(u"resumeRepeated"_s);
    m_repeated->setWordWrap(true);
    layout->addWidget(m_repeated);
    m_problem->setWordWrap(true);
    m_problem->hide();
    layout->addWidget(m_problem);
    layout->addStretch(1);
    layout->addWidget(new Line(this));
    auto *buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole)
        ->setObjectName(u"cancelButton"_s);
    m_discard->setObjectName(u"discardButton"_s);
    m_discard->setToolTip(tr("The checked runs count as stopped and are not offered again. Each "
                             "can still be resumed on the page Runs."));
    buttons->addButton(m_discard, QDialogButtonBox::ResetRole); // apart, at the left
    m_resume->setObjectName(u"resumeButton"_s);
    m_resume->setProperty("role", u"primary"_s);
    m_resume->setDefault(true);
    buttons->addButton(m_resume, QDialogButtonBox::AcceptRole);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_resume, &QPushButton::clicked, this, [this] { emit resumeWanted(checked()); });
    connect(m_discard, &QPushButton::clicked, this, [this] { emit discardWanted(checked()); });
    connect(view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &ResumeDialog::showChosen);
    connect(m_model, &QStandardItemModel::itemChanged, this, &ResumeDialog::showButtons);
    showButtons();
    resize(720, 460);
}

void ResumeDialog::setReviews(const QList<ResumeReview> &reviews, const QString &onlyRun)
{
    m_reviews = reviews;
    m_table->setLoading(false);
    m_model->removeRows(0, m_model->rowCount());
    int chosen = 0;
    for (const ResumeReview &review : reviews) {
        const bool isAsked = onlyRun.isEmpty() || review.run.id == onlyRun;
        if (review.run.id == onlyRun)
            chosen = m_model->rowCount();
        auto *run = new QStandardItem(u'#' + QString::number(review.run.number));
        run->setCheckable(true);
        run->setCheckState(isAsked ? Qt::Checked : Qt::Unchecked);
        auto *job = new QStandardItem(review.run.jobName);
        job->setData(kindTitle(review.run.kind), CellRole::Note);
        job->setData(static_cast<int>(QFont::Medium), CellRole::Weight);
        const QList<QStandardItem *> row{run, job, new QStandardItem(review.safePoint)};
        for (QStandardItem *item : row)
            item->setEditable(false);
        m_model->appendRow(row);
    }
    m_table->view()->setCurrentIndex(m_model->index(chosen, ResumeRun));
    showChosen();
    showButtons();
    m_table->view()->setFocus();
}

void ResumeDialog::setEndedRun()
{
    setWindowTitle(tr("Resume Run"));
    m_heading->setText(windowTitle());
    m_table->view()->setAccessibleName(tr("Run"));
    m_discard->hide();
}

void ResumeDialog::setProblem(const QString &text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
    showButtons();
}

QStringList ResumeDialog::checked() const
{
    QStringList ids;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->item(row, ResumeRun)->checkState() == Qt::Checked)
            ids << m_reviews.at(row).run.id;
    }
    return ids;
}

void ResumeDialog::showChosen()
{
    const int row = m_table->view()->currentIndex().row();
    m_facts->clear();
    m_facts->setVisible(row >= 0);
    m_repeated->setVisible(row >= 0);
    if (row < 0 || row >= m_reviews.size())
        return;
    const ResumeReview &review = m_reviews.at(row);
    m_facts->addLine(tr("Last safe point"), review.safePoint);
    for (const QString &fact : review.safeFacts)
        m_facts->addLine({}, fact);
    m_repeated->setText(review.repeated.join(u'\n'));
}

void ResumeDialog::showButtons()
{
    const qsizetype count = checked().size();
    m_resume->setEnabled(count > 0);
    m_discard->setEnabled(count > 0);
    m_resume->setText(
        count > 1 ? tr("Resume %n Runs", nullptr, static_cast<int>(count)) : tr("Resume"));
}

} // namespace sluice
