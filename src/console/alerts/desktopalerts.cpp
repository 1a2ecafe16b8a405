// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/alerts/desktopalerts.h"

#include "app/alerts/alerts.h"
#include "console/main/desktoptray.h"

#include <QApplication>
#include <QPointer>

namespace sluice {

DesktopAlerts::DesktopAlerts(Alerts &alerts, QObject *parent, const ShowOnDesktop &show)
    : QObject(parent)
    , m_alerts(alerts)
    , m_show(show)
{
    if (!m_show)
        return;
    // It comes on the alerts' thread, and may come while this goes.
    m_alerts.setDesktop([self = QPointer(this)](const QString &title, const QString &text) {
        QMetaObject::invokeMethod(
            qApp,
            [self, title, text] {
                if (self)
                    self->showIt(title, text);
            },
            Qt::QueuedConnection);
    });
}

DesktopAlerts::~DesktopAlerts()
{
    m_alerts.setDesktop({});
}

void DesktopAlerts::showIt(const QString &title, const QString &text)
{
    if (DesktopTray::isNoticeWanted())
        m_show(title, text);
}

} // namespace sluice
