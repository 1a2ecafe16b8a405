// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/main/consolecontext.h"
#include "console/settings/settingspage.h"
#include "console/settings/vaultkeydialog.h"

class QPushButton;

namespace sluice {

class BadgeLabel;
class TypedLabel;

// Where secrets are kept and what opens the vault: its key is set, changed, forgotten and asked for
// here; and what is kept of records. What is done to the vault is done at once, in the background,
// and does not wait for Apply. Owned by the dialog Settings; GUI thread.
class VaultSettings final : public SettingsPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(VaultSettings)

public:
    VaultSettings(const ConsoleContext &context, QWidget *parent);

private:
    QPushButton *addButton(const char *name, const QString &text, const QString &icon = {});
    void addVault();
    void addKeys(Card *card);
    void addKeep();
    template <class Work> void afterwards(Work work);
    void look(bool isUnlocking);
    void take(const VaultStanding &standing);
    void showButtons();
    void ask(VaultKeyDialog::Task task);
    void askToLock();
    void lock();
    void useKeychain();

    ConsoleContext m_context;
    VaultStanding m_standing;
    BadgeLabel *m_state = nullptr;
    TypedLabel *m_where = nullptr;
    TypedLabel *m_problem = nullptr;
    QPushButton *m_again = nullptr;
    QPushButton *m_unlock = nullptr;
    QPushButton *m_lock = nullptr;
    QPushButton *m_passphrase = nullptr;
    QPushButton *m_keyFile = nullptr;
    QPushButton *m_keychain = nullptr;
};

} // namespace sluice
