// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/main/consolesettings.h"

namespace sluice {

using namespace Qt::StringLiterals;

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

void ConsoleSettings::clearLayout()
{
    m_file.remove("window/geometry"_L1);
    m_file.remove("window/sidebar"_L1);
}

} // namespace sluice
