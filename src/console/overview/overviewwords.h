// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/overview/overviewaccess.h"
#include "console/widgets/statelook.h"

#include <QDateTime>

namespace sluice {

// What the page Overview makes of its facts and of the runs: the card of each sync, and what needs
// attention. Pure functions, GUI thread (words are translated at each call).

// One line of a card: a connection or the mapping, and how it stands.
struct CardLine
{
    QString icon;
    Tone tone = Tone::Neutral;
    QString text; // "Zoho CRM  ·  Harbour Demo"

    friend bool operator==(const CardLine &, const CardLine &) = default;
};

struct SyncCardFacts
{
    QList<CardLine> lines;
    QString job; // that is shown; empty: there is none
    std::optional<RunRow> run; // its newest
    QString next; // "Next: orders_eu, Today 14:30"
};

// Of the environment's jobs of the kind the one that runs, else that which ran last, else the
// first.
SyncCardFacts syncCardFacts(const QString &kind, const QString &environment,
    const OverviewFacts &facts, const QList<RunRow> &runs, const QDateTime &now);

// What needs somebody, with its one action.
struct AttentionRow
{
    enum class Kind { Failed, Interrupted, Unknown, Asking, Connection, Lock, Missed };
    Kind kind = Kind::Failed;
    QString key; // tells rows apart
    QString icon;
    Tone tone = Tone::Warning;
    QString text;
    QString note;
    QString action; // "Resume…"
    QString target; // of the action: a run, a connection, a job, by id

    friend bool operator==(const AttentionRow &, const AttentionRow &) = default;
};

// Connections first, for much follows from them; then runs, newest first; then locks and schedules.
// A failed run counts no more once its job has run again.
QList<AttentionRow> attentionRows(const QString &environment, const OverviewFacts &facts,
    const QList<RunRow> &runs, const QDateTime &now);

// The newest ones of the environment, plans too.
QList<RunRow> recentRuns(const QString &environment, const QList<RunRow> &runs, int count);

// A state's word within a sentence: German nouns keep their capital.
QString withinSentence(const QString &word);

} // namespace sluice
