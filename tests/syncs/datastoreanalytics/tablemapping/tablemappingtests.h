// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/datastoreanalytics/columnplan.h"

#include <QObject>

// The parts of tst_tablemapping and what they share. Test code only. JSON is written with ' in
// place of ".

QByteArray quoted(QByteArray text);
// A mapping from the members of its document, without the version; fails the test if it cannot be.
sluice::TableMapping mappingFrom(const QByteArray &members);
// The table of most tests: the system's columns, Name, Phone, Note, Amount, Count, Big, Paid, Born,
// Active, Secret.
QList<sluice::SourceColumn> testTable();

class DocumentTest : public QObject
{
    Q_OBJECT
private slots:
    void byteIdentity();
    void sortsWhatHasNoOrder();
    void problems_data();
    void problems();
    void allProblemsAtOnce();
    void kinds();
};

class TransformTest : public QObject
{
    Q_OBJECT
private slots:
    void cells_data();
    void cells();
    void chain();
    void hashes();
    void patterns_data();
    void patterns();
    void unusablePatterns_data();
    void unusablePatterns();
};

class ZoneTest : public QObject
{
    Q_OBJECT
private slots:
    void civilTimes_data();
    void civilTimes();
    void civilRoundTrip();
    void shifts_data();
    void shifts();
    void likeQt();
};

class FilterTest : public QObject
{
    Q_OBJECT
private slots:
    void conditions_data();
    void conditions();
    void allMustHold();
    void badValues_data();
    void badValues();
};

class PlanTest : public QObject
{
    Q_OBJECT
private slots:
    void choice_data();
    void choice();
    void renamesAndTypes();
    void standingView();
    void refused_data();
    void refused();
    void memo();
};

class ShaperTest : public QObject
{
    Q_OBJECT
private slots:
    void rows_data();
    void rows();
    void checks_data();
    void checks();
    void viewsOnly();
    void personalData();
    void filteredByWhatIsNotSent();
    void missingColumn();
    void hashKey();
    void throughput();
};
