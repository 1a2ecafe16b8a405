// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "app/documents/connections.h"
#include "console/connections/connectiondialog.h"
#include "console/connections/connectionwords.h"
#include "console/connections/secretfield.h"
#include "console/connections/serviceform.h"
#include "console/widgets/typedlabel.h"
#include "gui/connections/connectionsbench.h"
#include "gui/pagefixture.h"

#include <QComboBox>
#include <QJsonObject>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// The forms of connections to Catalyst and Zoho Analytics: what they ask for, keep and save.
class ZohoFormsTest final : public QObject
{
    Q_OBJECT

private slots:
    void eachServiceAsksForItsOwn_data();
    void eachServiceAsksForItsOwn();
    void savedAndShownAgain_data();
    void savedAndShownAgain();
    void wrongIdsAreNamed_data();
    void wrongIdsAreNamed();
    void keepsWhatItDoesNotShow();

private:
    static std::unique_ptr<ConnectionDialog> opened(
        PageFixture &fixture, const Connection &connection)
    {
        auto dialog = std::make_unique<ConnectionDialog>(fixture.context(), connection, nullptr);
        dialog->setAttribute(Qt::WA_DeleteOnClose, false);
        dialog->show();
        return dialog;
    }
    static Connection fresh(const QString &service)
    {
        Connection connection;
        connection.service = service;
        connection.environment = u"test"_s;
        return connection;
    }
    static void fill(ConnectionDialog &dialog)
    {
        childOf<QLineEdit>(dialog, u"nameEdit"_s)->setText(u"Harbour"_s);
        childOf<SecretField>(dialog, u"clientIdField"_s)->edit()->setText(u"1000.ID"_s);
        childOf<SecretField>(dialog, u"clientSecretField"_s)
            ->edit()
            ->setText(u"a-secret-to-keep"_s);
    }
};

void ZohoFormsTest::eachServiceAsksForItsOwn_data()
{
    QTest::addColumn<QString>("service");
    QTest::addColumn<QStringList>("fields");
    QTest::addColumn<QString>("scope");
    QTest::addColumn<QString>("host");
    QTest::newRow("CRM") << u"zoho-crm"_s << QStringList() << u"ZohoCRM."_s << u"zohoapis.eu"_s;
    QTest::newRow("Catalyst") << u"catalyst"_s
                              << QStringList{u"orgIdEdit"_s, u"projectEnvironmentCombo"_s,
                                     u"projectIdEdit"_s}
                              << u"ZohoCatalyst."_s << u"api.catalyst.zoho.eu"_s;
    QTest::newRow("Analytics") << u"zoho-analytics"_s
                               << QStringList{u"orgIdEdit"_s, u"workspaceIdEdit"_s}
                               << u"ZohoAnalytics."_s << u"analyticsapi.zoho.eu"_s;
}

void ZohoFormsTest::eachServiceAsksForItsOwn()
{
    QFETCH(QString, service);
    QFETCH(QStringList, fields);
    QFETCH(QString, scope);
    QFETCH(QString, host);
    QVERIFY(ServiceForm::services().contains(service));
    QVERIFY(hasSignIn(service));
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    const auto dialog = opened(fixture, fresh(service));
    QStringList shown;
    for (const QString &field :
        {u"orgIdEdit"_s, u"projectEnvironmentCombo"_s, u"projectIdEdit"_s, u"workspaceIdEdit"_s}) {
        if (childOf<QWidget>(*dialog, field)->isVisible())
            shown << field;
    }
    QCOMPARE(shown, fields);
    QVERIFY(childOf<TypedLabel>(*dialog, u"scopesText"_s)->text().contains(scope));
    auto *centre = childOf<QComboBox>(*dialog, u"dataCentreCombo"_s);
    centre->setCurrentIndex(centre->findData(u"eu"_s));
    const QString place = childOf<TypedLabel>(*dialog, u"hostLabel"_s)->text();
    QVERIFY2(place.contains(host), qPrintable(place));
    QVERIFY(!childOf<QLineEdit>(*dialog, u"uploadUrlEdit"_s) == (service != "zoho-crm"_L1));
    const auto *tabs = dialog->findChild<QTabWidget *>();
    QCOMPARE(tabs->isTabVisible(tabs->count() - 1), service != "catalyst"_L1);
    QCOMPARE(namelessWidgets(dialog.get()), QStringList());
    QTest::qWait(60);
    takePicture(*dialog, u"connection-"_s + service);
    const auto *well = childOf<TypedLabel>(*dialog, u"scopesText"_s);
    constexpr int kSlack = 8; // of what the dialog knows of its width
    QVERIFY(well->height() >= well->heightForWidth(well->width())); // as high as its text
    QVERIFY2(well->height() <= well->heightForWidth(well->width() - kSlack),
        qPrintable(QString::number(well->height())));
}

void ZohoFormsTest::savedAndShownAgain_data()
{
    QTest::addColumn<QString>("service");
    QTest::addColumn<QStringList>("fields");
    QTest::addColumn<QJsonObject>("settings");
    QTest::newRow("Catalyst") << u"catalyst"_s
                              << QStringList{u"projectIdEdit"_s, u"4000000000001"_s}
                              << QJsonObject{{u"dataCentre"_s, u"us"_s},
                                     {u"projectId"_s, u"4000000000001"_s}};
    QTest::newRow("Analytics") << u"zoho-analytics"_s
                               << QStringList{u"orgIdEdit"_s, u"55"_s, u"workspaceIdEdit"_s,
                                      u"66"_s, u"maxCreditsPerDayEdit"_s, u"900"_s}
                               << QJsonObject{{u"dataCentre"_s, u"us"_s}, {u"orgId"_s, u"55"_s},
                                      {u"workspaceId"_s, u"66"_s}, {u"maxUnitsPerDay"_s, 900}};
}

void ZohoFormsTest::savedAndShownAgain()
{
    QFETCH(QString, service);
    QFETCH(QStringList, fields);
    QFETCH(QJsonObject, settings);
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    const auto dialog = opened(fixture, fresh(service));
    fill(*dialog);
    for (qsizetype i = 0; i + 1 < fields.size(); i += 2)
        childOf<QLineEdit>(*dialog, fields.at(i))->setText(fields.at(i + 1));
    QSignalSpy saved(dialog.get(), &ConnectionDialog::saved);
    press(*dialog, u"saveButton"_s);
    QVERIFY(saved.wait());
    const auto stored = fixture.application->connections().find(u"Harbour"_s);
    QVERIFY(stored);
    QCOMPARE(stored->settings, settings);
    const auto again = opened(fixture, *stored);
    for (qsizetype i = 0; i + 1 < fields.size(); i += 2)
        QCOMPARE(childOf<QLineEdit>(*again, fields.at(i))->text(), fields.at(i + 1));
    QSignalSpy resaved(again.get(), &ConnectionDialog::saved);
    press(*again, u"saveButton"_s);
    QVERIFY(resaved.wait());
    QCOMPARE(fixture.application->connections().find(u"Harbour"_s)->settings, settings);
}

void ZohoFormsTest::wrongIdsAreNamed_data()
{
    QTest::addColumn<QString>("service");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::newRow("no project") << u"catalyst"_s << u"projectIdEdit"_s << QString();
    QTest::newRow("project") << u"catalyst"_s << u"projectIdEdit"_s << u"my project"_s;
    QTest::newRow("organisation") << u"zoho-analytics"_s << u"orgIdEdit"_s << u"acme"_s;
    QTest::newRow("workspace") << u"zoho-analytics"_s << u"workspaceIdEdit"_s << u"sales"_s;
    QTest::newRow("units") << u"zoho-analytics"_s << u"leaveCreditsEdit"_s << u"many"_s;
    QTest::newRow("host") << u"zoho-analytics"_s << u"apiUrlEdit"_s << u"https://evil.example"_s;
}

void ZohoFormsTest::wrongIdsAreNamed()
{
    QFETCH(QString, service);
    QFETCH(QString, field);
    QFETCH(QString, text);
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    const auto dialog = opened(fixture, fresh(service));
    fill(*dialog);
    auto *project = childOf<QLineEdit>(*dialog, u"projectIdEdit"_s);
    if (project->isVisible())
        project->setText(u"4000000000001"_s);
    auto *edit = childOf<QLineEdit>(*dialog, field);
    edit->setText(text);
    QSignalSpy saved(dialog.get(), &ConnectionDialog::saved);
    press(*dialog, u"saveButton"_s);
    auto *problem = childOf<QWidget>(*dialog, u"connectionProblem"_s);
    QTRY_VERIFY(problem->isVisible());
    QVERIFY2(edit->property("problem").toBool(), qPrintable(textIn(problem)));
    QVERIFY(edit->isVisible()); // its tab is shown
    QCOMPARE(saved.count(), 0);
}

void ZohoFormsTest::keepsWhatItDoesNotShow()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    static const char *const kFile = R"json({"formatVersion":1,"connections":[
        {"name":"Board","service":"zoho-analytics","environment":"sandbox","settings":
            {"accountsUrl":"http://127.0.0.1:9","apiUrl":"http://127.0.0.1:9","orgId":"5",
             "workspaceId":"6","limits":"off","unitRounding":"up","dataCentre":"us"},
         "secrets":{"clientId":{"sandbox":"id"},"clientSecret":{"sandbox":"secret"},
            "refreshToken":{"sandbox":"token"}}}]})json";
    QVERIFY(fixture.application->connections().import(kFile));
    const Connection stored = *fixture.application->connections().find(u"Board"_s);
    QVERIFY(connectionPlace(stored).contains(u"workspace 6"_s));
    const auto dialog = opened(fixture, stored);
    QSignalSpy saved(dialog.get(), &ConnectionDialog::saved);
    press(*dialog, u"saveButton"_s);
    QVERIFY(saved.wait());
    QCOMPARE(fixture.application->connections().find(u"Board"_s)->settings, stored.settings);
}

QObject *sluice::testing::makeZohoFormsTest()
{
    return new ZohoFormsTest;
}

#include "tst_zohoforms.moc"
