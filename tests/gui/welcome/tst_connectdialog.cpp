// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/connections.h"
#include "app/documents/jobs.h"
#include "app/runs/runs.h"
#include "console/connections/secretfield.h"
#include "console/connections/signindialog.h"
#include "console/theme/theme.h"
#include "console/welcome/connectdialog.h"
#include "console/widgets/card.h"
#include "console/widgets/typedlabel.h"
#include "gui/welcome/welcomebench.h"

#include <QComboBox>
#include <QLineEdit>
#include <QTabWidget>

namespace sluice::testing {

// Connect Your Accounts, with the sandbox's services for the real ones: only their addresses are
// entered on top, which follow from the data centre there.
class ConnectDialogTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void twelveInputsToAPlan_data();
    void twelveInputsToAPlan();
    void saysWhereEachSecretIs();
    void saysWhatIsMissing();
    void aRefusedCodeLeavesNothing();
    void takesWhatIsThere();
    void signsInWithTheBrowser();

private:
    ConnectDialog *open(FirstStart &start, const QString &kind);
    void type(QWidget *dialog, const QString &field, const QString &text);
    void typeSecret(QWidget *dialog, int number, const QString &field, const QString &text);
    void nameAddresses(QWidget *dialog, const QStringList &services);
    void fillIn(QWidget *dialog, const QString &kind);
    void press(QWidget *dialog, const QString &button);
    QString problemOf(QWidget *dialog) const;

    SandboxProcess m_sandbox;
    int m_inputs = 0; // fields that were typed, choices, buttons
};

void ConnectDialogTest::initTestCase()
{
    QCOMPARE(m_sandbox.start(QStringLiteral(SLUICE_SANDBOX_PROGRAM)), QString());
}

void ConnectDialogTest::init()
{
    QVERIFY(m_sandbox.reset());
    QVERIFY(m_sandbox.setSettings(
        {{u"addedMs"_s, 20}, {u"queuedMs"_s, 20}, {u"readJobMs"_s, 50}, {u"writeJobMs"_s, 50}}));
    m_inputs = 0;
}

ConnectDialog *ConnectDialogTest::open(FirstStart &start, const QString &kind)
{
    [&start] { QTRY_COMPARE_WITH_TIMEOUT(start.page(), u"welcome"_s, kWelcomeLimitMs); }();
    press(start.window(), u"connectAccountsButton"_s);
    auto *dialog = start.window()->findChild<ConnectDialog *>();
    if (!dialog)
        return nullptr;
    press(dialog,
        kind == "crm-bulk"_L1                  ? u"connectCrmChoice"_s
            : kind == "datastore-analytics"_L1 ? u"connectAnalyticsChoice"_s
                                               : u"connectKlaviyoChoice"_s);
    [dialog] { QTRY_VERIFY(dialog->findChild<QWidget *>(u"connectForm"_s)); }();
    return dialog;
}

void ConnectDialogTest::type(QWidget *dialog, const QString &field, const QString &text)
{
    ++m_inputs;
    auto *edit = dialog->findChild<QLineEdit *>(field);
    QVERIFY2(edit, qPrintable(field));
    QTRY_VERIFY2(edit->isVisible(), qPrintable(field));
    QTest::keyClicks(edit, text);
}

// Two services of a sync have fields of one name: the visible one of that number.
void ConnectDialogTest::typeSecret(
    QWidget *dialog, int number, const QString &field, const QString &text)
{
    ++m_inputs;
    for (auto *secret : dialog->findChildren<SecretField *>(field)) {
        if (!secret->isVisible() || number-- > 0)
            continue;
        QTest::keyClicks(secret->edit(), text);
        return;
    }
    QFAIL(qPrintable(field));
}

// Not an input: a real account has none of it.
void ConnectDialogTest::nameAddresses(QWidget *dialog, const QStringList &services)
{
    const QString base = m_sandbox.url(u"crm"_s).toString();
    for (const QString &service : services) {
        dialog->findChild<QPushButton *>(u"otherAddresses-"_s + service)->setChecked(true);
        for (const QString &key : {u"accountsUrl"_s, u"apiUrl"_s, u"uploadUrl"_s, u"authUrl"_s}) {
            if (auto *edit = dialog->findChild<QLineEdit *>(u"%1-%2"_s.arg(service, key)))
                edit->setText(base);
        }
    }
}

void ConnectDialogTest::press(QWidget *dialog, const QString &button)
{
    ++m_inputs;
    auto *found = dialog->findChild<QAbstractButton *>(button);
    QVERIFY2(found, qPrintable(button));
    QTRY_VERIFY2_WITH_TIMEOUT(found->isVisible() && found->isEnabled(),
        qPrintable(button + u": "_s + problemOf(dialog)), kWelcomeLimitMs);
    QTest::mouseClick(found, Qt::LeftButton);
}

QString ConnectDialogTest::problemOf(QWidget *dialog) const
{
    QStringList texts;
    if (const auto *box = dialog->findChild<TintBox *>(u"connectProblem"_s);
        box && box->isVisible()) {
        for (const auto *label : box->findChildren<QLabel *>())
            texts << label->text();
    }
    return texts.join(u' ');
}

void ConnectDialogTest::twelveInputsToAPlan_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("CRM Bulk") << u"crm-bulk"_s;
    QTest::newRow("Analytics") << u"datastore-analytics"_s;
    QTest::newRow("Klaviyo") << u"commerce-klaviyo"_s;
}

void ConnectDialogTest::fillIn(QWidget *dialog, const QString &kind)
{
    const bool isShop = kind == "commerce-klaviyo"_L1;
    const bool isTable = kind == "datastore-analytics"_L1;
    ++m_inputs; // the data centre or the region, which is another one for most
    if (isShop) {
        const QJsonObject shop = m_sandbox.ready()
                                     .value("credentials"_L1)
                                     .toObject()
                                     .value("commercetools"_L1)
                                     .toObject();
        type(dialog, u"projectKeyEdit"_s, shop.value("projectKey"_L1).toString());
        typeSecret(dialog, 0, u"clientIdField"_s, shop.value("clientId"_L1).toString());
        typeSecret(dialog, 0, u"clientSecretField"_s, shop.value("clientSecret"_L1).toString());
        typeSecret(dialog, 0, u"privateKeyField"_s,
            m_sandbox.ready()
                .value("credentials"_L1)
                .toObject()
                .value("klaviyo"_L1)
                .toObject()
                .value("privateKey"_L1)
                .toString());
    } else {
        typeSecret(dialog, 0, u"clientIdField"_s, m_sandbox.credential(u"clientId"_s));
        typeSecret(dialog, 0, u"clientSecretField"_s, m_sandbox.credential(u"clientSecret"_s));
        if (isTable)
            type(dialog, u"projectIdEdit"_s,
                m_sandbox.ready()
                    .value("credentials"_L1)
                    .toObject()
                    .value("catalyst"_L1)
                    .toObject()
                    .value("projectId"_L1)
                    .toString());
        type(dialog, u"connectCodeEdit"_s, m_sandbox.credential(u"grantCode"_s));
    }
}

// Issue 7, part 2: from a fresh install to the first dry run on a real account.
void ConnectDialogTest::twelveInputsToAPlan()
{
    QFETCH(const QString, kind);
    FirstStart start;
    QCOMPARE(start.problem(), QString());
    start.openWindow();
    ConnectDialog *dialog = open(start, kind);
    QVERIFY(dialog);
    const bool isShop = kind == "commerce-klaviyo"_L1;
    const bool isTable = kind == "datastore-analytics"_L1;
    nameAddresses(dialog,
        isShop        ? QStringList{u"commercetools"_s, u"klaviyo"_s}
            : isTable ? QStringList{u"catalyst"_s, u"zoho-analytics"_s}
                      : QStringList{u"zoho-crm"_s});
    fillIn(dialog, kind);
    takePicture(*dialog, u"connect-form-"_s + kind);
    press(dialog, u"connectButton"_s);
    auto *job = dialog->findChild<QWidget *>(u"connectJobCard"_s);
    auto *workspace = dialog->findChild<QComboBox *>(u"connectWorkspaceCombo"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(
        job->isVisible() || workspace->isVisible(), qPrintable(problemOf(dialog)), kWelcomeLimitMs);
    if (workspace->isVisible() && !job->isVisible()) {
        ++m_inputs;
        workspace->setCurrentIndex(0);
        emit workspace->activated(0);
        QTRY_VERIFY2_WITH_TIMEOUT(job->isVisible(), qPrintable(problemOf(dialog)), kWelcomeLimitMs);
    }
    if (isTable) {
        auto *table = dialog->findChild<QComboBox *>(u"connectTableCombo"_s);
        ++m_inputs;
        table->setCurrentIndex(table->findText(u"Orders"_s));
    }
    QTest::qWait(50);
    takePicture(*dialog, u"connect-tested-"_s + kind);
    QCOMPARE(namelessWidgets(dialog), QStringList());
    press(dialog, u"connectButton"_s); // Create Job and Check Plan
    QTRY_VERIFY_WITH_TIMEOUT(start.newestRun() && isEnded(start.newestRun()->state), kWelcomeRunMs);
    const RunRow plan = *start.newestRun();
    QVERIFY(plan.isDryRun);
    QVERIFY2(plan.state == RunState::Completed || plan.state == RunState::CompletedWithRejections,
        qPrintable(plan.reason));
    QVERIFY(plan.counts.read > 0);
    QVERIFY2(m_inputs <= 12, qPrintable(QString::number(m_inputs)));
    qInfo("%d inputs", m_inputs);
    QTRY_COMPARE(start.page(), isShop ? u"klaviyo"_s : isTable ? u"analytics"_s : u"crm"_s);
    QCOMPARE(start.window()->environment(), u"sandbox"_s); // the addresses are this computer's
    const auto connections = start.application().connections().list();
    QVERIFY(connections.has_value());
    for (const Connection &connection : *connections) {
        for (auto it = connection.secrets.cbegin(); it != connection.secrets.cend(); ++it)
            QCOMPARE(it->kind, SecretRef::Kind::Vault);
    }
}

void ConnectDialogTest::saysWhereEachSecretIs()
{
    for (const QString &kind : {u"crm-bulk"_s, u"datastore-analytics"_s, u"commerce-klaviyo"_s}) {
        FirstStart start;
        QCOMPARE(start.problem(), QString());
        start.openWindow();
        ConnectDialog *dialog = open(start, kind);
        QVERIFY(dialog);
        int fields = 0;
        for (const auto *secret : dialog->findChildren<SecretField *>()) {
            if (!secret->isVisible())
                continue;
            ++fields;
            auto *hint
                = secret->parentWidget()->findChild<TypedLabel *>(secret->objectName() + u"Hint"_s);
            QVERIFY2(hint && hint->isVisible() && !hint->text().isEmpty(),
                qPrintable(secret->objectName()));
        }
        QVERIFY(fields >= 2);
        QCOMPARE(namelessWidgets(dialog), QStringList());
        for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
            Theme::instance().setMode(mode);
            QTest::qWait(20);
            takePicture(*dialog,
                u"connect-empty-%1-%2"_s.arg(
                    kind, mode == Theme::Mode::Light ? u"light"_s : u"dark"_s));
        }
        Theme::instance().setMode(Theme::Mode::Light);
    }
}

void ConnectDialogTest::saysWhatIsMissing()
{
    FirstStart start;
    QCOMPARE(start.problem(), QString());
    start.openWindow();
    ConnectDialog *dialog = open(start, u"crm-bulk"_s);
    QVERIFY(dialog);
    press(dialog, u"connectButton"_s);
    QVERIFY2(problemOf(dialog).contains(u"client ID"_s), qPrintable(problemOf(dialog)));
    typeSecret(dialog, 0, u"clientIdField"_s, u"1000.A"_s);
    typeSecret(dialog, 0, u"clientSecretField"_s, u"secret"_s);
    press(dialog, u"connectButton"_s);
    QVERIFY2(problemOf(dialog).contains(u"grant code"_s), qPrintable(problemOf(dialog)));
    QVERIFY(start.application().connections().list()->isEmpty());
    press(dialog, u"connectBackButton"_s);
    QTRY_VERIFY(dialog->findChild<QWidget *>(u"connectKlaviyoChoice"_s)->isVisible());
}

void ConnectDialogTest::aRefusedCodeLeavesNothing()
{
    FirstStart start;
    QCOMPARE(start.problem(), QString());
    start.openWindow();
    ConnectDialog *dialog = open(start, u"crm-bulk"_s);
    QVERIFY(dialog);
    nameAddresses(dialog, {u"zoho-crm"_s});
    typeSecret(dialog, 0, u"clientIdField"_s, m_sandbox.credential(u"clientId"_s));
    typeSecret(dialog, 0, u"clientSecretField"_s, m_sandbox.credential(u"clientSecret"_s));
    type(dialog, u"connectCodeEdit"_s, u"1000.not.acode"_s);
    press(dialog, u"connectButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!problemOf(dialog).isEmpty(), kWelcomeLimitMs);
    QVERIFY(start.application().connections().list()->isEmpty());
    // What was typed stays: another code is enough.
    auto *code = dialog->findChild<QLineEdit *>(u"connectCodeEdit"_s);
    code->clear();
    type(dialog, u"connectCodeEdit"_s, m_sandbox.credential(u"grantCode"_s));
    press(dialog, u"connectButton"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(dialog->findChild<QWidget *>(u"connectJobCard"_s)->isVisible(),
        qPrintable(problemOf(dialog)), kWelcomeLimitMs);
}

void ConnectDialogTest::takesWhatIsThere()
{
    FirstStart start;
    QCOMPARE(start.problem(), QString());
    Connection known;
    known.name = u"Our Klaviyo"_s;
    known.service = u"klaviyo"_s;
    known.environment = u"production"_s;
    start.openWindow();
    QTRY_COMPARE_WITH_TIMEOUT(start.page(), u"welcome"_s, kWelcomeLimitMs);
    QVERIFY(start.application().connections().save(known, {{u"privateKey"_s, Secret("pk_1")}}));
    ConnectDialog *dialog = open(start, u"commerce-klaviyo"_s);
    QVERIFY(dialog);
    auto *choice = dialog->findChild<QComboBox *>(u"connectChoice-klaviyo"_s);
    QVERIFY(choice && choice->isVisible());
    QCOMPARE(choice->currentText(), u"Use “Our Klaviyo”"_s);
    auto *key = dialog->findChild<SecretField *>(u"privateKeyField"_s);
    QVERIFY(!key->isVisible()); // nothing is asked for twice
    choice->setCurrentIndex(1);
    QVERIFY(key->isVisible());
}

void ConnectDialogTest::signsInWithTheBrowser()
{
    FirstStart start;
    QCOMPARE(start.problem(), QString());
    start.openWindow();
    ConnectDialog *dialog = open(start, u"crm-bulk"_s);
    QVERIFY(dialog);
    nameAddresses(dialog, {u"zoho-crm"_s});
    typeSecret(dialog, 0, u"clientIdField"_s, m_sandbox.credential(u"clientId"_s));
    typeSecret(dialog, 0, u"clientSecretField"_s, m_sandbox.credential(u"clientSecret"_s));
    press(dialog, u"connectBrowserButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<SignInDialog *>(), kWelcomeLimitMs);
    auto *signIn = dialog->findChild<SignInDialog *>();
    QCOMPARE(signIn->findChild<QTabWidget *>()->currentWidget()->objectName(), u"browserTab"_s);
    emit signIn->signedIn(signIn->connectionId()); // how that is done has its own tests
    signIn->close();
    QTRY_COMPARE(dialog->findChild<QWidget *>(u"connectTests"_s)->isVisible(), true);
}

QObject *makeConnectDialogTest()
{
    return new ConnectDialogTest;
}

} // namespace sluice::testing

#include "tst_connectdialog.moc"
