// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/processors/processorrig.h"
#include "core/mapping/processors/processortests.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr auto kFields = "\"reads\":[\"Name\"],\"writes\":[\"Country\"]";

void scriptRow(const char *name, const char *source, const char *outcome)
{
    QTest::newRow(name) << QByteArray(source) << QString::fromUtf8(outcome);
}

} // namespace

void ScriptTest::outcomes_data()
{
    QTest::addColumn<QByteArray>("source"); // for a record with Name and Country
    QTest::addColumn<QString>("outcome");
    scriptRow("same", "function process(r) { return r; }", "");
    scriptRow("text", "function process(r) { r.Country = 'IN'; return r; }", "Country=IN");
    scriptRow("number", "function process(r) { r.Country = 1.5; return r; }", "Country=1.5");
    scriptRow("whole number", "function process(r) { r.Country = 9007199254740991; return r; }",
        "Country=9007199254740991");
    scriptRow("minus nought", "function process(r) { r.Country = -0; return r; }", "Country=0");
    scriptRow("true", "function process(r) { r.Country = true; return r; }", "Country=true");
    scriptRow("null", "function process(r) { r.Country = null; return r; }", "Country=");
    scriptRow("empty", "function process(r) { r.Country = ''; return r; }", "Country=");
    scriptRow("deleted", "function process(r) { delete r.Country; return r; }", "Country=");
    scriptRow("undefined", "function process(r) { r.Country = {}.x; return r; }",
        "(rejected) Country is undefined; null or \"\" empties a field");
    scriptRow(
        "NaN", "function process(r) { r.Country = 0 / 0; return r; }", "(rejected) Country is NaN");
    scriptRow("list", "function process(r) { r.Country = ['IN']; return r; }",
        "(rejected) Country is a list, not text");
    scriptRow("object", "function process(r) { r.Country = {}; return r; }",
        "(rejected) Country is an object, not text");
    scriptRow("function", "function process(r) { r.Country = process; return r; }",
        "(rejected) Country is a function, not text");
    scriptRow("new object", "const process = r => ({Country: 'IN'});", "Country=IN");
    scriptRow("new object without the field", "const process = r => ({Name: r.Name});", "");
    scriptRow("copy", "function process(r) { return Object.assign({}, r, {Country: 'IN'}); }",
        "Country=IN");
    scriptRow("spread", "const process = r => ({...r, Country: r.Name?.at(-1)});", "Country=1");
    scriptRow("class",
        "class L { constructor(r) { this.Country = r.Name; } }\n"
        "function process(r) { return new L(r); }",
        "Country=Name 1");
    scriptRow("drop", "function process(r) { }", "(dropped) dropped by the script test.js");
    scriptRow(
        "drop by null", "const process = r => null;", "(dropped) dropped by the script test.js");
    scriptRow("reject", "function process(r) { return reject('no, not that'); }",
        "(rejected) no, not that");
    scriptRow("reject without a word", "function process(r) { return reject(); }",
        "(rejected) rejected by the script");
    scriptRow("reject with any text",
        "function process(r) { return reject('a\\nb \"c\" \\u20ac'); }", "(rejected) a\nb \"c\" €");
    scriptRow("exception", "function process(r) {\n  return r.Name.nothing.at(0);\n}",
        "(rejected) line 2: TypeError: r.Name.nothing is undefined");
    scriptRow("thrown text", "function process(r) { throw 'no'; }", "(rejected) no");
    scriptRow("thrown error", "function process(r) {\n\n  throw new Error('no');\n}",
        "(rejected) line 3: Error: no");
    scriptRow("text back", "const process = r => r.Name;",
        "(rejected) the script gave back text in place of the record");
    scriptRow("list back", "const process = r => [r];",
        "(rejected) the script gave back a list in place of the record");
    scriptRow("number back", "const process = r => 1;",
        "(rejected) the script gave back a number in place of the record");
    scriptRow("promise", "const process = r => Promise.resolve(r);",
        "(rejected) the script gave back an object without any field of the record");
    scriptRow("getter that throws",
        "const process = r => ({get Country() { throw new Error('no'); }, Name: r.Name});",
        "(rejected) line 1: Error: no");
    scriptRow("keeps what it knows",
        "let n = 0;\nfunction process(r) { r.Country = ++n; return r; }", "Country=1");
}

void ScriptTest::outcomes()
{
    QFETCH(const QByteArray, source);
    QFETCH(const QString, outcome);
    ProcessorRig rig = smallRig(1);
    QCOMPARE(rig.run(scriptJson(source, kFields)), QString());
    QCOMPARE(rig.outcome(), QStringList{outcome});
}

void ScriptTest::failures_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QString>("problem");
    scriptRow("syntax", "function process(r) {\n  return r +;\n}", "failed, line 2. SyntaxError");
    scriptRow("no function", "let x = 1;", "defines neither process(record) nor");
    scriptRow("both", "const process = r => r, processRecords = r => r;", "defines both");
    scriptRow("no function but text", "const process = 'x';", "defines neither");
    scriptRow("exception when read", "let x = 1;\nnothing.at(0);",
        "failed, line 2. ReferenceError: nothing is not defined");
    scriptRow("adds a field",
        "function process(r) { if (r.Name === 'Name 3') r.Email = 'x'; return r; }",
        "failed at record 3 (id 1003). The script sets Email, which is not among the fields");
    scriptRow("changes what it only reads",
        "function process(r) { if (r.Name === 'Name 3') r.Name = 'x'; return r; }",
        "failed at record 3 (id 1003). The script changes Name, which is not among the fields");
    scriptRow("deletes what it only reads", "function process(r) { delete r.Name; return r; }",
        "failed at record 1 (id 1001). The script changes Name");
    scriptRow("separators", "function process(r) { r.Country = '\\u001f'; return r; }",
        "holds the control character U+001f");
    scriptRow("frame of no list", "const processRecords = records => records[0];",
        "gave back an object in place of a list of records");
    scriptRow("frame with a stranger",
        "const processRecords = records => [records[0], {_row: '99'}];",
        "item 1 of the list that processRecords() gave back is an object without the _row");
    scriptRow("frame with nothing in it", "const processRecords = records => [undefined];",
        "item 0 of the list that processRecords() gave back is nothing without the _row");
    scriptRow("frame with one twice", "const processRecords = records => [...records, records[0]];",
        "gave back the record with the _row 1 twice");
    scriptRow("frame that adds",
        "const processRecords = rs => rs.map(r => Object.assign({Email: 'x'}, r));",
        "The script sets Email");
}

void ScriptTest::failures()
{
    QFETCH(const QByteArray, source);
    QFETCH(const QString, problem);
    ProcessorRig rig = smallRig(5);
    rig.run(scriptJson(source, kFields));
    QVERIFY2(rig.error().startsWith("The script test.js failed"_L1), qPrintable(rig.error()));
    QVERIFY2(rig.error().contains(problem), qPrintable(rig.error()));
}

void ScriptTest::frames()
{
    ProcessorRig rig = smallRig(1200);
    const QByteArray source
        = "function processRecords(records) {\n"
          "  if (records.length === 200) throw new Error('short');\n"
          "  const size = records.length;\n"
          "  return records.reverse().filter(r => r._row !== '2').map(r =>\n"
          "    r._row === '3' ? reject(r, 'third') : Object.assign({}, r, {Country: size}));\n"
          "}";
    QCOMPARE(rig.run(scriptJson(source, kFields)), QString());
    QCOMPARE(rig.outcome().at(0), u"Country=500"_s);
    QCOMPARE(rig.outcome().at(1), u"(dropped) dropped by the script test.js"_s);
    QCOMPARE(rig.outcome().at(2), u"(rejected) third"_s);
    QCOMPARE(rig.outcome().at(999), u"Country=500"_s);
    QCOMPARE(rig.outcome().at(1000), u"(rejected) line 2: Error: short"_s);
    QCOMPARE(rig.outcome().at(1199), u"(rejected) line 2: Error: short"_s);
}

// Whatever stands in a cell goes in and comes back as it was.
void ScriptTest::anyText()
{
    QByteArray all;
    for (char c = 1; c < 0x20; ++c)
        all += c;
    RigRows rows{{"1", all, "\"a\",\r\nb"}, {"2", "\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80", ""},
        {"3", QByteArray(100'000, 'x'), "' ; \\"}};
    ProcessorRig rig({u"Id"_s, u"Name"_s, u"Country"_s}, rows);
    QCOMPARE(rig.run(scriptJson("function process(r) { r.Country = r.Name; return r; }", kFields)),
        QString());
    for (qsizetype row = 0; row < 3; ++row)
        QCOMPARE(rig.value(row, u"Country"_s).toUtf8(), rows[static_cast<size_t>(row)][1]);
    ProcessorRig odd({u"Id"_s, u"__proto__"_s, u"constructor"_s}, {{"1", "a", "b"}});
    QCOMPARE(
        odd.run(scriptJson("function process(r) { r.constructor = r.constructor + r['__proto__'];"
                           " return r; }",
            "\"reads\":[\"__proto__\"],\"writes\":[\"constructor\"]")),
        QString());
    QCOMPARE(odd.value(0, u"constructor"_s), u"ba"_s);
}

void ScriptTest::consoleGoesToTheLog()
{
    ProcessorRig rig = smallRig(2);
    QCOMPARE(
        rig.run(scriptJson("function process(r) { console.log('saw', r.Name); console.warn(r, [1], "
                           "new Error('no'));\n return r; }",
            kFields)),
        QString());
    QVERIFY2(rig.log().text().contains("script: saw Name 2"_L1), qPrintable(rig.log().text()));
    QVERIFY2(
        rig.log().text().contains(R"(script: {"Name":"Name 2","Country":"India"} [1] Error: no)"_L1),
        qPrintable(rig.log().text()));
    QVERIFY(rig.log().text().contains("was given 2 records and gave back 2"_L1));
}
