// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSocketNotifier;

namespace sluice {

// SIGINT and SIGTERM as Qt signals on the main thread; one object while a run is watched. The
// handler itself only writes a byte.
class StopSignals final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StopSignals)

public:
    explicit StopSignals(QObject *parent = nullptr);
    ~StopSignals() override;

signals:
    void interrupted(int times); // SIGINT, the how manieth
    void terminated(); // SIGTERM

private:
    void drain();
    QSocketNotifier *m_notifier = nullptr;
    int m_interrupts = 0;
};

} // namespace sluice
