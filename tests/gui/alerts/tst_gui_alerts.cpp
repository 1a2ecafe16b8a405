// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/alerts/alerts.h"
#include "app/vaultkeys.h"
#include "console/alerts/desktopalerts.h"
#include "console/main/mainwindow.h"
#include "console/settings/vaultkeydialog.h"
#include "console/theme/theme.h"
#include "gui/alerts/alertsbench.h"
#include "gui/guimain.h"
#include "support/rawserver.h"
#include "support/smtpsink.h"

#include <QAction>
#include <QSpinBox>
#include <QTabWidget>
#include <QThread>

using namespace Qt::StringLiterals;

namespace sluice::testing {

namespace {

const QString kReadyName = u"Failed_to_update_analytics"_s;

} // namespace

// Alerts… with real rules: what is shown, kept, refused and sent.
class AlertsDialogTest final : public QObject
{
    Q_OBJECT

private slots:
    void showsTheReadyRule();
    void savesWhatIsChosen_data();
    void savesWhatIsChosen();
    void keepsWhatItDoesNotShow();
    void saysWhatIsMissing_data();
    void saysWhatIsMissing();
    void recipientsOfAJob();
    void secretsStay();
    void aLockedVaultIsAskedForInPlace();
    void namesAreOnce();
    void removesAndAddsAgain();
    void asksBeforeChangesAreLost();
    void sendsATest();
    void saysWhyATestFailed();
    void showsOnTheDesktop();
    void theMenuOpensIt();
    void pictures();

private:
    static QJsonObject jsonOf(const Result<AlertRule> &rule)
    {
        return rule ? alertRuleToJson(*rule) : QJsonObject();
    }
};

void AlertsDialogTest::showsTheReadyRule()
{
    AlertsBench bench;
    QCOMPARE(bench.open(), QString());
    QCOMPARE(bench.list()->item(0)->text(), kReadyName);
    QCOMPARE(bench.find<QLineEdit>("alertNameEdit")->text(), kReadyName);
    for (const char *box :
        {"failedRunsCheck", "failedRowsCheck", "missedCheck", "kindAnalyticsCheck", "desktopCheck"})
        QVERIFY2(bench.find<QCheckBox>(box)->isChecked(), box);
    for (const char *box :
        {"silenceCheck", "percentCheck", "kindCrmCheck", "mailCheck", "hookCheck"})
        QVERIFY2(!bench.find<QCheckBox>(box)->isChecked(), box);
    auto *hours = bench.find<QDoubleSpinBox>("silenceSpin");
    QCOMPARE(hours->text(), u"24"_s);
    hours->setValue(0.25);
    QCOMPARE(hours->text(), hours->locale().toString(0.25));
    hours->setValue(24);
    QVERIFY(!bench.canSave());
    QVERIFY(!bench.find<QPushButton>("addReadyButton")->isVisible());
    QVERIFY(bench.find<QPushButton>("sendTestButton")->isEnabled());
}

void AlertsDialogTest::savesWhatIsChosen_data()
{
    QTest::addColumn<QByteArray>("box");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("runs") << QByteArray("failedRunsCheck") << u"failedRuns"_s << QJsonValue();
    QTest::newRow("rows") << QByteArray("failedRowsCheck") << u"failedRows"_s << QJsonValue();
    QTest::newRow("missed") << QByteArray("missedCheck") << u"missedSchedules"_s << QJsonValue();
    QTest::newRow("silence") << QByteArray("silenceCheck") << u"nothingSyncedHours"_s
                             << QJsonValue(24);
    QTest::newRow("percent") << QByteArray("percentCheck") << u"rejectedPercentAbove"_s
                             << QJsonValue(5);
}

void AlertsDialogTest::savesWhatIsChosen()
{
    QFETCH(QByteArray, box);
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    AlertsBench bench;
    QCOMPARE(bench.open(), QString());
    auto *check = bench.find<QCheckBox>(box.constData());
    check->setChecked(!check->isChecked());
    QVERIFY(bench.save());
    const QJsonObject when = jsonOf(bench.stored(kReadyName)).value("when"_L1).toObject();
    QCOMPARE(when.contains(key), check->isChecked());
    if (!value.isNull())
        QCOMPARE(when.value(key), value);
    check->setChecked(!check->isChecked());
    QVERIFY(bench.save());
    QCOMPARE(jsonOf(bench.stored(kReadyName)), alertRuleToJson(AlertRules::ready()));
}

void AlertsDialogTest::keepsWhatItDoesNotShow()
{
    AlertsBench bench;
    QCOMPARE(bench.open(kWholeRule), QString());
    const QJsonObject before = jsonOf(bench.stored(u"Night watch"_s));
    QVERIFY(!before.isEmpty());
    bench.choose(u"Night watch"_s);
    QCOMPARE(bench.find<QLineEdit>("alertNameEdit")->text(), u"Night watch"_s);
    QVERIFY(!bench.canSave());
    QVERIFY(bench.fixture.prompt.asked.isEmpty());
    QCOMPARE(bench.find<QSpinBox>("mailPortSpin")->value(), 25);
    QCOMPARE(bench.find<QComboBox>("mailTlsCombo")->currentText(), u"STARTTLS"_s);
    bench.check("desktopCheck", false);
    QVERIFY(bench.save());
    QJsonObject wanted = before;
    wanted.remove("desktop"_L1);
    QCOMPARE(jsonOf(bench.stored(u"Night watch"_s)), wanted);
    bench.check("desktopCheck");
    bench.find<QComboBox>("mailTlsCombo")->setCurrentIndex(0);
    QVERIFY(bench.save());
    QCOMPARE(bench.stored(u"Night watch"_s)->email.server, u"smtps://mail.example.com:465"_s);
}

void AlertsDialogTest::saysWhatIsMissing_data()
{
    QTest::addColumn<QByteArrayList>("boxes");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QByteArrayList{} << QString();
    QTest::newRow("no condition") << QByteArrayList{"-failedRunsCheck"}
                                  << u"Choose when it tells something."_s;
    QTest::newRow("no way") << QByteArrayList{"-desktopCheck"}
                            << u"Choose e-mail, a web hook or the desktop."_s;
    QTest::newRow("no server") << QByteArrayList{"mailCheck"} << u"Name the mail server."_s;
    QTest::newRow("no address") << QByteArrayList{"hookCheck"}
                                << u"Type the address of the web hook."_s;
}

void AlertsDialogTest::saysWhatIsMissing()
{
    QFETCH(QByteArrayList, boxes);
    QFETCH(QString, text);
    AlertsBench bench;
    QCOMPARE(bench.open(), QString());
    bench.press("addAlertButton");
    for (const QByteArray &box : boxes) {
        const bool isOn = !box.startsWith('-');
        bench.check(box.mid(isOn ? 0 : 1).constData(), isOn);
    }
    QCOMPARE(bench.canSave(), text.isEmpty());
    QCOMPARE(bench.find<QLabel>("problemLabel")->isVisible(), !text.isEmpty());
    if (!text.isEmpty())
        QCOMPARE(bench.said(), text);
}

void AlertsDialogTest::recipientsOfAJob()
{
    AlertsBench bench;
    QCOMPARE(bench.open(kWholeRule), QString());
    bench.choose(u"Night watch"_s);
    auto *forWhom = bench.find<QComboBox>("mailForCombo");
    auto *to = bench.find<QPlainTextEdit>("mailToEdit");
    QCOMPARE(to->toPlainText(), u"a@example.com\nb@example.com"_s);
    forWhom->setCurrentIndex(forWhom->findData(u"Copy orders"_s));
    QCOMPARE(to->toPlainText(), u"c@example.com"_s);
    QVERIFY(!bench.canSave()); // only looked at
    to->setPlainText(u"c@example.com, d@example"_s);
    QVERIFY(bench.canSave());
    to->setPlainText(u"c@example.com d@"_s);
    QCOMPARE(bench.said(), u"“d@” is no mail address."_s);
    to->setPlainText(u"c@example.com;d@example.com\n"_s);
    forWhom->setCurrentIndex(0);
    QCOMPARE(to->toPlainText(), u"a@example.com\nb@example.com"_s);
    QVERIFY(bench.save());
    const AlertMail mail = bench.stored(u"Night watch"_s)->email;
    QCOMPARE(mail.to, (QStringList{u"a@example.com"_s, u"b@example.com"_s}));
    QCOMPARE(mail.toByJob.value(u"Copy orders"_s),
        (QStringList{u"c@example.com"_s, u"d@example.com"_s}));
}

// Typed once, kept in the vault, never shown, and there after another name.
void AlertsDialogTest::secretsStay()
{
    AlertsBench bench;
    QCOMPARE(bench.open(), QString());
    bench.press("addAlertButton");
    bench.type("alertNameEdit", u"Hooked"_s);
    bench.check("hookCheck");
    auto *field = bench.find<QWidget>("hookUrlField");
    auto *edit = field->findChild<QLineEdit *>();
    QTest::keyClicks(edit, u"https://hooks.example.com/1/2"_s);
    QVERIFY(bench.save());
    QVERIFY(edit->isHidden());
    QVERIFY(edit->text().isEmpty());
    bench.type("alertNameEdit", u"Renamed"_s);
    QVERIFY(bench.save());
    AlertRules &rules = bench.fixture.application->alertRules();
    QVERIFY(!bench.stored(u"Hooked"_s));
    auto url = rules.secret(*bench.stored(u"Renamed"_s), u"webHookUrl"_s);
    QVERIFY(url.has_value());
    QVERIFY(url->reveal() == "https://hooks.example.com/1/2");
    field->findChild<QPushButton *>()->click(); // Replace…
    QCOMPARE(bench.canSave(), false);
    QTest::keyClicks(edit, u"ftp://hooks.example.com"_s);
    bench.press("saveAlertButton");
    QTRY_VERIFY(bench.said().contains(u"must begin with https://"_s));
    QVERIFY(rules.secret(*bench.stored(u"Renamed"_s), u"webHookUrl"_s)->reveal()
        == "https://hooks.example.com/1/2");
}

void AlertsDialogTest::aLockedVaultIsAskedForInPlace()
{
    AlertsBench bench;
    QCOMPARE(bench.open(), QString());
    bench.press("addAlertButton");
    bench.type("alertNameEdit", u"Hooked"_s);
    bench.check("hookCheck");
    auto *field = bench.find<QWidget>("hookUrlField");
    QTest::keyClicks(field->findChild<QLineEdit *>(), u"https://hooks.example.com/1/2"_s);
    QVERIFY(bench.save());
    lockVault(*bench.fixture.application);
    const auto asked = [&bench] { return bench.dialog->findChild<VaultKeyDialog *>(); };
    bench.press("sendTestButton");
    QTRY_VERIFY(asked() && asked()->isVisible());
    asked()->reject();
    QTRY_VERIFY(bench.said().contains(u"The vault is locked"_s));
    QTRY_VERIFY(!asked());
    bench.fixture.prompt.isYes = true;
    bench.press("removeAlertButton"); // its secret would stay
    QTRY_VERIFY(asked() && asked()->isVisible());
    asked()->reject();
    QTRY_VERIFY(!asked());
    QVERIFY(bench.stored(u"Hooked"_s).has_value());
    field->findChild<QPushButton *>()->click(); // Replace…
    QTest::keyClicks(field->findChild<QLineEdit *>(), u"https://hooks.example.com/3"_s);
    bench.press("saveAlertButton");
    QTRY_VERIFY(asked() && asked()->isVisible());
    asked()->findChild<QPushButton *>(u"actionButton"_s)->click(); // its key file is known
    QTRY_VERIFY(!asked() && bench.find<QPushButton>("sendTestButton")->isEnabled());
    const auto url = bench.fixture.application->alertRules().secret(
        *bench.stored(u"Hooked"_s), u"webHookUrl"_s);
    QVERIFY(url && url->reveal() == "https://hooks.example.com/3");
}

void AlertsDialogTest::namesAreOnce()
{
    AlertsBench bench;
    QCOMPARE(bench.open(kWholeRule), QString());
    bench.choose(u"Night watch"_s);
    bench.type("alertNameEdit", kReadyName);
    bench.press("saveAlertButton");
    QTRY_VERIFY(bench.said().startsWith(u"There is an alert “%1” already"_s.arg(kReadyName)));
    QVERIFY(bench.stored(u"Night watch"_s).has_value());
}

void AlertsDialogTest::removesAndAddsAgain()
{
    AlertsBench bench;
    QCOMPARE(bench.open(), QString());
    bench.press("removeAlertButton");
    QCOMPARE(bench.fixture.prompt.asked.last(), u"Remove “%1”?"_s.arg(kReadyName));
    QVERIFY(bench.stored(kReadyName).has_value()); // the answer was no
    bench.fixture.prompt.isYes = true;
    bench.press("removeAlertButton");
    QTRY_COMPARE(bench.list()->count(), 0);
    QVERIFY(!bench.stored(kReadyName));
    QTRY_VERIFY(bench.find<QPushButton>("addReadyButton")->isVisible());
    QVERIFY(bench.find<QWidget>("alertForm")->isHidden());
    bench.press("addReadyButton");
    QVERIFY(bench.save());
    QCOMPARE(jsonOf(bench.stored(kReadyName)), alertRuleToJson(AlertRules::ready()));
}

void AlertsDialogTest::asksBeforeChangesAreLost()
{
    AlertsBench bench;
    QCOMPARE(bench.open(kWholeRule), QString());
    bench.choose(u"Night watch"_s);
    bench.check("failedRunsCheck");
    bench.choose(kReadyName);
    QCOMPARE(bench.fixture.prompt.asked, QStringList{u"Discard Changes?"_s});
    QCOMPARE(bench.list()->currentItem()->text(), u"Night watch"_s);
    QVERIFY(bench.find<QCheckBox>("failedRunsCheck")->isChecked());
    bench.press("closeButton");
    QVERIFY(bench.dialog && bench.dialog->isVisible());
    bench.fixture.prompt.isYes = true;
    bench.choose(kReadyName);
    QCOMPARE(bench.find<QLineEdit>("alertNameEdit")->text(), kReadyName);
    bench.press("closeButton");
    QTRY_VERIFY(!bench.dialog);
}

void AlertsDialogTest::sendsATest()
{
    SmtpSink sink;
    RawServer hook([](const RawRequest &) { return RawReply::json("{}"); });
    AlertsBench bench;
    QCOMPARE(bench.open(), QString());
    bench.press("addAlertButton");
    bench.type("alertNameEdit", u"Everybody"_s);
    bench.check("mailCheck");
    bench.type("mailHostEdit", u"127.0.0.1"_s);
    bench.find<QComboBox>("mailTlsCombo")->setCurrentIndex(2);
    bench.find<QSpinBox>("mailPortSpin")->setValue(sink.port());
    bench.type("mailFromEdit", u"sluice@example.com"_s);
    bench.find<QPlainTextEdit>("mailToEdit")->setPlainText(u"a@example.com b@example.com"_s);
    bench.check("hookCheck");
    QTest::keyClicks(bench.find<QWidget>("hookUrlField")->findChild<QLineEdit *>(),
        hook.url(u"/hook"_s).toString());
    QVERIFY(!bench.find<QPushButton>("sendTestButton")->isEnabled()); // saved first
    QVERIFY2(bench.save(), qPrintable(bench.said()));
    auto *well = bench.find<QWidget>("trialWell");
    QVERIFY(!well->isVisible());
    bench.press("sendTestButton");
    QVERIFY(!bench.find<QPushButton>("sendTestButton")->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(well->isVisible(), 20'000);
    QStringList lines;
    for (const QLabel *label : well->findChildren<QLabel *>())
        lines << label->text();
    const QString text = lines.join(u'\n');
    for (const QString &part : {u"a@example.com"_s, u"b@example.com"_s, u"Web hook"_s, u"Desktop"_s,
             u"skipped: this desktop shows no notices"_s})
        QVERIFY2(text.contains(part), qPrintable(text));
    QCOMPARE(text.count(u"sent in"_s), 3);
    QCOMPARE(sink.mails().size(), 2);
    QCOMPARE(hook.count("/hook"), 1);
    takePicture(*bench.dialog, u"alerts-sent"_s);
}

void AlertsDialogTest::saysWhyATestFailed()
{
    RawServer hook(
        [](const RawRequest &) { return RawReply::json("{}", "500 Internal Server Error"); });
    AlertsBench bench;
    QCOMPARE(bench.open(), QString());
    bench.press("addAlertButton");
    bench.check("desktopCheck", false);
    bench.check("hookCheck");
    QTest::keyClicks(bench.find<QWidget>("hookUrlField")->findChild<QLineEdit *>(),
        hook.url(u"/secret-part"_s).toString());
    QVERIFY(bench.save());
    bench.press("sendTestButton");
    auto *well = bench.find<QWidget>("trialWell");
    QTRY_VERIFY_WITH_TIMEOUT(well->isVisible(), 20'000);
    QStringList lines;
    for (const QLabel *label : well->findChildren<QLabel *>())
        lines << label->text();
    QVERIFY2(lines.join(u'\n').contains(u"failed."_s), qPrintable(lines.join(u'\n')));
    QVERIFY(!lines.join(u'\n').contains(u"secret-part"_s));
    takePicture(*bench.dialog, u"alerts-failed"_s);
}

// On the GUI thread, whichever thread sends.
void AlertsDialogTest::showsOnTheDesktop()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    QStringList shown;
    auto desktop = std::make_unique<DesktopAlerts>(fixture.application->alerts(), nullptr,
        [&shown](const QString &title, const QString &text) {
            QVERIFY(QThread::currentThread() == qApp->thread());
            shown << title + u'\n' + text;
        });
    const auto test = [&fixture] {
        QThreadPool::globalInstance()->start([&alerts = fixture.application->alerts()] {
            [[maybe_unused]] const auto trials = alerts.test(kReadyName, CancelToken());
        });
    };
    test();
    QTRY_COMPARE(shown.size(), 1);
    QVERIFY2(shown.first().contains(kReadyName), qPrintable(shown.first()));
    desktop.reset();
    test();
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(shown.size(), 1);
}

void AlertsDialogTest::theMenuOpensIt()
{
    PageFixture fixture;
    QCOMPARE(fixture.open(), QString());
    MainWindow window(fixture.context());
    window.show();
    auto *action = window.findChild<QAction *>(u"actionAlerts"_s);
    QVERIFY(action);
    action->trigger();
    auto *dialog = window.findChild<QDialog *>(u"alertsDialog"_s);
    QVERIFY(dialog && dialog->isVisible());
    dialog->reject();
    QTRY_VERIFY(!window.findChild<QDialog *>(u"alertsDialog"_s));
}

void AlertsDialogTest::pictures()
{
    AlertsBench bench;
    QCOMPARE(bench.open(kWholeRule), QString());
    bench.choose(u"Night watch"_s);
    auto *tabs = bench.find<QTabWidget>("alertTabs");
    for (const auto mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        Theme::instance().setMode(mode);
        const QString look = mode == Theme::Mode::Dark ? u"-dark"_s : QString();
        for (int tab = 0; tab < tabs->count(); ++tab) {
            tabs->setCurrentIndex(tab);
            QTest::qWait(60);
            QCOMPARE(namelessWidgets(bench.dialog), QStringList());
            takePicture(*bench.dialog, u"alerts-%1%2"_s.arg(QString::number(tab), look));
        }
    }
    Theme::instance().setMode(Theme::Mode::Light);
}

} // namespace sluice::testing

int main(int argc, char **argv)
{
    sluice::testing::GuiMain<> gui(argc, argv);
    return gui.run<sluice::testing::AlertsDialogTest>();
}

#include "tst_gui_alerts.moc"
