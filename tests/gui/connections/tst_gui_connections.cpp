// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/connections.h"
#include "console/connections/connectiondialog.h"
#include "console/connections/connectionmodel.h"
#include "console/connections/connectionspage.h"
#include "console/connections/connectiontester.h"
#include "console/connections/secretfield.h"
#include "console/connections/signindialog.h"
#include "console/theme/theme.h"
#include "console/widgets/badges.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "console/widgets/steplist.h"
#include "console/widgets/typedlabel.h"
#include "core/auth/vault.h"
#include "gui/pagefixture.h"
#include "services/zohocrm/crmscopes.h"
#include "support/sandboxprocess.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

ListedConnection listedAs(const QString &id, const QString &name)
{
    ListedConnection listed;
    listed.connection.id = id;
    listed.connection.name = name;
    listed.connection.service = u"zoho-crm"_s;
    listed.connection.environment = u"test"_s;
    listed.state = u"ready"_s;
    return listed;
}

template <class T> T *childOf(QWidget &parent, const QString &name)
{
    return parent.findChild<T *>(name);
}

void press(QWidget &parent, const QString &button)
{
    QTest::mouseClick(childOf<QPushButton>(parent, button), Qt::LeftButton);
}

// All that a box of ours says.
QString textIn(QWidget *box)
{
    QStringList texts;
    for (const auto *label : box->findChildren<TypedLabel *>())
        texts.append(label->text());
    return texts.join(u'\n');
}

} // namespace

// The page Connections on a real sandbox process.
class GuiConnectionsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void rowsComeAndGoExactly();
    void emptyPageOffersToAdd();
    void testTicksEachStep();
    void failedTestSaysWhatToDo();
    void signsInWithTheGrantCode();
    void wrongCodeIsExplained();
    void signsInThroughTheBrowser();
    void pastedAddressSignsIn();
    void deniedInTheBrowserIsExplained();
    void signsInWithARefreshToken();
    void signsOutAfterTheQuestion();
    void formRefuses_data();
    void formRefuses();
    void formSavesIntoTheVault();
    void formKeepsWhatItDoesNotShow();
    void nameMustBeFree();
    void removesAfterTheQuestion();
    void importsAFile();
    void findsByText();
    void vaultForTheSessionIsTold();
    void everythingHasAName();
    void pictures();

private:
    QByteArray connectionFile(bool isSignedIn) const;
    void setConsent(const QString &consent);

    SandboxProcess m_sandbox;
};

void GuiConnectionsTest::initTestCase()
{
    QCOMPARE(m_sandbox.start(QStringLiteral(SLUICE_SANDBOX_PROGRAM)), QString());
}

void GuiConnectionsTest::init()
{
    QVERIFY(m_sandbox.reset());
}

QByteArray GuiConnectionsTest::connectionFile(bool isSignedIn) const
{
    const auto constant = [this](const QString &name) {
        return QJsonObject{{u"sandbox"_s, m_sandbox.credential(name)}};
    };
    QJsonObject secrets{
        {u"clientId"_s, constant(u"clientId"_s)}, {u"clientSecret"_s, constant(u"clientSecret"_s)}};
    if (isSignedIn)
        secrets.insert(u"refreshToken"_s, constant(u"refreshToken"_s));
    const QJsonObject connection{{u"name"_s, u"Harbour Demo"_s}, {u"service"_s, u"zoho-crm"_s},
        {u"environment"_s, u"sandbox"_s},
        {u"settings"_s,
            QJsonObject{{u"dataCentre"_s, u"us"_s},
                {u"accountsUrl"_s, m_sandbox.url(u"accounts"_s).toString()},
                {u"apiUrl"_s, m_sandbox.url(u"crm"_s).toString()},
                {u"uploadUrl"_s, m_sandbox.url(u"crmUpload"_s).toString()}}},
        {u"secrets"_s, secrets}};
    return QJsonDocument(
        QJsonObject{{u"formatVersion"_s, 1}, {u"connections"_s, QJsonArray{connection}}})
        .toJson();
}

void GuiConnectionsTest::rowsComeAndGoExactly()
{
    ConnectionModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setConnections({listedAs(u"1"_s, u"a"_s), listedAs(u"2"_s, u"b"_s)});
    QCOMPARE(model.rowCount(), 2);
    model.setConnections({listedAs(u"1"_s, u"a"_s), listedAs(u"2"_s, u"b"_s)});
    QCOMPARE(changed.count(), 0);
    model.setConnections({listedAs(u"2"_s, u"b"_s), listedAs(u"3"_s, u"c"_s),
        listedAs(u"1"_s, u"d"_s)}); // one more, one renamed
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.index(2, ConnectionModel::Name).data().toString(), u"d"_s);
    QCOMPARE(model.rowOf(u"1"_s), 2);
    model.setConnections({listedAs(u"3"_s, u"c"_s)});
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, ConnectionModel::State).data().toString(), u"Ready"_s);
    QCOMPARE(model.index(0, ConnectionModel::LastTested).data().toString(), u"—"_s);
    QCOMPARE(reset.count(), 0);
}

void GuiConnectionsTest::emptyPageOffersToAdd()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    ConnectionsPage page(fixture.context());
    page.show();
    const auto offer = [&page]() -> QPushButton * {
        for (auto *button : page.findChildren<QPushButton *>()) {
            if (button->text() == u"Add Connection…"_s && button->isVisible())
                return button;
        }
        return nullptr;
    };
    QTRY_VERIFY(offer());
    QVERIFY(!page.findChild<QWidget *>(u"connectionPanel"_s)->isVisible());
    offer()->click();
    QVERIFY(page.findChild<ConnectionDialog *>());
}

void GuiConnectionsTest::testTicksEachStep()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    QVERIFY(fixture.application->connections().import(connectionFile(true)));
    ConnectionsPage page(fixture.context());
    page.show();
    QTRY_COMPARE(page.model()->rowCount(), 1);
    QCOMPARE(page.model()->at(0).state, u"ready"_s);
    const auto *steps = page.findChild<StepList *>();
    QList<qsizetype> done;
    connect(page.tester(), &ConnectionTester::stepChanged, &page, [steps, &done] {
        done.append(
            std::ranges::count(steps->steps(), StepList::State::Done, &StepList::Step::state));
    });
    QSignalSpy finished(page.tester(), &ConnectionTester::finished);
    press(page, u"connectionTestButton"_s);
    QCOMPARE(childOf<QPushButton>(page, u"connectionTestButton"_s)->text(), u"Cancel"_s);
    QVERIFY(finished.wait(20'000));
    QVERIFY(finished.first().at(1).toBool());
    QCOMPARE(std::ranges::count(steps->steps(), StepList::State::Done, &StepList::Step::state), 7);
    QVERIFY(std::ranges::is_sorted(done)); // one after the other
    QVERIFY(done.size() >= 7);
    QVERIFY(!steps->steps().first().time.isEmpty());
    QCOMPARE(childOf<QPushButton>(page, u"connectionTestButton"_s)->text(), u"Test Again"_s);
    QTRY_VERIFY(page.model()->at(0).testedAtMs > 0);
    QVERIFY(page.model()->index(0, ConnectionModel::LastTested).data().toString() != u"—"_s);
}

void GuiConnectionsTest::failedTestSaysWhatToDo()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    QVERIFY(fixture.application->connections().import(connectionFile(false)));
    ConnectionsPage page(fixture.context());
    page.show();
    QTRY_COMPARE(page.model()->rowCount(), 1);
    QCOMPARE(page.model()->at(0).state, u"not_signed_in"_s);
    QSignalSpy finished(page.tester(), &ConnectionTester::finished);
    press(page, u"connectionTestButton"_s);
    QVERIFY(finished.wait(20'000));
    QVERIFY(!finished.first().at(1).toBool());
    const auto steps = page.findChild<StepList *>()->steps();
    const auto failed = std::ranges::find(steps, StepList::State::Failed, &StepList::Step::state);
    QVERIFY(failed != steps.end());
    QVERIFY(!failed->problem.isEmpty());
    QVERIFY2(failed->advice.contains(u"Sign in"_s), qPrintable(failed->advice));
    QCOMPARE(failed->actions.first().id, u"signIn"_s);
    QCOMPARE(steps.last().state, StepList::State::NotRun);
}

void GuiConnectionsTest::signsInWithTheGrantCode()
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
    const auto connection = fixture.application->connections().find(u"Harbour Demo"_s);
    QVERIFY(connection);
    const SecretRef ref = connection->secrets.value(u"refreshToken"_s);
    QCOMPARE(ref.kind, SecretRef::Kind::Vault);
    const auto stored = fixture.application->vault().get(ref.name);
    QVERIFY(stored && *stored && !(*stored)->isEmpty());
}

void GuiConnectionsTest::wrongCodeIsExplained()
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

void GuiConnectionsTest::setConsent(const QString &consent)
{
    QVERIFY(m_sandbox.setSettings({{u"consent"_s, consent}}));
}

// The dialog of the page, with the tab in front.
static SignInDialog *dialogAt(ConnectionsPage &page, const QString &tab)
{
    press(page, u"connectionSignInButton"_s);
    auto *dialog = page.findChild<SignInDialog *>();
    auto *tabs = dialog->findChild<QTabWidget *>();
    tabs->setCurrentWidget(dialog->findChild<QWidget *>(tab));
    return dialog;
}

// Everything that a dialog shows or holds as text.
static QString allTextIn(QWidget *dialog)
{
    QStringList texts;
    for (const auto *label : dialog->findChildren<QLabel *>())
        texts << label->text() << label->toolTip();
    for (const auto *edit : dialog->findChildren<QLineEdit *>())
        texts << edit->text();
    for (const auto *button : dialog->findChildren<QAbstractButton *>())
        texts << button->text() << button->toolTip();
    return texts.join(u'\n');
}

void GuiConnectionsTest::signsInThroughTheBrowser()
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

void GuiConnectionsTest::pastedAddressSignsIn()
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

void GuiConnectionsTest::deniedInTheBrowserIsExplained()
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

void GuiConnectionsTest::signsInWithARefreshToken()
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

void GuiConnectionsTest::signsOutAfterTheQuestion()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    QVERIFY(fixture.application->connections().import(connectionFile(false)));
    ConnectionsPage page(fixture.context());
    page.show();
    QTRY_COMPARE(page.model()->rowCount(), 1);
    auto *signOut = childOf<QPushButton>(page, u"connectionSignOutButton"_s);
    QVERIFY(!signOut->isVisible()); // nobody is signed in
    const QJsonObject made = m_sandbox.post(u"/mutate"_s,
        QJsonObject{{u"service"_s, u"zoho-accounts"_s}, {u"newCode"_s, QJsonObject()}});
    SignInDialog *dialog = dialogAt(page, u"codeTab"_s);
    childOf<QLineEdit>(*dialog, u"grantCodeEdit"_s)
        ->setText(made.value("results"_L1)[0].toObject().value("code"_L1).toString());
    QSignalSpy finished(page.tester(), &ConnectionTester::finished);
    press(*dialog, u"signInButton"_s);
    QVERIFY(finished.wait(20'000));
    QTRY_VERIFY(signOut->isVisible() && signOut->isEnabled());
    const int before
        = m_sandbox.requestCount(u"zoho-accounts"_s, u"POST"_s, u"/oauth/v2/token/revoke"_s);
    fixture.prompt.isYes = true;
    signOut->click();
    QCOMPARE(fixture.prompt.last.action, u"Sign Out"_s);
    QTRY_COMPARE(page.model()->at(0).state, u"not_signed_in"_s);
    QTRY_VERIFY(!signOut->isVisible());
    QCOMPARE(m_sandbox.requestCount(u"zoho-accounts"_s, u"POST"_s, u"/oauth/v2/token/revoke"_s),
        before + 1);
}

void GuiConnectionsTest::formRefuses_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::newRow("no name") << u"nameEdit"_s << QString();
    QTest::newRow("proxy") << u"proxyHostEdit"_s << u"ftp://proxy"_s;
    QTest::newRow("proxy with password") << u"proxyHostEdit"_s << u"me:pw@proxy"_s;
    QTest::newRow("CA file") << u"caFileEdit"_s << u"/nonexistent/ca.pem"_s;
    QTest::newRow("budget") << u"leaveCreditsEdit"_s << u"many"_s;
    QTest::newRow("foreign host") << u"apiUrlEdit"_s << u"https://evil.example"_s;
    QTest::newRow("plain address") << u"apiUrlEdit"_s << u"http://example.com"_s;
    QTest::newRow("no address") << u"accountsUrlEdit"_s << u"nonsense"_s;
}

void GuiConnectionsTest::formRefuses()
{
    QFETCH(QString, field);
    QFETCH(QString, text);
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    Connection fresh;
    fresh.environment = u"production"_s;
    ConnectionDialog dialog(fixture.context(), fresh, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    QSignalSpy saved(&dialog, &ConnectionDialog::saved);
    childOf<QLineEdit>(dialog, u"nameEdit"_s)->setText(u"Harbour"_s);
    auto *problem = childOf<QWidget>(dialog, u"connectionProblem"_s);
    press(dialog, u"saveButton"_s);
    QVERIFY(problem->isVisible());
    QVERIFY(textIn(problem).contains(u"client ID"_s));
    childOf<SecretField>(dialog, u"clientIdField"_s)->edit()->setText(u"1000.ID"_s);
    childOf<SecretField>(dialog, u"clientSecretField"_s)->edit()->setText(u"a-secret-to-keep"_s);
    auto *kind = childOf<QComboBox>(dialog, u"proxyKindCombo"_s);
    if (field.startsWith(u"proxy"_s))
        kind->setCurrentIndex(kind->findText(u"HTTP"_s));
    auto *edit = childOf<QLineEdit>(dialog, field);
    edit->setText(text);
    press(dialog, u"saveButton"_s);
    QTRY_VERIFY(problem->isVisible());
    QVERIFY2(edit->property("problem").toBool(), qPrintable(textIn(problem)));
    QVERIFY(edit->isVisible()); // its tab is shown
    QVERIFY(!textIn(problem).contains(u"a-secret-to-keep"_s));
    QCOMPARE(saved.count(), 0);
    takePicture(dialog, u"connection-problem"_s);
}

void GuiConnectionsTest::formSavesIntoTheVault()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    ConnectionsPage page(fixture.context());
    page.show();
    page.addConnection();
    auto *dialog = page.findChild<ConnectionDialog *>();
    QVERIFY(dialog && !dialog->isModal());
    childOf<QLineEdit>(*dialog, u"nameEdit"_s)->setText(u"Harbour Ltd"_s);
    auto *environment = childOf<QComboBox>(*dialog, u"connectionEnvironmentCombo"_s);
    environment->setCurrentIndex(environment->findData(u"production"_s));
    auto *centre = childOf<QComboBox>(*dialog, u"dataCentreCombo"_s);
    centre->setCurrentIndex(centre->findData(u"eu"_s));
    QVERIFY(childOf<TypedLabel>(*dialog, u"hostLabel"_s)->text().contains(u"accounts.zoho.eu"_s));
    childOf<SecretField>(*dialog, u"clientIdField"_s)->edit()->setText(u"1000.ID"_s);
    auto *proxy = childOf<QComboBox>(*dialog, u"proxyKindCombo"_s);
    QVERIFY(!childOf<QLineEdit>(*dialog, u"proxyHostEdit"_s)->isEnabled());
    proxy->setCurrentIndex(proxy->findText(u"SOCKS 5"_s));
    childOf<QLineEdit>(*dialog, u"proxyHostEdit"_s)->setText(u"proxy.example"_s);
    childOf<QLineEdit>(*dialog, u"proxyUserEdit"_s)->setText(u"me"_s);
    childOf<SecretField>(*dialog, u"proxyPasswordField"_s)->edit()->setText(u"a-proxy-word"_s);
    childOf<QLineEdit>(*dialog, u"maxCreditsPerRunEdit"_s)->setText(u"5000"_s);
    auto *secret = childOf<SecretField>(*dialog, u"clientSecretField"_s);
    QCOMPARE(secret->edit()->echoMode(), QLineEdit::Password);
    secret->edit()->setText(u"a-secret-to-keep"_s);
    QSignalSpy changed(&page, &ConnectionsPage::connectionsChanged);
    press(*dialog, u"saveButton"_s);
    QVERIFY(changed.wait());
    QTRY_COMPARE(page.model()->rowCount(), 1);
    const Connection stored = page.model()->at(0).connection;
    QCOMPARE(stored.environment, u"production"_s);
    QCOMPARE(stored.settings,
        (QJsonObject{{u"dataCentre"_s, u"eu"_s}, {u"maxCreditsPerRun"_s, 5000},
            {u"proxy"_s, u"socks5://me@proxy.example:1080"_s}}));
    QCOMPARE(stored.secrets.value(u"proxyPassword"_s).kind, SecretRef::Kind::Vault);
    QCOMPARE(page.model()->at(0).state, u"not_signed_in"_s);
    const auto value = fixture.application->connections().secret(stored, u"clientSecret"_s);
    QVERIFY(value);
    QCOMPARE(value->reveal(), "a-secret-to-keep");

    ConnectionDialog again(fixture.context(), stored, nullptr);
    again.setAttribute(Qt::WA_DeleteOnClose, false);
    again.show();
    auto *kept = childOf<SecretField>(again, u"clientSecretField"_s);
    QVERIFY(!kept->edit()->isVisible());
    QVERIFY(kept->edit()->text().isEmpty());
    takePicture(again, u"connection-form"_s);
    QTest::mouseClick(kept->findChild<QPushButton *>(), Qt::LeftButton);
    QVERIFY(kept->edit()->isVisible());
}

void GuiConnectionsTest::formKeepsWhatItDoesNotShow()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    QVERIFY(fixture.application->connections().import(connectionFile(true)));
    auto connection = fixture.application->connections().find(u"Harbour Demo"_s);
    QVERIFY(connection);
    connection->settings.insert(u"limits"_s, u"off"_s);
    QVERIFY(fixture.application->connections().save(*connection));
    ConnectionDialog dialog(fixture.context(), *connection, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    childOf<QLineEdit>(dialog, u"nameEdit"_s)->setText(u"Harbour"_s);
    QSignalSpy saved(&dialog, &ConnectionDialog::saved);
    press(dialog, u"saveButton"_s);
    QVERIFY(saved.wait());
    const auto stored = fixture.application->connections().find(u"Harbour"_s);
    QVERIFY(stored);
    QCOMPARE(stored->settings, connection->settings);
    QCOMPARE(stored->secrets, connection->secrets);
}

void GuiConnectionsTest::nameMustBeFree()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    QVERIFY(fixture.application->connections().import(connectionFile(true)));
    Connection fresh;
    fresh.environment = u"test"_s;
    ConnectionDialog dialog(fixture.context(), fresh, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    childOf<QLineEdit>(dialog, u"nameEdit"_s)->setText(u"Harbour Demo"_s);
    childOf<SecretField>(dialog, u"clientIdField"_s)->edit()->setText(u"1000.ID"_s);
    childOf<SecretField>(dialog, u"clientSecretField"_s)->edit()->setText(u"a-secret-to-keep"_s);
    press(dialog, u"saveButton"_s);
    auto *problem = childOf<QWidget>(dialog, u"connectionProblem"_s);
    QTRY_VERIFY(problem->isVisible());
    QVERIFY(textIn(problem).contains(u"already"_s));
    QCOMPARE(fixture.application->connections().list()->size(), 1);
}

void GuiConnectionsTest::removesAfterTheQuestion()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    QVERIFY(fixture.application->connections().import(connectionFile(true)));
    ConnectionsPage page(fixture.context());
    page.show();
    QTRY_COMPARE(page.model()->rowCount(), 1);
    press(page, u"connectionRemoveButton"_s);
    QCOMPARE(fixture.prompt.asked, QStringList{u"Remove “Harbour Demo”?"_s});
    QVERIFY(fixture.prompt.last.isDestructive);
    QCOMPARE(fixture.prompt.last.action, u"Remove Connection"_s);
    QThreadPool::globalInstance()->waitForDone();
    QCOMPARE(fixture.application->connections().list()->size(), 1);
    fixture.prompt.isYes = true;
    press(page, u"connectionRemoveButton"_s);
    QTRY_COMPARE(page.model()->rowCount(), 0);
    QVERIFY(fixture.application->connections().list()->isEmpty());
    QVERIFY(!page.findChild<QWidget *>(u"connectionPanel"_s)->isVisible());
}

void GuiConnectionsTest::importsAFile()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    fixture.prompt.path = fixture.directory.filePath(u"connections.json"_s);
    QFile file(fixture.prompt.path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(connectionFile(true));
    file.close();
    ConnectionsPage page(fixture.context());
    page.show();
    press(page, u"connectionImportButton"_s);
    QTRY_COMPARE(page.model()->rowCount(), 1);
    QCOMPARE(page.findChild<MessageBar *>()->tone(), Tone::Success);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write("{}");
    file.close();
    press(page, u"connectionImportButton"_s);
    QTRY_COMPARE(page.findChild<MessageBar *>()->tone(), Tone::Error);
    QCOMPARE(page.model()->rowCount(), 1);
}

void GuiConnectionsTest::findsByText()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    QVERIFY(fixture.application->connections().import(connectionFile(true)));
    ConnectionsPage page(fixture.context());
    page.show();
    const auto *shown = page.findChild<RowView *>(u"connectionTable"_s)->model();
    QTRY_COMPARE(shown->rowCount(), 1);
    page.find(u"harbour"_s);
    QCOMPARE(shown->rowCount(), 1);
    page.find(u"no such thing"_s);
    QCOMPARE(shown->rowCount(), 0);
    page.find({});
    QCOMPARE(shown->rowCount(), 1);
}

void GuiConnectionsTest::vaultForTheSessionIsTold()
{
    PageFixture fixture;
    qunsetenv("SLUICE_VAULT_KEY_FILE");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    QCOMPARE(fixture.open(), QString());
    QCOMPARE(fixture.application->vault().state(), VaultState::SessionOnly);
    ConnectionsPage page(fixture.context());
    page.show();
    auto *bar = page.findChild<MessageBar *>();
    QTRY_VERIFY(bar->isVisible());
    QCOMPARE(bar->tone(), Tone::Warning);
    QCOMPARE(bar->text(), fixture.application->vault().stateText());
    bar->dismiss();
    page.reload();
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    QVERIFY(!bar->isVisible()); // what was closed stays closed
}

void GuiConnectionsTest::everythingHasAName()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    QVERIFY(fixture.application->connections().import(connectionFile(true)));
    ConnectionsPage page(fixture.context());
    page.resize(1'080, 680);
    page.show();
    QTRY_COMPARE(page.model()->rowCount(), 1);
    QCOMPARE(namelessWidgets(&page), QStringList());
    page.addConnection();
    QCOMPARE(namelessWidgets(page.findChild<ConnectionDialog *>()), QStringList());
    press(page, u"connectionSignInButton"_s);
    QCOMPARE(namelessWidgets(page.findChild<SignInDialog *>()), QStringList());
}

void GuiConnectionsTest::pictures()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    QVERIFY(fixture.application->connections().import(connectionFile(true)));
    Connection other;
    other.name = u"Harbour Ltd"_s;
    other.service = u"zoho-crm"_s;
    other.environment = u"production"_s;
    other.settings = {{u"dataCentre"_s, u"eu"_s}};
    QVERIFY(fixture.application->connections().save(other,
        {{u"clientId"_s, Secret("1000.AAAA")}, {u"clientSecret"_s, Secret("a-secret-to-keep")}}));
    for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        Theme::instance().setMode(mode);
        const QString theme = mode == Theme::Mode::Light ? u"light"_s : u"dark"_s;
        ConnectionsPage page(fixture.context());
        QTRY_COMPARE(page.model()->rowCount(), 2);
        QSignalSpy finished(page.tester(), &ConnectionTester::finished);
        press(page, u"connectionTestButton"_s);
        QVERIFY(finished.wait(20'000));
        for (const QSize size : {QSize(1'080, 680), QSize(848, 440)}) {
            page.resize(size);
            page.show();
            QVERIFY(QTest::qWaitForWindowExposed(&page));
            QThreadPool::globalInstance()->waitForDone();
            QCoreApplication::processEvents();
            takePicture(page, u"connections-%1-%2"_s.arg(theme).arg(size.width()));
        }
        const auto connection = fixture.application->connections().find(u"Harbour Ltd"_s);
        QVERIFY(connection);
        SignInDialog dialog(fixture.context(), *connection, nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        takePicture(dialog, u"sign-in-%1"_s.arg(theme));
        ConnectionDialog form(fixture.context(), *connection, nullptr);
        form.setAttribute(Qt::WA_DeleteOnClose, false);
        form.show();
        auto *kind = childOf<QComboBox>(form, u"proxyKindCombo"_s);
        kind->setCurrentIndex(kind->findText(u"HTTP"_s));
        auto *tabs = form.findChild<QTabWidget *>();
        for (int tab = 1; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            takePicture(form, u"connection-form-%1-%2"_s.arg(theme).arg(tab));
        }
        for (const QString &tab : {u"browserTab"_s, u"tokenTab"_s}) {
            dialog.findChild<QTabWidget *>()->setCurrentWidget(dialog.findChild<QWidget *>(tab));
            QCoreApplication::processEvents();
            takePicture(dialog, u"sign-in-%1-%2"_s.arg(tab, theme));
        }
    }
    Theme::instance().setMode(Theme::Mode::Light);
}

int main(int argc, char **argv)
{
    const QApplication app(argc, argv);
    const QTemporaryDir cache;
    const Theme theme(cache.path());
    GuiConnectionsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_gui_connections.moc"
