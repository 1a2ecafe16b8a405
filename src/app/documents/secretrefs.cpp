// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/secretrefs.h"

#include "app/documents/environmentsecret.h"
#include "core/auth/vault.h"

#include <QRegularExpression>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostSecretLength = 16 * 1024;

} // namespace

void readSecretRef(const QJsonValue &json, const QString &path, const QString &which,
    const QStringList &kinds, JsonProblems &problems, SecretsRead &read)
{
    const QJsonObject object = json.toObject();
    const QStringList keys = object.keys();
    if (!json.isObject() || keys.size() != 1 || !kinds.contains(keys.front())) {
        QStringList forms;
        for (const QString &kind : kinds)
            forms.append(u"{\"%1\":..}"_s.arg(kind));
        problems.add(path, u"must be one of "_s + forms.join(u", "_s));
        return;
    }
    JsonObjectReader reader(object, path, problems);
    const QString kind = keys.front();
    const QString text = reader.filledText(kind);
    if (text.size() > kMostSecretLength) {
        reader.problem(kind, u"is too long"_s);
        return;
    }
    if (kind == "value"_L1) {
        read.values.insert(which, Secret(text.toUtf8()));
    } else if (kind == "sandbox"_L1) {
        read.refs.insert(which, {SecretRef::Kind::Sandbox, text});
    } else if (kind == "vault"_L1) {
        read.refs.insert(which, {SecretRef::Kind::Vault, text});
    } else {
        // NAME, or NAME.member for a variable that holds a JSON object.
        static const QRegularExpression variable(
            u"\\A[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?\\z"_s);
        if (!text.isEmpty() && !variable.match(text).hasMatch()) {
            reader.problem(kind, u"must be the name of an environment variable"_s);
        }
        read.refs.insert(which, {SecretRef::Kind::Env, text});
    }
}

Result<Secret> secretOf(
    const SecretRef &ref, Vault *vault, const QString &what, const QString &next)
{
    if (ref.kind == SecretRef::Kind::Sandbox) {
        return Secret(ref.name.toUtf8());
    }
    if (ref.kind == SecretRef::Kind::Env) {
        auto value = environmentSecret(ref.name);
        if (!value) {
            Error error = value.error();
            error.what = what;
            return fail(std::move(error));
        }
        return value;
    }
    if (vault == nullptr) {
        return fail(ErrorKind::Auth, what, u"There is no vault"_s);
    }
    auto stored = vault->get(ref.name);
    if (!stored) {
        Error error = stored.error();
        if (error.why.isEmpty())
            error.why = error.what; // "The vault is locked"
        error.what = what;
        return fail(std::move(error));
    }
    if (!*stored) {
        return fail(ErrorKind::Auth, what, u"The vault has no entry for it"_s, next);
    }
    return **stored;
}

Result<void> canKeepSecrets(const Vault *vault, const QString &name)
{
    if (vault != nullptr && vault->canStore())
        return {};
    return fail(ErrorKind::Config, u"The secrets of “%1” cannot be stored"_s.arg(name),
        vault != nullptr ? vault->stateText() : u"There is no vault"_s,
        u"Name a key file in SLUICE_VAULT_KEY_FILE or a passphrase file in "
        "SLUICE_VAULT_PASSPHRASE_FILE, or give the secrets as {\"env\":..}"_s);
}

VaultPuts::VaultPuts(Vault *vault)
    : m_vault(vault)
{
}

// As far as it can: what it was kept for did not come about.
VaultPuts::~VaultPuts()
{
    for (auto it = m_replaced.cbegin(); it != m_replaced.cend(); ++it) {
        [[maybe_unused]] const auto restored
            = it.value() ? m_vault->put(it.key(), **it) : m_vault->remove(it.key());
    }
}

Result<void> VaultPuts::put(const QString &name, const Secret &secret)
{
    if (m_vault == nullptr) {
        return fail(ErrorKind::Config, u"A secret cannot be stored: there is no vault"_s);
    }
    auto old = m_vault->get(name);
    if (!old) {
        return fail(old.error());
    }
    if (auto put = m_vault->put(name, secret); !put) {
        return put;
    }
    m_replaced.insert(name, *old);
    return {};
}

} // namespace sluice
