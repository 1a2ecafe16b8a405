// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/settings/vaultkeydialog.h"

#include "app/application.h"
#include "app/vaultkeys.h"
#include "console/errors/errorwords.h"
#include "console/settings/vaultkeyform.h"
#include "console/widgets/card.h"
#include "console/widgets/dialoghead.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QPushButton>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kVaultDialogWidth = 520;

} // namespace

VaultKeyDialog::VaultKeyDialog(const ConsoleContext &context, const VaultStanding &standing,
    Task task, const QString &why, QWidget *parent)
    : QDialog(parent)
    , m_context(context)
    , m_standing(standing)
    , m_task(task)
    , m_problem(new TypedLabel({}, TypeRole::Body, Role::Error, this))
    , m_cancel(new QPushButton(tr("Cancel"), this))
    , m_action(new QPushButton(this))
{
    setObjectName(u"vaultKeyDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title());
    setMinimumWidth(kVaultDialogWidth);
    layOut(why);
    check();
    m_form->setFocus();
}

QString VaultKeyDialog::title() const
{
    switch (m_task) {
    case Task::Unlock:
        return tr("Unlock Vault");
    case Task::SetPassphrase:
        return m_standing.origin == VaultKeyOrigin::Passphrase ? tr("Change Passphrase")
                                                               : tr("Set Passphrase");
    case Task::UseKeyFile:
        break;
    }
    return tr("Use a Key File");
}

QString VaultKeyDialog::explanation() const
{
    if (m_task == Task::SetPassphrase)
        return tr("Sluice asks for it once after each start. It is kept nowhere: if it is "
                  "forgotten, everybody has to sign in again. Programs without a window need it "
                  "in a file that SLUICE_VAULT_PASSPHRASE_FILE names.");
    if (m_task == Task::UseKeyFile)
        return tr("Whoever has the file and the vault has every sign-in. Keep it where only you "
                  "can read it, for example on another disk. Programs without a window find it "
                  "too.");
    switch (m_standing.origin.value_or(VaultKeyOrigin::Keychain)) {
    case VaultKeyOrigin::Passphrase:
        return tr("Enter the passphrase that it was given.");
    case VaultKeyOrigin::KeyFile:
        return tr("Choose the key file that it was given.");
    case VaultKeyOrigin::Keychain:
        break;
    }
    return tr("Its key is in the desktop's keychain, which may ask for its own password.");
}

QString VaultKeyDialog::actionText() const
{
    if (m_isBusy)
        return m_task == Task::Unlock ? tr("Unlocking…") : tr("Changing the Key…");
    return m_task == Task::Unlock ? tr("Unlock") : title();
}

void VaultKeyDialog::layOut(const QString &why)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 16);
    layout->setSpacing(12);
    layout->setSizeConstraint(QLayout::SetMinimumSize);
    const QString text = why.isEmpty() ? explanation() : why + u'\n' + explanation();
    layout->addLayout(makeDialogHead({.icon = u"lock"_s, .heading = title(), .text = text}, this));
    addForm();
    m_problem->setObjectName(u"vaultProblem"_s);
    m_problem->setWordWrap(true);
    m_problem->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_problem->hide();
    layout->addWidget(m_problem);
    layout->addWidget(new Line(this));
    addButtons();
}

void VaultKeyDialog::addForm()
{
    using Field = VaultKeyForm::Field;
    QList<Field> fields;
    if (m_task == Task::UseKeyFile) {
        fields = {Field::KeyFile};
    } else if (m_task == Task::SetPassphrase) {
        if (m_standing.origin == VaultKeyOrigin::Passphrase)
            fields << Field::Current;
        fields << Field::Passphrase << Field::Repeated;
    } else if (m_standing.origin == VaultKeyOrigin::Passphrase) {
        fields = {Field::Passphrase};
    } else if (m_standing.origin == VaultKeyOrigin::KeyFile) {
        fields = {Field::KeyFile};
    }
    m_form = new VaultKeyForm(m_context.prompt, fields, this);
    if (m_task == Task::Unlock)
        m_form->setKeyFile(m_standing.keyPath);
    layout()->addWidget(m_form);
    connect(m_form, &VaultKeyForm::edited, this, &VaultKeyDialog::check);
    connect(m_form, &VaultKeyForm::failed, this,
        [this](const Error &error) { showProblem(errorText(error)); });
}

void VaultKeyDialog::addButtons()
{
    m_cancel->setObjectName(u"cancelButton"_s);
    m_cancel->setAutoDefault(false);
    m_action->setObjectName(u"actionButton"_s);
    m_action->setProperty("role", u"primary"_s);
    m_action->setDefault(true);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addStretch(1);
    row->addWidget(m_cancel);
    row->addWidget(m_action);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_action, &QPushButton::clicked, this, &VaultKeyDialog::work);
}

void VaultKeyDialog::showProblem(const QString &text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
}

void VaultKeyDialog::check()
{
    if (!m_isBusy)
        showProblem(m_form->lack());
    m_form->setEnabled(!m_isBusy);
    m_cancel->setEnabled(!m_isBusy);
    m_action->setText(actionText());
    m_action->setEnabled(!m_isBusy && m_form->isComplete());
}

void VaultKeyDialog::work()
{
    if (m_isBusy || !m_form->isComplete())
        return;
    const VaultKeyChoice choice = m_form->choice();
    const VaultKeyChoice current = m_form->current();
    const bool asksCurrent
        = m_task == Task::SetPassphrase && m_standing.origin == VaultKeyOrigin::Passphrase;
    m_isBusy = true;
    showProblem({});
    check();
    inBackground(
        this,
        [&application = m_context.application, task = m_task, choice, current,
            asksCurrent]() -> Result<void> {
            if (task == Task::Unlock)
                return unlockVault(application, choice);
            if (asksCurrent) {
                const auto isRight = application.vault().isOpenedBy(current);
                if (!isRight)
                    return fail(isRight.error());
                if (!*isRight)
                    return fail(ErrorKind::Auth, tr("The passphrase was not changed"),
                        tr("The passphrase until now is another one"));
            }
            return changeVaultKey(application, choice);
        },
        [this](const Result<void> &done) { take(done); });
}

void VaultKeyDialog::take(const Result<void> &done)
{
    m_isBusy = false;
    if (done) {
        m_form->clear();
        accept();
        return;
    }
    check();
    showProblem(errorText(done.error()));
    m_form->setFocus();
}

void VaultKeyDialog::reject()
{
    if (m_isBusy)
        return;
    m_form->clear();
    QDialog::reject();
}

} // namespace sluice
