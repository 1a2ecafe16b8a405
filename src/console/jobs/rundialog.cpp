// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/jobs/rundialog.h"

#include "console/errors/errorwords.h"
#include "console/theme/icons.h"
#include "console/widgets/badges.h"
#include "console/widgets/card.h"
#include "console/widgets/format.h"
#include "console/widgets/statelook.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpressionValidator>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPlanWidth = 960; // visual.md 8

} // namespace

RunDialog::RunDialog(const Facts &facts, QWidget *parent)
    : QDialog(parent)
    , m_facts(facts)
{
    setObjectName(u"RunDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Run “%1”").arg(facts.jobName));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    addHead(layout);
    addWarnings(layout);
    addFindings(layout);
    addPlan(layout);
    addLines(layout);
    addOptions(layout);
    addConsent(layout);
    layout->addStretch(0);
    layout->addWidget(new Line(this));
    addButtons(layout);
    const QSize room = parent ? parent->window()->size() : QSize(960, 640);
    const int wide = std::min(facts.plan ? kPlanWidth : 640, room.width() - 40);
    const int high = std::max(layout->totalHeightForWidth(wide), layout->totalSizeHint().height());
    resize(wide, std::min(facts.plan ? std::max(high, 600) : high, room.height() - 40));
}

void RunDialog::addHead(QBoxLayout *layout)
{
    const EnvironmentLook look = environmentLook(m_facts.environment);
    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    auto *disc = new IconLabel(this);
    disc->setIcon(look.icon, toneText(look.tone), 24);
    disc->setDisc(look.tone);
    head->addWidget(disc, 0, Qt::AlignTop);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(4);
    auto *titleRow = new QHBoxLayout;
    titleRow->setSpacing(10);
    titleRow->addWidget(new TypedLabel(
        tr("Run “%1”").arg(m_facts.jobName), TypeRole::DialogHeading, Role::Text, this));
    auto *chip = new EnvironmentChip(this);
    chip->setEnvironment(m_facts.environment);
    titleRow->addWidget(chip);
    titleRow->addStretch(1);
    texts->addLayout(titleRow);
    QStringList parts;
    parts << (m_facts.account.isEmpty() || m_facts.account == m_facts.connection
            ? m_facts.connection
            : u"%1 (%2)"_s.arg(m_facts.account, m_facts.connection));
    parts << m_facts.what;
    if (!m_facts.planNote.isEmpty())
        parts << m_facts.planNote;
    auto *line = new TypedLabel(Format::facts(parts), TypeRole::Body, Role::Muted, this);
    line->setObjectName(u"runFacts"_s);
    line->setWordWrap(true);
    texts->addWidget(line);
    head->addLayout(texts, 1);
    layout->addLayout(head);
}

void RunDialog::addWarnings(QBoxLayout *layout)
{
    if (m_facts.warnings.isEmpty())
        return;
    auto *box = new TintBox(Tone::Warning, true, this);
    box->setObjectName(u"runWarnings"_s);
    box->setIcon(u"state-attention"_s);
    box->setHeading(m_facts.warnings.first());
    if (m_facts.warnings.size() > 1)
        box->setText(m_facts.warnings.mid(1).join(u'\n'));
    layout->addWidget(box);
}

// With its consent: what the run would stop and ask for is answered here.
void RunDialog::addFindings(QBoxLayout *layout)
{
    if (m_facts.findings.isEmpty())
        return;
    auto *box = new TintBox(Tone::Warning, true, this);
    box->setObjectName(u"runFindings"_s);
    box->setIcon(u"state-attention"_s);
    QStringList more;
    for (const QString &finding : std::as_const(m_facts.findings))
        more << findingInWords(finding);
    box->setHeading(more.takeFirst());
    more << tr("Without your consent the run stops before its first write.");
    box->setText(more.join(u'\n'));
    m_meant = new QCheckBox(m_facts.findings.size() == 1 ? tr("&Allow this for this run")
                                                         : tr("&Allow these for this run"),
        box);
    m_meant->setObjectName(u"meantCheck"_s);
    box->body()->addWidget(m_meant);
    layout->addWidget(box);
    connect(m_meant, &QCheckBox::toggled, this, &RunDialog::checkConsent);
}

QStringList RunDialog::meant() const
{
    return m_meant && m_meant->isChecked() ? m_facts.findings : QStringList();
}

void RunDialog::addPlan(QBoxLayout *layout)
{
    if (m_facts.plan) {
        layout->addWidget(new RunPlanView(*m_facts.plan, m_facts.words, this), 1);
        return;
    }
    auto *note = new TypedLabel(tr("No plan was checked. How many records would change is not "
                                   "known; Check Plan reads and processes, and writes nothing."),
        TypeRole::Body, Role::Text, this);
    note->setWordWrap(true);
    layout->addWidget(note);
}

// What neither the head nor the plan says; below a plan, which needs the room, in one line.
void RunDialog::addLines(QBoxLayout *layout)
{
    const QList<std::pair<QString, QString>> lines{{tr("Mapping"), m_facts.mapping},
        {tr("Part"), m_facts.part}, {tr("Estimate"), m_facts.estimate},
        {tr("Results"), m_facts.results}};
    auto *well = m_facts.plan ? nullptr : new Well(this);
    QStringList parts;
    for (const auto &[key, text] : lines) {
        if (text.isEmpty())
            continue;
        parts << u"%1: %2"_s.arg(key, text);
        if (well)
            well->addLine(key, text);
    }
    QWidget *shown = well;
    if (!well) {
        auto *line = new TypedLabel(Format::facts(parts), TypeRole::Meta, Role::Muted, this);
        line->setWordWrap(true);
        shown = line;
    }
    shown->setObjectName(u"runLines"_s);
    shown->setVisible(!parts.isEmpty());
    layout->addWidget(shown);
}

// Beside each other where there is room, as they are short.
void RunDialog::addOptions(QBoxLayout *layout)
{
    if (m_facts.options.isEmpty())
        return;
    auto *row = new QBoxLayout(m_facts.plan ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    row->setSpacing(m_facts.plan ? 24 : 8);
    for (const Option &option : std::as_const(m_facts.options)) {
        auto *check = new QCheckBox(option.text, this);
        check->setObjectName(option.key + u"Check"_s);
        check->setChecked(option.isOn);
        check->setToolTip(tr("For this run; the job stays as it is"));
        row->addWidget(check);
        m_options << check;
    }
    row->addStretch(1);
    layout->addLayout(row);
}

QJsonObject RunDialog::options() const
{
    QJsonObject chosen;
    for (qsizetype i = 0; i < m_options.size(); ++i) {
        const Option &option = m_facts.options.at(i);
        const bool isOn = m_options.at(i)->isChecked();
        if (isOn != option.isOn)
            chosen.insert(option.key, isOn ? option.on : option.off);
    }
    return chosen;
}

void RunDialog::addButtons(QBoxLayout *layout)
{
    const bool isProduction = m_facts.environment == "production"_L1;
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(u"cancelButton"_s);
    auto *check = new QPushButton(tr("Check Plan"), this);
    check->setObjectName(u"dialogCheckPlanButton"_s);
    setButtonIcon(check, u"check-plan"_s);
    m_run = new QPushButton(isProduction ? tr("Run on Production") : tr("Run"), this);
    m_run->setObjectName(u"dialogRunButton"_s);
    m_run->setProperty("role", u"primary"_s);
    setButtonIcon(m_run, isProduction ? u"production"_s : u"run"_s);
    if (m_facts.plan) {
        auto *save = new QPushButton(tr("Save Plan…"), this);
        save->setObjectName(u"savePlanButton"_s);
        save->setProperty("role", u"quiet"_s);
        save->setAutoDefault(false);
        setButtonIcon(save, u"save"_s);
        row->addWidget(save);
        connect(save, &QPushButton::clicked, this, &RunDialog::savePlanWanted);
    }
    row->addStretch(1);
    QPushButton *standard = isProduction ? cancel : m_run;
    for (QPushButton *button : {cancel, check, m_run}) {
        button->setAutoDefault(button == standard);
        row->addWidget(button);
    }
    standard->setDefault(true);
    if (m_meant)
        m_meant->setFocus();
    else if (m_agree)
        m_agree->setFocus();
    else if (m_count)
        m_count->setFocus();
    else
        standard->setFocus();
    layout->addLayout(row);
    connect(m_run, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(check, &QPushButton::clicked, this, [this] {
        emit checkPlanWanted();
        reject();
    });
    checkConsent();
}

// What nobody should do by pressing Enter once more.
void RunDialog::addConsent(QBoxLayout *layout)
{
    if (!m_facts.agreement.isEmpty()) {
        m_agree = new QCheckBox(m_facts.agreement, this);
        m_agree->setObjectName(u"agreeCheck"_s);
        layout->addWidget(m_agree);
        connect(m_agree, &QCheckBox::toggled, this, &RunDialog::checkConsent);
    }
    if (m_facts.countQuestion.isEmpty())
        return;
    auto *label = new QLabel(m_facts.countQuestion, this);
    label->setWordWrap(true);
    m_count = new QLineEdit(this);
    m_count->setObjectName(u"countEdit"_s);
    m_count->setAccessibleName(m_facts.countQuestion);
    m_count->setMaximumWidth(160);
    m_count->setValidator(
        new QRegularExpressionValidator(QRegularExpression(u"[0-9]{1,9}"_s), m_count));
    if (m_facts.countSuggested >= 0)
        m_count->setPlaceholderText(QString::number(m_facts.countSuggested));
    label->setBuddy(m_count);
    layout->addWidget(label);
    layout->addWidget(m_count);
    connect(m_count, &QLineEdit::textChanged, this, &RunDialog::checkConsent);
}

qint64 RunDialog::count() const
{
    return m_count && !m_count->text().isEmpty() ? m_count->text().toLongLong() : -1;
}

void RunDialog::checkConsent()
{
    if (!m_run)
        return;
    const bool isAgreed = (!m_meant || m_meant->isChecked()) && (!m_agree || m_agree->isChecked())
        && (!m_count || count() > 0);
    m_run->setEnabled(isAgreed);
    m_run->setToolTip(isAgreed ? QString() : tr("Answer what is asked above first"));
}

} // namespace sluice
