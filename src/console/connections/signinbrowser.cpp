// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the sign-in dialog that goes through the browser.
#include "app/application.h"
#include "app/signin/signin.h"
#include "base/clock.h"
#include "console/connections/briefcopy.h"
#include "console/connections/signindialog.h"
#include "console/main/prompt.h"
#include "console/settings/vaultguard.h"
#include "console/theme/icons.h"
#include "console/theme/theme.h"
#include "console/widgets/card.h"
#include "services/zoho/zohosignin.h"
#include "ui_signindialog.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QThreadPool>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

constexpr std::chrono::seconds kCountdownStep{1};

} // namespace

void SignInDialog::dressBrowser()
{
    m_ui->redirectText->setTypeRole(TypeRole::MonoCaption);
    m_ui->redirectText->setProperty("well", true);
    m_ui->redirectText->setMargin(8);
    m_ui->redirectText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_ui->copyRedirectButton->setAccessibleName(tr("Copy redirect address"));
    setButtonIcon(m_ui->copyRedirectButton, u"copy"_s);
    setButtonIcon(m_ui->copyLinkButton, u"copy"_s);
    setButtonIcon(m_ui->openBrowserButton, u"open-external"_s);
    const auto hosts = zohoHosts(
        m_connection.settings.value("dataCentre"_L1).toString(u"us"_s), m_connection.settings);
    if (hosts) {
        const quint16 port = zohoSignInSettings(*hosts, m_connection.settings).redirectPort;
        const bool isFixed = port != 0;
        m_ui->redirectText->setText(BrowserSignIn::redirectUriFor(port).toString());
        m_ui->redirectText->setVisible(isFixed);
        m_ui->copyRedirectButton->setVisible(isFixed);
        m_ui->web1Text->setText(isFixed
                ? tr("In the API console, register this redirect address for the client.")
                : tr("Nothing to do: the accounts server takes any address of this computer."));
        m_ui->web2Text->setText(tr("Your browser opens %1.").arg(hosts->accounts.host()));
    }
    connect(m_ui->copyRedirectButton, &QPushButton::clicked, this,
        [this] { QGuiApplication::clipboard()->setText(m_ui->redirectText->text()); });
    connect(m_ui->openBrowserButton, &QPushButton::clicked, this, &SignInDialog::openBrowser);
    connect(m_ui->copyLinkButton, &QPushButton::clicked, this, &SignInDialog::copyLink);
    connect(m_ui->pasteAddressButton, &QPushButton::clicked, this, &SignInDialog::pasteAddress);
    connect(m_ui->addressEdit, &QLineEdit::returnPressed, this, &SignInDialog::pasteAddress);
    connect(m_ui->addressEdit, &QLineEdit::textChanged, this, &SignInDialog::showWaiting);
    m_webTimer.setInterval(kCountdownStep);
    connect(&m_webTimer, &QTimer::timeout, this, &SignInDialog::showWaiting);
    showWaiting();
}

void SignInDialog::showBrowser()
{
    m_ui->tabs->setCurrentWidget(m_ui->browserTab);
    m_ui->openBrowserButton->setFocus();
}

// One at a time: a link that was given out stays good until it is used or its time is over.
void SignInDialog::beginWeb(std::function<void()> then)
{
    if (m_web) {
        then();
        return;
    }
    if (m_isBusy)
        return;
    m_isBusy = true;
    m_problem->hide();
    inBackgroundUnlocked(
        m_context, this, {.isKeeping = true},
        [&application = m_context.application,
            id = m_connection.id]() -> Result<std::shared_ptr<WebSignIn>> {
            auto begun = WebSignIn::begin(application, id);
            if (!begun)
                return fail(begun.error());
            return std::shared_ptr<WebSignIn>(std::move(*begun));
        },
        [this, then = std::move(then)](const Result<std::shared_ptr<WebSignIn>> &begun) {
            m_isBusy = false;
            if (!begun) {
                showProblem(begun.error());
                return;
            }
            m_web = *begun;
            if (const auto problem = m_web->problem())
                showProblem(*problem);
            waitForBrowser();
            then();
        });
}

void SignInDialog::waitForBrowser()
{
    m_webCancel = CancelSource();
    m_webEndMs = monotonicMs() + m_context.application.timings().signIn.count();
    m_webTimer.start();
    showWaiting();
    inBackground(
        this,
        [web = m_web, token = m_webCancel.token()]() -> Result<QStringList> {
            // Minutes of waiting must not keep the pool's other work from a thread.
            QThreadPool::globalInstance()->releaseThread();
            QStringList granted;
            auto done = web->finish(token, &granted);
            QThreadPool::globalInstance()->reserveThread();
            return done ? Result<QStringList>(granted) : fail(done.error());
        },
        [this](const Result<QStringList> &granted) {
            stopWeb();
            showEnd(granted);
        });
}

void SignInDialog::stopWeb()
{
    m_web.reset();
    m_webTimer.stop();
    m_ui->addressEdit->clear();
    showWaiting();
}

void SignInDialog::openBrowser()
{
    beginWeb([this] { m_context.prompt.openLink(m_web->link()); });
}

void SignInDialog::copyLink()
{
    beginWeb([this] { copyBriefly(QString::fromLatin1(m_web->link().toEncoded())); });
}

void SignInDialog::pasteAddress()
{
    const Secret address(m_ui->addressEdit->text().trimmed().toUtf8());
    if (!m_web || address.isEmpty())
        return;
    m_ui->addressEdit->clear();
    m_problem->hide();
    if (const auto taken = m_web->paste(address); !taken)
        showProblem(taken.error());
}

void SignInDialog::showWaiting()
{
    const bool isWaiting = m_web != nullptr;
    m_ui->openBrowserButton->setText(isWaiting ? tr("Open Browser Again") : tr("Open Browser"));
    m_ui->pasteAddressButton->setEnabled(
        isWaiting && !m_ui->addressEdit->text().trimmed().isEmpty());
    m_ui->addressEdit->setEnabled(isWaiting);
    m_ui->waitingLabel->setVisible(isWaiting);
    if (!isWaiting)
        return;
    const qint64 seconds = std::max<qint64>(0, m_webEndMs - monotonicMs()) / 1000;
    m_ui->waitingLabel->setText(tr("Waiting for you to sign in… %1:%2 left")
                                    .arg(seconds / 60)
                                    .arg(seconds % 60, 2, 10, QLatin1Char('0')));
}

} // namespace sluice
