// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "app/documents/connections.h"
#include "console/connections/connectiondialog.h"
#include "console/connections/connectionspage.h"
#include "console/connections/secretfield.h"
#include "console/theme/colormark.h"
#include "console/theme/dialogbody.h"
#include "console/theme/theme.h"
#include "console/widgets/rowdelegate.h"
#include "console/widgets/rowview.h"
#include "console/widgets/typedlabel.h"
#include "core/auth/vault.h"
#include "gui/connections/connectionsbench.h"
#include "gui/pagefixture.h"

#include <QComboBox>
#include <QJsonObject>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>

#include <tuple>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

constexpr int kMostLeftOver = 24;

} // namespace

// The form of a connection: what it refuses, keeps and saves.
class ConnectionDialogTest final : public ConnectionsBench
{
    Q_OBJECT

private slots:
    void formRefuses_data();
    void formRefuses();
    void formSavesIntoTheVault();
    void coloursFollowTheTheme();
    void formKeepsWhatItDoesNotShow();
    void nameMustBeFree();
    void chosenServiceHasItsOwnFields();
    void shopIsSavedAndShownAgain();
    void klaviyoIsSavedAndShownAgain();
    void otherServicesRefuse_data();
    void otherServicesRefuse();

private:
    // Whether every text is shown whole, and no strip is left over, once all is laid out.
    static bool isFitting(ConnectionDialog &dialog)
    {
        const auto *foot = childOf<QWidget>(dialog, u"footLine"_s);
        const auto *well = childOf<QWidget>(dialog, u"scopesText"_s);
        const auto left = [&dialog, foot, well] {
            // What is too high for the screen of this test scrolls.
            if (const auto *body = dialog.findChild<DialogBody *>())
                return body->widget()->height()
                    - well->mapTo(body->widget(), QPoint(0, well->height())).y();
            return foot->mapTo(&dialog, QPoint()).y()
                - well->mapTo(&dialog, QPoint(0, well->height())).y();
        };
        const auto isWhole = [&dialog] {
            for (const auto *label : dialog.findChildren<TypedLabel *>()) {
                if (label->isVisible() && label->height() < label->heightForWidth(label->width()))
                    return false;
            }
            return true;
        };
        return QTest::qWaitFor(
            [&] { return isWhole() && left() >= 0 && left() <= kMostLeftOver; }, 2'000);
    }
    // The choosers that do not reach as far to the right as the field of the name does.
    static QStringList unstretched(ConnectionDialog &dialog)
    {
        const auto right = [&dialog](const QWidget *field) {
            return field->mapTo(&dialog, QPoint(field->width(), 0)).x();
        };
        const int all = right(childOf<QLineEdit>(dialog, u"nameEdit"_s));
        QStringList names;
        for (const auto *combo : dialog.findChildren<QComboBox *>()) {
            if (combo->isVisible() && right(combo) != all)
                names << combo->objectName();
        }
        return names;
    }
    static void chooseService(ConnectionDialog &dialog, const QString &service)
    {
        auto *combo = childOf<QComboBox>(dialog, u"serviceCombo"_s);
        combo->setCurrentIndex(combo->findData(service));
    }
};

void ConnectionDialogTest::formRefuses_data()
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

void ConnectionDialogTest::formRefuses()
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

void ConnectionDialogTest::formSavesIntoTheVault()
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
    auto *colour = childOf<QComboBox>(*dialog, u"colourCombo"_s);
    QCOMPARE(colour->currentText(), u"None"_s);
    colour->setCurrentIndex(colour->findText(u"Teal"_s));
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
    QCOMPARE(stored.colour, Theme::instance().color(Role::Write, false).name());
    auto *list = page.findChild<RowView *>(u"connectionTable"_s)->model();
    QCOMPARE(list->index(0, 0).data(CellRole::Mark).toString(), stored.colour);
    QTRY_COMPARE(page.findChild<ColorMark *>(u"connectionColourMark"_s)->mark(), stored.colour);
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

// Those of the palette follow the theme; what a file brought is shown and kept as it is.
void ConnectionDialogTest::coloursFollowTheTheme()
{
    const QString blue = Theme::instance().color(Role::Read, false).name();
    for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        Theme::instance().setMode(mode);
        QCOMPARE(markColor(blue), themeColor(Role::Read));
        QCOMPARE(markColor(u"#12ab34"_s), QColor(0x12, 0xab, 0x34));
    }
    Theme::instance().setMode(Theme::Mode::Light);
    QComboBox combo;
    offerMarks(&combo, u"#12ab34"_s);
    QCOMPARE(combo.currentData().toString(), u"#12ab34"_s);
    const int most = combo.count();
    offerMarks(&combo, blue);
    QCOMPARE(combo.currentText(), u"Blue"_s);
    QCOMPARE(combo.count(), most - 1);
    offerMarks(&combo, {});
    QCOMPARE(combo.currentIndex(), 0);
    QVERIFY(combo.itemIcon(0).isNull());
    QVERIFY(!combo.itemIcon(1).isNull());
}

void ConnectionDialogTest::formKeepsWhatItDoesNotShow()
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

void ConnectionDialogTest::nameMustBeFree()
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

void ConnectionDialogTest::chosenServiceHasItsOwnFields()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    Connection fresh;
    fresh.environment = u"test"_s;
    ConnectionDialog dialog(fixture.context(), fresh, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    const auto *tabs = dialog.findChild<QTabWidget *>();
    QVERIFY(childOf<QComboBox>(dialog, u"dataCentreCombo"_s));
    for (const auto &[service, field, address] :
        {std::tuple{u"commercetools"_s, u"projectKeyEdit"_s, u"authUrlEdit"_s},
            std::tuple{u"klaviyo"_s, u"revisionEdit"_s, u"apiUrlEdit"_s}}) {
        chooseService(dialog, service);
        QVERIFY(!childOf<QComboBox>(dialog, u"dataCentreCombo"_s));
        QVERIFY2(childOf<QLineEdit>(dialog, field), qPrintable(service));
        QVERIFY2(childOf<QLineEdit>(dialog, address), qPrintable(service));
        QVERIFY(!tabs->isTabVisible(tabs->count() - 1)); // credits are the CRM's
        QCOMPARE(namelessWidgets(&dialog), QStringList());
    }
    QVERIFY(!childOf<QLineEdit>(dialog, u"authUrlEdit"_s));
    chooseService(dialog, u"zoho-crm"_s);
    QVERIFY(childOf<QLineEdit>(dialog, u"uploadUrlEdit"_s));
    QVERIFY(tabs->isTabVisible(tabs->count() - 1));
}

void ConnectionDialogTest::shopIsSavedAndShownAgain()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    Connection fresh;
    fresh.service = u"commercetools"_s;
    fresh.environment = u"test"_s;
    ConnectionDialog dialog(fixture.context(), fresh, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    childOf<QLineEdit>(dialog, u"nameEdit"_s)->setText(u"Shop"_s);
    auto *region = childOf<QComboBox>(dialog, u"regionCombo"_s);
    region->setCurrentIndex(region->findData(u"europe-west1.gcp"_s));
    QVERIFY(childOf<TypedLabel>(dialog, u"hostLabel"_s)
                ->text()
                .contains(u"auth.europe-west1.gcp.commercetools.com"_s));
    childOf<QLineEdit>(dialog, u"projectKeyEdit"_s)->setText(u"harbour-demo"_s);
    QVERIFY(childOf<TypedLabel>(dialog, u"scopesText"_s)
                ->text()
                .contains(u"view_customers:harbour-demo"_s));
    QTRY_COMPARE(unstretched(dialog), QStringList());
    QTest::qWait(60); // a chooser sizes itself later, and is laid out again then
    const bool isShopFitting = isFitting(dialog);
    takePicture(dialog, u"connection-shop"_s);
    QVERIFY(isShopFitting);
    childOf<SecretField>(dialog, u"clientIdField"_s)->edit()->setText(u"client"_s);
    childOf<SecretField>(dialog, u"clientSecretField"_s)->edit()->setText(u"a-secret-to-keep"_s);
    QSignalSpy saved(&dialog, &ConnectionDialog::saved);
    press(dialog, u"saveButton"_s);
    QVERIFY(saved.wait());
    const auto stored = fixture.application->connections().find(u"Shop"_s);
    QVERIFY(stored);
    QCOMPARE(stored->service, u"commercetools"_s);
    QCOMPARE(stored->settings,
        (QJsonObject{{u"apiUrl"_s, u"https://api.europe-west1.gcp.commercetools.com"_s},
            {u"authUrl"_s, u"https://auth.europe-west1.gcp.commercetools.com"_s},
            {u"projectKey"_s, u"harbour-demo"_s}}));
    QCOMPARE(fixture.application->connections().secret(*stored, u"clientSecret"_s)->reveal(),
        "a-secret-to-keep");

    ConnectionDialog again(fixture.context(), *stored, nullptr);
    again.setAttribute(Qt::WA_DeleteOnClose, false);
    again.show();
    QVERIFY(!childOf<QComboBox>(again, u"serviceCombo"_s)->isEnabled());
    QCOMPARE(childOf<QComboBox>(again, u"regionCombo"_s)->currentData().toString(),
        u"europe-west1.gcp"_s);
    QCOMPARE(childOf<QLineEdit>(again, u"apiUrlEdit"_s)->text(), QString());
    QSignalSpy resaved(&again, &ConnectionDialog::saved);
    press(again, u"saveButton"_s);
    QVERIFY(resaved.wait());
    QCOMPARE(fixture.application->connections().find(u"Shop"_s)->settings, stored->settings);
}

void ConnectionDialogTest::klaviyoIsSavedAndShownAgain()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    Connection fresh;
    fresh.service = u"klaviyo"_s;
    fresh.environment = u"production"_s;
    ConnectionDialog dialog(fixture.context(), fresh, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    childOf<QLineEdit>(dialog, u"nameEdit"_s)->setText(u"Klaviyo"_s);
    auto *key = childOf<SecretField>(dialog, u"privateKeyField"_s)->edit();
    QCOMPARE(key->echoMode(), QLineEdit::Password);
    QTest::keyClicks(key, u"AbCdEf"_s);
    QVERIFY(childOf<TypedLabel>(dialog, u"keyNote"_s)->isVisible()); // a warning only
    key->clear();
    QTest::keyClicks(key, u"pk_0123"_s);
    QVERIFY(!childOf<TypedLabel>(dialog, u"keyNote"_s)->isVisible());
    auto *limits = childOf<QComboBox>(dialog, u"limitsCombo"_s);
    limits->setCurrentIndex(limits->findData(u"described"_s));
    QTRY_COMPARE(unstretched(dialog), QStringList());
    QTRY_VERIFY(!childOf<TypedLabel>(dialog, u"vaultLabel"_s)->text().isEmpty());
    QTest::qWait(60); // a chooser sizes itself later, and is laid out again then
    const bool isKlaviyoFitting = isFitting(dialog);
    takePicture(dialog, u"connection-klaviyo"_s);
    QVERIFY(isKlaviyoFitting);
    QSignalSpy saved(&dialog, &ConnectionDialog::saved);
    press(dialog, u"saveButton"_s);
    QVERIFY(saved.wait());
    const auto stored = fixture.application->connections().find(u"Klaviyo"_s);
    QVERIFY(stored);
    QCOMPARE(stored->settings, (QJsonObject{{u"largePerMinute"_s, 750}}));
    const auto account = fixture.application->klaviyoAccount(*stored);
    QVERIFY(account);
    QCOMPARE(account->largePerMinute, 750);
    ConnectionDialog again(fixture.context(), *stored, nullptr);
    again.setAttribute(Qt::WA_DeleteOnClose, false);
    again.show();
    QCOMPARE(childOf<QComboBox>(again, u"limitsCombo"_s)->currentData().toString(), u"described"_s);
    QVERIFY(!allTextIn(&again).contains(u"pk_0123"_s));
}

void ConnectionDialogTest::otherServicesRefuse_data()
{
    QTest::addColumn<QString>("service");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::newRow("no project") << u"commercetools"_s << u"projectKeyEdit"_s << QString();
    QTest::newRow("project") << u"commercetools"_s << u"projectKeyEdit"_s << u"a b"_s;
    QTest::newRow("foreign shop") << u"commercetools"_s << u"apiUrlEdit"_s
                                  << u"https://evil.example"_s;
    QTest::newRow("plain shop") << u"commercetools"_s << u"authUrlEdit"_s
                                << u"http://example.com"_s;
    QTest::newRow("foreign host") << u"klaviyo"_s << u"apiUrlEdit"_s << u"https://evil.example"_s;
    QTest::newRow("revision") << u"klaviyo"_s << u"revisionEdit"_s << u"newest"_s;
}

void ConnectionDialogTest::otherServicesRefuse()
{
    QFETCH(QString, service);
    QFETCH(QString, field);
    QFETCH(QString, text);
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    Connection fresh;
    fresh.service = service;
    fresh.environment = u"production"_s;
    ConnectionDialog dialog(fixture.context(), fresh, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show();
    childOf<QLineEdit>(dialog, u"nameEdit"_s)->setText(u"Harbour"_s);
    press(dialog, u"saveButton"_s);
    auto *problem = childOf<QWidget>(dialog, u"connectionProblem"_s);
    QVERIFY(textIn(problem).contains(u"is missing"_s));
    for (auto *secret : dialog.findChildren<SecretField *>()) {
        if (secret->objectName() != u"proxyPasswordField"_s)
            secret->edit()->setText(u"pk_a-secret-to-keep"_s);
    }
    if (auto *project = childOf<QLineEdit>(dialog, u"projectKeyEdit"_s))
        project->setText(u"harbour-demo"_s);
    auto *edit = childOf<QLineEdit>(dialog, field);
    edit->setText(text);
    QSignalSpy saved(&dialog, &ConnectionDialog::saved);
    press(dialog, u"saveButton"_s);
    QTRY_VERIFY(problem->isVisible());
    QVERIFY2(edit->property("problem").toBool(), qPrintable(textIn(problem)));
    QVERIFY(edit->isVisible());
    QVERIFY(!textIn(problem).contains(u"a-secret-to-keep"_s));
    QCOMPARE(saved.count(), 0);
}

QObject *sluice::testing::makeConnectionDialogTest()
{
    return new ConnectionDialogTest;
}

#include "tst_connectiondialog.moc"
