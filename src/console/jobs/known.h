// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "base/result.h"

#include <optional>

namespace sluice {

// What the page of a sync has learnt of a service, or why it could not. What is old is shown until
// there is an answer to a newer question. One question at a time: ask() before it, take() with its
// answer. Plain value, GUI thread.
template <class T> struct Known
{
    std::optional<T> facts;
    std::optional<Error> error;
    bool isLoading = false;
    bool isOld = false;
    int question = 0; // the newest, as the page counts them

    bool isUnasked() const { return !isLoading && (isOld || (!facts && !error)); }
    bool isKnown() const { return facts && !error; }
    bool isReady() const { return isKnown() && !isLoading; } // to ask what follows from it
    // What is to be told: nothing while it is asked for again.
    std::optional<Error> problem() const { return isLoading ? std::nullopt : error; }

    // It is asked for anew; what is under way may have come too early and is followed by another.
    void outdate() { isOld = true; }
    void outdateError()
    {
        if (error)
            outdate();
    }
    void ask(int number)
    {
        isLoading = true;
        isOld = false;
        question = number;
    }
    // False: it answers what was asked before all of this was forgotten.
    bool take(const Result<T> &answer, int number)
    {
        if (number != question)
            return false;
        isLoading = false;
        error.reset();
        if (answer)
            facts = *answer;
        else
            error = answer.error();
        return true;
    }
};

} // namespace sluice
