// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/retrydialog.h"

#include "console/errors/errorwords.h"
#include "console/runs/runwords.h"
#include "console/theme/icons.h"
#include "console/widgets/badges.h"
#include "console/widgets/card.h"
#include "console/widgets/format.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QCheckBox>
#include <QPushButton>
#include <QRadioButton>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QVBoxLayout *askingLayout(QDialog *dialog, const QString &title, const QString &icon, Tone tone)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    auto *disc = new IconLabel(dialog);
    disc->setIcon(icon, toneText(tone), 24);
    disc->setDisc(tone);
    auto *heading = new TypedLabel(title, TypeRole::DialogHeading, Role::Text, dialog);
    heading->setObjectName(u"askingHeading"_s);
    heading->setWordWrap(true);
    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(disc);
    head->addWidget(heading, 1);
    layout->addLayout(head);
    layout->setSizeConstraint(QLayout::SetMinimumSize);
    return layout;
}

TypedLabel *wrapped(const QString &text, Role role, QWidget *parent)
{
    auto *label = new TypedLabel(text, TypeRole::Body, role, parent);
    label->setWordWrap(true);
    label->setMinimumWidth(label->fontMetrics().averageCharWidth() * 60);
    return label;
}

QPushButton *dialogButton(const QString &text, const char *name, QBoxLayout *row, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(QLatin1StringView(name));
    button->setAutoDefault(false);
    row->addWidget(button);
    return button;
}

} // namespace

RetryDialog::RetryDialog(const RunRow &run, const QStringList &ids, QWidget *parent)
    : QDialog(parent)
    , m_ids(ids)
    , m_rejected(run.counts.rejected)
{
    setObjectName(u"retryDialog"_s);
    QVBoxLayout *layout = askingLayout(this, {}, u"retry"_s, Tone::Info);
    m_heading = findChild<TypedLabel *>(u"askingHeading"_s);
    layout->addWidget(wrapped(run.kind == "datastore-analytics"_L1
            ? tr("A new run reads these rows again and sends them. What made them fail should be "
                 "mended first: in the Data Store, in the job or in its mapping.")
            : run.kind == "crm-bulk"_L1
            ? tr("A new run reads these records again, processes them and writes what changed. "
                 "What made them fail should be mended first: in the CRM, in the job or in its "
                 "mapping.")
            : tr("A new run reads these records again and sends them. What made them fail should "
                 "be mended first: in commercetools, in the job or in its mapping."),
        Role::Text, this));
    m_hopeless = wrapped({}, Role::Muted, this);
    m_hopeless->setObjectName(u"retryHopeless"_s);
    m_hopeless->hide();
    layout->addWidget(m_hopeless);
    addScope(layout, run.counts.rejected);
    addWays(layout, run.number);
    layout->addWidget(new Line(this));
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addStretch(1);
    QPushButton *cancel = dialogButton(tr("Cancel"), "cancelButton", row, this);
    QPushButton *retry = dialogButton(tr("Retry"), "retryButton", row, this);
    retry->setProperty("role", u"primary"_s);
    setButtonIcon(retry, u"retry"_s);
    retry->setDefault(true);
    layout->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(retry, &QPushButton::clicked, this, &QDialog::accept);
    retry->setFocus();
    m_retry = retry;
    showTitle();
}

void RetryDialog::setHopeless(qint64 hopeless)
{
    if (hopeless <= 0)
        return;
    m_rejected = std::max(qint64{0}, m_rejected - hopeless);
    m_hopeless->setText(hopeless == 1
            ? tr(
                "1 other rejected record cannot be retried: it is gone, or was changed by somebody "
                "else.")
            : tr("%1 other rejected records cannot be retried: they are gone, or were changed by "
                 "somebody else.")
                  .arg(Format::count(hopeless)));
    m_hopeless->show();
    if (m_all)
        m_all->setText(tr("&All %1 that can be retried").arg(Format::count(m_rejected)));
    if (m_rejected == 0 && !m_chosen) {
        m_retry->setEnabled(false);
        m_retry->setToolTip(tr("None of the rejected records can be retried"));
    }
    showTitle();
}

void RetryDialog::addScope(QBoxLayout *layout, qint64 rejected)
{
    if (m_ids.isEmpty())
        return;
    auto *group = new QButtonGroup(this);
    m_chosen = new QRadioButton(m_ids.size() == 1
            ? tr("The &selected record")
            : tr("The %1 &selected records").arg(Format::count(m_ids.size())),
        this);
    m_all = new QRadioButton(tr("&All %1 rejected records").arg(Format::count(rejected)), this);
    m_chosen->setObjectName(u"retryChosenRadio"_s);
    m_all->setObjectName(u"retryAllRadio"_s);
    m_chosen->setChecked(true);
    for (QRadioButton *button : {m_chosen, m_all}) {
        group->addButton(button);
        layout->addWidget(button);
    }
    layout->addWidget(new Line(this));
    connect(m_chosen, &QRadioButton::toggled, this, &RetryDialog::showTitle);
}

void RetryDialog::addWays(QBoxLayout *layout, qint64 number)
{
    auto *group = new QButtonGroup(this);
    m_now = new QRadioButton(tr("With the job and mapping as they are &now"), this);
    m_before
        = new QRadioButton(tr("With the job and mapping as run #%1 &had them").arg(number), this);
    m_now->setObjectName(u"retryNowRadio"_s);
    m_before->setObjectName(u"retryBeforeRadio"_s);
    m_now->setChecked(true);
    for (QRadioButton *button : {m_now, m_before}) {
        group->addButton(button);
        layout->addWidget(button);
    }
}

void RetryDialog::showTitle()
{
    const qint64 count = m_chosen && m_chosen->isChecked() ? m_ids.size() : m_rejected;
    const QString title = count == 1 ? tr("Retry 1 Rejected Record")
                                     : tr("Retry %1 Rejected Records").arg(Format::count(count));
    setWindowTitle(title);
    m_heading->setText(title);
}

RetryChoice RetryDialog::choice() const
{
    return {.asItWas = m_before->isChecked(),
        .ids = m_chosen && m_chosen->isChecked() ? m_ids : QStringList()};
}

GoOnDialog::GoOnDialog(const RunRow &run, const QStringList &findings, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"goOnDialog"_s);
    const bool hasFindings = !findings.isEmpty();
    QVBoxLayout *layout = askingLayout(this,
        hasFindings ? tr("Run #%1 Asks Before It Writes").arg(run.number)
                    : tr("Run #%1 Asks Before It Goes On").arg(run.number),
        u"state-attention"_s, Tone::Warning);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    QPushButton *stop = dialogButton(tr("Stop the Run"), "stopRunButton", row, this);
    stop->setToolTip(tr("It ends as stopped; it can still be resumed"));
    row->addStretch(1);
    QPushButton *cancel = dialogButton(tr("Cancel"), "cancelButton", row, this);
    QPushButton *goOn = dialogButton(tr("Go On"), "goOnButton", row, this);
    goOn->setProperty("role", u"primary"_s);
    setButtonIcon(goOn, u"resume"_s);
    if (hasFindings) {
        layout->addWidget(wrapped(run.counts.written > 0
                ? tr("Nothing of the next page is written yet. It would make changes that nobody "
                     "may mean to make:")
                : tr("Nothing is written yet. It would make changes that nobody may mean to make:"),
            Role::Text, this));
        auto *box = new TintBox(Tone::Warning, true, this);
        box->setObjectName(u"goOnFindings"_s);
        QStringList said;
        for (const QString &finding : findings)
            said << findingInWords(finding);
        box->setText(said.join(u'\n'));
        layout->addWidget(box);
        auto *agree = new QCheckBox(tr("These changes are &meant"), this);
        agree->setObjectName(u"agreeCheck"_s);
        layout->addWidget(agree);
        goOn->setEnabled(false);
        goOn->setToolTip(tr("Tick the sentence above first"));
        connect(agree, &QCheckBox::toggled, goOn, [goOn](bool isMeant) {
            goOn->setEnabled(isMeant);
            goOn->setToolTip(isMeant ? QString() : GoOnDialog::tr("Tick the sentence above first"));
        });
    } else {
        layout->addWidget(wrapped(runSentence(run), Role::Text, this));
    }
    layout->addWidget(new Line(this));
    layout->addLayout(row);
    cancel->setDefault(true);
    cancel->setFocus();
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(goOn, &QPushButton::clicked, this, &QDialog::accept);
    connect(stop, &QPushButton::clicked, this, [this] {
        emit stopWanted();
        reject();
    });
}

} // namespace sluice
