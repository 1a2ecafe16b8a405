// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/errors/errorsentences.h"

#include <QtGlobal>

namespace sluice {

namespace {

// What src/app says beside a result, word for word as there.
constexpr const char *kNoticeSentences[] = {
    QT_TRANSLATE_NOOP(
        "Errors", "CT_SCOPE and CT_SCOPES differ; CT_SCOPES was taken, as the plugin does"),
    QT_TRANSLATE_NOOP("Errors", "The scopes do not hold %1, which some imports need"),
    QT_TRANSLATE_NOOP("Errors", "%1 is no port and was left out"),
    QT_TRANSLATE_NOOP("Errors",
        "%1: the control API takes it with sluice-cli serve --job \"%2\" --listen 127.0.0.1:%3"),
    QT_TRANSLATE_NOOP("Errors",
        "Warning: APP_TYPE is not BULK_IMPORT. Only the bulk imports are taken over, not the "
        "plugin's sending of live events"),
    QT_TRANSLATE_NOOP("Errors", "CONNECT_ENV has no effect here"),
    QT_TRANSLATE_NOOP("Errors", "PREFERRED_LOCALE is no locale such as en-US and was left out"),
    QT_TRANSLATE_NOOP("Errors", "“%1” is marked as production; change that if it is not"),
    QT_TRANSLATE_NOOP("Errors",
        "The secrets stay in CLIENT_ID, CLIENT_SECRET and REFRESH_TOKEN, which must be set "
        "wherever these connections are used"),
    QT_TRANSLATE_NOOP("Errors", "“%1” needs the connection “%2” (%3), which is not there yet"),
    QT_TRANSLATE_NOOP("Errors", "“%1” is to be followed by “%2”, which is not there yet"),
    QT_TRANSLATE_NOOP(
        "Errors", "Not set: %1. Fill in organisation and workspace in the connection “%2”"),
    QT_TRANSLATE_NOOP("Errors",
        "CODELIB_SECRET_KEY is not taken over: callers of the control API send the content of "
        "control.key in the header catalyst-codelib-secret-key"),
    QT_TRANSLATE_NOOP(
        "Errors", "No <Table>_VIEW_ID is set, so no job was made: one is made for each table"),
    QT_TRANSLATE_NOOP("Errors",
        "The variables do not name the Catalyst project: the jobs read from the connection “%1”. "
        "Set CATALYST_PROJECT_ID and import again, or make it by hand"),
    QT_TRANSLATE_NOOP("Errors", "FIELDS_TO_BE_PROCESSED names %1 more than once; once is enough"),
    QT_TRANSLATE_NOOP("Errors",
        "CODELIB_SECRET_KEY is not taken over: the end of bulk jobs is polled, and a callback has "
        "an address of its own that nobody can guess"),
    QT_TRANSLATE_NOOP("Errors",
        "Stack, type and execution of the function %1 have no use here; its tables (BulkRead, "
        "ReadQueue, WriteQueue), event rule and folder neither"),
    QT_TRANSLATE_NOOP("Errors",
        "Your processRecords class is no configuration: run it as a command processor of the job "
        "(packaging/examples has one in Java), or choose rules or a script. Without one the job "
        "changes nothing"),
    QT_TRANSLATE_NOOP("Errors",
        "The CodeLib writes every record back by upsert; the job updates the records that changed. "
        "As there, empty values leave a field alone (ignoreEmpty)"),
    QT_TRANSLATE_NOOP("Errors",
        "The CodeLib's cron runs daily and its time is not in what was given: the schedule is "
        "02:00 by this computer's clock"),
    QT_TRANSLATE_NOOP("Errors", "The cron “%1” became the schedule of the job “%2”"),
    QT_TRANSLATE_NOOP("Errors", "The cron was switched off"),
    QT_TRANSLATE_NOOP("Errors",
        "The schedule “%1” is off until you switch it on (sluice-cli schedules enable \"%2\"); "
        "switch the CodeLib's cron off first"),
    QT_TRANSLATE_NOOP("Errors", "The job uses the connection “%1”"),
    QT_TRANSLATE_NOOP("Errors",
        "No job was made: MODULE and FIELDS_TO_BE_PROCESSED are parameters of the CodeLib's cron; "
        "import them too, as JSON or as lines"),
    QT_TRANSLATE_NOOP("Errors", "The cron's expression has not five fields"),
    QT_TRANSLATE_NOOP("Errors", "The cron repeats every %1 h %2 min %3 s"),
    QT_TRANSLATE_NOOP("Errors", "The cron is for one time only"),
    QT_TRANSLATE_NOOP("Errors", "The cron is for certain weeks of a month"),
    QT_TRANSLATE_NOOP("Errors", "%1, which a schedule cannot say; set one in the job by hand"),
    QT_TRANSLATE_NOOP("Errors",
        "Warning: the cron's expression is of the time zone %1 and is taken over as it stands, by "
        "this computer's clock (%2)"),
    QT_TRANSLATE_NOOP("Errors", "The cron's %1 s are left out"),
    QT_TRANSLATE_NOOP(
        "Errors", "The cron names no time zone: its time is taken by this computer's clock (%1)"),
    QT_TRANSLATE_NOOP("Errors",
        "Warning: the cron's time zone “%1” is not known; its time is taken by this computer's "
        "clock (%2)"),
    QT_TRANSLATE_NOOP(
        "Errors", "Warning: %1 is on another day here; it is taken by this computer's clock (%2)"),
    QT_TRANSLATE_NOOP("Errors",
        "The cron's %1 is %2 by this computer's clock (%3) at present; the schedule keeps to that "
        "clock, also when either changes to summer time"),
    QT_TRANSLATE_NOOP("Errors", "Warning: not known and left out: %1"),
    QT_TRANSLATE_NOOP("Errors", "No Sluice was open"),
    QT_TRANSLATE_NOOP("Errors", "The previous run, #%1, had not ended"),
    QT_TRANSLATE_NOOP("Errors", "The run before it still waits to begin"),
    QT_TRANSLATE_NOOP("Errors", "“%1” runs a command on this computer: %2"),
    QT_TRANSLATE_NOOP("Errors",
        "The control API listens at %1: other computers reach it, and what they send is not "
        "encrypted. Put a TLS proxy before it"),
    QT_TRANSLATE_NOOP("Errors",
        "%1 is set: this container may get CPU only during requests, and imports stand still "
        "between them. Let it have CPU always, or run imports with sluice-cli run"),
};

} // namespace

std::span<const char *const> noticeSentences()
{
    return kNoticeSentences;
}

} // namespace sluice
