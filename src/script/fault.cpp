// SPDX-License-Identifier: GPL-3.0-or-later
#include "script/fault.h"

#include <QByteArray>

#include <array>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <exception>
#include <unistd.h>

namespace sluice {

namespace {

constexpr qsizetype kLongestFault = 900; // bytes; the reader cuts at 1000

std::atomic<qint64> rowAtHand = 0;

// By hand: no function that might allocate.
void writeFault(const char *text, size_t size, qint64 row, qint64 line)
{
    char out[1200];
    size_t at = 0;
    const auto add = [&out, &at](const char *part, size_t length) {
        const size_t room = std::min(length, sizeof out - 2 - at);
        std::memcpy(out + at, part, room);
        at += room;
    };
    const auto addNumber = [&add](qint64 number) {
        char digits[24];
        size_t first = sizeof digits;
        do {
            digits[--first] = static_cast<char>('0' + number % 10);
            number /= 10;
        } while (number > 0);
        add(digits + first, sizeof digits - first);
    };
    constexpr char kStart[] = "\nsluice-script: fault row=";
    constexpr char kLine[] = " line=";
    add(kStart, sizeof kStart - 1);
    addNumber(row);
    add(kLine, sizeof kLine - 1);
    addNumber(line);
    add(": ", 2);
    add(text, size);
    out[at++] = '\n';
    [[maybe_unused]] const ssize_t told = ::write(2, out, at);
}

void crashed(int number)
{
    leaveWithFault(number == SIGXCPU ? "The script used up its processor time"
            : number == SIGABRT      ? "The script needs more memory than it may have"
                                     : "The script crashed the engine: no memory or no stack left");
}

} // namespace

void noteRow(qint64 row)
{
    rowAtHand.store(row, std::memory_order_relaxed);
}

void tellFault(const QString &text, qint64 line)
{
    QByteArray bytes = text.simplified().toUtf8();
    bytes.truncate(kLongestFault);
    writeFault(bytes.constData(), static_cast<size_t>(bytes.size()), rowAtHand.load(), line);
}

void leaveWithFault(const char *text)
{
    writeFault(text, std::strlen(text), rowAtHand.load(), 0);
    ::_exit(kFaultExit);
}

void catchCrashes()
{
    static std::array<char, 64 * 1024> stack; // the own one may be used up
    const stack_t other{.ss_sp = stack.data(), .ss_flags = 0, .ss_size = stack.size()};
    ::sigaltstack(&other, nullptr);
    struct sigaction action = {};
    action.sa_handler = crashed;
    action.sa_flags = SA_ONSTACK;
    for (const int number : {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGXCPU})
        ::sigaction(number, &action, nullptr);
    std::set_terminate([] { leaveWithFault("The script needs more memory than it may have"); });
}

} // namespace sluice
