// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/processors/processortests.h"

#include "core/mapping/processor.h"
#include "core/mapping/processors/commandspec.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

void CommandSpecTest::bad_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const char *json, const char *problem) {
        QTest::newRow(name) << QByteArray(json) << QString::fromLatin1(problem);
    };
    row("no text", R"({"type":"script","writes":["A"]})", "processors[0].source: is missing");
    row("file only", R"({"type":"script","file":"a.js","writes":["A"]})",
        "processors[0].source: is missing");
    row("file in a folder", R"({"type":"script","file":"../a.js","source":"x","writes":["A"]})",
        "processors[0].file: must be the name of a .js file");
    row("unknown key", R"({"type":"script","source":"x","writes":["A"],"shell":true})",
        "processors[0].shell: is not a known key");
    row("unknown limit",
        R"({"type":"script","source":"x","writes":["A"],"limits":{"fileMegabytes":1}})",
        "processors[0].limits.fileMegabytes: is not a known key");
    row("limit", R"({"type":"command","program":"cat","writes":["A"],"limits":{"cpuSeconds":0}})",
        "processors[0].limits.cpuSeconds: must be a whole number from 1 to");
    row("no program", R"({"type":"command","writes":["A"]})", "processors[0].program: is missing");
    row("relative program", R"({"type":"command","program":"./x","writes":["A"]})",
        "processors[0].program: must be an absolute path");
    row("no field", R"({"type":"command","program":"cat"})", "processors[0].reads: or writes must");
    row("field twice", R"({"type":"command","program":"cat","reads":["A","A"]})",
        "processors[0].reads[1]: stands in the list twice");
    row("_row", R"({"type":"command","program":"cat","writes":["_row"]})",
        "processors[0].writes[0]: is a column that every processor has");
    row("arguments", R"({"type":"command","program":"cat","arguments":[1],"writes":["A"]})",
        "processors[0].arguments[0]: must be text");
}

void CommandSpecTest::bad()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, problem);
    const auto chain = ProcessorChain::fromJson(QJsonDocument::fromJson('[' + json + ']').array());
    QVERIFY(!chain);
    QVERIFY2(chain.error().text().contains(problem), qPrintable(chain.error().text()));
}

void CommandSpecTest::describe()
{
    const auto chain = ProcessorChain::fromJson(QJsonDocument::fromJson(R"([
        {"type":"script","file":"a.js","source":"x","reads":["A"],"writes":["B","C"]},
        {"type":"command","program":"/bin/sort","arguments":["-k2"],"reads":["A"]}])")
                                                    .array());
    QVERIFY(chain);
    QCOMPARE(chain->describe(),
        u"JavaScript a.js (SHA-256 2d711642b726...): reads A; may change B, C.\n"
        "Command /bin/sort -k2: reads A; changes no field, may drop and reject records."_s);
}

void CommandSpecTest::columns()
{
    const auto chain = ProcessorChain::fromJson(QJsonDocument::fromJson(R"([
        {"type":"command","program":"cat","reads":["A","B"],"writes":["B","C"]}])")
                                                    .array());
    QVERIFY(chain);
    QCOMPARE(chain->reads(), QStringList({u"A"_s, u"B"_s}));
    QCOMPARE(chain->writes(), QStringList({u"B"_s, u"C"_s}));
    QVERIFY(chain->needsPage());
}
