// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusVariant>
#include <QObject>

namespace sluice {

// Whether the desktop wants dark windows. Asks the settings portal over D-Bus without waiting for
// the answer and follows its changes (org.freedesktop.portal.Settings: org.freedesktop.appearance,
// color-scheme: 1 dark, 2 light, 0 no wish); without a portal the platform's own palette decides.
// Owned by Theme, GUI thread. It must be made before a palette of ours is set.
class SystemColorScheme final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SystemColorScheme)

public:
    explicit SystemColorScheme(QObject *parent = nullptr);

    bool isDark() const { return m_isDark; }

signals:
    void changed();

private slots:
    void takeSetting(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void ask();
    void take(const QVariant &value);

    bool m_platformIsDark = false;
    bool m_isDark = false;
};

} // namespace sluice
