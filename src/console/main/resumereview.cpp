// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/main/resumereview.h"

#include "console/errors/errorwords.h"
#include "console/widgets/format.h"

#include <QCoreApplication>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

struct ResumeTr
{
    Q_DECLARE_TR_FUNCTIONS(Resume)
};

// In the middle of a line: in English in small letters, in another language as it is.
QString titleWithin(const QString &title)
{
    QString words = sentenceInWords(title);
    if (words == title && !words.isEmpty())
        words[0] = words.at(0).toLower();
    return words;
}

// The last step of each stage that is done for good.
QString safePointOf(const RunSnapshot &snapshot)
{
    QStringList points;
    for (const StageView &stage : snapshot.stages) {
        const StepView *last = nullptr;
        for (const StepView &step : stage.steps) {
            if (step.state == StepState::Done)
                last = &step;
        }
        if (last)
            points << ResumeTr::tr("%1: %2").arg(
                sentenceInWords(stage.title), titleWithin(last->title));
    }
    return points.isEmpty() ? ResumeTr::tr("its beginning") : points.join(u", "_s);
}

bool hasBegun(const StepView &step)
{
    return step.startedAtMs > 0 && step.state != StepState::Done && step.state != StepState::Blocked
        && step.state != StepState::Cancelled;
}

QStringList repeatedOf(const RunSnapshot &snapshot)
{
    QStringList sentences;
    for (const StageView &stage : snapshot.stages) {
        if (stage.id == "write"_L1)
            continue; // what was sent is in the sentence about the pending ones
        for (const StepView &step : stage.steps) {
            if (!hasBegun(step))
                continue;
            const QString title = sentenceInWords(step.title);
            sentences << (stage.id == "read"_L1
                    ? ResumeTr::tr("%1 is read again; reading changes nothing.").arg(title)
                    : ResumeTr::tr("%1 goes on after its last safe point.").arg(title));
        }
    }
    const Counts &counts = snapshot.run.counts;
    if (counts.pending > 0)
        sentences << ResumeTr::tr("%1 records were on their way: the service is asked what became "
                                  "of them before anything is sent.",
            nullptr, Format::plural(counts.pending))
                         .arg(Format::count(counts.pending));
    if (counts.notAttempted > 0)
        sentences << ResumeTr::tr("%1 records that were read are sent for the first time.", nullptr,
            Format::plural(counts.notAttempted))
                         .arg(Format::count(counts.notAttempted));
    if (sentences.isEmpty())
        sentences << ResumeTr::tr("Nothing is done twice.");
    return sentences;
}

} // namespace

ResumeReview resumeReviewOf(const RunSnapshot &snapshot)
{
    const RunRow &run = snapshot.run;
    ResumeReview review{.run = run,
        .safePoint = safePointOf(snapshot),
        .safeFacts = {},
        .repeated = repeatedOf(snapshot)};
    const auto expected = run.expected >= 0 ? std::optional(run.expected) : std::nullopt;
    review.safeFacts
        << ResumeTr::tr("%1 records settled").arg(Format::ofTotal(run.counts.settled(), expected));
    for (const ConfirmedId &id : snapshot.confirmed)
        review.safeFacts << ResumeTr::tr("%1 up to ID %2").arg(sentenceInWords(id.title), id.id);
    return review;
}

} // namespace sluice
