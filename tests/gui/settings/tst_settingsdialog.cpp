// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/connections.h"
#include "app/settings/appsettings.h"
#include "app/vaultkeys.h"
#include "console/connections/secretfield.h"
#include "console/main/consolesettings.h"
#include "console/main/dialogprompt.h"
#include "console/settings/settingsdialog.h"
#include "console/settings/shortcutbook.h"
#include "console/settings/vaultkeydialog.h"
#include "console/theme/theme.h"
#include "console/widgets/messagebar.h"
#include "console/widgets/navigationlist.h"
#include "core/auth/vault.h"
#include "gui/pagefixture.h"
#include "gui/settings/settingstests.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::testing;

namespace {

const QStringList kPages{u"general"_s, u"jobs"_s, u"network"_s, u"vault"_s, u"notices"_s, u"log"_s,
    u"sandbox"_s, u"shortcuts"_s};

} // namespace

// The dialog Settings on a data directory and a file of the user's of its own.
class SettingsDialogTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void keepsWhatIsApplied();
    void choicesHoldAtOnce();
    void keepsNothingOfARefusedOne();
    void cancelKeepsNothing();
    void restoresDefaultsOfAPage();
    void asksBeforeFilesGo();
    void passwordGoesIntoTheVault();
    void aLockedVaultIsAskedForInPlace();
    void resultsFolderIsWhereDialogsBegin();
    void worksByKeyboard();
    void pictures();

private:
    void open();
    void press(const char *button)
    {
        m_dialog->findChild<QPushButton *>(QLatin1StringView(button))->click();
    }
    template <class T> T *field(QLatin1StringView name) const
    {
        return m_dialog->findChild<T *>("setting-"_L1 + name);
    }
    void choose(QLatin1StringView name, const QString &value) const
    {
        auto *combo = field<QComboBox>(name);
        combo->setCurrentIndex(combo->findData(value));
    }
    QString kept(QLatin1StringView name) const
    {
        return m_fixture->application->settings().text(name).value_or(u"?"_s);
    }
    bool isSaved() const
    {
        const auto *bar = m_dialog->findChild<MessageBar *>();
        return !bar->isHidden() && bar->tone() == Tone::Success;
    }

    std::unique_ptr<PageFixture> m_fixture;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<ShortcutBook> m_book;
    QPointer<SettingsDialog> m_dialog;
};

void SettingsDialogTest::init()
{
    QSettings(QSettings::IniFormat, QSettings::UserScope, u"sluice"_s, u"console"_s).clear();
    m_fixture = std::make_unique<PageFixture>();
    QCOMPARE(m_fixture->open(), QString());
    m_window = std::make_unique<QWidget>();
    auto *action = new QAction(u"Run…"_s, m_window.get());
    action->setObjectName(u"actionRun"_s);
    action->setShortcut(QKeySequence(u"Ctrl+R"_s));
    m_book = std::make_unique<ShortcutBook>(m_window.get());
    open();
}

void SettingsDialogTest::open()
{
    m_dialog = new SettingsDialog(m_fixture->context(),
        {{u"crm"_s, u"CRM Bulk"_s}, {u"runs"_s, u"Runs"_s}}, *m_book, m_window.get());
    m_dialog->show();
    QTRY_VERIFY(m_dialog->findChild<QPushButton *>(u"okButton"_s)->isEnabled());
}

void SettingsDialogTest::cleanup()
{
    delete m_dialog;
    m_book.release(); // the window's
    m_window.reset();
    m_fixture.reset();
    Theme::instance().setMode(Theme::Mode::Light);
    Theme::instance().setUseSystemFont(false);
}

void SettingsDialogTest::keepsWhatIsApplied()
{
    auto *apply = m_dialog->findChild<QPushButton *>(u"applyButton"_s);
    QVERIFY(!apply->isEnabled()); // there is nothing to apply
    choose(kLogLevel, u"warning"_s);
    field<QSpinBox>(kLogTotalMegabytes)->setValue(50);
    field<QSpinBox>(kRetryAttempts)->setValue(3);
    field<QCheckBox>(kLogRecordValues)->setChecked(true);
    QVERIFY(apply->isEnabled());
    QCOMPARE(kept(kLogLevel), u"info"_s);
    press("applyButton");
    QTRY_VERIFY(isSaved());
    QVERIFY(!apply->isEnabled());
    QCOMPARE(kept(kLogLevel), u"warning"_s);
    QCOMPARE(kept(kLogTotalMegabytes), u"50"_s);
    QCOMPARE(kept(kRetryAttempts), u"3"_s);
    QCOMPARE(kept(kLogRecordValues), u"1"_s);
    QVERIFY(m_dialog->findChild<MessageBar *>()->text().contains(u"next start"_s));
    press("cancelButton");
    QTRY_VERIFY(m_dialog.isNull());
    open();
    QCOMPARE(field<QComboBox>(kLogLevel)->currentData().toString(), u"warning"_s);
    QCOMPARE(field<QSpinBox>(kRetryAttempts)->value(), 3);
}

void SettingsDialogTest::choicesHoldAtOnce()
{
    QSignalSpy applied(m_dialog, &SettingsDialog::applied);
    choose(kChoiceTheme, u"2"_s);
    choose(kChoiceStartPage, u"runs"_s);
    choose(kChoiceNotices, u"never"_s);
    field<QCheckBox>(kChoiceSystemFont)->setChecked(true);
    auto *port = field<QSpinBox>(kChoiceSandboxPort);
    QCOMPARE(port->text(), u"Any free port"_s);
    QVERIFY(!ConsoleSettings().sandboxArguments().contains(u"--port"_s));
    port->setValue(80);
    emit port->editingFinished();
    QCOMPARE(port->value(), 1'024); // those before it are the system's
    port->setValue(9'000);
    QCOMPARE(port->text(), u"9000"_s);
    QVERIFY(!field<QCheckBox>(kChoiceVerifyAtEnd)->isChecked());
    field<QCheckBox>(kChoiceVerifyAtEnd)->setChecked(true);
    QVERIFY(field<QCheckBox>(kChoiceClearClipboard)->isChecked());
    field<QCheckBox>(kChoiceClearClipboard)->setChecked(false);
    field<QSpinBox>(kChoiceSandboxRows)->setValue(700);
    field<QSpinBox>(kChoiceSandboxLatency)->setValue(40);
    choose(kChoiceSandboxLimits, u"off"_s);
    QVERIFY(Theme::instance().mode() != Theme::Mode::Dark); // not before it is applied
    press("okButton");
    QTRY_VERIFY(m_dialog.isNull());
    QCOMPARE(applied.count(), 1);
    QCOMPARE(Theme::instance().mode(), Theme::Mode::Dark);
    const ConsoleSettings settings;
    QCOMPARE(settings.themeMode(), 2);
    QCOMPARE(settings.choice(kChoiceStartPage), u"runs"_s);
    QCOMPARE(settings.choice(kChoiceSystemFont), u"1"_s);
    QCOMPARE(settings.choice(kChoiceVerifyAtEnd), u"1"_s);
    QCOMPARE(settings.choice(kChoiceClearClipboard), u"0"_s);
    QCOMPARE(settings.notices(), ConsoleSettings::Notices::Never);
    QCOMPARE(settings.sandboxArguments(),
        (QStringList{u"--scale"_s, u"700"_s, u"--latency"_s, u"40"_s, u"--limits"_s, u"off"_s,
            u"--port"_s, u"9000"_s}));
}

// All of it or nothing; the page with the wrong field comes to the front.
void SettingsDialogTest::keepsNothingOfARefusedOne()
{
    choose(kLogLevel, u"debug"_s);
    field<QLineEdit>(kCaFile)->setText(u"/no/such/file.pem"_s);
    press("okButton");
    auto *bar = m_dialog->findChild<MessageBar *>();
    QTRY_VERIFY(!bar->isHidden() && bar->tone() == Tone::Error);
    QCOMPARE(m_dialog->currentPage()->key(), u"network"_s);
    QCOMPARE(kept(kLogLevel), u"info"_s);
    auto *kind = m_dialog->findChild<QComboBox *>(u"settingProxyKind"_s);
    field<QLineEdit>(kCaFile)->clear();
    kind->setCurrentIndex(kind->findText(u"HTTP"_s));
    m_dialog->findChild<QLineEdit *>(u"settingProxyPort"_s)->setText(u"99999"_s);
    m_dialog->findChild<QLineEdit *>(u"settingProxyHost"_s)->setText(u"proxy.example"_s);
    press("applyButton");
    QTRY_VERIFY(!bar->isHidden());
    QCOMPARE(bar->tone(), Tone::Error);
    QCOMPARE(kept(kProxy), QString());
    m_dialog->findChild<QLineEdit *>(u"settingProxyPort"_s)->setText(u"3128"_s);
    press("applyButton");
    QTRY_VERIFY(isSaved());
    QCOMPARE(kept(kProxy), u"http://proxy.example:3128"_s);
    QCOMPARE(kept(kLogLevel), u"debug"_s);
}

void SettingsDialogTest::cancelKeepsNothing()
{
    choose(kLogLevel, u"debug"_s);
    choose(kChoiceTheme, u"2"_s);
    press("cancelButton");
    QCOMPARE(m_fixture->prompt.asked, QStringList{u"Discard Changes"_s});
    QVERIFY(m_dialog && m_dialog->isVisible()); // the operator would rather not
    m_fixture->prompt.isYes = true;
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QTRY_VERIFY(m_dialog.isNull());
    QCOMPARE(kept(kLogLevel), u"info"_s);
    QCOMPARE(ConsoleSettings().themeMode(), 0);
}

void SettingsDialogTest::restoresDefaultsOfAPage()
{
    choose(kLogLevel, u"debug"_s);
    field<QSpinBox>(kLogFiles)->setValue(20);
    field<QSpinBox>(kRetryAttempts)->setValue(2);
    press("applyButton");
    QTRY_VERIFY(isSaved());
    m_dialog->showPage(u"log"_s);
    press("restoreDefaultsButton");
    QCOMPARE(field<QComboBox>(kLogLevel)->currentData().toString(), u"info"_s);
    QCOMPARE(field<QSpinBox>(kLogFiles)->value(), 500);
    QCOMPARE(field<QSpinBox>(kRetryAttempts)->value(), 2); // of another page
    QCOMPARE(kept(kLogLevel), u"debug"_s);
    press("okButton");
    QTRY_VERIFY(m_dialog.isNull());
    QCOMPARE(kept(kLogLevel), u"info"_s);
    QCOMPARE(kept(kRetryAttempts), u"2"_s);
}

void SettingsDialogTest::asksBeforeFilesGo()
{
    field<QSpinBox>(kKeepRunFilesDays)->setValue(3);
    press("applyButton");
    QCOMPARE(m_fixture->prompt.asked.size(), 1);
    QVERIFY(m_fixture->prompt.last.isDestructive);
    QCOMPARE(kept(kKeepRunFilesDays), u"30"_s);
    m_fixture->prompt.isYes = true;
    press("applyButton");
    QTRY_COMPARE(kept(kKeepRunFilesDays), u"3"_s);
    QTRY_VERIFY(isSaved());
    field<QSpinBox>(kKeepRunFilesDays)->setValue(60); // nothing goes for that
    press("applyButton");
    QTRY_COMPARE(kept(kKeepRunFilesDays), u"60"_s);
    QCOMPARE(m_fixture->prompt.asked.size(), 2);
}

void SettingsDialogTest::passwordGoesIntoTheVault()
{
    auto *kind = m_dialog->findChild<QComboBox *>(u"settingProxyKind"_s);
    kind->setCurrentIndex(kind->findText(u"SOCKS 5"_s));
    m_dialog->findChild<QLineEdit *>(u"settingProxyHost"_s)->setText(u"proxy.example"_s);
    m_dialog->findChild<QLineEdit *>(u"settingProxyUser"_s)->setText(u"ops"_s);
    auto *password = m_dialog->findChild<SecretField *>(u"settingProxyPassword"_s);
    QCOMPARE(password->edit()->echoMode(), QLineEdit::Password);
    password->edit()->setText(u"a-word-of-the-proxy"_s);
    press("applyButton");
    QTRY_VERIFY(isSaved());
    QCOMPARE(kept(kProxy), u"socks5://ops@proxy.example:1080"_s);
    const NetworkDefaults way = m_fixture->application->connections().networkDefaults();
    QCOMPARE(way.proxy.user, u"ops"_s);
    QTRY_COMPARE(way.proxyPassword().value_or(Secret()).reveal(), "a-word-of-the-proxy"_ba);
    const auto all = m_fixture->application->settings().all();
    QVERIFY(all && !all->values().join(u' ').contains(u"a-word-of-the-proxy"_s));
    QVERIFY(!password->hasValue()); // it is not shown again
}

void SettingsDialogTest::aLockedVaultIsAskedForInPlace()
{
    lockVault(*m_fixture->application);
    auto *kind = m_dialog->findChild<QComboBox *>(u"settingProxyKind"_s);
    kind->setCurrentIndex(kind->findText(u"SOCKS 5"_s));
    m_dialog->findChild<QLineEdit *>(u"settingProxyHost"_s)->setText(u"proxy.example"_s);
    m_dialog->findChild<QLineEdit *>(u"settingProxyUser"_s)->setText(u"ops"_s);
    m_dialog->findChild<SecretField *>(u"settingProxyPassword"_s)->edit()->setText(u"a-word"_s);
    const auto asked = [this] { return m_dialog->findChild<VaultKeyDialog *>(); };
    press("applyButton");
    QTRY_VERIFY(asked() && asked()->isVisible());
    asked()->reject();
    QTRY_COMPARE(m_dialog->findChild<MessageBar *>()->tone(), Tone::Error);
    QCOMPARE(kept(kProxy), QString()); // nothing of it, with or without its password
    QTRY_VERIFY(!asked());
    press("applyButton");
    QTRY_VERIFY(asked() && asked()->isVisible());
    asked()->findChild<QPushButton *>(u"actionButton"_s)->click(); // its key file is known
    QTRY_VERIFY(isSaved());
    QCOMPARE(kept(kProxy), u"socks5://ops@proxy.example:1080"_s);
}

void SettingsDialogTest::resultsFolderIsWhereDialogsBegin()
{
    const QString folder = m_fixture->directory.filePath(u"results"_s);
    QVERIFY(QDir().mkpath(folder));
    m_fixture->prompt.path = folder;
    press("resultsFolderButton");
    QCOMPARE(field<QLineEdit>(kChoiceResultsFolder)->text(), folder);
    press("applyButton");
    QTRY_VERIFY(isSaved());
    DialogPrompt dialogs;
    dialogs.saveFile(
        m_window.get(), u"Save"_s, u"a.txt"_s, u"Text (*.txt)"_s, [](const QString &) {});
    auto *dialog = m_window->findChild<QFileDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->directory().canonicalPath(), QDir(folder).canonicalPath());
    dialog->reject();
}

void SettingsDialogTest::worksByKeyboard()
{
    auto *list = m_dialog->findChild<NavigationList *>(u"settingsList"_s);
    list->setFocus();
    QStringList seen{m_dialog->currentPage()->key()};
    for (qsizetype page = 1; page < kPages.size(); ++page) {
        QTest::keyClick(list, Qt::Key_Down);
        seen << m_dialog->currentPage()->key();
        QCOMPARE(namelessWidgets(m_dialog), QStringList());
    }
    QCOMPARE(seen, kPages);
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QTRY_VERIFY(m_dialog.isNull());
}

void SettingsDialogTest::pictures()
{
    for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
        Theme::instance().setMode(mode);
        const QString theme = mode == Theme::Mode::Light ? u"light"_s : u"dark"_s;
        QThreadPool::globalInstance()->waitForDone();
        for (const QString &page : kPages) {
            m_dialog->showPage(page);
            QTest::qWait(50);
            takePicture(*m_dialog, u"settings-%1-%2"_s.arg(page, theme));
            QVERIFY(m_dialog->currentPage()->width() <= m_dialog->width());
        }
    }
}

QObject *makeSettingsDialogTest()
{
    return new SettingsDialogTest;
}

#include "tst_settingsdialog.moc"
