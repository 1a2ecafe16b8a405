// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/main/controldialog.h"

#include "app/application.h"
#include "app/controlapi/controladdress.h"
#include "app/documents/jobs.h"
#include "console/errors/errorwords.h"
#include "console/main/controlswitch.h"
#include "console/main/prompt.h"
#include "console/theme/icons.h"
#include "console/widgets/badges.h"
#include "console/widgets/card.h"
#include "console/widgets/eliding.h"
#include "console/widgets/typedlabel.h"
#include "ui_controldialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QListWidget>
#include <QPointer>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kControlWidth = 560;
constexpr int kJobNameRole = Qt::UserRole;
constexpr int kJobListHeight = 120;

Paint::Badge stateOf(const ControlSwitch &control)
{
    switch (control.state()) {
    case ControlSwitch::State::Off:
        return {.text = ControlDialog::tr("Off")};
    case ControlSwitch::State::Starting:
        return {.text = ControlDialog::tr("Starting…"), .tone = Tone::Info};
    case ControlSwitch::State::On:
        return {
            .text = ControlDialog::tr("On"), .icon = u"state-completed"_s, .tone = Tone::Success};
    case ControlSwitch::State::Stopping:
        return {.text = ControlDialog::tr("Stopping…"), .tone = Tone::Info};
    case ControlSwitch::State::Failed:
        return {
            .text = ControlDialog::tr("Failed"), .icon = u"state-failed"_s, .tone = Tone::Error};
    }
    return {};
}

} // namespace

ControlDialog::ControlDialog(
    ConsoleContext context, ControlSwitch &control, const Wish &wish, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_control(control)
    , m_wish(wish)
    , m_ui(std::make_unique<Ui::ControlDialog>())
{
    m_ui->setupUi(this);
    setObjectName(u"controlDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    dress();
    connect(m_ui->closeButton, &QPushButton::clicked, this, &QDialog::close);
    connect(m_ui->switchButton, &QPushButton::clicked, this, &ControlDialog::pressSwitch);
    connect(m_ui->copyKeyPathButton, &QPushButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(m_control.keyPath()); });
    connect(m_ui->addressEdit, &QLineEdit::textChanged, this, &ControlDialog::check);
    connect(m_ui->servedJobsList, &QListWidget::itemChanged, this, &ControlDialog::check);
    connect(&m_control, &ControlSwitch::changed, this, &ControlDialog::showState);
    showState();
    loadJobs();
    m_ui->switchButton->setFocus();
}

ControlDialog::~ControlDialog() = default;

void ControlDialog::dress()
{
    setMinimumWidth(kControlWidth);
    setWindowTitle(tr("Control API"));
    m_ui->headIcon->setIcon(u"terminal"_s, Role::Accent, 24);
    m_ui->headLabel->setTypeRole(TypeRole::DialogHeading);
    for (TypedLabel *note : {m_ui->whatLabel, m_ui->addressNote, m_ui->jobsNote, m_ui->keyNote})
        note->setColorRole(Role::Muted);
    m_ui->problemLabel->setColorRole(Role::Error);
    m_ui->problemLabel->hide();
    m_ui->servedJobsList->setFixedHeight(kJobListHeight);
    m_ui->addressEdit->setText(m_wish.address);
    m_ui->keyPathLabel->setText(m_control.keyPath());
    m_ui->keyPathLabel->setTypeRole(TypeRole::Mono);
    m_ui->keyPathLabel->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setButtonIcon(m_ui->copyKeyPathButton, u"copy"_s);
}

void ControlDialog::loadJobs()
{
    m_ui->jobsNote->setText(tr("Loading…"));
    inBackground(
        this,
        [&application = m_context.application] {
            return std::make_shared<Result<QList<Job>>>(application.jobs().list());
        },
        [this](const std::shared_ptr<Result<QList<Job>>> &jobs) {
            if (*jobs)
                takeJobs(**jobs);
            else
                m_ui->jobsNote->setText(errorText(jobs->error()));
        });
}

void ControlDialog::takeJobs(const QList<Job> &jobs)
{
    for (const Job &job : jobs) {
        if (job.kind != "commerce-klaviyo"_L1)
            continue;
        const QString resource = job.parameters.value("resource"_L1).toString();
        auto *item
            = new QListWidgetItem(resource == "all"_L1 ? tr("%1 (all resources)").arg(job.name)
                                                       : u"%1 (/sync/%2)"_s.arg(job.name, resource),
                m_ui->servedJobsList);
        item->setData(kJobNameRole, job.name);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(m_wish.jobs.contains(job.name) ? Qt::Checked : Qt::Unchecked);
    }
    m_isLoaded = true;
    m_ui->servedJobsList->setCurrentRow(0);
    showState();
}

QStringList ControlDialog::chosenJobs() const
{
    QStringList names;
    for (int row = 0; row < m_ui->servedJobsList->count(); ++row) {
        const QListWidgetItem *item = m_ui->servedJobsList->item(row);
        if (item->checkState() == Qt::Checked)
            names << item->data(kJobNameRole).toString();
    }
    return names;
}

void ControlDialog::showState()
{
    const bool isOn = m_control.state() == ControlSwitch::State::On;
    const bool isChangeable = !isOn && !m_control.isBusy();
    m_ui->stateBadge->setBadge(stateOf(m_control));
    m_ui->addressEdit->setEnabled(isChangeable);
    m_ui->servedJobsList->setEnabled(isChangeable && m_isLoaded);
    m_ui->switchButton->setText(isOn ? tr("Stop Serving") : tr("Start Serving"));
    setButtonIcon(m_ui->switchButton, isOn ? u"stop"_s : u"run"_s);
    m_ui->problemLabel->setVisible(m_control.error().has_value());
    if (const auto &error = m_control.error()) // its advice is for the command line
        m_ui->problemLabel->setText(
            QStringList{sentenceInWords(error->what), sentenceInWords(error->why)}.join(u". "_s));
    check();
    if (!m_control.isBusy()) // what had the focus may be disabled now
        m_ui->switchButton->setFocus();
    resize(width(), layout()->totalHeightForWidth(std::max(width(), kControlWidth)));
}

void ControlDialog::check()
{
    const bool isOn = m_control.state() == ControlSwitch::State::On;
    if (isOn) {
        QStringList said{tr("It listens at http://%1.").arg(m_control.address().text())};
        for (const QString &notice : m_control.notices())
            said << textInWords(notice);
        m_ui->addressNote->setText(said.join(u' '));
        m_ui->jobsNote->setText(tr("Stop serving to change what is served."));
        m_ui->switchButton->setEnabled(true);
        m_ui->switchButton->setToolTip({});
        return;
    }
    const auto address = ControlAddress::parse(m_ui->addressEdit->text().trimmed());
    setFieldError(m_ui->addressEdit, !address);
    m_ui->addressNote->setColorRole(address && address->isLoopback() ? Role::Muted : Role::Warning);
    m_ui->addressNote->setText(!address ? errorText(address.error())
            : address->isLoopback()
            ? tr("Only programs on this computer reach it.")
            : tr("Other computers reach it, and what they send is not encrypted."));
    if (m_isLoaded)
        m_ui->jobsNote->setText(m_ui->servedJobsList->count() == 0
                ? tr("There is no job that sends a shop to Klaviyo.")
                : tr("At most one job for each of customers, orders, categories and products."));
    const bool isReady
        = address.has_value() && !chosenJobs().isEmpty() && m_isLoaded && !m_control.isBusy();
    m_ui->switchButton->setEnabled(isReady);
    m_ui->switchButton->setToolTip(isReady ? QString() : tr("Choose an address and a job first"));
}

// What others could reach is asked about first.
void ControlDialog::pressSwitch()
{
    if (m_control.state() == ControlSwitch::State::On) {
        emit stopWanted();
        return;
    }
    const auto address = ControlAddress::parse(m_ui->addressEdit->text().trimmed());
    if (!address || m_control.isBusy())
        return;
    if (address->isLoopback()) {
        emit startWanted(address->text(), chosenJobs());
        return;
    }
    m_context.prompt.confirm(this,
        {.title = tr("Listen Beyond This Computer?"),
            .text = tr("At %1 other computers reach the control API. Who has the key can start and "
                       "stop runs and delete catalogs, and what is sent, the key too, is not "
                       "encrypted. Put a TLS proxy before it.")
                        .arg(address->text()),
            .action = tr("Listen at %1").arg(address->text()),
            .isDestructive = true},
        [dialog = QPointer(this), text = address->text()](bool isYes) {
            if (dialog && isYes)
                emit dialog->startWanted(text, dialog->chosenJobs());
        });
}

} // namespace sluice
