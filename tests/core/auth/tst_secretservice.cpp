// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/vault.h"
#include "core/auth/vaultkeychain.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

// The vault's key in a real secret service (reliability-security E1): run below dbus-run-session,
// with a gnome-keyring-daemon of its own in a folder of its own. A restart is another process, this
// same program with a word of what to do; nothing of the user's own keyring is touched.

namespace {

constexpr int kServiceWaitMs = 30'000;
constexpr auto kKeychainWait = std::chrono::milliseconds(15'000);

// What the child processes of the test do; the exit code says how it went.
int childDoes(const QString &what, const QString &folder)
{
    const auto keychain = VaultKeychain::desktop(kKeychainWait);
    VaultOptions options;
    options.keychain = keychain.get();
    const auto vault = Vault::open(folder, options);
    QTextStream(stdout) << vault->stateText() << '\n';
    if (what == "state"_L1)
        return 10 + static_cast<int>(vault->state());
    if (what == "put"_L1) {
        const bool isPut = vault->canStore() && vault->put(u"canary"_s, Secret("kept-secret"_ba));
        return isPut ? 0 : 1;
    }
    const auto stored = vault->get(u"canary"_s);
    return stored && *stored && (*stored)->reveal() == "kept-secret" ? 0 : 2;
}

} // namespace

class SecretServiceTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void keepsTheKeyOverARestart();
    void lockedKeyringLocksTheVault();
    void withoutABusTheSessionOnly();
    void withoutABusAnOldVaultStaysClosed();

private:
    bool startKeyring();
    void stopKeyring();
    bool lockKeyring();
    int child(const QString &what, bool hasBus = true);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QProcess> m_keyring;
    QByteArray m_output;
};

void SecretServiceTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY2(qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"), "run below dbus-run-session");
    QVERIFY(QDir(m_folder->path()).mkpath(u"run"_s));
    QFile::setPermissions(
        m_folder->filePath(u"run"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QVERIFY(startKeyring());
}

void SecretServiceTest::cleanup()
{
    stopKeyring();
}

bool SecretServiceTest::startKeyring()
{
    m_keyring = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_DATA_HOME"_s, m_folder->filePath(u"share"_s));
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_folder->filePath(u"run"_s));
    environment.insert(u"HOME"_s, m_folder->path());
    m_keyring->setProcessEnvironment(environment);
    m_keyring->start(u"gnome-keyring-daemon"_s,
        {u"--foreground"_s, u"--components=secrets"_s, u"--unlock"_s, u"--control-directory"_s,
            m_folder->filePath(u"run"_s)});
    if (!m_keyring->waitForStarted(kServiceWaitMs))
        return false;
    m_keyring->write("test password\n");
    m_keyring->closeWriteChannel();
    // It is ready once its name is on the bus.
    for (int i = 0; i < 300; ++i) {
        QProcess ask;
        ask.start(u"dbus-send"_s,
            {u"--session"_s, u"--print-reply"_s, u"--dest=org.freedesktop.DBus"_s, u"/"_s,
                u"org.freedesktop.DBus.GetNameOwner"_s, u"string:org.freedesktop.secrets"_s});
        if (ask.waitForFinished(kServiceWaitMs) && ask.exitCode() == 0)
            return true;
        QTest::qWait(100);
    }
    return false;
}

void SecretServiceTest::stopKeyring()
{
    if (!m_keyring)
        return;
    m_keyring->terminate();
    if (!m_keyring->waitForFinished(kServiceWaitMs))
        m_keyring->kill();
    m_keyring.reset();
}

bool SecretServiceTest::lockKeyring()
{
    QProcess lock;
    lock.start(u"dbus-send"_s,
        {u"--session"_s, u"--print-reply"_s, u"--dest=org.freedesktop.secrets"_s,
            u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service.Lock"_s,
            u"array:objpath:/org/freedesktop/secrets/collection/login"_s});
    return lock.waitForFinished(kServiceWaitMs) && lock.exitCode() == 0;
}

int SecretServiceTest::child(const QString &what, bool hasBus)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!hasBus)
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent"_s);
    // No window of a prompt, which nobody could answer here.
    environment.remove(u"DISPLAY"_s);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QCoreApplication::applicationFilePath(),
        {u"--child"_s, what, m_folder->filePath(u"data"_s)});
    if (!process.waitForFinished(2 * kServiceWaitMs)) {
        process.kill();
        process.waitForFinished();
        return -1;
    }
    m_output = process.readAll();
    return process.exitCode();
}

void SecretServiceTest::keepsTheKeyOverARestart()
{
    QVERIFY2(child(u"put"_s) == 0, m_output.constData());
    QVERIFY2(m_output.contains("the desktop's keychain"), m_output.constData());
    QVERIFY2(child(u"get"_s) == 0, m_output.constData()); // another process
    stopKeyring();
    QVERIFY(startKeyring()); // and another keyring daemon, unlocked with the password
    QVERIFY2(child(u"get"_s) == 0, m_output.constData());
    QFile vault(m_folder->filePath(u"data/vault"_s));
    QVERIFY(vault.open(QIODevice::ReadOnly));
    QVERIFY(!vault.readAll().contains("kept-secret"));
}

void SecretServiceTest::lockedKeyringLocksTheVault()
{
    QVERIFY2(child(u"put"_s) == 0, m_output.constData());
    QVERIFY(lockKeyring());
    QCOMPARE(child(u"state"_s), 10 + static_cast<int>(VaultState::Locked));
    QVERIFY2(m_output.contains("nlock"), m_output.constData()); // what to do
    QVERIFY(child(u"get"_s) != 0);
    stopKeyring();
    QVERIFY(startKeyring());
    QVERIFY2(child(u"get"_s) == 0, m_output.constData()); // nothing was lost
}

void SecretServiceTest::withoutABusTheSessionOnly()
{
    QCOMPARE(child(u"state"_s, false), 10 + static_cast<int>(VaultState::SessionOnly));
    QVERIFY2(m_output.contains("SLUICE_VAULT_KEY_FILE"), m_output.constData()); // offers E2
    QVERIFY2(m_output.contains("until the program ends"), m_output.constData());
    QVERIFY(child(u"put"_s, false) != 0);
    QVERIFY(!QFile::exists(m_folder->filePath(u"data/vault"_s)));
}

void SecretServiceTest::withoutABusAnOldVaultStaysClosed()
{
    QVERIFY2(child(u"put"_s) == 0, m_output.constData());
    QCOMPARE(child(u"state"_s, false), 10 + static_cast<int>(VaultState::Locked));
    QVERIFY(child(u"put"_s, false) != 0);
    QVERIFY2(child(u"get"_s) == 0, m_output.constData());
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() == 4 && words.at(1) == "--child"_L1)
        return childDoes(words.at(2), words.at(3));
    SecretServiceTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_secretservice.moc"
