// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/consoletests.h"

#include <QtTest>

class WidgetTest final : public QObject
{
    Q_OBJECT
};

QObject *makeWidgetTest()
{
    return new WidgetTest;
}

#include "tst_widgets.moc"
