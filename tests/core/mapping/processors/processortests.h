// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

// The parts of tst_processors. Test code only.

// Job documents: what a processor of type script or command may say.
class CommandSpecTest : public QObject
{
    Q_OBJECT
private slots:
    void bad_data();
    void bad();
    void describe();
    void columns();
};

// Answers on disk.
class AnswerSpoolTest : public QObject
{
    Q_OBJECT
private slots:
    void anyOrder();
    void incompleteIsNotUsed();
    void otherDigestIsNotUsed();
    void damagedIsNotUsed_data();
    void damagedIsNotUsed();
};

// Programs that behave, and such that do not (design 8).
class CommandTest : public QObject
{
    Q_OBJECT
private slots:
    void outcomes_data();
    void outcomes();
    void failures_data();
    void failures();
    void chainGoesOn();
    void largePageThroughSort();
    void environmentIsClean();
    void standardErrorGoesToTheLog();
    void limitsHold_data();
    void limitsHold();
    void stopEndsIt();
    void nothingIsLeftBehind();
    void endsWithItsOwner();
    void answersAreFoundAgain();
    void notPrepared();
};

// JavaScript: what process() and processRecords() may give back.
class ScriptTest : public QObject
{
    Q_OBJECT
private slots:
    void outcomes_data();
    void outcomes();
    void failures_data();
    void failures();
    void frames();
    void anyText();
    void consoleGoesToTheLog();
};

// Scripts that mean harm, or are broken: each ends within the limit, and says where.
class AttackTest : public QObject
{
    Q_OBJECT
private slots:
    void attacks_data();
    void attacks();
};

// The lead example as rules, as a script and as a command (zoho-crm-bulk F).
class LeadProcessorsTest : public QObject
{
    Q_OBJECT
private slots:
    void sameTotals_data();
    void sameTotals();
    void javaExample();
};
