// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/connections.h"
#include "app/runs/runfeed.h"
#include "console/main/consolesettings.h"
#include "console/settings/screenlock.h"
#include "console/settings/vaultguard.h"
#include "console/settings/vaultkeydialog.h"
#include "console/settings/vaultsettings.h"
#include "console/theme/theme.h"
#include "core/auth/vault.h"
#include "core/engine/runledger.h"
#include "gui/pagefixture.h"
#include "gui/settings/settingstests.h"

#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

// The vault in the window, on a real file: its key, its lock, and what waits for it.
class VaultSettingsTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aPassphraseIsSetAndAsked();
    void aKeyFileIsRemembered();
    void namedOutsideIsChangedThere();
    void locksAndOpensByItsFile();
    void saysWhatBecomesOfRuns();
    void locksWithTheScreen();

private:
    void open();
    void reopen();
    template <class T> T *child(const char *name) const
    {
        return m_page->findChild<T *>(QLatin1StringView(name));
    }
    bool isState(VaultState state) const
    {
        return m_fixture->application->vault().state() == state;
    }
    VaultKeyDialog *dialog() const { return m_page->window()->findChild<VaultKeyDialog *>(); }
    void type(const char *field, const QString &text) const
    {
        dialog()->findChild<QLineEdit *>(QLatin1StringView(field))->setText(text);
    }
    QPushButton *action() const { return dialog()->findChild<QPushButton *>(u"actionButton"_s); }
    QString problem() const { return dialog()->findChild<QLabel *>(u"vaultProblem"_s)->text(); }

    std::unique_ptr<PageFixture> m_fixture;
    std::unique_ptr<VaultSettings> m_page;
};

void VaultSettingsTest::init()
{
    m_fixture = std::make_unique<PageFixture>();
    qunsetenv("SLUICE_VAULT_KEY_FILE");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    open();
}

void VaultSettingsTest::open()
{
    QCOMPARE(m_fixture->open(), QString());
    m_page = std::make_unique<VaultSettings>(m_fixture->context(), nullptr);
    m_page->resize(640, 620);
    m_page->show();
    QTRY_VERIFY(!child<QLabel>("vaultWhere")->text().isEmpty());
}

void VaultSettingsTest::reopen()
{
    m_page.reset();
    QThreadPool::globalInstance()->waitForDone();
    m_fixture->feed.reset();
    m_fixture->application.reset();
    open();
}

void VaultSettingsTest::cleanup()
{
    m_page.reset();
    m_fixture.reset();
    ConsoleSettings().setChoices({{kChoiceLockWithScreen, u"0"_s}});
    Theme::instance().setMode(Theme::Mode::Light);
}

void VaultSettingsTest::aPassphraseIsSetAndAsked()
{
    QVERIFY(isState(VaultState::SessionOnly));
    QVERIFY(m_fixture->application->vault().put(u"a"_s, Secret("one"_ba)));
    child<QPushButton>("vaultPassphraseButton")->click();
    QTRY_VERIFY(dialog());
    QCOMPARE(namelessWidgets(dialog()), QStringList());
    type("passphraseEdit", u"too short"_s);
    type("repeatedPassphraseEdit", u"too short"_s);
    QVERIFY(problem().contains(u"12"_s));
    QVERIFY(!action()->isEnabled());
    type("passphraseEdit", u"correct horse"_s);
    QVERIFY(problem().contains(u"not the same"_s));
    type("repeatedPassphraseEdit", u"correct horse"_s);
    QTRY_VERIFY(dialog()->height() >= dialog()->layout()->totalHeightForWidth(dialog()->width()));
    takePicture(*dialog(), u"vault-set-passphrase"_s);
    action()->click();
    QTRY_VERIFY_WITH_TIMEOUT(!dialog(), 60'000);
    QTRY_VERIFY(child<QLabel>("vaultWhere")->text().contains(u"passphrase"_s));
    QVERIFY(isState(VaultState::Ready));
    takePicture(*m_page, u"vault-ready"_s);

    // It is asked for in place by what needs a secret, and not by what needs none.
    child<QPushButton>("vaultLockButton")->click();
    QTRY_VERIFY(child<QPushButton>("vaultUnlockButton")->isVisible());
    QVERIFY(!child<QPushButton>("vaultPassphraseButton")->isEnabled());
    takePicture(*m_page, u"vault-locked"_s);
    Theme::instance().setMode(Theme::Mode::Dark);
    takePicture(*m_page, u"vault-locked-dark"_s);
    auto &connections = m_fixture->application->connections();
    Connection connection{.name = u"Shop"_s, .service = u"klaviyo"_s, .environment = u"test"_s};
    connection.secrets.insert(u"privateKey"_s, {SecretRef::Kind::Vault, u"a"_s});
    const auto saved = connections.save(connection);
    QVERIFY2(saved.has_value(), saved ? "" : qPrintable(saved.error().text()));
    const QString id = connections.find(u"Shop"_s)->id;
    QStringList answers;
    const auto need = [this, &answers](const QString &connectionId) {
        withOpenVault(m_fixture->context(), m_page.get(), {.connectionId = connectionId},
            [&answers](const Result<void> &isOpen) {
                answers << (isOpen ? u"open"_s : isOpen.error().text());
            });
    };
    need(u"none"_s);
    QTRY_COMPARE(answers, QStringList{u"open"_s});
    need(id);
    QTRY_VERIFY(dialog());
    takePicture(*dialog(), u"vault-unlock-dark"_s);
    dialog()->reject();
    QTRY_COMPARE(answers.size(), 2);
    QVERIFY(answers.last().contains(u"locked"_s));
    QTRY_VERIFY(!dialog());
    need(id);
    QTRY_VERIFY(dialog());
    type("passphraseEdit", u"correct house"_s);
    action()->click();
    QTRY_VERIFY_WITH_TIMEOUT(!problem().isEmpty() && action()->isEnabled(), 60'000);
    QVERIFY(isState(VaultState::Locked));
    type("passphraseEdit", u"correct horse"_s);
    action()->click();
    QTRY_COMPARE_WITH_TIMEOUT(answers.size(), 3, 60'000);
    QCOMPARE(answers.last(), u"open"_s);
    QCOMPARE((*m_fixture->application->vault().get(u"a"_s))->reveal(), "one"_ba);
}

void VaultSettingsTest::aKeyFileIsRemembered()
{
    m_fixture->prompt.path = m_fixture->directory.filePath(u"new.key"_s);
    child<QPushButton>("vaultKeyFileButton")->click();
    QTRY_VERIFY(dialog());
    QVERIFY(!action()->isEnabled());
    dialog()->findChild<QPushButton *>(u"makeKeyFileButton"_s)->click();
    QTRY_VERIFY(action()->isEnabled());
    takePicture(*dialog(), u"vault-key-file"_s);
    action()->click();
    QTRY_VERIFY(!dialog());
    QTRY_VERIFY(child<QLabel>("vaultWhere")->text().contains(m_fixture->prompt.path));
    QVERIFY(m_fixture->application->vault().put(u"a"_s, Secret("one"_ba)));
    reopen(); // as any other program on the data directory
    QVERIFY(isState(VaultState::Ready));
    QCOMPARE((*m_fixture->application->vault().get(u"a"_s))->reveal(), "one"_ba);
    QVERIFY(QFile::rename(m_fixture->prompt.path, m_fixture->directory.filePath(u"moved.key"_s)));
    reopen();
    QVERIFY(isState(VaultState::Locked));
    child<QPushButton>("vaultUnlockButton")->click();
    QTRY_VERIFY(dialog());
    type("keyFileEdit", m_fixture->directory.filePath(u"moved.key"_s));
    action()->click();
    QTRY_VERIFY(!dialog());
    reopen();
    QVERIFY(isState(VaultState::Ready));
}

void VaultSettingsTest::namedOutsideIsChangedThere()
{
    m_page.reset();
    m_fixture = std::make_unique<PageFixture>(); // which names a key file
    open();
    QVERIFY(isState(VaultState::Ready));
    auto *button = child<QPushButton>("vaultPassphraseButton");
    QVERIFY(!button->isEnabled());
    QVERIFY(button->toolTip().contains(u"SLUICE_VAULT_KEY_FILE"_s));
    QVERIFY(child<QPushButton>("vaultLockButton")->isEnabled());
}

void VaultSettingsTest::locksAndOpensByItsFile()
{
    m_page.reset();
    m_fixture = std::make_unique<PageFixture>();
    open();
    child<QPushButton>("vaultLockButton")->click();
    QTRY_VERIFY(isState(VaultState::Locked)); // no run is under way: nobody is asked
    QVERIFY(m_fixture->prompt.asked.isEmpty());
    child<QPushButton>("vaultUnlockButton")->click();
    QTRY_VERIFY(dialog());
    QVERIFY(action()->isEnabled()); // the file is known
    action()->click();
    QTRY_VERIFY(!dialog());
    QVERIFY(isState(VaultState::Ready));
}

void VaultSettingsTest::saysWhatBecomesOfRuns()
{
    m_page.reset();
    m_fixture = std::make_unique<PageFixture>();
    open();
    RunSpec spec;
    spec.jobName = u"Contacts"_s;
    spec.kind = u"crm-bulk"_s;
    QVERIFY(m_fixture->application->ledger().create(spec));
    child<QPushButton>("vaultLockButton")->click();
    QTRY_COMPARE(m_fixture->prompt.asked.size(), 1);
    const QString text = m_fixture->prompt.last.text;
    QVERIFY2(
        text.contains(u"send nothing"_s) && text.contains(u"need attention"_s), qPrintable(text));
    QVERIFY(isState(VaultState::Ready)); // it was not wanted
    m_fixture->prompt.isYes = true;
    child<QPushButton>("vaultLockButton")->click();
    QTRY_VERIFY(isState(VaultState::Locked));
}

// Where that is switched on, and not while a run is under way.
void VaultSettingsTest::locksWithTheScreen()
{
    m_page.reset();
    m_fixture = std::make_unique<PageFixture>();
    open();
    ScreenLock screen(m_fixture->context());
    QSignalSpy locked(&screen, &ScreenLock::vaultLocked);
    QSignalSpy lists(&*m_fixture->feed, &RunFeed::listChanged);
    const auto lockScreen = [&screen, &lists] {
        lists.clear();
        screen.setScreenLocked(true);
        return QTest::qWaitFor([&lists] { return !lists.isEmpty(); });
    };
    QVERIFY(lockScreen());
    QVERIFY(isState(VaultState::Ready)); // off unless it was chosen
    ConsoleSettings().setChoices({{kChoiceLockWithScreen, u"1"_s}});
    RunSpec spec;
    spec.jobName = u"Contacts"_s;
    spec.kind = u"crm-bulk"_s;
    const auto run = m_fixture->application->ledger().create(spec);
    QVERIFY(run);
    QVERIFY(lockScreen());
    QVERIFY(isState(VaultState::Ready)); // the run needs it
    QVERIFY(m_fixture->application->ledger().setState(*run, RunState::Stopped, QString()));
    QTRY_COMPARE(locked.size(), 1);
    QVERIFY(isState(VaultState::Locked));
}

QObject *makeVaultSettingsTest()
{
    return new VaultSettingsTest;
}

#include "tst_vaultsettings.moc"
