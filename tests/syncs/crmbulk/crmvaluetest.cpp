// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/crmmappingtests.h"
#include "syncs/crmbulk/mapping/crmvaluecheck.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

void CrmValueTest::fitting_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("wanted");
    const auto row = [](const char *field, const char *value, const char *wanted) {
        QTest::addRow("%s: %s", field, value)
            << QString::fromLatin1(field) << QByteArray(value) << QByteArray(wanted);
    };
    const auto same = [&row](const char *field, const char *value) { row(field, value, value); };
    same("Name", "");
    same("Name", "0123456789");
    same("Name", "äöüßäöüßäö"); // characters, not bytes
    same("Name", "😀😀😀😀😀😀😀😀😀😀");
    same("Email", "jane.doe@example.com");
    same("Phone", "+91 (98765) 432-10 ext 5");
    same("Site", "www.example.com");
    same("Site", "https://example.com/a?b=c");
    same("Count", "-999999999");
    same("Count", "+5");
    same("Count", "0000000000007");
    same("Big", "9223372036854775807");
    same("Amount", "1234567890123456.78");
    same("Amount", "-0.50");
    same("Amount", "3.1400");
    same("Amount", ".5");
    row("Active", "TRUE", "true");
    row("Active", "False", "false");
    same("Born", "2024-02-29");
    same("Met", "2026-01-31T23:59:59+01:00");
    same("Met", "2026-01-31T23:59:59.123Z");
    row("Met", "2026-01-31 23:59:59", "2026-01-31T23:59:59+05:30");
    row("Met", "2026-01-31T23:59", "2026-01-31T23:59:00+05:30");
    row("Status", "Open", "open_1");
    row("Status", "open_1", "open_1");
    row("Status", " OPEN ", "open_1");
    row("Status", "GRÖßER", "bigger");
    row("Status", "-None-", "");
    row("Tags", "Red;Green", "R;G");
    row("Tags", " g ; ;Red", "G;R");
    row("Tags", "Red,Green", "R;G"); // as it is read
    row("Tags", "-None-", "");
    same("Account", "5725767000000123456");
    same("Owner", "5725767000000123456");
    same("Other", "anything \n at all");
}

void CrmValueTest::fitting()
{
    QFETCH(QString, field);
    QFETCH(QByteArray, value);
    CrmValueCheck check(crmFields().value(field),
        {.timeZone = u"Asia/Kolkata"_s, .readSeparator = u","_s, .findBy = u"id"_s});
    QByteArrayView fitting;
    QVERIFY2(check.fits(value, fitting), qPrintable(check.problem()));
    QTEST(fitting.toByteArray(), "wanted");
}

void CrmValueTest::misfits_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *field, const char *value, const char *code) {
        QTest::addRow("%s: %s", field, value)
            << QString::fromLatin1(field) << QByteArray(value) << QString::fromLatin1(code);
    };
    row("Name", "0123456789A", "TOO_LONG");
    row("Name", "äöüßäöüßäöü", "TOO_LONG");
    row("Email", "jane.doe", "NO_EMAIL");
    row("Email", "a@b", "NO_EMAIL");
    row("Email", "a.very.long.name.indeed@a.very.long.example.com", "TOO_LONG");
    row("Phone", "unknown", "NO_PHONE");
    row("Phone", "---", "NO_PHONE");
    row("Site", "not a site", "NO_ADDRESS");
    row("Site", "localhost", "NO_ADDRESS");
    row("Count", "12a", "NO_INTEGER");
    row("Count", "1.0", "NO_INTEGER");
    row("Count", "-", "NO_INTEGER");
    row("Count", " 5", "NO_INTEGER");
    row("Count", "1000000000", "OUT_OF_RANGE");
    row("Big", "9223372036854775808", "OUT_OF_RANGE");
    row("Big", "12345678901234567890", "OUT_OF_RANGE");
    row("Amount", "1,5", "NO_NUMBER");
    row("Amount", "1e5", "NO_NUMBER");
    row("Amount", ".", "NO_NUMBER");
    row("Amount", "nan", "NO_NUMBER");
    row("Amount", "1.234", "TOO_MANY_DECIMALS");
    row("Amount", "12345678901234567", "OUT_OF_RANGE");
    row("Share", "123456", "OUT_OF_RANGE");
    row("Active", "yes", "NO_BOOLEAN");
    row("Active", "1", "NO_BOOLEAN");
    row("Born", "29.02.2024", "NO_DATE");
    row("Born", "2023-02-29", "NO_DATE");
    row("Born", "2024-02-29T00:00:00Z", "NO_DATE");
    row("Met", "2025-01-31", "NO_DATETIME");
    row("Met", "2026-01-31 23:59:59", "NO_DATETIME"); // without a zone
    row("Met", "2026-01-31T24:00:00Z", "NO_DATETIME");
    row("Status", "Half open", "NOT_IN_PICKLIST");
    row("Tags", "Red;Blue", "NOT_IN_PICKLIST");
    row("Tags", "Red|Green", "NOT_IN_PICKLIST");
    row("Account", "Example Ltd", "NO_ID");
    row("Account", "57257670000001234567", "NO_ID");
}

void CrmValueTest::misfits()
{
    QFETCH(QString, field);
    QFETCH(QByteArray, value);
    CrmValueCheck check(crmFields().value(field), {});
    QByteArrayView fitting;
    QVERIFY(!check.fits(value, fitting));
    QTEST(check.code(), "code");
    QVERIFY(!check.problem().isEmpty());
    QVERIFY(!check.problem().contains(QString::fromUtf8(value)));
}

// Two values that only case tells apart are found by their own spelling alone.
void CrmValueTest::foldedPicksOfTwoMeanings()
{
    CrmField field = crmFields().value(u"Status"_s);
    field.pickValues = {{u"a"_s, u"1"_s}, {u"A"_s, u"2"_s}, {u"b"_s, u"3"_s}};
    CrmValueCheck check(field, {});
    QByteArrayView fitting;
    QVERIFY(check.fits("A", fitting));
    QCOMPARE(fitting, QByteArrayView("2"));
    QVERIFY(check.fits("B", fitting));
    QCOMPARE(fitting, QByteArrayView("3"));
    field.pickValues = {{u"ab"_s, u"1"_s}, {u"AB"_s, u"2"_s}};
    CrmValueCheck other(field, {});
    QVERIFY(!other.fits("aB", fitting));
    // A lookup by another field takes what is no id.
    CrmValueCheck byName(crmFields().value(u"Account"_s), {.findBy = u"Account_Name"_s});
    QVERIFY(byName.fits("Example Ltd", fitting));
}
