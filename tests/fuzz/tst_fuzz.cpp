// SPDX-License-Identifier: GPL-3.0-or-later
// The quick form of the fuzzers: a few thousand changed inputs for each reader, the same ones in
// every run. The long form is libFuzzer's (fuzzer.cpp).
#include "fuzz/fuzztargets.h"
#include "fuzz/mutator.h"

#include <QTest>

#include <cstdlib>

using namespace sluice::testing;

namespace {

QByteArray lastInput;

// A finding is no use without its input.
void tellInput(QtMsgType type, const QMessageLogContext &, const QString &text)
{
    std::fprintf(stderr, "%s\n", qUtf8Printable(text));
    if (type == QtFatalMsg) {
        std::fprintf(stderr, "Input, base64: %s\n", lastInput.toBase64().constData());
        std::abort();
    }
}

} // namespace

class FuzzTest final : public QObject
{
    Q_OBJECT

private slots:
    void holds_data();
    void holds();
};

void FuzzTest::holds_data()
{
    QTest::addColumn<int>("target");
    for (int i = 0; i < fuzzTargets().size(); ++i)
        QTest::newRow(fuzzTargets().at(i).name) << i;
}

void FuzzTest::holds()
{
    QFETCH(int, target);
    constexpr int kInputs = 4'000;
    const FuzzTarget &fuzz = fuzzTargets().at(target);
    const QByteArrayList seeds = fuzz.seeds();
    QVERIFY(!seeds.isEmpty());
    const QtMessageHandler before = qInstallMessageHandler(&tellInput);
    for (const QByteArray &seed : seeds) {
        lastInput = seed;
        fuzz.run(seed);
    }
    Mutator mutator(20'240'517, seeds, fuzz.dictionary);
    for (int i = 0; i < kInputs; ++i) {
        lastInput = mutator.next();
        fuzz.run(lastInput);
    }
    qInstallMessageHandler(before);
}

QTEST_GUILESS_MAIN(FuzzTest)
#include "tst_fuzz.moc"
