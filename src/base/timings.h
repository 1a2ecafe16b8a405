// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace sluice {

// Every duration that the program waits by, in one place, so that tests shorten them. A plain
// value, set once at start and only read afterwards. Defaults: reliability-security C,
// zoho-crm-bulk B2 and the design's rules.
struct Timings
{
    using ms = std::chrono::milliseconds;

    // HTTP
    ms connect{10'000};
    ms inactivity{30'000};
    ms deadlineBase{60'000}; // plus one second for each `deadlineBytesPerSecond`
    qint64 deadlineBytesPerSecond = 16 * 1024;
    ms tokenRequest{60'000};

    // retry: random in [0, min(retryCap, retryBase * 2^attempt)]
    int retryAttempts = 6;
    ms retryBase{1'000};
    ms retryCap{60'000};
    ms retryAfterCap{15 * 60'000};
    ms rateLimitedDefault{60'000}; // 429 without Retry-After from Zoho
    ms unreachableLimit{30 * 60'000};

    // windows of limits (zoho-crm-bulk G1, B3)
    ms creditWindow{24 * 3'600'000};
    ms downloadWindow{60'000};

    // remote jobs: the poll plan, its last value repeats
    ms poll[5] = {ms{2'000}, ms{4'000}, ms{8'000}, ms{15'000}, ms{30'000}};
    ms pollFree[5] = {ms{20}, ms{50}, ms{100}, ms{250}, ms{500}}; // where a poll costs nothing
    ms remoteJobLimit{2 * 3'600'000};
    ms ambiguousSettle{10'000};

    // tokens
    ms tokenEarly{5 * 60'000};
    ms tokenThrottle{10 * 60'000};
    ms tokenPoll{50}; // for a token that another process is getting
    ms keychain{20'000}; // it may be showing a prompt
    ms signIn{5 * 60'000}; // for the browser to come back (reliability-security E6)
    ms signInPoll{100}; // between looks at Stop while it is away
    ms signInRequest{5'000}; // for a request that a browser began

    // control API (reliability-security E8)
    ms controlRequest{10'000}; // for a whole request to come, and for its answer to be taken
    ms controlStop{120'000}; // for a run to end that was asked to stop
    ms controlKeyPause{30'000}; // after ten wrong keys

    ms controlRow{120'000}; // for a single row to be sent; then the caller looks for itself

    // the organisation's places for imports and exports, and single rows (datastore-analytics D.9)
    ms placePause{15'000}; // until the next look for a place
    ms rowWait{60'000}; // for an import of the view to end
    ms rowAgain{2'000}; // between two looks whether it has
    ms rowBusy{10'000}; // before a row goes out again that Analytics would not take meanwhile
    ms busyReport{15 * 60'000}; // a view that is busy for longer is told of

    // tables that are kept in step (datastore-analytics D.5)
    ms watchLook{500}; // between two looks for a table, or a row in the outbox, that is due
    ms watchSecond{1'000}; // of a job's interval
    ms outboxRetryBase{5'000}; // before a row's next try; doubles up to the cap
    ms outboxRetryCap{5 * 60'000};

    // schedules
    ms scheduleLook{15'000}; // the longest between two looks; a clock that was set shows then
    ms scheduleGrace{60'000}; // what begins so much later than due is still on time
    ms scheduleRetry{60'000}; // before a run that could not begin is tried again
    ms scheduleGiveUp{30 * 60'000}; // after so long it is given up

    // alerts
    ms alertCheck{60'000}; // between two looks for what is due
    ms alertRetryBase{60'000}; // after a failed sending; doubles up to the cap
    ms alertRetryCap{3'600'000};
    ms alertGiveUp{3 * 24 * 3'600'000}; // a message that cannot be sent for so long is dropped
    ms alertSend{60'000}; // one sending, from the first packet to the last answer
    ms alertFarewell{10'000}; // what a process that ends has left for its newest messages

    // engine
    // A longer wait gives its thread back. The window of a limit by the second fits in, with the
    // limiter's margin and the time of an answer: a record is not put aside for every one of them.
    ms heldWait{1'100};
    ms wishPoll{250};
    ms progress{250};
    ms leaveCheck{1'000}; // a recorded request that waited longer leaves only with a good lease
    ms lease{120'000};
    ms leaseRenew{30'000};
    ms stopGrace{8'000}; // then what is in flight is aborted
    ms forceStopOffered{15'000};
    // the lock that a service holds (commercetools-klaviyo D.4); it lives for `lease`, too
    ms lockSettle{2'000}; // in which whoever took it at the same moment shows
    ms lockRelease{5'000}; // for giving it back; then it is left to run out

    // the operator's own processing (design 8)
    ms commandSilence{5 * 60'000}; // a command that takes and gives nothing for so long is ended
    ms commandEnd{2'000}; // from asking a command to end until it is ended
    ms commandLeave{5'000}; // for all that a command began to be gone
    ms scriptRecord{2'000}; // one call of a script's process()
    ms scriptFrame{30'000}; // one call of a script's processRecords(), and its first run
    ms scriptLook{50}; // between two looks whether a call takes too long

    // store and disk
    ms busy{10'000};
    ms storePause{1'000}; // between two tries to keep a step's end; grows up to `busy`
    ms storeBusyLimit{60'000}; // a store that is busy for longer pauses its runs (C34)
    ms diskPause{5'000}; // before a step that met a full or failing disk goes on (C32, C36)
    ms backupEvery{24 * 3'600'000};
    ms backupCheck{60'000};
    ms retentionDay{24 * 3'600'000}; // of the days that run files are kept for
    ms retentionCheck{3'600'000}; // between two looks whether some are older
};

} // namespace sluice
