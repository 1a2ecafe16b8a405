// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/main/consolesettings.h"

#include <QCryptographicHash>
#include <QFileInfo>

#include <algorithm>
#include <array>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

// The same user may have several data directories, each with other jobs.
QString groupOf(QLatin1StringView what, const QString &dataDirectory)
{
    const QByteArray place = QFileInfo(dataDirectory).absoluteFilePath().toUtf8();
    return what
        + QString::fromLatin1(
            QCryptographicHash::hash(place, QCryptographicHash::Sha256).toHex().left(16));
}

struct ConsoleChoice
{
    QLatin1StringView name;
    QLatin1StringView key; // in the file
    QLatin1StringView standard;
};

constexpr std::array kConsoleChoices{
    ConsoleChoice{kChoiceLanguage, "window/language"_L1, "system"_L1},
    ConsoleChoice{kChoiceTheme, "window/theme"_L1, "0"_L1},
    ConsoleChoice{kChoiceStartPage, "window/startPage"_L1, "last"_L1},
    ConsoleChoice{kChoiceSystemFont, "window/systemFont"_L1, "0"_L1},
    ConsoleChoice{kChoiceLockWithScreen, "window/lockWithScreen"_L1, "0"_L1},
    ConsoleChoice{kChoiceResultsFolder, "window/resultsFolder"_L1, ""_L1},
    ConsoleChoice{kChoiceVerifyAtEnd, "runs/verifyAtEnd"_L1, "0"_L1},
    ConsoleChoice{kChoiceClearClipboard, "window/clearClipboard"_L1, "1"_L1},
    ConsoleChoice{kChoiceNotices, "notices/shown"_L1, "always"_L1},
    ConsoleChoice{kChoiceNoticeCompleted, "notices/completed"_L1, "1"_L1},
    ConsoleChoice{kChoiceNoticeRejections, "notices/rejections"_L1, "1"_L1},
    ConsoleChoice{kChoiceNoticeFailed, "notices/failed"_L1, "1"_L1},
    ConsoleChoice{kChoiceNoticeAttention, "notices/attention"_L1, "1"_L1},
    ConsoleChoice{kChoiceNoticeSound, "notices/sound"_L1, "0"_L1},
    ConsoleChoice{kChoiceSandboxPort, "sandbox/port"_L1, "0"_L1},
    ConsoleChoice{kChoiceSandboxRows, "sandbox/rows"_L1, "4500"_L1},
    ConsoleChoice{kChoiceSandboxLatency, "sandbox/latencyMs"_L1, "0"_L1},
    ConsoleChoice{kChoiceSandboxLimits, "sandbox/limits"_L1, "documented"_L1},
    ConsoleChoice{kChoiceSandboxFaults, "sandbox/faults"_L1, ""_L1},
};

const ConsoleChoice *findChoice(const QString &name)
{
    const auto found = std::find_if(kConsoleChoices.begin(), kConsoleChoices.end(),
        [&name](const ConsoleChoice &choice) { return choice.name == name; });
    return found == kConsoleChoices.end() ? nullptr : found;
}

constexpr auto kShortcutGroup = "shortcuts"_L1;
constexpr auto kTableGroup = "tables"_L1;

} // namespace

QStringList ConsoleSettings::choiceNames()
{
    QStringList names;
    for (const ConsoleChoice &choice : kConsoleChoices)
        names.append(choice.name);
    return names;
}

QString ConsoleSettings::standardChoice(const QString &name)
{
    const ConsoleChoice *choice = findChoice(name);
    return choice ? QString(choice->standard) : QString();
}

QString ConsoleSettings::choice(QLatin1StringView name) const
{
    const ConsoleChoice *choice = findChoice(name);
    return choice ? m_file.value(choice->key, QString(choice->standard)).toString() : QString();
}

QMap<QString, QString> ConsoleSettings::choices() const
{
    QMap<QString, QString> values;
    for (const ConsoleChoice &known : kConsoleChoices)
        values.insert(known.name, choice(known.name));
    return values;
}

void ConsoleSettings::setChoices(const QMap<QString, QString> &choices)
{
    for (auto it = choices.constBegin(); it != choices.constEnd(); ++it) {
        const ConsoleChoice *choice = findChoice(it.key());
        if (!choice)
            continue;
        if (it.value() == choice->standard)
            m_file.remove(choice->key);
        else
            m_file.setValue(choice->key, it.value());
    }
}

QMap<QString, QString> ConsoleSettings::shortcuts() const
{
    QMap<QString, QString> keys;
    QSettings &file = const_cast<QSettings &>(m_file); // a group is entered and left
    file.beginGroup(kShortcutGroup);
    for (const QString &name : file.childKeys())
        keys.insert(name, file.value(name).toString());
    file.endGroup();
    return keys;
}

void ConsoleSettings::setShortcuts(const QMap<QString, QString> &shortcuts)
{
    m_file.remove(kShortcutGroup);
    for (auto it = shortcuts.constBegin(); it != shortcuts.constEnd(); ++it)
        m_file.setValue(kShortcutGroup + u'/' + it.key(), it.value());
}

QString ConsoleSettings::resultsFolder() const
{
    const QString folder = choice(kChoiceResultsFolder);
    return QFileInfo(folder).isDir() ? folder : QString();
}

ConsoleSettings::Notices ConsoleSettings::notices() const
{
    const QString shown = choice(kChoiceNotices);
    if (shown == "never"_L1)
        return Notices::Never;
    return shown == "background"_L1 ? Notices::InBackground : Notices::Always;
}

QStringList ConsoleSettings::sandboxArguments() const
{
    QStringList arguments{u"--scale"_s, choice(kChoiceSandboxRows), u"--latency"_s,
        choice(kChoiceSandboxLatency), u"--limits"_s, choice(kChoiceSandboxLimits)};
    if (const QString faults = choice(kChoiceSandboxFaults); QFileInfo(faults).isFile())
        arguments += {u"--faults"_s, faults};
    if (const QString port = choice(kChoiceSandboxPort); port.toInt() > 0)
        arguments += {u"--port"_s, port};
    return arguments;
}

ConsoleSettings::ConsoleSettings()
    : m_file(QSettings::IniFormat, QSettings::UserScope, u"sluice"_s, u"console"_s)
{
}

QByteArray ConsoleSettings::windowGeometry() const
{
    return m_file.value("window/geometry"_L1).toByteArray();
}

void ConsoleSettings::setWindowGeometry(const QByteArray &geometry)
{
    m_file.setValue("window/geometry"_L1, geometry);
}

bool ConsoleSettings::isSidebarShown() const
{
    return m_file.value("window/sidebar"_L1, true).toBool();
}

void ConsoleSettings::setSidebarShown(bool shown)
{
    m_file.setValue("window/sidebar"_L1, shown);
}

QString ConsoleSettings::environment() const
{
    return m_file.value("window/environment"_L1, u"sandbox"_s).toString();
}

void ConsoleSettings::setEnvironment(const QString &environment)
{
    m_file.setValue("window/environment"_L1, environment);
}

QString ConsoleSettings::page() const
{
    return m_file.value("window/page"_L1, u"overview"_s).toString();
}

void ConsoleSettings::setPage(const QString &key)
{
    m_file.setValue("window/page"_L1, key);
}

int ConsoleSettings::themeMode() const
{
    return qBound(0, m_file.value("window/theme"_L1, 0).toInt(), 2);
}

void ConsoleSettings::setThemeMode(int mode)
{
    m_file.setValue("window/theme"_L1, mode);
}

ConsoleSettings::Control ConsoleSettings::control(const QString &dataDirectory) const
{
    const QString group = groupOf("control-"_L1, dataDirectory);
    return {.isOn = m_file.value(group + "/on"_L1, false).toBool(),
        .address = m_file.value(group + "/address"_L1, u"127.0.0.1:6779"_s).toString(),
        .jobs = m_file.value(group + "/jobs"_L1).toStringList()};
}

void ConsoleSettings::setControl(const QString &dataDirectory, const Control &control)
{
    const QString group = groupOf("control-"_L1, dataDirectory);
    m_file.setValue(group + "/on"_L1, control.isOn);
    m_file.setValue(group + "/address"_L1, control.address);
    m_file.setValue(group + "/jobs"_L1, control.jobs);
}

bool ConsoleSettings::isWatching(const QString &dataDirectory) const
{
    return m_file.value(groupOf("watch-"_L1, dataDirectory) + "/on"_L1, true).toBool();
}

void ConsoleSettings::setWatching(const QString &dataDirectory, bool isOn)
{
    m_file.setValue(groupOf("watch-"_L1, dataDirectory) + "/on"_L1, isOn);
}

QString ConsoleSettings::language() const
{
    return m_file.value("window/language"_L1, u"system"_s).toString();
}

void ConsoleSettings::setLanguage(const QString &code)
{
    m_file.setValue("window/language"_L1, code);
}

bool ConsoleSettings::isSandboxOn(const QString &dataDirectory) const
{
    return m_file.value(groupOf("sandbox-"_L1, dataDirectory) + "/on"_L1, false).toBool();
}

void ConsoleSettings::setSandboxOn(const QString &dataDirectory, bool isOn)
{
    m_file.setValue(groupOf("sandbox-"_L1, dataDirectory) + "/on"_L1, isOn);
}

QByteArray ConsoleSettings::tableLayout(const QString &table) const
{
    return m_file.value(kTableGroup + u'/' + table).toByteArray();
}

void ConsoleSettings::setTableLayout(const QString &table, const QByteArray &layout)
{
    if (layout.isEmpty())
        m_file.remove(kTableGroup + u'/' + table);
    else
        m_file.setValue(kTableGroup + u'/' + table, layout);
}

void ConsoleSettings::clearTableLayouts()
{
    m_file.remove(kTableGroup);
}

void ConsoleSettings::clearLayout()
{
    m_file.remove("window/geometry"_L1);
    m_file.remove("window/sidebar"_L1);
}

} // namespace sluice
