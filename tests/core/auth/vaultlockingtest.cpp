// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/vault.h"
#include "fakekeychain.h"
#include "vaulttest.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

VaultOptions quickOptions()
{
    VaultOptions options;
    options.passphraseCost = {.passes = 1, .memoryBytes = 8ULL << 20};
    return options;
}

VaultKeyChoice passphrase(const QByteArray &text)
{
    return {.origin = VaultKeyOrigin::Passphrase, .passphrase = Secret(text)};
}

QByteArray storedValue(Vault &vault)
{
    const auto value = vault.get(u"a"_s);
    return value && *value ? (*value)->reveal() : QByteArray();
}

} // namespace

void VaultTest::operatorSetsAPassphrase()
{
    const QTemporaryDir dir;
    const auto vault = Vault::open(dir.path(), quickOptions());
    QCOMPARE(vault->state(), VaultState::SessionOnly);
    QVERIFY(!vault->standing().origin);
    QVERIFY(vault->put(u"a"_s, Secret("one"_ba)));
    QVERIFY(vault->changeKey(passphrase("correct horse")));
    QCOMPARE(vault->state(), VaultState::Ready);
    QCOMPARE(*vault->standing().origin, VaultKeyOrigin::Passphrase);
    QVERIFY(*vault->isOpenedBy(passphrase("correct horse")));
    QVERIFY(!*vault->isOpenedBy(passphrase("correct house")));
    // What was kept for the session is on the disk, and opens with the passphrase only.
    const auto next = Vault::open(dir.path(), quickOptions());
    QCOMPARE(next->state(), VaultState::Locked);
    QCOMPARE(next->problem()->code, QLatin1String(kVaultLocked));
    QCOMPARE(*next->standing().origin, VaultKeyOrigin::Passphrase);
    QCOMPARE(
        next->unlockWith(passphrase("correct house")).error().code, QLatin1String(kVaultWrongKey));
    QCOMPARE(next->state(), VaultState::Locked);
    QVERIFY(!next->changeKey(passphrase("another one")));
    QVERIFY(next->unlockWith(passphrase("correct horse")));
    QCOMPARE(storedValue(*next), "one"_ba);
    QFile file(dir.filePath(u"vault"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("one"));
}

void VaultTest::operatorUsesAKeyFile()
{
    const QTemporaryDir dir;
    const QString key = dir.filePath(u"key"_s);
    QVERIFY(makeVaultKeyFile(key));
    QVERIFY(!makeVaultKeyFile(key)); // one that is there stays
    struct stat info = {};
    QCOMPARE(::stat(QFile::encodeName(key).constData(), &info), 0);
    QCOMPARE(info.st_mode & 0777, 0600u);
    const auto vault = Vault::open(dir.path(), quickOptions());
    QVERIFY(vault->changeKey(passphrase("correct horse")));
    QVERIFY(vault->put(u"a"_s, Secret("one"_ba)));
    const auto sealed = vault->seal(Secret("token"_ba));
    QVERIFY(vault->changeKey({.origin = VaultKeyOrigin::KeyFile, .keyFile = key}));
    QCOMPARE(vault->standing().keyPath, key);
    QVERIFY(!vault->unseal(*sealed)); // by the key before
    VaultOptions named = quickOptions();
    named.keyFile = key;
    QCOMPARE(storedValue(*Vault::open(dir.path(), named)), "one"_ba);
    const auto missing
        = vault->changeKey({.origin = VaultKeyOrigin::KeyFile, .keyFile = dir.filePath(u"none"_s)});
    QVERIFY(!missing);
    QCOMPARE(storedValue(*vault), "one"_ba); // as before
    FakeKeychain keychain;
    VaultOptions withKeychain = named;
    withKeychain.keychain = &keychain;
    const auto moved = Vault::open(dir.path(), withKeychain);
    QVERIFY(moved->changeKey({.origin = VaultKeyOrigin::Keychain}));
    withKeychain.keyFile.clear();
    QCOMPARE(storedValue(*Vault::open(dir.path(), withKeychain)), "one"_ba);
}

void VaultTest::operatorLocksAndUnlocks()
{
    const QTemporaryDir dir;
    const auto vault = Vault::open(dir.path(), quickOptions());
    QVERIFY(vault->changeKey(passphrase("correct horse")));
    QVERIFY(vault->put(u"a"_s, Secret("one"_ba)));
    vault->lock();
    QCOMPARE(vault->state(), VaultState::Locked);
    QCOMPARE(vault->get(u"a"_s).error().code, QLatin1String(kVaultLocked));
    QVERIFY(!vault->put(u"a"_s, Secret("two"_ba)));
    QVERIFY(!vault->seal(Secret("x"_ba)));
    QVERIFY(!vault->unlock()); // nobody else knows it
    QVERIFY(vault->unlockWith(passphrase("correct horse")));
    QCOMPARE(storedValue(*vault), "one"_ba);
    QVERIFY(!vault->problem());
}

void VaultTest::anotherProcessChangesTheKey()
{
    const QTemporaryDir dir;
    const auto vault = Vault::open(dir.path(), quickOptions());
    QVERIFY(vault->changeKey(passphrase("correct horse")));
    QVERIFY(vault->put(u"a"_s, Secret("one"_ba)));
    const auto other = Vault::open(dir.path(), quickOptions());
    QVERIFY(other->unlockWith(passphrase("correct horse")));
    QVERIFY(vault->changeKey(passphrase("battery staple")));
    QCOMPARE(other->get(u"a"_s).error().code, QLatin1String(kVaultLocked));
    QCOMPARE(other->state(), VaultState::Locked);
    QVERIFY(other->unlockWith(passphrase("battery staple")));
    QCOMPARE(storedValue(*other), "one"_ba);
}
