// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>

namespace sluice {

// What the window remembers of itself between two starts: place, side bar, theme, the environment
// and the page that were shown; and whether its control API and its sandbox were on and tables were
// kept in step, by data directory. A file of the user's settings, never of the data directory. Made
// where it is needed; GUI thread. It holds nothing of connections and runs, of jobs the names that
// the control API serves, and no key.
class ConsoleSettings final
{
public:
    ConsoleSettings();

    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);
    bool isSidebarShown() const;
    void setSidebarShown(bool shown);
    QString environment() const; // sandbox unless one was chosen
    void setEnvironment(const QString &environment);
    QString page() const;
    void setPage(const QString &key);
    int themeMode() const; // of Theme::Mode
    void setThemeMode(int mode);
    void clearLayout();

    // The control API of a data directory's console: off unless it was left on.
    struct Control
    {
        bool isOn = false;
        QString address;
        QStringList jobs; // names
    };
    Control control(const QString &dataDirectory) const;
    void setControl(const QString &dataDirectory, const Control &control);

    // Whether a data directory's console keeps tables in step: on unless it was stopped.
    bool isWatching(const QString &dataDirectory) const;
    void setWatching(const QString &dataDirectory, bool isOn);

    // Whether a data directory's console runs a sandbox: off until it was started.
    bool isSandboxOn(const QString &dataDirectory) const;
    void setSandboxOn(const QString &dataDirectory, bool isOn);

private:
    QSettings m_file;
};

} // namespace sluice
