// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/crmbulk/mapping/crmmappingplan.h"

#include <QObject>

// The parts of tst_crmmapping and what they share. Test code only. JSON is written with ' in place
// of ".

QByteArray crmQuoted(QByteArray text);
// A mapping from the members of its document, without the version; fails the test if it cannot be.
sluice::CrmMapping crmMappingFrom(const QByteArray &members);
// A module with a field of every type: Name, Note, Email, Phone, Site, Count, Big, Amount, Share,
// Active, Born, Met, Status, Tags, Account, Owner, Made (read-only), Sum (formula), Health, Secret.
QHash<QString, sluice::CrmField> crmFields();
sluice::CrmMappingEnds crmEnds(); // an update of that module by itself

class CrmDocumentTest : public QObject
{
    Q_OBJECT
private slots:
    void byteIdentity();
    void defaults();
    void problems_data();
    void problems();
    void allAtOnce();
};

class CrmValueTest : public QObject
{
    Q_OBJECT
private slots:
    void fitting_data();
    void fitting();
    void misfits_data();
    void misfits();
    void foldedPicksOfTwoMeanings();
};

class CrmPlanTest : public QObject
{
    Q_OBJECT
private slots:
    void fields();
    void processorsOnly();
    void problems_data();
    void problems();
    void allProblemsAtOnce();
    void files();
    void sensitive_data();
    void sensitive();
    void otherConnection();
};

class CrmProcessorTest : public QObject
{
    Q_OBJECT
private slots:
    void records_data();
    void records();
    void swaps();
    void reasons();
    void hiddenValues();
    void filesLeaveNothing();
    void newColumns();
    void hashes();
    void missingColumn();
    void stops();
    void hiddenOutcomeColumns();
};

class CrmAutoMapTest : public QObject
{
    Q_OBJECT
private slots:
    void moduleToItself();
    void file();
    void keepsWhatIsThere();
};
