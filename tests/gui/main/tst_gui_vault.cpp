// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/connections.h"
#include "app/documents/jobs.h"
#include "console/settings/settingsdialog.h"
#include "console/settings/vaultkeydialog.h"
#include "console/widgets/eliding.h"
#include "core/auth/vault.h"
#include "gui/guimain.h"
#include "gui/main/windowtest.h"

#include <QApplication>
#include <QLabel>

#include <algorithm>

namespace sluice::testing {

// The vault is locked by hand while a run is under way, whose sign-in is in it as that of a real
// account is.
class GuiVaultTest final : public WindowTest
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { close(); }
    void lockingHoldsARunUp();

private:
    void lockByHand();
    void resumeAndUnlock();
    bool shows(const QString &text) const;
    int changedTwice() const;
};

void GuiVaultTest::initTestCase()
{
    open();
    QVERIFY(!QTest::currentTestFailed());
    Application &application = m_console->application();
    const auto job = application.jobs().find(u"Clean up leads"_s);
    QVERIFY(job);
    const auto crm = application.connections().find(job->target);
    QVERIFY(crm);
    QMap<QString, Secret> values;
    for (const QString &which : {u"clientId"_s, u"clientSecret"_s, u"refreshToken"_s}) {
        auto secret = application.connections().secret(*crm, which);
        QVERIFY2(secret.has_value(), qPrintable(which));
        values.insert(which, *std::move(secret));
    }
    QVERIFY(application.connections().save(*crm, values));
}

bool GuiVaultTest::shows(const QString &text) const
{
    const auto labels = m_console->window()->findChildren<QLabel *>();
    return std::ranges::any_of(labels, [&text](const QLabel *label) {
        return label->isVisible() && label->text().contains(text);
    });
}

// How many records were changed more than once.
int GuiVaultTest::changedTwice() const
{
    const QJsonObject applied = m_console->sandbox()
                                    .get(u"/ledger/digest?service=zoho-crm&stream=Leads"_s)
                                    .value("applied"_L1)
                                    .toObject();
    int count = 0;
    for (auto it = applied.begin(); it != applied.end(); ++it)
        count += it.key().toInt() > 1 ? it.value().toInt() : 0;
    return count;
}

// It says before what becomes of the run.
void GuiVaultTest::lockByHand()
{
    action("actionSettings")->trigger();
    auto *settings = m_console->window()->findChild<SettingsDialog *>();
    QVERIFY(settings);
    settings->showPage(u"vault"_s);
    auto *lock = settings->findChild<QPushButton *>(u"vaultLockButton"_s);
    QTRY_VERIFY(lock->isVisible());
    PreparedPrompt &prompt = m_console->prompt();
    lock->click();
    QTRY_COMPARE(prompt.asked, QStringList{u"Lock the Vault?"_s});
    QVERIFY(prompt.last.isDestructive);
    for (const QString &part : {u"1 run"_s, u"under way"_s, u"attention"_s, u"resume"_s})
        QVERIFY2(prompt.last.text.contains(part), qPrintable(prompt.last.text));
    QCOMPARE(m_console->application().vault().state(), VaultState::Ready); // it was cancelled
    prompt.isYes = true;
    lock->click();
    QTRY_COMPARE(m_console->application().vault().state(), VaultState::Locked);
    QTRY_VERIFY(settings->findChild<QPushButton *>(u"vaultUnlockButton"_s)->isVisible());
    settings->reject();
}

// In place.
void GuiVaultTest::resumeAndUnlock()
{
    const auto asking = [] {
        VaultKeyDialog *found = nullptr;
        const QWidgetList windows = QApplication::topLevelWidgets();
        for (QWidget *window : windows) {
            auto *key = qobject_cast<VaultKeyDialog *>(window);
            found = key && key->isVisible() ? key : found;
        }
        return found;
    };
    QTRY_VERIFY(action("actionResume")->isEnabled());
    action("actionResume")->trigger();
    QTRY_VERIFY(asking());
    asking()->findChild<QPushButton *>(u"actionButton"_s)->click(); // its key file is known
    QTRY_COMPARE(m_console->application().vault().state(), VaultState::Ready);
}

// It says what it waits for, and ends as if nothing had been once the vault is open again.
void GuiVaultTest::lockingHoldsARunUp()
{
    const int twiceBefore = changedTwice();
    constexpr int kJobMs = 600'000; // it ends when the sandbox's clock is put forward
    pressRunAndWait(kJobMs);
    QVERIFY(!QTest::currentTestFailed());
    const QString id = newestRun()->id;

    lockByHand();
    QVERIFY(!QTest::currentTestFailed());
    QTRY_COMPARE_WITH_TIMEOUT(newestRun()->state, RunState::NeedsAttention, kEndLimitMs);
    const RunRow held = *newestRun();
    QVERIFY2(held.reason.contains(u"vault is locked"_s), qPrintable(held.reason));
    QVERIFY(held.counts.pending > 0);
    QTRY_VERIFY(shows(u"vault is locked"_s)); // of the run
    const auto *state = m_console->window()->findChild<ElidingLabel *>(u"statusVault"_s);
    QVERIFY(state);
    QTRY_COMPARE_WITH_TIMEOUT(state->text(), u"Vault locked"_s, kLoadLimitMs); // of the window

    resumeAndUnlock();
    QVERIFY(!QTest::currentTestFailed());
    QVERIFY(!m_console->sandbox()
                 .post(u"/clock"_s, QJsonObject{{u"offset_s"_s, kJobMs / 1'000}})
                 .isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(
        isEnded(newestRun()->state) && newestRun()->state != RunState::NeedsAttention, kEndLimitMs);
    const RunRow run = *newestRun();
    QCOMPARE(run.id, id);
    QVERIFY2(run.state == RunState::Completed || run.state == RunState::CompletedWithRejections,
        qPrintable(run.reason));
    QVERIFY(run.counts.written > 0);
    QCOMPARE(run.counts.pending + run.counts.notAttempted, 0);
    QCOMPARE(run.counts.read, run.counts.written + run.counts.skipped + run.counts.rejected);
    QCOMPARE(changedTwice(), twiceBefore);
    QVERIFY(setJobTimes(100));
}

} // namespace sluice::testing

int main(int argc, char **argv)
{
    sluice::testing::GuiMain<> gui(argc, argv);
    return gui.run<sluice::testing::GuiVaultTest>();
}

#include "tst_gui_vault.moc"
