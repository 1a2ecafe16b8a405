// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/connections/connectionsbench.h"

#include "console/connections/connectionspage.h"
#include "console/connections/signindialog.h"
#include "console/widgets/typedlabel.h"

#include <QAbstractButton>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>

using namespace Qt::StringLiterals;

namespace sluice::testing {

void ConnectionsBench::initTestCase()
{
    QCOMPARE(m_sandbox.start(QStringLiteral(SLUICE_SANDBOX_PROGRAM)), QString());
}

void ConnectionsBench::init()
{
    QVERIFY(m_sandbox.reset());
}

QByteArray ConnectionsBench::connectionFile(bool isSignedIn) const
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

void ConnectionsBench::setConsent(const QString &consent)
{
    QVERIFY(m_sandbox.setSettings({{u"consent"_s, consent}}));
}

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

void press(QWidget &parent, const QString &button)
{
    QTest::mouseClick(childOf<QPushButton>(parent, button), Qt::LeftButton);
}

QString textIn(QWidget *box)
{
    QStringList texts;
    for (const auto *label : box->findChildren<TypedLabel *>())
        texts.append(label->text());
    return texts.join(u'\n');
}

QString allTextIn(QWidget *dialog)
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

SignInDialog *dialogAt(ConnectionsPage &page, const QString &tab)
{
    press(page, u"connectionSignInButton"_s);
    auto *dialog = page.findChild<SignInDialog *>();
    auto *tabs = dialog->findChild<QTabWidget *>();
    tabs->setCurrentWidget(dialog->findChild<QWidget *>(tab));
    return dialog;
}

} // namespace sluice::testing
