// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QList>

namespace sluice::testing {

// What is fed with made-up input: by libFuzzer (fuzzer.cpp) and, in the quick test, by mutator.h.
// A target ends the program (qFatal) if what must hold for any input does not. One thread.
struct FuzzTarget
{
    const char *name;
    void (*run)(const QByteArray &input);
    QByteArrayList (*seeds)();
    const char *dictionary; // words that matter to the reader, blank between them
};

const QList<FuzzTarget> &fuzzTargets();

void fuzzCsv(const QByteArray &input);
QByteArrayList csvSeeds();
void fuzzZip(const QByteArray &input);
QByteArrayList zipSeeds();
void fuzzAnswers(const QByteArray &input);
QByteArrayList answerSeeds();
void fuzzJobFile(const QByteArray &input);
QByteArrayList jobFileSeeds();
void fuzzConnectionFile(const QByteArray &input);
void fuzzCrmMapping(const QByteArray &input);
QByteArrayList connectionFileSeeds();
QByteArrayList crmMappingSeeds();

} // namespace sluice::testing
