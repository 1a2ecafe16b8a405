// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"
#include "app/controlapi/controlkey.h"
#include "console/main/consolesettings.h"
#include "console/main/mainwindow.h"
#include "console/theme/theme.h"
#include "gui/guimain.h"
#include "gui/main/consolefixture.h"

#include <QAction>
#include <QDialog>
#include <QEventLoop>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPushButton>
#include <QSettings>
#include <QTcpServer>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace sluice::testing {

// The console's control API, pressed by object names and asked over HTTP.
class GuiControlTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void isOffByDefault();
    void servesWhatIsChosen();
    void isRememberedUntilItIsStopped();
    void asksBeforeOthersReachIt();
    void saysWhyItFailed();

private:
    QDialog *openDialog();
    template <class T> T *part(QDialog *dialog, const char *name) const
    {
        return dialog->findChild<T *>(QLatin1StringView(name));
    }
    QWidget *status() const
    {
        return m_console->window()->findChild<QWidget *>(u"statusControl"_s);
    }
    QString statusText() const { return status()->property("text").toString(); }
    // The address that the status bar names; empty: it is off.
    QString listening() const { return statusText().section(u' ', -1); }
    int ask(const QString &address, const QString &path, bool withKey);
    void switchOn(QDialog *dialog); // by the keyboard alone

    std::unique_ptr<ConsoleFixture> m_console;
};

void GuiControlTest::initTestCase()
{
    m_console = std::make_unique<ConsoleFixture>(
        QStringList{u"--limits"_s, u"off"_s, u"--scale"_s, u"20"_s});
    QVERIFY2(m_console->problem().isEmpty(), qPrintable(m_console->problem()));
}

// A new window each time: off, and nothing is remembered.
void GuiControlTest::cleanup()
{
    m_console->closeWindow();
    ConsoleSettings().setControl(
        m_console->dataDirectory(), {.isOn = false, .address = u"127.0.0.1:0"_s, .jobs = {}});
    m_console->prompt().isYes = false;
    m_console->prompt().asked.clear();
    m_console->openWindow();
}

QDialog *GuiControlTest::openDialog()
{
    m_console->window()->findChild<QAction *>(u"actionControlApi"_s)->trigger();
    auto *dialog = m_console->window()->findChild<QDialog *>(u"controlDialog"_s);
    const bool isLoaded = dialog && QTest::qWaitFor([this, dialog] {
        return part<QListWidget>(dialog, "servedJobsList")->count() == 1;
    });
    return isLoaded ? dialog : nullptr;
}

int GuiControlTest::ask(const QString &address, const QString &path, bool withKey)
{
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(u"http://"_s + address + path));
    request.setTransferTimeout(10'000);
    if (withKey) {
        const auto key = controlKey(m_console->dataDirectory());
        request.setRawHeader("Authorization", "Bearer " + key->reveal());
    }
    const std::unique_ptr<QNetworkReply> reply(network.get(request));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished())
        loop.exec();
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

void GuiControlTest::switchOn(QDialog *dialog)
{
    auto *list = part<QListWidget>(dialog, "servedJobsList");
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Space);
    auto *button = part<QPushButton>(dialog, "switchButton");
    QVERIFY(button->isEnabled());
    QTest::keyClick(dialog, Qt::Key_Return);
}

void GuiControlTest::isOffByDefault()
{
    ConsoleSettings().setControl(m_console->dataDirectory(), {});
    QSettings(QSettings::IniFormat, QSettings::UserScope, u"sluice"_s, u"console"_s).clear();
    QVERIFY(status()->isHidden());
    QDialog *dialog = openDialog();
    QVERIFY(dialog);
    QCOMPARE(part<QLineEdit>(dialog, "addressEdit")->text(), u"127.0.0.1:6779"_s);
    auto *button = part<QPushButton>(dialog, "switchButton");
    auto *list = part<QListWidget>(dialog, "servedJobsList");
    QVERIFY(!button->isEnabled());
    QVERIFY(!button->toolTip().isEmpty());
    list->item(0)->setCheckState(Qt::Checked);
    QVERIFY(button->isEnabled());
    for (const QString &wrong : {QString(), u"127.0.0.1:99999"_s}) {
        part<QLineEdit>(dialog, "addressEdit")->setText(wrong);
        QVERIFY2(!button->isEnabled(), qPrintable(wrong));
    }
    QCOMPARE(namelessWidgets(dialog), QStringList());
    QVERIFY(part<QLabel>(dialog, "keyPathLabel")->text().endsWith(u"/control.key"_s));
    dialog->close();
}

void GuiControlTest::servesWhatIsChosen()
{
    QDialog *dialog = openDialog();
    QVERIFY(dialog);
    switchOn(dialog);
    QTRY_VERIFY(!status()->isHidden());
    const QString address = listening();
    QVERIFY2(address.startsWith(u"127.0.0.1:"_s), qPrintable(statusText()));
    QVERIFY(!address.endsWith(u":0"_s));
    QVERIFY(status()->toolTip().contains(u"Import shop"_s));
    QCOMPARE(ask(address, u"/healthz"_s, false), 200);
    QCOMPARE(ask(address, u"/sync/status"_s, false), 401);
    QCOMPARE(ask(address, u"/sync/status"_s, true), 200);
    QVERIFY(!part<QLineEdit>(dialog, "addressEdit")->isEnabled());
    QVERIFY(part<QLabel>(dialog, "addressNote")->text().contains(address));
    const auto key = controlKey(m_console->dataDirectory());
    for (const auto *label : m_console->window()->findChildren<QLabel *>())
        QVERIFY(!label->text().contains(QString::fromUtf8(key->reveal())));
    for (const Theme::Mode mode : {Theme::Mode::Dark, Theme::Mode::Light}) {
        Theme::instance().setMode(mode);
        QTest::qWait(50);
        const QString theme = mode == Theme::Mode::Light ? u"light"_s : u"dark"_s;
        takePicture(*dialog, u"control-on-%1"_s.arg(theme));
        takePicture(*m_console->window(), u"control-window-%1"_s.arg(theme));
    }
    QTest::keyClick(dialog, Qt::Key_Return); // Stop Serving
    QTRY_VERIFY(status()->isHidden());
    QCOMPARE(ask(address, u"/healthz"_s, false), 0);
    dialog->close();
}

void GuiControlTest::isRememberedUntilItIsStopped()
{
    QDialog *dialog = openDialog();
    QVERIFY(dialog);
    switchOn(dialog);
    QTRY_VERIFY(!status()->isHidden());
    const QString before = listening();
    m_console->closeWindow();
    QCOMPARE(ask(before, u"/healthz"_s, false), 0); // off with the window
    m_console->openWindow();
    QTRY_VERIFY(!status()->isHidden());
    QCOMPARE(ask(listening(), u"/healthz"_s, false), 200);
    dialog = openDialog();
    QVERIFY(dialog);
    QCOMPARE(part<QListWidget>(dialog, "servedJobsList")->item(0)->checkState(), Qt::Checked);
    part<QPushButton>(dialog, "switchButton")->click();
    QTRY_VERIFY(status()->isHidden());
    m_console->closeWindow();
    m_console->openWindow();
    QTest::qWait(300);
    QVERIFY(status()->isHidden());
}

void GuiControlTest::asksBeforeOthersReachIt()
{
    QDialog *dialog = openDialog();
    QVERIFY(dialog);
    part<QLineEdit>(dialog, "addressEdit")->setText(u"0.0.0.0:0"_s);
    switchOn(dialog);
    QCOMPARE(m_console->prompt().asked.size(), 1);
    QVERIFY(m_console->prompt().last.isDestructive);
    QVERIFY(m_console->prompt().last.text.contains(u"not encrypted"_s));
    QTest::qWait(200);
    QVERIFY(status()->isHidden()); // the answer was no
    QVERIFY(!ConsoleSettings().control(m_console->dataDirectory()).isOn);
    takePicture(*dialog, u"control-beyond"_s);
    dialog->close();
}

void GuiControlTest::saysWhyItFailed()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    QDialog *dialog = openDialog();
    QVERIFY(dialog);
    part<QLineEdit>(dialog, "addressEdit")->setText(u"127.0.0.1:%1"_s.arg(other.serverPort()));
    switchOn(dialog);
    QTRY_COMPARE(statusText(), u"Control API failed"_s);
    const auto *problem = part<QLabel>(dialog, "problemLabel");
    QVERIFY(problem->isVisible());
    QVERIFY2(
        problem->text().contains(QString::number(other.serverPort())), qPrintable(problem->text()));
    takePicture(*dialog, u"control-failed"_s);
    QVERIFY(!ConsoleSettings().control(m_console->dataDirectory()).isOn); // not tried by itself
    other.close();
    part<QPushButton>(dialog, "switchButton")->click(); // once more
    QTRY_VERIFY(statusText().startsWith(u"Control API at"_s));
    QVERIFY(ConsoleSettings().control(m_console->dataDirectory()).isOn);
    QVERIFY(problem->isHidden());
}

} // namespace sluice::testing

int main(int argc, char **argv)
{
    sluice::testing::GuiMain<> gui(argc, argv);
    return gui.run<sluice::testing::GuiControlTest>();
}

#include "tst_gui_control.moc"
