// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/connections/serviceform.h"

#include "console/connections/klaviyoserviceform.h"
#include "console/connections/shopserviceform.h"
#include "console/connections/zohoserviceform.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QFormLayout>

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

// Below the field; in the box that it stands in with others, where there is one.
void ServiceForm::showHints()
{
    auto *form = qobject_cast<QFormLayout *>(layout());
    for (const Hint &hint : hints()) {
        auto *note = new TypedLabel(hint.text, TypeRole::Note, Role::Muted, this);
        note->setObjectName(hint.field->objectName() + "Hint"_L1);
        note->setWordWrap(true);
        hint.field->setAccessibleDescription(hint.text);
        int row = -1;
        QFormLayout::ItemRole role = QFormLayout::FieldRole;
        form->getWidgetPosition(hint.field, &row, &role);
        if (row >= 0) {
            form->insertRow(row + 1, QString(), note);
            form->setRowVisible(row + 1, form->isRowVisible(row));
            continue;
        }
        for (int line = 0; line < form->rowCount(); ++line) {
            QLayoutItem *item = form->itemAt(line, QFormLayout::FieldRole);
            auto *box = item ? qobject_cast<QBoxLayout *>(item->layout()) : nullptr;
            if (box && box->indexOf(hint.field) >= 0)
                box->insertWidget(box->indexOf(hint.field) + 1, note);
        }
    }
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
