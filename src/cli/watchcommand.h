// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace sluice {

// sluice-cli watch NAME ..: keeps tables in step until it is told to end, with a line on standard
// error whenever something changes; watch list: how they stand.
class WatchCommand final : public Command
{
public:
    QStringList valuedOptions() const override;
    ExitCode run(const CommandContext &context, Arguments &arguments) override;

private:
    static ExitCode list(const CommandContext &context);
};

// sluice-cli outbox list | add | retry | remove NAME: the single rows that wait to be sent. `watch`
// and `serve` send them, and so does the console.
class OutboxCommand final : public Command
{
public:
    QStringList valuedOptions() const override;
    ExitCode run(const CommandContext &context, Arguments &arguments) override;

private:
    static ExitCode list(const CommandContext &context, const QString &job);
    static ExitCode add(const CommandContext &context, const QString &job, const QString &file,
        const QStringList &ids);
    static ExitCode change(
        const CommandContext &context, const QString &job, const QStringList &ids, bool isRemoval);
};

} // namespace sluice
