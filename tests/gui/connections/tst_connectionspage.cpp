// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/connections.h"
#include "console/connections/connectiondialog.h"
#include "console/connections/connectionmodel.h"
#include "console/connections/connectionspage.h"
#include "console/connections/connectiontester.h"
#include "console/connections/connectionwords.h"
#include "console/connections/importdialog.h"
#include "console/connections/signindialog.h"
#include "console/settings/vaultwords.h"
#include "console/theme/theme.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/rowview.h"
#include "console/widgets/steplist.h"
#include "core/auth/vault.h"
#include "gui/connections/connectionsbench.h"
#include "gui/pagefixture.h"
#include "support/sandboxprocess.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// The page Connections: its list, its panel, and what it asks before it acts.
class ConnectionsPageTest final : public ConnectionsBench
{
    Q_OBJECT

private slots:
    void rowsComeAndGoExactly();
    void tellsWhoUsesItAndNotes();
    void emptyPageOffersToAdd();
    void testTicksEachStep();
    void failedTestSaysWhatToDo();
    void testsEveryService();
    void signsOutAfterTheQuestion();
    void removesAfterTheQuestion();
    void importsAFile();
    void findsByText();
    void menuFollowsTheSelection();
    void vaultForTheSessionIsTold();
    void everythingHasAName();
    void pictures();
};

void ConnectionsPageTest::rowsComeAndGoExactly()
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

void ConnectionsPageTest::tellsWhoUsesItAndNotes()
{
    ConnectionModel model;
    ListedConnection used = listedAs(u"1"_s, u"a"_s);
    used.jobs = {u"Clean up leads"_s, u"Sort leads"_s};
    used.connection.settings.insert(u"notes"_s, u"Ask Kim first"_s);
    model.setConnections({used, listedAs(u"2"_s, u"b"_s)});
    const auto cell = [&model](int row, int role) {
        return model.index(row, ConnectionModel::UsedBy).data(role).toString();
    };
    QVERIFY(cell(0, Qt::DisplayRole).startsWith(u"2 job"_s));
    QCOMPARE(cell(0, Qt::ToolTipRole), u"Clean up leads\nSort leads"_s);
    QCOMPARE(cell(1, Qt::DisplayRole), u"—"_s);
    QCOMPARE(model.headerData(ConnectionModel::UsedBy, Qt::Horizontal, Qt::DisplayRole).toString(),
        u"Used By"_s);

    // What is noted in the form is kept, and stands in the panel.
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    QVERIFY(fixture.application->connections().import(connectionFile(true)));
    ConnectionsPage page(fixture.context());
    page.show();
    QTRY_COMPARE(page.model()->rowCount(), 1);
    press(page, u"connectionEditButton"_s);
    auto *dialog = page.findChild<ConnectionDialog *>();
    QVERIFY(dialog);
    childOf<QLineEdit>(*dialog, u"notesEdit"_s)->setText(u"Ask Kim first"_s);
    press(*dialog, u"saveButton"_s);
    QTRY_COMPARE(
        page.model()->at(0).connection.settings.value("notes"_L1).toString(), u"Ask Kim first"_s);
    const auto *panel = page.findChild<QWidget *>(u"connectionPanel"_s);
    QTRY_VERIFY([panel] {
        for (const QLabel *label : panel->findChildren<QLabel *>()) {
            if (label->text().contains(u"Ask Kim first"_s))
                return true;
        }
        return false;
    }());
}

void ConnectionsPageTest::emptyPageOffersToAdd()
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

void ConnectionsPageTest::testTicksEachStep()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    QVERIFY(fixture.application->connections().import(connectionFile(true)));
    ConnectionsPage page(fixture.context());
    page.show();
    QTRY_COMPARE(page.model()->rowCount(), 1);
    QCOMPARE(page.model()->at(0).state, u"ready"_s);
    const auto *steps = page.findChild<StepList *>();
    const auto *button = childOf<QPushButton>(page, u"connectionTestButton"_s);
    QList<qsizetype> done;
    QStringList offers;
    connect(page.tester(), &ConnectionTester::stepChanged, &page, [steps, button, &done, &offers] {
        done.append(
            std::ranges::count(steps->steps(), StepList::State::Done, &StepList::Step::state));
        offers.append(button->text());
    });
    QSignalSpy finished(page.tester(), &ConnectionTester::finished);
    press(page, u"connectionTestButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!finished.isEmpty(), 20'000);
    QVERIFY(finished.first().at(1).toBool());
    QVERIFY(offers.contains(u"Cancel"_s)); // while it goes on
    QCOMPARE(std::ranges::count(steps->steps(), StepList::State::Done, &StepList::Step::state), 7);
    QVERIFY(std::ranges::is_sorted(done)); // one after the other
    QVERIFY(done.size() >= 7);
    QVERIFY(!steps->steps().first().time.isEmpty());
    QCOMPARE(childOf<QPushButton>(page, u"connectionTestButton"_s)->text(), u"Test Again"_s);
    QTRY_VERIFY(page.model()->at(0).testedAtMs > 0);
    QVERIFY(page.model()->index(0, ConnectionModel::LastTested).data().toString() != u"—"_s);
}

void ConnectionsPageTest::failedTestSaysWhatToDo()
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
    QCOMPARE(failed->actions.first().id, u"mend"_s);
    QCOMPARE(failed->actions.first().text, u"Sign In…"_s);
    QCOMPARE(steps.last().state, StepList::State::NotRun);
}

// The sandbox's own connection file, each service of it.
void ConnectionsPageTest::testsEveryService()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"connections.json"_s);
    SandboxProcess sandbox;
    QCOMPARE(sandbox.start(QStringLiteral(SLUICE_SANDBOX_PROGRAM), {u"--connections-out"_s, path}),
        QString());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    QVERIFY(fixture.application->connections().import(file.readAll()));
    ConnectionsPage page(fixture.context());
    page.show();
    QTRY_COMPARE(page.model()->rowCount(), 5);
    for (int row = 0; row < page.model()->rowCount(); ++row) {
        const Connection connection = page.model()->at(row).connection;
        page.select(connection.id);
        QVERIFY(childOf<QPushButton>(page, u"connectionTestButton"_s)->isEnabled());
        QVERIFY(childOf<QPushButton>(page, u"connectionEditButton"_s)->isEnabled());
        QCOMPARE(childOf<QPushButton>(page, u"connectionSignInButton"_s)->isEnabled(),
            hasSignIn(connection.service));
        QSignalSpy finished(page.tester(), &ConnectionTester::finished);
        press(page, u"connectionTestButton"_s);
        QVERIFY(finished.wait(20'000));
        QStringList problems;
        for (const StepList::Step &step : page.findChild<StepList *>()->steps())
            problems << step.problem + step.advice;
        QVERIFY2(finished.first().at(1).toBool(),
            qPrintable(connection.service + u": "_s + problems.join(u' ')));
        takePicture(page, u"connections-"_s + connection.service);
    }
    sandbox.stop();
}

void ConnectionsPageTest::signsOutAfterTheQuestion()
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

void ConnectionsPageTest::removesAfterTheQuestion()
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

void ConnectionsPageTest::importsAFile()
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
    auto *dialog = page.findChild<ImportDialog *>();
    QVERIFY(dialog);
    QPointer<QPushButton> import = childOf<QPushButton>(*dialog, u"importButton"_s);
    QTRY_VERIFY(import->isEnabled());
    QVERIFY2(allTextIn(dialog).contains(u"Harbour Demo, new"_s), qPrintable(allTextIn(dialog)));
    QCOMPARE(page.model()->rowCount(), 0); // nothing was changed yet
    import->click();
    QTRY_COMPARE(page.model()->rowCount(), 1);
    QCOMPARE(page.findChild<MessageBar *>()->tone(), Tone::Success);
    QTRY_VERIFY(!page.findChild<ImportDialog *>());
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write("{}");
    file.close();
    press(page, u"connectionImportButton"_s);
    dialog = page.findChild<ImportDialog *>();
    QTRY_VERIFY(allTextIn(dialog).contains(u"cannot be imported"_s));
    QVERIFY(!childOf<QPushButton>(*dialog, u"importButton"_s)->isEnabled());
    QCOMPARE(page.model()->rowCount(), 1);
}

void ConnectionsPageTest::findsByText()
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

// As the panel beside the list: with the words and the limits of its buttons.
void ConnectionsPageTest::menuFollowsTheSelection()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    static const char *const kKey = R"json({"formatVersion":1,"connections":[
        {"name":"Mails","service":"klaviyo","environment":"sandbox","settings":
            {"apiUrl":"http://127.0.0.1:9"},"secrets":{"privateKey":{"sandbox":"pk_a"}}}]})json";
    QVERIFY(fixture.application->connections().import(connectionFile(false)));
    QVERIFY(fixture.application->connections().import(kKey));
    ConnectionsPage page(fixture.context());
    page.show();
    page.activate();
    QTRY_COMPARE(page.model()->rowCount(), 2);
    auto *view = page.findChild<RowView *>(u"connectionTable"_s);
    const auto menuOf = [&page, view](const QString &name) {
        for (int row = 0; row < page.model()->rowCount(); ++row) {
            if (page.model()->at(row).connection.name == name)
                page.select(page.model()->at(row).connection.id);
        }
        view->customContextMenuRequested({5, 5});
        QStringList texts;
        QPointer<QMenu> menu = page.findChild<QMenu *>(u"connectionMenu"_s);
        for (const QAction *action : menu ? menu->actions() : QList<QAction *>()) {
            if (!action->isSeparator() && action->isEnabled())
                texts << action->text();
        }
        delete menu;
        return texts;
    };
    const QStringList ofCrm = menuOf(u"Harbour Demo"_s);
    const QStringList ofKey = menuOf(u"Mails"_s);
    for (const QString &text : {u"Test"_s, u"Edit…"_s, u"Duplicate"_s, u"Remove…"_s}) {
        QVERIFY2(ofCrm.contains(text), qPrintable(ofCrm.join(u", "_s)));
        QVERIFY2(ofKey.contains(text), qPrintable(ofKey.join(u", "_s)));
    }
    QCOMPARE(ofCrm.filter(u"Sign In"_s).size(), 1);
    QCOMPARE(ofKey.filter(u"Sign In"_s).size(), 0);
    // It does what the button does, with the connection that is chosen.
    view->customContextMenuRequested({5, 5});
    auto *edit = page.findChild<QAction *>(u"menu-connectionEditButton"_s);
    QVERIFY(edit);
    edit->trigger();
    auto *dialog = page.findChild<ConnectionDialog *>();
    QVERIFY(dialog);
    QCOMPARE(childOf<QLineEdit>(*dialog, u"nameEdit"_s)->text(), u"Mails"_s);
    page.findChild<QMenu *>(u"connectionMenu"_s)->close();
}

void ConnectionsPageTest::vaultForTheSessionIsTold()
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
    QCOMPARE(bar->text(), vaultInWords(fixture.application->vault().standing()));
    bar->dismiss();
    page.reload();
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    QVERIFY(!bar->isVisible()); // what was closed stays closed
}

void ConnectionsPageTest::everythingHasAName()
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

void ConnectionsPageTest::pictures()
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

QObject *sluice::testing::makeConnectionsPageTest()
{
    return new ConnectionsPageTest;
}

#include "tst_connectionspage.moc"
