// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QStatusBar>

namespace sluice {

class ElidingLabel;
class EnvironmentChip;
class IconLabel;

// The line at the window's foot: environment, account and what is left of its limit, how many runs
// are active, how many tables are kept in step, the control API where it is on, the vault, the last
// answer of a service. Shows what it is told. GUI thread; owned by the window.
class ConsoleStatus final : public QStatusBar
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConsoleStatus)

public:
    explicit ConsoleStatus(QWidget *parent = nullptr);

    void setEnvironment(const QString &environment); // empty: nothing is connected
    void setAccount(const QString &text);
    void setActiveRuns(int count);
    void setWatched(int tables); // 0: none is, or the watch is off
    void setVault(const QString &word, const QString &explanation, bool isReady);
    // Empty: the control API is off.
    void setControl(const QString &word, const QString &explanation, bool isWrong);
    void setLastAnswer(const QDateTime &moment);
    void setNarrow(bool isNarrow);

private:
    EnvironmentChip *m_chip;
    ElidingLabel *m_account;
    IconLabel *m_runsIcon;
    ElidingLabel *m_runs;
    IconLabel *m_watchIcon;
    ElidingLabel *m_watch;
    IconLabel *m_controlIcon;
    ElidingLabel *m_control;
    IconLabel *m_vaultIcon;
    ElidingLabel *m_vault;
    ElidingLabel *m_answer;
    bool m_hasAnswer = false;
    bool m_isNarrow = false;
};

} // namespace sluice
