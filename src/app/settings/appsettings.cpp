// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/appsettings.h"

#include "core/http/cafile.h"
#include "core/http/proxysetting.h"
#include "core/store/store.h"

#include <QDir>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kSettingPrefix = "setting."_L1;

Result<AppSettings::Known> knownSetting(const QString &name)
{
    if (const AppSettings::Known *known = AppSettings::find(name))
        return *known;
    QStringList names;
    for (const AppSettings::Known &known : AppSettings::known())
        names.append(known.name);
    return fail(ErrorKind::Config, u"There is no setting “%1”"_s.arg(name), {},
        u"There is %1"_s.arg(names.join(u", "_s)));
}

Result<void> checkNumber(const AppSettings::Known &known, const QString &value)
{
    bool isNumber = false;
    const qint64 number = value.toLongLong(&isNumber);
    if (!isNumber)
        return fail(ErrorKind::Config, u"“%1” is no whole number"_s.arg(value));
    if (number < known.least || number > known.most)
        return fail(ErrorKind::Config,
            u"%1 is a number from %2 to %3"_s.arg(
                known.name, QString::number(known.least), QString::number(known.most)));
    return {};
}

Result<void> checkSettingText(const AppSettings::Known &known, const QString &value)
{
    if (known.name == kProxy) {
        if (auto proxy = ProxySetting::fromText(value); !proxy)
            return fail(proxy.error());
    }
    if (known.name == kVaultKeyFile && !value.isEmpty() && !QDir::isAbsolutePath(value))
        return fail(ErrorKind::Config, u"%1 must be the whole path of a file"_s.arg(known.name));
    if (known.name == kCaFile && !value.isEmpty()) {
        if (!QDir::isAbsolutePath(value))
            return fail(
                ErrorKind::Config, u"%1 must be the whole path of a file"_s.arg(known.name));
        if (auto read = readCaFile(value); !read)
            return fail(read.error());
    }
    return {};
}

Result<void> putSetting(Sql &sql, const QString &name, const QString &value)
{
    auto put = sql.run("INSERT INTO meta(k, v) VALUES(?,?)"
                       " ON CONFLICT(k) DO UPDATE SET v=excluded.v",
        {QString(kSettingPrefix + name), value});
    return put ? Result<void>() : fail(put.error());
}

Result<void> dropSetting(Sql &sql, const QString &name)
{
    auto gone = sql.run("DELETE FROM meta WHERE k=?", {QString(kSettingPrefix + name)});
    return gone ? Result<void>() : fail(gone.error());
}

} // namespace

const QList<AppSettings::Known> &AppSettings::known()
{
    static const QList<Known> all{
        {kKeepRunFilesDays, 30, 0, 36'500,
            "days until the files of a complete run are deleted; 0: never"_L1},
        {kRunsAtOnce, 8, 1, 100, "runs that one program works on at once; others are queued"_L1},
        {kRetryAttempts, 6, 1, 20, "how often a step is tried that meets a passing failure"_L1},
        {kRetryLongestSeconds, 60, 1, 900, "the longest wait between two tries"_L1},
        {kUnreachableMinutes, 30, 1, 1'440,
            "minutes after which a run ends whose service cannot be reached; it can be resumed"_L1},
        {kCommandSilenceSeconds, 300, 5, 86'400,
            "seconds after which a command processor that does nothing is ended"_L1},
        {kScriptRecordMs, 2'000, 50, 600'000,
            "milliseconds that a script may take for one record"_L1},
        {kProxy, 0, 0, 0,
            "for connections that name none: none, system, http://host:port or socks5://host:port"_L1,
            Kind::Text},
        {kCaFile, 0, 0, 0,
            "certificates to trust beside the system's, for connections that name none"_L1,
            Kind::Text},
        {kConnectSeconds, 10, 1, 300, "seconds for a host to be reached"_L1},
        {kInactivitySeconds, 30, 1, 3'600, "seconds in which an answer may stand still"_L1},
        {kLogLevel, 0, 0, 0, "what the log keeps unless --log-level is given"_L1, Kind::Choice,
            "info"_L1, "debug info warning error"_L1},
        {kLogTotalMegabytes, 200, 4, 100'000, "megabytes of all log files; the oldest go first"_L1},
        {kLogFileMegabytes, 10, 1, 1'000, "megabytes of one log file"_L1},
        {kLogFiles, 500, 4, 10'000, "how many log files there may be"_L1},
        {kLogRecordValues, 0, 0, 1,
            "1: at level debug the log holds the values of records too, which are personal data"_L1},
        {kVaultKeyFile, 0, 0, 0,
            "the file with the vault's key, unless the environment names one"_L1, Kind::Text}};
    return all;
}

const AppSettings::Known *AppSettings::find(const QString &name)
{
    const auto &all = known();
    const auto found = std::find_if(
        all.cbegin(), all.cend(), [&name](const Known &known) { return known.name == name; });
    return found == all.cend() ? nullptr : &*found;
}

QString AppSettings::Known::standardValue() const
{
    return kind == Kind::Number ? QString::number(standard) : QString(standardText);
}

Result<void> AppSettings::check(const QString &name, const QString &value)
{
    auto known = knownSetting(name);
    if (!known)
        return fail(known.error());
    switch (known->kind) {
    case Kind::Number:
        return checkNumber(*known, value);
    case Kind::Choice:
        if (!QString(known->choices).split(u' ').contains(value))
            return fail(ErrorKind::Config,
                u"%1 is one of %2"_s.arg(
                    known->name, QString(known->choices).replace(u' ', u", "_s)));
        return {};
    case Kind::Text:
        break;
    }
    return checkSettingText(*known, value);
}

Result<QMap<QString, QString>> AppSettings::stored() const
{
    QMap<QString, QString> values;
    auto done = m_store.read([&values](Sql &sql) -> Result<void> {
        auto rows = sql.run("SELECT k, v FROM meta WHERE k LIKE 'setting.%'");
        if (!rows)
            return fail(rows.error());
        while ((*rows)->next())
            values.insert((*rows)->value(0).toString().mid(kSettingPrefix.size()),
                (*rows)->value(1).toString());
        return {};
    });
    if (!done)
        return fail(done.error());
    return values;
}

Result<QMap<QString, QString>> AppSettings::all() const
{
    auto values = stored();
    if (!values)
        return values;
    for (const Known &known : known()) {
        if (!values->contains(known.name))
            values->insert(known.name, known.standardValue());
    }
    return values;
}

Result<QString> AppSettings::text(const QString &name) const
{
    auto known = knownSetting(name);
    if (!known)
        return fail(known.error());
    auto values = stored();
    if (!values)
        return fail(values.error());
    return values->value(name, known->standardValue());
}

Result<qint64> AppSettings::value(const QString &name) const
{
    auto value = text(name);
    return value ? Result<qint64>(value->toLongLong()) : fail(value.error());
}

Result<void> AppSettings::change(const std::function<Result<void>(Sql &)> &work)
{
    auto done = m_store.write(work);
    if (done && m_onChanged)
        m_onChanged();
    return done;
}

Result<void> AppSettings::set(const QString &name, qint64 value)
{
    return setText(name, QString::number(value));
}

Result<void> AppSettings::setText(const QString &name, const QString &value)
{
    if (auto checked = check(name, value); !checked)
        return checked;
    return change([&name, &value](Sql &sql) { return putSetting(sql, name, value); });
}

Result<void> AppSettings::setAll(const QMap<QString, QString> &values)
{
    for (auto it = values.constBegin(); it != values.constEnd(); ++it) {
        if (auto checked = check(it.key(), it.value()); !checked)
            return checked;
    }
    return change([&values](Sql &sql) -> Result<void> {
        for (auto it = values.constBegin(); it != values.constEnd(); ++it) {
            const bool isStandard = it.value() == find(it.key())->standardValue();
            auto done
                = isStandard ? dropSetting(sql, it.key()) : putSetting(sql, it.key(), it.value());
            if (!done)
                return done;
        }
        return {};
    });
}

Result<void> AppSettings::reset(const QString &name)
{
    if (auto known = knownSetting(name); !known)
        return fail(known.error());
    return change([&name](Sql &sql) { return dropSetting(sql, name); });
}

Result<Timings> AppSettings::timings(Timings standard) const
{
    auto values = stored();
    if (!values)
        return fail(values.error());
    const auto take = [&values](QLatin1StringView name, Timings::ms &field, qint64 unitMs) {
        if (values->contains(name))
            field = Timings::ms(values->value(name).toLongLong() * unitMs);
    };
    take(kRetryLongestSeconds, standard.retryCap, 1'000);
    take(kUnreachableMinutes, standard.unreachableLimit, 60'000);
    take(kCommandSilenceSeconds, standard.commandSilence, 1'000);
    take(kScriptRecordMs, standard.scriptRecord, 1);
    take(kConnectSeconds, standard.connect, 1'000);
    take(kInactivitySeconds, standard.inactivity, 1'000);
    if (values->contains(kRetryAttempts))
        standard.retryAttempts = values->value(kRetryAttempts).toInt();
    return standard;
}

} // namespace sluice
