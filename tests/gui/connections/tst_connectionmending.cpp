// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connectiontest.h"
#include "app/documents/connections.h"
#include "app/documents/jobs.h"
#include "console/connections/connectiondialog.h"
#include "console/connections/connectionpanel.h"
#include "console/connections/connectiontester.h"
#include "console/connections/secretfield.h"
#include "console/widgets/messagebar.h"
#include "gui/connections/connectionsbench.h"
#include "gui/pagefixture.h"

#include <QJsonObject>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// What the page Connections does for one that is refused, doubled, used or spent.
class ConnectionMendingTest final : public ConnectionsBench
{
    Q_OBJECT

private slots:
    void namesWhatUsesIt();
    void makesOneMore();
    void mendsInOneAction_data();
    void mendsInOneAction();
    void anotherAccountIsTold();
    void accountIsRead_data();
    void accountIsRead();
    void formIsNotDropped();
    void formKeepsASignIn();
    void formRefusesWhatBothChanged();
    void mendsTheListedOneOnly();
    void failedSaveIsOver();
    void showsWhatIsLeftToday();
};

void ConnectionMendingTest::namesWhatUsesIt()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    QVERIFY(fixture.application->connections().import(connectionFile(true)));
    for (const QString &name : {u"Nightly"_s, u"Weekly"_s}) {
        Job job{.name = name, .kind = u"crm-bulk"_s};
        job.source = u"Harbour Demo"_s;
        job.target = job.source;
        job.parameters = {{u"module"_s, u"Leads"_s}, {u"operation"_s, u"update"_s},
            {u"findBy"_s, u"id"_s}, {u"onlyChanged"_s, true}};
        job.schedule = name == "Nightly"_L1 ? u"0 2 * * *"_s : QString();
        const auto saved = fixture.application->jobs().save(job);
        QVERIFY2(saved, saved ? "" : qPrintable(saved.error().text()));
    }
    ConnectionsPage page(fixture.context());
    page.show();
    QTRY_COMPARE(page.model()->rowCount(), 1);
    const QString facts = textIn(page.findChild<QWidget *>(u"connectionPanel"_s));
    QVERIFY2(facts.contains(u"used by “Nightly” and “Weekly”"_s), qPrintable(facts));
    press(page, u"connectionRemoveButton"_s);
    const QString asked = fixture.prompt.last.text;
    for (const QString &part : {u"2 jobs use it"_s, u"“Nightly”, “Weekly”"_s, u"A schedule"_s})
        QVERIFY2(asked.contains(part), qPrintable(asked));
}

void ConnectionMendingTest::makesOneMore()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    Connection first;
    first.name = u"Klaviyo"_s;
    first.service = u"klaviyo"_s;
    first.environment = u"test"_s;
    QVERIFY(fixture.application->connections().save(first, {{u"privateKey"_s, Secret("pk_1")}}));
    ConnectionsPage page(fixture.context());
    page.show();
    for (const QString &name : {u"Klaviyo copy"_s, u"Klaviyo copy 2"_s}) {
        QTRY_VERIFY(page.model()->rowCount() > 0);
        page.select(page.model()->at(0).connection.id);
        press(page, u"connectionDuplicateButton"_s);
        QTRY_VERIFY(fixture.application->connections().find(name).has_value());
        const auto copy = fixture.application->connections().find(name);
        QCOMPARE(copy->environment, u"test"_s);
        QCOMPARE(
            fixture.application->connections().secret(*copy, u"privateKey"_s)->reveal(), "pk_1");
    }
    QTRY_COMPARE(page.model()->rowCount(), 3);
}

void ConnectionMendingTest::mendsInOneAction_data()
{
    QTest::addColumn<QString>("service");
    QTest::addColumn<QString>("button");
    QTest::newRow("sign-in") << u"zoho-crm"_s << u"Sign In…"_s;
    QTest::newRow("key") << u"klaviyo"_s << u"Replace Key…"_s;
}

// From the panel, and from wherever else a connection is named.
void ConnectionMendingTest::mendsInOneAction()
{
    QFETCH(const QString, service);
    QFETCH(const QString, button);
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    Connection connection;
    connection.name = u"Refused"_s;
    connection.service = service;
    connection.environment = u"test"_s;
    connection.settings
        = service == "klaviyo"_L1 ? QJsonObject() : QJsonObject{{u"dataCentre"_s, u"eu"_s}};
    QMap<QString, Secret> values{{u"privateKey"_s, Secret("pk_old")}};
    if (service == "zoho-crm"_L1)
        values = {{u"clientId"_s, Secret("1000.A")}, {u"clientSecret"_s, Secret("a-secret")}};
    QVERIFY(fixture.application->connections().save(connection, values));
    ConnectionsPage page(fixture.context());
    page.show();
    QTRY_COMPARE(page.model()->rowCount(), 1);
    if (service == "zoho-crm"_L1) {
        auto *mend = childOf<QPushButton>(page, u"connectionMendButton"_s);
        QTRY_VERIFY(mend->isVisible());
        QCOMPARE(mend->text(), button);
        mend->click();
        QVERIFY(page.findChild<SignInDialog *>());
        page.findChild<SignInDialog *>()->close();
        QTRY_VERIFY(!page.findChild<SignInDialog *>());
    }
    QVERIFY(page.openItem(page.model()->at(0).connection.id));
    if (service == "zoho-crm"_L1) {
        QTRY_VERIFY(page.findChild<SignInDialog *>());
        return;
    }
    QTRY_VERIFY(page.findChild<ConnectionDialog *>());
    auto *form = page.findChild<ConnectionDialog *>();
    auto *key = childOf<SecretField>(*form, u"privateKeyField"_s);
    QTRY_VERIFY(key->edit()->isVisible()); // not "Saved in the vault"
    key->edit()->setText(u"pk_new"_s);
    press(*form, u"saveButton"_s);
    QTRY_COMPARE(
        fixture.application->connections()
            .secret(*fixture.application->connections().find(u"Refused"_s), u"privateKey"_s)
            ->reveal(),
        "pk_new");
}

void ConnectionMendingTest::anotherAccountIsTold()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    QVERIFY(fixture.application->connections().import(connectionFile(true)));
    const QString id = fixture.application->connections().list()->first().id;
    QVERIFY(noteConnectionTest(*fixture.application, id,
        {.atMs = 1, .hasPassed = true, .account = u"Another Ltd, organisation 1"_s}));
    ConnectionsPage page(fixture.context());
    page.show();
    QTRY_COMPARE(page.model()->rowCount(), 1);
    press(page, u"connectionTestButton"_s);
    auto *bar = page.findChild<MessageBar *>();
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), 20'000);
    QCOMPARE(bar->tone(), Tone::Warning);
    QVERIFY2(bar->text().contains(u"Another Ltd"_s), qPrintable(bar->text()));
    bar->dismiss();
    press(page, u"connectionTestButton"_s); // the same one now
    QTRY_VERIFY_WITH_TIMEOUT(!page.tester()->isRunning(), 20'000);
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    QVERIFY(!bar->isVisible());
}

void ConnectionMendingTest::accountIsRead_data()
{
    QTest::addColumn<QString>("service");
    QTest::addColumn<QString>("step");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QString>("account");
    const QString works = u"The key works; it may not read its account's name."_s;
    QTest::newRow("crm") << u"zoho-crm"_s << u"Read account"_s << u"Harbour, organisation 1"_s
                         << u"Harbour, organisation 1"_s;
    QTest::newRow("analytics") << u"zoho-analytics"_s << u"Read organisation"_s
                               << u"Harbour, Org Admin"_s << u"Harbour, Org Admin"_s;
    QTest::newRow("commercetools")
        << u"commercetools"_s << u"Get token"_s << u"Project harbour"_s << u"Project harbour"_s;
    QTest::newRow("klaviyo") << u"klaviyo"_s << u"Check key"_s << u"Account H1"_s
                             << u"Account H1"_s;
    QTest::newRow("a key that tells nothing")
        << u"klaviyo"_s << u"Check key"_s << works << QString();
    QTest::newRow("catalyst's project")
        << u"catalyst"_s << u"List tables"_s << u"Project Alien, the 2nd, 12 tables"_s
        << u"Project Alien, the 2nd"_s;
    QTest::newRow("catalyst") << u"catalyst"_s << u"Get token"_s << u"API at host."_s << QString();
}

void ConnectionMendingTest::accountIsRead()
{
    QFETCH(const QString, service);
    QFETCH(const QString, step);
    QFETCH(const QString, detail);
    QFETCH(const QString, account);
    ServiceTestStep done{.title = step, .state = ServiceTestStep::State::Passed, .detail = detail};
    QVERIFY(connectionTestTitles(service).contains(step)); // as its test calls it
    QCOMPARE(accountOfTest(service, {done}), account);
    done.state = ServiceTestStep::State::Failed;
    QCOMPARE(accountOfTest(service, {done}), QString());
}

// The window asks the page before it closes.
void ConnectionMendingTest::formIsNotDropped()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    QVERIFY(fixture.application->connections().import(connectionFile(true)));
    ConnectionsPage page(fixture.context());
    page.show();
    QTRY_COMPARE(page.model()->rowCount(), 1);
    press(page, u"connectionEditButton"_s);
    const QPointer<ConnectionDialog> form = page.findChild<ConnectionDialog *>();
    QVERIFY(form);
    QVERIFY(page.unsaved(Page::Leaving::Window).isEmpty()); // as it was opened
    form->findChild<QLineEdit *>(u"nameEdit"_s)->setText(u"Harbour Two"_s);
    QCOMPARE(page.unsaved(Page::Leaving::Window).size(), 1);
    QVERIFY(page.unsaved(Page::Leaving::Environment).isEmpty()); // it stays open
    QTest::keyClick(form.data(), Qt::Key_Escape);
    QCOMPARE(fixture.prompt.asked, QStringList{u"Discard Changes"_s});
    QVERIFY(form->isVisible());
    bool isSaved = false;
    page.saveUnsaved([&isSaved](bool isDone) { isSaved = isDone; });
    QTRY_VERIFY(isSaved);
    QCOMPARE(fixture.application->connections().list()->first().name, u"Harbour Two"_s);
    QTRY_VERIFY(form.isNull());
}

// A sign-in, and what a check of the account sets, while the form is open.
void ConnectionMendingTest::formKeepsASignIn()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    Connections &connections = fixture.application->connections();
    QVERIFY(connections.import(connectionFile(false)));
    ConnectionsPage page(fixture.context());
    page.show();
    QTRY_COMPARE(page.model()->rowCount(), 1);
    press(page, u"connectionEditButton"_s);
    const QPointer<ConnectionDialog> form = page.findChild<ConnectionDialog *>();
    QVERIFY(form);
    auto elsewhere = connections.find(u"Harbour Demo"_s);
    QVERIFY(elsewhere);
    elsewhere->settings.insert(u"leaveCredits"_s, 250);
    QVERIFY(connections.save(*elsewhere, {{u"refreshToken"_s, Secret("a-refresh-token")}}));
    childOf<QLineEdit>(*form, u"nameEdit"_s)->setText(u"Harbour Two"_s);
    press(*form, u"saveButton"_s);
    QTRY_VERIFY(form.isNull());
    const auto stored = connections.find(u"Harbour Two"_s);
    QVERIFY(stored);
    QCOMPARE(stored->settings, elsewhere->settings);
    const auto token = connections.secret(*stored, u"refreshToken"_s);
    QVERIFY2(token, token ? "" : qPrintable(token.error().text()));
    QCOMPARE(token->reveal(), "a-refresh-token");
}

void ConnectionMendingTest::formRefusesWhatBothChanged()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    Connections &connections = fixture.application->connections();
    QVERIFY(connections.import(connectionFile(true)));
    ConnectionsPage page(fixture.context());
    page.show();
    QTRY_COMPARE(page.model()->rowCount(), 1);
    press(page, u"connectionEditButton"_s);
    const QPointer<ConnectionDialog> form = page.findChild<ConnectionDialog *>();
    QVERIFY(form);
    auto elsewhere = connections.find(u"Harbour Demo"_s);
    QVERIFY(elsewhere);
    elsewhere->settings.insert(u"leaveCredits"_s, 250);
    QVERIFY(connections.save(*elsewhere));
    auto *credits = childOf<QLineEdit>(*form, u"leaveCreditsEdit"_s);
    credits->setText(u"900"_s);
    press(*form, u"saveButton"_s);
    auto *problem = childOf<QWidget>(*form, u"connectionProblem"_s);
    QTRY_VERIFY(problem->isVisible());
    QVERIFY2(textIn(problem).contains(u"changed elsewhere"_s), qPrintable(textIn(problem)));
    QVERIFY(credits->property("problem").toBool());
    QVERIFY(*connections.find(u"Harbour Demo"_s) == *elsewhere);
    credits->setText(u"250"_s);
    press(*form, u"saveButton"_s);
    QTRY_VERIFY(form.isNull());
}

// The changed form of one connection stays open: what mends another one is not done in it.
void ConnectionMendingTest::mendsTheListedOneOnly()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    for (const QString &name : {u"First"_s, u"Second"_s}) {
        Connection connection;
        connection.name = name;
        connection.service = u"klaviyo"_s;
        connection.environment = u"test"_s;
        QVERIFY(fixture.application->connections().save(
            connection, {{u"privateKey"_s, Secret("pk_old")}}));
    }
    ConnectionsPage page(fixture.context());
    page.show();
    QTRY_COMPARE(page.model()->rowCount(), 2);
    page.select(page.model()->at(0).connection.id);
    press(page, u"connectionEditButton"_s);
    const QPointer<ConnectionDialog> form = page.findChild<ConnectionDialog *>();
    QVERIFY(form);
    childOf<QLineEdit>(*form, u"nameEdit"_s)->setText(u"First, changed"_s);
    QVERIFY(page.openItem(page.model()->at(1).connection.id));
    QTRY_COMPARE(fixture.prompt.asked, QStringList{u"Discard Changes"_s});
    QVERIFY(form && form->isVisible());
    QVERIFY(!childOf<SecretField>(*form, u"privateKeyField"_s)->edit()->isVisible());
    const auto *tabs = form->findChild<QTabWidget *>();
    const int shown = tabs->currentIndex();
    emit page.findChild<ConnectionPanel *>()->caFileWanted();
    QCOMPARE(fixture.prompt.asked.size(), 2);
    QCOMPARE(tabs->currentIndex(), shown);
}

// What the window waited for when it was to close; it does not close at a save much later.
void ConnectionMendingTest::failedSaveIsOver()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    QVERIFY(fixture.application->connections().import(connectionFile(true)));
    ConnectionsPage page(fixture.context());
    page.show();
    QTRY_COMPARE(page.model()->rowCount(), 1);
    press(page, u"connectionEditButton"_s);
    const QPointer<ConnectionDialog> form = page.findChild<ConnectionDialog *>();
    QVERIFY(form);
    QList<bool> answers;
    const QString caFile = fixture.directory.filePath(u"none.pem"_s);
    for (const auto &[field, text] : {std::pair{u"nameEdit"_s, QString()}, // refused at once
             std::pair{u"caFileEdit"_s, caFile}}) { // refused in the background
        const QString before = childOf<QLineEdit>(*form, field)->text();
        childOf<QLineEdit>(*form, field)->setText(text);
        answers.clear();
        page.saveUnsaved([&answers](bool isSaved) { answers.append(isSaved); });
        QTRY_COMPARE(answers, QList<bool>{false});
        childOf<QLineEdit>(*form, field)->setText(before);
    }
    childOf<QLineEdit>(*form, u"nameEdit"_s)->setText(u"Harbour Two"_s);
    press(*form, u"saveButton"_s);
    QTRY_VERIFY(form.isNull());
    QCOMPARE(answers, QList<bool>{false});
}

void ConnectionMendingTest::showsWhatIsLeftToday()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    QVERIFY(fixture.application->connections().import(connectionFile(true)));
    ConnectionsPage page(fixture.context());
    page.show();
    QTRY_COMPARE(page.model()->rowCount(), 1);
    auto *card = page.findChild<QWidget *>(u"leftTodayCard"_s);
    QVERIFY(!card->isVisible()); // nothing was used yet
    press(page, u"connectionTestButton"_s); // its calls cost credits
    QTRY_VERIFY_WITH_TIMEOUT(card->isVisible(), 20'000);
    const auto list = loadConnections(*fixture.application);
    QVERIFY(list);
    QCOMPARE(list->leftToday.size(), 1);
    QCOMPARE(list->leftToday.first().name, u"Harbour Demo"_s);
    QVERIFY(list->leftToday.first().left > 0);
    QVERIFY(list->leftToday.first().left < list->leftToday.first().limit);
}

QObject *sluice::testing::makeConnectionMendingTest()
{
    return new ConnectionMendingTest;
}

#include "tst_connectionmending.moc"
