// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/secret.h"
#include "core/mapping/jsoncheck.h"
#include "core/mapping/transforms/datepattern.h"
#include "syncs/datastoreanalytics/tablemapping/tablemappingtests.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

const QByteArray kTestKey = "0123456789abcdef-test";

// Applies a list of transforms, written as in a document.
QByteArray transformed(const QByteArray &list, const QByteArray &cell)
{
    const QList<CellTransform> transforms
        = transformsOf(QJsonDocument::fromJson(quoted(list)).array());
    QByteArray value = cell;
    for (const CellTransform &transform : transforms)
        value = makeCellStep(transform, Secret(kTestKey))->apply(value).toByteArray();
    return value;
}

} // namespace

void TransformTest::cells_data()
{
    QTest::addColumn<QByteArray>("transform");
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<QByteArray>("wanted");
    const auto row = [](const char *transform, const char *cell, const char *wanted) {
        QTest::addRow("%s (%s)", transform, cell)
            << QByteArray(transform) << QByteArray(cell) << QByteArray(wanted);
    };
    const char *trim = "{'do':'trim'}";
    row(trim, "  a b \t", "a b");
    row(trim, "   ", "");
    row(trim, "", "");
    row("{'do':'upper'}", "straße 1", "STRASSE 1");
    row("{'do':'upper'}", "abc[`{", "ABC[`{");
    row("{'do':'lower'}", "ABC@[Z", "abc@[z");
    row("{'do':'lower'}", "ÀÉ", "àé");
    row("{'do':'cut','length':3}", "abcd", "abc");
    row("{'do':'cut','length':3}", "abc", "abc");
    row("{'do':'cut','length':2}", "äöü", "äö"); // characters, not bytes
    row("{'do':'cut','length':1}", "😀x", "😀");
    row("{'do':'replace','find':'a','with':'aa'}", "banana", "baanaanaa");
    row("{'do':'replace','find':'aa','with':'a'}", "aaaa", "aa");
    row("{'do':'replace','find':'x','with':'y'}", "abc", "abc");
    row("{'do':'replace','find':'b','with':''}", "abc", "ac");
    row("{'do':'default','value':'none'}", "", "none");
    row("{'do':'default','value':'none'}", " ", " "); // not empty: trim first
    const char *words = "{'do':'words','true':['Ja','1'],'false':['nein']}";
    row(words, " JA ", "true");
    row(words, "nein", "false");
    row(words, "vielleicht", "vielleicht");
    row(words, "", "");
    const char *point = "{'do':'decimalPoint'}";
    row(point, "1.234,56", "1234.56");
    row(point, "-1.234.567,8", "-1234567.8");
    row(point, "0,5", "0.5");
    row(point, "1 234,5", "1234.5");
    row(point, "1'234", "1234");
    row(point, "1.234", "1234");
    row(point, "12", "12");
    row(point, "1.5", "1.5"); // no group of three: left as it is
    row(point, "1.2345,6", "1.2345,6");
    row(point, "1,2,3", "1,2,3");
    row(point, "12,", "12,");
    row(point, ",5", ",5");
    row(point, "n/a", "n/a");
    row(point, "", "");
    const char *date = "{'do':'date','pattern':'d.M.yyyy'}";
    row(date, "1.2.2021", "2021-02-01");
    row(date, "31.2.2021", "31.2.2021"); // there is no such day
    row(date, "2021-02-01", "2021-02-01");
    row(date, "", "");
    row("{'do':'mask'}", "secret", "******");
    row("{'do':'mask','keep':4}", "+49 1234 5678", "*********5678");
    row("{'do':'mask','keep':4}", "abc", "abc");
    row("{'do':'mask','keep':1}", "äöü", "**ü");
    row("{'do':'mask'}", "", "");
    row("{'do':'blank'}", "x", "");
}

void TransformTest::cells()
{
    QFETCH(QByteArray, transform);
    QFETCH(QByteArray, cell);
    QTEST(transformed("[" + transform + "]", cell), "wanted");
}

void TransformTest::chain()
{
    QCOMPARE(transformed("[{'do':'trim'},{'do':'default','value':'none'},{'do':'upper'},"
                         "{'do':'replace','find':'N','with':'nn'},{'do':'cut','length':5}]",
                 "  "),
        QByteArray("nnOnn"));
    // One step's memory must not be that of the next one's argument.
    QCOMPARE(
        transformed("[{'do':'upper'},{'do':'lower'},{'do':'upper'}]", "aBc"), QByteArray("ABC"));
}

void TransformTest::hashes()
{
    const QByteArray wanted
        = QMessageAuthenticationCode::hash("jane@example.com", kTestKey, QCryptographicHash::Sha256)
              .toHex();
    QCOMPARE(transformed("[{'do':'hash'}]", "jane@example.com"), wanted);
    QCOMPARE(
        transformed("[{'do':'trim'},{'do':'lower'},{'do':'hash'}]", " Jane@Example.com"), wanted);
    QCOMPARE(transformed("[{'do':'hash'}]", ""), QByteArray());
    const auto step = makeCellStep({.kind = TransformKind::Hash}, Secret(kTestKey));
    step->apply("another");
    QCOMPARE(step->apply("jane@example.com").toByteArray(), wanted); // keeps nothing of the last
    const auto other = makeCellStep({.kind = TransformKind::Hash}, Secret("another key, as long"));
    QVERIFY(other->apply("jane@example.com").toByteArray() != wanted);
}

void TransformTest::patterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("wanted"); // empty: it does not match
    const auto row = [](const QString &pattern, const char *text, const char *wanted) {
        QTest::addRow("%s (%s)", qPrintable(pattern), text)
            << pattern << QByteArray(text) << QByteArray(wanted);
    };
    row(u"yyyyMMdd"_s, "20210817", "2021-08-17 00:00:00");
    row(u"dd/MM/yyyy HH:mm"_s, "17/08/2021 13:02", "2021-08-17 13:02:00");
    row(u"dd/MM/yyyy HH:mm"_s, "17/08/2021", "");
    row(u"dd/MM/yyyy"_s, "7/8/2021", "");
    row(u"d/M/yyyy"_s, "07/12/2021", "2021-12-07 00:00:00");
    row(u"MMM d, yyyy hh:mm a"_s, "Aug 13, 2021 01:47 PM", "2021-08-13 13:47:00"); // A.3
    row(u"MMM d, yyyy hh:mm a"_s, "aug 13, 2021 12:00 am", "2021-08-13 00:00:00");
    row(u"MMM d, yyyy hh:mm a"_s, "Aug 13, 2021 13:00 PM", "");
    row(u"MMM d, yyyy hh:mm a"_s, "Aug 13, 2021 01:47 XM", "");
    row(u"MMM d, yyyy"_s, "Agu 13, 2021", "");
    row(u"yyyy-MM-dd'T'HH:mm:ss.SSS"_s, "2021-08-17T13:02:11.184", "2021-08-17 13:02:11");
    row(u"yyyy-MM-dd'T'HH:mm:ss"_s, "2021-08-17T13:02:11Z", "");
    row(u"yyyy''MM''dd"_s, "2021'08'17", "2021-08-17 00:00:00");
    row(u"dd.MM.yyyy"_s, "29.02.2024", "2024-02-29 00:00:00");
    row(u"dd.MM.yyyy"_s, "29.02.2023", "");
    row(u"dd.MM.yyyy"_s, "29.02.1900", "");
    row(u"H:mm:ss d.M.yyyy"_s, "24:00:00 1.1.2021", "");
    row(u"dd.MM.yyyy"_s, "", "");
}

void TransformTest::patterns()
{
    QFETCH(QString, pattern);
    QFETCH(QByteArray, text);
    const DatePattern compiled(pattern);
    QCOMPARE(compiled.problem(), QString());
    CivilTime time;
    QByteArray read;
    if (compiled.read(text, time)) {
        read.resize(kCivilTimeSize);
        writeCivilTime(read.data(), time);
    }
    QTEST(read, "wanted");
}

void TransformTest::unusablePatterns_data()
{
    QTest::addColumn<QString>("pattern");
    for (const QString &pattern : {u""_s, u"yyyy"_s, u"dd.MM.yy"_s, u"dd.MM.yyyy hh:mm"_s,
             u"dd.MM.yyyy HH:mm a"_s, u"dd.MM.yyyy mm"_s, u"dd.MM.yyyy 'T"_s, u"ddd.MM.yyyy"_s,
             u"dd.MM.yyyy HH H"_s, u"dd.dd.MM.yyyy"_s, u"dd.MM.yyyy z"_s, u"MMMM dd yyyy"_s})
        QTest::newRow(qPrintable(pattern)) << pattern;
}

void TransformTest::unusablePatterns()
{
    QFETCH(QString, pattern);
    QVERIFY(!DatePattern(pattern).problem().isEmpty());
}
