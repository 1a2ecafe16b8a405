// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/main/consolecontext.h"
#include "core/auth/vault.h"

#include <QDialog>

class QPushButton;

namespace sluice {

class TypedLabel;
class VaultKeyForm;

// Asks for what opens the vault, or for what it is to be kept under from now on, and does it: the
// key is made in the background, and the dialog stays until that worked or was given up. accepted()
// means that it is done. Opened, never executed; deletes itself. GUI thread. Object name
// `vaultKeyDialog`.
class VaultKeyDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VaultKeyDialog)

public:
    enum class Task { Unlock, SetPassphrase, UseKeyFile };
    // `why`: what waits for it; empty: nothing does.
    VaultKeyDialog(const ConsoleContext &context, const VaultStanding &standing, Task task,
        const QString &why, QWidget *parent);
    void reject() override; // not while it works

private:
    void layOut(const QString &why);
    void addForm();
    void addButtons();
    QString title() const;
    QString explanation() const;
    QString actionText() const;
    void check();
    void work();
    void take(const Result<void> &done);
    void showProblem(const QString &text);

    ConsoleContext m_context;
    VaultStanding m_standing;
    Task m_task;
    bool m_isBusy = false;
    VaultKeyForm *m_form = nullptr;
    TypedLabel *m_problem;
    QPushButton *m_cancel;
    QPushButton *m_action;
};

} // namespace sluice
