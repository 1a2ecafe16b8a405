// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/alerts/alertform.h"

#include "app/alerts/alertfile.h"
#include "console/alerts/mailplace.h"
#include "console/connections/secretfield.h"
#include "console/widgets/card.h"
#include "console/widgets/eliding.h"
#include "console/widgets/typedlabel.h"
#include "ui_alertform.h"

#include <QListWidget>
#include <QRegularExpression>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kAlertListHeight = 102;
constexpr int kRecipientsHeight = 76;
constexpr double kLeastHours = 0.25; // as the alert file has it
constexpr double kMostHours = 24 * 366;
const QString kPasswordKey = u"smtpPassword"_s;
const QString kHookUrlKey = u"webHookUrl"_s;

// Words that stand between commas, semicolons, blanks and the ends of lines.
QStringList addressesIn(const QString &text)
{
    static const QRegularExpression kBetween(u"[\\s,;]+"_s);
    return text.split(kBetween, Qt::SkipEmptyParts);
}

} // namespace

AlertForm::AlertForm(QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::AlertForm>())
{
    m_ui->setupUi(this);
    setObjectName(u"alertForm"_s);
    layout()->setContentsMargins(0, 0, 0, 0);
    dress();
    dressMail();
    connectFields();
    setRule({});
}

AlertForm::~AlertForm() = default;

void AlertForm::dress()
{
    for (TypedLabel *title : {m_ui->whenTitle, m_ui->kindsTitle})
        title->setTypeRole(TypeRole::BodyMedium);
    for (TypedLabel *note : {m_ui->jobsNote, m_ui->mailToNote, m_ui->hookNote, m_ui->desktopNote})
        note->setColorRole(Role::Muted);
    m_ui->alertNameEdit->setMaxLength(100);
    m_ui->silenceSpin->setRange(kLeastHours, kMostHours);
    m_ui->silenceSpin->setDecimals(2);
    m_ui->percentSpin->setRange(0, 100);
    m_ui->percentSpin->setDecimals(1);
    for (QDoubleSpinBox *spin : {m_ui->silenceSpin, m_ui->percentSpin})
        spin->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_ui->alertJobsList->setFixedHeight(kAlertListHeight);
    m_ui->hookFormatCombo->addItem(tr("Generic JSON"), u"generic"_s);
    m_ui->hookFormatCombo->addItem(tr("Slack"), u"slack"_s);
    m_ui->hookFormatCombo->addItem(tr("Teams"), u"teams"_s);
    m_ui->hookUrlField->setName(tr("Address of the web hook"));
    m_ui->desktopNote->setText(tr("While the console is open, where the desktop shows notices."));
}

void AlertForm::dressMail()
{
    using Security = MailPlace::Security;
    m_ui->mailTlsCombo->addItem(tr("TLS"), static_cast<int>(Security::Tls));
    m_ui->mailTlsCombo->addItem(tr("STARTTLS"), static_cast<int>(Security::StartTls));
    m_ui->mailTlsCombo->addItem(
        tr("None, on this computer only"), static_cast<int>(Security::None));
    m_ui->mailPortSpin->setRange(1, 65'535);
    m_ui->mailPortSpin->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_ui->mailPasswordField->setName(tr("Password of the mail server"));
    m_ui->mailPasswordField->setMasked(true);
    m_ui->mailToEdit->setFixedHeight(kRecipientsHeight);
    m_ui->mailToEdit->setTabChangesFocus(true);
}

void AlertForm::connectFields()
{
    for (QLineEdit *edit :
        {m_ui->alertNameEdit, m_ui->mailHostEdit, m_ui->mailFromEdit, m_ui->mailUserEdit})
        connect(edit, &QLineEdit::textChanged, this, &AlertForm::noteChange);
    for (QCheckBox *check : {m_ui->failedRunsCheck, m_ui->failedRowsCheck, m_ui->missedCheck,
             m_ui->silenceCheck, m_ui->percentCheck, m_ui->kindCrmCheck, m_ui->kindAnalyticsCheck,
             m_ui->kindKlaviyoCheck, m_ui->mailCheck, m_ui->hookCheck, m_ui->desktopCheck})
        connect(check, &QCheckBox::toggled, this, &AlertForm::noteChange);
    for (QDoubleSpinBox *spin : {m_ui->silenceSpin, m_ui->percentSpin})
        connect(spin, &QDoubleSpinBox::valueChanged, this, &AlertForm::noteChange);
    connect(m_ui->mailPortSpin, &QSpinBox::valueChanged, this, &AlertForm::noteChange);
    connect(m_ui->hookFormatCombo, &QComboBox::currentIndexChanged, this, &AlertForm::noteChange);
    connect(m_ui->alertJobsList, &QListWidget::itemChanged, this, &AlertForm::noteChange);
    connect(m_ui->mailToEdit, &QPlainTextEdit::textChanged, this, &AlertForm::noteChange);
    for (SecretField *field : {m_ui->mailPasswordField, m_ui->hookUrlField})
        connect(field, &SecretField::edited, this, &AlertForm::noteChange);
    connect(m_ui->mailTlsCombo, &QComboBox::currentIndexChanged, this, [this] {
        const auto security
            = static_cast<MailPlace::Security>(m_ui->mailTlsCombo->currentData().toInt());
        if (!m_isFilling)
            m_ui->mailPortSpin->setValue(MailPlace::usualPort(security));
        noteChange();
    });
    connect(m_ui->mailForCombo, &QComboBox::currentIndexChanged, this, [this] {
        if (m_isFilling)
            return;
        takeRecipients();
        m_shownFor = m_ui->mailForCombo->currentData().toString();
        showRecipients();
    });
}

void AlertForm::setJobs(const QStringList &names)
{
    const QStringList chosen = chosenJobs();
    m_jobs = names;
    const bool wasFilling = std::exchange(m_isFilling, true);
    m_ui->alertJobsList->clear();
    for (const QString &name : names + m_saved.jobs) { // those that are gone, too
        if (!m_ui->alertJobsList->findItems(name, Qt::MatchExactly).isEmpty())
            continue;
        auto *item = new QListWidgetItem(name, m_ui->alertJobsList);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(chosen.contains(name) ? Qt::Checked : Qt::Unchecked);
    }
    showJobs();
    m_isFilling = wasFilling;
    showParts();
}

void AlertForm::setRule(const AlertRule &rule)
{
    m_isFilling = true;
    m_saved = rule;
    m_ui->alertNameEdit->setText(rule.name);
    showWhen();
    m_recipients = rule.email.toByJob;
    m_recipients.insert({}, rule.email.to);
    m_shownFor.clear();
    setJobs(m_jobs);
    for (int row = 0; row < m_ui->alertJobsList->count(); ++row) {
        QListWidgetItem *item = m_ui->alertJobsList->item(row);
        item->setCheckState(rule.jobs.contains(item->text()) ? Qt::Checked : Qt::Unchecked);
    }
    showMail();
    m_ui->hookCheck->setChecked(rule.webHook.isUsed());
    m_ui->hookFormatCombo->setCurrentIndex(
        std::max(0, m_ui->hookFormatCombo->findData(rule.webHook.format)));
    showStored(m_ui->mailPasswordField, kPasswordKey);
    showStored(m_ui->hookUrlField, kHookUrlKey);
    m_ui->desktopCheck->setChecked(rule.isDesktop);
    m_isFilling = false;
    showParts();
}

void AlertForm::showWhen()
{
    const AlertWhen &when = m_saved.when;
    m_ui->failedRunsCheck->setChecked(when.failedRuns);
    m_ui->failedRowsCheck->setChecked(when.failedRows);
    m_ui->missedCheck->setChecked(when.missedSchedules);
    m_ui->silenceCheck->setChecked(when.nothingSyncedHours.has_value());
    m_ui->silenceSpin->setValue(when.nothingSyncedHours.value_or(24));
    m_ui->percentCheck->setChecked(when.rejectedPercentAbove.has_value());
    m_ui->percentSpin->setValue(when.rejectedPercentAbove.value_or(5));
    m_ui->kindCrmCheck->setChecked(m_saved.kinds.contains("crm-bulk"_L1));
    m_ui->kindAnalyticsCheck->setChecked(m_saved.kinds.contains("datastore-analytics"_L1));
    m_ui->kindKlaviyoCheck->setChecked(m_saved.kinds.contains("commerce-klaviyo"_L1));
}

void AlertForm::showMail()
{
    const MailPlace place = MailPlace::of(m_saved.email);
    m_ui->mailCheck->setChecked(m_saved.email.isUsed());
    m_ui->mailHostEdit->setText(place.host);
    m_ui->mailTlsCombo->setCurrentIndex(
        m_ui->mailTlsCombo->findData(static_cast<int>(place.security)));
    m_ui->mailPortSpin->setValue(place.port);
    m_ui->mailFromEdit->setText(m_saved.email.from);
    m_ui->mailUserEdit->setText(m_saved.email.user);
    showRecipients();
}

// For whom recipients can be named: all, and each job.
void AlertForm::showJobs()
{
    const QString shown = m_shownFor;
    m_ui->mailForCombo->clear();
    m_ui->mailForCombo->addItem(tr("All jobs"), QString());
    QStringList names = m_jobs;
    for (auto it = m_recipients.cbegin(); it != m_recipients.cend(); ++it) {
        if (!it.key().isEmpty() && !names.contains(it.key()))
            names << it.key();
    }
    for (const QString &name : std::as_const(names))
        m_ui->mailForCombo->addItem(tr("Job %1").arg(name), name);
    m_ui->mailForCombo->setCurrentIndex(std::max(0, m_ui->mailForCombo->findData(shown)));
}

void AlertForm::showRecipients()
{
    const bool wasFilling = std::exchange(m_isFilling, true);
    m_ui->mailToEdit->setPlainText(m_recipients.value(m_shownFor).join(u'\n'));
    m_isFilling = wasFilling;
    m_ui->mailToNote->setText(m_shownFor.isEmpty()
            ? tr("They get what concerns jobs that have no recipients of their own.")
            : tr("They get what concerns this job, in place of the recipients for all jobs. Empty: "
                 "the recipients for all jobs."));
}

void AlertForm::takeRecipients()
{
    m_recipients.insert(m_shownFor, addressesIn(m_ui->mailToEdit->toPlainText()));
}

void AlertForm::showStored(SecretField *field, const QString &which)
{
    const auto ref = m_saved.secrets.constFind(which);
    field->edit()->clear();
    if (ref == m_saved.secrets.cend())
        field->setStored({});
    else
        field->setStored(ref->kind == SecretRef::Kind::Env
                ? tr("Read from the variable %1").arg(ref->name)
                : tr("Saved in the vault"));
}

void AlertForm::noteChange()
{
    if (m_isFilling)
        return;
    takeRecipients();
    showParts();
    emit changed();
}

void AlertForm::showParts()
{
    m_ui->mailPart->setEnabled(m_ui->mailCheck->isChecked());
    m_ui->hookPart->setEnabled(m_ui->hookCheck->isChecked());
    m_ui->silenceSpin->setEnabled(m_ui->silenceCheck->isChecked());
    m_ui->percentSpin->setEnabled(m_ui->percentCheck->isChecked());
}

QStringList AlertForm::chosenJobs() const
{
    QStringList names;
    for (int row = 0; row < m_ui->alertJobsList->count(); ++row) {
        const QListWidgetItem *item = m_ui->alertJobsList->item(row);
        if (item->checkState() == Qt::Checked)
            names << item->text();
    }
    return names;
}

// In the order that they had.
QStringList AlertForm::chosenKinds() const
{
    const std::pair<const QCheckBox *, QString> all[] = {{m_ui->kindCrmCheck, u"crm-bulk"_s},
        {m_ui->kindAnalyticsCheck, u"datastore-analytics"_s},
        {m_ui->kindKlaviyoCheck, u"commerce-klaviyo"_s}};
    QStringList kinds = m_saved.kinds;
    for (const auto &[check, kind] : all) {
        if (!check->isChecked())
            kinds.removeAll(kind);
        else if (!kinds.contains(kind))
            kinds << kind;
    }
    return kinds;
}

AlertWhen AlertForm::when() const
{
    AlertWhen when{.failedRows = m_ui->failedRowsCheck->isChecked(),
        .failedRuns = m_ui->failedRunsCheck->isChecked(),
        .missedSchedules = m_ui->missedCheck->isChecked()};
    if (m_ui->silenceCheck->isChecked())
        when.nothingSyncedHours = m_ui->silenceSpin->value();
    if (m_ui->percentCheck->isChecked())
        when.rejectedPercentAbove = m_ui->percentSpin->value();
    return when;
}

AlertMail AlertForm::mail() const
{
    if (!m_ui->mailCheck->isChecked())
        return {};
    const MailPlace place{.host = m_ui->mailHostEdit->text().trimmed(),
        .port = m_ui->mailPortSpin->value(),
        .security = static_cast<MailPlace::Security>(m_ui->mailTlsCombo->currentData().toInt())};
    AlertMail mail{.server = place.server(m_saved.email),
        .isPlain = place.security == MailPlace::Security::None,
        .from = m_ui->mailFromEdit->text().trimmed(),
        .user = m_ui->mailUserEdit->text().trimmed(),
        .to = m_recipients.value({})};
    const auto &before = m_saved.email.toByJob;
    for (auto it = m_recipients.cbegin(); it != m_recipients.cend(); ++it) {
        const bool wasEmpty = before.contains(it.key()) && before.value(it.key()).isEmpty();
        if (!it.key().isEmpty() && (!it.value().isEmpty() || wasEmpty))
            mail.toByJob.insert(it.key(), it.value());
    }
    return mail;
}

AlertRule AlertForm::rule() const
{
    AlertRule rule = m_saved;
    rule.name = m_ui->alertNameEdit->text().trimmed();
    rule.when = when();
    rule.jobs = chosenJobs();
    if (QStringList before = m_saved.jobs; rule.jobs.size() == before.size()
        && std::all_of(before.cbegin(), before.cend(),
            [&rule](const QString &name) { return rule.jobs.contains(name); }))
        rule.jobs = before; // in the order that they had
    rule.kinds = chosenKinds();
    rule.email = mail();
    rule.webHook.format = m_ui->hookCheck->isChecked()
        ? m_ui->hookFormatCombo->currentData().toString()
        : QString();
    rule.isDesktop = m_ui->desktopCheck->isChecked();
    // What is to be typed anew is gone; what has no use any more, too.
    const bool hadUser = !m_saved.email.user.isEmpty();
    if ((hadUser && rule.email.user.isEmpty()) || !m_ui->mailPasswordField->edit()->isHidden())
        rule.secrets.remove(kPasswordKey);
    const bool hadHook = m_saved.webHook.isUsed();
    if ((hadHook && !rule.webHook.isUsed()) || !m_ui->hookUrlField->edit()->isHidden())
        rule.secrets.remove(kHookUrlKey);
    return rule;
}

QMap<QString, Secret> AlertForm::secrets() const
{
    QMap<QString, Secret> typed;
    if (m_ui->mailCheck->isChecked() && m_ui->mailPasswordField->hasValue())
        typed.insert(kPasswordKey, m_ui->mailPasswordField->value());
    if (m_ui->hookCheck->isChecked() && m_ui->hookUrlField->hasValue())
        typed.insert(kHookUrlKey, m_ui->hookUrlField->value());
    return typed;
}

bool AlertForm::isChanged() const
{
    return !secrets().isEmpty() || alertRuleToJson(rule()) != alertRuleToJson(m_saved);
}

QString AlertForm::mailProblem(const AlertRule &rule) const
{
    if (m_ui->mailHostEdit->text().trimmed().isEmpty())
        return tr("Name the mail server.");
    if (!isMailAddress(rule.email.from))
        return tr("“From” must be a mail address.");
    QStringList all = rule.email.to;
    for (const QStringList &own : rule.email.toByJob)
        all += own;
    for (const QString &address : std::as_const(all)) {
        if (!isMailAddress(address))
            return tr("“%1” is no mail address.").arg(address);
    }
    if (all.isEmpty())
        return tr("Name somebody who gets the e-mail.");
    const bool hasPassword
        = rule.secrets.contains(kPasswordKey) || secrets().contains(kPasswordKey);
    if (!rule.email.user.isEmpty() && !hasPassword)
        return tr("Type the password of the mail server’s user.");
    return {};
}

QString AlertForm::problem() const
{
    const AlertRule rule = this->rule();
    if (rule.name.isEmpty())
        return tr("Give the alert a name.");
    if (!rule.when.isAny())
        return tr("Choose when it tells something.");
    if (!m_ui->mailCheck->isChecked() && !rule.webHook.isUsed() && !rule.isDesktop)
        return tr("Choose e-mail, a web hook or the desktop.");
    if (m_ui->mailCheck->isChecked()) {
        if (const QString problem = mailProblem(rule); !problem.isEmpty())
            return problem;
    }
    if (rule.webHook.isUsed() && !rule.secrets.contains(kHookUrlKey)
        && !secrets().contains(kHookUrlKey))
        return tr("Type the address of the web hook.");
    return {};
}

} // namespace sluice
