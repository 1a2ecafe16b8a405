// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace sluice {

// Fusion with the few answers that a style sheet cannot give: the order of dialog buttons (Cancel,
// Apply, action; visual.md 6), icon sizes, the icon of what a bar has no room for, the size of
// dialogs and the focus of scrolled areas. Owned by the application; GUI thread. It paints
// nothing itself.
class ConsoleStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    ConsoleStyle();

    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
        QStyleHintReturn *answer) const override;
    int pixelMetric(
        PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    QIcon standardIcon(
        StandardPixmap icon, const QStyleOption *option, const QWidget *widget) const override;
    using QProxyStyle::polish;
    void polish(QWidget *widget) override;
};

} // namespace sluice
