// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/connections/serviceform.h"
#include "services/zoho/zohodatacentre.h"

#include <QUrl>

#include <memory>

class QLineEdit;

namespace sluice {

namespace Ui {
class ZohoServiceForm;
}

// A connection to a service of Zoho: data centre, client, what of the account is meant, scopes; the
// sign-in follows in a dialog of its own. GUI thread; owned by the dialog.
class ZohoServiceForm final : public ServiceForm
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ZohoServiceForm)

public:
    ZohoServiceForm(ZohoService service, QWidget *parent);
    ~ZohoServiceForm() override;

    QList<SecretEntry> secrets() const override;
    QList<Hint> hints() const override;
    QList<AddressEntry> addresses() const override;
    Budget budget() const override;
    void showSettings(const QJsonObject &settings) override;
    QString usualAddress(const QString &key) const override;
    void readSettings(QJsonObject &settings) const override;
    Result<void> check(const QJsonObject &settings) const override;
    void showPlace(const QJsonObject &settings) override;
    QList<std::pair<QString, QWidget *>> fieldsByKey() const override;

    // Where two services share one sign-in: the one form asks for it, with the scopes of both.
    void setScopes(const QString &scopes);
    void setSignInShown(bool isShown);
    QUrl consoleUrl() const; // Zoho's API console of the data centre

private:
    void keepRows();
    QString dataCentre() const;
    QList<std::pair<QString, QLineEdit *>> idEdits() const; // those that the service has

    const ZohoService m_service;
    QString m_scopes;
    std::unique_ptr<Ui::ZohoServiceForm> m_ui;
};

} // namespace sluice
