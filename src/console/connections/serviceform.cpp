// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/connections/serviceform.h"

#include "console/connections/klaviyoserviceform.h"
#include "console/connections/shopserviceform.h"
#include "console/connections/zohoserviceform.h"

namespace sluice {

using namespace Qt::StringLiterals;

QStringList ServiceForm::services()
{
    return {u"zoho-crm"_s, u"catalyst"_s, u"zoho-analytics"_s, u"commercetools"_s, u"klaviyo"_s};
}

ServiceForm *ServiceForm::make(const QString &service, QWidget *parent)
{
    if (const auto zoho = zohoServiceOf(service))
        return new ZohoServiceForm(*zoho, parent);
    if (service == "commercetools"_L1)
        return new ShopServiceForm(parent);
    if (service == "klaviyo"_L1)
        return new KlaviyoServiceForm(parent);
    return nullptr;
}

QString ServiceForm::shownAddress(const QJsonObject &settings, const QString &key) const
{
    return settings.value(key).toString();
}

void putTextSetting(QJsonObject &settings, const QString &key, const QString &text)
{
    if (text.trimmed().isEmpty())
        settings.remove(key);
    else
        settings.insert(key, text.trimmed());
}

} // namespace sluice
