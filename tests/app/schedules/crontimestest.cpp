// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schedules/crontimes.h"
#include "app/schedules/scheduletests.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <array>
#include <vector>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

constexpr qint64 kMinute = 60'000;
constexpr int kYears = 3;

// An expression made at random, and what it allows, written down beside it.
struct RandomCron
{
    QString text;
    std::array<quint64, 5> bits{};
    bool isDayStar = false;
    bool isWeekdayStar = false;
};

void addRandomField(QRandomGenerator &random, RandomCron &cron, int field, int low, int high)
{
    quint64 &bits = cron.bits.at(static_cast<size_t>(field));
    QString text;
    const int kind = random.bounded(field == 0 ? 6 : 8);
    const auto allow = [&](int from, int to, int step) {
        for (int value = from; value <= to; value += step)
            bits |= quint64(1) << value;
    };
    if (kind >= 5) {
        text = u"*"_s;
        allow(low, high, 1);
    } else if (kind == 4) {
        const int step = 2 + random.bounded(12);
        text = u"*/%1"_s.arg(step);
        allow(low, high, step);
    } else if (kind == 3) {
        const int from = low + random.bounded(high - low);
        const int to = from + random.bounded(high - from + 1);
        const int step = 1 + random.bounded(4);
        text = u"%1-%2/%3"_s.arg(from).arg(to).arg(step);
        allow(from, to, step);
    } else {
        QStringList values;
        for (int i = 0; i <= kind; ++i) {
            const int value = low + random.bounded(high - low + 1);
            values.append(QString::number(value));
            allow(value, value, 1);
        }
        text = values.join(u',');
    }
    cron.isDayStar = cron.isDayStar || (field == 2 && text.startsWith(u'*'));
    cron.isWeekdayStar = cron.isWeekdayStar || (field == 4 && text.startsWith(u'*'));
    cron.text += (field > 0 ? u" "_s : u""_s) + text;
}

RandomCron randomCron(QRandomGenerator &random)
{
    RandomCron cron;
    addRandomField(random, cron, 0, 0, 59);
    addRandomField(random, cron, 1, 0, 23);
    addRandomField(random, cron, 2, 1, 31);
    addRandomField(random, cron, 3, 1, 12);
    addRandomField(random, cron, 4, 0, 6);
    return cron;
}

// Each minute of three years with the time of day that clocks show in the zone.
class EachMinute
{
public:
    explicit EachMinute(const QByteArray &zone)
        : m_zone(zone)
        , first(utcMs(u"2025-01-01T00:00Z"_s))
    {
        const int count = (365 * kYears) * 24 * 60;
        m_minutes.reserve(count);
        qint64 shown = 0; // the latest time that was shown
        qint64 offset = 0;
        for (int i = 0; i < count; ++i) {
            const qint64 moment = first + i * kMinute;
            if (i % 30 == 0)
                offset = m_zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(moment, Qt::UTC))
                    * qint64(1'000);
            const qint64 local = moment + offset;
            Minute minute = minuteOf(local);
            minute.isAgain = i > 0 && local <= shown;
            minute.isAfterGap = i > 0 && local > shown + kMinute;
            if (minute.isAfterGap)
                m_gaps.push_back({i, shown + kMinute, local});
            shown = i == 0 ? local : std::max(shown, local);
            m_minutes.push_back(minute);
        }
    }

    // The next time in [from, until), looked for minute by minute; -1: none.
    int next(const RandomCron &cron, int from, int until) const
    {
        const bool isOfEveryHour = cron.bits[1] == (quint64(1) << 24) - 1;
        for (int i = from; i < until; ++i) {
            const Minute &minute = m_minutes[static_cast<size_t>(i)];
            if (isDue(cron, minute) && (isOfEveryHour || !minute.isAgain))
                return i;
            if (minute.isAfterGap && !isOfEveryHour && isInGapBefore(cron, i))
                return i;
        }
        return -1;
    }
    const QTimeZone &zone() const { return m_zone; }
    int size() const { return static_cast<int>(m_minutes.size()); }
    QList<int> changes() const
    {
        QList<int> all;
        for (const Gap &gap : m_gaps)
            all.append(gap.index);
        for (int i = 1; i < size(); ++i) {
            if (m_minutes[static_cast<size_t>(i)].isAgain
                && !m_minutes[static_cast<size_t>(i - 1)].isAgain)
                all.append(i);
        }
        return all;
    }

private:
    struct Minute
    {
        quint8 minute, hour, day, month, weekday;
        bool isAgain;
        bool isAfterGap;
    };
    struct Gap
    {
        int index; // the first minute after it
        qint64 from, to; // local, as if UTC
    };
    static Minute minuteOf(qint64 local)
    {
        const qint64 day = local / 86'400'000;
        static thread_local qint64 s_day = -1;
        static thread_local QDate s_date;
        if (day != s_day) {
            s_day = day;
            s_date = QDate(1970, 1, 1).addDays(day);
        }
        const auto ofDay = static_cast<int>(local / kMinute % 1'440);
        return {static_cast<quint8>(ofDay % 60), static_cast<quint8>(ofDay / 60),
            static_cast<quint8>(s_date.day()), static_cast<quint8>(s_date.month()),
            static_cast<quint8>(s_date.dayOfWeek() % 7), false, false};
    }
    static bool isDue(const RandomCron &cron, const Minute &minute)
    {
        const auto has = [&cron](int field, int value) {
            return (cron.bits[static_cast<size_t>(field)] >> value & 1) != 0;
        };
        if (!has(0, minute.minute) || !has(1, minute.hour) || !has(3, minute.month))
            return false;
        return cron.isDayStar || cron.isWeekdayStar ? has(2, minute.day) && has(4, minute.weekday)
                                                    : has(2, minute.day) || has(4, minute.weekday);
    }
    bool isInGapBefore(const RandomCron &cron, int index) const
    {
        for (const Gap &gap : m_gaps) {
            if (gap.index != index)
                continue;
            for (qint64 local = gap.from; local < gap.to; local += kMinute) {
                if (isDue(cron, minuteOf(local)))
                    return true;
            }
        }
        return false;
    }

    QTimeZone m_zone;
    std::vector<Minute> m_minutes;
    std::vector<Gap> m_gaps;

public:
    const qint64 first;
};

} // namespace

qint64 utcMs(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODate).toMSecsSinceEpoch();
}

QString utcOf(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm'Z'");
}

void CronTimesTest::daylightSaving_data()
{
    QTest::addColumn<QString>("cron");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QStringList>("times");
    const QString berlin = u"Europe/Berlin"_s;
    const QString newYork = u"America/New_York"_s;
    const QString lordHowe = u"Australia/Lord_Howe"_s;
    const QString spring = u"2026-03-28T12:00Z"_s;
    const QString autumn = u"2026-10-24T12:00Z"_s;
    QTest::newRow("berlin, skipped") << u"30 2 * * *"_s << berlin << spring
                                     << QStringList{u"2026-03-29T01:00Z"_s, u"2026-03-30T00:30Z"_s};
    QTest::newRow("berlin, several skipped, once")
        << u"*/10 2 * * *"_s << berlin << u"2026-03-29T00:00Z"_s
        << QStringList{u"2026-03-29T01:00Z"_s, u"2026-03-30T00:00Z"_s};
    QTest::newRow("berlin, skipped onto another")
        << u"0 2,3 * * *"_s << berlin << spring
        << QStringList{u"2026-03-29T01:00Z"_s, u"2026-03-30T00:00Z"_s, u"2026-03-30T01:00Z"_s};
    QTest::newRow("berlin, doubled") << u"30 2 * * *"_s << berlin << autumn
                                     << QStringList{u"2026-10-25T00:30Z"_s, u"2026-10-26T01:30Z"_s};
    QTest::newRow("berlin, from the second pass")
        << u"30 2 * * *"_s << berlin << u"2026-10-25T01:10Z"_s
        << QStringList{u"2026-10-26T01:30Z"_s};
    QTest::newRow("berlin, time that passes, autumn")
        << u"*/30 * * * *"_s << berlin << u"2026-10-25T00:00Z"_s
        << QStringList{u"2026-10-25T00:30Z"_s, u"2026-10-25T01:00Z"_s, u"2026-10-25T01:30Z"_s,
               u"2026-10-25T02:00Z"_s};
    QTest::newRow("berlin, time that passes, spring")
        << u"30 * * * *"_s << berlin << u"2026-03-29T00:00Z"_s
        << QStringList{u"2026-03-29T00:30Z"_s, u"2026-03-29T01:30Z"_s, u"2026-03-29T02:30Z"_s};
    QTest::newRow("new york, skipped")
        << u"30 2 * * *"_s << newYork << u"2026-03-07T12:00Z"_s
        << QStringList{u"2026-03-08T07:00Z"_s, u"2026-03-09T06:30Z"_s};
    QTest::newRow("new york, doubled")
        << u"30 1 * * *"_s << newYork << u"2026-10-31T12:00Z"_s
        << QStringList{u"2026-11-01T05:30Z"_s, u"2026-11-02T06:30Z"_s};
    QTest::newRow("lord howe, half an hour doubled")
        << u"45 1 * * *"_s << lordHowe << u"2026-04-04T00:00Z"_s
        << QStringList{u"2026-04-04T14:45Z"_s, u"2026-04-05T15:15Z"_s};
    QTest::newRow("lord howe, half an hour skipped")
        << u"15 2 * * *"_s << lordHowe << u"2026-10-03T00:00Z"_s
        << QStringList{u"2026-10-03T15:30Z"_s, u"2026-10-04T15:15Z"_s};
    QTest::newRow("lord howe, time that passes")
        << u"*/15 * * * *"_s << lordHowe << u"2026-04-04T14:30Z"_s
        << QStringList{u"2026-04-04T14:45Z"_s, u"2026-04-04T15:00Z"_s, u"2026-04-04T15:15Z"_s,
               u"2026-04-04T15:30Z"_s};
    QTest::newRow("kolkata, no change ever")
        << u"0 2 * * *"_s << u"Asia/Kolkata"_s << spring
        << QStringList{u"2026-03-28T20:30Z"_s, u"2026-03-29T20:30Z"_s};
    QTest::newRow("beirut, midnight skipped")
        << u"0 0 * * *"_s << u"Asia/Beirut"_s << u"2026-03-28T12:00Z"_s
        << QStringList{u"2026-03-28T22:00Z"_s, u"2026-03-29T21:00Z"_s};
    QTest::newRow("apia, a day skipped")
        << u"0 2 30 12 *"_s << u"Pacific/Apia"_s << u"2011-12-01T00:00Z"_s
        << QStringList{u"2011-12-30T10:00Z"_s, u"2012-12-29T12:00Z"_s};
}

void CronTimesTest::daylightSaving()
{
    QFETCH(QString, cron);
    QFETCH(QString, zone);
    QFETCH(QString, after);
    QFETCH(QStringList, times);
    const auto expression = CronExpression::parse(cron);
    QVERIFY(expression);
    QStringList found;
    const QTimeZone place(zone.toLatin1());
    for (const qint64 ms :
        nextCronTimes(*expression, utcMs(after), place, static_cast<int>(times.size())))
        found.append(utcOf(ms));
    QCOMPARE(found, times);
}

void CronTimesTest::lastBefore()
{
    const QTimeZone berlin("Europe/Berlin");
    const auto last = [&berlin](const QString &cron, const QString &after, const QString &until) {
        const auto expression = CronExpression::parse(cron);
        const auto ms = lastCronTime(*expression, utcMs(after), utcMs(until), berlin);
        return ms ? utcOf(*ms) : QString();
    };
    const QString longAgo = u"2020-01-01T00:00Z"_s;
    const QString now = u"2026-11-22T12:34Z"_s;
    QCOMPARE(last(u"* * * * *"_s, longAgo, now), now);
    QCOMPARE(last(u"0 2 * * *"_s, longAgo, now), u"2026-11-22T01:00Z"_s);
    QCOMPARE(last(u"0 2 1 1 *"_s, longAgo, now), u"2026-01-01T01:00Z"_s);
    QCOMPARE(last(u"0 2 29 2 *"_s, longAgo, now), u"2024-02-29T01:00Z"_s);
    QCOMPARE(last(u"0 2 * * *"_s, u"2026-11-22T01:00Z"_s, now), QString()); // (after, until]
    QCOMPARE(last(u"0 2 * * *"_s, u"2026-11-22T00:59Z"_s, u"2026-11-22T01:00Z"_s),
        u"2026-11-22T01:00Z"_s);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!last(u"* * * * *"_s, longAgo, now).isEmpty());
    QVERIFY(timer.elapsed() < 1'000); // not minute by minute over the years
}

void CronTimesTest::neverAndRare()
{
    const auto leap = CronExpression::parse(u"0 0 29 2 *"_s);
    const QTimeZone utc("UTC");
    QCOMPARE(
        utcOf(*nextCronTime(*leap, utcMs(u"2096-03-01T00:00Z"_s), utc)), u"2104-02-29T00:00Z"_s);
    const auto rare = CronExpression::parse(u"0 0 29 2 */8"_s); // Sunday alone, and a star
    QVERIFY(rare);
    QCOMPARE(
        utcOf(*nextCronTime(*rare, utcMs(u"2032-03-01T00:00Z"_s), utc)), u"2060-02-29T00:00Z"_s);
}

void CronTimesTest::asEachMinuteSays_data()
{
    QTest::addColumn<QByteArray>("zone");
    for (const char *zone :
        {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"})
        QTest::newRow(zone) << QByteArray(zone);
}

void CronTimesTest::asEachMinuteSays()
{
    QFETCH(QByteArray, zone);
    const EachMinute minutes(zone);
    QRandomGenerator random(42);
    qint64 compared = 0;
    const auto compare = [&](const RandomCron &cron, const CronExpression &expression, int from,
                             int until, int most) -> bool {
        for (int i = 0; i < most; ++i) {
            const int expected = minutes.next(cron, from + 1, until);
            const auto found
                = nextCronTime(expression, minutes.first + from * kMinute, minutes.zone());
            const qint64 index = found ? (*found - minutes.first) / kMinute : -1;
            if (expected < 0) // beyond what is looked at
                return index < 0 || index >= until;
            if (index != expected) {
                qWarning("%s in %s after %s: %s, not %s", qPrintable(cron.text), zone.constData(),
                    qPrintable(utcOf(minutes.first + from * kMinute)),
                    qPrintable(utcOf(found.value_or(0))),
                    qPrintable(utcOf(minutes.first + expected * kMinute)));
                return false;
            }
            ++compared;
            from = expected;
        }
        return true;
    };
    const QList<int> changes = minutes.changes();
    QCOMPARE(changes.isEmpty(), zone == "Asia/Kolkata");
    for (int i = 0; i < 200; ++i) {
        const RandomCron cron = randomCron(random);
        const auto expression = CronExpression::parse(cron.text);
        if (!expression) {
            QCOMPARE(expression.error().code, u"day"_s); // as the 31st of June
            continue;
        }
        QVERIFY(compare(cron, *expression, 0, minutes.size(), 400));
        for (const int change : changes) // half a day around each
            QVERIFY(compare(cron, *expression, change - 720, change + 720, 40));
    }
    QVERIFY(compared > 20'000);
}

void CronTimesTest::zones()
{
    QVERIFY(scheduleZone({}));
    QCOMPARE(scheduleZone(u"Europe/Berlin"_s)->id(), QByteArray("Europe/Berlin"));
    for (const QString &name : {u"Mars/Olympus"_s, u"UTC+99"_s, u"../../etc/passwd"_s, u" "_s})
        QVERIFY(!scheduleZone(name));
}
