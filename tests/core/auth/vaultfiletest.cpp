// SPDX-License-Identifier: GPL-3.0-or-later
#include "vaulttest.h"

#include "core/auth/vaultfile.h"

#include <QtTest>

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

VaultHeader headerWithSalt()
{
    return {.origin = VaultKeyOrigin::KeyFile, .cost = {0, 0}, .salt = numbers(100, 16)};
}

} // namespace

void VaultTest::fileIsAsSpecified()
{
    // Made by a separate implementation: XChaCha20-Poly1305 from its RFC draft, BLAKE2b of hashlib.
    const QByteArray expected = QByteArray::fromHex(
        "534c55494345565401000000000000000000000000006465666768696a6b6c6d6e6f70717273770cc332cda8ac"
        "a22b1a8f1abdc9a95a429f463356dfa21bc8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadbdcdddedfedf1b993"
        "97a2fca177301fcd76be98606de154b9123366fe444bc58e4c817c778ab38fb1f810ec37a01b5165b7b4c163fa"
        "026aabaa");
    VaultContent content;
    content.emplace(u"a"_s, Secret("first"_ba));
    content.emplace(u"schlüssel"_s, Secret(QByteArray("zw\0ei", 5)));
    const Secret key(numbers(0, 32));
    const QByteArray made = makeVaultFile(content, headerWithSalt(), key, numbers(200, 24));
    QCOMPARE(made.toHex(), expected.toHex());
    const auto opened = openVaultFile(expected, key);
    QVERIFY(opened);
    QCOMPARE(opened->size(), 2u);
    QCOMPARE(opened->at(u"schlüssel"_s).reveal(), QByteArray("zw\0ei", 5));
    // With a nonce of its own each file is another one.
    QVERIFY(makeVaultFile(content, headerWithSalt(), key)
        != makeVaultFile(content, headerWithSalt(), key));
}

void VaultTest::passphraseIsArgon2id()
{
    // argon2 0123456789abcdef -id -t 2 -k 16384 -p 1 -l 32, from the reference implementation.
    const VaultHeader header{.origin = VaultKeyOrigin::Passphrase,
        .cost = {.passes = 2, .memoryBytes = 16ULL << 20},
        .salt = "0123456789abcdef"_ba};
    const auto key = keyFromPassphrase(Secret("correct horse"_ba), header);
    QVERIFY(key);
    QCOMPARE(key->reveal().toHex(),
        "4c8e55aca28e70ebb078beb1b1f24499032a6a94914a253162493f15803e65ac"_ba);
}

void VaultTest::everyFlippedByteIsFound()
{
    const Secret key(numbers(0, 32));
    VaultContent content;
    content.emplace(u"token"_s, Secret(QByteArray(1000, 'x')));
    const QByteArray file = makeVaultFile(content, headerWithSalt(), key);
    QVERIFY(openVaultFile(file, key));
    for (qsizetype at = 0; at < file.size(); ++at) {
        for (const char bit : {'\x01', '\x80'}) {
            QByteArray changed = file;
            changed[at] = static_cast<char>(changed.at(at) ^ bit);
            const auto opened = openVaultFile(changed, key);
            QVERIFY2(!opened, qPrintable(u"byte %1"_s.arg(at)));
            QCOMPARE(opened.error().code, QLatin1String(kVaultDamaged));
        }
    }
}

void VaultTest::everyTruncationIsFound()
{
    const Secret key(numbers(0, 32));
    VaultContent content;
    content.emplace(u"token"_s, Secret("twelve bytes"_ba));
    const QByteArray file = makeVaultFile(content, headerWithSalt(), key);
    for (qsizetype size = 0; size < file.size(); ++size)
        QCOMPARE(openVaultFile(file.left(size), key).error().code, QLatin1String(kVaultDamaged));
    QCOMPARE(openVaultFile(file + 'x', key).error().code, QLatin1String(kVaultDamaged));
}

void VaultTest::wrongKeyIsNotDamage()
{
    const Secret key(numbers(0, 32));
    const QByteArray file = makeVaultFile({}, headerWithSalt(), key);
    const auto opened = openVaultFile(file, Secret(numbers(1, 32)));
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, QLatin1String(kVaultWrongKey));
    QCOMPARE(opened.error().kind, ErrorKind::Auth);
    QVERIFY(openVaultFile(file, key)->empty());
}

void VaultTest::sealedTextIsBound()
{
    const Secret key(numbers(0, 32));
    const Secret token("1000.aa.bb"_ba);
    const QByteArray sealed = sealText(token, "connection 1", key);
    QVERIFY(!sealed.contains("1000"));
    QCOMPARE(QByteArray(QString::fromLatin1(sealed).toLatin1()), sealed); // text for the store
    QVERIFY(*openSealedText(sealed, "connection 1", key) == token);
    QVERIFY(!openSealedText(sealed, "connection 2", key));
    QVERIFY(!openSealedText(sealed, "connection 1", Secret(numbers(1, 32))));
    QVERIFY(!openSealedText(sealed.chopped(1), "connection 1", key));
    QVERIFY(!openSealedText("", "connection 1", key));
    for (qsizetype at = 0; at < sealed.size(); ++at) {
        QByteArray changed = sealed;
        changed[at] = changed.at(at) == 'A' ? 'B' : 'A';
        const auto opened = openSealedText(changed, "connection 1", key);
        // The last digit of Base64 may carry bits that do not count.
        QVERIFY2(!opened || at >= sealed.size() - 2, qPrintable(u"byte %1"_s.arg(at)));
    }
}
