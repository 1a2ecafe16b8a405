// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/settings/vaultsettings.h"

#include "app/application.h"
#include "app/runs/runs.h"
#include "app/settings/appsettings.h"
#include "app/vaultkeys.h"
#include "console/errors/errorwords.h"
#include "console/jobs/formparts.h"
#include "console/main/consolesettings.h"
#include "console/main/prompt.h"
#include "console/runs/retentiondialog.h"
#include "console/settings/vaultwords.h"
#include "console/theme/icons.h"
#include "console/widgets/badges.h"
#include "console/widgets/card.h"
#include "console/widgets/format.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QDesktopServices>
#include <QGridLayout>
#include <QPointer>
#include <QPushButton>
#include <QUrl>

#include <algorithm>

namespace sluice {

using namespace Qt::StringLiterals;

VaultSettings::VaultSettings(const ConsoleContext &context, QWidget *parent)
    : SettingsPage(u"vault"_s, tr("Vault and Privacy"), u"lock"_s, parent)
    , m_context(context)
{
    addVault();
    Card *privacy = addCard(tr("Privacy"));
    addCheck(privacy, kLogRecordValues, tr("Write record values into the log at level Debug"));
    addNote(privacy,
        tr("Logs then hold personal data of the records that runs settle. Diagnostics leave them "
           "out, and secrets are masked as ever."));
    addCheck(privacy, kChoiceClearClipboard, tr("Clear the clipboard after 30 s"));
    addNote(privacy,
        tr("When a sign-in link was copied here and is still in it. What you copy elsewhere "
           "stays."));
    addKeep();
    content()->addStretch(1);
    showButtons();
    look(false);
}

QPushButton *VaultSettings::addButton(const char *name, const QString &text, const QString &icon)
{
    auto *button = new QPushButton(text, widget());
    button->setObjectName(QLatin1StringView(name));
    button->setAutoDefault(false);
    if (!icon.isEmpty())
        setButtonIcon(button, icon);
    return button;
}

void VaultSettings::addVault()
{
    Card *card = addCard(tr("Vault"));
    auto *state = new QHBoxLayout;
    state->setSpacing(8);
    m_state = new BadgeLabel(card);
    m_again = addButton("vaultLookButton", tr("Look for the Key Again"));
    m_unlock = addButton("vaultUnlockButton", tr("Unlock…"), u"key"_s);
    m_lock = addButton("vaultLockButton", tr("Lock Now"), u"lock"_s);
    auto *open = addButton("vaultFolderButton", tr("Open Folder"), u"folder"_s);
    state->addWidget(m_state);
    state->addStretch(1);
    for (QPushButton *button : {m_again, m_unlock, m_lock, open})
        state->addWidget(button);
    card->body()->addLayout(state);
    m_where = new TypedLabel({}, TypeRole::Body, Role::Text, card);
    m_where->setObjectName(u"vaultWhere"_s);
    m_where->setWordWrap(true);
    card->body()->addWidget(m_where);
    addNote(card,
        tr("One file, vault, in the data folder holds every sign-in, encrypted. Its key "
           "is kept apart from it."));
    addKeys(card);
    addCheck(card, kChoiceLockWithScreen, tr("Lock the vault when the screen is locked"));
    addNote(card,
        tr("Runs that are under way end first. Schedules that begin while it is locked wait for "
           "you."));
    connect(m_again, &QPushButton::clicked, this, [this] { look(true); });
    connect(m_unlock, &QPushButton::clicked, this, [this] { ask(VaultKeyDialog::Task::Unlock); });
    connect(m_lock, &QPushButton::clicked, this, &VaultSettings::askToLock);
    connect(open, &QPushButton::clicked, this, [&application = m_context.application] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(application.dataDirectory()));
    });
}

void VaultSettings::addKeys(Card *card)
{
    m_passphrase = addButton("vaultPassphraseButton", tr("Set Passphrase…"));
    m_keyFile = addButton("vaultKeyFileButton", tr("Use a Key File…"));
    m_keychain = addButton("vaultKeychainButton", tr("Use the Keychain"));
    auto *keys = new QHBoxLayout;
    keys->setSpacing(8);
    for (QPushButton *button : {m_passphrase, m_keyFile, m_keychain})
        keys->addWidget(button);
    keys->addStretch(1);
    card->body()->addLayout(keys);
    m_problem = makeNote(u"vaultProblem"_s, card);
    card->body()->addWidget(m_problem);
    connect(m_passphrase, &QPushButton::clicked, this,
        [this] { ask(VaultKeyDialog::Task::SetPassphrase); });
    connect(
        m_keyFile, &QPushButton::clicked, this, [this] { ask(VaultKeyDialog::Task::UseKeyFile); });
    connect(m_keychain, &QPushButton::clicked, this, &VaultSettings::useKeychain);
}

// What was done, and how the vault stands after it.
template <class Work> void VaultSettings::afterwards(Work work)
{
    struct Seen
    {
        Result<void> done;
        VaultStanding standing;
    };
    inBackground(
        this,
        [&application = m_context.application, work] {
            Result<void> done = work(application);
            return std::make_shared<Seen>(
                Seen{.done = std::move(done), .standing = application.vault().standing()});
        },
        [this](const std::shared_ptr<Seen> &seen) {
            take(seen->standing);
            showNote(m_problem, seen->done ? QString() : errorText(seen->done.error()), true);
        });
}

void VaultSettings::look(bool isUnlocking)
{
    afterwards([isUnlocking](Application &application) {
        if (isUnlocking) [[maybe_unused]]
            const auto tried = application.vault().unlock(); // how it stands says what it is
        return Result<void>();
    });
}

void VaultSettings::take(const VaultStanding &standing)
{
    m_standing = standing;
    const bool isReady = standing.state == VaultState::Ready;
    m_state->setBadge({.text = isReady             ? tr("Ready")
            : standing.state == VaultState::Locked ? tr("Locked")
                                                   : tr("For this session only"),
        .icon = isReady ? u"state-completed"_s : u"state-attention"_s,
        .tone = isReady ? Tone::Success : Tone::Warning});
    m_where->setText(vaultInWords(standing));
    showButtons();
}

void VaultSettings::showButtons()
{
    const bool isLocked = m_standing.state == VaultState::Locked;
    const bool hasPassphrase = m_standing.origin == VaultKeyOrigin::Passphrase;
    m_again->setVisible(
        m_standing.state == VaultState::SessionOnly || (isLocked && m_standing.isNamedOutside));
    m_unlock->setVisible(isLocked);
    m_lock->setVisible(m_standing.state == VaultState::Ready);
    m_keychain->setVisible(m_standing.origin != VaultKeyOrigin::Keychain);
    m_passphrase->setText(hasPassphrase ? tr("Change Passphrase…") : tr("Set Passphrase…"));
    const QString reason = isLocked ? tr("Unlock the vault first")
        : m_standing.isNamedOutside ? tr("The key is named in the environment of Sluice, in "
                                         "SLUICE_VAULT_KEY_FILE or SLUICE_VAULT_PASSPHRASE_FILE: "
                                         "change it there")
                                    : QString();
    for (QPushButton *button : {m_passphrase, m_keyFile, m_keychain}) {
        button->setEnabled(reason.isEmpty());
        button->setToolTip(reason);
    }
}

void VaultSettings::ask(VaultKeyDialog::Task task)
{
    auto *dialog = new VaultKeyDialog(m_context, m_standing, task, {}, window());
    connect(dialog, &QDialog::accepted, this, [this] { look(false); });
    dialog->open();
}

// Runs under way stand still then, each at its next request.
void VaultSettings::askToLock()
{
    inBackground(
        this,
        [&runs = m_context.application.runs()] {
            const QList<RunRow> current = runs.current().value_or(QList<RunRow>());
            return std::count_if(current.begin(), current.end(),
                [](const RunRow &run) { return !isEnded(run.state); });
        },
        [this](qsizetype active) {
            if (active == 0) {
                lock();
                return;
            }
            m_context.prompt.confirm(this,
                {.title = tr("Lock the Vault?"),
                    .text = tr("%1 runs are under way. From now on they send nothing to accounts "
                               "whose sign-in is in the vault: what is on its way ends, then they "
                               "need attention. Unlock the vault and resume them.",
                        nullptr, Format::plural(active))
                                .arg(Format::count(active)),
                    .action = tr("Lock Now"),
                    .isDestructive = true},
                [page = QPointer(this)](bool isYes) {
                    if (page && isYes)
                        page->lock();
                });
        });
}

void VaultSettings::lock()
{
    afterwards([](Application &application) {
        lockVault(application);
        return Result<void>();
    });
}

void VaultSettings::useKeychain()
{
    afterwards([](Application &application) {
        return changeVaultKey(application, {.origin = VaultKeyOrigin::Keychain});
    });
}

void VaultSettings::addKeep()
{
    Card *card = addCard(tr("Keep"));
    QGridLayout *fields = addFields(card);
    addNumber(fields, kKeepRunFilesDays, tr("Delete the files of complete runs after"), tr("days"));
    addNote(card,
        tr("0 keeps them for good. A complete run can be undone, checked and exported as "
           "long as they are kept."));
    auto *files = addButton("oldFilesButton", tr("Old Files…"), u"page-file"_s);
    auto *row = new QHBoxLayout;
    row->addWidget(files);
    row->addStretch(1);
    card->body()->addLayout(row);
    connect(files, &QPushButton::clicked, this, [this] {
        auto *dialog = new RetentionDialog(m_context, window());
        dialog->open();
    });
}

} // namespace sluice
