// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/connections/signindialog.h"

#include "app/application.h"
#include "console/connections/connectionwords.h"
#include "console/connections/connectionwork.h"
#include "console/theme/icons.h"
#include "console/theme/theme.h"
#include "console/widgets/card.h"
#include "console/widgets/eliding.h"
#include "services/zoho/zohodatacentre.h"
#include "services/zohocrm/crmscopes.h"
#include "ui_signindialog.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr int kSignInWidth = 620;
constexpr int kStepNumberExtent = 24;

} // namespace

SignInDialog::SignInDialog(ConsoleContext context, const Connection &connection, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_connection(connection)
    , m_ui(std::make_unique<Ui::SignInDialog>())
{
    m_ui->setupUi(this);
    setObjectName(u"signInDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    dressForm();
    showPlace();
    connect(m_ui->openConsoleButton, &QPushButton::clicked, this,
        [this] { QDesktopServices::openUrl(m_console); });
    connect(m_ui->copyScopesButton, &QPushButton::clicked, this,
        [] { QGuiApplication::clipboard()->setText(crmScopes()); });
    connect(m_ui->grantCodeEdit, &QLineEdit::textChanged, this, &SignInDialog::checkCode);
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::close);
    connect(m_ui->signInButton, &QPushButton::clicked, this, &SignInDialog::signIn);
    inBackground(
        this, [&application = m_context.application] { return application.vault().stateText(); },
        [this](const QString &text) { m_ui->vaultLabel->setText(text); });
    checkCode();
    m_ui->grantCodeEdit->setFocus();
}

SignInDialog::~SignInDialog()
{
    m_cancel.request(StopWish::Abort);
}

void SignInDialog::dressForm()
{
    setMinimumWidth(kSignInWidth);
    m_ui->headIcon->setIcon(u"account"_s, Role::Accent, 24);
    m_ui->headLabel->setTypeRole(TypeRole::DialogHeading);
    m_ui->placeLabel->setColorRole(Role::Muted);
    m_ui->vaultIcon->setIcon(u"lock"_s, Role::Muted, 16);
    m_ui->vaultLabel->setColorRole(Role::Muted);
    const int scopes = static_cast<int>(crmScopes().split(u',').size());
    m_ui->step2Title->setText(tr("Paste these %1 scopes there").arg(scopes));
    m_ui->scopesText->setTypeRole(TypeRole::MonoCaption);
    m_ui->scopesText->setProperty("well", true);
    m_ui->scopesText->setMargin(8);
    m_ui->scopesText->setText(crmScopes().replace(u',', u",\u200b"_s));
    m_ui->scopesText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setButtonIcon(m_ui->copyScopesButton, u"copy"_s);
    setButtonIcon(m_ui->openConsoleButton, u"open-external"_s);
    for (TypedLabel *title : {m_ui->step1Title, m_ui->step2Title, m_ui->step3Title})
        title->setTypeRole(TypeRole::BodyStrong);
    for (TypedLabel *text : {m_ui->step1Text, m_ui->step2Text, m_ui->step3Text})
        text->setColorRole(Role::Muted);
    for (TypedLabel *number : {m_ui->step1Number, m_ui->step2Number, m_ui->step3Number}) {
        number->setTypeRole(TypeRole::BodyStrong);
        number->setColorRole(Role::Info);
        number->setFixedWidth(kStepNumberExtent);
        number->setAlignment(Qt::AlignCenter);
    }
    m_problem = new TintBox(Tone::Error, true, this);
    m_problem->setObjectName(u"signInProblem"_s);
    m_problem->hide();
    m_ui->problemLayout->addWidget(m_problem);
}

void SignInDialog::showPlace()
{
    m_ui->placeLabel->setText(
        tr("Connection “%1”, %2").arg(m_connection.name, signInPlace(m_connection)));
    const auto hosts = zohoHosts(
        m_connection.settings.value("dataCentre"_L1).toString(u"us"_s), m_connection.settings);
    if (hosts)
        m_console = apiConsoleUrl(hosts->accounts);
    m_ui->openConsoleButton->setEnabled(!m_console.isEmpty());
    if (m_console.isEmpty()) {
        m_ui->step1Text->setText(
            tr("A sandbox has no API console: it names its grant code when it starts."));
        m_ui->openConsoleButton->setToolTip(tr("The sandbox has none"));
    } else {
        m_ui->step1Text->setText(
            tr("At %1, choose Self Client, then Generate Code.").arg(m_console.host()));
    }
}

void SignInDialog::checkCode()
{
    const bool hasCode = !m_ui->grantCodeEdit->text().trimmed().isEmpty();
    m_ui->signInButton->setEnabled(hasCode && !m_isBusy);
    m_ui->signInButton->setText(m_isBusy ? tr("Signing In…") : tr("Sign In"));
    m_ui->grantCodeEdit->setReadOnly(m_isBusy);
    if (hasCode && !m_isBusy)
        setFieldError(m_ui->grantCodeEdit, false);
}

void SignInDialog::signIn()
{
    const Secret code(m_ui->grantCodeEdit->text().trimmed().toUtf8());
    if (code.isEmpty() || m_isBusy)
        return;
    m_isBusy = true;
    m_problem->hide();
    checkCode();
    inBackground(
        this,
        [&application = m_context.application, id = m_connection.id, code,
            token = m_cancel.token()] { return signInWithCode(application, id, code, token); },
        [this](const Result<void> &done) {
            m_isBusy = false;
            m_ui->grantCodeEdit->clear();
            checkCode();
            if (!done) {
                showProblem(done.error());
                return;
            }
            emit signedIn(m_connection.id);
            close();
        });
}

void SignInDialog::showProblem(const Error &error)
{
    m_problem->setHeading(error.what);
    m_problem->setText(QStringList{error.why, error.next}.join(u' ').trimmed());
    m_problem->show();
    setFieldError(m_ui->grantCodeEdit, true);
    m_ui->grantCodeEdit->setFocus();
}

} // namespace sluice
