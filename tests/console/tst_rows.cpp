// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/consoletests.h"

#include <QtTest>

class RowTest final : public QObject
{
    Q_OBJECT
};

QObject *makeRowTest()
{
    return new RowTest;
}

#include "tst_rows.moc"
