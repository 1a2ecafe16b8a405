// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "console/klaviyo/shopfacts.h"

#include <QDialog>

#include <memory>

class QStandardItemModel;

namespace sluice {

namespace Ui {
class LocksDialog;
}

// Who holds the locks of a shop: resource, holder, since, last sign of life. Only the plugin's own
// lock, which never runs out, can be broken; a Sluice's is taken over by itself once its holder is
// gone. It breaks nothing itself. Opened, never executed; deletes itself. GUI thread. Object name
// `locksDialog`.
class LocksDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LocksDialog)

public:
    LocksDialog(const QString &connection, QWidget *parent);
    ~LocksDialog() override;

    void setShop(const ShopFacts &shop);
    void setProblem(const Error &error);
    void choose(const QString &resource); // its row; nothing changes if there is none

signals:
    void lookWanted();
    void breakWanted(const QString &resource); // the plugin's

private:
    void showChosen();

    std::unique_ptr<Ui::LocksDialog> m_ui;
    QStandardItemModel *m_model;
    ShopFacts m_shop;
};

} // namespace sluice
