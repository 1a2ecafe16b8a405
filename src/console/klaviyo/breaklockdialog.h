// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/klaviyo/shopfacts.h"

#include <QDialog>

#include <memory>

namespace sluice {

namespace Ui {
class BreakLockDialog;
}

// Before the plugin's own lock is broken: what stands there since when, and the word that must be
// typed. Cancel is the default. It breaks nothing itself: accepted() agrees that the next run does.
// Opened, never executed; deletes itself. GUI thread. Object name `breakLockDialog`.
class BreakLockDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BreakLockDialog)

public:
    BreakLockDialog(const ShopLock &lock, const QString &project, QWidget *parent);
    ~BreakLockDialog() override;

private:
    std::unique_ptr<Ui::BreakLockDialog> m_ui;
};

} // namespace sluice
