// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace sluice {

// The languages of the console and their catalogues, which are part of the program. A language is
// chosen before the first widget is made: texts that were read are not read again, so that another
// choice holds from the next start. GUI thread. Logs, the ledger and API names stay English.
struct ConsoleLanguage
{
    QString code; // "system", "en", "de"
    QString name; // in the language itself; of "system" in the present one
};

// What can be chosen, the desktop's own first.
QList<ConsoleLanguage> consoleLanguages();

// The language that `code` stands for: itself, or for "system" (and what is not known) the first of
// the desktop's languages that has a catalogue, else English.
QString languageOf(const QString &code);

// Puts Sluice's and Qt's own texts in place, and the signs of numbers and dates. A second call
// replaces the first.
void installLanguage(const QString &code);

} // namespace sluice
