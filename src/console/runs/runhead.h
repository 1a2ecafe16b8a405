// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/runtypes.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace sluice {

class ElidingLabel;
class StateBadge;

// The head of a run's dashboard, which never scrolls: breadcrumb with the way back and the run's
// facts, title, badge, and the one button that most people came for. GUI thread; owned by the
// dashboard.
class RunHead final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunHead)

public:
    explicit RunHead(QWidget *parent = nullptr);

    void setRun(const RunRow &run, bool isRateLimited, const QString &connection);

signals:
    void backWanted();
    void resumeWanted();
    void retryWanted();
    void runAgainWanted();

private:
    QString factsOf(const RunRow &run, const QString &connection) const;

    QLabel *m_back;
    ElidingLabel *m_facts;
    ElidingLabel *m_title;
    StateBadge *m_badge;
    QPushButton *m_resume;
    QPushButton *m_retry;
    QPushButton *m_again;
};

} // namespace sluice
