// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/connections/serviceform.h"

#include <memory>

namespace sluice {

namespace Ui {
class ZohoServiceForm;
}

// A connection to Zoho CRM: data centre, client, scopes; the sign-in follows in a dialog of its
// own. GUI thread; owned by the dialog.
class ZohoServiceForm final : public ServiceForm
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ZohoServiceForm)

public:
    explicit ZohoServiceForm(QWidget *parent);
    ~ZohoServiceForm() override;

    QList<SecretEntry> secrets() const override;
    QList<AddressEntry> addresses() const override;
    bool hasCredits() const override { return true; }
    bool hasSignIn() const override { return true; }
    void showSettings(const QJsonObject &settings) override;
    QString usualAddress(const QString &key) const override;
    void readSettings(QJsonObject &settings) const override;
    Result<void> check(const QJsonObject &settings) const override;
    void showPlace(const QJsonObject &settings) override;

private:
    QString dataCentre() const;

    std::unique_ptr<Ui::ZohoServiceForm> m_ui;
};

} // namespace sluice
