// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/runs/runannouncer.h"

#include "console/runs/runwords.h"

#include <QAccessible>
#include <QWidget>

#include <utility>

namespace sluice {

RunAnnouncer::RunAnnouncer(std::chrono::milliseconds apart, QWidget *speaker)
    : QObject(speaker)
    , m_speaker(speaker)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(apart);
    connect(&m_rest, &QTimer::timeout, this, &RunAnnouncer::say);
}

void RunAnnouncer::take(const std::optional<RunRow> &run)
{
    const QString id = run ? run->id : QString();
    const QString state = run ? runLook(*run).word : QString();
    if (std::exchange(m_runId, id) != id) { // another one: its state is read with it
        m_state = state;
        m_waiting.clear();
        return;
    }
    if (id.isEmpty() || std::exchange(m_state, state) == state)
        return;
    m_waiting = tr("Run #%1: %2").arg(run->number).arg(state);
    if (!m_rest.isActive())
        say();
}

void RunAnnouncer::say()
{
    if (m_waiting.isEmpty())
        return;
    m_speaker->setAccessibleName(std::exchange(m_waiting, {}));
    QAccessibleEvent alert(m_speaker, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    m_rest.start();
}

} // namespace sluice
