// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/appsettings.h"

#include "core/store/store.h"

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

QString settingKey(const QString &name)
{
    return u"setting."_s + name;
}

Result<AppSettings::Known> knownSetting(const QString &name)
{
    const auto &all = AppSettings::known();
    const auto found = std::find_if(all.cbegin(), all.cend(),
        [&name](const AppSettings::Known &known) { return known.name == name; });
    if (found != all.cend())
        return *found;
    QStringList names;
    for (const AppSettings::Known &known : all)
        names.append(known.name);
    return fail(ErrorKind::Config, u"There is no setting “%1”"_s.arg(name), {},
        u"There is %1"_s.arg(names.join(u", "_s)));
}

} // namespace

const QList<AppSettings::Known> &AppSettings::known()
{
    static const QList<Known> all{{kKeepRunFilesDays, 30, 0, 36'500,
        "days until the files of a complete run are deleted; 0: never"_L1}};
    return all;
}

Result<qint64> AppSettings::value(const QString &name) const
{
    auto known = knownSetting(name);
    if (!known)
        return fail(known.error());
    qint64 value = known->standard;
    auto done = m_store.read([&name, &value](Sql &sql) -> Result<void> {
        auto row = sql.run("SELECT v FROM meta WHERE k=?", {settingKey(name)});
        if (!row)
            return fail(row.error());
        if ((*row)->next())
            value = (*row)->value(0).toLongLong();
        (*row)->finish();
        return {};
    });
    if (!done)
        return fail(done.error());
    return value;
}

Result<void> AppSettings::set(const QString &name, qint64 value)
{
    auto known = knownSetting(name);
    if (!known)
        return fail(known.error());
    if (value < known->least || value > known->most)
        return fail(ErrorKind::Config,
            u"%1 is a number from %2 to %3"_s.arg(
                name, QString::number(known->least), QString::number(known->most)));
    return m_store.write([&name, value](Sql &sql) -> Result<void> {
        auto put = sql.run("INSERT INTO meta(k, v) VALUES(?,?)"
                           " ON CONFLICT(k) DO UPDATE SET v=excluded.v",
            {settingKey(name), QString::number(value)});
        if (!put)
            return fail(put.error());
        return {};
    });
}

Result<void> AppSettings::reset(const QString &name)
{
    if (auto known = knownSetting(name); !known)
        return fail(known.error());
    return m_store.write([&name](Sql &sql) -> Result<void> {
        auto gone = sql.run("DELETE FROM meta WHERE k=?", {settingKey(name)});
        if (!gone)
            return fail(gone.error());
        return {};
    });
}

} // namespace sluice
