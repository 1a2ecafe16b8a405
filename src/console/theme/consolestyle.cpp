// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/theme/consolestyle.h"

#include "console/theme/dialogfit.h"
#include "console/theme/focusedge.h"
#include "console/theme/icons.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QScrollArea>
#include <QTextBrowser>

using namespace Qt::StringLiterals;

namespace sluice {

ConsoleStyle::ConsoleStyle()
    : QProxyStyle(u"Fusion"_s)
{
}

int ConsoleStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
    QStyleHintReturn *answer) const
{
    switch (hint) {
    case SH_DialogButtonLayout:
        return QDialogButtonBox::GnomeLayout;
    case SH_DialogButtonBox_ButtonsHaveIcons:
        return 0;
    case SH_ToolTip_WakeUpDelay:
        return 700;
    case SH_ItemView_ActivateItemOnSingleClick:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    case SH_EtchDisabledText:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, answer);
    }
}

// Every tool bar and menu bar asks for its own; Qt's is a bitmap, black in the dark too, and to
// read it costs the start all the image formats that there are.
QIcon ConsoleStyle::standardIcon(
    StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const
{
    if (icon == SP_ToolBarHorizontalExtensionButton || icon == SP_ToolBarVerticalExtensionButton)
        return themeIcon(u"more"_s);
    return QProxyStyle::standardIcon(icon, option, widget);
}

void ConsoleStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (auto *dialog = qobject_cast<QDialog *>(widget))
        DialogFit::keep(dialog);
    else if (qobject_cast<QScrollArea *>(widget) || qobject_cast<QTextBrowser *>(widget))
        FocusEdge::keep(static_cast<QAbstractScrollArea *>(widget));
}

int ConsoleStyle::pixelMetric(
    PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_SmallIconSize:
        return 16;
    case PM_ToolBarIconSize:
        return 16;
    case PM_TabBarTabShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

} // namespace sluice
