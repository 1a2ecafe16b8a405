// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents/connectionmerge.h"

#include <QStringList>

#include <optional>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// One part of the connection in each of its versions.
template <class Value> struct Versions
{
    Value opened;
    Value shown;
    Value entered;
    Value stored;
};

// Merges part by part; notes the paths of those that were changed on both sides.
class ConnectionMerge final
{
public:
    template <class Value> Value part(const QString &path, const Versions<Value> &versions)
    {
        const bool isChangedThere = versions.stored != versions.opened;
        // A form writes some settings in its own way: that alone is no change.
        const bool isChangedHere
            = versions.entered != versions.shown && versions.entered != versions.opened;
        if (isChangedThere && isChangedHere && versions.stored != versions.entered)
            m_conflicts.append(path);
        return isChangedThere && !isChangedHere ? versions.stored : versions.entered;
    }
    QStringList conflicts() const { return m_conflicts; }

private:
    QStringList m_conflicts;
};

QJsonObject mergedSettings(
    ConnectionMerge &merge, const ConnectionEdit &edit, const Connection &stored)
{
    QJsonObject settings;
    QStringList keys = stored.settings.keys() + edit.entered.settings.keys();
    keys.removeDuplicates();
    for (const QString &key : std::as_const(keys)) {
        const QJsonValue value = merge.part<QJsonValue>(u"settings."_s + key,
            {edit.opened.settings.value(key), edit.shown.settings.value(key),
                edit.entered.settings.value(key), stored.settings.value(key)});
        if (!value.isUndefined())
            settings.insert(key, value);
    }
    return settings;
}

std::optional<SecretRef> secretRefOf(const Connection &connection, const QString &which)
{
    const auto ref = connection.secrets.constFind(which);
    return ref == connection.secrets.cend() ? std::nullopt : std::optional(*ref);
}

QMap<QString, SecretRef> mergedSecrets(
    ConnectionMerge &merge, const ConnectionEdit &edit, const Connection &stored)
{
    QMap<QString, SecretRef> secrets;
    QStringList names = stored.secrets.keys() + edit.entered.secrets.keys();
    names.removeDuplicates();
    for (const QString &which : std::as_const(names)) {
        const auto ref = merge.part<std::optional<SecretRef>>(u"secrets."_s + which,
            {secretRefOf(edit.opened, which), secretRefOf(edit.shown, which),
                secretRefOf(edit.entered, which), secretRefOf(stored, which)});
        if (ref)
            secrets.insert(which, *ref);
    }
    return secrets;
}

} // namespace

Result<Connection> mergedConnection(const ConnectionEdit &edit, const Connection &stored)
{
    const auto &[opened, shown, entered] = edit;
    ConnectionMerge merge;
    Connection merged = stored;
    merged.name
        = merge.part<QString>(u"name"_s, {opened.name, shown.name, entered.name, stored.name});
    merged.environment = merge.part<QString>(u"environment"_s,
        {opened.environment, shown.environment, entered.environment, stored.environment});
    merged.colour = merge.part<QString>(
        u"colour"_s, {opened.colour, shown.colour, entered.colour, stored.colour});
    merged.settings = mergedSettings(merge, edit, stored);
    merged.secrets = mergedSecrets(merge, edit, stored);
    if (!merge.conflicts().isEmpty())
        return fail(ErrorKind::Config, u"The connection was changed elsewhere meanwhile"_s,
            u"There and in the form, this was changed: %1"_s.arg(merge.conflicts().join(u", "_s)),
            u"Close the form, open it again and change what is stored now"_s);
    return merged;
}

} // namespace sluice
