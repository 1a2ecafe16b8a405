// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/connections.h"
#include "console/connections/briefcopy.h"
#include "console/connections/connectionspage.h"
#include "console/connections/connectiontester.h"
#include "console/connections/connectionwork.h"
#include "console/connections/signindialog.h"
#include "console/main/consolesettings.h"
#include "console/widgets/messagebar.h"
#include "core/auth/vault.h"
#include "gui/connections/connectionsbench.h"
#include "gui/pagefixture.h"
#include "services/zohocrm/crmscopes.h"
#include "support/sandboxprocess.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// Every way to sign in through the dialog.
class SignInDialogTest final : public ConnectionsBench
{
    Q_OBJECT

private slots:
    void signsInWithTheGrantCode();
    void wrongCodeIsExplained();
    void signsInThroughTheBrowser();
    void pastedAddressSignsIn();
    void deniedInTheBrowserIsExplained();
    void signsInWithARefreshToken();
    void copiedLinkLeavesTheClipboard();
};

void SignInDialogTest::signsInWithTheGrantCode()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    QVERIFY(fixture.application->connections().import(connectionFile(false)));
    ConnectionsPage page(fixture.context());
    page.show();
    QTRY_COMPARE(page.model()->rowCount(), 1);
    press(page, u"connectionSignInButton"_s);
    auto *dialog = page.findChild<SignInDialog *>();
    QVERIFY(dialog);
    QVERIFY(!dialog->isModal());
    press(*dialog, u"copyScopesButton"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), crmScopes());
    auto *button = childOf<QPushButton>(*dialog, u"signInButton"_s);
    QVERIFY(!button->isEnabled());
    childOf<QLineEdit>(*dialog, u"grantCodeEdit"_s)->setText(m_sandbox.credential(u"grantCode"_s));
    QVERIFY(button->isEnabled());
    QSignalSpy signedIn(dialog, &SignInDialog::signedIn);
    QSignalSpy finished(page.tester(), &ConnectionTester::finished);
    button->click();
    QVERIFY(!button->isEnabled());
    QVERIFY(signedIn.wait(20'000));
    QVERIFY(finished.wait(20'000)); // tested at once
    QVERIFY(finished.first().at(1).toBool());
    QTRY_COMPARE(page.model()->at(0).state, u"ready"_s);
    const auto *bar = page.findChild<MessageBar *>();
    QTRY_VERIFY2(bar->text().startsWith(u"Signed in as "_s), qPrintable(bar->text()));
    const QString account
        = accountOfTest(page.tester()->service(), page.tester()->steps()); // whose it is
    QVERIFY2(!account.isEmpty() && bar->text().contains(account), qPrintable(bar->text()));
    const QStringList scopes = bar->toolTip().split(u'\n');
    QVERIFY2(scopes.size() > 1 && bar->text().contains(u" %1 scopes"_s.arg(scopes.size())),
        qPrintable(bar->text()));
    QVERIFY2(scopes.contains(u"ZohoCRM.bulk.ALL"_s), qPrintable(bar->toolTip()));
    const auto connection = fixture.application->connections().find(u"Harbour Demo"_s);
    QVERIFY(connection);
    const SecretRef ref = connection->secrets.value(u"refreshToken"_s);
    QCOMPARE(ref.kind, SecretRef::Kind::Vault);
    const auto stored = fixture.application->vault().get(ref.name);
    QVERIFY(stored && *stored && !(*stored)->isEmpty());
}

void SignInDialogTest::wrongCodeIsExplained()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    QVERIFY(fixture.application->connections().import(connectionFile(false)));
    const auto connection = fixture.application->connections().find(u"Harbour Demo"_s);
    QVERIFY(connection);
    SignInDialog dialog(fixture.context(), *connection, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    auto *edit = childOf<QLineEdit>(dialog, u"grantCodeEdit"_s);
    edit->setText(u"1000.wrong.code"_s);
    press(dialog, u"signInButton"_s);
    auto *problem = childOf<QWidget>(dialog, u"signInProblem"_s);
    QTRY_VERIFY_WITH_TIMEOUT(problem->isVisible(), 20'000);
    const QString text = textIn(problem);
    QVERIFY2(text.contains(u"Zoho refused to sign in"_s), qPrintable(text)); // what
    QVERIFY2(text.contains(u"invalid_code"_s), qPrintable(text)); // why
    QVERIFY2(text.contains(u"Sign in again"_s), qPrintable(text)); // what to do next
    QVERIFY(!text.contains(u"1000.wrong"_s));
    QVERIFY(edit->text().isEmpty());
    QVERIFY(edit->property("problem").toBool());
    takePicture(dialog, u"sign-in-problem"_s);
    edit->setText(m_sandbox.credential(u"grantCode"_s));
    QVERIFY(!edit->property("problem").toBool());
    QSignalSpy signedIn(&dialog, &SignInDialog::signedIn);
    press(dialog, u"signInButton"_s);
    QVERIFY(signedIn.wait(20'000));
}

void SignInDialogTest::signsInThroughTheBrowser()
{
    setConsent(u"allow"_s);
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    QVERIFY(fixture.application->connections().import(connectionFile(false)));
    ConnectionsPage page(fixture.context());
    page.show();
    QTRY_COMPARE(page.model()->rowCount(), 1);
    SignInDialog *dialog = dialogAt(page, u"browserTab"_s);
    QVERIFY(!childOf<QPushButton>(*dialog, u"signInButton"_s)->isVisible());
    QVERIFY(!childOf<QLineEdit>(*dialog, u"addressEdit"_s)->isEnabled());
    press(*dialog, u"openBrowserButton"_s);
    QTRY_COMPARE(fixture.prompt.links.size(), 1);
    QTRY_VERIFY(childOf<QLabel>(*dialog, u"waitingLabel"_s)->isVisible());
    QVERIFY(childOf<QLabel>(*dialog, u"waitingLabel"_s)->text().contains(u"left"_s));
    press(*dialog, u"openBrowserButton"_s); // again: the same link
    QTRY_COMPARE(fixture.prompt.links.size(), 2);
    QCOMPARE(fixture.prompt.links.at(0), fixture.prompt.links.at(1));
    press(*dialog, u"copyLinkButton"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(),
        QString::fromLatin1(fixture.prompt.links.at(0).toEncoded()));
    takePicture(*dialog, u"sign-in-waiting"_s);
    QSignalSpy signedIn(dialog, &SignInDialog::signedIn);
    QNetworkAccessManager browser;
    const std::unique_ptr<QNetworkReply> reply(
        browser.get(QNetworkRequest(fixture.prompt.links.at(0))));
    QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 20'000);
    QVERIFY(reply->readAll().contains("You can close this tab"));
    QTRY_COMPARE_WITH_TIMEOUT(signedIn.size(), 1, 20'000);
    QTRY_COMPARE(page.model()->at(0).state, u"ready"_s);
    setConsent(u"page"_s);
}

void SignInDialogTest::pastedAddressSignsIn()
{
    setConsent(u"allow"_s);
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    QVERIFY(fixture.application->connections().import(connectionFile(false)));
    ConnectionsPage page(fixture.context());
    page.show();
    QTRY_COMPARE(page.model()->rowCount(), 1);
    SignInDialog *dialog = dialogAt(page, u"browserTab"_s);
    QSignalSpy signedIn(dialog, &SignInDialog::signedIn);
    press(*dialog, u"openBrowserButton"_s);
    QTRY_COMPARE(fixture.prompt.links.size(), 1);
    QNetworkAccessManager browser;
    QNetworkRequest request(fixture.prompt.links.at(0));
    request.setAttribute(
        QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    const std::unique_ptr<QNetworkReply> reply(browser.get(request));
    QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 20'000);
    auto *edit = childOf<QLineEdit>(*dialog, u"addressEdit"_s);
    edit->setText(u"http://127.0.0.1:1/sign-in?code=1000.elsewhere&state=x"_s);
    press(*dialog, u"pasteAddressButton"_s);
    auto *problem = childOf<QWidget>(*dialog, u"signInProblem"_s);
    QVERIFY(problem->isVisible());
    QVERIFY(!allTextIn(dialog).contains(u"1000.elsewhere"_s));
    edit->setText(QString::fromLatin1(reply->rawHeader("Location")));
    press(*dialog, u"pasteAddressButton"_s);
    QVERIFY(!allTextIn(dialog).contains(u"code="_s));
    QTRY_COMPARE_WITH_TIMEOUT(signedIn.size(), 1, 20'000);
    setConsent(u"page"_s);
}

void SignInDialogTest::deniedInTheBrowserIsExplained()
{
    setConsent(u"deny"_s);
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    QVERIFY(fixture.application->connections().import(connectionFile(false)));
    ConnectionsPage page(fixture.context());
    page.show();
    QTRY_COMPARE(page.model()->rowCount(), 1);
    SignInDialog *dialog = dialogAt(page, u"browserTab"_s);
    press(*dialog, u"openBrowserButton"_s);
    QTRY_COMPARE(fixture.prompt.links.size(), 1);
    QNetworkAccessManager browser;
    const std::unique_ptr<QNetworkReply> reply(
        browser.get(QNetworkRequest(fixture.prompt.links.at(0))));
    auto *problem = childOf<QWidget>(*dialog, u"signInProblem"_s);
    QTRY_VERIFY_WITH_TIMEOUT(problem->isVisible(), 20'000);
    QVERIFY(textIn(problem).contains(u"refused in the browser"_s));
    QVERIFY(!childOf<QLabel>(*dialog, u"waitingLabel"_s)->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), 20'000);
    setConsent(u"page"_s);
}

void SignInDialogTest::signsInWithARefreshToken()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    QVERIFY(fixture.application->connections().import(connectionFile(false)));
    ConnectionsPage page(fixture.context());
    page.show();
    QTRY_COMPARE(page.model()->rowCount(), 1);
    SignInDialog *dialog = dialogAt(page, u"tokenTab"_s);
    auto *edit = childOf<QLineEdit>(*dialog, u"refreshTokenEdit"_s);
    QCOMPARE(edit->echoMode(), QLineEdit::Password);
    edit->setText(u"1000.not.known"_s);
    press(*dialog, u"signInButton"_s);
    auto *problem = childOf<QWidget>(*dialog, u"signInProblem"_s);
    QTRY_VERIFY_WITH_TIMEOUT(problem->isVisible(), 20'000);
    QVERIFY(textIn(problem).contains(u"refresh token"_s));
    QVERIFY(!allTextIn(dialog).contains(u"1000.not"_s));
    QSignalSpy signedIn(dialog, &SignInDialog::signedIn);
    edit->setText(m_sandbox.credential(u"refreshToken"_s));
    press(*dialog, u"signInButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(signedIn.size(), 1, 20'000);
}

void SignInDialogTest::copiedLinkLeavesTheClipboard()
{
    constexpr std::chrono::milliseconds kStays{20};
    const QClipboard *clipboard = QGuiApplication::clipboard();
    copyBriefly(u"https://accounts.example/once"_s, kStays);
    QCOMPARE(clipboard->text(), u"https://accounts.example/once"_s);
    QTRY_COMPARE(clipboard->text(), QString());
    copyBriefly(u"https://accounts.example/once"_s, kStays);
    QGuiApplication::clipboard()->setText(u"of somebody else"_s);
    QTest::qWait(3 * kStays.count());
    QCOMPARE(clipboard->text(), u"of somebody else"_s);
    ConsoleSettings().setChoices({{kChoiceClearClipboard, u"0"_s}});
    copyBriefly(u"https://accounts.example/stays"_s, kStays);
    QTest::qWait(3 * kStays.count());
    QCOMPARE(clipboard->text(), u"https://accounts.example/stays"_s);
    ConsoleSettings().setChoices({{kChoiceClearClipboard, u"1"_s}});
}

QObject *sluice::testing::makeSignInDialogTest()
{
    return new SignInDialogTest;
}

#include "tst_signindialog.moc"
