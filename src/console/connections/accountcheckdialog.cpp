// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/connections/accountcheckdialog.h"

#include "app/application.h"
#include "console/connections/accountchecker.h"
#include "console/errors/errorwords.h"
#include "console/main/prompt.h"
#include "console/settings/vaultguard.h"
#include "console/theme/icons.h"
#include "console/theme/theme.h"
#include "console/widgets/format.h"
#include "console/widgets/steplist.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QDateTime>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr int kCheckWidth = 620;
constexpr int kCheckHeight = 640;

QString settingText(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull() ? AccountCheckDialog::tr("not set")
                                                 : value.toVariant().toString();
}

StepList::State shownState(const AccountFinding &finding)
{
    switch (finding.state) {
    case AccountFinding::State::Running:
        return StepList::State::Running;
    case AccountFinding::State::Told:
        return StepList::State::Done;
    case AccountFinding::State::Failed:
        return StepList::State::Failed;
    case AccountFinding::State::Waiting:
    case AccountFinding::State::Unknown:
        break;
    }
    return StepList::State::NotRun;
}

StepList::Step shownFinding(const AccountFinding &finding, const AccountResult *result)
{
    StepList::Step step{.name = sentenceInWords(finding.title), .state = shownState(finding)};
    if (finding.state == AccountFinding::State::Failed) {
        step.problem = sentenceInWords(finding.error ? finding.error->what : finding.why);
        step.advice = finding.error ? sentenceInWords(finding.error->next) : QString();
        if (finding.error && sentenceInWords(finding.error->why) != step.problem)
            step.detail = sentenceInWords(finding.error->why);
        return step;
    }
    step.detail = sentenceInWords(
        finding.state == AccountFinding::State::Told ? finding.value : finding.why);
    const AccountResult::Change *change
        = result && !finding.wanted.isUndefined() ? result->changeOf(finding.setting) : nullptr;
    if (change)
        step.detail += u". "_s
            + AccountCheckDialog::tr("Setting %1: %2 → %3")
                  .arg(change->setting, settingText(change->before), settingText(change->after));
    return step;
}

QString endText(const AccountResult &result)
{
    const QString when
        = Format::moment(QDateTime::fromMSecsSinceEpoch(result.atMs), QDateTime::currentDateTime());
    if (result.hasLeftRecord())
        return AccountCheckDialog::tr("%1: the scratch record %2 of %3 is still there. Delete it in"
                                      " the CRM, or check again with a scratch record.")
            .arg(when, result.scratch->id.isEmpty() ? result.scratch->marker : result.scratch->id,
                result.scratch->module);
    switch (result.end) {
    case AccountResult::End::Complete:
        break;
    case AccountResult::End::Stopped:
        return AccountCheckDialog::tr("Stopped at %1.").arg(when);
    case AccountResult::End::Failed:
        return AccountCheckDialog::tr("The account could not be read at %1.").arg(when);
    }
    if (result.changes.isEmpty())
        return AccountCheckDialog::tr("Checked %1; no setting had to change.").arg(when);
    if (result.changes.size() == 1)
        return AccountCheckDialog::tr("Checked %1; 1 setting changed.").arg(when);
    return AccountCheckDialog::tr("Checked %1; %2 settings changed.")
        .arg(when)
        .arg(result.changes.size());
}

} // namespace

AccountCheckDialog::AccountCheckDialog(
    ConsoleContext context, const Connection &connection, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_connection(connection)
    , m_checker(new AccountChecker(context.application, this))
    , m_state(new TypedLabel(tr("Not checked yet."), TypeRole::Body, Role::Muted, this))
    , m_lines(new StepList(this))
    , m_scratch(new QCheckBox(tr("Write one scratch record, and delete it at the end"), this))
    , m_module(new QLineEdit(this))
    , m_name(new QLineEdit(this))
    , m_check(new QPushButton(this))
    , m_close(new QPushButton(tr("Close"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"accountCheckDialog"_s);
    setWindowTitle(tr("Check My Account"));
    resize(kCheckWidth, kCheckHeight);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->addWidget(new TypedLabel(
        tr("Check “%1”").arg(connection.name), TypeRole::PageTitle, Role::Text, this));
    auto *about = new TypedLabel(
        tr("Asks the account what the service's documents leave open, and sets the connection's"
           " settings by the answers. Without a scratch record it only reads."),
        TypeRole::Body, Role::Muted, this);
    about->setWordWrap(true);
    layout->addWidget(about);
    m_state->setObjectName(u"accountCheckState"_s);
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    makeLines();
    makeChoices();
    layout->addWidget(m_state);
    makeButtons();
    connect(m_checker, &AccountChecker::findingChanged, this,
        [this] { showFindings(m_checker->findings(), nullptr); });
    connect(m_checker, &AccountChecker::finished, this, &AccountCheckDialog::showEnd);
    showFindings(accountFindings(connection.service, false), nullptr);
    showActions();
    loadLast();
}

AccountCheckDialog::~AccountCheckDialog() = default;

void AccountCheckDialog::makeLines()
{
    auto *area = new QScrollArea(this);
    area->setObjectName(u"accountCheckLines"_s);
    area->setAccessibleName(tr("What the account does"));
    area->setProperty("ground", u"page"_s);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_lines->setObjectName(u"accountCheckSteps"_s);
    m_lines->setAccessibleName(tr("What the account does"));
    m_lines->setNotRunShown(false);
    area->setWidget(m_lines);
    static_cast<QBoxLayout *>(layout())->addWidget(area, 1);
}

void AccountCheckDialog::makeChoices()
{
    m_scratch->setObjectName(u"scratchRecordBox"_s);
    m_scratch->setToolTip(tr("Dates, time zones and lists in uploads are told by it alone"));
    m_module->setObjectName(u"checkModuleEdit"_s);
    m_module->setAccessibleName(tr("Module"));
    m_module->setPlaceholderText(tr("Module: Leads"));
    m_name->setObjectName(u"checkNameEdit"_s);
    m_name->setAccessibleName(tr("Name of the connection, to confirm"));
    m_name->setPlaceholderText(tr("Type “%1” to confirm").arg(m_connection.name));
    auto *box = static_cast<QBoxLayout *>(layout());
    box->addWidget(m_module);
    box->addWidget(m_scratch);
    box->addWidget(m_name);
    connect(m_scratch, &QCheckBox::toggled, this, &AccountCheckDialog::showActions);
    connect(m_name, &QLineEdit::textChanged, this, &AccountCheckDialog::showActions);
}

void AccountCheckDialog::makeButtons()
{
    m_check->setObjectName(u"accountCheckButton"_s);
    m_check->setProperty("role", u"primary"_s);
    m_close->setObjectName(u"accountCheckCloseButton"_s);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_close);
    row->addWidget(m_check);
    static_cast<QBoxLayout *>(layout())->addLayout(row);
    connect(m_close, &QPushButton::clicked, this, &QWidget::close);
    connect(m_check, &QPushButton::clicked, this, [this] {
        if (m_checker->isRunning())
            m_checker->stop();
        else
            begin();
        showActions();
    });
}

void AccountCheckDialog::loadLast()
{
    inBackground(
        this,
        [&application = m_context.application, id = m_connection.id] {
            return AccountResults(application.store()).last(id);
        },
        [this](const Result<std::optional<AccountResult>> &last) {
            if (m_checker->isRunning())
                return;
            if (!last) {
                m_state->setText(errorText(last.error()));
            } else if (*last) {
                m_state->setText(endText(**last));
                showFindings((*last)->findings, &**last);
            }
        });
}

AccountCheckWish AccountCheckDialog::wish() const
{
    return {.hasScratch = m_scratch->isChecked(),
        .module = m_module->text().trimmed(),
        .confirmed = m_name->text()};
}

void AccountCheckDialog::begin()
{
    if (!m_scratch->isChecked()) {
        startNow();
        return;
    }
    double credits = 0;
    for (const AccountFinding &finding : accountFindings(m_connection.service, true))
        credits += finding.credits;
    m_context.prompt.confirm(this,
        {.title = tr("Write a scratch record with “%1”?").arg(m_connection.name),
            .text = tr("One record is made, changed and deleted, with automations off where the"
                       " service can be told so. It takes up to %1 credits.")
                        .arg(credits),
            .action = tr("Write Scratch Record"),
            .isDestructive = true},
        [dialog = QPointer(this)](bool isYes) {
            if (dialog && isYes)
                dialog->startNow();
        });
}

void AccountCheckDialog::startNow()
{
    withOpenVault(
        m_context, this, {.connectionId = m_connection.id}, [this](const Result<void> &isOpen) {
            if (isOpen)
                m_checker->start(m_connection.id, m_connection.service, wish());
            m_state->setText(isOpen ? tr("Checking…") : errorText(isOpen.error()));
            showActions();
        });
}

void AccountCheckDialog::showFindings(
    const QList<AccountFinding> &findings, const AccountResult *result)
{
    QList<StepList::Step> steps;
    for (const AccountFinding &finding : findings)
        steps.append(shownFinding(finding, result));
    m_lines->setSteps(steps);
}

void AccountCheckDialog::showEnd(const Result<AccountResult> &result)
{
    if (result) {
        m_state->setText(endText(*result));
        showFindings(result->findings, &*result);
        emit checked();
    } else {
        m_state->setText(errorText(result.error()));
    }
    showActions();
}

// In production the name says that it is meant.
void AccountCheckDialog::showActions()
{
    const bool isRunning = m_checker->isRunning();
    const bool isLive = m_connection.environment == "production"_L1;
    m_name->setVisible(isLive && m_scratch->isChecked());
    m_scratch->setEnabled(!isRunning);
    m_module->setEnabled(!isRunning);
    m_name->setEnabled(!isRunning);
    m_check->setText(isRunning ? tr("Stop") : tr("Check"));
    setButtonIcon(m_check, isRunning ? u"close"_s : u"retry"_s);
    m_check->setEnabled(isRunning || mayCheckAccount(m_connection, wish()).has_value());
}

} // namespace sluice
