// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/settings/vaultguard.h"

#include "app/application.h"
#include "console/settings/vaultkeydialog.h"

#include <QApplication>
#include <QCoreApplication>

namespace sluice {

namespace {

struct VaultGuardTr
{
    Q_DECLARE_TR_FUNCTIONS(VaultGuard)
};

QWidget *windowOf(QObject *part)
{
    for (QObject *at = part; at; at = at->parent()) {
        if (auto *widget = qobject_cast<QWidget *>(at))
            return widget->window();
    }
    return QApplication::activeWindow();
}

} // namespace

void withOpenVault(const ConsoleContext &context, QObject *owner, const VaultNeed &need,
    std::function<void(const Result<void> &isOpen)> then)
{
    using Found = std::optional<VaultStanding>;
    inBackground(
        owner,
        [&application = context.application, need] {
            return isVaultInTheWay(application, need) ? Found(application.vault().standing())
                                                      : Found();
        },
        [context, owner, then = std::move(then)](const Found &locked) {
            if (!locked) {
                then({});
                return;
            }
            auto *dialog = new VaultKeyDialog(context, *locked, VaultKeyDialog::Task::Unlock,
                VaultGuardTr::tr("The vault is locked, and it holds the sign-in for this."),
                windowOf(owner));
            QObject::connect(dialog, &QDialog::accepted, owner, [then] { then({}); });
            QObject::connect(dialog, &QDialog::rejected, owner, [then] {
                then(fail(Error{.kind = ErrorKind::Auth,
                    .what = VaultGuardTr::tr("Nothing was started"),
                    .why
                    = VaultGuardTr::tr("The vault is locked, and it holds the sign-in for this"),
                    .next = VaultGuardTr::tr("Try again and unlock it"),
                    .code = QLatin1String(kVaultLocked)}));
            });
            dialog->open();
        });
}

} // namespace sluice
