// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer over one target, named by SLUICE_FUZZ_TARGET; its first inputs are written into the
// folder SLUICE_FUZZ_SEEDS. Started by run.sh.
#include "fuzz/fuzztargets.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdint>

using namespace sluice::testing;
using namespace Qt::StringLiterals;

namespace {
const FuzzTarget *chosen = nullptr;
}

extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    static const QCoreApplication app(*argc, *argv);
    const QByteArray wanted = qgetenv("SLUICE_FUZZ_TARGET");
    for (const FuzzTarget &target : fuzzTargets()) {
        if (wanted == target.name)
            chosen = &target;
    }
    if (!chosen)
        qFatal("SLUICE_FUZZ_TARGET names no target");
    const QString folder = qEnvironmentVariable("SLUICE_FUZZ_SEEDS");
    int number = 0;
    for (const QByteArray &seed : chosen->seeds()) {
        QFile file(u"%1/seed-%2"_s.arg(folder).arg(++number));
        if (!file.open(QIODevice::WriteOnly) || file.write(seed) != seed.size())
            qFatal("A seed could not be written");
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    chosen->run(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    return 0;
}
