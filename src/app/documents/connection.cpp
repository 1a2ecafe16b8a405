// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/connection.h"

namespace sluice {

using namespace Qt::StringLiterals;

QJsonObject secretRefToJson(const SecretRef &ref)
{
    switch (ref.kind) {
    case SecretRef::Kind::Env:
        return {{u"env"_s, ref.name}};
    case SecretRef::Kind::Sandbox:
        return {{u"sandbox"_s, ref.name}};
    case SecretRef::Kind::Vault:
        break;
    }
    return {{u"vault"_s, ref.name}};
}

QJsonObject secretRefsToJson(const QMap<QString, SecretRef> &refs)
{
    QJsonObject json;
    for (auto it = refs.cbegin(); it != refs.cend(); ++it) {
        json.insert(it.key(), secretRefToJson(it.value()));
    }
    return json;
}

QMap<QString, SecretRef> secretRefsFromJson(const QJsonObject &json)
{
    QMap<QString, SecretRef> refs;
    for (auto it = json.constBegin(); it != json.constEnd(); ++it) {
        const QJsonObject ref = it.value().toObject();
        if (ref.contains(u"env"_s)) {
            refs.insert(it.key(), {SecretRef::Kind::Env, ref.value(u"env"_s).toString()});
        } else if (ref.contains(u"sandbox"_s)) {
            refs.insert(it.key(), {SecretRef::Kind::Sandbox, ref.value(u"sandbox"_s).toString()});
        } else {
            refs.insert(it.key(), {SecretRef::Kind::Vault, ref.value(u"vault"_s).toString()});
        }
    }
    return refs;
}

} // namespace sluice
