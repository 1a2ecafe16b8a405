// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/manual/manual.h"

#include <QObject>
#include <QTest>

// The parts of tst_manual, and how they read the sources. Test code only.

QString sourceText(const QString &path); // from the root of the tree
QStringList sourceFiles(const QString &folder, const QStringList &patterns);
// What the pattern captures, each once, sorted.
QStringList captured(const QString &text, const QString &pattern);

class ManualTest : public QObject
{
    Q_OBJECT

protected:
    static void eachLanguage()
    {
        QTest::addColumn<QString>("language");
        for (const QString &language : sluice::Manual::languages())
            QTest::newRow(qPrintable(language)) << language;
    }
    static QString text(const QString &language, const QString &page)
    {
        return sluice::Manual(language).text(page);
    }
};

// The manual against itself: files, languages, links, pictures.
class ManualPagesTest : public ManualTest
{
    Q_OBJECT

private slots:
    void pagesAreTheFiles_data() { eachLanguage(); }
    void pagesAreTheFiles();
    void languagesAreAlike();
    void linksLeadSomewhere_data() { eachLanguage(); }
    void linksLeadSomewhere();
    void picturesAreSmall();
    void namesNoMachine_data() { eachLanguage(); }
    void namesNoMachine();
    void consolePagesHaveAPage();
    void anchorsAreEnglishHeadings();
    void readmeIsShort();
};

// The manual against the programs that it describes: what it lists is what they take, no more and
// no less.
class ManualListsTest : public ManualTest
{
    Q_OBJECT

private slots:
    void listsTheCommands_data() { eachLanguage(); }
    void listsTheCommands();
    void listsTheOptionsThatAreTaken();
    void listsTheSandboxOptions_data() { eachLanguage(); }
    void listsTheSandboxOptions();
    void listsTheParameters_data();
    void listsTheParameters();
    void listsTheConnectionSettings_data();
    void listsTheConnectionSettings();
    void listsTheSettings_data() { eachLanguage(); }
    void listsTheSettings();
    void listsTheExitCodes_data() { eachLanguage(); }
    void listsTheExitCodes();
};
