// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/secret.h"
#include "core/mapping/jsoncheck.h"
#include "core/mapping/mappingtests.h"
#include "core/mapping/texttemplate.h"
#include "core/mapping/transforms/celltransform.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

// JSON is written with ' in place of ".
QJsonObject transformJson(QByteArray text)
{
    return QJsonDocument::fromJson(text.replace('\'', '"')).object();
}

CellTransform transformOf(const QByteArray &text)
{
    JsonProblems problems;
    JsonObjectReader reader(transformJson(text), {}, problems);
    const CellTransform transform = CellTransform::read(reader);
    if (!problems.isEmpty())
        qFatal("%s: %s", text.constData(), qPrintable(problems.texts().join(u"; "_s)));
    return transform;
}

// As shown by a text's words: "first=Jane".
QString filled(const QString &text, const QStringList &values)
{
    const TextTemplate pattern(text);
    if (!pattern.problem().isEmpty())
        return u"(problem) "_s + pattern.problem();
    QList<QByteArray> bytes;
    for (const QString &field : pattern.fields()) {
        QString found;
        for (const QString &value : values) {
            if (value.startsWith(field + u'='))
                found = value.sliced(field.size() + 1);
        }
        bytes << found.toUtf8();
    }
    QByteArray out("left over");
    pattern.fill(out, [&bytes](qsizetype field) { return QByteArrayView(bytes.at(field)); });
    return QString::fromUtf8(out);
}

const char *const kAllForms[]
    = {"{'do':'collapse'}", "{'do':'title'}", "{'do':'substring','from':2}",
        "{'do':'substring','from':2,'length':3}", "{'do':'pad','length':5,'with':'0','at':'start'}",
        "{'do':'pad','length':5,'with':' ','at':'end'}",
        "{'do':'replacePattern','pattern':'(a+)','with':'<\\\\1>','matchCase':false}",
        "{'do':'part','by':',','number':-1}", "{'do':'list','by':',','with':';'}",
        "{'do':'map','values':{'a':'b','c':''},'matchCase':true,'otherwise':'d'}",
        "{'do':'map','values':{'a':'b'},'matchCase':false}",
        "{'do':'number','decimals':2,'point':',','group':'.'}",
        "{'do':'number','decimals':0,'point':'.','group':'none'}",
        "{'do':'date','pattern':'dd.MM.yyyy HH:mm','zone':'Asia/Kolkata'}",
        "{'do':'dateText','pattern':'dd.MM.yyyy'}", "{'do':'phone','country':'IN'}",
        "{'do':'country','as':'name'}"};

} // namespace

void TransformsTest::cells_data()
{
    QTest::addColumn<QByteArray>("transform");
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<QByteArray>("wanted");
    const auto row = [](const char *transform, const char *cell, const char *wanted) {
        QTest::addRow("%s (%s)", transform, cell)
            << QByteArray(transform) << QByteArray(cell) << QByteArray(wanted);
    };
    const char *collapse = "{'do':'collapse'}";
    row(collapse, "  a \t b\n\nc ", "a b c");
    row(collapse, "a b", "a b");
    row(collapse, "a\tb", "a b");
    row(collapse, "   ", "");
    row("{'do':'title'}", "ANNA o'neill-smith", "Anna O'neill-Smith");
    row("{'do':'title'}", "ärger ÖL", "Ärger Öl");
    row("{'do':'substring','from':3}", "äbcd", "cd");
    row("{'do':'substring','from':2,'length':2}", "aäöb", "äö");
    row("{'do':'substring','from':9}", "abc", "");
    const char *pad = "{'do':'pad','length':5,'with':'0','at':'start'}";
    row(pad, "42", "00042");
    row(pad, "123456", "123456");
    row(pad, "", "");
    row("{'do':'pad','length':4,'with':'é','at':'end'}", "üb", "übéé");
    const char *pattern
        = "{'do':'replacePattern','pattern':'(\\\\d+)-(\\\\d+)','with':'\\\\2/\\\\1'}";
    row(pattern, "12-34 and 5-6", "34/12 and 6/5");
    row(pattern, "none", "none");
    row("{'do':'replacePattern','pattern':'X','with':'y','matchCase':false}", "xX", "yy");
    row("{'do':'replacePattern','pattern':'X','with':'y'}", "xX", "xy");
    row("{'do':'part','by':', ','number':2}", "a, b, c", "b");
    row("{'do':'part','by':', ','number':4}", "a, b, c", "");
    row("{'do':'part','by':', ','number':3}", "a, b, c", "c");
    row("{'do':'part','by':' ','number':-1}", "Anna Maria Berg", "Berg");
    row("{'do':'part','by':' ','number':-3}", "Anna Maria Berg", "Anna");
    row("{'do':'part','by':' ','number':-4}", "Anna Maria Berg", "");
    row("{'do':'part','by':', ','number':-2}", "a, b, c", "b");
    row("{'do':'part','by':', ','number':-1}", "a", "a");
    row("{'do':'list','by':',','with':';'}", " b, a,,b , c", "b;a;c");
    row("{'do':'list','by':',','with':';'}", "", "");
    const char *map = "{'do':'map','values':{'Web':'Online','N/A':''}}";
    row(map, " WEB ", "Online");
    row(map, "n/a", "");
    row(map, "Fair", "Fair");
    row("{'do':'map','values':{'Web':'Online'},'matchCase':true}", "WEB", "WEB");
    row("{'do':'map','values':{'Web':'Online'},'otherwise':'Other'}", "Fair", "Other");
    row("{'do':'map','values':{'Web':'Online'},'otherwise':'Other'}", "", "");
    const char *number = "{'do':'number','decimals':2}";
    row(number, " 1234.565 ", "1234.57");
    row(number, "-0.005", "-0.01");
    row(number, "-0.004", "0.00");
    row(number, "999.995", "1000.00");
    row(number, "007", "7.00");
    row(number, ".5", "0.50");
    row(number, "1e3", "1e3");
    row(number, "-", "-");
    row(number, "", "");
    row("{'do':'number','decimals':0}", "2.5", "3");
    // More digits than a floating point number holds.
    row("{'do':'number','decimals':1}", "12345678901234567890.25", "12345678901234567890.3");
    row("{'do':'number','decimals':1,'point':',','group':'.'}", "-1234567.89", "-1.234.567,9");
    row("{'do':'number','decimals':0,'point':'.','group':' '}", "123456", "123 456");
    const char *zoned = "{'do':'date','pattern':'dd.MM.yyyy HH:mm','zone':'Europe/Berlin'}";
    row(zoned, "17.08.2021 13:02", "2021-08-17T13:02:00+02:00");
    row(zoned, "17.01.2021 13:02", "2021-01-17T13:02:00+01:00");
    row(zoned, "28.03.2021 02:30", "2021-03-28T03:30:00+02:00"); // the clocks jump over it
    row(zoned, "17.08.2021", "17.08.2021");
    row("{'do':'date','pattern':'dd.MM.yyyy','zone':'Europe/Berlin'}", "17.08.2021", "2021-08-17");
    const char *text = "{'do':'dateText','pattern':'d MMM yyyy, h:mm a','zone':'Asia/Kolkata'}";
    row(text, "2021-08-17T20:32:00Z", "18 Aug 2021, 2:02 AM");
    row(text, "2021-08-17T13:02:00.250+05:30", "17 Aug 2021, 1:02 PM");
    row(text, "2021-08-17 00:02:00", "17 Aug 2021, 12:02 AM"); // no offset is told: as it stands
    row(text, "2021-08-17", "2021-08-17"); // the pattern wants a time
    row("{'do':'dateText','pattern':'dd.MM.yyyy'}", "2021-08-07", "07.08.2021");
    row("{'do':'dateText','pattern':'dd.MM.yyyy'}", "7.8.2021", "7.8.2021");
    const char *phone = "{'do':'phone','country':'IN'}";
    row(phone, "098765 43210", "+919876543210");
    row(phone, "+1 (415) 555-2671", "+14155552671");
    row(phone, "n/a", "n/a");
    row("{'do':'country'}", " india ", "IN");
    row("{'do':'country'}", "U.K.", "GB");
    row("{'do':'country'}", "us", "US");
    row("{'do':'country'}", "Atlantis", "Atlantis");
    row("{'do':'country','as':'name'}", "in", "India");
    row("{'do':'country','as':'name'}", "uk", "United Kingdom");
}

void TransformsTest::cells()
{
    QFETCH(QByteArray, transform);
    QFETCH(QByteArray, cell);
    const auto step = makeCellStep(transformOf(transform), Secret());
    step->apply("something else 12-34, first");
    QTEST(step->apply(cell).toByteArray(), "wanted");
    QVERIFY(!step->hasGivenUp());
}

void TransformsTest::roundTrip()
{
    for (const char *form : kAllForms) {
        const CellTransform transform = transformOf(form);
        QCOMPARE(transform.toJson(), transformJson(form));
        QCOMPARE(transformsOf({transform.toJson()}).first(), transform);
    }
}

void TransformsTest::problems_data()
{
    QTest::addColumn<QByteArray>("transform");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *transform, const QString &problem) {
        QTest::newRow(transform) << QByteArray(transform) << problem;
    };
    row("{'do':'fly'}", u"do: must be one of"_s);
    row("{'do':'trim','length':1}", u"length: is not a known key"_s);
    row("{'do':'substring'}", u"from: is missing"_s);
    row("{'do':'substring','from':0}", u"from: must be a whole number from 1"_s);
    row("{'do':'pad','length':5,'with':'ab'}", u"with: must be one character"_s);
    row("{'do':'pad','length':5,'with':''}", u"with: must not be empty"_s);
    row("{'do':'replacePattern','pattern':'(a','with':''}", u"pattern: is not a valid pattern"_s);
    row("{'do':'part','by':',','number':0}", u"number: must be 1 or more"_s);
    row("{'do':'map','values':{}}", u"values: needs at least one entry"_s);
    row("{'do':'map','values':{'a':'1','A ':'2'}}", u"stands in the table twice"_s);
    row("{'do':'map','values':{'a':1}}", u"values.a: must be text"_s);
    row("{'do':'number','decimals':10}", u"decimals: must be a whole number"_s);
    row("{'do':'number','decimals':1,'point':',','group':','}", u"group: must not be the point"_s);
    row("{'do':'date','pattern':'dd.MM.yyyy','zone':'Mars/Base'}",
        u"zone: is no known time zone"_s);
    row("{'do':'phone','country':'XX'}", u"country: must be the code of a country"_s);
}

void TransformsTest::problems()
{
    QFETCH(QByteArray, transform);
    QFETCH(QString, problem);
    JsonProblems problems;
    JsonObjectReader reader(transformJson(transform), {}, problems);
    CellTransform::read(reader);
    QVERIFY2(problems.texts().join(u"; "_s).contains(problem),
        qPrintable(problems.texts().join(u"; "_s)));
}

// A pattern that would go on for ages ends, and the step says so until the next cell.
void TransformsTest::givesUp()
{
    const auto step = makeCellStep(
        transformOf("{'do':'replacePattern','pattern':'^(a+)+$','with':'b'}"), Secret());
    const QByteArray bad = QByteArray(40, 'a') + "!";
    QCOMPARE(step->apply(bad).toByteArray(), bad);
    QVERIFY(step->hasGivenUp());
    QCOMPARE(step->apply("aaa").toByteArray(), QByteArray("b"));
    QVERIFY(!step->hasGivenUp());
    QCOMPARE(step->apply(QByteArray(70'000, 'a')).size(), 70'000);
    QVERIFY(step->hasGivenUp()); // too long a text
}

void TransformsTest::countryNames()
{
    const auto toCode = makeCellStep(transformOf("{'do':'country'}"), Secret());
    const auto toName = makeCellStep(transformOf("{'do':'country','as':'name'}"), Secret());
    for (const QByteArray &code : {QByteArray("IN"), QByteArray("US"), QByteArray("GB"),
             QByteArray("DE"), QByteArray("JP"), QByteArray("BR"), QByteArray("ZA")}) {
        const QByteArray name = toName->apply(code).toByteArray();
        QVERIFY2(name.size() > 2, code.constData());
        QCOMPARE(toCode->apply(name).toByteArray(), code);
    }
}

void TransformsTest::templates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("values");
    QTest::addColumn<QString>("wanted");
    const QStringList jane{u"First_Name=Jane"_s, u"Last Name=Doe"_s, u"a{b}=x"_s};
    const auto row = [&jane](const QString &text, const QString &wanted) {
        QTest::newRow(qPrintable(text)) << text << jane << wanted;
    };
    row(u"{{First_Name}} {{ Last Name }}"_s, u"Jane Doe"_s);
    row(u"{{First_Name}}{{First_Name}}."_s, u"JaneJane."_s);
    row(u"no fields"_s, u"no fields"_s);
    row(u"{one} {{First_Name}} }}"_s, u"{one} Jane }}"_s);
    row(u"\\{{{First_Name}}\\} \\\\ \\n\\t"_s, u"{Jane} \\ \n\t"_s);
    row(u"\\{\\{First_Name}}"_s, u"{{First_Name}}"_s);
    row(u"{{a\\{b\\}}}"_s, u"x"_s);
    row(u"Dear {{Nobody}}"_s, QString()); // of its fields none has a value
    row(u"Dear {{Nobody}}{{First_Name}}"_s, u"Dear Jane"_s);
}

void TransformsTest::templates()
{
    QFETCH(QString, text);
    QFETCH(QStringList, values);
    QFETCH(QString, wanted);
    QCOMPARE(filled(text, values), wanted);
    QCOMPARE(TextTemplate(text).text(), text);
}

void TransformsTest::badTemplates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("problem");
    QTest::newRow("open") << u"a {{b"_s << u"has a {{ at character 3"_s;
    QTest::newRow("half closed") << u"{{b}"_s << u"has a {{ at character 1"_s;
    QTest::newRow("no name") << u"{{ }}"_s << u"without a name"_s;
    QTest::newRow("escape") << u"a\\q"_s << u"has a \\ at character 2"_s;
    QTest::newRow("escape at the end") << u"a\\"_s << u"has a \\ at character 2"_s;
    QTest::newRow("too long") << QString(10'001, u'a') << u"must not be longer"_s;
}

void TransformsTest::badTemplates()
{
    QFETCH(QString, text);
    QFETCH(QString, problem);
    QVERIFY2(
        TextTemplate(text).problem().contains(problem), qPrintable(TextTemplate(text).problem()));
}

void TransformsTest::emptyTemplates()
{
    QByteArray out("left over");
    TextTemplate().fill(out, [](qsizetype) { return QByteArrayView(); });
    QCOMPARE(out, QByteArray());
    QVERIFY(TextTemplate(u""_s).problem().isEmpty());
    QCOMPARE(TextTemplate(u"{{b}}{{a}}{{b}}"_s).fields(), (QStringList{u"b"_s, u"a"_s}));
}
