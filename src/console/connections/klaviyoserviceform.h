// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/connections/serviceform.h"

#include <memory>

namespace sluice {

namespace Ui {
class KlaviyoServiceForm;
}

// A connection to a Klaviyo account: its private key, the revision of the API, and how far its
// limits are used. GUI thread; owned by the dialog.
class KlaviyoServiceForm final : public ServiceForm
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KlaviyoServiceForm)

public:
    explicit KlaviyoServiceForm(QWidget *parent);
    ~KlaviyoServiceForm() override;

    QString icon() const override { return QStringLiteral("page-klaviyo"); }
    QList<SecretEntry> secrets() const override;
    QList<Hint> hints() const override;
    QList<AddressEntry> addresses() const override;
    void showSettings(const QJsonObject &settings) override;
    QString usualAddress(const QString &key) const override;
    void readSettings(QJsonObject &settings) const override;
    Result<void> check(const QJsonObject &settings) const override;
    void showPlace(const QJsonObject &settings) override;
    QList<std::pair<QString, QWidget *>> fieldsByKey() const override;

private:
    void showKeyNote();

    std::unique_ptr<Ui::KlaviyoServiceForm> m_ui;
};

} // namespace sluice
