// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

class QSystemTrayIcon;

namespace sluice {

// The console's one icon in the desktop's tray, where there is a tray: it comes with the first
// notice, or while the window is hidden behind it. GUI thread; owned by the window.
class DesktopTray final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DesktopTray)

public:
    explicit DesktopTray(QObject *parent = nullptr);

    static bool isThere();
    // As the settings have it: always, while no window of ours is looked at, or never.
    static bool isNoticeWanted();
    // `onClick`: when this notice is clicked, not one of before.
    void showNotice(const QString &title, const QString &text, std::function<void()> onClick = {});
    void showIcon(const QString &toolTip);

signals:
    void chosen(); // the icon, or a notice, was clicked

private:
    QSystemTrayIcon *icon();

    QSystemTrayIcon *m_icon = nullptr;
    std::function<void()> m_onClick;
};

} // namespace sluice
