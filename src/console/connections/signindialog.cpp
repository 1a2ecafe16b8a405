// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/connections/signindialog.h"

#include "app/application.h"
#include "app/signin/signin.h"
#include "base/secret.h"
#include "console/connections/connectionwords.h"
#include "console/errors/errorwords.h"
#include "console/main/prompt.h"
#include "console/settings/vaultguard.h"
#include "console/settings/vaultwords.h"
#include "console/theme/icons.h"
#include "console/theme/theme.h"
#include "console/widgets/card.h"
#include "console/widgets/eliding.h"
#include "core/auth/vault.h"
#include "services/zoho/zohodatacentre.h"
#include "ui_signindialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTabBar>

#include <algorithm>

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
    setObjectName(u"SignInDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    dressForm();
    dressBrowser();
    showPlace();
    connect(m_ui->openConsoleButton, &QPushButton::clicked, this,
        [this] { m_context.prompt.openLink(m_console); });
    connect(m_ui->copyScopesButton, &QPushButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(signInScopes(m_connection.service)); });
    connect(m_ui->grantCodeEdit, &QLineEdit::textChanged, this, &SignInDialog::checkCode);
    connect(m_ui->refreshTokenEdit, &QLineEdit::textChanged, this, &SignInDialog::checkCode);
    connect(m_ui->tabs, &QTabWidget::currentChanged, this, [this] {
        m_problem->hide();
        checkCode();
    });
    connect(m_ui->cancelButton, &QPushButton::clicked, this, &QDialog::close);
    connect(m_ui->signInButton, &QPushButton::clicked, this, &SignInDialog::signIn);
    inBackground(
        this, [&application = m_context.application] { return application.vault().standing(); },
        [this](const VaultStanding &vault) { m_ui->vaultLabel->setText(vaultInWords(vault)); });
    checkCode();
    // Texts wrap: what they need is known with the width, and a tab does not ask for it.
    m_ui->scopesText->setMinimumHeight(m_ui->scopesText->heightForWidth(kSignInWidth - 160));
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
    m_ui->grantCodeEdit->setFocus();
}

SignInDialog::~SignInDialog()
{
    m_cancel.request(StopWish::Abort);
    m_webCancel.request(StopWish::Abort);
}

void SignInDialog::dressForm()
{
    setMinimumWidth(kSignInWidth);
    m_ui->headIcon->setIcon(u"account"_s, Role::Accent, 24);
    m_ui->headLabel->setTypeRole(TypeRole::DialogHeading);
    m_ui->placeLabel->setColorRole(Role::Muted);
    m_ui->vaultIcon->setIcon(u"lock"_s, Role::Muted, 16);
    m_ui->vaultLabel->setColorRole(Role::Muted);
    const int scopes = static_cast<int>(signInScopes(m_connection.service).split(u',').size());
    m_ui->step2Title->setText(tr("Paste these %1 scopes there").arg(scopes));
    m_ui->scopesText->setTypeRole(TypeRole::MonoCaption);
    m_ui->scopesText->setProperty("well", true);
    m_ui->scopesText->setMargin(8);
    m_ui->scopesText->setText(signInScopes(m_connection.service).replace(u',', u",\u200b"_s));
    m_ui->scopesText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setButtonIcon(m_ui->copyScopesButton, u"copy"_s);
    setButtonIcon(m_ui->openConsoleButton, u"open-external"_s);
    for (TypedLabel *title : {m_ui->step1Title, m_ui->step2Title, m_ui->step3Title, m_ui->web1Title,
             m_ui->web2Title, m_ui->web3Title, m_ui->tokenTitle})
        title->setTypeRole(TypeRole::BodyStrong);
    for (TypedLabel *text : {m_ui->step1Text, m_ui->step2Text, m_ui->step3Text, m_ui->web1Text,
             m_ui->web2Text, m_ui->web3Text, m_ui->waitingLabel, m_ui->tokenText})
        text->setColorRole(Role::Muted);
    for (TypedLabel *number : {m_ui->step1Number, m_ui->step2Number, m_ui->step3Number,
             m_ui->web1Number, m_ui->web2Number, m_ui->web3Number}) {
        number->setTypeRole(TypeRole::BodyStrong);
        number->setColorRole(Role::Info);
        number->setFixedWidth(kStepNumberExtent);
        number->setAlignment(Qt::AlignCenter);
    }
    // Texts take the room that their buttons leave.
    for (QWidget *text : std::initializer_list<QWidget *>{m_ui->vaultLabel, m_ui->redirectText}) {
        QSizePolicy policy = text->sizePolicy();
        policy.setHorizontalStretch(1);
        text->setSizePolicy(policy);
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
    m_ui->headLabel->setText(tr("Sign in to %1").arg(serviceWord(m_connection.service)));
    const auto hosts = zohoHosts(m_connection.settings.value("dataCentre"_L1).toString(u"us"_s),
        m_connection.settings, zohoServiceOf(m_connection.service).value_or(ZohoService::Crm));
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

QLineEdit *SignInDialog::secretEdit() const
{
    const QWidget *tab = m_ui->tabs->currentWidget();
    if (tab == m_ui->codeTab)
        return m_ui->grantCodeEdit;
    return tab == m_ui->tokenTab ? m_ui->refreshTokenEdit : nullptr;
}

void SignInDialog::checkCode()
{
    QLineEdit *edit = secretEdit();
    const bool hasText = edit && !edit->text().trimmed().isEmpty();
    m_ui->signInButton->setVisible(edit != nullptr);
    m_ui->signInButton->setEnabled(hasText && !m_isBusy);
    m_ui->signInButton->setText(m_isBusy ? tr("Signing In…") : tr("Sign In"));
    m_ui->grantCodeEdit->setReadOnly(m_isBusy);
    m_ui->refreshTokenEdit->setReadOnly(m_isBusy);
    m_ui->tabs->tabBar()->setEnabled(!m_isBusy);
    if (hasText && !m_isBusy)
        setFieldError(edit, false);
}

void SignInDialog::signIn()
{
    QLineEdit *edit = secretEdit();
    if (!edit || m_isBusy)
        return;
    const Secret pasted(edit->text().trimmed().toUtf8());
    if (pasted.isEmpty())
        return;
    m_isBusy = true;
    m_problem->hide();
    checkCode();
    const auto way = edit == m_ui->grantCodeEdit ? signInWithCode : signInWithRefreshToken;
    // A code is good once: it is not spent before what it gives can be kept.
    inBackgroundUnlocked(
        m_context, this, {.isKeeping = true},
        [&application = m_context.application, id = m_connection.id, pasted, way,
            token = m_cancel.token()]() -> Result<QStringList> {
            QStringList granted;
            auto done = way(application, id, pasted, token, &granted);
            return done ? Result<QStringList>(granted) : fail(done.error());
        },
        [this, edit](const Result<QStringList> &granted) {
            m_isBusy = false;
            if (granted || granted.error().code != QLatin1String(kVaultLocked))
                edit->clear(); // else nothing was sent
            checkCode();
            showEnd(granted);
        });
}

void SignInDialog::showEnd(const Result<QStringList> &granted)
{
    if (!granted) {
        showProblem(granted.error());
        return;
    }
    emit signedIn(m_connection.id, *granted);
    close();
}

void SignInDialog::showProblem(const Error &error)
{
    m_problem->setHeading(sentenceInWords(error.what));
    m_problem->setText(remedyText(error));
    m_problem->show();
    if (QLineEdit *edit = secretEdit()) {
        setFieldError(edit, true);
        edit->setFocus();
    }
}

} // namespace sluice
