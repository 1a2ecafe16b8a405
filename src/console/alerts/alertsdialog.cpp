// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/alerts/alertsdialog.h"

#include "app/alerts/alertrules.h"
#include "app/application.h"
#include "app/documents/jobs.h"
#include "console/alerts/alertform.h"
#include "console/errors/errorwords.h"
#include "console/main/prompt.h"
#include "console/settings/vaultguard.h"
#include "console/theme/icons.h"
#include "console/widgets/badges.h"
#include "console/widgets/card.h"
#include "console/widgets/format.h"
#include "console/widgets/typedlabel.h"
#include "ui_alertsdialog.h"

#include <QPointer>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kAlertsWidth = 780;
constexpr int kAlertsListWidth = 222;

QString trialName(const AlertTrial &trial)
{
    switch (trial.channel) {
    case AlertChannel::Mail:
        return trial.recipient;
    case AlertChannel::WebHook:
        return AlertsDialog::tr("Web hook");
    case AlertChannel::Desktop:
        break;
    }
    return AlertsDialog::tr("Desktop");
}

QString trialText(const AlertTrial &trial)
{
    if (trial.isSkipped)
        return AlertsDialog::tr("skipped: this desktop shows no notices");
    if (trial.error)
        return AlertsDialog::tr("failed. %1").arg(errorText(*trial.error));
    return AlertsDialog::tr("sent in %1 ms").arg(Format::count(trial.elapsedMs));
}

bool isInVault(const AlertRule &rule)
{
    return std::any_of(rule.secrets.begin(), rule.secrets.end(),
        [](const SecretRef &secret) { return secret.kind == SecretRef::Kind::Vault; });
}

} // namespace

AlertsDialog::AlertsDialog(ConsoleContext context, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_ui(std::make_unique<Ui::AlertsDialog>())
{
    m_ui->setupUi(this);
    setObjectName(u"alertsDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    dress();
    connect(m_ui->alertList, &QListWidget::currentRowChanged, this, &AlertsDialog::choose);
    connect(m_ui->alertForm, &AlertForm::changed, this, &AlertsDialog::showState);
    connect(m_ui->addAlertButton, &QPushButton::clicked, this, [this] {
        addRule(
            AlertRule{.name = tr("New alert"), .when = {.failedRuns = true}, .isDesktop = true});
    });
    connect(m_ui->addReadyButton, &QPushButton::clicked, this,
        [this] { addRule(AlertRules::ready()); });
    connect(m_ui->removeAlertButton, &QPushButton::clicked, this, &AlertsDialog::removeRule);
    connect(m_ui->saveAlertButton, &QPushButton::clicked, this, &AlertsDialog::save);
    connect(m_ui->sendTestButton, &QPushButton::clicked, this, &AlertsDialog::sendTest);
    connect(m_ui->closeButton, &QPushButton::clicked, this, &AlertsDialog::reject);
    showState();
    load({});
}

AlertsDialog::~AlertsDialog()
{
    m_cancel.request(StopWish::Abort);
}

void AlertsDialog::dress()
{
    setMinimumWidth(kAlertsWidth);
    setWindowTitle(tr("Alerts"));
    m_ui->headIcon->setIcon(u"state-attention"_s, Role::Accent, 24);
    m_ui->headLabel->setTypeRole(TypeRole::DialogHeading);
    for (TypedLabel *note : {m_ui->whatLabel, m_ui->noneLabel})
        note->setColorRole(Role::Muted);
    m_ui->problemLabel->setColorRole(Role::Error);
    m_ui->problemLabel->hide();
    m_ui->alertCard->setFixedWidth(kAlertsListWidth);
    m_ui->trialWell->hide();
    setButtonIcon(m_ui->addAlertButton, u"add"_s);
    setButtonIcon(m_ui->removeAlertButton, u"remove"_s);
    setButtonIcon(m_ui->sendTestButton, u"run"_s);
}

void AlertsDialog::load(const QString &selectId)
{
    m_isBusy = true;
    showState();
    inBackground(
        this,
        [&application = m_context.application]() -> std::shared_ptr<Result<Loaded>> {
            auto rules = application.alertRules().list();
            if (!rules)
                return std::make_shared<Result<Loaded>>(fail(rules.error()));
            Loaded loaded{.rules = *rules, .jobs = {}};
            if (auto jobs = application.jobs().list()) {
                for (const Job &job : std::as_const(*jobs))
                    loaded.jobs << job.name;
            }
            return std::make_shared<Result<Loaded>>(loaded);
        },
        [this, selectId](const std::shared_ptr<Result<Loaded>> &loaded) {
            m_isBusy = false;
            if (*loaded)
                takeLoaded(**loaded, selectId);
            else
                showProblem(loaded->error());
            showState();
        });
}

void AlertsDialog::takeLoaded(const Loaded &loaded, const QString &selectId)
{
    m_isLoaded = true;
    m_rules = loaded.rules;
    m_ui->alertForm->setJobs(loaded.jobs);
    const QSignalBlocker blocker(m_ui->alertList);
    m_ui->alertList->clear();
    m_row = m_rules.isEmpty() ? -1 : 0;
    for (int row = 0; row < m_rules.size(); ++row) {
        m_ui->alertList->addItem(m_rules.at(row).name);
        if (m_rules.at(row).id == selectId)
            m_row = row;
    }
    m_ui->alertList->setCurrentRow(m_row);
    if (m_row >= 0)
        showRule(m_rules.at(m_row));
}

void AlertsDialog::showRule(const AlertRule &rule)
{
    m_ui->alertForm->setRule(rule);
    m_ui->problemLabel->hide();
    m_ui->trialWell->hide();
    showState();
}

// Asks first if something would be lost.
void AlertsDialog::whenFree(const std::function<void()> &then)
{
    const bool isNew = m_row >= 0 && m_rules.at(m_row).id.isEmpty();
    if (m_row < 0 || (!isNew && !m_ui->alertForm->isChanged())) {
        then();
        return;
    }
    m_context.prompt.confirm(this,
        {.title = tr("Discard Changes?"),
            .text
            = tr("The alert “%1” was changed and not saved.").arg(m_ui->alertForm->rule().name),
            .action = tr("Discard Changes"),
            .isDestructive = true},
        [dialog = QPointer(this), then](bool isYes) {
            if (dialog && isYes)
                then();
        });
}

void AlertsDialog::choose(int row)
{
    if (row < 0 || row == m_row)
        return;
    {
        const QSignalBlocker blocker(m_ui->alertList);
        m_ui->alertList->setCurrentRow(m_row); // until it is known that it may be left
    }
    whenFree([this, row] {
        const QSignalBlocker blocker(m_ui->alertList);
        if (m_rules.last().id.isEmpty()) { // a new one that nobody wants
            m_rules.removeLast();
            delete m_ui->alertList->takeItem(m_ui->alertList->count() - 1);
        }
        m_row = row;
        m_ui->alertList->setCurrentRow(row);
        showRule(m_rules.at(row));
    });
}

void AlertsDialog::addRule(const AlertRule &rule)
{
    whenFree([this, rule] {
        const QSignalBlocker blocker(m_ui->alertList);
        if (!m_rules.isEmpty() && m_rules.last().id.isEmpty()) {
            m_rules.removeLast();
            delete m_ui->alertList->takeItem(m_ui->alertList->count() - 1);
        }
        m_rules.append(rule);
        m_ui->alertList->addItem(rule.name);
        m_row = static_cast<int>(m_rules.size()) - 1;
        m_ui->alertList->setCurrentRow(m_row);
        showRule(rule);
    });
}

void AlertsDialog::showState()
{
    const bool hasRule = m_row >= 0;
    const bool isNew = hasRule && m_rules.at(m_row).id.isEmpty();
    const bool isChanged = hasRule && (isNew || m_ui->alertForm->isChanged());
    const QString problem = hasRule ? m_ui->alertForm->problem() : QString();
    const bool isReadyThere = std::any_of(m_rules.cbegin(), m_rules.cend(),
        [ready = AlertRules::ready().name](const AlertRule &rule) { return rule.name == ready; });
    m_ui->alertForm->setVisible(hasRule);
    m_ui->noneLabel->setVisible(!hasRule && m_isLoaded);
    m_ui->addAlertButton->setEnabled(m_isLoaded && !m_isBusy);
    m_ui->addReadyButton->setVisible(m_isLoaded && !isReadyThere);
    m_ui->removeAlertButton->setEnabled(hasRule && !m_isBusy);
    m_ui->saveAlertButton->setEnabled(isChanged && problem.isEmpty() && !m_isBusy);
    m_ui->saveAlertButton->setToolTip(isChanged ? problem : QString());
    m_ui->sendTestButton->setText(m_isTesting ? tr("Sending…") : tr("Send Test"));
    m_ui->sendTestButton->setEnabled(hasRule && !isChanged && !m_isBusy && !m_isTesting);
    m_ui->sendTestButton->setToolTip(isChanged
            ? tr("Save the alert first")
            : tr("Sends a test message by every way of this alert"));
    if (isChanged && !problem.isEmpty()) {
        m_ui->problemLabel->setText(problem);
        m_ui->problemLabel->show();
        fit();
    } else if (isChanged) {
        m_ui->problemLabel->hide();
    }
}

// High enough for what is shown; it shrinks for nobody who reads.
void AlertsDialog::fit()
{
    m_ui->alertForm->setMinimumHeight(m_ui->alertForm->sizeHint().height());
    layout()->activate();
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
}

void AlertsDialog::showProblem(const Error &error)
{
    m_ui->problemLabel->setText(errorText(error));
    m_ui->problemLabel->show();
    fit();
}

void AlertsDialog::save()
{
    m_isBusy = true;
    showState();
    const auto secrets = m_ui->alertForm->secrets();
    inBackgroundUnlocked(
        m_context, this, {.isKeeping = !secrets.isEmpty()},
        [&rules = m_context.application.alertRules(), rule = m_ui->alertForm->rule(), secrets] {
            return rules.save(rule, secrets);
        },
        [this](const Result<AlertRule> &saved) {
            m_isBusy = false;
            showState();
            if (saved)
                load(saved->id);
            else
                showProblem(saved.error());
        });
}

void AlertsDialog::removeRule()
{
    const AlertRule rule = m_rules.at(m_row);
    if (rule.id.isEmpty()) { // it was never kept
        load({});
        return;
    }
    m_context.prompt.confirm(this,
        {.title = tr("Remove “%1”?").arg(rule.name),
            .text = tr("Its passwords and what it has not sent yet go with it."),
            .action = tr("Remove Alert"),
            .isDestructive = true},
        [dialog = QPointer(this), rule](bool isYes) {
            if (!dialog || !isYes)
                return;
            dialog->m_isBusy = true;
            dialog->showState();
            inBackgroundUnlocked(
                dialog->m_context, dialog, {.isKeeping = isInVault(rule)},
                [&rules = dialog->m_context.application.alertRules(), name = rule.name] {
                    return rules.remove(name);
                },
                [dialog](const Result<void> &removed) {
                    dialog->m_isBusy = false;
                    dialog->showState();
                    if (!removed)
                        dialog->showProblem(removed.error());
                    else
                        dialog->load({});
                });
        });
}

void AlertsDialog::sendTest()
{
    m_isTesting = true;
    m_ui->problemLabel->hide();
    m_ui->trialWell->clear();
    m_ui->trialWell->hide();
    showState();
    inBackgroundUnlocked(
        m_context, this, {.isKeeping = isInVault(m_rules.at(m_row))},
        [&alerts = m_context.application.alerts(), name = m_rules.at(m_row).name,
            token = m_cancel.token()] { return alerts.test(name, token); },
        [this, id = m_rules.at(m_row).id](const Result<QList<AlertTrial>> &trials) {
            m_isTesting = false;
            const bool isShown = m_row >= 0 && m_rules.at(m_row).id == id;
            if (!trials && isShown)
                showProblem(trials.error());
            else if (isShown)
                showTrials(*trials);
            showState();
        });
}

void AlertsDialog::showTrials(const QList<AlertTrial> &trials)
{
    for (const AlertTrial &trial : trials)
        m_ui->trialWell->addLine(trialName(trial), trialText(trial), trial.error.has_value());
    m_ui->trialWell->setVisible(!trials.isEmpty());
    fit();
}

void AlertsDialog::reject()
{
    whenFree([this] { QDialog::reject(); });
}

} // namespace sluice
