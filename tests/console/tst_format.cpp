// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/consoletests.h"
#include "console/widgets/format.h"

#include <QTimeZone>
#include <QtTest>

using namespace sluice;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QLocale kC = QLocale::c();
const QLocale kEnglish(QLocale::English, QLocale::UnitedStates);
const QLocale kGerman(QLocale::German, QLocale::Germany);
const QLocale kFrench(QLocale::French, QLocale::France);

// Rows are written with ordinary spaces for the narrow no-break space.
QString narrow(const char *text)
{
    return QString::fromUtf8(text).replace(u' ', QChar(0x202F));
}

QDateTime at(int month, int day, int hour, int minute, int year = 2026)
{
    return QDateTime(QDate(year, month, day), QTime(hour, minute, 31, 118));
}

} // namespace

class FormatTest final : public QObject
{
    Q_OBJECT

private slots:
    void count_data()
    {
        QTest::addColumn<qint64>("value");
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << 0LL << kC << u"0"_s;
        QTest::newRow("three digits") << 999LL << kC << u"999"_s;
        QTest::newRow("four digits") << 1480LL << kC << narrow("1 480");
        QTest::newRow("six digits") << 412'338LL << kC << narrow("412 338");
        QTest::newRow("seven digits") << 1'234'567LL << kC << narrow("1 234 567");
        QTest::newRow("negative") << -123'456LL << kC << narrow("-123 456");
        QTest::newRow("largest") << std::numeric_limits<qint64>::max() << kC
                                 << narrow("9 223 372 036 854 775 807");
        QTest::newRow("english") << 412'338LL << kEnglish << u"412,338"_s;
        QTest::newRow("german") << 412'338LL << kGerman << u"412.338"_s;
        QTest::newRow("french") << 412'338LL << kFrench << narrow("412 338");
    }
    void count()
    {
        QFETCH(qint64, value);
        QFETCH(QLocale, locale);
        QTEST(Format::count(value, locale), "text");
    }

    // Of services and files: grouped as counts are, and no digit is lost.
    void figure()
    {
        QCOMPARE(Format::figure(u"-9146.750"_s, kC), QString(narrow("-9 146.750")));
        QCOMPARE(Format::figure(u"9146.75"_s, kGerman), u"9.146,75"_s);
        QCOMPARE(Format::figure(u"-0.5"_s, kGerman), u"-0,5"_s);
        QCOMPARE(Format::figure(u"12 items"_s, kC), u"12 items"_s);
    }

    void unknownCount()
    {
        QCOMPARE(Format::count(std::nullopt, kC), u"?"_s);
        QCOMPARE(Format::ofTotal(12'400, std::nullopt, kC), QString(narrow("12 400") + u" of ?"));
    }

    void rate_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << 0.0 << u"0/s"_s;
        QTest::newRow("below ten") << 9.46 << u"9.5/s"_s;
        QTest::newRow("rounds up to ten") << 9.97 << u"10/s"_s;
        QTest::newRow("thousands") << 1479.6 << QString(narrow("1 480") + u"/s");
        QTest::newRow("negative") << -3.0 << u"0/s"_s;
    }
    void rate()
    {
        QFETCH(double, value);
        QTEST(Format::rate(value, kC), "text");
    }

    void percent_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<bool>("ended");
        QTest::addColumn<int>("percent");
        QTest::newRow("nothing") << 0.0 << false << 0;
        QTest::newRow("something") << 0.00001 << false << 1;
        QTest::newRow("half") << 0.529 << false << 52;
        QTest::newRow("nearly all") << 0.9999 << false << 99;
        QTest::newRow("all, not ended") << 1.0 << false << 99;
        QTest::newRow("all") << 1.0 << true << 100;
        QTest::newRow("ended early") << 0.995 << true << 99;
        QTest::newRow("not a number") << std::nan("") << false << 0;
    }
    void percent()
    {
        QFETCH(double, share);
        QFETCH(bool, ended);
        QTEST(Format::wholePercent(share, ended), "percent");
    }

    void percentSign()
    {
        QCOMPARE(Format::percent(0.52, false, kC), narrow("52 %"));
        QCOMPARE(Format::percent(0.52, false, kEnglish), u"52%"_s);
        QCOMPARE(Format::percent(0.52, false, kGerman), narrow("52 %"));
    }

    void share_data()
    {
        QTest::addColumn<qint64>("part");
        QTest::addColumn<qint64>("whole");
        QTest::addColumn<QString>("text");
        QTest::newRow("small") << 37LL << 75'000LL << narrow("0.05 %");
        QTest::newRow("tiny is not zero") << 1LL << 100'000'000LL << narrow("0.01 %");
        QTest::newRow("zero") << 0LL << 75'000LL << narrow("0 %");
        QTest::newRow("whole numbers") << 24LL << 100LL << narrow("24 %");
        QTest::newRow("never all before the end") << 99'999LL << 100'000LL << narrow("99 %");
        QTest::newRow("all") << 5LL << 5LL << narrow("100 %");
        QTest::newRow("of nothing") << 0LL << 0LL << u"—"_s;
    }
    void share()
    {
        QFETCH(qint64, part);
        QFETCH(qint64, whole);
        QTEST(Format::share(part, whole, kC), "text");
    }

    void bytes_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::addColumn<QString>("text");
        QTest::newRow("bytes") << 512LL << u"512 bytes"_s;
        QTest::newRow("megabytes") << 1'500'000LL << u"1.5 MB"_s;
        QTest::newRow("more") << 18'210'000LL << u"18.2 MB"_s;
    }
    void bytes()
    {
        QFETCH(qint64, size);
        QTEST(Format::bytes(size, kC), "text");
    }

    void durations_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("brief");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("step");
        QTest::newRow("zero") << 0LL << u"0:00:00"_s << u"0:00"_s << u"0 s"_s << u"0 ms"_s;
        QTest::newRow("negative") << -5LL << u"0:00:00"_s << u"0:00"_s << u"0 s"_s << u"0 ms"_s;
        QTest::newRow("step") << 402LL << u"0:00:00"_s << u"0:00"_s << u"0 s"_s << u"402 ms"_s;
        QTest::newRow("seconds") << 1400LL << u"0:00:01"_s << u"0:01"_s << u"1 s"_s << u"1.4 s"_s;
        QTest::newRow("minutes") << 372'000LL << u"0:06:12"_s << u"6:12"_s << u"6 min 12 s"_s
                                 << u"6 min 12 s"_s;
        QTest::newRow("whole minutes")
            << 120'000LL << u"0:02:00"_s << u"2:00"_s << u"2 min"_s << u"2 min"_s;
        QTest::newRow("hours") << 4'212'000LL << u"1:10:12"_s << u"1:10:12"_s << u"1 h 10 min"_s
                               << u"1 h 10 min"_s;
        QTest::newRow("days") << 230'400'000LL << u"64:00:00"_s << u"64:00:00"_s << u"2 days 16 h"_s
                              << u"2 days 16 h"_s;
        QTest::newRow("one day") << 86'400'000LL << u"24:00:00"_s << u"24:00:00"_s << u"1 day"_s
                                 << u"1 day"_s;
    }
    void durations()
    {
        QFETCH(qint64, ms);
        const std::chrono::milliseconds duration(ms);
        QTEST(Format::durationTable(duration), "table");
        QTEST(Format::durationShort(duration), "brief");
        QTEST(Format::durationSentence(duration), "sentence");
        QTEST(Format::stepTime(duration, kC), "step");
    }

    void timeLeft_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("seconds") << 59 << u"Less than 1 min left"_s;
        QTest::newRow("one minute") << 60 << u"About 1 min left"_s;
        QTest::newRow("rounded") << 345 << u"About 6 min left"_s;
        QTest::newRow("hour and more") << 4'190 << u"About 1 h 10 min left"_s;
        QTest::newRow("a day") << 86'400 << u"About 1 day left"_s;
        QTest::newRow("too far") << 86'401 << QString();
    }
    void timeLeft()
    {
        QFETCH(int, seconds);
        QTEST(Format::timeLeft(std::chrono::seconds(seconds)), "text");
    }

    void moment_data()
    {
        QTest::addColumn<QDateTime>("moment");
        QTest::addColumn<QString>("text");
        QTest::newRow("today") << at(11, 21, 13, 56) << u"Today 13:56"_s;
        QTest::newRow("later today") << at(11, 21, 23, 59) << u"Today 23:59"_s;
        QTest::newRow("yesterday") << at(11, 20, 18, 12) << u"Yesterday 18:12"_s;
        QTest::newRow("this year") << at(11, 12, 9, 5) << u"12 Nov"_s;
        QTest::newRow("tomorrow") << at(11, 22, 9, 5) << u"22 Nov"_s;
        QTest::newRow("another year") << at(11, 20, 9, 5, 2025) << u"20 Nov 2025"_s;
        QTest::newRow("never") << QDateTime() << u"—"_s;
    }
    void moment()
    {
        QFETCH(QDateTime, moment);
        QTEST(Format::moment(moment, at(11, 21, 14, 2), kC), "text");
    }

    void nouns()
    {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::German));
        QCOMPARE(Format::nounWithin(u"Kunden"_s), u"Kunden"_s);
        QLocale::setDefault(QLocale(QLocale::English));
        QCOMPARE(Format::nounWithin(u"Customers"_s), u"customers"_s);
        QLocale::setDefault(before);
    }

    void clocks()
    {
        QCOMPARE(Format::clock(at(11, 21, 14, 2)), u"14:02:31"_s);
        QCOMPARE(Format::clockMs(at(11, 21, 14, 2)), u"14:02:31.118"_s);
        const QDateTime utc(QDate(2026, 11, 21), QTime(14, 2, 31), Qt::UTC);
        const QDateTime back = QDateTime::fromString(Format::momentFull(utc), Qt::ISODate);
        QCOMPARE(back.toUTC(), utc);
        QVERIFY(back.timeSpec() != Qt::LocalTime); // the zone is written
    }

    void relative_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("long ago") << -3600 << QString();
        QTest::newRow("due") << -5 << u"now"_s;
        QTest::newRow("seconds") << 40 << u"in 40 s"_s;
        QTest::newRow("minutes") << 27 * 60 + 33 << u"in 27 min"_s;
        QTest::newRow("days") << 230'400 << u"in 2 days 16 h"_s;
    }
    void relative()
    {
        QFETCH(int, seconds);
        const QDateTime now = at(11, 21, 14, 2);
        QTEST(Format::relative(now.addSecs(seconds), now), "text");
    }

    void factsLeaveOutWhatIsEmpty() { QCOMPARE(Format::facts({u"a"_s, {}, u"b"_s}), u"a  ·  b"_s); }
};

QObject *makeFormatTest()
{
    return new FormatTest;
}

#include "tst_format.moc"
