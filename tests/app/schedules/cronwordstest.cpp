// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schedules/cronwords.h"
#include "app/schedules/scheduletests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

void CronWordsTest::words_data()
{
    QTest::addColumn<QString>("cron");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *cron, const QString &text) {
        QTest::newRow(cron) << QString::fromLatin1(cron) << text;
    };
    row("* * * * *", u"Every minute"_s);
    row("*/2 * * * *", u"Every 2 minutes"_s);
    row("*/15 * * * *", u"Every 15 minutes"_s);
    row("0,15,30,45 * * * *", u"Every 15 minutes"_s);
    row("*/30 * * * *", u"Every 30 minutes"_s);
    row("*/7 * * * *", u"Every hour at :00, :07, :14, :21, :28, :35, :42, :49 and :56"_s);
    row("30 * * * *", u"Every hour at :30"_s);
    row("@hourly", u"Every hour at :00"_s);
    row("5,35 * * * *", u"Every hour at :05 and :35"_s);
    row("10-19 * * * *", u"Every hour at :10 to :19"_s);
    row("0 2 * * *", u"Every day at 02:00"_s);
    row("15 3 * * *", u"Every day at 03:15"_s);
    row("@daily", u"Every day at 00:00"_s);
    row("0 8,12,18 * * *", u"Every day at 08:00, 12:00 and 18:00"_s);
    row("0,30 8 * * *", u"Every day at 08:00 and 08:30"_s);
    row("0 */12 * * *", u"Every day at 00:00 and 12:00"_s);
    row("0 */2 * * *", u"Every 2 hours"_s);
    row("20 */6 * * *", u"Every 6 hours at :20"_s);
    row("*/10 */4 * * *", u"Every 10 minutes, every 4 hours"_s);
    row("0 8-18 * * *", u"Every hour at :00, from 08:00 to 18:00"_s);
    row("*/20 8-17 * * *", u"Every 20 minutes, from 08:00 to 17:40"_s);
    row("* 9 * * *", u"Every minute, from 09:00 to 09:59"_s);
    row("*/5 9 * * *", u"Every 5 minutes, from 09:00 to 09:55"_s);
    row("*/15 6,12,18 * * *", u"Every 15 minutes, in the hours from 06:00, 12:00 and 18:00"_s);
    row("0 6 * * 1-5", u"Monday to Friday at 06:00"_s);
    row("0 4 * * 0", u"Sunday at 04:00"_s);
    row("0 4 * * 7", u"Sunday at 04:00"_s);
    row("@weekly", u"Sunday at 00:00"_s);
    row("0 6 * * mon,wed,fri", u"Monday, Wednesday and Friday at 06:00"_s);
    row("0 6 * * sat-sun", u"Saturday and Sunday at 06:00"_s);
    row("0 6 * * 0-6", u"Every day at 06:00"_s);
    row("*/15 * * * 1-5", u"Monday to Friday: Every 15 minutes"_s);
    row("@monthly", u"Day 1 of every month at 00:00"_s);
    row("30 5 1,15 * *", u"Days 1 and 15 of every month at 05:30"_s);
    row("0 5 1-7 * *", u"Days 1 to 7 of every month at 05:00"_s);
    row("0 5 */2 * *", u"Every 2 days from day 1 of every month at 05:00"_s);
    row("@yearly", u"Day 1 of January at 00:00"_s);
    row("0 0 29 2 *", u"Day 29 of February at 00:00"_s);
    row("0 5 1 1,4,7,10 *", u"Day 1 of January, April, July and October at 05:00"_s);
    row("0 5 * 6-8 *", u"Every day in June to August at 05:00"_s);
    row("0 5 * 12 1-5", u"Monday to Friday in December at 05:00"_s);
    row("0 0 13 * 5", u"Day 13 of every month, and also every Friday at 00:00"_s);
    row("0 0 13 5 5", u"Day 13 of May, and also every Friday then at 00:00"_s);
    row("0 0 */10 * 1", u"Every 10 days from day 1 of every month, if that is a Monday at 00:00"_s);
    row("0 0 1-31 * 5", u"Every day at 00:00"_s); // either, and every day is a day
    row("0 9 1-7 * */6",
        u"Days 1 to 7 of every month, if that is a Saturday and Sunday at 09:00"_s);
    row("0 2 1 */3 *", u"Day 1 of January, April, July and October at 02:00"_s);
}

void CronWordsTest::words()
{
    QFETCH(QString, cron);
    QFETCH(QString, text);
    const auto expression = CronExpression::parse(cron);
    QVERIFY(expression);
    QCOMPARE(CronWords::text(*expression), text);
}
