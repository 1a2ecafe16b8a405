// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/errors/errorsentences.h"

#include <QtGlobal>

namespace sluice {

namespace {

// Titles of stages, steps and checks, and what tests of connections find; services and syncs give
// them, word for word.
constexpr const char *kTitleSentences[] = {
    QT_TRANSLATE_NOOP("Errors", "Resolve host"),
    QT_TRANSLATE_NOOP("Errors", "Get token"),
    QT_TRANSLATE_NOOP("Errors", "Check scopes"),
    QT_TRANSLATE_NOOP("Errors", "Check key"),
    QT_TRANSLATE_NOOP("Errors", "Read account"),
    QT_TRANSLATE_NOOP("Errors", "Read modules and fields"),
    QT_TRANSLATE_NOOP("Errors", "Rate limit"),
    QT_TRANSLATE_NOOP("Errors", "Read organisation"),
    QT_TRANSLATE_NOOP("Errors", "Read workspace"),
    QT_TRANSLATE_NOOP("Errors", "Read views"),
    QT_TRANSLATE_NOOP("Errors", "Ask for imports"),
    QT_TRANSLATE_NOOP("Errors", "Read units"),
    QT_TRANSLATE_NOOP("Errors", "List tables"),
    QT_TRANSLATE_NOOP("Errors", "Read columns"),
    QT_TRANSLATE_NOOP("Errors", "Count rows"),
    QT_TRANSLATE_NOOP("Errors", "Ask for exports"),
    QT_TRANSLATE_NOOP("Errors", "Read cache"),
    QT_TRANSLATE_NOOP("Errors", "Read records"),
    QT_TRANSLATE_NOOP("Errors", "Read the catalog"),
    QT_TRANSLATE_NOOP("Errors", "API at %1."),
    QT_TRANSLATE_NOOP("Errors", "The connection names no organisation."),
    QT_TRANSLATE_NOOP("Errors", "The organisation %1 is not one of the account's."),
    QT_TRANSLATE_NOOP("Errors", "The connection names no workspace."),
    QT_TRANSLATE_NOOP("Errors", "The workspace %1 is not one of the account's."),
    QT_TRANSLATE_NOOP("Errors", "%1 tables"),
    QT_TRANSLATE_NOOP("Errors", "The right to change rows shows at the first import."),
    QT_TRANSLATE_NOOP("Errors", "%1 of %2 units are left today"),
    QT_TRANSLATE_NOOP(
        "Errors", "The project has no table in this environment. Check the environment."),
    QT_TRANSLATE_NOOP("Errors", "%1 has %2 columns"),
    QT_TRANSLATE_NOOP("Errors", "%1 has %2 rows"),
    QT_TRANSLATE_NOOP("Errors", "Exports may be asked for."),
    QT_TRANSLATE_NOOP("Errors", "The lock between computers can be used."),
    QT_TRANSLATE_NOOP("Errors", "Project %1"),
    QT_TRANSLATE_NOOP("Errors", "All scopes that the syncs need are there."),
    QT_TRANSLATE_NOOP("Errors", "Missing: %1."),
    QT_TRANSLATE_NOOP("Errors", "Account %1"),
    QT_TRANSLATE_NOOP("Errors", "Account %1, %2"),
    QT_TRANSLATE_NOOP("Errors", "The key works; it may not read its account's name."),
    QT_TRANSLATE_NOOP("Errors", "The scopes for writing show at the first write only."),
    QT_TRANSLATE_NOOP("Errors", "%1 catalog items"),
    QT_TRANSLATE_NOOP("Errors", "More than %1 catalog items"),
    QT_TRANSLATE_NOOP("Errors", "ZohoFiles.files.ALL shows at the first upload only."),
    QT_TRANSLATE_NOOP("Errors", "%1, organisation %2, %3"),
    QT_TRANSLATE_NOOP("Errors", "%1 modules; %2 has %3 fields"),
    QT_TRANSLATE_NOOP("Errors", "Limits are off for this sandbox."),
    QT_TRANSLATE_NOOP(
        "Errors", "%1 credits in 24 hours and %2 calls at once (edition %3, %4 users)"),
    QT_TRANSLATE_NOOP("Errors", "Read"),
    QT_TRANSLATE_NOOP("Errors", "Process"),
    QT_TRANSLATE_NOOP("Errors", "Write"),
    QT_TRANSLATE_NOOP("Errors", "Verify"),
    QT_TRANSLATE_NOOP("Errors", "Delete"),
    QT_TRANSLATE_NOOP("Errors", "Modules"),
    QT_TRANSLATE_NOOP("Errors", "Page %1"),
    QT_TRANSLATE_NOOP("Errors", "Chunk %1"),
    QT_TRANSLATE_NOOP("Errors", "File"),
    QT_TRANSLATE_NOOP("Errors", "All rows"),
    QT_TRANSLATE_NOOP("Errors", "Rows that have gone"),
    QT_TRANSLATE_NOOP("Errors", "%1 rows that have gone"),
    QT_TRANSLATE_NOOP("Errors", "Table and view"),
    QT_TRANSLATE_NOOP("Errors", "Delete %1 rows"),
    QT_TRANSLATE_NOOP("Errors", "Rows from %1"),
    QT_TRANSLATE_NOOP("Errors", "Row %1"),
    QT_TRANSLATE_NOOP("Errors", "Order"),
    QT_TRANSLATE_NOOP("Errors", "%1: count"),
    QT_TRANSLATE_NOOP("Errors", "%1: list what is deleted"),
    QT_TRANSLATE_NOOP("Errors", "%1: chunk %2"),
    QT_TRANSLATE_NOOP("Errors", "Events at Klaviyo"),
    QT_TRANSLATE_NOOP("Errors", "%1 there, %2 missing"),
    QT_TRANSLATE_NOOP("Errors", "Fields, for the order"),
    QT_TRANSLATE_NOOP("Errors", "Written records at Zoho CRM"),
    QT_TRANSLATE_NOOP("Errors", "%1 the same, %2 changed since, %3 missing"),
    QT_TRANSLATE_NOOP("Errors", "The file"),
    QT_TRANSLATE_NOOP("Errors", "Sum of %1"),
    QT_TRANSLATE_NOOP("Errors", "Smallest %1"),
    QT_TRANSLATE_NOOP("Errors", "Largest %1"),
    QT_TRANSLATE_NOOP("Errors", "%1 in the table, %2 in the view"),
    QT_TRANSLATE_NOOP("Errors", "Rows that are there twice"),
    QT_TRANSLATE_NOOP("Errors", "Rows in table and view"),
    QT_TRANSLATE_NOOP("Errors", "Counters"),
    QT_TRANSLATE_NOOP("Errors",
        "%1 read = %2 written + %3 skipped + %4 rejected + %5 not attempted + %6 pending"),
    QT_TRANSLATE_NOOP("Errors", "Each record once"),
    QT_TRANSLATE_NOOP("Errors", "%1 records stand in exactly one outcome file"),
    QT_TRANSLATE_NOOP("Errors", "%1 records stand in more than one place"),
    QT_TRANSLATE_NOOP("Errors", "%1 records of %2 are there"),
};

} // namespace

std::span<const char *const> titleSentences()
{
    return kTitleSentences;
}

} // namespace sluice
