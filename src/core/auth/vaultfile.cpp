// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/auth/vaultfile.h"

#include <QtEndian>

#include <sodium.h>

#include <mutex>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

// magic 8 | version 1 | origin 1 | passes 4 | memory 8 | salt 16 | key check 16 | checksum 8 |
// nonce 24, then the sealed content. The checksum covers what stands before it: with a good
// checksum a key check that fails means another key, and only that.
constexpr char kVaultMagic[] = "SLUICEVT";
constexpr char kVaultVersion = 1;
constexpr qsizetype kVaultSaltAt = 22;
constexpr qsizetype kKeyCheckAt = kVaultSaltAt + kVaultSaltBytes;
constexpr qsizetype kKeyCheckBytes = 16;
constexpr qsizetype kVaultChecksumAt = kKeyCheckAt + kKeyCheckBytes;
constexpr qsizetype kVaultChecksumBytes = 8;
constexpr qsizetype kVaultNonceAt = kVaultChecksumAt + kVaultChecksumBytes;
constexpr qsizetype kVaultNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype kVaultHeaderBytes = kVaultNonceAt + kVaultNonceBytes;
constexpr qsizetype kVaultTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

constexpr quint32 kMostKdfPasses = 16; // more than this in a header is not ours
constexpr quint64 kMostKdfMemory = 1ULL << 30;

constexpr char kVaultKdfContext[] = "SluiceVt"; // crypto_kdf: eight characters
enum class VaultSubKey : quint64 { File = 1, SealedText = 2, KeyCheck = 3 };

constexpr char kSealedPrefix[] = "v1:";

uchar *writableBytes(QByteArray &bytes)
{
    return reinterpret_cast<uchar *>(bytes.data());
}

const uchar *readableBytes(const QByteArray &bytes)
{
    return reinterpret_cast<const uchar *>(bytes.constData());
}

void startSodium()
{
    static std::once_flag once;
    std::call_once(once, [] {
        if (sodium_init() < 0)
            qFatal("libsodium could not be started");
    });
}

void wipeBytes(QByteArray &bytes)
{
    sodium_memzero(bytes.data(), static_cast<size_t>(bytes.size()));
    bytes.clear();
}

// Key material that never leaves this file.
class DerivedKey
{
public:
    DerivedKey(const Secret &master, VaultSubKey purpose)
    {
        startSodium();
        Q_ASSERT(master.reveal().size() == kVaultKeyBytes);
        crypto_kdf_derive_from_key(m_bytes, sizeof m_bytes, quint64(purpose), kVaultKdfContext,
            readableBytes(master.reveal()));
    }
    ~DerivedKey() { sodium_memzero(m_bytes, sizeof m_bytes); }
    Q_DISABLE_COPY_MOVE(DerivedKey)
    const uchar *data() const { return m_bytes; }

private:
    uchar m_bytes[kVaultKeyBytes];
};

QByteArray randomBytesOf(qsizetype size)
{
    startSodium();
    QByteArray bytes(size, Qt::Uninitialized);
    randombytes_buf(bytes.data(), static_cast<size_t>(size));
    return bytes;
}

QByteArray keyCheckOf(const Secret &key, const QByteArray &salt)
{
    const DerivedKey derived(key, VaultSubKey::KeyCheck);
    QByteArray check(kKeyCheckBytes, Qt::Uninitialized);
    crypto_generichash(writableBytes(check), kKeyCheckBytes, readableBytes(salt),
        quint64(salt.size()), derived.data(), kVaultKeyBytes);
    return check;
}

QByteArray checksumOf(const QByteArray &bytes)
{
    startSodium();
    QByteArray sum(crypto_generichash_BYTES_MIN, Qt::Uninitialized);
    crypto_generichash(writableBytes(sum), crypto_generichash_BYTES_MIN, readableBytes(bytes),
        quint64(bytes.size()), nullptr, 0);
    return sum.left(kVaultChecksumBytes);
}

Error damagedVault(const QString &why)
{
    return Error{.kind = ErrorKind::Data,
        .what = u"The vault's file is damaged"_s,
        .why = why,
        .next = u"Put the file back from a backup, or remove it and sign in again"_s,
        .code = QLatin1String(kVaultDamaged)};
}

void appendSizedBytes(QByteArray &out, const QByteArray &bytes)
{
    const quint32 size = qToLittleEndian(static_cast<quint32>(bytes.size()));
    out.append(reinterpret_cast<const char *>(&size), sizeof size);
    out.append(bytes);
}

std::optional<QByteArray> takeSizedBytes(const QByteArray &in, qsizetype &at)
{
    if (in.size() - at < 4)
        return std::nullopt;
    const auto size = static_cast<qsizetype>(qFromLittleEndian<quint32>(in.constData() + at));
    at += 4;
    if (in.size() - at < size)
        return std::nullopt;
    at += size;
    return in.mid(at - size, size);
}

// Keys and values, each with its length before it.
QByteArray plainOf(const VaultContent &content)
{
    qsizetype size = 0;
    for (const auto &[name, secret] : content)
        size += 8 + name.size() * 3 + secret.reveal().size();
    QByteArray plain;
    plain.reserve(size); // so that growing leaves no copies behind
    for (const auto &[name, secret] : content) {
        appendSizedBytes(plain, name.toUtf8());
        appendSizedBytes(plain, secret.reveal());
    }
    return plain;
}

std::optional<VaultContent> contentOf(const QByteArray &plain)
{
    VaultContent content;
    for (qsizetype at = 0; at < plain.size();) {
        const auto name = takeSizedBytes(plain, at);
        auto value = name ? takeSizedBytes(plain, at) : std::nullopt;
        if (!value)
            return std::nullopt;
        Secret secret(*std::exchange(value, std::nullopt));
        content.insert_or_assign(QString::fromUtf8(*name), std::move(secret));
    }
    return content;
}

} // namespace

QByteArray newVaultSalt()
{
    return randomBytesOf(kVaultSaltBytes);
}

Secret newVaultKey()
{
    return Secret(randomBytesOf(kVaultKeyBytes));
}

Result<VaultHeader> vaultHeaderOf(const QByteArray &file)
{
    if (file.size() < kVaultHeaderBytes + kVaultTagBytes)
        return fail(damagedVault(u"it is too short"_s));
    if (!file.startsWith(kVaultMagic))
        return fail(damagedVault(u"it is not a vault"_s));
    if (checksumOf(file.left(kVaultChecksumAt)) != file.mid(kVaultChecksumAt, kVaultChecksumBytes))
        return fail(damagedVault(u"its header was changed"_s));
    if (file.at(8) != kVaultVersion)
        return fail(ErrorKind::Config, u"The vault was made by a newer version of Sluice"_s, {},
            u"Update Sluice"_s);
    const PassphraseCost cost{.passes = qFromLittleEndian<quint32>(file.constData() + 10),
        .memoryBytes = qFromLittleEndian<quint64>(file.constData() + 14)};
    const auto origin = static_cast<quint8>(file.at(9));
    if (origin > quint8(VaultKeyOrigin::Keychain) || cost.passes > kMostKdfPasses
        || cost.memoryBytes > kMostKdfMemory)
        return fail(damagedVault(u"its header holds values that no version writes"_s));
    return VaultHeader{.origin = static_cast<VaultKeyOrigin>(origin),
        .cost = cost,
        .salt = file.mid(kVaultSaltAt, kVaultSaltBytes)};
}

Result<VaultContent> openVaultFile(const QByteArray &file, const Secret &key)
{
    auto header = vaultHeaderOf(file);
    if (!header)
        return fail(std::move(header).error());
    const QByteArray check = file.mid(kKeyCheckAt, kKeyCheckBytes);
    const QByteArray expected = keyCheckOf(key, header->salt);
    if (sodium_memcmp(check.constData(), expected.constData(), kKeyCheckBytes) != 0)
        return fail(Error{.kind = ErrorKind::Auth,
            .what = u"The vault cannot be opened with this key"_s,
            .why = header->origin == VaultKeyOrigin::Passphrase ? u"the passphrase is another one"_s
                                                                : u"it was made with another key"_s,
            .next = u"Give the key or the passphrase that the vault was made with"_s,
            .code = QLatin1String(kVaultWrongKey)});
    const DerivedKey derived(key, VaultSubKey::File);
    QByteArray plain(file.size() - kVaultHeaderBytes - kVaultTagBytes, Qt::Uninitialized);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(writableBytes(plain), nullptr, nullptr,
            readableBytes(file) + kVaultHeaderBytes, quint64(file.size() - kVaultHeaderBytes),
            readableBytes(file), quint64(kVaultHeaderBytes), readableBytes(file) + kVaultNonceAt,
            derived.data())
        != 0)
        return fail(damagedVault(u"its content was changed"_s));
    auto content = contentOf(plain);
    wipeBytes(plain);
    if (!content)
        return fail(damagedVault(u"its content could not be read"_s));
    return std::move(*content);
}

QByteArray makeVaultFile(const VaultContent &content, const VaultHeader &header, const Secret &key,
    const QByteArray &nonce)
{
    Q_ASSERT(header.salt.size() == kVaultSaltBytes);
    QByteArray file(kVaultMagic);
    file.append(kVaultVersion).append(static_cast<char>(header.origin));
    const quint32 passes = qToLittleEndian(header.cost.passes);
    const quint64 memory = qToLittleEndian(header.cost.memoryBytes);
    file.append(reinterpret_cast<const char *>(&passes), sizeof passes);
    file.append(reinterpret_cast<const char *>(&memory), sizeof memory);
    file.append(header.salt).append(keyCheckOf(key, header.salt));
    file.append(checksumOf(file));
    file.append(nonce.isEmpty() ? randomBytesOf(kVaultNonceBytes) : nonce);
    Q_ASSERT(file.size() == kVaultHeaderBytes);

    const DerivedKey derived(key, VaultSubKey::File);
    QByteArray plain = plainOf(content);
    QByteArray sealed(plain.size() + kVaultTagBytes, Qt::Uninitialized);
    crypto_aead_xchacha20poly1305_ietf_encrypt(writableBytes(sealed), nullptr, readableBytes(plain),
        quint64(plain.size()), readableBytes(file), quint64(kVaultHeaderBytes), nullptr,
        readableBytes(file) + kVaultNonceAt, derived.data());
    wipeBytes(plain);
    return file.append(sealed);
}

Result<Secret> keyFromPassphrase(const Secret &passphrase, const VaultHeader &header)
{
    startSodium();
    QByteArray key(kVaultKeyBytes, Qt::Uninitialized);
    if (crypto_pwhash(writableBytes(key), quint64(kVaultKeyBytes), passphrase.reveal().constData(),
            quint64(passphrase.reveal().size()), readableBytes(header.salt), header.cost.passes,
            static_cast<size_t>(header.cost.memoryBytes), crypto_pwhash_ALG_ARGON2ID13)
        != 0)
        return fail(ErrorKind::Internal, u"The vault's key could not be made from the passphrase"_s,
            u"%1 MB of memory are needed for it"_s.arg(header.cost.memoryBytes >> 20),
            u"Free some memory, or use a key file (SLUICE_VAULT_KEY_FILE)"_s);
    return Secret(std::move(key));
}

QByteArray sealText(const Secret &secret, const QByteArray &context, const Secret &key)
{
    const DerivedKey derived(key, VaultSubKey::SealedText);
    QByteArray out = randomBytesOf(kVaultNonceBytes);
    const QByteArray &plain = secret.reveal();
    out.resize(kVaultNonceBytes + plain.size() + kVaultTagBytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(writableBytes(out) + kVaultNonceBytes, nullptr,
        readableBytes(plain), quint64(plain.size()), readableBytes(context),
        quint64(context.size()), nullptr, readableBytes(out), derived.data());
    return kSealedPrefix
        + out.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

Result<Secret> openSealedText(
    const QByteArray &sealed, const QByteArray &context, const Secret &key)
{
    const Error wrong{.kind = ErrorKind::Data,
        .what = u"A sealed value could not be opened"_s,
        .why = u"it was changed, or sealed with another key"_s,
        .code = QLatin1String(kVaultDamaged)};
    if (!sealed.startsWith(kSealedPrefix))
        return fail(wrong);
    const auto bytes
        = QByteArray::fromBase64Encoding(sealed.mid(qsizetype(sizeof kSealedPrefix) - 1),
            QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!bytes || bytes.decoded.size() < kVaultNonceBytes + kVaultTagBytes)
        return fail(wrong);
    const DerivedKey derived(key, VaultSubKey::SealedText);
    QByteArray plain(bytes.decoded.size() - kVaultNonceBytes - kVaultTagBytes, Qt::Uninitialized);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(writableBytes(plain), nullptr, nullptr,
            readableBytes(bytes.decoded) + kVaultNonceBytes,
            quint64(bytes.decoded.size() - kVaultNonceBytes), readableBytes(context),
            quint64(context.size()), readableBytes(bytes.decoded), derived.data())
        != 0)
        return fail(wrong);
    return Secret(std::move(plain));
}

} // namespace sluice
