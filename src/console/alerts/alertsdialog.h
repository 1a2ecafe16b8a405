// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/alerts/alerts.h"
#include "console/main/consolecontext.h"

#include <QDialog>

#include <memory>

namespace sluice {

namespace Ui {
class AlertsDialog;
}

// The rules of alerts: a list, the fields of the chosen one, and Send Test, which goes the way that
// alerts go and says what happened to each message. Rules and messages are read, kept and sent on
// worker threads; its end ends a test. Opened, never executed; deletes itself. GUI thread. Object
// name `alertsDialog`.
class AlertsDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AlertsDialog)

public:
    AlertsDialog(ConsoleContext context, QWidget *parent);
    ~AlertsDialog() override;

    void reject() override; // asks if something was changed

private:
    struct Loaded
    {
        QList<AlertRule> rules;
        QStringList jobs;
    };
    void dress();
    void load(const QString &selectId);
    void takeLoaded(const Loaded &loaded, const QString &selectId);
    void choose(int row);
    void showRule(const AlertRule &rule);
    void showState();
    void fit();
    void showProblem(const Error &error);
    void whenFree(const std::function<void()> &then);
    void addRule(const AlertRule &rule);
    void save();
    void removeRule();
    void sendTest();
    void showTrials(const QList<AlertTrial> &trials);

    ConsoleContext m_context;
    std::unique_ptr<Ui::AlertsDialog> m_ui;
    CancelSource m_cancel;
    QList<AlertRule> m_rules; // as in the list; a new one at its end
    int m_row = -1;
    bool m_isLoaded = false;
    bool m_isBusy = false;
    bool m_isTesting = false;
};

} // namespace sluice
