// SPDX-License-Identifier: GPL-3.0-or-later
#include "vaulttest.h"

#include "core/auth/vault.h"
#include "fakekeychain.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

QByteArray numbers(int from, int count)
{
    QByteArray bytes;
    for (int i = 0; i < count; ++i)
        bytes.append(static_cast<char>(from + i));
    return bytes;
}

QString privateFile(const QTemporaryDir &dir, const QString &name, const QByteArray &content)
{
    QFile file(dir.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write a test file");
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return file.fileName();
}

QByteArray contentOfFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

VaultOptions keyFileOptions(const QTemporaryDir &dir)
{
    VaultOptions options;
    options.keyFile = privateFile(dir, u"key"_s, numbers(0, 32));
    return options;
}

QByteArray valueOf(Vault &vault, const QString &name)
{
    const auto value = vault.get(name);
    if (!value)
        return "error: " + value.error().text().toUtf8();
    return *value ? (*value)->reveal() : "none"_ba;
}

} // namespace

void VaultTest::keepsSecrets()
{
    const QTemporaryDir dir;
    const VaultOptions options = keyFileOptions(dir);
    const QString data = dir.filePath(u"data"_s);
    {
        const auto vault = Vault::open(data, options);
        QCOMPARE(vault->state(), VaultState::Ready);
        QVERIFY(vault->canStore());
        QVERIFY(vault->stateText().contains(options.keyFile));
        QVERIFY(vault->put(u"b"_s, Secret("canary-two"_ba)));
        QVERIFY(vault->put(u"a"_s, Secret("canary-one"_ba)));
        QVERIFY(vault->remove(u"never there"_s));
        QCOMPARE(*vault->keys(), QStringList({u"a"_s, u"b"_s}));
    }
    const QByteArray raw = contentOfFile(data + u"/vault"_s);
    QVERIFY(!raw.isEmpty() && !raw.contains("canary"));
    const auto vault = Vault::open(data, options);
    QCOMPARE(valueOf(*vault, u"a"_s), "canary-one"_ba);
    QCOMPARE(valueOf(*vault, u"c"_s), "none"_ba);
    QVERIFY(vault->remove(u"a"_s));
    QCOMPARE(valueOf(*vault, u"a"_s), "none"_ba);
    const auto sealed = vault->seal(Secret("canary"_ba), "x");
    QVERIFY(sealed);
    QCOMPARE(Vault::open(data, options)->unseal(*sealed, "x")->reveal(), "canary"_ba);
    // Putting what is there already does not write.
    const QByteArray before = contentOfFile(data + u"/vault"_s);
    QVERIFY(vault->put(u"b"_s, Secret("canary-two"_ba)));
    QCOMPARE(contentOfFile(data + u"/vault"_s), before);
}

void VaultTest::filesArePrivate()
{
    const QTemporaryDir dir;
    const VaultOptions options = keyFileOptions(dir);
    const mode_t old = ::umask(0);
    const auto vault = Vault::open(dir.filePath(u"data"_s), options);
    const auto put = vault->put(u"a"_s, Secret("b"_ba));
    ::umask(old);
    QVERIFY(put);
    const QFileInfoList files = QDir(dir.filePath(u"data"_s)).entryInfoList(QDir::Files);
    QCOMPARE(files.size(), 2); // vault and vault.lock
    for (const QFileInfo &file : files)
        QCOMPARE(int(file.permissions()) & 0x0077, 0);
}

void VaultTest::keyFiles_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("permissions");
    QTest::addColumn<bool>("isGood");
    constexpr int mode600 = QFile::ReadOwner | QFile::WriteOwner;
    constexpr int mode400 = QFile::ReadOwner;
    const QByteArray raw = numbers(0, 32);
    QTest::newRow("raw") << raw << mode600 << true;
    QTest::newRow("read-only") << raw << mode400 << true;
    QTest::newRow("hex") << raw.toHex() << mode600 << true;
    QTest::newRow("hex with line end") << raw.toHex().toUpper() + "\n" << mode600 << true;
    QTest::newRow("31 bytes") << raw.left(31) << mode600 << false;
    QTest::newRow("empty") << ""_ba << mode600 << false;
    QTest::newRow("almost hex") << raw.toHex().replace(5, 1, "g") << mode600 << false;
    QTest::newRow("group readable") << raw << int(mode600 | QFile::ReadGroup) << false;
    QTest::newRow("world readable") << raw << int(mode600 | QFile::ReadOther) << false;
    QTest::newRow("absent") << QByteArray() << 0 << false;
}

void VaultTest::keyFiles()
{
    QFETCH(QByteArray, content);
    QFETCH(int, permissions);
    QFETCH(bool, isGood);
    const QTemporaryDir dir;
    VaultOptions options;
    options.keyFile = dir.filePath(u"key"_s);
    if (permissions != 0) {
        privateFile(dir, u"key"_s, content);
        QFile::setPermissions(options.keyFile, QFile::Permissions(permissions));
    }
    const auto vault = Vault::open(dir.filePath(u"data"_s), options);
    QCOMPARE(vault->state(), isGood ? VaultState::Ready : VaultState::Locked);
    QCOMPARE(vault->problem().has_value(), !isGood);
    QCOMPARE(vault->put(u"a"_s, Secret("b"_ba)).has_value(), isGood);
    if (isGood)
        return;
    QVERIFY(vault->stateText().contains(options.keyFile));
    if (permissions == 0)
        QVERIFY(vault->stateText().contains(u"head -c 32 /dev/urandom"_s));
    QVERIFY(!vault->get(u"a"_s));
    QVERIFY(!vault->keys());
    QVERIFY(!vault->seal(Secret("x"_ba)));
    QVERIFY(!QFile::exists(dir.filePath(u"data/vault"_s)));
}

void VaultTest::passphraseFile()
{
    const QTemporaryDir dir;
    VaultOptions options;
    options.passphraseFile = privateFile(dir, u"passphrase"_s, "correct horse\n");
    options.passphraseCost = {.passes = 1, .memoryBytes = 8ULL << 20};
    const QString data = dir.filePath(u"data"_s);
    QVERIFY(Vault::open(data, options)->put(u"a"_s, Secret("one"_ba)));
    options.passphraseCost = {.passes = 2, .memoryBytes = 16ULL << 20}; // the file's own counts
    privateFile(dir, u"passphrase"_s, "correct horse");
    QCOMPARE(valueOf(*Vault::open(data, options), u"a"_s), "one"_ba);
    privateFile(dir, u"passphrase"_s, "correct house");
    const auto wrong = Vault::open(data, options);
    QCOMPARE(wrong->state(), VaultState::Locked);
    QCOMPARE(wrong->problem()->code, QLatin1String(kVaultWrongKey));
    const QByteArray before = contentOfFile(data + u"/vault"_s);
    QVERIFY(!wrong->put(u"a"_s, Secret("two"_ba)));
    QCOMPARE(contentOfFile(data + u"/vault"_s), before);
    privateFile(dir, u"passphrase"_s, "\n");
    QCOMPARE(Vault::open(data, options)->state(), VaultState::Locked);
}

void VaultTest::otherKindOfKeyIsNamed()
{
    const QTemporaryDir dir;
    const VaultOptions withFile = keyFileOptions(dir);
    const QString data = dir.filePath(u"data"_s);
    QVERIFY(Vault::open(data, withFile)->put(u"a"_s, Secret("one"_ba)));
    FakeKeychain keychain;
    VaultOptions withKeychain;
    withKeychain.keychain = &keychain;
    const auto vault = Vault::open(data, withKeychain);
    QCOMPARE(vault->state(), VaultState::Locked);
    QVERIFY(vault->stateText().contains(u"SLUICE_VAULT_KEY_FILE"_s));
    QCOMPARE(keychain.reads, 0);
    VaultOptions withPassphrase;
    withPassphrase.passphraseFile = privateFile(dir, u"passphrase"_s, "x");
    QCOMPARE(Vault::open(data, withPassphrase)->problem()->code, QLatin1String(kVaultWrongKey));
    QCOMPARE(Vault::open(data, VaultOptions())->state(), VaultState::Locked);
}

void VaultTest::keychainHoldsTheKey()
{
    const QTemporaryDir dir;
    FakeKeychain keychain;
    VaultOptions options;
    options.keychain = &keychain;
    {
        const auto vault = Vault::open(dir.path(), options);
        QCOMPARE(vault->state(), VaultState::Ready);
        QVERIFY(vault->stateText().contains(u"keychain"_s));
        QVERIFY(vault->put(u"a"_s, Secret("one"_ba)));
    }
    QCOMPARE(keychain.writes, 1);
    QCOMPARE(keychain.item->reveal().size(), 32);
    QCOMPARE(valueOf(*Vault::open(dir.path(), options), u"a"_s), "one"_ba);
    QCOMPARE(keychain.writes, 1);
}

void VaultTest::brokenKeychainMeansSessionOnly()
{
    for (const bool forgets : {false, true}) {
        const QTemporaryDir dir;
        FakeKeychain keychain;
        keychain.isBroken = !forgets;
        keychain.forgets = forgets;
        VaultOptions options;
        options.keychain = &keychain;
        const auto vault = Vault::open(dir.path(), options);
        QCOMPARE(vault->state(), VaultState::SessionOnly);
        QVERIFY(!vault->canStore());
        QVERIFY(vault->stateText().contains(u"SLUICE_VAULT_KEY_FILE"_s));
        QVERIFY(vault->put(u"a"_s, Secret("one"_ba)));
        QCOMPARE(valueOf(*vault, u"a"_s), "one"_ba);
        QVERIFY(!vault->seal(Secret("x"_ba)));
        QVERIFY(!QFile::exists(dir.filePath(u"vault"_s)));
        QCOMPARE(valueOf(*Vault::open(dir.path(), options), u"a"_s), "none"_ba);
    }
}

void VaultTest::lostKeychainItemLocks()
{
    const QTemporaryDir dir;
    FakeKeychain keychain;
    VaultOptions options;
    options.keychain = &keychain;
    QVERIFY(Vault::open(dir.path(), options)->put(u"a"_s, Secret("one"_ba)));
    keychain.isLocked = true; // says "no such item", as real ones do
    const QByteArray before = contentOfFile(dir.filePath(u"vault"_s));
    const auto vault = Vault::open(dir.path(), options);
    QCOMPARE(vault->state(), VaultState::Locked);
    QVERIFY(vault->stateText().contains(u"Unlock"_s));
    QVERIFY(!vault->put(u"b"_s, Secret("x"_ba)));
    QCOMPARE(keychain.writes, 1);
    QCOMPARE(contentOfFile(dir.filePath(u"vault"_s)), before);
    keychain.isLocked = false;
    QVERIFY(vault->unlock());
    QCOMPARE(valueOf(*vault, u"a"_s), "one"_ba);
}

void VaultTest::desktopKeychainAnswersInTime()
{
    // Without a session bus: an Error within the time-out, and never a hang, from any thread.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    const auto keychain = VaultKeychain::desktop(std::chrono::milliseconds(3'000));
    QElapsedTimer timer;
    timer.start();
    for (int round = 0; round < 2; ++round) {
        std::thread([&keychain] { QVERIFY(!keychain->write(newVaultKey())); }).join();
        std::thread([&keychain] {
            const auto item = keychain->read();
            QVERIFY(!item || !*item);
        }).join();
    }
    QVERIFY(timer.elapsed() < 13'000);
}

void VaultTest::unlocksLater()
{
    const QTemporaryDir dir;
    FakeKeychain keychain;
    keychain.isBroken = true;
    VaultOptions options;
    options.keychain = &keychain;
    const auto vault = Vault::open(dir.path(), options);
    QVERIFY(vault->put(u"a"_s, Secret("one"_ba)));
    QVERIFY(vault->unlock());
    QCOMPARE(vault->state(), VaultState::SessionOnly);
    QCOMPARE(valueOf(*vault, u"a"_s), "one"_ba);
    keychain.isBroken = false;
    QVERIFY(vault->unlock());
    QCOMPARE(vault->state(), VaultState::Ready);
    QCOMPARE(valueOf(*Vault::open(dir.path(), options), u"a"_s), "one"_ba);
}

void VaultTest::twoWritersLoseNothing()
{
    const QTemporaryDir dir;
    const VaultOptions options = keyFileOptions(dir);
    const auto write = [&dir, &options](int writer) {
        const auto vault = Vault::open(dir.path(), options);
        for (int i = 0; i < 25; ++i) {
            const auto put
                = vault->put(u"%1-%2"_s.arg(writer).arg(i), Secret(QByteArray::number(i)));
            QVERIFY2(put, put ? "" : qPrintable(put.error().text()));
        }
    };
    std::thread one(write, 1);
    std::thread two(write, 2);
    const auto reader = Vault::open(dir.path(), options);
    for (int i = 0; i < 20; ++i)
        QVERIFY(reader->keys());
    one.join();
    two.join();
    QCOMPARE(reader->keys()->size(), 50); // the reader notices, too
    for (int writer = 1; writer <= 2; ++writer) {
        for (int i = 0; i < 25; ++i)
            QCOMPARE(valueOf(*reader, u"%1-%2"_s.arg(writer).arg(i)), QByteArray::number(i));
    }
}

void VaultTest::twoMakersAgree()
{
    // Both open before there is a file: the second takes over the salt of the first.
    const QTemporaryDir dir;
    VaultOptions options;
    options.passphraseFile = privateFile(dir, u"passphrase"_s, "correct horse");
    options.passphraseCost = {.passes = 1, .memoryBytes = 8ULL << 20};
    const auto one = Vault::open(dir.path(), options);
    const auto two = Vault::open(dir.path(), options);
    QVERIFY(one->put(u"a"_s, Secret("one"_ba)));
    QVERIFY(two->put(u"b"_s, Secret("two"_ba)));
    QCOMPARE(valueOf(*one, u"b"_s), "two"_ba);
    QCOMPARE(valueOf(*two, u"a"_s), "one"_ba);
    QCOMPARE(two->unseal(*one->seal(Secret("x"_ba)))->reveal(), "x"_ba);
}

void VaultTest::emptyFileIsDamage()
{
    const QTemporaryDir dir;
    const VaultOptions options = keyFileOptions(dir);
    privateFile(dir, u"vault"_s, "");
    const auto vault = Vault::open(dir.path(), options);
    QCOMPARE(vault->state(), VaultState::Locked);
    QCOMPARE(vault->problem()->code, QLatin1String(kVaultDamaged));
    QVERIFY(!vault->put(u"a"_s, Secret("b"_ba)));
    QCOMPARE(QFileInfo(dir.filePath(u"vault"_s)).size(), 0);

    // Damage that comes while it is open is an error, too, and is not written over.
    QFile::remove(dir.filePath(u"vault"_s));
    const auto good = Vault::open(dir.path(), options);
    QVERIFY(good->put(u"a"_s, Secret("b"_ba)));
    privateFile(dir, u"vault"_s, "nonsense");
    QVERIFY(!good->get(u"a"_s));
    QVERIFY(!good->put(u"c"_s, Secret("d"_ba)));
    QCOMPARE(contentOfFile(dir.filePath(u"vault"_s)), "nonsense"_ba);
}

void VaultTest::busyVaultSaysSo()
{
    const QTemporaryDir dir;
    VaultOptions options = keyFileOptions(dir);
    options.lockWait = std::chrono::milliseconds(50);
    const auto vault = Vault::open(dir.path(), options);
    QVERIFY(vault->put(u"a"_s, Secret("one"_ba)));
    const int fd = ::open(QFile::encodeName(dir.filePath(u"vault.lock"_s)).constData(), O_RDWR);
    QCOMPARE(::flock(fd, LOCK_EX), 0);
    const auto put = vault->put(u"a"_s, Secret("two"_ba));
    QVERIFY(!put);
    QCOMPARE(put.error().kind, ErrorKind::Locked);
    QCOMPARE(valueOf(*vault, u"a"_s), "one"_ba); // reading needs no lock
    ::close(fd);
    QVERIFY(vault->put(u"a"_s, Secret("two"_ba)));
}

void VaultTest::failedWriteKeepsTheOldFile()
{
    const QTemporaryDir dir;
    const VaultOptions options = keyFileOptions(dir);
    const auto vault = Vault::open(dir.path(), options);
    QVERIFY(vault->put(u"a"_s, Secret("one"_ba)));
    QVERIFY(QDir(dir.path()).mkdir(u"vault.part"_s)); // the temporary file cannot be made
    const auto put = vault->put(u"a"_s, Secret("two"_ba));
    QVERIFY(!put);
    QCOMPARE(put.error().kind, ErrorKind::Disk);
    QCOMPARE(valueOf(*vault, u"a"_s), "one"_ba);
    QCOMPARE(valueOf(*Vault::open(dir.path(), options), u"a"_s), "one"_ba);
}
