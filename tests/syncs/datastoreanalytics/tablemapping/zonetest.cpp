// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/transforms/civiltime.h"
#include "syncs/datastoreanalytics/tablemapping/tablemappingtests.h"

#include <QDateTime>
#include <QRandomGenerator>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

QByteArray text(const CivilTime &time)
{
    QByteArray out(kCivilTimeSize, '\0');
    writeCivilTime(out.data(), time);
    return out;
}

} // namespace

void ZoneTest::civilTimes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<CivilForm>("form");
    const auto row = [](const char *text, CivilForm form) {
        QTest::addRow("(%s)", text) << QByteArray(text) << form;
    };
    row("2021-08-17 13:02:11:184", CivilForm::Time); // datastore-analytics A.3
    row("2021-08-17 13:02:11.184", CivilForm::Time);
    row("2021-08-17 13:02:11", CivilForm::Time);
    row("2021-08-17", CivilForm::Day);
    row("2024-02-29", CivilForm::Day);
    row("2023-02-29", CivilForm::None);
    row("2021-13-01", CivilForm::None);
    row("2021-00-10", CivilForm::None);
    row("0000-01-01", CivilForm::None);
    row("2021-08-17 24:00:00", CivilForm::None);
    row("2021-08-17 13:60:00", CivilForm::None);
    row("2021-08-17T13:02:11", CivilForm::None);
    row("2021-08-17 13:02", CivilForm::None);
    row("2021-08-17 13:02:11:", CivilForm::None);
    row("2021-08-17 13:02:11:1x", CivilForm::None);
    row("2021-08-17 13:02:11+05:30", CivilForm::None);
    row("21-08-17", CivilForm::None);
    row("2021/08/17", CivilForm::None);
    row("", CivilForm::None);
}

void ZoneTest::civilTimes()
{
    QFETCH(QByteArray, text);
    CivilTime time;
    QTEST(readCivilTime(text, time), "form");
}

void ZoneTest::civilRoundTrip()
{
    for (QDate day(1583, 1, 1); day.year() < 2500; day = day.addDays(37)) {
        const qint64 seconds = QDateTime(day, QTime(23, 59, 58), Qt::UTC).toSecsSinceEpoch();
        const CivilTime time = civilTimeOf(seconds);
        QCOMPARE(text(time), day.toString(Qt::ISODate).toLatin1() + " 23:59:58");
        QCOMPARE(civilSeconds(time), seconds);
    }
}

void ZoneTest::shifts_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QByteArray>("time");
    QTest::addColumn<QByteArray>("wanted");
    const auto row
        = [](const QString &from, const QString &to, const char *time, const char *wanted) {
              QTest::addRow("%s %s %s", qPrintable(from), qPrintable(to), time)
                  << from << to << QByteArray(time) << QByteArray(wanted);
          };
    const QString utc = u"UTC"_s;
    const QString berlin = u"Europe/Berlin"_s;
    const QString howe = u"Australia/Lord_Howe"_s;
    const QString apia = u"Pacific/Apia"_s;
    row(utc, utc, "2021-08-17 13:02:11", "2021-08-17 13:02:11");
    row(u"Asia/Kolkata"_s, utc, "2021-01-01 02:00:00", "2020-12-31 20:30:00");
    row(utc, u"Asia/Kolkata"_s, "2020-12-31 20:30:00", "2021-01-01 02:00:00");
    row(u"America/New_York"_s, u"Asia/Kolkata"_s, "2021-07-01 12:00:00", "2021-07-01 21:30:00");
    row(u"America/New_York"_s, u"Asia/Kolkata"_s, "2021-01-01 12:00:00", "2021-01-01 22:30:00");
    row(berlin, utc, "2021-03-28 01:59:59", "2021-03-28 00:59:59");
    row(berlin, utc, "2021-03-28 02:00:00", "2021-03-28 01:00:00"); // jumped over
    row(berlin, utc, "2021-03-28 02:30:00", "2021-03-28 01:30:00");
    row(berlin, utc, "2021-03-28 03:00:00", "2021-03-28 01:00:00");
    row(berlin, berlin, "2021-03-28 02:30:00", "2021-03-28 03:30:00");
    row(berlin, utc, "2021-10-31 01:59:59", "2021-10-30 23:59:59");
    row(berlin, utc, "2021-10-31 02:30:00", "2021-10-31 00:30:00"); // twice: the first
    row(berlin, utc, "2021-10-31 03:00:00", "2021-10-31 02:00:00");
    row(utc, berlin, "2021-10-31 00:30:00", "2021-10-31 02:30:00");
    row(utc, berlin, "2021-10-31 01:30:00", "2021-10-31 02:30:00");
    row(howe, utc, "2021-10-03 02:15:00", "2021-10-02 15:45:00"); // a jump of half an hour
    row(howe, utc, "2021-04-04 01:45:00", "2021-04-03 14:45:00");
    row(howe, utc, "2021-04-04 02:00:00", "2021-04-03 15:30:00");
    row(apia, utc, "2011-12-30 12:00:00", "2011-12-30 22:00:00"); // a day that was not
    row(apia, apia, "2011-12-30 12:00:00", "2011-12-31 12:00:00");
    row(berlin, utc, "1880-01-01 00:00:00", "1879-12-31 23:06:32"); // before there were zones
    row(berlin, utc, "2100-07-01 12:00:00", "2100-07-01 10:00:00"); // by the rule of the last year
}

void ZoneTest::shifts()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QByteArray, time);
    const auto shift = ZoneShift::make({.from = from, .to = to});
    QVERIFY(shift.has_value());
    CivilTime civil;
    QCOMPARE(readCivilTime(time, civil), CivilForm::Time);
    (*shift)->shifted(0); // where it looked last must not matter
    QTEST(text(civilTimeOf((*shift)->shifted(civilSeconds(civil)))), "wanted");
    (*shift)->shifted(5'000'000'000);
    QTEST(text(civilTimeOf((*shift)->shifted(civilSeconds(civil)))), "wanted");
}

void ZoneTest::likeQt()
{
    QRandomGenerator random(20211031);
    for (const QString &name : {u"Europe/London"_s, u"America/Sao_Paulo"_s, u"Asia/Tehran"_s,
             u"Africa/Casablanca"_s, u"Australia/Sydney"_s, u"Asia/Kathmandu"_s}) {
        const QTimeZone zone(name.toUtf8());
        const auto shift = ZoneShift::make({.from = u"UTC"_s, .to = name});
        QVERIFY(shift.has_value());
        for (int i = 0; i < 500; ++i) {
            const qint64 utc = random.bounded(4'000'000'000LL) - 1'000'000'000LL; // 1938 to 2065
            QCOMPARE((*shift)->shifted(utc),
                utc + zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(utc, Qt::UTC)));
        }
    }
    QVERIFY(!ZoneShift::make({.from = u"Mars/Base"_s, .to = u"UTC"_s}).has_value());
}
