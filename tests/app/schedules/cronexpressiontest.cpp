// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schedules/cronexpression.h"
#include "app/schedules/cronwords.h"
#include "app/schedules/scheduletests.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

void CronExpressionTest::good_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("canonical");
    const auto row = [](const char *text, const QString &canonical) {
        QTest::newRow(text) << QString::fromLatin1(text) << canonical;
    };
    row("0 2 * * *", u"0 2 * * *"_s);
    row("  0   2 *\t* * ", u"0 2 * * *"_s);
    row("@hourly", u"0 * * * *"_s);
    row("@daily", u"0 0 * * *"_s);
    row("@Midnight", u"0 0 * * *"_s);
    row("@weekly", u"0 0 * * 0"_s);
    row("@monthly", u"0 0 1 * *"_s);
    row("@yearly", u"0 0 1 1 *"_s);
    row("@ANNUALLY", u"0 0 1 1 *"_s);
    row("*/15 8-17/3 1,15 JAN-Mar mon", u"*/15 8-17/3 1,15 1-3 1"_s);
    row("5 4 * * sun", u"5 4 * * 0"_s);
    row("5 4 * * 7", u"5 4 * * 7"_s);
    row("5 4 * * Sat-Sun", u"5 4 * * 6-7"_s);
    row("5 4 * * fri-7", u"5 4 * * 5-7"_s);
    row("0-59 0-23 1-31 1-12 0-7", u"0-59 0-23 1-31 1-12 0-7"_s);
    row("59 23 31 12 6", u"59 23 31 12 6"_s);
    row("007 1 1 1 *", u"7 1 1 1 *"_s);
    row("1,1,1 * * * *", u"1,1,1 * * * *"_s);
    row("*/99 * * * *", u"*/99 * * * *"_s);
    row("0 0 30 2 1", u"0 0 30 2 1"_s); // Mondays in February
    row("0 0 29 2 *", u"0 0 29 2 *"_s);
}

void CronExpressionTest::good()
{
    QFETCH(QString, text);
    QFETCH(QString, canonical);
    const auto expression = CronExpression::parse(text);
    QVERIFY2(expression, expression ? "" : qPrintable(expression.error().text()));
    QCOMPARE(expression->text(), canonical);
}

void CronExpressionTest::bad_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *text, const QString &field) {
        QTest::newRow(text) << QString::fromUtf8(text) << field;
    };
    row("", {});
    row("* * * *", {});
    row("* * * * * *", {});
    row("@reboot", {});
    row("@", {});
    row("every day", {});
    row("60 * * * *", u"minute"_s);
    row("-1 * * * *", u"minute"_s);
    row("1- * * * *", u"minute"_s);
    row("1,,2 * * * *", u"minute"_s);
    row(",1 * * * *", u"minute"_s);
    row("1.5 * * * *", u"minute"_s);
    row("** * * * *", u"minute"_s);
    row("*5 * * * *", u"minute"_s);
    row("*/0 * * * *", u"minute"_s);
    row("*/ * * * *", u"minute"_s);
    row("*/x * * * *", u"minute"_s);
    row("5/10 * * * *", u"minute"_s);
    row("1-5/2/2 * * * *", u"minute"_s);
    row("1-2-3 * * * *", u"minute"_s);
    row("30-10 * * * *", u"minute"_s);
    row("jan * * * *", u"minute"_s);
    row("99999999999999999999 * * * *", u"minute"_s);
    row("٣ * * * *", u"minute"_s);
    row("* 24 * * *", u"hour"_s);
    row("* 22-2 * * *", u"hour"_s);
    row("* * 0 * *", u"day"_s);
    row("* * 32 * *", u"day"_s);
    row("* * L * *", u"day"_s);
    row("* * ? * *", u"day"_s);
    row("* * 15W * *", u"day"_s);
    row("0 0 30 2 *", u"day"_s);
    row("0 0 31 2,4,6,9,11 *", u"day"_s);
    row("* * * 0 *", u"month"_s);
    row("* * * 13 *", u"month"_s);
    row("* * * january *", u"month"_s);
    row("* * * anf *", u"month"_s); // inside of "janfeb"
    row("* * * mon *", u"month"_s);
    row("* * * * 8", u"weekday"_s);
    row("* * * * fri-mon", u"weekday"_s);
    row("* * * * 5#3", u"weekday"_s);
}

void CronExpressionTest::bad()
{
    QFETCH(QString, text);
    QFETCH(QString, field);
    const auto expression = CronExpression::parse(text);
    QVERIFY(!expression);
    QCOMPARE(expression.error().kind, ErrorKind::Config);
    QCOMPARE(expression.error().code, field);
    QVERIFY(!expression.error().what.isEmpty());
}

void CronExpressionTest::canonicalTextMeansTheSame()
{
    for (const QString &text : {u"*/7 1-20/3,22 */5 feb-nov/2,12 tue-sat/2"_s, u"@weekly"_s,
             u"0 0 1-7 * sat-sun"_s, u"3-50/9 * * * 7"_s}) {
        const auto expression = CronExpression::parse(text);
        QVERIFY(expression);
        const auto again = CronExpression::parse(expression->text());
        QVERIFY(again);
        for (int field = 0; field < CronExpression::FieldCount; ++field) {
            const auto which = static_cast<CronExpression::Field>(field);
            QCOMPARE(again->field(which).bits, expression->field(which).bits);
            QCOMPARE(again->field(which).isStar, expression->field(which).isStar);
        }
    }
}

void CronExpressionTest::days_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<int>>("days"); // of November 2026, whose first day is a Sunday
    QTest::newRow("either") << u"0 0 1,13 * 5"_s << QList<int>{1, 6, 13, 20, 27};
    QTest::newRow("weekday") << u"0 0 * * 5"_s << QList<int>{6, 13, 20, 27};
    QTest::newRow("sunday as 0") << u"0 0 * * 0"_s << QList<int>{1, 8, 15, 22, 29};
    QTest::newRow("sunday as 7") << u"0 0 * * 7"_s << QList<int>{1, 8, 15, 22, 29};
    QTest::newRow("day") << u"0 0 13 * *"_s << QList<int>{13};
    QTest::newRow("both, as the day begins with a star")
        << u"0 0 */10 * 0,3"_s << QList<int>{1, 11};
    QTest::newRow("both, as the weekday begins with a star")
        << u"0 0 1,2,3 * */3"_s << QList<int>{1};
    QTest::newRow("another month") << u"0 0 1 10 1"_s << QList<int>{};
    QTest::newRow("31 in a month of 30") << u"0 0 31 * *"_s << QList<int>{};
}

void CronExpressionTest::days()
{
    QFETCH(QString, text);
    QFETCH(QList<int>, days);
    const auto expression = CronExpression::parse(text);
    QVERIFY(expression);
    QList<int> found;
    for (int day = 1; day <= 30; ++day) {
        if (expression->matchesDay(QDate(2026, 11, day)))
            found.append(day);
    }
    QCOMPARE(found, days);
}

// Whatever is typed: a value or an Error, and what is accepted can be told and written.
void CronExpressionTest::anyBytes()
{
    QRandomGenerator random(20261122);
    const QString signs = u"0123456789*/,- \t@jJaAnNsuSUmondailyL?#W.ü٣"_s;
    const QStringList parts{
        u"*"_s, u"1"_s, u"2-6"_s, u"*/3"_s, u"1,5"_s, u"0"_s, u"12"_s, u"sun"_s};
    int accepted = 0;
    for (int i = 0; i < 20'000; ++i) {
        QString text;
        for (int field = 0; field < 5; ++field)
            text += parts.at(random.bounded(static_cast<int>(parts.size()))) + u' ';
        // Some of it is replaced by anything.
        for (int j = random.bounded(4); j > 0; --j)
            text[random.bounded(static_cast<int>(text.size()))]
                = signs.at(random.bounded(static_cast<int>(signs.size())));
        const auto expression = CronExpression::parse(text);
        if (!expression) {
            QVERIFY(!expression.error().what.isEmpty());
            continue;
        }
        ++accepted;
        QVERIFY2(CronExpression::parse(expression->text()), qPrintable(text));
        QVERIFY(!CronWords::text(*expression).isEmpty());
    }
    QVERIFY2(accepted > 100, qPrintable(QString::number(accepted)));
}
