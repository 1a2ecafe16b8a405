// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/documents/job.h"
#include "console/main/consolecontext.h"

#include <QDialog>

#include <memory>

namespace sluice {

namespace Ui {
class ControlDialog;
}
class ControlSwitch;

// The switch of the control API: where it listens, which jobs it serves, where its key is, and
// whether it is on. Everything that it shows of the API is the switch's. Opened, never executed;
// deletes itself. GUI thread. It never shows the key. Object name `controlDialog`.
class ControlDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ControlDialog)

public:
    // What was served the last time.
    struct Wish
    {
        QString address;
        QStringList jobs;
    };
    ControlDialog(
        ConsoleContext context, ControlSwitch &control, const Wish &wish, QWidget *parent);
    ~ControlDialog() override;

signals:
    void startWanted(const QString &address, const QStringList &jobs);
    void stopWanted();

private:
    void dress();
    void loadJobs();
    void takeJobs(const QList<Job> &jobs);
    void showState();
    void check();
    QStringList chosenJobs() const;
    void pressSwitch();

    ConsoleContext m_context;
    ControlSwitch &m_control;
    Wish m_wish;
    std::unique_ptr<Ui::ControlDialog> m_ui;
    bool m_isLoaded = false;
};

} // namespace sluice
