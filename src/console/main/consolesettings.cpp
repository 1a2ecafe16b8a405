// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/main/consolesettings.h"

#include <QCryptographicHash>
#include <QFileInfo>

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

} // namespace

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
    return m_file.value("window/page"_L1, u"crm"_s).toString();
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

bool ConsoleSettings::isSandboxOn(const QString &dataDirectory) const
{
    return m_file.value(groupOf("sandbox-"_L1, dataDirectory) + "/on"_L1, false).toBool();
}

void ConsoleSettings::setSandboxOn(const QString &dataDirectory, bool isOn)
{
    m_file.setValue(groupOf("sandbox-"_L1, dataDirectory) + "/on"_L1, isOn);
}

void ConsoleSettings::clearLayout()
{
    m_file.remove("window/geometry"_L1);
    m_file.remove("window/sidebar"_L1);
}

} // namespace sluice
