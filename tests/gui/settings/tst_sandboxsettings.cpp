// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/main/mainwindow.h"
#include "console/settings/sandboxadmin.h"
#include "console/settings/settingsdialog.h"
#include "console/settings/shortcutsdialog.h"
#include "gui/main/consolefixture.h"
#include "gui/settings/settingstests.h"

#include <QAction>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// What the page Sandbox asks of a sandbox that runs, and the way there from the window.
class SandboxSettingsTest final : public QObject
{
    Q_OBJECT

private slots:
    void faultsComeAndGo();
    void windowOpensItsSettings();
};

// HttpClient never works on the GUI thread.
template <class Work> Result<int> onAThread(Work work)
{
    Result<int> done = 0;
    std::thread([&done, &work] { done = work(); }).join();
    return done;
}

void SandboxSettingsTest::faultsComeAndGo()
{
    ConsoleFixture console({u"--scale"_s, u"50"_s});
    QCOMPARE(console.problem(), QString());
    const QString path = console.dataDirectory() + u"/faults.json"_s;
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"([{"service":"klaviyo","nth":1000000,"action":{"status":503}}])");
    file.close();
    const auto faults = [&console] {
        return console.sandbox().get(u"/faults"_s).value("faults"_L1).toArray().size();
    };
    QCOMPARE(faults(), 0);
    auto used = onAThread([&] { return useSandboxFaults(console.application(), path); });
    QVERIFY2(used.has_value(), used ? "" : qPrintable(used.error().text()));
    QCOMPARE(*used, 1);
    QCOMPARE(faults(), 1);
    const auto reset = onAThread([&] { return resetSandboxes(console.application()); });
    QVERIFY2(reset.has_value(), reset ? "" : qPrintable(reset.error().text()));
    QCOMPARE(faults(), 0);
    used = onAThread([&] { return useSandboxFaults(console.application(), u"/no/file"_s); });
    QVERIFY(!used);
}

void SandboxSettingsTest::windowOpensItsSettings()
{
    ConsoleFixture console({u"--scale"_s, u"50"_s});
    QCOMPARE(console.problem(), QString());
    MainWindow *window = console.window();
    auto *action = window->findChild<QAction *>(u"actionSettings"_s);
    QCOMPARE(action->shortcut(), QKeySequence(u"Ctrl+,"_s));
    action->trigger();
    auto *dialog = window->findChild<SettingsDialog *>();
    QVERIFY(dialog);
    dialog->reject();
    window->findChild<QAction *>(u"actionShortcuts"_s)->trigger();
    auto *keys = window->findChild<ShortcutsDialog *>();
    QVERIFY(keys);
    keys->reject();
    // Whatever destroys or sends asks first, and says so by its dots.
    for (const char *name : {"actionRun", "actionRetryRejected", "actionUndo", "actionEraseRun"})
        QVERIFY2(
            window->findChild<QAction *>(QLatin1StringView(name))->text().endsWith(u'…'), name);
}

QObject *makeSandboxSettingsTest()
{
    return new SandboxSettingsTest;
}

#include "tst_sandboxsettings.moc"
