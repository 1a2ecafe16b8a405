// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/mappings/sampletally.h"

#include "console/errors/errorwords.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace sluice {

namespace {

struct TallyText
{
    Q_DECLARE_TR_FUNCTIONS(SampleTally)
};

} // namespace

void SampleTally::take(const QString &problem)
{
    if (!problem.isEmpty()) {
        if (misfits.isEmpty())
            why = problem;
        misfits << tried;
    }
    ++tried;
}

QString SampleTally::share() const
{
    return misfits.isEmpty()
        ? QString()
        : TallyText::tr("%1 of %n samples", nullptr, tried).arg(misfits.size());
}

QString SampleTally::text() const
{
    return misfits.isEmpty() ? QString() : TallyText::tr("%1: %2").arg(share(), misfitInWords(why));
}

QString misfitInWords(const QString &problem)
{
    const QString whole = sentenceInWords(problem);
    if (whole != problem)
        return whole;
    for (qsizetype at = problem.indexOf(u' ', problem.lastIndexOf(u'”') + 1); at > 0;
         at = problem.indexOf(u' ', at + 1)) {
        const QString rest = problem.mid(at + 1);
        if (const QString said = sentenceInWords(rest); said != rest)
            return problem.first(at + 1) + said;
    }
    return problem;
}

int misfitting(const SampleTallies &tallies)
{
    return static_cast<int>(std::count_if(tallies.cbegin(), tallies.cend(),
        [](const SampleTally &tally) { return !tally.misfits.isEmpty(); }));
}

QList<int> misfitsOf(const SampleTally &chosen, const SampleTallies &tallies)
{
    if (!chosen.misfits.isEmpty())
        return chosen.misfits;
    QSet<int> records;
    for (const SampleTally &tally : tallies)
        records.unite(QSet<int>(tally.misfits.cbegin(), tally.misfits.cend()));
    QList<int> sorted(records.cbegin(), records.cend());
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

} // namespace sluice
