// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/rejectedrecord.h"

#include "console/errors/errorwords.h"
#include "console/runs/payloadlines.h"
#include "console/runs/rejectionwords.h"
#include "console/runs/runwords.h"
#include "console/runs/sendrowbox.h"
#include "console/theme/icons.h"
#include "console/widgets/badges.h"
#include "console/widgets/format.h"
#include "console/widgets/headrow.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace sluice {

RejectedRecord::RejectedRecord(RunAccess &access, Prompt &prompt, QWidget *parent)
    : Card(parent)
    , m_access(access)
    , m_title(new TypedLabel({}, TypeRole::CardTitle, Role::Text, this))
    , m_badge(new CodeBadge(this))
{
    setObjectName(u"recordPanel"_s);
    setAccessibleName(tr("Rejected record"));
    m_issue.ordinal = -1;
    m_badge->setObjectName(u"retryHopeBadge"_s);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addStretch(1);
    head->addWidget(m_badge);
    m_scroll = new QScrollArea(this);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setAccessibleName(tr("Rejected record"));
    QWidget *ground = makeBody();
    m_scroll->setWidget(ground);
    ground->setAutoFillBackground(false); // the card's own ground
    body()->addLayout(head);
    body()->addWidget(m_scroll, 1);
    m_sendRow = new SendRowBox(m_access, prompt, this);
    body()->addWidget(m_sendRow);
    makeFoot();
}

QWidget *RejectedRecord::makeBody()
{
    auto *ground = new QWidget(this);
    auto *lines = new QVBoxLayout(ground);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(8);
    m_message = new TypedLabel({}, TypeRole::BodyStrong, Role::Text, ground);
    m_message->setObjectName(u"rejectionMessage"_s);
    m_advice = new TypedLabel({}, TypeRole::Body, Role::Text, ground);
    m_advice->setObjectName(u"rejectionAdvice"_s);
    m_facts = new TypedLabel({}, TypeRole::Body, Role::Muted, ground);
    m_facts->setObjectName(u"rejectionFacts"_s);
    m_valuesTitle = new TypedLabel(tr("What was sent"), TypeRole::BodyMedium, Role::Muted, ground);
    m_values = new Well(ground);
    m_values->setObjectName(u"rejectionValues"_s);
    m_answerTitle = new TypedLabel({}, TypeRole::BodyMedium, Role::Muted, ground);
    m_answer = new Well(ground);
    m_answer->setObjectName(u"rejectionAnswer"_s);
    for (TypedLabel *label : {m_message, m_advice, m_facts}) {
        label->setText(Format::none()); // until there is a record
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    for (QWidget *widget : std::initializer_list<QWidget *>{
             m_message, m_advice, m_facts, m_valuesTitle, m_values, m_answerTitle, m_answer})
        lines->addWidget(widget);
    lines->addStretch(1);
    return ground;
}

void RejectedRecord::makeFoot()
{
    m_retry = new QPushButton(tr("Retry This Record…"), this);
    m_retry->setObjectName(u"retrySelectedButton"_s);
    setButtonIcon(m_retry, u"retry"_s);
    m_copy = new QPushButton(tr("Copy"), this);
    m_copy->setObjectName(u"copyRecordButton"_s);
    setButtonIcon(m_copy, u"copy"_s);
    m_mend = new QPushButton(tr("Mend the Mapping…"), this);
    m_mend->setObjectName(u"mendMappingButton"_s);
    m_mend->setToolTip(tr("Opens the job's mapping at this field; from there the records are sent "
                          "again"));
    setButtonIcon(m_mend, u"page-mappings"_s);
    m_story = new QPushButton(tr("Story…"), this);
    m_story->setObjectName(u"recordStoryButton"_s);
    m_story->setToolTip(tr("All that happened to this record, in all runs"));
    setButtonIcon(m_story, u"page-log"_s);
    for (const auto &[first, second] : {std::pair{m_mend, m_story}, std::pair{m_retry, m_copy}}) {
        for (QPushButton *link : {first, second}) {
            link->setProperty("role", u"quiet"_s);
            link->setAutoDefault(false);
        }
        auto *row = new HeadRow(first, this, HeadRow::Fill::Buttons);
        row->buttons()->addWidget(second);
        row->buttons()->addStretch(1);
        body()->addWidget(row);
    }
    connect(m_mend, &QPushButton::clicked, this, [this] { emit mendWanted(m_issue.field); });
    connect(m_story, &QPushButton::clicked, this, [this] { emit storyWanted(m_issue.sourceKey); });
    connect(m_retry, &QPushButton::clicked, this, &RejectedRecord::retryWanted);
    connect(m_copy, &QPushButton::clicked, this, &RejectedRecord::copyWanted);
    setSelected(1);
}

int RejectedRecord::leastWidth() const
{
    const QMargins margins = layout()->contentsMargins();
    const int frames = width() - contentsRect().width() + 2 * m_scroll->frameWidth();
    return m_scroll->widget()->minimumSizeHint().width() + frames
        + m_scroll->verticalScrollBar()->sizeHint().width() + margins.left() + margins.right();
}

void RejectedRecord::setRun(const RunRow &run)
{
    if (run.id != m_run.id)
        m_issue = {.ordinal = -1};
    m_run = run;
    m_sendRow->setRun(run);
    m_retry->setVisible(canRetrySome(run));
}

// A record that is gone, or that may go as it is, is mended by no mapping.
void RejectedRecord::showWays()
{
    m_mend->setVisible(canMendMapping(m_run) && retryHope(m_issue.code) == RetryHope::AfterAFix);
    m_story->setVisible(!m_issue.sourceKey.isEmpty());
}

void RejectedRecord::setSelected(qint64 count)
{
    m_retry->setText(
        count > 1 ? tr("Retry %1 Records…").arg(Format::count(count)) : tr("Retry This Record…"));
    m_copy->setText(count > 1 ? tr("Copy %1").arg(Format::count(count)) : tr("Copy"));
}

void RejectedRecord::showRecord(const RecordIssue *issue)
{
    m_sendRow->setRow(issue ? issue->sourceKey : QString());
    if (!issue) {
        m_issue = {.ordinal = -1};
        return;
    }
    if (issue->ordinal == m_issue.ordinal)
        return;
    m_issue = *issue;
    m_title->setText(tr("Row %1").arg(Format::count(issue->ordinal)));
    const RetryHope hope = retryHope(issue->code);
    m_badge->setCode(retryWord(hope));
    m_message->setText(issue->message.isEmpty() ? tr("The service gave no reason.")
                                                : rejectionReason(issue->message));
    m_advice->setText(rejectionAdvice(m_run, *issue));
    m_facts->setText(Format::facts(
        {issue->sourceKey.isEmpty() ? QString() : tr("Record %1").arg(issue->sourceKey),
            issue->field.isEmpty() ? QString() : tr("field %1").arg(issue->field)}));
    m_facts->setVisible(!m_facts->text().isEmpty());
    showWays();
    m_answerTitle->setText(rejectionSource(m_run, *issue));
    m_answer->clear();
    for (const auto &[name, value] : {std::pair{tr("Code"), issue->code},
             std::pair{tr("Field"), issue->field}, std::pair{tr("Message"), issue->message}}) {
        if (!value.isEmpty())
            m_answer->addLine(name, value);
    }
    const bool hasAnswer = !issue->code.isEmpty() || !issue->message.isEmpty();
    m_answer->setVisible(hasAnswer);
    m_answerTitle->setVisible(hasAnswer);
    m_values->clear();
    m_values->hide();
    m_valuesTitle->hide();
    loadValues();
}

void RejectedRecord::loadValues()
{
    if (m_isLoading)
        return;
    m_isLoading = true;
    m_access.recordValues(this, m_run, m_issue.ordinal,
        [this, runId = m_run.id, ordinal = m_issue.ordinal](const Result<RecordValues> &values) {
            m_isLoading = false;
            const bool isIt = runId == m_run.id && ordinal == m_issue.ordinal;
            if (!isIt && m_issue.ordinal >= 0)
                loadValues(); // another one was chosen meanwhile
            else if (isIt && values)
                showValues(*values);
        });
}

void RejectedRecord::showValues(const RecordValues &values)
{
    if (values.isEmpty())
        return;
    m_values->clear();
    QString refused;
    for (const auto &[name, value] : values) {
        const bool isBad = isRefusedField(m_issue.field, name);
        m_values->addLine(name, value.isEmpty() ? Format::none() : value, isBad);
        if (isBad && refused.isEmpty())
            refused = value;
    }
    if (!refused.isEmpty() && m_answer->isVisibleTo(this))
        m_answer->addLine(tr("Value"), refused);
    m_values->show();
    m_valuesTitle->show();
}

} // namespace sluice
