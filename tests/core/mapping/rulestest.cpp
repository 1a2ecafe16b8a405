// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/mappingtests.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {
constexpr const char *kDialCodes
    = R"({"IN":{"dial":"91","digits":10,"trunk":"0"},"US":{"dial":"1","digits":10}})";
}

void RulesTest::oneRule_data()
{
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<QString>("before"); // of field A
    QTest::addColumn<QString>("after");
    const auto row
        = [](const char *name, const char *rule, const QString &before, const QString &after) {
              QTest::newRow(name) << QByteArray(rule) << before << after;
          };
    row("trim", R"({"type":"trim","field":"A"})", u" \t x y\r\n"_s, u"x y"_s);
    row("trim nothing", R"({"type":"trim","field":"A"})", u""_s, u""_s);
    row("upper", R"({"type":"case","field":"A","to":"upper"})", u"aZ-9é"_s, u"AZ-9É"_s);
    row("upper ascii", R"({"type":"case","field":"A","to":"upper"})", u"az@[`{"_s, u"AZ@[`{"_s);
    row("lower", R"({"type":"case","field":"A","to":"lower"})", u"ÄB c"_s, u"äb c"_s);
    row("capitalize", R"({"type":"case","field":"A","to":"capitalize"})",
        u"ADA von-lovelace o'NEIL"_s, u"Ada Von-Lovelace O'neil"_s);
    row("capitalize wide", R"({"type":"case","field":"A","to":"capitalize"})", u"éMILE ÖZ"_s,
        u"Émile Öz"_s);
    row("replace", R"({"type":"replace","field":"A","find":".","with":"-"})", u"a.b.c"_s,
        u"a-b-c"_s);
    row("replace none", R"({"type":"replace","field":"A","find":"x","with":""})", u"abc"_s,
        u"abc"_s);
    row("replace any case",
        R"({"type":"replace","field":"A","find":"gmbh","with":"Ltd","matchCase":false})",
        u"X GmbH"_s, u"X Ltd"_s);
    row("pattern",
        R"json({"type":"replace","field":"A","find":"(\\d+)-(\\d+)","with":"\\2/\\1","regularExpression":true
})json",
        u"a 12-34 b 5-6"_s, u"a 34/12 b 6/5"_s);
    row("pattern, empty match",
        R"({"type":"replace","field":"A","find":"x*","with":"-","regularExpression":true})",
        u"ab"_s, u"-a-b-"_s);
    row("map", R"({"type":"mapValues","field":"A","values":{"y":"Yes","n":"No"}})", u" Y "_s,
        u"Yes"_s);
    row("map, unknown", R"({"type":"mapValues","field":"A","values":{"y":"Yes"}})", u"?"_s, u"?"_s);
    row("map, otherwise",
        R"({"type":"mapValues","field":"A","values":{"y":"Yes"},"otherwise":"No"})", u"?"_s,
        u"No"_s);
    row("map, case",
        R"({"type":"mapValues","field":"A","values":{"y":"1","Y":"2"},"matchCase":true})", u"Y"_s,
        u"2"_s);
    row("map, wide", R"({"type":"mapValues","field":"A","values":{"Österreich":"AT"}})",
        u"ÖSTERREICH"_s, u"AT"_s);
    row("constant", R"({"type":"constant","field":"A","value":"c"})", u"x"_s, u"c"_s);
    row("constant if empty", R"({"type":"constant","field":"A","value":"c","onlyIfEmpty":true})",
        u" "_s, u"c"_s);
    row("constant, not empty", R"({"type":"constant","field":"A","value":"c","onlyIfEmpty":true})",
        u"x"_s, u"x"_s);
    row("copy", R"({"type":"copy","field":"B","into":"A"})", u"x"_s, u"bee"_s);
    row("copy, not empty", R"({"type":"copy","field":"B","into":"A","onlyIfEmpty":true})", u"x"_s,
        u"x"_s);
    row("bands",
        R"({"type":"bands","field":"N","into":"A","bands":[{"atLeast":10,"label":"high"},{"atLeast":5,"label":"mid"}],"otherwise":"low"})",
        u""_s, u"mid"_s);
    row("bands, not a number",
        R"({"type":"bands","field":"B","into":"A","bands":[{"atLeast":-5,"label":"high"}],"otherwise":"low"})",
        u""_s, u"low"_s);
    row("compare, same",
        R"({"type":"compare","field":"B","with":"C","into":"A","same":"=","different":"#","matchCase":false})",
        u""_s, u"="_s);
    row("compare, different",
        R"({"type":"compare","field":"B","with":"C","into":"A","same":"=","different":"#"})", u""_s,
        u"#"_s);
    row("score, negative points",
        R"({"type":"score","into":"A","conditions":[{"field":"N","atLeast":7,"points":-3},{"field":"B","words":["bee"],"points":1}]})",
        u""_s, u"-2"_s);
    row("quality",
        R"({"type":"quality","into":"A","checks":[{"field":"B","oneOf":["bee"]},{"field":"C","oneOf":["x"]}],"all":"good","some":"fair","none":"bad"})",
        u""_s, u"fair"_s);
    const QByteArray phone = QByteArray(R"({"type":"phone","field":"A","country":"K","dialCodes":)")
        + kDialCodes + "}";
    QTest::newRow("phone") << phone << u"98765 43210"_s << u"+919876543210"_s;
    QTest::newRow("phone, too short") << phone << u"98765"_s << u"98765"_s;
    row("country", R"({"type":"country","field":"A","spellings":{"AT":["austria","österreich"]}})",
        u"Österreich "_s, u"AT"_s);
    row("country, its own code", R"({"type":"country","field":"A","spellings":{"AT":["austria"]}})",
        u"at"_s, u"AT"_s);
}

void RulesTest::oneRule()
{
    QFETCH(QByteArray, rule);
    QFETCH(QString, before);
    QFETCH(QString, after);
    const QStringList fields{
        u"A"_s, before, u"B"_s, u"bee"_s, u"C"_s, u"BEE"_s, u"N"_s, u"7"_s, u"K"_s, u"IN"_s};
    QCOMPARE(afterRules("[" + rule + "]", fields, u"A"_s), after);
}

void RulesTest::badJson_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("expected"); // a part of the error's text
    const auto row = [](const char *name, const char *json, const QString &expected) {
        QTest::newRow(name) << QByteArray(json) << expected;
    };
    row("not an object", R"([3])", u"processors[0]: must be an object"_s);
    row("no type", R"([{}])", u"processors[0].type: is missing"_s);
    row("unknown type", R"([{"type":"magic"}])", u"processors[0].type: must be one of"_s);
    row("script", R"([{"type":"script","file":"a.js"}])", u"processors[0].source: is missing"_s);
    row("command", R"([{"type":"command","writes":["A"]}])",
        u"processors[0].program: is missing"_s);
    row("no rules", R"([{"type":"rules"}])", u"processors[0].rules: is missing"_s);
    row("empty rules", R"([{"type":"rules","rules":[]}])", u"processors[0].rules: needs"_s);
    row("unknown key", R"([{"type":"rules","rules":[{"type":"trim","field":"A","fild":"B"}]}])",
        u"processors[0].rules[0].fild: is not a known key"_s);
    row("unknown key of the processor", R"([{"type":"rules","preset":"lead-clean-up","rules":[]}])",
        u"processors[0].rules: is not a known key"_s);
    row("unknown rule", R"([{"type":"rules","rules":[{"type":"shout"}]}])",
        u"rules[0].type: must be one of"_s);
    row("no field", R"([{"type":"rules","rules":[{"type":"trim"}]}])",
        u"rules[0].field: is missing"_s);
    row("blank field", R"([{"type":"rules","rules":[{"type":"trim","field":" "}]}])",
        u"field: must not be empty"_s);
    row("field of wrong type", R"([{"type":"rules","rules":[{"type":"trim","field":7}]}])",
        u"field: must be text"_s);
    row("case", R"([{"type":"rules","rules":[{"type":"case","field":"A","to":"Upper"}]}])",
        u"to: must be one of"_s);
    row("pattern",
        R"([{"type":"rules","rules":[{"type":"replace","field":"A","find":"(","with":"","regularExpression":true}]}])",
        u"find: is not a valid pattern"_s);
    row("empty find",
        R"([{"type":"rules","rules":[{"type":"replace","field":"A","find":"","with":""}]}])",
        u"find: must not be empty"_s);
    row("double key",
        R"([{"type":"rules","rules":[{"type":"mapValues","field":"A","values":{"a":"1","A":"2"}}]}])",
        u"stands in the table twice"_s);
    row("bands out of order",
        R"([{"type":"rules","rules":[{"type":"bands","field":"A","into":"B","bands":[{"atLeast":1,"label":"x"},{"atLeast":2,"label":"y"}],"otherwise":""}]}])",
        u"bands: must go from the highest"_s);
    row("fraction",
        R"([{"type":"rules","rules":[{"type":"bands","field":"A","into":"B","bands":[{"atLeast":1.5,"label":"x"}],"otherwise":""}]}])",
        u"bands[0].atLeast: must be a whole number"_s);
    row("two tests",
        R"([{"type":"rules","rules":[{"type":"score","into":"B","conditions":[{"field":"A","atLeast":1,"atMost":2,"points":1}]}]}])",
        u"conditions[0]: needs one of"_s);
    row("dial code",
        R"([{"type":"rules","rules":[{"type":"phone","field":"A","country":"B","dialCodes":{"XX":{"dial":"0x","digits":99}}}]}])",
        u"dialCodes.XX.dial: must be one to four digits"_s);
    row("spelling of two",
        R"([{"type":"rules","rules":[{"type":"country","field":"A","spellings":{"A1":["x"],"A2":["X"]}}]}])",
        u"spellings.A2: has a spelling"_s);
    row("code is a spelling",
        R"([{"type":"rules","rules":[{"type":"country","field":"A","spellings":{"IN":["x"],"US":["in"]}}]}])",
        u"spellings.IN: is a spelling of another country"_s);
}

void RulesTest::badJson()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, expected);
    const auto chain = ProcessorChain::fromJson(QJsonDocument::fromJson(json).array());
    QVERIFY(!chain);
    QCOMPARE(chain.error().kind, ErrorKind::Config);
    QVERIFY2(chain.error().text().contains(expected), qPrintable(chain.error().text()));
}

void RulesTest::allProblemsAtOnce()
{
    const auto chain = ProcessorChain::fromJson(QJsonDocument::fromJson(
        R"([{"type":"rules","rules":[{"type":"trim"},{"type":"case","field":"A","to":"x","y":1}]},{"type":"?"}])")
                                                    .array());
    QVERIFY(!chain);
    for (const QString &place :
        {u"[0].rules[0].field"_s, u"[0].rules[1].to"_s, u"[0].rules[1].y"_s, u"[1].type"_s}) {
        QVERIFY2(chain.error().why.contains(place), qPrintable(chain.error().why));
    }
}

void RulesTest::patternLimitRejects()
{
    const QString long_ = QString(4000, u'a') + u'!';
    QCOMPARE(
        afterRules(
            R"([{"type":"replace","field":"A","find":"(a+)+$","with":"","regularExpression":true}])",
            {u"A"_s, long_}, u"A"_s),
        u"(rejected) pattern_limit"_s);
}

void RulesTest::chainColumns()
{
    ProcessorChain chain = chainOf(R"([
        {"type":"rules","rules":[{"type":"copy","field":"A","into":"X"},{"type":"trim","field":"X"}]},
        {"type":"rules","rules":[{"type":"case","field":"X","into":"Y","to":"upper"},{"type":"trim","field":"B"}]}])");
    QCOMPARE(chain.size(), 2);
    QCOMPARE(chain.reads(), (QStringList{u"A"_s, u"B"_s}));
    QCOMPARE(chain.writes(), (QStringList{u"X"_s, u"Y"_s, u"B"_s}));
    Columns columns({u"B"_s, u"A"_s});
    QVERIFY(chain.bind(columns));
    QCOMPARE(columns.names(), (QStringList{u"B"_s, u"A"_s, u"X"_s, u"Y"_s}));
}

void RulesTest::missingColumnIsNamed()
{
    ProcessorChain chain = chainOf(
        R"([{"type":"rules","rules":[{"type":"trim","field":"A"},{"type":"trim","field":"Gone"},{"type":"trim","field":"Lost"}]}])");
    Columns columns({u"A"_s});
    const auto bound = chain.bind(columns);
    QVERIFY(!bound);
    QCOMPARE(bound.error().why, u"Gone, Lost"_s);
}

void RulesTest::laterRulesPassOverSettledRows()
{
    ProcessorChain chain
        = chainOf(R"([{"type":"rules","rules":[{"type":"constant","field":"A","value":"c"}]}])");
    Columns columns({u"A"_s});
    QVERIFY(chain.bind(columns));
    RecordBatch batch(std::make_shared<const Columns>(columns), 2);
    const std::array<QByteArrayView, 1> fields{QByteArrayView("a")};
    batch.append(fields, 1);
    batch.append(fields, 2);
    batch.drop(0, u"earlier"_s);
    QVERIFY(chain.process(batch, CancelToken()));
    QCOMPARE(batch.value(0, 0), QByteArrayView("a"));
    QCOMPARE(batch.value(1, 0), QByteArrayView("c"));
}

void RulesTest::stop()
{
    ProcessorChain chain
        = chainOf(R"([{"type":"rules","rules":[{"type":"constant","field":"A","value":"c"}]}])");
    Columns columns({u"A"_s});
    QVERIFY(chain.bind(columns));
    RecordBatch batch(std::make_shared<const Columns>(columns), 1);
    CancelSource source;
    source.request(StopWish::Stop);
    const auto done = chain.process(batch, source.token());
    QVERIFY(!done);
    QCOMPARE(done.error().kind, ErrorKind::Cancelled);
}

void RulesTest::describe()
{
    const ProcessorChain chain = chainOf(R"([{"type":"rules","preset":"lead-clean-up"}])");
    const QStringList sentences = chain.describe().split(u'\n');
    QCOMPARE(sentences.size(), 6); // one for each rule
    for (const QString &sentence : sentences) {
        QVERIFY2(sentence.endsWith(u'.') && !sentence.contains(u"%1") && !sentence.contains(u"${"),
            qPrintable(sentence));
    }
    QVERIFY(sentences.at(2).contains(u"20 if No_of_Employees is at least 200"));
    // Field names are text, not patterns of the sentence.
    const ProcessorChain odd = chainOf(
        R"([{"type":"rules","rules":[{"type":"mapValues","field":"%2","into":"%3","values":{"a":"b"}}]}])");
    QVERIFY2(odd.describe().startsWith(u"%2 into %3: "), qPrintable(odd.describe()));
}

void RulesTest::speed()
{
    ProcessorChain chain = chainOf(R"([{"type":"rules","rules":[
        {"type":"case","field":"A","to":"upper"},{"type":"case","field":"B","to":"lower"},
        {"type":"mapValues","field":"C","values":{"usa":"US","india":"IN","uk":"UK"}},
        {"type":"bands","field":"D","into":"E","bands":[{"atLeast":500,"label":"big"}],"otherwise":"small"},
        {"type":"compare","field":"A","with":"B","into":"F","same":"yes","different":"no"}]}])");
    Columns columns({u"A"_s, u"B"_s, u"C"_s, u"D"_s});
    QVERIFY(chain.bind(columns));
    RecordBatch batch(std::make_shared<const Columns>(columns), 1000);
    // Rows that differ, so that no branch is learned by heart; A and the answer are 12 + 2 bytes.
    const QByteArrayList names{"Ada Lovelace", "GRACE HOPPER", "alan  turing",
        "Kurt G\xC3\xB6"
        "del."};
    const QByteArrayList countries{"India", "usa", "Uk", "France", "", "INDIA", "US"};
    const QByteArrayList sizes{"5", "512", "", "1000", "499"};
    const qsizetype total = 400'000;
    qsizetype bytes = 0;
    QElapsedTimer timer;
    timer.start();
    for (qsizetype sent = 0; sent < total;) {
        batch.clear();
        while (!batch.isFull()) {
            const std::array<QByteArrayView, 4> fields{
                names.at(sent % 4), "ada@EXAMPLE.org", countries.at(sent % 7), sizes.at(sent % 5)};
            batch.append(fields, sent++);
        }
        QVERIFY(chain.process(batch, CancelToken()));
        for (qsizetype row = 0; row < batch.rowCount(); ++row) {
            bytes += batch.value(row, 0).size() + batch.value(row, 5).size();
        }
    }
    QCOMPARE(bytes, total * 14);
    qInfo(
        "five-field transform: %.0f records/s", double(total) * 1e9 / double(timer.nsecsElapsed()));
}
