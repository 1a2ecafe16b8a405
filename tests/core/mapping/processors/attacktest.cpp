// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/processors/processorrig.h"
#include "core/mapping/processors/processortests.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int kRows = 20;
constexpr qint64 kMostMs = 12'000;

} // namespace

void AttackTest::attacks_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QString>("problem"); // of the page; or else
    QTest::addColumn<QString>("outcome"); // of its third record
    const auto attack
        = [](const char *name, const char *source, const char *problem, const char *outcome = "") {
              QTest::newRow(name) << QByteArray(source) << QString::fromUtf8(problem)
                                  << QString::fromUtf8(outcome);
          };
    attack("endless loop", "\nfunction process(r) { while (true) { } }",
        "failed at record 3 (id 1003). process(), which begins in line 2, did not return within "
        "0.3 s");
    attack("endless loop of one record",
        "function process(r) { while (r.Name === 'Name 3') { } return r; }", "",
        "(rejected) process(), which begins in line 1, did not return within 0.3 s");
    attack("endless loop that catches all",
        "function process(r) { for (;;) { try { for (;;) { } } catch (e) { } finally { continue; } "
        "} }",
        "failed at record 3 (id 1003). process()");
    attack("endless loop when it is read", "while (true) { }\nfunction process(r) { return r; }",
        "The script does not end when it is read");
    attack("endless frame", "function processRecords(r) { for (;;) { } }",
        "failed at record 1 (id 1001). processRecords(), which begins in line 1, did not return");
    attack("recursion", "\nfunction process(r) { return process(r); }", "", "(rejected) line *");
#ifndef SLUICE_SANITIZED // they have no limit of memory then
    attack("8 GB string",
        "function process(r) { let s = 'x'; for (let i = 0; i < 33; ++i) s += s; r.Country = s + "
        "'!'; "
        "return r; }",
        "failed at record 1 (id 1001). The script needs more memory than it may have");
    attack("memory",
        "const all = [];\nfunction process(r) { for (;;) all.push(new Array(1000).fill(r)); }",
        "failed at record ");
    attack("typed memory",
        "function process(r) { const a = []; for (let i = 0; i < 64; ++i) a.push(new "
        "Uint8Array(1 << 28)); return r; }",
        "failed at record 1 (id 1001). The script needs more memory than it may have");
#endif
    attack("catastrophic regex",
        "function process(r) { r.Country = /^(a+)+$/.test('a'.repeat(40) + '!') ? 'yes' : 'no'; "
        "return r; }",
        "failed at record 3 (id 1003). process(), which begins in line 1, did not return within "
        "0.3 s");
    attack("catastrophic regex of one record",
        "function process(r) { const s = r.Name === 'Name 3' ? 'a'.repeat(40) + '!' : 'a';\n"
        "r.Country = /^(a+)+$/.test(s) ? 'yes' : 'no'; return r; }",
        "", "(rejected) process(), which begins in line 1, did not return within 0.3 s");
    attack("exception for each record", "function process(r) {\n  throw new Error(r.Name);\n}", "",
        "(rejected) line 2: Error: Name 3");
    attack("wrong shape", "function process(r) { return [1, [2], r.Name]; }", "",
        "(rejected) the script gave back a list in place of the record");
    attack("prototype tricks",
        "Object.prototype.Country = 'all'; Array.prototype.push = null; String.prototype.split = "
        "() => [];\n"
        "Array.prototype.join = () => ''; Object.keys = () => []; "
        "Object.defineProperty(Object.prototype, "
        "'Email', {value: 'x', enumerable: true});\n"
        "function process(r) { r['__proto__'] = null; return r; }",
        "", "");
    attack("constructor of functions",
        "function process(r) { return process.constructor('return 1')(); }", "",
        "(rejected) line 1: *");
    attack("constructor of asynchronous functions",
        "function process(r) { return (async () => r).constructor('return 1')(); }", "",
        "(rejected) line 1: EvalError: *");
    attack("evaluation", "function process(r) { return eval('r'); }", "",
        "(rejected) line 1: ReferenceError: eval is not defined");
    attack("files",
        "function process(r) { const x = new XMLHttpRequest(); x.open('GET', "
        "'file:///etc/passwd'); x.send(); return r; }",
        "", "(rejected) line 1: ReferenceError: XMLHttpRequest is not defined");
    attack("modules", "function process(r) { return require('fs').readFileSync('/etc/passwd'); }",
        "", "(rejected) line 1: ReferenceError: require is not defined");
    attack("the program around it", "function process(r) { Qt.quit(); return r; }", "",
        "(rejected) line 1: ReferenceError: Qt is not defined");
    attack("network", "function process(r) { fetch('http://127.0.0.1/'); return r; }", "",
        "(rejected) line 1: ReferenceError: fetch is not defined");
    attack("output flood", "function process(r) { for (;;) console.log('x'.repeat(1000)); }",
        "failed at record 3 (id 1003). process()");
    attack("large values",
        "const big = 'x'.repeat(30000000);\nfunction process(r) { r.Country = big; return r; }",
        "failed");
    attack("machine code", "function process(r) { return new WebAssembly.Memory({initial: 1}); }",
        "", "(rejected) line 1: ReferenceError: WebAssembly is not defined");
    attack("promises without end",
        "function process(r) { const f = () => Promise.resolve().then(f); f(); return r; }",
        "failed at record 1 (id 1001). What the script left to promises did not end within 2 s");
    attack("fork", "function process(r) { new Worker('x.js'); return r; }", "",
        "(rejected) line 1: ReferenceError: Worker is not defined");
    attack(
        "exit", "function process(r) { process.exit(0); }", "", "(rejected) line 1: TypeError: *");
    attack("silence",
        "function process(r) { const end = Date.now() + 1e9; while (Date.now() < end) { } }",
        "failed at record 3 (id 1003). process()");
}

void AttackTest::attacks()
{
    QFETCH(const QByteArray, source);
    QFETCH(const QString, problem);
    QFETCH(const QString, outcome);
    ProcessorRig rig = smallRig(kRows);
    rig.timings.scriptRecord = std::chrono::milliseconds(300);
    rig.timings.scriptFrame = std::chrono::milliseconds(2000);
    rig.timings.commandSilence = std::chrono::milliseconds(8000);
    rig.run(scriptJson(source,
        "\"reads\":[\"Name\"],\"writes\":[\"Country\"],"
        "\"limits\":{\"cpuSeconds\":8,\"memoryMegabytes\":512}"));
    QVERIFY2(rig.milliseconds() < kMostMs, qPrintable(QString::number(rig.milliseconds())));
    if (problem.isEmpty()) {
        QCOMPARE(rig.error(), QString());
        const QString third = rig.outcome().at(2);
        if (outcome.endsWith(u'*'))
            QVERIFY2(third.startsWith(outcome.chopped(1)), qPrintable(third));
        else
            QCOMPARE(third, outcome);
    } else {
        QVERIFY2(rig.error().contains(problem), qPrintable(rig.error()));
        QVERIFY(rig.error().startsWith("The script test.js failed"_L1));
        QVERIFY(!QFile::exists(rig.folder() + u"/page-1-processor-1.answers"_s));
    }
}
