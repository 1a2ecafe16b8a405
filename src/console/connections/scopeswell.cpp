// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/connections/scopeswell.h"

#include "console/theme/icons.h"
#include "console/widgets/typedlabel.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>

namespace sluice {

using namespace Qt::StringLiterals;

void dressScopes(TypedLabel *well, QAbstractButton *copy, const std::function<QString()> &scopes)
{
    well->setTypeRole(TypeRole::MonoCaption);
    well->setProperty("well", true);
    well->setMargin(8);
    setButtonIcon(copy, u"copy"_s);
    QObject::connect(copy, &QAbstractButton::clicked, copy,
        [scopes] { QGuiApplication::clipboard()->setText(scopes()); });
    showScopes(well, scopes());
}

// A line may end behind each comma, and at blanks anyway.
void showScopes(TypedLabel *well, const QString &scopes)
{
    well->setText(QString(scopes).replace(u',', u",\u200b"_s));
}

} // namespace sluice
