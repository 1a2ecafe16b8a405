// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/connections.h"
#include "app/documents/jobs.h"
#include "app/runs/runs.h"
#include "console/theme/theme.h"
#include "console/welcome/movingdialog.h"
#include "console/welcome/welcomepage.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/navigationlist.h"
#include "gui/welcome/welcomebench.h"

#include <QDialog>
#include <QLabel>
#include <QTabWidget>

namespace sluice::testing {

// The first start: what is shown, and how few clicks lead to a run of each sync.
class WelcomePageTest final : public QObject
{
    Q_OBJECT

private slots:
    void fourClicksToARun_data();
    void fourClicksToARun();
    void onlyWhereNothingIs();
    void keyboardAlone();
    void movingSaysWhatToSwitchOff();
    void exportsWithoutSecrets();

private:
    static void clickPage(FirstStart &start, const QString &key);
};

void WelcomePageTest::clickPage(FirstStart &start, const QString &key)
{
    auto *list = start.window()->findChild<NavigationList *>();
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        const QModelIndex index = list->model()->index(row, 0);
        start.window()->findChild<QAction *>("actionPage-"_L1 + key);
        if (index.data().toString()
            != start.window()->findChild<QAction *>("actionPage-"_L1 + key)->text())
            continue;
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(index).center());
        return;
    }
    QFAIL("no such page");
}

void WelcomePageTest::fourClicksToARun_data()
{
    QTest::addColumn<QString>("page");
    QTest::newRow("CRM Bulk") << u"crm"_s;
    QTest::newRow("Analytics") << u"analytics"_s;
    QTest::newRow("Klaviyo") << u"klaviyo"_s;
}

// Acceptance 1 of the console: from the first start to a finished run of each sync.
void WelcomePageTest::fourClicksToARun()
{
    QFETCH(const QString, page);
    FirstStart start;
    QCOMPARE(start.problem(), QString());
    start.openWindow();
    QTRY_COMPARE_WITH_TIMEOUT(start.page(), u"welcome"_s, kWelcomeLimitMs);
    const ClickCounter counter;
    clickOn(start.widget<QWidget>(u"trySandboxButton"_s)); // 1
    QTRY_VERIFY_WITH_TIMEOUT(start.page() != "welcome"_L1, kWelcomeLimitMs);
    QCOMPARE(start.window()->environment(), u"sandbox"_s);
    auto *bar = start.window()->findChild<MessageBar *>(u"sandboxBar"_s);
    QVERIFY(bar->isVisible());
    QCOMPARE(bar->text(), u"You are in the sandbox. Nothing leaves this computer."_s);
    if (start.page() != page)
        clickPage(start, page); // 2
    QCOMPARE(start.page(), page);
    auto *run = start.window()->findChild<QAction *>(u"actionRun"_s);
    QTRY_VERIFY_WITH_TIMEOUT(run->isEnabled(), kWelcomeLimitMs);
    clickOn(toolButtonOf(start.window(), u"actionRun"_s)); // 3
    QPushButton *go = nullptr;
    QTRY_VERIFY((go = start.window()->findChild<QPushButton *>(u"dialogRunButton"_s)));
    QTRY_VERIFY(go->isEnabled() && go->isVisible());
    clickOn(go); // 4
    QTRY_VERIFY_WITH_TIMEOUT(start.newestRun() && isEnded(start.newestRun()->state), kWelcomeRunMs);
    const RunRow ended = *start.newestRun();
    QVERIFY2(ended.state == RunState::Completed || ended.state == RunState::CompletedWithRejections,
        qPrintable(ended.reason));
    QVERIFY(ended.counts.read > 0);
    QVERIFY(ended.counts.balances());
    QVERIFY2(counter.clicks() <= 4, qPrintable(QString::number(counter.clicks())));
    QVERIFY(counter.clicks() >= 3); // they were counted
    qInfo("%d clicks", counter.clicks());
}

void WelcomePageTest::onlyWhereNothingIs()
{
    FirstStart start;
    QCOMPARE(start.problem(), QString());
    start.openWindow();
    QTRY_COMPARE_WITH_TIMEOUT(start.page(), u"welcome"_s, kWelcomeLimitMs);
    QVERIFY(start.window()->findChild<NavigationList *>()->currentPage().isEmpty());
    QVERIFY(!start.window()->findChild<QWidget *>(u"environmentCombo"_s)->isEnabled());
    QVERIFY(!start.window()->findChild<QAction *>(u"actionRun"_s)->isEnabled());
    QCOMPARE(namelessWidgets(start.window()), QStringList());
    clickOn(start.widget<QWidget>(u"skipButton"_s));
    QVERIFY(start.page() != "welcome"_L1);
    start.window()->findChild<QAction *>(u"actionWelcome"_s)->trigger();
    QCOMPARE(start.page(), u"welcome"_s);
    clickPage(start, u"runs"_s); // the pages are a click away
    QCOMPARE(start.page(), u"runs"_s);
    start.close();

    Connection connection;
    connection.name = u"Our CRM"_s;
    connection.service = u"zoho-crm"_s;
    connection.environment = u"production"_s;
    connection.settings = {{u"dataCentre"_s, u"eu"_s}};
    QVERIFY(start.application().connections().save(connection));
    start.openWindow();
    QTRY_VERIFY(start.window()->findChild<QWidget *>(u"environmentCombo"_s)->isEnabled());
    QThreadPool::globalInstance()->waitForDone();
    QTest::qWait(50);
    QVERIFY(start.page() != "welcome"_L1); // something exists
}

void WelcomePageTest::keyboardAlone()
{
    FirstStart start;
    QCOMPARE(start.problem(), QString());
    start.openWindow();
    QVERIFY(QTest::qWaitForWindowActive(start.window()));
    QTRY_COMPARE_WITH_TIMEOUT(start.page(), u"welcome"_s, kWelcomeLimitMs);
    auto *first = start.widget<QWidget>(u"trySandboxButton"_s);
    QTRY_VERIFY(first->hasFocus());
    QTest::keyClick(first, Qt::Key_Down);
    auto *second = start.widget<QWidget>(u"connectAccountsButton"_s);
    QVERIFY(second->hasFocus());
    QTest::keyClick(second, Qt::Key_Return);
    QTRY_VERIFY(start.window()->findChild<QDialog *>(u"connectDialog"_s));
    auto *dialog = start.window()->findChild<QDialog *>(u"connectDialog"_s);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!start.window()->findChild<QDialog *>(u"connectDialog"_s));
    start.window()->activateWindow();
    second->setFocus();
    QTest::keyClick(second, Qt::Key_Down);
    QTest::keyClick(start.widget<QWidget>(u"importConfigurationButton"_s), Qt::Key_Space);
    QTRY_VERIFY(start.window()->findChild<QDialog *>(u"importDialog"_s));
}

void WelcomePageTest::movingSaysWhatToSwitchOff()
{
    FirstStart start;
    QCOMPARE(start.problem(), QString());
    start.openWindow();
    QTRY_COMPARE_WITH_TIMEOUT(start.page(), u"welcome"_s, kWelcomeLimitMs);
    clickOn(start.widget<QWidget>(u"movingButton"_s));
    auto *dialog = start.window()->findChild<MovingDialog *>();
    QVERIFY(dialog);
    QCOMPARE(namelessWidgets(dialog), QStringList());
    QString text;
    for (const QLabel *label : dialog->findChildren<QLabel *>())
        text += label->text() + u'\n';
    for (const char *part :
        {"BulkJobSchedule", "ZohoCRMDataProcessor", "zohocrm_bulk_callback", "CSVFILES",
            "ZohoAnalyticsDatastoreSyncRecord", "zoho_analytics_datastore_sync_routes_handler",
            "Failed_to_update_analytics", "BULK_IMPORT_PORT", "6779", "klaviyo-ct-plugin-lock"})
        QVERIFY2(text.contains(QLatin1StringView(part)), part);
    auto *tabs = dialog->findChild<QTabWidget *>();
    QCOMPARE(tabs->count(), 3);
    for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        Theme::instance().setMode(mode);
        for (int tab = 0; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            QTest::qWait(20);
            takePicture(*dialog,
                u"moving-%1-%2"_s.arg(mode == Theme::Mode::Light ? u"light"_s : u"dark"_s)
                    .arg(tab));
        }
    }
    Theme::instance().setMode(Theme::Mode::Light);
    clickOn(dialog->findChild<QPushButton *>(u"movingImportButton"_s));
    QTRY_VERIFY(start.window()->findChild<QDialog *>(u"importDialog"_s));
}

void WelcomePageTest::exportsWithoutSecrets()
{
    FirstStart start;
    QCOMPARE(start.problem(), QString());
    Connection connection;
    connection.name = u"Klaviyo"_s;
    connection.service = u"klaviyo"_s;
    connection.environment = u"test"_s;
    QVERIFY(start.application().connections().save(
        connection, {{u"privateKey"_s, Secret("pk_not_for_files")}}));
    start.openWindow();
    const QTemporaryDir folder;
    start.prompt().path = folder.path();
    start.window()->findChild<QAction *>(u"actionExportConfiguration"_s)->trigger();
    auto *bar = start.window()->findChild<MessageBar *>(u"sandboxBar"_s);
    QTRY_VERIFY(bar->isVisible());
    QVERIFY2(bar->tone() == Tone::Success, qPrintable(bar->text()));
    for (const QString &name : {u"connections.json"_s, u"jobs.json"_s}) {
        QFile file(folder.filePath(name));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(name));
        QVERIFY(!file.readAll().contains("pk_not_for_files"));
    }
}

QObject *makeWelcomePageTest()
{
    return new WelcomePageTest;
}

} // namespace sluice::testing

#include "tst_welcomepage.moc"
