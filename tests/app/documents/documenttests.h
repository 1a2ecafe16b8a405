// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QObject>

// The parts of tst_documents. Test code only.

class ConnectionFileTest : public QObject
{
    Q_OBJECT
private slots:
    void reads();
    void importOfExportIsIdentical();
    void sandboxFile();
    void good_data();
    void good();
    void bad_data();
    void bad();
    void badDocument_data();
    void badDocument();
    void allProblemsAtOnce();
    void problemsQuoteNoSecret();
    void forms();
};

class ConnectionsTest : public QObject
{
    Q_OBJECT
private slots:
    void saveFindRemove();
    void renameGoesToJobs();
    void importTwice();
    void importIsAllOrNothing();
    void valuesNeedAVaultKey();
    void valuesGoIntoTheVault();
    void replacedSecretsLeaveTheVault();
    void environmentIsReadAtEachUse();
    void missingSecrets_data();
    void missingSecrets();
    void notices();
    void signInChanged();
    void editKeepsWhatChangedElsewhere();
    void editRefusesWhatBothChanged_data();
    void editRefusesWhatBothChanged();
};

class JobFileTest : public QObject
{
    Q_OBJECT
private slots:
    void reads();
    void importOfExportIsIdentical_data();
    void importOfExportIsIdentical();
    void good_data();
    void good();
    void bad_data();
    void bad();
    void badDocument_data();
    void badDocument();
    void allProblemsAtOnce();
};

class JobsTest : public QObject
{
    Q_OBJECT
private slots:
    void saveFindRemove();
    void importTwice();
    void importIsAllOrNothing();
    void serviceMustFit();
    void mappingFile_data();
    void mappingFile();
    void scriptFile();
    void scriptFileProblems_data();
    void scriptFileProblems();
    void starter();
};

class OriginalsTest : public QObject
{
    Q_OBJECT
private slots:
    void variables();
    void missingVariables_data();
    void missingVariables();
    void noVariables();
    void notices_data();
    void notices();
    void scopes_data();
    void scopes();
    void whatWasChangedStays();
    void wrongConfigurationChangesNothing();
    void configurationFile();
    void configurationIsRecognised_data();
    void configurationIsRecognised();
    void secretsOfVariables_data();
    void secretsOfVariables();
    void environmentIsLookedAt();
};

class CodeLibSettingsTest : public QObject
{
    Q_OBJECT
private slots:
    void variables();
    void withoutProject();
    void refused_data();
    void refused();
    void dataCentres_data();
    void dataCentres();
    void notices_data();
    void notices();
    void whatWasChangedStays();
    void besideThePlugin();
    void pasted_data();
    void pasted();
};

class CrmCodeLibTest : public QObject
{
    Q_OBJECT
private slots:
    void files();
    void wholeCron();
    void variables();
    void refused_data();
    void refused();
    void schedules_data();
    void schedules();
};

// The Error's text, or nothing: QCOMPARE(problemOf(call), QString()) shows why a call failed.
template <class T> QString problemOf(const sluice::Result<T> &result)
{
    return result ? QString() : result.error().text();
}
