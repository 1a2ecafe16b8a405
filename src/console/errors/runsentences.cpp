// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/errors/errorsentences.h"

#include <QtGlobal>

namespace sluice {

namespace {

// What src/core and src/syncs say of a run: why it waits or ended, and what befell its records.
constexpr const char *kRunSentences[] = {
    QT_TRANSLATE_NOOP("Errors", "on request"),
    QT_TRANSLATE_NOOP("Errors", "lock lost"),
    QT_TRANSLATE_NOOP("Errors", "it is the next"),
    QT_TRANSLATE_NOOP("Errors", "1 run is ahead of it"),
    QT_TRANSLATE_NOOP("Errors", "%1 runs are ahead of it"),
    QT_TRANSLATE_NOOP("Errors", "its process ended"),
    QT_TRANSLATE_NOOP("Errors", "the program was closed"),
    QT_TRANSLATE_NOOP("Errors", "the service could not be reached"),
    QT_TRANSLATE_NOOP("Errors", "the service cannot be reached"),
    QT_TRANSLATE_NOOP("Errors", "%1 records were sent and their outcome is unknown"),
    QT_TRANSLATE_NOOP("Errors", "the store is busy"),
    QT_TRANSLATE_NOOP("Errors", "the store cannot be written"),
    QT_TRANSLATE_NOOP("Errors", "the job store is locked"),
    QT_TRANSLATE_NOOP("Errors", "disk full"),
    QT_TRANSLATE_NOOP("Errors", "the disk failed"),
    QT_TRANSLATE_NOOP("Errors", "trying again"),
    QT_TRANSLATE_NOOP("Errors", "rate limited"),
    QT_TRANSLATE_NOOP("Errors", "waiting for %1"),
    QT_TRANSLATE_NOOP("Errors", "another import has the target"),
    QT_TRANSLATE_NOOP("Errors", "the lock is being settled"),
    QT_TRANSLATE_NOOP("Errors", "checking whether the request arrived"),
    QT_TRANSLATE_NOOP("Errors", "the first records are being checked"),
    QT_TRANSLATE_NOOP("Errors", "its turn at Klaviyo"),
    QT_TRANSLATE_NOOP("Errors", "the pages before"),
    QT_TRANSLATE_NOOP("Errors", "the next file"),
    QT_TRANSLATE_NOOP("Errors", "the last pages"),
    QT_TRANSLATE_NOOP("Errors", "beginning the import anew"),
    QT_TRANSLATE_NOOP("Errors", "sending files"),
    QT_TRANSLATE_NOOP("Errors", "all places for imports are taken"),
    QT_TRANSLATE_NOOP("Errors", "all places for exports are taken"),
    QT_TRANSLATE_NOOP("Errors", "an import has the view"),
    QT_TRANSLATE_NOOP("Errors", "looking for the rows that are refused"),
    QT_TRANSLATE_NOOP("Errors", "listing the table's rows"),
    QT_TRANSLATE_NOOP("Errors", "reading categories"),
    QT_TRANSLATE_NOOP("Errors", "%1 in Klaviyo's catalog"),
    QT_TRANSLATE_NOOP("Errors", "%1 of %2 rows changed"),
    QT_TRANSLATE_NOOP("Errors", "no records"),
    QT_TRANSLATE_NOOP("Errors", "passed over"),
    QT_TRANSLATE_NOOP("Errors", "asked for by page"),
    QT_TRANSLATE_NOOP("Errors", "read by id"),
    QT_TRANSLATE_NOOP("Errors", "changed since %1"),
    QT_TRANSLATE_NOOP("Errors", "no longer published"),
    QT_TRANSLATE_NOOP("Errors", "by changed stock"),
    QT_TRANSLATE_NOOP("Errors", "by changed standalone prices"),
    QT_TRANSLATE_NOOP("Errors", "run #%1, %2 records"),
    QT_TRANSLATE_NOOP("Errors", "%1: %2 of %3 records were rejected, more than %4 %"),
    QT_TRANSLATE_NOOP("Errors", "Rows from %1: %2 of %3 rows were rejected, more than %4 %"),
    QT_TRANSLATE_NOOP("Errors",
        "%1 of the first records are not at the service as they were sent (%2); the others are "
        "held. Look at them there; resume the run if they may go"),
    QT_TRANSLATE_NOOP("Errors",
        "More customers have agreed than the %1 that were confirmed; the others are not "
        "subscribed"),
    QT_TRANSLATE_NOOP("Errors",
        "%1 of the view's %2 rows are not in the table any more and would be deleted; the job's "
        "limits are %3 % and %4 rows"),
    QT_TRANSLATE_NOOP("Errors", "The lock of %1 is held"),
    QT_TRANSLATE_NOOP("Errors", "run #%1 of “%2”, process %3, since %4"),
    QT_TRANSLATE_NOOP("Errors", "Stop the run, or wait for its end"),
    QT_TRANSLATE_NOOP("Errors", "Somebody removed it"),
    QT_TRANSLATE_NOOP("Errors", "%1 on %2 has it since %3"),
    QT_TRANSLATE_NOOP("Errors", "The shop's own plugin has it since %1"),
    QT_TRANSLATE_NOOP("Errors", "customers"),
    QT_TRANSLATE_NOOP("Errors", "orders"),
    QT_TRANSLATE_NOOP("Errors", "products"),
    QT_TRANSLATE_NOOP("Errors", "categories"),
    QT_TRANSLATE_NOOP("Errors", "The %1 failed at record %2"),
    QT_TRANSLATE_NOOP("Errors", "The %1 failed at record %2, line %3"),
    QT_TRANSLATE_NOOP("Errors", "The %1 failed at record %2 (id %3)"),
    QT_TRANSLATE_NOOP("Errors", "The %1 failed at record %2 (id %3), line %4"),
    QT_TRANSLATE_NOOP("Errors", "script %1"),
    QT_TRANSLATE_NOOP("Errors", "command %1"),
    QT_TRANSLATE_NOOP("Errors", "Its last words: %1"),
    QT_TRANSLATE_NOOP("Errors", "It could not be started: %1"),
    QT_TRANSLATE_NOOP("Errors", "dropped by the %1"),
    QT_TRANSLATE_NOOP("Errors", "The sample cannot be tried"),
    QT_TRANSLATE_NOOP("Errors", "Make room in the folder for temporary files"),
    QT_TRANSLATE_NOOP("Errors", "the same id stands earlier in this run"),
    QT_TRANSLATE_NOOP("Errors", "the same id stands earlier in this chunk"),
    QT_TRANSLATE_NOOP("Errors", "the same ROWID stands earlier in this run"),
    QT_TRANSLATE_NOOP("Errors", "the view holds the row as it is"),
    QT_TRANSLATE_NOOP("Errors", "the view has no such row"),
    QT_TRANSLATE_NOOP("Errors", "it is not there any more"),
    QT_TRANSLATE_NOOP("Errors", "unchanged: its events were sent before"),
    QT_TRANSLATE_NOOP("Errors", "no event of it is switched on"),
    QT_TRANSLATE_NOOP("Errors", "the mapping's filter on %1"),
    QT_TRANSLATE_NOOP("Errors", "it is larger than one request may be"),
    QT_TRANSLATE_NOOP("Errors", "not sent: Klaviyo refused the item that it belongs to"),
    QT_TRANSLATE_NOOP("Errors", "the shop has no record with this id"),
    QT_TRANSLATE_NOOP("Errors", "has unsubscribed at Klaviyo and is not subscribed again"),
    QT_TRANSLATE_NOOP("Errors", "not subscribed: more have agreed than was confirmed for this run"),
    QT_TRANSLATE_NOOP("Errors", "lost attributes could not be cleared"),
    QT_TRANSLATE_NOOP(
        "Errors", "Klaviyo refused %1 of the %2 of its job %3 and does not say which"),
    QT_TRANSLATE_NOOP("Errors", "the parent category is not there any more or has no name"),
    QT_TRANSLATE_NOOP("Errors", "there is no name in the chosen locale; the first one is sent"),
    QT_TRANSLATE_NOOP("Errors", "the telephone number cannot be written as E.164 and is left out"),
    QT_TRANSLATE_NOOP(
        "Errors", "the customer agreed, but there is no time of it; the profile is not subscribed"),
    QT_TRANSLATE_NOOP("Errors", "the product is not there any more; its categories are not known"),
    QT_TRANSLATE_NOOP("Errors", "a category of the product is not there any more"),
    QT_TRANSLATE_NOOP("Errors", "a parent of the category is not there any more"),
    QT_TRANSLATE_NOOP(
        "Errors", "the category is not there any more; the product goes out without it"),
    QT_TRANSLATE_NOOP("Errors", "the event has %1 properties; the first %2 are sent"),
    QT_TRANSLATE_NOOP("Errors", "a text is longer than %1 bytes and was cut"),
    QT_TRANSLATE_NOOP("Errors", "a list is longer than %1 and was cut"),
    QT_TRANSLATE_NOOP("Errors", "values nested deeper than %1 were left out"),
    QT_TRANSLATE_NOOP("Errors", "the record is not valid JSON (%1)"),
    QT_TRANSLATE_NOOP(
        "Errors", "the e-mail address is not valid; the customer's id goes out alone"),
    QT_TRANSLATE_NOOP("Errors", "another event of the order has the same id"),
    QT_TRANSLATE_NOOP("Errors", "the time is before 1990 or more than a year ahead"),
    QT_TRANSLATE_NOOP("Errors", "the event had %1 bytes and is sent short"),
    QT_TRANSLATE_NOOP("Errors", "the order has no total; its events go out without a value"),
    QT_TRANSLATE_NOOP("Errors", "a refund in another currency is not part of the sum"),
    QT_TRANSLATE_NOOP(
        "Errors", "no payment is in a state that the settings ask for; the order is skipped"),
    QT_TRANSLATE_NOOP("Errors", "there is no image"),
    QT_TRANSLATE_NOOP("Errors", "there is no price; 0 is sent"),
    QT_TRANSLATE_NOOP("Errors", "no price fits the settings today; 0 is sent"),
    QT_TRANSLATE_NOOP(
        "Errors", "the metadata has %1 bytes, at most %2 are accepted; it is left out"),
    QT_TRANSLATE_NOOP("Errors",
        "%1 holds the mark of a hidden value: put the value in its place, or leave the column out "
        "of the file"),
    QT_TRANSLATE_NOOP("Errors", "tells no offset, and the mapping names no time zone"),
    QT_TRANSLATE_NOOP("Errors", "is no day and time of the form 2026-01-31T23:59:59+01:00"),
    QT_TRANSLATE_NOOP("Errors", "is empty"),
    QT_TRANSLATE_NOOP("Errors", "Zoho CRM skipped the record and gave no reason"),
    QT_TRANSLATE_NOOP("Errors", "Zoho CRM refused the record and gave no reason"),
    QT_TRANSLATE_NOOP(
        "Errors", "run #%1 made it; it is deleted only where that is confirmed by the count"),
    QT_TRANSLATE_NOOP("Errors", "Analytics refused the row; what it says may hold personal data"),
    QT_TRANSLATE_NOOP("Errors", "Analytics neither updated nor added the row"),
    QT_TRANSLATE_NOOP("Errors", "The pattern \"%1\" needs too many steps on this value."),
    QT_TRANSLATE_NOOP("Errors", "The script %1 failed"),
    QT_TRANSLATE_NOOP("Errors", "The command %1 failed"),
    QT_TRANSLATE_NOOP("Errors", "The %1 failed, line %2"),
    QT_TRANSLATE_NOOP("Errors", "the profile goes out without it"),
};

} // namespace

std::span<const char *const> runErrorSentences()
{
    return kRunSentences;
}

} // namespace sluice
