// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/connections/serviceform.h"

#include <memory>

namespace sluice {

namespace Ui {
class ShopServiceForm;
}

// A connection to a commercetools project: region, project key, API client. A region stands for
// both addresses; another address is entered on the tab Network. GUI thread; owned by the dialog.
class ShopServiceForm final : public ServiceForm
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ShopServiceForm)

public:
    explicit ShopServiceForm(QWidget *parent);
    ~ShopServiceForm() override;

    QList<SecretEntry> secrets() const override;
    QList<Hint> hints() const override;
    QList<AddressEntry> addresses() const override;
    void showSettings(const QJsonObject &settings) override;
    QString shownAddress(const QJsonObject &settings, const QString &key) const override;
    QString usualAddress(const QString &key) const override;
    void readSettings(QJsonObject &settings) const override;
    Result<void> check(const QJsonObject &settings) const override;
    void showPlace(const QJsonObject &settings) override;
    QList<std::pair<QString, QWidget *>> fieldsByKey() const override;

private:
    QString neededScopes() const;

    std::unique_ptr<Ui::ShopServiceForm> m_ui;
};

} // namespace sluice
