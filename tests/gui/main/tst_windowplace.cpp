// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/main/windowplace.h"
#include "console/theme/screenroom.h"
#include "gui/overview/fakeoverviewaccess.h"

#include <QtTest>

using namespace Qt::StringLiterals;

namespace sluice::testing {

// Where the console's window comes up: whole, on a screen that is there.
class WindowPlaceTest : public QObject
{
    Q_OBJECT

private slots:
    void liesWithinARoom_data();
    void liesWithinARoom();
    void fitsASmallScreen();
    void comesBackToAScreen_data();
    void comesBackToAScreen();
};

void WindowPlaceTest::liesWithinARoom_data()
{
    QTest::addColumn<QList<QRect>>("rooms");
    QTest::addColumn<QRect>("wanted");
    QTest::addColumn<QRect>("placed");
    const QRect small(0, 0, 1'024, 600);
    const QRect usual(0, 0, 1'920, 1'040);
    const QRect right(1'920, 200, 1'280, 800);
    QTest::newRow("fits") << QList{usual} << QRect(100, 50, 1'180, 760)
                          << QRect(100, 50, 1'180, 760);
    QTest::newRow("small screen") << QList{small} << QRect(0, 0, 1'180, 760) << small;
    QTest::newRow("too far down") << QList{usual} << QRect(100, 500, 1'180, 760)
                                  << QRect(100, 280, 1'180, 760);
    QTest::newRow("above") << QList{usual} << QRect(-30, -50, 1'180, 760)
                           << QRect(0, 0, 1'180, 760);
    QTest::newRow("on the second")
        << QList{usual, right} << QRect(1'950, 210, 1'180, 760) << QRect(1'950, 210, 1'180, 760);
    QTest::newRow("mostly on the second")
        << QList{usual, right} << QRect(1'600, 100, 1'180, 760) << QRect(1'920, 200, 1'180, 760);
    QTest::newRow("the second is gone")
        << QList{usual} << QRect(2'000, 300, 1'180, 760) << QRect(740, 280, 1'180, 760);
    QTest::newRow("between both") << QList{right, usual} << QRect(5'000, -9'000, 1'500, 300)
                                  << QRect(1'920, 200, 1'280, 300);
    QTest::newRow("no screen") << QList<QRect>() << QRect(5, 5, 100, 100) << QRect(5, 5, 100, 100);
}

void WindowPlaceTest::liesWithinARoom()
{
    QFETCH(QList<QRect>, rooms);
    QFETCH(QRect, wanted);
    QFETCH(QRect, placed);
    QCOMPARE(placedWithin(rooms, wanted), placed);
}

// The one that tests have is smaller than the standard size; a larger one shows all of it.
void WindowPlaceTest::fitsASmallScreen()
{
    QWidget window;
    const QSize room = screenRoom(&window);
    placeWindow(&window, {});
    QCOMPARE(window.size(), QSize(1'180, 760).boundedTo(room));
}

void WindowPlaceTest::comesBackToAScreen_data()
{
    QTest::addColumn<QRect>("before");
    QTest::newRow("where it was") << QRect(60, 70, 500, 400);
    QTest::newRow("on no screen") << QRect(9'000, 7'000, 500, 400);
    QTest::newRow("above all screens") << QRect(-3'000, -2'000, 500, 400);
    QTest::newRow("larger than the screen") << QRect(60, 70, 700, 5'000);
}

void WindowPlaceTest::comesBackToAScreen()
{
    QFETCH(QRect, before);
    QWidget old;
    old.setGeometry(before);
    QWidget window;
    placeWindow(&window, old.saveGeometry());
    const QRect room = window.screen()->availableGeometry();
    QVERIFY2(room.contains(window.geometry()), QTest::toString(window.geometry()));
    if (room.contains(before))
        QCOMPARE(window.geometry(), before);
    window.show();
    QVERIFY(room.contains(window.geometry()));
}

QObject *makeWindowPlaceTest()
{
    return new WindowPlaceTest;
}

} // namespace sluice::testing

#include "tst_windowplace.moc"
